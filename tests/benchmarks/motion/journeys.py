"""The movements that are measured: dragging at two scales, zooming in and out, and the same again.

They never enter the empty future, and no step is left without a picture.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.benchmarks.motion.chronologies import FIRST, LAST, crowd
from tests.benchmarks.motion.unit import SIZE, Steps, Titles, timed
from timeline_app.chart import View
from timeline_app.chart.calendar import DAY, days
from timeline_app.ui.app import Application
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas

STEP, DRAGS = 24, 120  # pixels of a step, and steps
NOTCH, NOTCHES = 1.2, 72  # of the wheel: 1,970 years to a day
AIM = days(2016, 6, 1) * DAY
LOOKS = (("2 years", LAST - 3 * 730 * DAY, 730 * DAY), ("3 days", LAST - 9 * DAY, 3 * DAY))
FRAME = 1 / 60  # seconds: what is left of it is spent at rest, as between two frames on a screen

Act = Callable[[], object]


@dataclass(frozen=True)
class Found:
    """What one size has shown; `unit` and `first`, the first picture, in milliseconds of processor time."""

    unit: float
    first: float
    movements: list[Steps]


def measured(entries: int) -> Found:
    """Make a chronology, show it and move over it."""
    QApplication.instance() or Application([])
    marks, links = crowd(entries)
    canvas, titles = TimelineCanvas(), Titles([marks.titles[at] for at in range(0, len(marks), len(marks) // 150)])
    canvas.still = True
    canvas.resize(*SIZE)
    for widget in (canvas, titles):
        widget.show()
    QApplication.processEvents()
    first, _ = timed(lambda: canvas.show_marks(marks, links, anew=True))
    units: list[float] = []
    movements = [_moved(canvas, titles, name, arrange, steps, units) for name, arrange, steps in _journeys(canvas)]
    for widget in (canvas, titles):
        widget.hide()
        widget.deleteLater()
    QApplication.processEvents()
    return Found(median(units), first, movements)


def _journeys(canvas: TimelineCanvas) -> Iterator[tuple[str, Act, list[Act]]]:
    """Yield the name of each movement, how it is begun, and its steps."""

    def look(begin: int, span: int) -> Act:
        return lambda: canvas.set_view(View(begin, begin + span, canvas.view.width, canvas.view.height))

    def zoom(factor: float) -> Act:
        return lambda: canvas.zoom(factor, canvas.view.x(AIM) if 0 <= canvas.view.x(AIM) <= canvas.view.width else None)

    drag: list[Act] = [lambda: canvas.pan(STEP)] * DRAGS
    there_and_back = [zoom(1 / NOTCH)] * NOTCHES + [zoom(NOTCH)] * NOTCHES
    for name, begin, span in LOOKS:
        yield f"pan, {name} across", look(begin, span), drag
    yield "first zoom", look(FIRST, LAST - FIRST), there_and_back
    yield "second zoom", lambda: None, there_and_back


def _moved(
    canvas: TimelineCanvas, titles: Titles, name: str, arrange: Act, steps: list[Act], units: list[float]
) -> Steps:
    arrange()
    _rest(0.3)
    found = Steps(name)
    for step in steps:
        begun, painted = time.perf_counter(), canvas.picture.painted
        cpu, wall = timed(step)
        found.cpu.append(cpu)
        found.wall.append(wall)
        found.paints.append(canvas.picture.painted - painted)
        units.append(timed(titles.repaint, lambda: None)[0])
        _rest(FRAME - (time.perf_counter() - begun))
    return found


def _rest(seconds: float) -> None:
    """Let time pass in which nothing is moved, as a person does; idle work is done in it."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        QApplication.processEvents()
        time.sleep(min(left, 0.002))
