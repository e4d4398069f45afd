"""How members of a sequence are numbered after some of them went and others came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Kind = TypeVar("Kind", bound=np.generic)
_FEW = 8  # steps that are taken one after the other over a whole column, each in less time than a bisection


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """From the numbers before to the numbers after; what neither went nor came keeps its order.

    `gone`: numbers before, rising. `come`: numbers after, rising. `begin`, `end`, `by`: stretches of numbers before,
    none of which went, and what is added to all numbers of each. What is altered where it stands is in both.
    """

    gone: Ints
    come: Ints
    begin: Ints
    end: Ints
    by: Ints

    @classmethod
    def of(cls, size: int, gone: Ints, come: Ints) -> Shift:
        """Return the shift of so many members; cost: a few times the number of those that went and came."""
        next_ = come - np.arange(len(come))  # before which of those that stay each one comes
        next_ += np.searchsorted(gone - np.arange(len(gone)), next_, "right")
        edges = np.unique(np.concatenate([[0, size], gone, gone + 1, next_]))
        begin, end = edges[:-1], edges[1:]
        stays = ~np.isin(begin, gone)
        begin, end = begin[stays], end[stays]
        by = np.searchsorted(next_, begin, "right") - np.searchsorted(gone, begin)
        return cls(gone, come, begin, end, by)

    @property
    def still(self) -> bool:
        """Whether nothing that stays has another number, and as many came as went."""
        return len(self.gone) == len(self.come) and not self.by.any()

    def step(self, number: int) -> int:
        """Return what is added to a number before that stays."""
        at = bisect_right(self.begin, number)
        return int(self.by[at - 1]) if at else 0

    def column(self, before: NDArray[Kind], values: NDArray[Any] | Sequence[Any]) -> NDArray[Kind]:
        """Return a column after, with these values of what came; the same array when nothing in it is different."""
        if self.still and np.array_equal(before[self.gone], values):
            return before
        after = np.empty(len(before) - len(self.gone) + len(self.come), before.dtype)
        for begin, end, by in zip(self.begin.tolist(), self.end.tolist(), self.by.tolist(), strict=True):
            after[begin + by : end + by] = before[begin:end]
        after[self.come] = values
        return after

    def numbers(self, before: Ints) -> Ints:
        """Return the numbers after of these, -1 of those that went and of -1; the same array when all stay."""
        steps = np.diff(self.by, prepend=0)
        at, steps = self.begin[steps != 0], steps[steps != 0]
        if not len(self.gone) and not len(at):
            return before
        after = before.copy()
        if len(at) <= _FEW:
            for begin, step in zip(at.tolist(), steps.tolist(), strict=True):
                np.add(after, step, out=after, where=before >= begin)
        else:
            by = np.concatenate([[0], np.cumsum(steps)])
            after += by[np.searchsorted(at, before, "right")]
        if len(self.gone) <= _FEW:
            for number in self.gone.tolist():
                after[before == number] = -1
        else:
            after[np.isin(before, self.gone)] = -1
        return after
