"""Zooming to, and showing only, a stretch of time that was picked on the axis; Esc takes it back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QWidget

from timeline_app.chart import View, day_words
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.timeline.around.ranges import RangeBar
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import counted, tr

_DAYS = 4 * 86_400  # seconds: of a shorter stretch the times of day are told too


class Ranging(QObject):
    """Grants what the bar of a picked stretch offers, and remembers how it was before."""

    def __init__(self, desk: Desk, canvas: TimelineCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._canvas = desk, canvas
        self.bar = RangeBar(parent)
        self._over = parent
        self._before: tuple[View, Filter] | None = None
        canvas.picked.ended.connect(self._offer)
        self.bar.zoomed.connect(self._zoom)
        self.bar.filtered.connect(self._filter)
        self.bar.closed.connect(self.back)
        desk.document.opened.connect(self._forget)

    def back(self) -> bool:
        """Close the bar, or take back what it did last; tell whether there was anything to take back."""
        if self.bar.isVisible() or self._canvas.picked.stretch is not None:
            self._close()
            return True
        if self._before is None:
            return False
        (view, wanted), self._before = self._before, None
        self._desk.document.set_filter(wanted)
        now = self._canvas.view
        self._canvas.set_view(replace(now, lo=view.lo, hi=view.hi), jump=True)
        return True

    def _offer(self) -> None:
        stretch, canvas = self._canvas.picked.stretch, self._canvas
        assert stretch is not None
        lo, hi = stretch
        count = canvas.marks.under_way(int(lo), int(hi))
        entries = counted("{count} entry", "{count} entries", count)
        when = tr("{first} to {last}", first=_moment(lo, hi - lo), last=_moment(hi, hi - lo))
        place = canvas.on_screen(QPointF(canvas.view.x((lo + hi) / 2), 8))
        there: QPoint = self._over.mapFromGlobal(place)
        self.bar.show_words(f"{when} · {entries}", there.x(), there.y())

    def _zoom(self) -> None:
        if (stretch := self._take()) is not None:
            self._canvas.set_view(self._canvas.view.fitted(*stretch, margin=0), jump=True)

    def _filter(self) -> None:
        if (stretch := self._take()) is not None:
            document = self._desk.document
            document.set_filter(replace(document.filter, after=int(stretch[0]), before=int(stretch[1])))

    def _take(self) -> tuple[float, float] | None:
        stretch = self._canvas.picked.stretch
        if stretch is not None:
            self._before = self._canvas.view, self._desk.document.filter
        self._close()
        return stretch

    def _close(self) -> None:
        self._canvas.picked.clear()
        self.bar.hide()
        self._canvas.setFocus()

    def _forget(self) -> None:
        self._before = None
        self._close()


def _moment(at: float, span: float) -> str:
    """Return a moment in words, with the time of day where the stretch is short."""
    words = day_words(int(at))
    if span >= _DAYS:
        return words
    hours, minutes = int(at) // 3600 % 24, int(at) // 60 % 60
    return tr("{day}, {hours}:{minutes}", day=words, hours=f"{hours:02}", minutes=f"{minutes:02}")
