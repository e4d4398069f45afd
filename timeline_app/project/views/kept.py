"""Columns kept from one reading to the next: asked for again they cost nothing, after a small edit little.

Of the one table of all entries, which every view shares, only the entries that an edit touched are read again. Of a
view the file is only asked which entries, and in which order.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.change import Change
from timeline_app.project.chronicle import Filter
from timeline_app.project.columns.base import Base, Held, speaking, time_key
from timeline_app.project.columns.sequences import Rows, pack, rows_of
from timeline_app.project.columns.texts import Texts
from timeline_app.project.views.marks import MarkColumns, found, marks

_VIEWS = 4  # of one state of the file
_TOUCHED = 60  # entries; where more were touched, everything is read anew
_OWNERS = {"citation": "entry_id", "site": "entry_id", "role": "entry_id", "tagging": "target_id"}
_NAMED = {"place": "place", "agent": "person", "tag": "tag", "source": "source", "version": "source"}  # table → lane
_ELSEWHERE = {"link", "preference", "decision", "claim"}  # no column shows anything of these
_WHOLE = Filter()

State = tuple[int, int]
Asked = tuple[Filter, str, bool]
Tied = tuple[str, str, str, str, str]


class Kept:
    """The columns of one project. It must hear every change that is made through the same connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._texts = Texts(db)
        self._views: dict[Asked, MarkColumns] = {}
        self._orders: dict[tuple[str, bool], Rows] = {}  # every entry
        self._sets: dict[Filter, NDArray[np.bool_]] = {}  # what a filter lets through
        self._state: State = (-1, -1)
        self._whole: MarkColumns | None = None  # every entry, as of the edits before those in `_touched`
        self._touched: set[str] | None = None  # entries, None: nobody knows
        self._renamed: set[str] = set()  # kinds of lanes on which names may have changed
        self._heard: State = (-1, -1)
        self._ties: tuple[State, tuple[Tied, ...]] = ((-1, -1), ())

    def ties(self) -> tuple[Tied, ...]:
        """Return every link as (id, from, to, type, basis), oldest first; the same value until one is changed."""
        state = self._now()
        if self._ties[0] != state:
            query = (
                "select lower(hex(id)), lower(hex(from_id)), lower(hex(to_id)), type, basis from link where gone = 0"
            )
            self._ties = (state, tuple(self._db.execute(f"{query} order by id").fetchall()))
        return self._ties[1]

    def read(self, wanted: Filter, order: str, *, falling: bool) -> MarkColumns:
        """Return the columns of a view; see `views.marks.marks`."""
        state = self._now()
        if state != self._state or len(self._views) > _VIEWS:
            self._views, self._orders, self._sets, self._state = {}, {}, {}, state
            if state != self._heard:
                self._texts.forget_all()  # another program wrote
        asked = (wanted, order, falling)
        if asked not in self._views:
            self._views[asked] = self._view(asked, state)
        return self._views[asked]

    def hear(self, change: Change) -> None:
        """Note which entries a change touched."""
        state = self._now()
        found = _touched(change) if state[1] == self._heard[1] else None  # else another program wrote as well
        self._touched = None if found is None or self._touched is None else self._touched | found
        self._renamed |= {lane for table, lane in _NAMED.items() if table in change.tables}
        if found is None:
            self._texts.forget_all()
        else:
            self._texts.forget(found)
        if self._ties[0][1] == state[1] and "link" not in change.tables:
            self._ties = (state, self._ties[1])
        self._heard = state

    def _now(self) -> State:
        return (self._db.total_changes, self._db.execute("pragma data_version").fetchone()[0])

    def _view(self, asked: Asked, state: State) -> MarkColumns:
        wanted, order, falling = asked
        if wanted and self._whole is None:  # one question, and perhaps the only one: not worth reading everything
            return marks(self._db, wanted, order, falling=falling, texts=self._texts)
        whole = self._entire(state)
        by_time = (order, falling) == ("when", False)
        if by_time and not wanted:
            return whole
        rows = whole.rows if by_time else self._ordered(whole, order, falling)
        if wanted:
            rows = rows[self._through(whole, wanted)[rows]]
        return MarkColumns(whole.base, rows, len(whole))

    def _ordered(self, whole: MarkColumns, order: str, falling: bool) -> Rows:
        if (order, falling) not in self._orders:
            ids = found(self._db, _WHOLE, order, falling=falling)
            self._orders[order, falling] = rows_of(whole.base.packed, ids)
        return self._orders[order, falling]

    def _through(self, whole: MarkColumns, wanted: Filter) -> NDArray[np.bool_]:
        if wanted not in self._sets:
            through = np.zeros(len(whole), bool)
            through[rows_of(whole.base.packed, found(self._db, wanted, ""))] = True
            self._sets[wanted] = through
        return self._sets[wanted]

    def _entire(self, state: State) -> MarkColumns:
        before, touched = self._whole, self._touched if state == self._heard else None
        if before is None or touched is None or len(touched) > _TOUCHED:
            self._whole = marks(self._db, _WHOLE, texts=self._texts)
            if before is not None:
                self._whole.base.held["edition"][:] = before.base.held["edition"].max(initial=0) + 1
        else:
            lanes = {kind: named for kind, named in before.base.lanes.items() if kind not in self._renamed}
            self._whole = MarkColumns(replace(before.base, lanes=lanes), before.rows, before.total)
            if touched:
                news = marks(self._db, Filter(ids=frozenset(touched)), texts=self._texts, total=0)
                self._whole = patched(self._whole, touched, news)
        self._touched, self._heard, self._renamed = set(), state, set()
        return self._whole


def patched(before: MarkColumns, touched: set[str], news: MarkColumns) -> MarkColumns:
    """Return columns in order of time in which the touched entries are as in `news`, or gone if they are not there.

    Columns in which nothing is different are the same arrays as before.
    """
    old, new = before.base, speaking(news.base, before.base.words)
    new.held["edition"][:] = old.held["edition"].max(initial=0) + 1
    out = rows_of(old.packed, pack(touched))
    out = np.unique(out[out >= 0])
    if np.array_equal(old.packed[out], new.packed):
        return _altered(before, out, new)
    stays = np.delete(np.arange(len(old.packed)), out)
    at = np.searchsorted(old.packed[stays], new.packed)
    rows = np.insert(stays, at, len(old.packed) + np.arange(len(new.packed)))  # of both, one after the other
    held = {name: np.insert(np.delete(column, out), at, new.held[name]) for name, column in old.held.items()}
    lanes = {kind: named.followed_by(new.named(kind)).taken(rows) for kind, named in old.lanes.items()}
    places = np.full(len(old.packed) + len(new.packed), -1)
    places[rows] = np.arange(len(rows))
    order = places[before.rows]
    order = _placed(held, order[order >= 0], places[len(old.packed) :])
    return MarkColumns(Base(old.db, held, new.words, old.texts, lanes), order, len(rows))


def _altered(before: MarkColumns, rows: Rows, new: Base) -> MarkColumns:
    """Return the same entries, of which these have other values."""
    old = before.base
    held = {name: _with(column, rows, new.held[name]) for name, column in old.held.items()}
    lanes = {kind: named.altered(rows, new.named(kind)) for kind, named in old.lanes.items()}
    order = before.rows
    if any(held[name] is not old.held[name] for name in ("sort", "hi", "rank", "undated")):
        gone = np.zeros(len(order), bool)
        gone[rows] = True
        order = _placed(held, order[~gone[order]], rows)
    return MarkColumns(Base(old.db, held, new.words, old.texts, lanes), order, before.total)


def _with(column: NDArray[Any], rows: Rows, values: NDArray[Any]) -> NDArray[Any]:
    if np.array_equal(column[rows], values):
        return column
    copied = column.copy()
    copied[rows] = values
    return copied


def _placed(held: Held, order: Rows, rows: Rows) -> Rows:
    """Return an order of time with these rows where they belong."""
    for row in rows.tolist():
        key = time_key(held, row)
        order = np.insert(order, bisect_left(order, key, key=lambda other: time_key(held, int(other))), row)
    return order


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
        elif table not in _ELSEWHERE and table not in _NAMED:
            return None
    return ids
