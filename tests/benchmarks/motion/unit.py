"""The unit U: what drawing 150 fixed titles costs on the same machine, in the same run, in turn with each step.

So a loaded or slow machine moves both sides of a ratio alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

SIZE = 1600, 900
_TITLES = 150


class Titles(QWidget):
    """Draws 150 titles, a quarter of them Arabic, one by one with `drawText`."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__()
        self._titles = titles[:_TITLES]
        self.resize(*SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, title in enumerate(self._titles):
            painter.drawText(20 + at % 5 * 310, 20 + at // 5 * 29, title)
        painter.end()


@dataclass
class Steps:
    """The processor and wall milliseconds of each step of a movement, and how often the picture was painted in it."""

    name: str
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    paints: list[int] = field(default_factory=list)

    def row(self, unit: float) -> list[str]:
        """Return name, median and p95 in milliseconds, both in U, wall median and p95, most paints in a step."""
        cpu, wall = (np.percentile(times, (50, 95)) for times in (self.cpu, self.wall))
        return [
            self.name,
            f"{cpu[0]:.1f} / {cpu[1]:.1f}",
            f"{cpu[0] / unit:.1f} / **{cpu[1] / unit:.1f}**",
            f"{wall[0]:.1f} / {wall[1]:.1f}",
            str(max(self.paints)),
        ]


def timed(act: Callable[[], object], settle: Callable[[], object] = QApplication.processEvents) -> tuple[float, float]:
    """Do something and let it be painted; return processor milliseconds, of all threads, and wall milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    settle()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
