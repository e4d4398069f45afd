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


class Times:
    """`at` of all marks, sorted, whatever their lanes, and what follows from it; a sort for a million takes 20 ms."""

    def __init__(self, at: Ints, s0: Ints, e1: Ints) -> None:
        self._all = Three(at, s0, e1)

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
        if "sorted" in self.__dict__:
            rest = Shift.of(len(self.sorted), _places(self.sorted, gone.at), np.empty(0, np.int64))
            stay = rest.column(self.sorted, ())
            new = np.sort(come.at)
            put = np.searchsorted(stay, new) + np.arange(len(new))
            times.sorted = Shift.of(len(stay), np.empty(0, np.int64), put).column(stay, new)
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
        peaks, gone, come = Peaks(at, first), tuple(gone), tuple(come)
        for level, peak in self._known.items():
            most = max((peaks._count(level, *one) for one in come), default=0)
            if most >= peak or all(self._count(level, *one) < peak for one in gone):
                peaks._known[level] = max(most, peak)
        return peaks

    def _count(self, level: int, lane: int, moment: int) -> int:
        """Return how many stand in the bin of a moment in a lane."""
        part = self._at[self._first[lane] : self._first[lane + 1]]
        begin = moment >> level << level
        lo, hi = np.searchsorted(part, [begin, min(begin + (1 << level), _LAST)])
        return int(hi - lo)
