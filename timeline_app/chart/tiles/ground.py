"""What tiles ask of the marks: the intervals of a lane, and the best of those that stand close together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints, Marks

Ranks = NDArray[np.uint32]


class Row(NamedTuple):
    """The intervals of one row of a lane, by start; none overlaps the next."""

    mark: Ints
    s0: Ints
    e1: Ints


class _Lane(NamedTuple):
    """The intervals of one lane, by row and all together."""

    rows: tuple[Row, ...]
    lasting: Row

    @classmethod
    def of(cls, marks: Marks, lane: int) -> _Lane:
        """Gather them."""
        rows = tuple(Row(members, marks.s0[members], marks.e1[members]) for members in marks.rows[lane])
        return cls(rows, _together(rows))

    def moved(self, by: int) -> _Lane:
        """Return the same when so much is added to the number of every mark."""
        if not by:
            return self
        rows = tuple(row._replace(mark=row.mark + by) for row in self.rows)
        return _Lane(rows, self.lasting._replace(mark=self.lasting.mark + by))


class Ground:
    """The intervals of each lane, gathered when a lane is first asked for; kept over edits that touch nothing in it."""

    def __init__(self, marks: Marks, before: Ground | None = None) -> None:
        """Begin with what is known of the marks `before`, where these were edited from them."""
        self._marks = marks
        self._lanes: dict[int, tuple[_Lane, int]] = {}  # with what is yet to be added to its marks
        since = marks.since
        if before is not None and since is not None:
            self._lanes = {
                number: (lane, by + (since.shift.step(int(lane.lasting.mark[0]) + by) if len(lane.lasting.mark) else 0))
                for number, (lane, by) in before._lanes.items()
                if number not in since.lanes
            }

    def lasting(self, lane: int) -> Row:
        """Return the intervals of a lane, of all its rows, by start."""
        return self._lane(lane).lasting

    def rows(self, lane: int) -> tuple[Row, ...]:
        """Return the intervals of each row of a lane."""
        return self._lane(lane).rows

    def _lane(self, number: int) -> _Lane:
        lane, by = self._lanes.get(number) or (_Lane.of(self._marks, number), 0)
        if by or number not in self._lanes:
            lane = lane.moved(by)
            self._lanes[number] = lane, 0
        return lane


class Crowd:
    """The marks [first, last) of a lane, of which a tile shows the best.

    `dots`, `bars`: the rank of what is drawn as a dot, as a bar, else 0.
    """

    def __init__(self, marks: Marks, first: int, last: int) -> None:
        ranks, dotted = marks.rank[first:last], marks.row[first:last] < 0
        self.first = first
        self.dots: Ranks = ranks * dotted
        self.bars: Ranks = ranks * ~dotted
        self._barred = first + np.flatnonzero(~dotted)

    def dotted(self, edges: Ints) -> Ints:
        """Count the dots in each of the bins [edges[b], edges[b + 1]) of marks."""
        return np.diff(edges - np.searchsorted(self._barred, edges))


def best(ranks: Ranks, first: int, edges: Ints, most: int) -> Ints:
    """Return the `most` best marks of each bin, the best of all first.

    Bins are [edges[b], edges[b + 1]) of marks, and `ranks` those of the marks from `first` on, 0 for what is left out.
    Cost: a sort of few, `most` passes over many.
    """
    begins = edges[:-1][edges[:-1] < edges[1:]] - first
    keys = (ranks.astype(np.int64) << _PLACE) + np.arange(len(ranks))
    search = _sorted_out if len(ranks) <= _FEW and len(begins) else _passed_over
    return first + (-np.sort(-search(keys, begins, most)) & ((1 << _PLACE) - 1))


def _passed_over(keys: Ints, begins: Ints, most: int) -> Ints:
    """Return the `most` highest keys of each bin, in one pass after the other, without those of rank 0."""
    found = [_NONE]
    for _ in range(most if len(begins) else 0):
        top = np.maximum.reduceat(keys, begins)
        top = top[top >> _PLACE > 0]
        if not len(top):
            break
        found.append(top)
        keys[top & ((1 << _PLACE) - 1)] = 0
    return np.concatenate(found)


def _sorted_out(keys: Ints, begins: Ints, most: int) -> Ints:
    """Return the same in one sort."""
    size = len(keys)
    bins = np.zeros(size, np.int64)
    bins[begins[1:]] = 1
    order = np.lexsort((-keys, np.cumsum(bins)))
    counted = np.arange(size) - np.repeat(begins, np.diff(begins, append=size))
    found = keys[order[counted < most]]
    return found[found >> _PLACE > 0]


def _together(rows: tuple[Row, ...]) -> Row:
    """Return the intervals of several rows by start."""
    if not rows:
        return Row(_NONE, _NONE, _NONE)
    mark, s0, e1 = (np.concatenate(column) for column in zip(*rows, strict=True))
    order = np.argsort(s0, kind="stable")
    return Row(mark[order], s0[order], e1[order])


_FEW = 512  # marks: more are gone through by bins, as often as there are to be found in each
_PLACE = 31  # bits in which the place of a mark stands behind its rank
_NONE = np.empty(0, np.int64)
