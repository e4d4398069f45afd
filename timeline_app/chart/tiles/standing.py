"""Moments known to a month or a year, whose dot lies far to the left: while their time lasts they stay in sight."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import TILE, Packed, Shown, coarsest
from timeline_app.chart.tiles.packing import packed, ready
from timeline_app.dates import CEILING, FLOOR

_TRIED = 2  # for each row of the lane: the best


class _Class(NamedTuple):
    """Moments of a lane that last about as long, by `at`; none lasts longer than `longest` seconds.

    `mark` counts from the first mark of the lane.
    """

    longest: int
    mark: Ints
    at: Ints
    e1: Ints


class Bands:
    """The moments of each lane by how long they can have been: from one power of two to the next; when asked for."""

    def __init__(self, marks: Marks, before: Bands | None = None) -> None:
        """Begin with those of the marks `before` an edit, without the lanes in which it touched something."""
        self.state, self._marks, since = marks.state, marks, marks.since
        self._lanes: dict[int, list[_Class]] = {}
        if before is not None and since is not None and since.before is before.state:
            self._lanes = {lane: held for lane, held in before._lanes.items() if lane not in since.lanes}

    def over(self, lane: int, moment: int, least: float) -> Ints:
        """Return the moments of a lane that began before a moment and can have lasted beyond it, the longer ones.

        They count from the first mark of the lane. Those that last less than `least` seconds are left out.
        """
        found = [np.empty(0, np.int64)]
        if lane not in self._lanes:
            self._lanes[lane] = _classes(self._marks, lane)
        for held in self._lanes[lane]:
            if held.longest > least:
                begin, end = held.at.searchsorted(max(moment - held.longest, FLOOR)), held.at.searchsorted(moment)
                if begin < end:
                    found.append(held.mark[begin:end][held.e1[begin:end] > moment])
        return np.concatenate(found)


def _classes(marks: Marks, lane: int) -> list[_Class]:
    part = marks.slice(lane)
    s0, e1, at = marks.s0[part], marks.e1[part], marks.at[part]
    known = (marks.row[part] < 0) & (s0 > FLOOR) & (e1 < CEILING)
    octave = np.frexp(np.where(known, e1 - at, 0).astype(np.float64))[1].astype(np.int8)
    order = np.argsort(octave, kind="stable")
    edges = np.flatnonzero(np.diff(octave[order], prepend=0, append=0))
    found = (order[begin:end] for begin, end in pairwise(edges.tolist()))  # without octave 0, which comes first
    return [_Class(1 << int(octave[held[0]]), held, at[held], e1[held]) for held in found]


class Standing(NamedTuple):
    """Columns as of a packed tile; `complete`: every tile that had to be asked is packed."""

    whole: Ints
    wide: NDArray[np.float64]
    complete: bool


def standing(labels: Labels, lane: int, shown: Shown) -> Standing:
    """Return of each row of labels the last moment that is still going on at the left of the tiles shown.

    It stands in the row that its own tile gave it, so that it stays in its row while the view is dragged. Its tile is
    packed if need be, while the memory has patience; else it is left out.
    """
    marks, memory, scale = labels.marks, labels.memory, coarsest(shown.k)
    begin = int(min(max(shown.first * TILE * scale, FLOOR + 1), CEILING - 1))
    bands = memory.derived("bands", marks.times, lambda: Bands(marks, memory.latest("bands")))
    bands.state = marks.state
    found = int(marks.first[lane]) + bands.over(lane, begin, TILE * scale)
    best = found[np.argsort(-marks.rank[found].astype(np.int64))][: _TRIED * shown.rows]
    best = best[np.argsort(-marks.at[best], kind="stable")]
    rows: dict[int, tuple[Packed, int]] = {}
    for mark, index in zip(best.tolist(), np.floor(marks.at[best] / (TILE * scale)).tolist(), strict=True):
        if not ready(labels, lane, Shown(shown.k, shown.rows, int(index), int(index))):
            return Standing(*_columns(rows), complete=False)
        tile = packed(labels, lane, shown.k, int(index), shown.rows)
        for place in np.flatnonzero(tile.whole[:, 0] == mark).tolist():
            if not tile.whole[place, 2]:
                rows.setdefault(int(tile.whole[place, 1]), (tile, place))
    return Standing(*_columns(rows), complete=True)


def _columns(rows: dict[int, tuple[Packed, int]]) -> tuple[Ints, NDArray[np.float64]]:
    """Return what stands in these places of tiles, without what is behind it."""
    whole, wide = np.zeros((len(rows), 6), np.int64), np.zeros((len(rows), 2))
    for at, (tile, place) in enumerate(rows.values()):
        whole[at, :3] = tile.whole[place, :3]
        wide[at, 0] = tile.wide[place, 0]
    return whole, wide
