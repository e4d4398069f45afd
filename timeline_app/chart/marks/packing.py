"""First-fit rows of intervals: they depend on time alone, so no zoom moves them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks.columns import Ints
from timeline_app.dates import CEILING
from timeline_app.shifts import Shift

BAR_ROWS = 4  # rows of intervals in a lane; what does not fit is counted


class Packed(NamedTuple):
    """`row`: of each mark, -1 for none. `rows[lane][row]`: marks by s0. `crowded[lane]`: how many found no row."""

    row: NDArray[np.int8]
    rows: tuple[tuple[Ints, ...], ...]
    crowded: tuple[int, ...]


def pack(s0: Ints, e1: Ints, by_id: Ints, lasts: NDArray[np.bool_], first: Ints) -> Packed:
    """Give each interval of each lane, the earlier and then the longer first, the first free row.

    Cost: a sort, and a step for each interval that finds a row; where a lane is full the others are passed over.
    """
    row = np.full(len(s0), -1, np.int8)
    rows, crowded = [], []
    for begin, end in pairwise(first.tolist()):
        lasting = begin + np.flatnonzero(lasts[begin:end])
        held = pack_lane(s0[lasting], e1[lasting], by_id[lasting])
        rows.append(tuple(lasting[members] for members in held))
        for number, members in enumerate(rows[-1]):
            row[members] = number
        crowded.append(len(lasting) - sum(map(len, held)))
    return Packed(row, tuple(rows), tuple(crowded))


def pack_lane(s0: Ints, e1: Ints, by_id: Ints) -> tuple[Ints, ...]:
    """Return which of the intervals of one lane each of its rows holds, by s0."""
    order = np.lexsort((by_id, -e1, s0))
    placed = _first_fit(s0[order].tolist(), e1[order].tolist())
    return tuple(order[np.array(members, np.int64)] for members in placed)


def _first_fit(starts: Sequence[int], ends: Sequence[int]) -> list[list[int]]:
    """Return which of the intervals, sorted by start, each row holds."""
    placed: list[list[int]] = []
    until: list[int] = []  # where the last of each row ends
    at = 0
    while at < len(starts):
        start = starts[at]
        free = next((row for row, ended in enumerate(until) if ended <= start), len(until))
        if free == BAR_ROWS:
            at = bisect_left(starts, min(until), at)  # nothing before that finds a row
            continue
        if free == len(until):
            placed.append([])
            until.append(0)
        placed[free].append(at)
        until[free] = ends[at]
        at += 1
    return placed


class Followers:
    """Where the next interval in the row of a mark begins, CEILING where none follows; `[]` takes one mark or many."""

    def __init__(self, marks: Ints, begins: Ints) -> None:
        self._marks, self._begins = np.append(marks, np.iinfo(np.int64).max), np.append(begins, CEILING)

    @classmethod
    def of(cls, s0: Ints, rows: Iterable[Sequence[Ints]]) -> Followers:
        """Return those of marks in rows."""
        every = [row for lane in rows for row in lane]
        marks = np.concatenate([np.empty(0, np.int64), *(row[:-1] for row in every)])
        behind = np.concatenate([np.empty(0, np.int64), *(row[1:] for row in every)])
        order = np.argsort(marks)
        return cls(marks[order], s0[behind[order]])

    @overload
    def __getitem__(self, marks: int) -> int: ...
    @overload
    def __getitem__(self, marks: Ints) -> Ints: ...
    def __getitem__(self, marks: int | Ints) -> int | Ints:
        places = np.searchsorted(self._marks, marks)
        found = np.where(self._marks[places] == marks, self._begins[places], CEILING)
        return int(found) if isinstance(marks, int) else found

    def moved(self, shift: Shift) -> Followers:
        """Return the same in the numbers after an edit that touched none of them."""
        return self if shift.still else Followers(shift.numbers(self._marks[:-1]), self._begins[:-1])
