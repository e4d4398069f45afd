"""How members of a sequence are numbered after some of them went and others came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Number = TypeVar("Number", bound=np.signedinteger[Any])
Kind = TypeVar("Kind", bound=np.generic)
_FEW = 4  # steps that are taken one after the other over a whole column; more are looked up


@dataclass(frozen=True, eq=False)
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
        """Return the shift of so many members; cost: a sort of those that went and came."""
        next_ = come - np.arange(len(come))  # before which of those that stay each one comes
        next_ += np.searchsorted(gone - np.arange(len(gone)), next_, "right")
        begin, end = np.sort(np.concatenate([[0], next_, gone + 1])), np.sort(np.concatenate([next_, gone, [size]]))
        held = begin < end
        begin, end = begin[held], end[held]
        return cls(gone, come, begin, end, np.searchsorted(next_, begin, "right") - np.searchsorted(gone, begin))

    @property
    def still(self) -> bool:
        """Whether nothing that stays has another number, and as many came as went."""
        return len(self.gone) == len(self.come) and not self.by.any()

    @property
    def size(self) -> int:
        """How many members there were before."""
        return max(int(self.end.max(initial=0)), int(self.gone.max(initial=-1)) + 1)

    def then(self, other: Shift) -> Shift:
        """Return this shift and another one behind it as one."""
        went, come = self.back(other.gone), other.numbers(self.come)
        gone = np.sort(np.concatenate([self.gone, went[went >= 0]]))
        return Shift.of(self.size, gone, np.sort(np.concatenate([come[come >= 0], other.come])))

    def back(self, after: Ints) -> Ints:
        """Return the numbers before of these numbers after, -1 of those that came."""
        if not len(self.begin):
            return np.full(len(after), -1)
        at = np.searchsorted(self.begin + self.by, after, "right") - 1
        found = after - self.by[at]
        return np.where((at >= 0) & (found < self.end[at]), found, -1)

    def was(self, after: int) -> int:
        """Return the number before of one after, -1 of one that came."""
        at = bisect_right(self._starts, after) - 1
        found = after - int(self.by[at]) if at >= 0 else -1
        return found if at >= 0 and found < self.end[at] else -1

    @cached_property
    def _starts(self) -> list[int]:
        """Where the stretches begin after."""
        starts: list[int] = (self.begin + self.by).tolist()
        return starts

    def step(self, number: int) -> int:
        """Return what is added to a number before that stays."""
        at = bisect_right(self.begin, number)
        return int(self.by[at - 1]) if at else 0

    def column(self, before: NDArray[Kind], values: NDArray[Any] | Sequence[Any]) -> NDArray[Kind]:
        """Return a column after, with these values of what came; the same array when nothing in it is different."""
        if self.still and np.array_equal(before[self.gone], values):
            return before
        after = before.copy() if self.still else self._moved(before)
        after[self.come] = values
        return after

    def _moved(self, before: NDArray[Kind]) -> NDArray[Kind]:
        """Return a column after, in which nothing is said yet of what came."""
        after = np.empty(len(before) - len(self.gone) + len(self.come), before.dtype)
        for begin, end, by in zip(self.begin.tolist(), self.end.tolist(), self.by.tolist(), strict=True):
            after[begin + by : end + by] = before[begin:end]
        return after

    def numbers(self, before: NDArray[Number]) -> NDArray[Number]:
        """Return the numbers after of these, -1 of those that went and of -1; the same array when all stay."""
        steps = np.diff(self.by, prepend=0)
        at, steps = self.begin[steps != 0], steps[steps != 0]
        if not len(self.gone) and not len(at):
            return before
        if len(at) + len(self.gone) > _FEW and 8 * len(before) > int(self.end.max(initial=0)):
            looked_up: NDArray[Number] = self._table[before].astype(before.dtype, copy=False)
            return looked_up
        after = before.copy()
        for begin, step in zip(at.tolist(), steps.tolist(), strict=True):
            beyond = before >= begin  # added as numbers: several times as fast as where they are true
            after += beyond if step == 1 else np.multiply(beyond, step, dtype=before.dtype)
        for number in self.gone.tolist():
            after[np.nonzero(before == number)] = -1
        return after

    @cached_property
    def _table(self) -> Ints:
        """The number after of each number before, -1 for those that went and behind the last."""
        table = np.full(self.size + 1, -1, np.int64)
        for begin, end, by in zip(self.begin.tolist(), self.end.tolist(), self.by.tolist(), strict=True):
            table[begin:end] = np.arange(begin + by, end + by)
        return table
