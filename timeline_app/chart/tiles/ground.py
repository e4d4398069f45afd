"""Columns that follow from the marks and are asked for at every tile: worked out once for each set of marks."""

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


def _kept(marks: Marks, before: Ground | None, lane: int) -> _Lane | None:
    """Return a lane in which an edit touched nothing, in the numbers that its marks have now."""
    if before is None or marks.since is None or lane in marks.since.lanes:
        return None
    lasting, rows = before.lasting[lane], before.rows[lane]
    by = marks.since.shift.step(int(lasting.mark[0])) if len(lasting.mark) else 0
    if not by:
        return _Lane(rows, lasting)
    return _Lane(tuple(row._replace(mark=row.mark + by) for row in rows), lasting._replace(mark=lasting.mark + by))


class Ground(NamedTuple):
    """`dots`, `bars`: the rank of what is drawn as a dot, as a bar, else 0; `at_rank`: the mark of each rank.

    `barred`: the marks drawn as bars. `rows`: by lane, and `lasting`: the same intervals of each lane, of all rows, by
    start.
    """

    dots: Ranks
    bars: Ranks
    at_rank: Ints
    barred: Ints
    rows: tuple[tuple[Row, ...], ...]
    lasting: tuple[Row, ...]

    @classmethod
    def of(cls, marks: Marks, before: Ground | None = None) -> Ground:
        """Work them out; `before`: of the marks that these were edited from. Cost: 10 ms for a million."""
        dotted = marks.row < 0
        rank = marks.rank
        at_rank = np.zeros(len(rank) + 1, np.int64)
        at_rank[rank] = np.arange(len(rank))
        lanes = [_kept(marks, before, lane) or _Lane.of(marks, lane) for lane in range(len(marks.lanes))]
        return cls(
            dots=rank * dotted,
            bars=rank * ~dotted,
            at_rank=at_rank,
            barred=np.flatnonzero(~dotted),
            rows=tuple(lane.rows for lane in lanes),
            lasting=tuple(lane.lasting for lane in lanes),
        )

    def dotted(self, edges: Ints) -> Ints:
        """Count the dots in each of the bins [edges[b], edges[b + 1]) of marks."""
        return np.diff(edges - np.searchsorted(self.barred, edges))

    def best(self, ranks: Ranks, first: int, edges: Ints, most: int) -> Ints:
        """Return the `most` best marks of each bin, the best of all first.

        Bins are [edges[b], edges[b + 1]) of marks, and `ranks` those of the marks from `first` on. Cost: `most` passes.
        """
        begins = edges[:-1][edges[:-1] < edges[1:]] - first
        if len(ranks) <= _FEW and len(begins):
            return self.at_rank[-np.sort(-_best(ranks.astype(np.int64), begins, most))]
        left = ranks.copy()
        found = []
        for _ in range(most if len(begins) else 0):
            top = np.maximum.reduceat(left, begins)
            top = top[top > 0]
            if not len(top):
                break
            found.append(top)
            left[self.at_rank[top] - first] = 0
        return self.at_rank[-np.sort(-np.concatenate(found).astype(np.int64))] if found else _NONE


def _together(rows: tuple[Row, ...]) -> Row:
    """Return the intervals of several rows by start."""
    if not rows:
        return Row(_NONE, _NONE, _NONE)
    mark, s0, e1 = (np.concatenate(column) for column in zip(*rows, strict=True))
    order = np.argsort(s0, kind="stable")
    return Row(mark[order], s0[order], e1[order])


def _best(ranks: Ints, begins: Ints, most: int) -> Ints:
    """Return the `most` best ranks of each bin in one sort, without those that are 0."""
    size = len(ranks)
    bins = np.zeros(size, np.int64)
    bins[begins[1:]] = 1
    order = np.argsort((np.cumsum(bins) << 32) - ranks)
    counted = np.arange(size) - np.repeat(begins, np.diff(begins, append=size))
    found = ranks[order[counted < most]]
    return found[found > 0]


_FEW = 512  # marks: more are gone through by bins, as often as there are to be found in each
_NONE = np.empty(0, np.int64)
