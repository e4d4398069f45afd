"""Who stands behind a dot that wears a number, and whether any zoom would part them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.chart.marks import Marks
from timeline_app.chart.parts import Badge


def gathered(marks: Marks, badge: Badge) -> list[int]:
    """Return the marks of a cluster, the one that stands for the others among them, by (lo, hi, id)."""
    found = [mark for mark in marks.between(badge.lane, badge.start, badge.end) if marks.row[mark] < 0]
    return sorted({*found, badge.mark}, key=lambda mark: (int(marks.s0[mark]), int(marks.e1[mark]), marks.ids[mark]))


def one_time(marks: Marks, members: Sequence[int]) -> bool:
    """Return whether the dots of these marks coincide at every scale."""
    return len({int(marks.at[mark]) for mark in members}) <= 1
