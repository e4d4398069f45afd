"""The box that is dragged and zoomed, and the one item that paints what is in it.

The picture is a *pixel child* of the ViewBox: in data coordinates it would be painted twice a step, or not at all at
some scales (docs/TIMELINE.md).
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsSceneMouseEvent, QGraphicsSceneWheelEvent, QStyleOptionGraphicsItem, QWidget

from timeline_app.chart.view import CLOSEST, LIMIT
from timeline_app.ui.timeline.brush.stage import Stage
from timeline_app.ui.timeline.drawing.painting import paint

_NOTCH = 1.0015  # zoom for each eighth of a degree that the wheel turns: a notch is 120 of them, about a fifth


class TimeBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Time along x, in seconds from the canvas's origin; y in pixels of the lanes. It tells what the mouse does."""

    wheeled = Signal(float, float)  # factor (above 1 shows more time), x in pixels
    scrolled = Signal(float, float)  # pixels right, pixels down
    held = Signal()  # a button goes down; what that means shows when it goes up
    pressed = Signal(object, bool, object)  # place in pixels, double, modifiers
    dragged = Signal(object, object, object)  # place where it began, place now, "start", "move" or "end"
    pointed = Signal(object)  # place in pixels, or None when the pointer has left

    def __init__(self) -> None:
        super().__init__(enableMenu=False, invertY=True, defaultPadding=0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setLimits(xMin=-2 * LIMIT, xMax=2 * LIMIT, minXRange=CLOSEST)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        del axis
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scrolled.emit(0.0, -event.delta() / 2)
        elif event.orientation() == Qt.Orientation.Horizontal:
            self.scrolled.emit(-event.delta() / 2, 0.0)
        else:
            self.wheeled.emit(_NOTCH ** -event.delta(), event.pos().x())

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.held.emit()
        super().mousePressEvent(event)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        del axis
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        stage = "start" if event.isStart() else "end" if event.isFinish() else "move"
        self.dragged.emit(event.buttonDownPos(), event.pos(), stage)

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.pressed.emit(event.pos(), event.double(), event.modifiers())

    def hoverEvent(self, event: Any) -> None:
        self.pointed.emit(None if event.isExit() else event.pos())

    def keyPressEvent(self, event: Any) -> None:
        event.ignore()


class Picture(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paints the scene of its canvas; nothing else of the timeline's inside is an item."""

    def __init__(self, stage: Stage, box: TimeBox) -> None:
        super().__init__()
        self._stage, self._box = stage, box
        self.painted = 0  # how often, for tests
        self.setParentItem(box)
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigXRangeChanged.connect(self.refresh)
        box.sigResized.connect(self.resize)

    def refresh(self, *_: object) -> None:
        """Paint again when the event loop comes round; several calls are one."""
        self.update()

    def resize(self, *_: object) -> None:
        """Take the size of the box."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._box.width(), self._box.height())

    def viewRangeChanged(self, *_: object) -> None:
        """A pixel child does not move with the data."""

    def viewTransformChanged(self) -> None:
        """The same."""

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        self.painted += 1
        stage, scene = self._stage, self._stage.drawn()
        paint(painter, scene, stage.marks, stage.look, stage.lit())
        stage.paint_over(painter)
        self._more(painter)

    def _more(self, painter: QPainter) -> None:
        """Show at the right edge that there are more lanes than fit, and which part of them this is."""
        scene = self._stage.drawn()
        tall = scene.view.height
        if scene.tall > tall + 1:
            top, long = round(scene.view.scroll / scene.tall * tall), round(tall * tall / scene.tall)
            x, edge = round(scene.view.width) - 7, self._stage.look.over_pane("edge", 0.6)
            painter.fillRect(x + 1, top, 2, long, edge)
            painter.fillRect(x, top + 1, 4, long - 2, edge)
