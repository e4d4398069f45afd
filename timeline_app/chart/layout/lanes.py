"""Lanes from top to bottom: tall enough for their rows, the rest of the height shared by need."""

from __future__ import annotations

from math import log2

import numpy as np

from timeline_app.chart.marks import Marks
from timeline_app.chart.parts import LaneBox
from timeline_app.chart.view import Style, View

_MANY = 100  # entries of a lane, of which a picture shows but a few dots
_CROWD = 2  # times as high is the strip of such a lane


def lanes(marks: Marks, view: View, style: Style) -> tuple[LaneBox, ...]:
    """Return the boxes of all lanes in whole units, scrolled; heights depend on no moment of time.

    Where the lanes need more than the view's height they keep their least height and run out of it.
    """
    shown = [lane for lane, name in enumerate(marks.lanes) if name not in view.hidden]
    least = {lane: _least(marks, lane, view, style) for lane in shown}
    free = view.height - sum(least.values())
    growing = {lane: _need(marks, lane) for lane in shown if marks.lanes[lane] not in view.folded}
    tall = _shared(least, growing, free, style) if free > 0 else least
    y, boxes = -view.scroll, []
    for lane in shown:
        boxes.append(_box(marks, lane, (y, tall[lane]), view, style))
        y += tall[lane]
    return tuple(boxes)


def height(boxes: tuple[LaneBox, ...]) -> float:
    """Return the height of all lanes together."""
    return sum(box.height for box in boxes)


def _least(marks: Marks, lane: int, view: View, style: Style) -> float:
    if marks.lanes[lane] in view.folded:
        return style.lane_folded
    rows = len(marks.rows[lane]) + _label_rows(marks, lane)
    return max(style.lane_least, style.gutter + rows * style.row + _strip(marks, lane, style) + 2)


def _label_rows(marks: Marks, lane: int) -> int:
    """Return how many rows of labels a lane gets in any case, by how many dots are in it."""
    dots = int(np.count_nonzero(marks.row[marks.slice(lane)] < 0))
    return 1 if dots <= 3 else 2 if dots <= 8 else 3


def _strip(marks: Marks, lane: int, style: Style) -> float:
    """Return how high the strip of a lane is: where most entries have no dot of their own, it is what one looks at."""
    part = marks.slice(lane)
    return style.strip * (_CROWD if part.stop - part.start > _MANY else 1)


def _need(marks: Marks, lane: int) -> float:
    part = marks.slice(lane)
    return 1 + log2(1 + part.stop - part.start)


def _shared(least: dict[int, float], need: dict[int, float], free: float, style: Style) -> dict[int, float]:
    """Add `free` to the lanes in proportion to their need, in whole units, up to the most of each.

    What is left when all have as much goes to them again where they may be stretched, so that few lanes fill the view.
    """
    total, given = sum(need.values()), sum(least.values()) + free
    result = dict(least)
    for most in (style.lane_most, style.lane_stretched):
        left = given - sum(result.values())
        for lane, share in need.items():
            result[lane] = max(result[lane], min(most, result[lane] + int(left * share / total)))
    left = int(given - sum(result.values()))
    if need and left <= len(need) and result[max(need)] < style.lane_stretched:
        result[max(need)] += left  # what whole units have left over
    return result


def _box(marks: Marks, lane: int, extent: tuple[float, float], view: View, style: Style) -> LaneBox:
    y, tall = extent
    part = marks.slice(lane)
    name = marks.lanes[lane]
    folded = name in view.folded
    bars = 0 if folded else len(marks.rows[lane])
    labels_y = y + style.gutter + bars * style.row
    strip_y = y + tall - _strip(marks, lane, style) - 1
    return LaneBox(
        lane=lane,
        colour=marks.colours[lane],
        name=name,
        y=y,
        height=tall,
        bar_rows=bars,
        label_rows=0 if folded else max(int((strip_y - labels_y) // style.row), 1),
        bars_y=y + style.gutter,
        labels_y=labels_y,
        strip_y=strip_y,
        folded=folded,
        total=part.stop - part.start,
        crowded=marks.crowded[lane],
    )
