"""What follows from the times of one set of marks; found when somebody first asks, and carried over an edit."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from timeline_app.chart.marks.columns import Ints
from timeline_app.dates import CEILING, FLOOR
from timeline_app.shifts import Shift

_LAST = 2**63 - 1
LEVELS = 62  # bins of 2**level seconds; 2**61 s is 7 * 10**10 years


class Three(NamedTuple):
    """The times of some marks, a column each."""

    at: Ints
    s0: Ints
    e1: Ints

    def told(self) -> list[tuple[int, int, int]]:
        """Return them mark by mark, sorted."""
        return sorted(zip(self.at.tolist(), self.s0.tolist(), self.e1.tolist(), strict=True))


class Times:
    """`at` of all marks, sorted, whatever their lanes, and what follows from it; a sort for a million takes 20 ms.

    `spread` stays the same value over edits while the times are the same ones, whichever marks have them.
    """

    def __init__(self, at: Ints, s0: Ints, e1: Ints) -> None:
        self._all = Three(at, s0, e1)
        self.spread = object()

    def find(self) -> None:
        """Find everything now, so that nobody waits for it later; in any thread."""
        _ = self.sorted, self.bounds

    @cached_property
    def sorted(self) -> Ints:
        """Every `at`, the earliest first."""
        return np.sort(self._all.at)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first and the last known moment; CEILING and FLOOR when nothing is dated."""
        return _bounds(self._all)

    @property
    def extent(self) -> tuple[int, int] | None:
        """The first known moment and the one behind the last, None when nothing is dated."""
        first, last = self.bounds
        return (first, max(last, first + 1)) if len(self._all.at) else None

    def edited(self, after: Three, gone: Three, come: Three) -> Times:
        """Return the times of marks of which these went and those came; what was found before is found."""
        times = Times(*after)
        if gone.told() == come.told():
            times.spread = self.spread
        if "sorted" in self.__dict__:
            new, went = np.sort(come.at), _places(self.sorted, gone.at)
            put = np.searchsorted(self.sorted, new)
            put += np.arange(len(new)) - np.searchsorted(went, put)
            times.sorted = Shift.of(len(self.sorted), went, put).column(self.sorted, new)
        if "bounds" in self.__dict__ and len(after.at):
            first, last = _bounds(gone)
            if first > self.bounds[0] and last < self.bounds[1]:
                first, last = _bounds(come)
                times.bounds = min(first, self.bounds[0]), max(last, self.bounds[1])
        return times


def _bounds(some: Three) -> tuple[int, int]:
    """Return the first and the last moment that is known; CEILING and FLOOR of nothing."""
    first, last = int(some.at.min(initial=CEILING)), int(some.at.max(initial=FLOOR))
    first = min(first, int(some.s0.min(initial=CEILING, where=some.s0 > FLOOR)))
    return first, max(last, int(some.e1.max(initial=FLOOR, where=some.e1 < CEILING)))


def _places(held: Ints, wanted: Ints) -> Ints:
    """Return where each of these stands in a sorted column; those that are equal stand side by side."""
    wanted = np.sort(wanted)
    return np.searchsorted(held, wanted) + np.arange(len(wanted)) - np.searchsorted(wanted, wanted)


class Peaks:
    """`peaks[level]` is the highest count of a bin of 2**level seconds in any lane; 9 ms a level at a million."""

    def __init__(self, at: Ints, first: Ints) -> None:
        self._at = at
        self._first = first
        self._known: dict[int, int] = {}

    def __getitem__(self, level: int) -> int:
        if level not in self._known:
            new = np.ones(len(self._at) + 1, bool)
            bins = self._at >> level
            new[1:-1] = bins[1:] != bins[:-1]
            new[self._first] = True
            self._known[level] = int(np.diff(np.flatnonzero(new)).max(initial=0))
        return self._known[level]

    def edited(self, at: Ints, first: Ints, gone: Iterable[tuple[int, int]], come: Iterable[tuple[int, int]]) -> Peaks:
        """Return the peaks after some went and others came, (lane, moment) each.

        A level is counted anew where one went out of a fullest bin, and none is as full.
        """
        peaks, levels = Peaks(at, first), np.array(list(self._known), np.int64)
        most = np.zeros(len(levels), np.int64)
        for one in come:
            np.maximum(most, peaks._counts(levels, *one), out=most)
        held = np.zeros(len(levels), np.int64)
        for one in gone:
            np.maximum(held, self._counts(levels, *one), out=held)
        every = zip(self._known.items(), most.tolist(), held.tolist(), strict=True)
        for (level, peak), high, went in every:
            if high >= peak or went < peak:
                peaks._known[level] = max(high, peak)
        return peaks

    def _counts(self, levels: Ints, lane: int, moment: int) -> Ints:
        """Return how many stand in the bin of a moment in a lane, at each of these levels."""
        part = self._at[self._first[lane] : self._first[lane + 1]]
        begins = moment >> levels << levels
        ends = begins + np.minimum(np.int64(1) << levels, _LAST - np.maximum(begins, 0))
        lo, hi = np.searchsorted(part, [begins, ends])
        return np.asarray(hi - lo)
