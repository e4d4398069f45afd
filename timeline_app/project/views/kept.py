"""Columns kept from one reading to the next: asked for again they cost nothing, after a small edit little.

Of the one table of all entries, which every view shares, only the entries that an edit touched are read again. Of a
view the file is only asked which entries.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from sqlite3 import Connection

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.change import Change, Row
from timeline_app.project.chronicle import Filter
from timeline_app.project.columns.base import Base
from timeline_app.project.columns.patching import patched
from timeline_app.project.columns.remembered import (
    FOLLOWED,
    WORTH,
    Head,
    Remembered,
    dossier_id,
    head,
    recall,
    remember,
)
from timeline_app.project.columns.sequences import rows_of
from timeline_app.project.columns.texts import Texts
from timeline_app.project.journal import ledger, reversal
from timeline_app.project.parts import Moment, Source
from timeline_app.project.views.marks import MarkColumns, found, marks
from timeline_app.project.views.rows import touched

_VIEWS = 4  # of one state of the file
_TOUCHED = 60  # entries; where more were touched, everything is read anew
_NAMED = {
    "place": ("place",),
    "agent": ("person", "organisation", "claimant"),
    "tag": ("tag",),
    "source": ("source",),
    "version": ("source",),
}
"""Table → the kinds of lanes on which its names stand."""
_BESIDE = {"passage", *_NAMED}
"""Tables of which a change touches no entry here: a mark that stays in its version, names that are read anew."""
_WHOLE = Filter()
_MOST = 1 << 62  # entries: nobody brings so many
_LITTLE = 30  # operations, and entries touched, since then; after so few they are not remembered again

State = tuple[int, int]
Tied = tuple[str, str, str, str, str]


class Kept:
    """The columns of one project. It must hear every change that is made through the same connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._source = Source(db, lambda: None)
        self._texts = Texts(db)
        self._views: dict[Filter, MarkColumns] = {}
        self._state: State = (-1, -1)
        self._whole: MarkColumns | None = None  # every entry, as of the edits before those in `_touched`
        self._touched: set[str] | None = None  # entries, None: nobody knows
        self._renamed: set[str] = set()  # kinds of lanes on which names may have changed
        self._heard: State = (-1, -1)
        self._ties: tuple[State, tuple[Tied, ...]] = ((-1, -1), ())
        self._known: tuple[MarkColumns | None, int] = (None, 0)  # as remembered, with so many kinds of lanes
        self._kept_at: Head | None = None  # the head at which they were
        self._brought = 0  # entries written through this connection while nobody asked for columns
        self._version, self._others = -1, 0  # of the file as others write it; how often they wrote records
        self._moment: Moment = (0, b"")  # when that was last looked at

    def ties(self) -> tuple[Tied, ...]:
        """Return every link as (id, from, to, type, basis), oldest first; the same value until one is changed."""
        state = self._now()
        if self._ties[0] != state:
            query = (
                "select lower(hex(id)), lower(hex(from_id)), lower(hex(to_id)), type, basis from link where gone = 0"
            )
            self._ties = (state, tuple(self._db.execute(f"{query} order by id").fetchall()))
        return self._ties[1]

    def read(self, wanted: Filter) -> MarkColumns:
        """Return the columns of a view; see `views.marks.marks`."""
        state = self._asked()
        self._renew(state)
        if wanted not in self._views:
            self._keep(wanted, self._view(wanted, state))
        return self._views[wanted]

    def is_told(self, wanted: Filter) -> bool:
        """Tell whether `read` need not ask the file which entries a filter lets through."""
        return not wanted or (self._now() == self._state and wanted in self._views)

    def tell(self, wanted: Filter, ids: NDArray[np.bytes_], through: NDArray[np.bool_]) -> None:
        """Go on from what is known of a filter in the file as it is.

        Args:
            ids: of all entries, packed and sorted.
            through: which of these it lets through.
        """
        state = self._asked()
        whole = self._entire(state)
        self._renew(state)
        if not np.array_equal(ids.view(np.uint64), whole.base.packed.view(np.uint64)):
            through = _marked(whole, ids[through])
        self._keep(wanted, _narrowed(whole, through))

    def _keep(self, wanted: Filter, view: MarkColumns) -> None:
        if len(self._views) > _VIEWS:
            self._views = {}
        self._views[wanted] = view

    def _renew(self, state: State) -> None:
        """Let go of what was read in another state of the file."""
        if state != self._state:
            self._views, self._state = {}, state
            if state != self._heard:
                self._texts.forget_all()  # another program wrote

    def at_hand(self) -> MarkColumns | None:
        """Return every entry where they are read already; None where all would have to be read anew."""
        state = self._asked()
        if self._whole is None or state != self._heard or self._touched is None or len(self._touched) > _TOUCHED:
            return None
        return self._entire(state)

    def is_at_hand(self, kind: str) -> bool:
        """Tell whether every entry, and the names on a kind of lanes, can be had without reading all of them."""
        state, whole = self._asked(), self._whole
        if whole is None or state != self._heard or self._touched is None or len(self._touched) > _TOUCHED:
            return False
        return kind == "kind" or (kind in whole.base.lanes and kind not in self._renamed)

    def take(self, known: Remembered) -> bool:
        """Go on from columns that were read elsewhere; return whether they are of this file, and not too old."""
        found = self._since(known)
        if found is None:
            return False
        state = self._now()
        self._texts.forget_all()
        self._views, self._state = {}, state
        self._whole, self._touched, self._heard, self._renamed = found, set(), state, set()
        return True

    def hear(self, change: Change, *, ours: bool = True) -> None:
        """Note which entries a change touched; `ours`: it was made through this connection."""
        state = self._written() if ours else self._now()
        found = _touched(change) if state[1] == self._heard[1] else None  # else another program wrote as well
        self._touched = None if found is None or self._touched is None else self._touched | found
        self._renamed |= _renamed(change)
        if found is None:
            self._texts.forget_all()
        else:
            self._texts.forget(found)
        if self._ties[0][1] == state[1]:
            self._ties = (state, _tied(self._ties[1], change))
        self._heard = state
        self._brought += sum(table == "entry" for table, _ in change.rows)

    def _asked(self) -> State:
        """Note that somebody shows the entries, and return the state of the file."""
        self._brought = -_MOST
        return self._now()

    def _now(self) -> State:
        """Return the state of the file; an index for searching that somebody fills in it makes no other one."""
        version = self._db.execute("pragma data_version").fetchone()[0]
        if version != self._version:
            moment = self._source.moment()
            self._others += moment != self._moment
            self._version, self._moment = version, moment
        return (self._db.total_changes, self._others)

    def _written(self) -> State:
        """Return the state of the file after a transaction through this connection."""
        moment = self._source.moment()
        if moment[0] == self._moment[0] + 1:  # else others wrote before it, as `_now` will see
            self._moment = moment
        return self._now()

    def _view(self, wanted: Filter, state: State) -> MarkColumns:
        if wanted and self._whole is None:  # one question, and perhaps the only one: not worth reading everything
            return marks(self._db, wanted, texts=self._texts)
        whole = self._entire(state)
        if not wanted:
            return whole
        return _narrowed(whole, _marked(whole, found(self._db, wanted)))

    def _entire(self, state: State) -> MarkColumns:
        before, touched = self._whole, self._touched if state == self._heard else None
        if before is None:
            self._whole = self._recalled() or marks(self._db, _WHOLE, texts=self._texts)
        elif touched is None or len(touched) > _TOUCHED:
            self._whole = marks(self._db, _WHOLE, texts=self._texts)
        elif touched or self._renamed:
            self._whole = self._followed(before, touched, self._renamed)
        self._touched, self._heard, self._renamed = set(), state, set()
        assert self._whole is not None
        return self._whole

    def _followed(self, before: MarkColumns, touched: set[str], renamed: set[str]) -> MarkColumns:
        """Return columns with these entries read again, and the names on these kinds of lanes yet to be."""
        base = before.base
        lanes = {kind: named for kind, named in base.lanes.items() if kind not in renamed}
        if not touched:
            edits = base.edited(base.packed[:0], renamed)
            return MarkColumns(replace(base, lanes=lanes, state=object(), edits=edits), before.rows, before.total)
        fresh = MarkColumns(replace(base, lanes=lanes), before.rows, before.total)
        news = marks(self._db, Filter(ids=frozenset(touched)), texts=self._texts, total=fresh.total)
        return patched(fresh, touched, news, renamed)

    def _recalled(self) -> MarkColumns | None:
        """Return what an earlier session remembered, with what was written since; None when that is not known."""
        known = recall(dossier_id(self._db))
        return None if known is None else self._since(known)

    def _since(self, known: Remembered) -> MarkColumns | None:
        """Return remembered columns with what was written since; None when they are of another file, or older."""
        written = self._written_since(known.head, FOLLOWED)
        if written is None or len(written[0]) > _TOUCHED:
            return None
        lanes = dict(known.lanes)  # more are read into it, while a job may keep the others
        base = Base(self._db, known.held, known.words, self._texts, lanes)
        found = MarkColumns(base, known.rows, len(known.rows))
        self._known, self._kept_at = (found, len(known.lanes)), known.head
        touched, renamed = written
        return self._followed(found, touched, renamed) if head(self._db) != known.head else found

    def _written_since(self, before: Head, most: int) -> tuple[set[str], set[str]] | None:
        """Return the entries touched, and kinds of lanes renamed, since a head of this file; None: it cannot be told.

        Args:
            most: operations; of more it is not looked for.
        """
        if head(self._db, before.k) != before:
            return None
        query = 'select count(*) from operation o join "transaction" t on t.k = o.txn where t.k > ?'
        if self._db.execute(query, (before.k,)).fetchone()[0] > most:
            return None
        change = reversal.change_of(self._db, ledger.transactions(self._db, before.k))
        touched = _touched(change)
        return None if touched is None else (touched, _renamed(change))

    def _is_followed(self, lanes: int) -> bool:
        """Tell whether the next session can go on from what was remembered before, by reading very little again."""
        if self._kept_at is None or lanes > self._known[1]:
            return False
        written = self._written_since(self._kept_at, _LITTLE)
        return written is not None and len(written[0]) <= _LITTLE and not written[1]

    def leave(self) -> None:
        """Remember the columns for the next session, where they are many and not remembered well enough already.

        They are read for that only by a program that wrote thousands of entries and showed none, which takes a small
        part of what writing took: on closing nobody else waits for it.
        """
        if self._whole is None and self._brought < WORTH:
            return
        now = head(self._db)  # before they are read: what another program writes meanwhile is read again next time
        whole = marks(self._db, _WHOLE, texts=self._texts) if self._brought >= WORTH else self.at_hand()
        if whole is None:
            return
        if not self._is_followed(len(whole.base.lanes)):
            known = (whole.base.held, whole.base.words, whole.base.lanes, whole.rows)
            self._kept_at = now
            remember(dossier_id(self._db), Remembered(self._kept_at, *known))
            self._known = (whole, len(whole.base.lanes))


def _marked(whole: MarkColumns, ids: NDArray[np.bytes_]) -> NDArray[np.bool_]:
    """Return which entries, in the order of their ids, have one of these."""
    rows = rows_of(whole.base.packed, ids)
    through = np.zeros(len(whole), np.bool_)
    through[rows[rows >= 0]] = True
    return through


def _narrowed(whole: MarkColumns, through: NDArray[np.bool_]) -> MarkColumns:
    """Return the entries that are let through, told in the order of their ids, in that of all of them."""
    return MarkColumns(whole.base, whole.rows[through[whole.rows]], len(whole))


def _tied(ties: tuple[Tied, ...], change: Change) -> tuple[Tied, ...]:
    """Return the links after a change, by id; the same value when none is another."""
    found = list(ties)
    for (table, id_), (_, state) in change.rows.items():
        if table == "link":
            at = bisect_left(found, (id_,))
            there = at < len(found) and found[at][0] == id_
            found[at : at + there] = [_tie(id_, state)] if state else []
    return tuple(found) if "link" in change.tables else ties


def _tie(id_: str, state: Row) -> Tied:
    return (id_, str(state["from_id"]), str(state["to_id"]), str(state["type"]), str(state["basis"]))


def _renamed(change: Change) -> set[str]:
    """Return the kinds of lanes on which names may be others now."""
    return {kind for table, kinds in _NAMED.items() if table in change.tables for kind in kinds}


def _touched(change: Change) -> set[str] | None:
    """Return the entries of which a column may be another now; None when that could be any."""
    for (table, _), states in change.rows.items():
        if table == "passage" and len({state["version_id"] for state in states if state}) > 1:
            return None
    return touched(change, _BESIDE)
