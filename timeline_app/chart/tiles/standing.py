"""Moments known to a month or a year, whose dot lies far to the left: while their time lasts they stay in sight."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import TILE, Shown, coarsest
from timeline_app.chart.tiles.packing import packed
from timeline_app.dates import CEILING, FLOOR

_TRIED = 4  # for each row of the lane: the best


class _Class(NamedTuple):
    """Moments of a lane that last about as long, by `at`; none lasts longer than `longest` seconds."""

    longest: int
    mark: Ints
    at: Ints
    e1: Ints


class Bands:
    """The moments of each lane by how long they can have been: from one power of two to the next."""

    def __init__(self, marks: Marks) -> None:
        known = (marks.row < 0) & (marks.s0 > FLOOR) & (marks.e1 < CEILING)
        lasted = np.where(known, marks.e1 - marks.at, 0)
        octave = np.frexp(lasted.astype(np.float64))[1]
        self.lanes: list[list[_Class]] = []
        for lane in range(len(marks.lanes)):
            part = marks.slice(lane)
            held = octave[part]
            classes = []
            for wanted in np.unique(held[held > 0]).tolist():
                found = part.start + np.flatnonzero(held == wanted)
                classes.append(_Class(1 << int(wanted), found, marks.at[found], marks.e1[found]))
            self.lanes.append(classes)

    def over(self, lane: int, moment: int, least: float) -> Ints:
        """Return the moments of a lane that began before a moment and can have lasted beyond it, the longer ones.

        Those that last less than `least` seconds are left out.
        """
        found = [np.empty(0, np.int64)]
        for held in self.lanes[lane]:
            if held.longest > least:
                begin, end = np.searchsorted(held.at, [max(moment - held.longest, FLOOR), moment])
                found.append(held.mark[begin:end][held.e1[begin:end] > moment])
        return np.concatenate(found)


def standing(labels: Labels, lane: int, shown: Shown) -> tuple[Ints, NDArray[np.float64]]:
    """Return columns as of a packed tile: of each row of labels the last moment that is still going on at its left.

    It stands in the row that its own tile gave it, so that it stays in its row while the view is dragged.
    """
    marks, memory, scale = labels.marks, labels.memory, coarsest(shown.k)
    begin = int(min(max(shown.first * TILE * scale, FLOOR + 1), CEILING - 1))
    bands = memory.derived("bands", marks.times, lambda: Bands(marks))
    found = bands.over(lane, begin, TILE * scale)
    best = found[np.argsort(-marks.rank[found].astype(np.int64))][: _TRIED * shown.rows]
    rows: dict[int, tuple[Ints, NDArray[np.float64]]] = {}
    for mark in sorted(best.tolist(), key=lambda mark: int(marks.at[mark]), reverse=True):
        index = int(marks.at[mark] // (TILE * scale))
        tile = packed(labels, lane, shown.k, index, shown.rows)
        for place in np.flatnonzero((tile.whole[:, 0] == mark) & (tile.whole[:, 2] == 0)).tolist():
            whole = tile.whole[place].copy()
            whole[3:] = 0
            rows.setdefault(int(whole[1]), (whole, np.array([tile.wide[place, 0], 0.0])))
    if not rows:
        return np.empty((0, 6), np.int64), np.empty((0, 2))
    return np.stack([whole for whole, _ in rows.values()]), np.stack([wide for _, wide in rows.values()])
