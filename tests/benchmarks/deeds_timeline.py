"""One step of a movement over a crowded timeline, painted: what a frame of dragging and zooming costs."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from random import Random

from PySide6.QtWidgets import QApplication

from tests.benchmarks.dossier import DEEDS, TOWNS
from tests.benchmarks.harness import Act, Arranged, Bench, deed
from timeline_app.chart import Item, Links, Marks, Tie, marks
from timeline_app.chart.calendar import DAY, days
from timeline_app.ui.app import Application
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas

FIRST = date(1900, 1, 1)
_HALF = 20  # steps one way, then the same back


def crowd(entries: int) -> tuple[Marks, Links]:
    """Return marks as those of the large project: a third are years, months or doubtful, a tenth are spans."""
    draw = Random(entries)
    items = [_entry(draw, number) for number in range(entries)]
    found = marks(items)
    ties = [Tie(a.id, a.id, b.id) for a, b in zip(items[::5], items[1::5], strict=False)]
    return found, Links.of(found, ties)


def _entry(draw: Random, number: int) -> Item:
    day = FIRST + timedelta(days=draw.randrange(43_800))
    begin, kind = days(day.year, day.month, day.day) * DAY, draw.randrange(10)
    span = "lasts" if kind == 0 else "occurs-within"
    begin = days(day.year, day.month if kind == 1 else 1, 1) * DAY if kind in (1, 2) else begin
    end = begin + (30 if kind == 1 else 365 if kind == 2 else draw.randrange(2, 60) if kind == 0 else 1) * DAY
    lasts = kind == 0
    return Item(
        id=f"{number:032x}", title=f"{draw.choice(TOWNS)} {draw.choice(DEEDS)}, as report {number} says", span=span,
        s0=begin, s1=begin + DAY if lasts else end, e0=end - DAY if lasts else begin, e1=end, approximate=kind == 3,
        importance=draw.randint(1, 5), lane=draw.choice(TOWNS), citations=1,
    )  # fmt: skip


def crowded(bench: Bench, entries: int) -> TimelineCanvas:
    """Return a canvas that shows all of a crowd."""
    bench.shared.setdefault("app", QApplication.instance() or Application([]))
    canvas = TimelineCanvas()
    canvas.still = True
    canvas.resize(1600, 700)
    canvas.show()
    bench.closing += [canvas.deleteLater, canvas.hide]  # `close` would take its scene apart while it still hears
    canvas.show_marks(*crowd(bench.number(entries)), anew=True)
    canvas.fit()
    return canvas


def moving(canvas: TimelineCanvas, steps: list[Act]) -> Arranged:
    """Go all steps once, so that labels are packed; then time one after the other."""
    for step in steps:
        step()
        QApplication.processEvents()
    following = cycle(steps)
    return lambda: (next(following)(), QApplication.processEvents())


def dragging(bench: Bench, entries: int) -> Arranged:
    canvas = crowded(bench, entries)
    return moving(canvas, [lambda: canvas.pan(7)] * _HALF + [lambda: canvas.pan(-7)] * _HALF)


def zooming(bench: Bench, entries: int) -> Arranged:
    canvas = crowded(bench, entries)
    closer: list[Act] = [lambda: canvas.zoom(1 / 1.05, 700)]
    return moving(canvas, closer * _HALF + [lambda: canvas.zoom(1.05, 700)] * _HALF)


@deed("A step of dragging 10,000 entries", limit=16)
def drag_many(bench: Bench) -> Arranged:
    return dragging(bench, 10_000)


@deed("A step of dragging 100,000 entries", limit=16)
def drag_most(bench: Bench) -> Arranged:
    return dragging(bench, 100_000)


@deed("A step of zooming in 10,000 entries", limit=16)
def zoom_many(bench: Bench) -> Arranged:
    return zooming(bench, 10_000)


@deed("A step of zooming in 100,000 entries", limit=16)
def zoom_most(bench: Bench) -> Arranged:
    return zooming(bench, 100_000)
