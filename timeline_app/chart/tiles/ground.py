"""Columns that follow from the marks and are asked for at every tile: worked out once for each set of marks."""

from __future__ import annotations

from itertools import pairwise
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


class Ground(NamedTuple):
    """`dots`, `bars`: the rank of what is drawn as a dot, as a bar, else 0; `at_rank`: the mark of each rank.

    `before`: (n + 1,) how many dots stand before each mark; `dotted`: how many each lane has. `rows`: by lane.
    """

    dots: Ranks
    bars: Ranks
    at_rank: Ints
    before: Ints
    dotted: Ints
    rows: tuple[tuple[Row, ...], ...]

    @classmethod
    def of(cls, marks: Marks) -> Ground:
        """Work them out; cost: a few passes over the marks, 20 ms for a million."""
        dotted = marks.row < 0
        rank = marks.rank.astype(np.uint32)
        at_rank = np.zeros(len(rank) + 1, np.int64)
        at_rank[rank] = np.arange(len(rank))
        before = np.concatenate([[0], np.cumsum(dotted)])
        rows = tuple(
            tuple(Row(members, marks.s0[members], marks.e1[members]) for members in lane) for lane in marks.rows
        )
        return cls(
            dots=np.where(dotted, rank, np.uint32(0)),
            bars=np.where(dotted, np.uint32(0), rank),
            at_rank=at_rank,
            before=before,
            dotted=np.diff(before[marks.first]),
            rows=rows,
        )

    def best(self, ranks: Ranks, first: int, edges: Ints, most: int) -> Ints:
        """Return the `most` best marks of each bin, the best of all first.

        Bins are [edges[b], edges[b + 1]) of marks, and `ranks` those of the marks from `first` on. Cost: `most` passes.
        """
        begins = np.array([begin for begin, end in pairwise(edges.tolist()) if begin < end], np.int64) - first
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


_NONE = np.empty(0, np.int64)
