"""Which entries a list shows, and in which order: ids alone.

What they are sorted by is kept as columns (`project.sheets`), and sorted there. An order of a million ids is 16 MB
and a matter of half a second; after a small edit it is mended by asking, in SQL, for the place of the touched entries
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from sqlite3 import Connection, OperationalError
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from timeline_app.dates import CEILING, FLOOR
from timeline_app.dates.calendars import DAY, civil_from_days
from timeline_app.errors import Cancelled
from timeline_app.project.chronicle import Filter
from timeline_app.project.search import index
from timeline_app.project.sheets import filtering, sorting
from timeline_app.project.sheets.parts import Roll, Source
from timeline_app.project.sheets.sheet import Key, Rows, Sheet
from timeline_app.project.views.selecting import condition

Ids = NDArray[np.uint64]
"""Packed ids: an array of n × 2 numbers, the 16 bytes of each id as they lie in the file."""


class By(NamedTuple):
    """One key of an order: a name of `ORDERS`, or of `GROUPS` where rows are grouped; what is missing comes last."""

    order: str
    falling: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Some rows that stand together. `value` None: they have none of what is grouped by."""

    value: str | int | None  # lower case; years are astronomical, months are year × 12 + month - 1
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


def _first(select: str) -> str:
    return f"({select} limit 1)"


def _agent(kinds: str) -> str:
    return _first(
        "select a.name from role r join agent a on a.id = r.agent_id where r.entry_id = e.id and r.gone = 0 "
        f"and a.gone = 0 {kinds} order by r.position, r.id"
    )


_PLACE = _first(
    "select p.name from site s join place p on p.id = s.place_id where s.entry_id = e.id and s.gone = 0 "
    "and p.gone = 0 order by s.position, s.id"
)
_TAG = _first(
    "select g.name from tagging t join tag g on g.id = t.tag_id where t.target_id = e.id and t.gone = 0 "
    "and t.target_table = 'entry' and g.gone = 0 order by g.position, g.name"
)
_SOURCE = _first(
    "select coalesce(nullif(s.short_title, ''), cast(json_extract(s.csl, '$.title') as text), '') from citation c "
    "left join passage p on p.id = c.passage_id left join version v on v.id = p.version_id "
    "join source s on s.id = coalesce(v.source_id, c.source_id) "
    "where c.entry_id = e.id and c.gone = 0 and s.gone = 0 order by c.position, c.id"
)
_CLAIMANT = _first(
    "select a.name from citation c join agent a on a.id = c.claimant_id where c.entry_id = e.id and c.gone = 0 "
    "and a.gone = 0 order by c.position, c.id"
)
_CITATIONS = "(select count(*) from citation c where c.entry_id = e.id and c.gone = 0)"
_MODIFIED = "(select max(o.k) from operation o where o.row = e.id)"


def _months(second: str) -> str:
    """Return SQL for the month of a second; SQLite knows the calendar of the years 1 to 9999, we do the others."""
    known = (
        f"cast(strftime('%Y', {second}, 'unixepoch') as integer) * 12 "
        f"+ cast(strftime('%m', {second}, 'unixepoch') as integer) - 1"
    )
    return f"(case when {second} between {_YEAR_1} and {_YEAR_9999} then {known} else month_of({second}) end)"


_YEAR_1, _YEAR_9999 = -62_135_596_800, 253_402_300_799
_LAST = "(e.when_start_hi - 1)"
_MONTH = f"(case when e.when_lo_kind = 'known' and {_months('e.when_lo')} = {_months(_LAST)} then {{}} end)"
_MANY_YEARS = 10**12  # division in SQL rounds towards 0


def _years(second: str) -> str:
    known = f"cast(strftime('%Y', {second}, 'unixepoch') as integer)"
    far = f"((month_of({second}) + {12 * _MANY_YEARS}) / 12 - {_MANY_YEARS})"
    return f"(case when {second} between {_YEAR_1} and {_YEAR_9999} then {known} else {far} end)"


_UNDATED = "(e.when_edtf is null)"
TIME = (f"e.when_sort + {_UNDATED}", "e.when_hi", "e.rank", "e.id")
"""Order of time: the undated stand at the end of the scale, behind what has a date there."""

ORDERS: dict[str, tuple[str, ...]] = {
    "when": (_UNDATED, "e.when_sort", "e.when_hi", "e.rank", "e.id"),
    "earliest": ("case when e.when_lo_kind = 'known' then e.when_lo end",),
    "latest": ("case when e.when_hi_kind = 'known' then e.when_hi end",),
    "title": ("lower(e.title)",),
    "summary": ("lower(nullif(e.summary, ''))",),
    "place": (f"lower({_PLACE})",),
    "person": (f"lower({_agent('')})",),
    "tag": (f"lower({_TAG})",),
    "source": (f"lower({_SOURCE})",),
    "claimant": (f"lower({_CLAIMANT})",),
    "citations": (_CITATIONS,),
    "kind": ("e.kind",),
    "status": ("e.status",),
    "importance": ("e.importance",),
    "confidence": ("case e.confidence when 'low' then 1 when 'moderate' then 2 when 'high' then 3 end",),
    "lane": ("lower(nullif(e.lane, ''))",),
    "note": ("lower(nullif(e.private_note, ''))",),
    "edtf": ("e.when_edtf",),
    "modified": (_MODIFIED,),
}
"""What entries can be put in order by, in SQL: parts that compare alike in SQLite and in Python."""

_WORDS: dict[str, str] = {
    "place": _PLACE,
    "person": _agent("and a.kind = 'person'"),
    "organisation": _agent("and a.kind <> 'person'"),
    "tag": _TAG,
    "source": _SOURCE,
    "claimant": _CLAIMANT,
    "kind": "e.kind",
    "status": "e.status",
}
_NUMBERS: dict[str, str] = {
    "year": f"(case when e.when_lo_kind = 'known' and {_years('e.when_lo')} = {_years(_LAST)} "
    f"then {_years('e.when_lo')} end)",
    "month": _MONTH.format(_months("e.when_lo")),
}
GROUPS = (*_WORDS, *_NUMBERS)
"""What rows can be grouped by. An entry with several names stands under the first, as on the timeline.

A date that is not within one year, or one month, stands with the undated.
"""


def order(source: Source, sheet: Sheet, wanted: Filter, keys: Sequence[By] = (), group: By | None = None) -> Order:
    """Return the entries that a filter lets through, in order; see `Order`.

    Args:
        source: is asked for what the sheet does not hold yet, and for the filter; in parts, so that nobody who wants
            to write waits long.
    """
    rows = sorting.time_rows(sheet, source, falling=any(key == By("when", True) for key in keys))
    roll = sheet.ids(source)
    told, left = filtering.through(sheet, source, wanted)
    for through in (told, _through(source, roll, left)):
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


def _before_time(keys: Sequence[By]) -> list[By]:
    """Return the keys before the one of time, which leaves no ties to those after it."""
    return list(takewhile(lambda key: key.order != "when", keys))


def _grouping(sheet: Sheet, source: Source, name: str) -> Key:
    if name in _NUMBERS:
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
    if name in _NUMBERS:
        return tuple(Group(value if known else None, "", count) for known, value, count in heads)
    coded = sheet.column(source, name)
    least = np.minimum.reduceat(coded.codes[rows], begins).tolist()
    return tuple(
        Group(coded.values[value], coded.names[least[number]], count) if known else Group(None, "", count)
        for number, (known, value, count) in enumerate(heads)
    )


def _through(source: Source, roll: Roll, wanted: Filter) -> NDArray[np.bool_] | None:
    """Return which rows a filter lets through, None for all of them."""
    if not wanted:
        return None
    through = np.zeros(len(roll), np.bool_)
    whole = index.is_whole(source.db)
    where, values = condition(wanted, whole=whole)
    query = f"select e.id from entry e where {where}"
    if _is_looked_up(wanted, whole):
        found = np.array(source.db.execute(query, values).fetchall(), "S16").reshape(-1)
        rows = roll.rows(found)
        through[rows[rows >= 0]] = True
        return through
    for after, until in roll.spans():
        source.between()
        part = source.db.execute(f"{query} and e.id > ? and e.id <= ?", [*values, after, until]).fetchall()
        rows = roll.rows(np.array(part, "S16").reshape(-1))
        through[rows[rows >= 0]] = True
    return through


def _is_looked_up(wanted: Filter, whole: bool) -> bool:
    """Return whether a filter is answered by what an index finds, and no part of the table need be gone through."""
    return wanted.ids is not None or (whole and bool(wanted.text or wanted.quote))


def _parts(keys: tuple[By, ...], group: By | None) -> list[tuple[str, bool]]:
    """Return every part that is compared, with whether it falls."""
    parts = [(_grouped(group.order)[0], group.falling)] if group is not None else []
    parts += [(part, falling and part != _UNDATED) for name, falling in keys for part in ORDERS[name]]
    if not any(name == "when" for name, _ in keys):
        parts += [(part, False) for part in TIME]
    return parts


def _grouped(name: str) -> tuple[str, str]:
    """Return SQL for the value of a group and for its name."""
    return (f"lower({_WORDS[name]})", _WORDS[name]) if name in _WORDS else (_NUMBERS[name], "''")


@cache
def month_of(second: int) -> int | None:
    """Return year × 12 + month - 1 of a second, None for one off the scale."""
    if not FLOOR < second < CEILING - 1:
        return None
    year, month, _ = civil_from_days(second // DAY)
    return year * 12 + month - 1


# after an edit


def mended(db: Connection, before: Order, touched: Iterable[str], more: int = 0) -> Order:
    """Return an order in which the touched entries stand where they belong now, gone if they are not let through.

    All others must be as they were. Costs some tens of questions for each entry that is still there.

    Args:
        more: entries that came into the project, less those that went.
    """
    db.create_function("month_of", 1, month_of, deterministic=True)
    draft = _Draft(db, before)
    for id_ in touched:
        draft.take_out(id_)
    for id_, values in draft.let_through(touched):
        draft.put_in(id_, values)
    return Order(before.wanted, before.keys, before.group, draft.ids, tuple(draft.groups), before.total + more)


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


class _Draft:
    """An order that is being mended."""

    def __init__(self, db: Connection, before: Order) -> None:
        self._db, self._before = db, before
        self._parts = _parts(before.keys, before.group)
        self.ids, self.groups = before.ids, list(before.groups)

    def take_out(self, id_: str) -> None:
        place = where_is(self.ids, id_)
        if place is None:
            return
        self.ids = np.delete(self.ids, place, axis=0)
        until = 0
        for number, group in enumerate(self.groups):
            until += group.count
            if place < until:
                self.groups[number : number + 1] = [replace(group, count=group.count - 1)] if group.count > 1 else []
                return

    def let_through(self, touched: Iterable[str]) -> list[tuple[str, tuple[Any, ...]]]:
        """Return those that the filter lets through, with the values that are compared."""
        where, values = condition(self._before.wanted)
        return self._asked(where, values, [bytes.fromhex(id_) for id_ in touched])

    def put_in(self, id_: str, values: tuple[Any, ...]) -> None:
        low, high = 0, len(self.ids)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._comes_before(self._at(middle), values) else (low, middle)
        self.ids = np.insert(self.ids, low, pack(id_), axis=0)
        if self._before.group is not None:
            self._count(values[0], id_, low)

    def _count(self, value: str | int | None, id_: str, place: int) -> None:
        for number, group in enumerate(self.groups):
            if group.value == value:
                self.groups[number] = replace(group, count=group.count + 1)
                return
        begins = number = 0
        while number < len(self.groups) and begins < place:
            begins += self.groups[number].count
            number += 1
        assert self._before.group is not None
        name = _grouped(self._before.group.order)[1]
        (said,) = self._db.execute(f"select {name} from entry e where e.id = ?", [bytes.fromhex(id_)]).fetchone()
        self.groups.insert(number, Group(value, said or "", 1))

    def _at(self, place: int) -> tuple[Any, ...]:
        return self._asked("true", [], [self.ids[place].tobytes()])[0][1]

    def _asked(self, where: str, values: list[Any], ids: list[bytes]) -> list[tuple[str, tuple[Any, ...]]]:
        parts = ", ".join(part for part, _ in self._parts)
        query = f"select e.id, {parts} from entry e where {where} and e.id in ({', '.join('?' * len(ids))})"
        return [(row[0].hex(), row[1:]) for row in self._db.execute(query, [*values, *ids])]

    def _comes_before(self, one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
        for a, b, (_, falling) in zip(one, other, self._parts, strict=True):
            if a != b:
                return b is None if a is None or b is None else (a > b) is falling
        return False


_STEPS = 500_000  # of SQLite's machine between two reports


class Report(Protocol):
    """What long work calls as it goes; raises `Cancelled` once nobody wants its result."""

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is; `total` 0 means nobody knows."""


@contextmanager
def reporting(db: Connection, report: Report) -> Iterator[None]:
    """Let the questions of a connection report as they go, and end with `Cancelled` where that says so."""
    stopped: list[Cancelled] = []

    def go_on() -> int:
        try:
            report(0, 0)
        except Cancelled as why:
            stopped.append(why)
        return len(stopped)

    db.set_progress_handler(go_on, _STEPS)
    try:
        yield
    except OperationalError as why:
        if stopped:
            raise stopped[0] from why
        raise
