"""From one mark to the next, by keys: along its lane, through all of them, across lanes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline_app.chart.marks import Ints, Marks


def in_time(marks: Marks) -> Ints:
    """Return the marks of all lanes in order of time."""
    return np.lexsort((np.arange(len(marks)), marks.e1, marks.at))


def along(marks: Marks, mark: int, by: int) -> int:
    """Return the mark `by` places later in its lane (earlier when negative), at most the lane's last or first."""
    part = marks.slice(int(marks.lane[mark]))
    return int(min(max(mark + by, part.start), part.stop - 1))


def through(marks: Marks, mark: int, by: int) -> int:
    """Return the mark `by` places later in time, whatever its lane."""
    order = in_time(marks)
    at = int(np.flatnonzero(order == mark)[0])
    return int(order[min(max(at + by, 0), len(order) - 1)])


def across(marks: Marks, mark: int, by: int, lanes: Sequence[int]) -> int:
    """Return the mark nearest in time in the lane `by` places further down.

    `lanes` are the numbers of those shown, from top to bottom; beyond the last nothing changes.
    """
    here = lanes.index(int(marks.lane[mark])) if int(marks.lane[mark]) in lanes else -1
    there = here + by
    if not 0 <= there < len(lanes) or there == here:
        return mark
    part = marks.slice(lanes[there])
    return int(part.start) + int(np.abs(marks.at[part] - marks.at[mark]).argmin())


def place(marks: Marks, mark: int) -> int:
    """Return which one a mark is in order of time, from 1."""
    return int(np.flatnonzero(in_time(marks) == mark)[0]) + 1


def nearest(marks: Marks, moment: float) -> int | None:
    """Return the mark nearest in time to a moment, or None when there is none."""
    return int(np.abs(marks.at - int(moment)).argmin()) if len(marks) else None
