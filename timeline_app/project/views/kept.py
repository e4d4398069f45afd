"""Columns kept from one reading to the next: asked for again they cost nothing, after a small edit little.

Of the one view that every pane shares, all entries in order of time, only the entries that an edit touched are
read again. Every other view holds the same values: of it the file is only asked which entries, and in which order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import fields
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

from timeline_app.project.change import Change
from timeline_app.project.chronicle import Filter
from timeline_app.project.views.marks import MarkColumns, found, marks

_VIEWS = 4  # of one state of the file; each is as large as all its entries
_TOUCHED = 60  # entries; where more were touched, everything is read anew
_OWNERS = {"citation": "entry_id", "site": "entry_id", "role": "entry_id", "tagging": "target_id"}
_ELSEWHERE = {"link", "preference", "decision", "claim"}  # no column shows anything of these
_WHOLE = Filter()

State = tuple[int, int]
Asked = tuple[Filter, str, bool]


class Kept:
    """The columns of one project. It must hear every change that is made through the same connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._views: dict[Asked, MarkColumns] = {}
        self._orders: dict[tuple[str, bool], list[str]] = {}  # every entry
        self._sets: dict[Filter, frozenset[str]] = {}  # what a filter lets through
        self._state: State = (-1, -1)
        self._whole: MarkColumns | None = None  # every entry, as of the edits before those in `_touched`
        self._touched: set[str] | None = None  # entries, None: nobody knows
        self._heard: State = (-1, -1)

    def read(self, wanted: Filter, order: str, *, falling: bool) -> MarkColumns:
        """Return the columns of a view; see `views.marks.marks`."""
        state = self._now()
        if state != self._state or len(self._views) > _VIEWS:
            self._views, self._orders, self._sets, self._state = {}, {}, {}, state
        asked = (wanted, order, falling)
        if asked not in self._views:
            self._views[asked] = self._view(asked, state)
        return self._views[asked]

    def hear(self, change: Change) -> None:
        """Note which entries a change touched."""
        state = self._now()
        found = _touched(change) if state[1] == self._heard[1] else None  # else another program wrote as well
        self._touched = None if found is None or self._touched is None else self._touched | found
        self._heard = state

    def _now(self) -> State:
        return (self._db.total_changes, self._db.execute("pragma data_version").fetchone()[0])

    def _view(self, asked: Asked, state: State) -> MarkColumns:
        wanted, order, falling = asked
        if wanted and self._whole is None:  # one question, and perhaps the only one: not worth reading everything
            return marks(self._db, wanted, order, falling=falling)
        whole = self._entire(state)
        by_time = (order, falling) == ("when", False)
        if by_time and not wanted:
            return whole
        ids: Sequence[str] = whole.id if by_time else self._ordered(order, falling)
        if wanted:
            through = self._through(wanted)
            ids = [id_ for id_ in ids if id_ in through]
        at = dict(zip(whole.id, range(len(whole)), strict=True))
        return picked(whole, whole, [at[id_] for id_ in ids])

    def _ordered(self, order: str, falling: bool) -> list[str]:
        if (order, falling) not in self._orders:
            self._orders[order, falling] = found(self._db, _WHOLE, order, falling=falling)
        return self._orders[order, falling]

    def _through(self, wanted: Filter) -> frozenset[str]:
        if wanted not in self._sets:
            self._sets[wanted] = frozenset(found(self._db, wanted, ""))
        return self._sets[wanted]

    def _entire(self, state: State) -> MarkColumns:
        before, touched = self._whole, self._touched if state == self._heard else None
        if before is None or touched is None or len(touched) > _TOUCHED:
            self._whole = marks(self._db, _WHOLE)
        elif touched:
            self._whole = patched(before, touched, marks(self._db, Filter(ids=frozenset(touched))))
        else:
            self._whole = before
        self._touched, self._heard = set(), state
        assert self._whole is not None
        return self._whole


def patched(before: MarkColumns, touched: set[str], news: MarkColumns) -> MarkColumns:
    """Return columns in order of time in which the touched entries are as in `news`, or gone if they are not there."""
    out = {before.id.index(id_) for id_ in touched if id_ in before.id}
    rows = [row for row in range(len(before)) if row not in out]
    keys = [before.order[row] for row in rows]
    for row, key in enumerate(news.order, len(before)):
        at = bisect_left(keys, key)
        keys.insert(at, key)
        rows.insert(at, row)
    return picked(before, news, rows)


def picked(first: MarkColumns, then: MarkColumns, rows: Sequence[int]) -> MarkColumns:
    """Return these rows of two sets of columns that follow one another; `total` is that of the second."""

    def pick(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
        held = one if one is other else one + other
        return itemgetter(*rows)(held) if len(rows) > 1 else tuple(held[row] for row in rows)

    columns = {name: pick(getattr(first, name), getattr(then, name)) for name in _COLUMNS}
    lanes = {kind: pick(first.lanes[kind], then.lanes[kind]) for kind in first.lanes}
    return MarkColumns(**columns, lanes=lanes, total=then.total)


_COLUMNS = [field.name for field in fields(MarkColumns) if field.name not in ("lanes", "total")]


def _touched(change: Change) -> set[str] | None:
    """Return the entries of which a column may be another now; None when that could be any."""
    ids: set[str] = set()
    for (table, id_), states in change.rows.items():
        if table == "entry":
            ids.add(id_)
        elif table in _OWNERS:
            ids |= {str(state[_OWNERS[table]]) for state in states if state}
        elif table == "passage":
            versions = {state["version_id"] for state in states if state}
            if len(versions) > 1:
                return None
        elif table not in _ELSEWHERE:
            return None
    return ids
