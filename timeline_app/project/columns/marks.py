"""Every entry as columns, for views that show thousands: arrays, no records."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.base import NO_PRECISION, READ, Base
from timeline_app.project.columns.lanes import Lanes
from timeline_app.project.columns.sequences import Coded, Column, Ids, Numbers, Rows
from timeline_app.project.columns.texts import Text


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
        """Return the numbers of a column of `base.HELD`, a copy."""
        return np.take(self.base.held[name], self.rows)

    def editions(self, places: Rows | None = None) -> NDArray[np.void]:
        """Return what differs wherever another entry stands, or the same one read anew: `id` and `edition`.

        Args:
            places: of these alone.
        """
        rows = self.rows if places is None else self.rows[places]
        found = np.empty(len(rows), [("id", "S16"), ("edition", "u4")])
        for name in ("id", "edition"):
            found[name] = np.take(self.base.held[name], rows)
        return found

    def reread(self, before: MarkColumns) -> Rows | None:
        """Return the places of entries read anew since, if nothing but words can be other; None when more can be."""
        new, old = self.base.held, before.base.held
        if self.total != before.total or any(
            new[name] is not old[name] for name in READ.names or () if name not in _UNDRAWN
        ):
            return None
        if self.rows is not before.rows and not np.array_equal(self.rows, before.rows):
            return None
        places = self.id.places(np.flatnonzero(new["edition"] != old["edition"]))
        return places[places >= 0]

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


_UNDRAWN = ("edition", "kind", "precision")  # of no concern where time is drawn
_NAMES = (
    *("id", "title", "edtf", "text", "span", "precision", "lo", "hi", "start_hi", "end_lo", "lo_kind", "hi_kind"),
    *("kind", "status", "importance", "own_note", "citations"),
)
