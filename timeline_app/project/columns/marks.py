"""Every entry as columns, for views that show thousands: arrays, no records."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.altered import some
from timeline_app.project.columns.base import NO_PRECISION, Base
from timeline_app.project.columns.lanes import Lanes
from timeline_app.project.columns.sequences import Coded, Column, Ids, Numbers, Rows, pack, rows_of
from timeline_app.project.columns.texts import Text


class Edited(NamedTuple):
    """What became of the entries of a view: places before of those that went, places now of those that came, rising.

    What was altered is in both; `was` has the place before of each one that came, -1 of a new one. `renamed`: kinds of
    lanes on which any entry may have another name.
    """

    gone: Rows
    came: Rows
    was: Rows
    renamed: frozenset[str]


class MarkColumns:
    """Columns of equal length, in the order asked for (time is `when_sort, when_hi, rank, id`).

    A column is a sequence of values; `array` gives its numbers as an array. Titles, dates in words and names of lanes
    are fetched from the file when they are asked for, in the thread of the project, and are as the file has them then.

    `lo`, `hi`, `start_hi`, `end_lo`: seconds as in docs/DATES.md, sentinels for open and unknown ends.
    `total`: entries in the project, whatever the filter holds back.
    """

    def __init__(self, base: Base, rows: Rows, total: int) -> None:
        self.base = base
        self.rows = rows  # of `base`, in the order asked for
        self.total = total
        self.id = Ids(base.packed, rows)
        self.title: Column[str] = Text(base.texts, base.packed, rows, 0)
        self.text: Column[str] = Text(base.texts, base.packed, rows, 1)  # the date as typed
        self.edtf: Column[str | None] = Text(base.texts, base.packed, rows, 2)
        self.date_words: Column[str] = Text(base.texts, base.packed, rows, 3)  # as typed, else in EDTF
        self.lanes = Lanes(base, rows)  # lane kind → the names of each entry on it

    def __len__(self) -> int:
        return len(self.rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MarkColumns):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in _NAMES)
        return same and self.total == other.total and all(self.lanes[k] == other.lanes[k] for k in self.lanes)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def array(self, name: str) -> NDArray[Any]:
        """Return the numbers of a column of `base.READ`, a copy."""
        return some(self.base.held, name, self.rows)

    def some(self, places: Rows) -> MarkColumns:
        """Return the entries at these places alone."""
        return MarkColumns(self.base, self.rows[places], self.total)

    def edited(self, before: MarkColumns, also: Set[str] = frozenset()) -> Edited | None:
        """Return what became of the entries of `before`, in the same order; None where that is not known.

        Args:
            also: ids of entries that count as altered, whatever became of them.
        """
        touched = self.base.touched(before.base)
        if touched is None:
            return None
        old, new = before.base.packed, self.base.packed
        others = self._let_in_or_out(before, touched.ids)
        ids = None if others is None else np.union1d(np.union1d(touched.ids, others), pack(also))
        if ids is None or len(ids) > _MOST:
            return None
        was = before.id.places(rows_of(old, ids))
        now = self.id.places(rows_of(new, ids))
        order = np.argsort(now, kind="stable")
        order = order[now[order] >= 0]
        return Edited(np.sort(was[was >= 0]), now[order], was[order], touched.renamed)

    def _let_in_or_out(self, before: MarkColumns, touched: NDArray[np.bytes_]) -> NDArray[np.bytes_] | None:
        """Return which of the other entries one of the two views has and the other has not; None where many are."""
        if len(self.rows) == len(self.base.packed) and len(before.rows) == len(before.base.packed):
            return touched[:0]
        held = []
        for view in (before, self):
            there = np.zeros(len(view.base.packed), np.bool_)
            there[view.rows] = True
            rows = rows_of(view.base.packed, touched)
            held.append(np.delete(there, rows[rows >= 0]))
        differ = held[0] != held[1]
        if np.count_nonzero(differ) > _MOST:
            return None
        others: NDArray[np.bytes_] = np.delete(self.base.packed, rows[rows >= 0])[differ]
        return others

    @cached_property
    def span(self) -> Coded:
        """How each entry lies in its date, "" without one."""
        return self._coded("span")

    @cached_property
    def precision(self) -> Column[int | None]:
        """The finest unit of each date (docs/DATES.md), None without one."""
        return Numbers(self.array("precision"), NO_PRECISION)

    @cached_property
    def lo(self) -> Column[int]:
        """The earliest second."""
        return Numbers(self.array("lo"))

    @cached_property
    def hi(self) -> Column[int]:
        """The second after the latest."""
        return Numbers(self.array("hi"))

    @cached_property
    def start_hi(self) -> Column[int]:
        """The latest second at which it may have begun."""
        return Numbers(self.array("start_hi"))

    @cached_property
    def end_lo(self) -> Column[int]:
        """The earliest second at which it may have ended."""
        return Numbers(self.array("end_lo"))

    @cached_property
    def lo_kind(self) -> Coded:
        """What is known of the beginning."""
        return self._coded("lo_kind")

    @cached_property
    def hi_kind(self) -> Coded:
        """What is known of the end."""
        return self._coded("hi_kind")

    @cached_property
    def kind(self) -> Coded:
        """A slug of `vocabulary.KINDS`."""
        return self._coded("kind")

    @cached_property
    def status(self) -> Coded:
        """A slug of `vocabulary.STATUSES`."""
        return self._coded("status")

    @cached_property
    def importance(self) -> Column[int]:
        """1 to 5."""
        return Numbers(self.array("importance"))

    @cached_property
    def own_note(self) -> Column[bool]:
        """Whether it is the researcher's own statement."""
        return Numbers(self.array("own_note"))

    @cached_property
    def citations(self) -> Column[int]:
        """How many."""
        return Numbers(self.array("citations"))

    def _coded(self, name: str) -> Coded:
        return Coded(self.array(name), self.base.words[name])


_MOST = 200  # entries of one edit; more are arranged anew in less time
_NAMES = (
    *("id", "title", "edtf", "text", "span", "precision", "lo", "hi", "start_hi", "end_lo", "lo_kind", "hi_kind"),
    *("kind", "status", "importance", "own_note", "citations"),
)
