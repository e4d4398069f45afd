"""The axis above the picture, and the corners.

The stock axis costs as much as a whole frame, and its date axis is blank outside the years 1 to 9999; so the ticks are
computed in `chart` and only painted here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from timeline_app.chart import Axis
from timeline_app.chart.tiles.words import elided
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.brush.fills import rects
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.brush.stage import Stage
from timeline_app.words import runs_right_to_left


class HistoricalAxisItem(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Stands above a picture of time and asks it for the ticks; a drag on it picks a stretch of time."""

    dragged = Signal(float, float, str)  # pixels where it began and where it is; "start", "move" or "end"

    def __init__(self, ruler: Callable[[], Axis], look: Callable[[], Look]) -> None:
        super().__init__(orientation="top")
        self.over: Callable[[QPainter, float], None] = lambda _painter, _height: None  # paints over the ticks
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._ruler, self._look = ruler, look
        self._below = 0
        self.make_room(second=False)
        self.setStyle(tickLength=0, hideOverlappingLabels=True)

    def make_room(self, *, second: bool) -> None:
        """Be as high as the tiers need, with a row below them for a second calendar or without."""
        self._below = theme.px(20) if second else 0
        self.setHeight(theme.px(40) + self._below)

    def linkedViewChanged(self, view: Any, newRange: Any = None) -> None:
        del view, newRange
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.size().width(), self.size().height())

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        look, axis = self._look(), self._ruler()
        width, height = int(self.size().width()), int(self.size().height())
        main = height - self._below
        middle = main // 2
        painter.setClipRect(self.boundingRect())
        painter.fillRect(self.boundingRect(), look.colour("pane"))
        line = look.colour("line")
        places = np.rint(np.array(axis.minor, np.float64))
        rects(painter, np.stack([places, 0 * places + main - 4, 0 * places + 1, 0 * places + 4], axis=1), line)
        for tick in axis.lower:
            painter.fillRect(round(tick.x), middle + 2, 1, main - middle - 2, line)
        for tick in axis.upper:
            if not tick.pinned:
                painter.fillRect(round(tick.x), 2, 1, main - 2, look.colour("edge"))
        for tick in axis.second:
            if not tick.pinned:
                painter.fillRect(round(tick.x), main, 1, height - main, line)
        self._words(painter, look, axis, middle)
        painter.fillRect(0, height - 1, width, 1, line)
        self.over(painter, height)

    def mouseDragEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        stage = "start" if event.isStart() else "end" if event.isFinish() else "move"
        self.dragged.emit(event.buttonDownPos().x(), event.pos().x(), stage)

    def _words(self, painter: QPainter, look: Look, axis: Axis, middle: int) -> None:
        painter.setFont(look.font)
        for row, tone, top in ((axis.upper, "text", 0), (axis.lower, "soft", middle)):
            painter.setPen(look.colour(tone))
            for tick in row:
                look.write(painter, tick.label, tick.x + tick.inset, top + middle / 2)
        for tick in axis.second:
            look.write(painter, tick.label, tick.x + tick.inset, 2 * middle + self._below / 2)


class Corner(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The date of the entry that the cursor is on, beside the axis; also the ground of other corners."""

    def __init__(self, stage: Stage, *, says_date: bool) -> None:
        super().__init__()
        self._stage, self._says_date = stage, says_date
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)  # Qt paints what stands beside the axis with it

    def renew(self) -> None:
        """Say what the cursor is on now; its bounds are told to a pointer that rests here."""
        told = self._says_date and self._stage.cursor_words()
        self.setToolTip(self._stage.cursor_bounds() if told else "")
        self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        look, size = self._stage.look, self.size()
        painter.fillRect(self.boundingRect(), look.colour("pane" if self._says_date else "sunken"))
        painter.fillRect(inner(int(size.width())), 0, 1, int(size.height()), look.colour("line"))
        edge = int(size.height()) - 1 if self._says_date else 0
        painter.fillRect(0, edge, int(size.width()), 1, look.colour("line"))
        words = self._stage.cursor_words() if self._says_date else ""
        if words:
            note = self._stage.cursor_note()
            half = theme.px(20) if note else size.height()
            self._line(painter, words, ("label", "text"), QRectF(theme.px(12), 0, size.width() - theme.px(20), half))
            below = QRectF(theme.px(12), theme.px(18), size.width() - theme.px(20), theme.px(18))
            self._line(painter, note, ("tiny", "soft"), below)

    def _line(self, painter: QPainter, words: str, kind: tuple[theme.Role, str], box: QRectF) -> None:
        painter.setFont(theme.font(kind[0]))
        painter.setPen(self._stage.look.colour(kind[1]))
        write_line(painter, box, elided(words, box.width(), painter.fontMetrics().horizontalAdvance))


def inner(width: int) -> int:
    """Return where the line between a column of that width and the picture beside it stands."""
    return 0 if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft else width - 1


def write_line(painter: QPainter, box: QRectF, text: str) -> None:
    """Write a line in its own direction, at the side where lines of the window begin."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    right_to_left = runs_right_to_left(text)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side, text)
