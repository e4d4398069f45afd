"""The strip at the foot of each lane: how many entries stand where, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from timeline_app.chart import density
from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.parts import Floats, LaneBox, Strip
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import Memory
from timeline_app.chart.view import View

_MARGIN = 256  # bins beside the view that are counted with it


def strips(labels: Labels, view: View, boxes: Sequence[LaneBox], shown: Ints) -> tuple[Strip, ...]:
    """Return the strips of lanes; `shown`: how many dots and bars each of them has in the picture."""
    marks, style, memory = labels.marks, labels.style, labels.memory
    level = density.level_of(view.scale, style.bin)
    first, last = density.bins(view, level)
    left = view.xs(np.arange(first, last + 1, dtype=np.int64) << level)
    wide, peak = (1 << level) / view.scale, int(marks.peak[level])
    logs: _Logs = memory.derived("shares", (marks, peak), dict)
    made = []
    for box, number in zip(boxes, shown.tolist(), strict=True):
        found, share = _counts(marks, (box.lane, level), (first, last), memory, logs)
        held = np.flatnonzero(found)
        counts = found[held]
        tall = box.height - 6 if box.folded else box.y + box.height - box.strip_y - 1
        needed = box.folded or int(counts.sum()) > number
        heights = density.heights(share[held], tall)
        made.append(Strip(box.colour, box.y + box.height - 2, wide, left[held], counts, heights, needed))
    return tuple(made)


def _counts(
    marks: Marks, place: tuple[int, int], span: tuple[int, int], memory: Memory, logs: _Logs
) -> tuple[Ints, Floats]:
    """Return the counts of bins of a lane and level, and how high they stand, of those around counted before."""
    first, last = span
    begin, counted = memory.counts.get(place, (0, _NONE))
    if not (begin <= first and last <= begin + len(counted)):
        begin = first - _MARGIN
        counted = density.counts(marks, *place, begin, last + _MARGIN)
        memory.counts[place] = begin, counted
    known = logs.get(place)
    if known is None or known[0] is not counted:
        known = logs[place] = counted, density.shares(counted, int(marks.peak[place[1]]))
    part = slice(first - begin, last - begin)
    return counted[part], known[1][part]


_Logs: TypeAlias = dict[tuple[int, int], tuple[Ints, Floats]]
"""By lane and level, the counts of bins and what share of the strip's height each of these has."""
_NONE = np.empty(0, np.int64)
