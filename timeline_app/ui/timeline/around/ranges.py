"""A stretch of time picked out by dragging on the axis: what it is, what is in it, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from timeline_app.ui.kit import controls, theme
from timeline_app.words import tr

if TYPE_CHECKING:
    from timeline_app.chart import View
    from timeline_app.ui.timeline.brush.stage import Stage

_LEAST = 6  # pixels: less is a click


class Picked(QObject):
    """The stretch that is being dragged out, or was; seconds, so that it stays where it is in time."""

    changed = Signal()
    ended = Signal()  # the drag: a stretch is picked

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.stretch: tuple[float, float] | None = None

    def drag(self, begin: float, now: float, stage: str) -> None:
        """Follow a drag along the axis, in pixels of the picture; `stage` is "start", "move" or "end"."""
        view = self._stage.drawn().view
        left, right = (min(max(x, 0.0), view.width) for x in sorted((begin, now)))
        self.stretch = (view.seconds(left), view.seconds(right)) if right - left >= _LEAST else None
        self.changed.emit()
        if stage == "end" and self.stretch is not None:
            self.ended.emit()

    def clear(self) -> None:
        """Let go of it."""
        self.stretch = None
        self.changed.emit()

    def paint(self, painter: QPainter, view: View, height: float) -> None:
        """Paint it over a picture or an axis of this height."""
        if self.stretch is None:
            return
        left, right = (min(max(view.x(moment), -2.0), view.width + 2) for moment in self.stretch)
        ground = QColor(theme.colour("accent"))
        ground.setAlphaF(0.12)
        painter.fillRect(QRectF(left, 0, right - left, height), ground)
        for x in (left, right):
            painter.fillRect(round(x), 0, 1, round(height), theme.colour("accent"))


class RangeBar(QFrame):
    """Says what was picked and offers to zoom there or to show only that. Enter zooms, Esc closes."""

    zoomed = Signal()
    filtered = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("A stretch of time"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(size) for size in (12, 8, 8, 8)))
        row.setSpacing(theme.px(8))
        self.words = controls.label("", "small")
        self.zoom = controls.button(tr("Zoom in"), small=True)
        self.only = controls.button(tr("Show only these"), small=True)
        for widget in (self.words, self.zoom, self.only):
            row.addWidget(widget)
        self.zoom.clicked.connect(self.zoomed)
        self.only.clicked.connect(self.filtered)
        self.hide()

    def show_words(self, words: str, x: int, y: int) -> None:
        """Say what was picked, its middle at `x` of the parent, from `y` down."""
        self.words.setText(words)
        self.adjustSize()
        self.move(max(8, min(x - self.width() // 2, self._over.width() - self.width() - 8)), y)
        self.raise_()
        self.show()
        self.zoom.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.filtered if self.only.hasFocus() else self.zoomed).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()
