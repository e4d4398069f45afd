"""All times of one set of marks in order, whatever their lanes; found when somebody first asks."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from timeline_app.chart.marks.columns import Ints
from timeline_app.dates import CEILING, FLOOR


class Times:
    """`at` of all marks, sorted, and what follows from it; a sort for a million takes 20 ms."""

    def __init__(self, at: Ints, s0: Ints, e1: Ints) -> None:
        self._at, self._s0, self._e1 = at, s0, e1

    def find(self) -> None:
        """Find everything now, so that nobody waits for it later; in any thread."""
        _ = self.sorted, self.extent

    @cached_property
    def sorted(self) -> Ints:
        """Every `at`, the earliest first."""
        return np.sort(self._at)

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The first and the last known moment, None when nothing is dated."""
        if not len(self._at):
            return None
        first, last = int(self._at.min()), int(self._at.max())
        first = min(first, int(self._s0.min(initial=CEILING, where=self._s0 > FLOOR)))
        last = max(last, int(self._e1.max(initial=FLOOR, where=self._e1 < CEILING)))
        return first, max(last, first + 1)
