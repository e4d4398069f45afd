"""The highest count of a bin at each level, computed when a level is first looked at."""

from __future__ import annotations

import numpy as np

from timeline_app.chart.marks.columns import Ints

LEVELS = 62  # bins of 2**level seconds; 2**61 s is 7 * 10**10 years


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
