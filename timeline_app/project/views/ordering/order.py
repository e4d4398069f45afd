"""Which entries a list shows, and in which order: ids alone.

What they are sorted by is kept as columns (`project.sheets`), and sorted there. An order of a million ids is 16 MB
and a matter of half a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.dates import CEILING, FLOOR
from timeline_app.project.chronicle import Filter
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.gathering.tables import bytes_of, together
from timeline_app.project.parts import Moment, Source
from timeline_app.project.search import index
from timeline_app.project.sheets import filtering, sorting
from timeline_app.project.sheets.sheet import Key, Rows, Sheet
from timeline_app.project.views.ordering.keys import NUMBERS, By
from timeline_app.project.views.selecting import condition

Ids = NDArray[np.uint64]
"""Packed ids: an array of n × 2 numbers, the 16 bytes of each id as they lie in the file."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some rows that stand together. `value` None: they have none of what is grouped by."""

    value: str | int | None  # folded; years are astronomical, months are year × 12 + month - 1
    name: str  # as it is written, "" for numbers and None
    count: int


@dataclass(frozen=True, slots=True)
class Order:
    """Entries as a list shows them, group by group; `keys` ends ties in order of time, undated last."""

    wanted: Filter
    keys: tuple[By, ...]
    group: By | None
    ids: Ids
    groups: tuple[Group, ...]  # () where rows are not grouped
    total: int  # entries in the project, whatever the filter holds back

    def __len__(self) -> int:
        return len(self.ids)


def pack(id_: str) -> Ids:
    """Return an id as it stands in `Ids`."""
    return np.frombuffer(bytes.fromhex(id_), dtype=np.uint64)


def where_is(ids: Ids, id_: str) -> int | None:
    """Return the place of an id, None when it is not there; a millisecond for a million."""
    first, second = pack(id_)
    for place in np.flatnonzero(ids[:, 1] == second):
        if ids[place, 0] == first:
            return int(place)
    return None


def order(source: Source, sheet: Sheet, wanted: Filter, keys: Sequence[By] = (), group: By | None = None) -> Order:
    """Return the entries that a filter lets through, in order; see `Order`.

    Args:
        source: is asked for what the sheet does not hold yet, and for the filter; in parts, so that nobody who wants
            to write waits long.
    """
    rows = sorting.time_rows(sheet, source, falling=any(key == By("when", True) for key in keys))
    roll = sheet.ids(source)
    through = filtering.through(sheet, source, wanted, lambda left: _asked(source, roll, left))
    rows = rows if through is None else rows[through[rows]]
    by = [(sorting.key(sheet, source, name), falling) for name, falling in _before_time(keys)]
    groups: tuple[Group, ...] = ()
    if group is not None:
        stands = _grouping(sheet, source, group.order)
        rows = sorting.sorted_by(rows, [(stands, group.falling), *by])
        groups = _groups(sheet, source, group.order, stands, rows)
    else:
        rows = sorting.sorted_by(rows, by)
    return Order(wanted, tuple(keys), group, np.ascontiguousarray(roll.pairs[rows]), groups, len(roll))


class Told(NamedTuple):
    """Which entries a filter lets through, as of one moment of the file; `ids` of all are packed and sorted."""

    wanted: Filter
    moment: Moment
    ids: NDArray[np.bytes_]
    through: NDArray[np.bool_]


def told(source: Source, sheet: Sheet, wanted: Filter) -> Told:
    """Return which entries a filter lets through, as of the moment of the sheet; `source` as of `order`."""
    roll = sheet.ids(source)
    through = filtering.through(sheet, source, wanted, lambda left: _asked(source, roll, left))
    return Told(wanted, sheet.moment, roll.ids, np.ones(len(roll), np.bool_) if through is None else through)


def _before_time(keys: Sequence[By]) -> list[By]:
    """Return the keys before the one of time, which leaves no ties to those after it."""
    return list(takewhile(lambda key: key.order != "when", keys))


def _grouping(sheet: Sheet, source: Source, name: str) -> Key:
    if name in NUMBERS:
        return sorting.time_of(sheet, source, name, floor=FLOOR, ceiling=CEILING)
    values = sheet.column(source, name).keys()
    return Key(values, values >= 0)


def _groups(sheet: Sheet, source: Source, name: str, stands: Key, rows: Rows) -> tuple[Group, ...]:
    """Return the groups of rows that are sorted by them."""
    if not len(rows):
        return ()
    assert stands.there is not None
    there, values = stands.there[rows], stands.values[rows]
    values[~there] = 0
    begins = np.concatenate([[0], 1 + np.flatnonzero((values[1:] != values[:-1]) | (there[1:] != there[:-1]))])
    counts = np.diff([*begins, len(rows)]).tolist()
    heads = zip(there[begins].tolist(), values[begins].tolist(), counts, strict=True)
    if name in NUMBERS:
        return tuple(Group(value if known else None, "", count) for known, value, count in heads)
    coded = sheet.column(source, name)
    least = np.minimum.reduceat(coded.codes[rows], begins).tolist()
    return tuple(
        Group(coded.values[value], coded.names[least[number]], count) if known else Group(None, "", count)
        for number, (known, value, count) in enumerate(heads)
    )


def _asked(source: Source, roll: Roll, wanted: Filter) -> NDArray[np.bool_]:
    """Return which rows meet conditions that the file alone can tell; in one question where these name the entries."""
    where, values = condition(wanted, whole=index.is_whole(source.db))
    query = f"select {together(source, 'e.id')} from entry e where {where}"
    through = np.zeros(len(roll), np.bool_)
    if wanted.ids is None:
        query = f"{query} and e.id > ? and e.id <= ?"
    for span in roll.spans() if wanted.ids is None else [()]:
        source.between()
        (joined,) = source.db.execute(query, [*values, *span]).fetchone()
        roll.mark(through, np.frombuffer(bytes_of(joined or b""), "S16"))
    return through
