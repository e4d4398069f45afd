"""The names of the lanes, beside the picture."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsSceneMouseEvent, QStyleOptionGraphicsItem, QWidget

from timeline_app.chart import wrapped
from timeline_app.chart.parts import LaneBox
from timeline_app.ui.kit import icons, theme
from timeline_app.ui.timeline.around.axis import inner, write_line
from timeline_app.ui.timeline.brush.stage import Stage
from timeline_app.words import figures

_DRAG = 5  # pixels before a press is a drag


class LaneColumn(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Names of the lanes, left of the picture; a click folds or opens a lane, a drag puts it elsewhere."""

    folded = Signal(str)  # name: fold it, or open it again
    moved = Signal(str, int)  # name, its place from the top, counted without it
    asked = Signal(str, object)  # name, place on the screen: what can be done with it

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._held: str | None = None
        self._aimed: int | None = None  # before which lane the one that is held would go
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton)
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)  # the picture beside it is painted far more often

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        lane = self._at(event.pos().y())
        if lane is None:
            event.ignore()
        elif event.button() == Qt.MouseButton.RightButton:
            self.asked.emit(lane.name, event.screenPos())
        else:
            self._held, self._aimed = lane.name, None

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        begin = event.buttonDownPos(Qt.MouseButton.LeftButton)
        if self._held is not None and abs(event.pos().y() - begin.y()) >= _DRAG:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._aimed = self._gap(event.pos().y())
            self.update()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        held, aimed = self._held, self._aimed
        self.stop()
        if held is not None and aimed is not None:
            names = [lane.name for lane in self._stage.drawn().lanes]
            self.moved.emit(held, aimed - (names.index(held) < aimed))
        elif held is not None:
            self.folded.emit(held)

    def stop(self) -> bool:
        """Let go of a lane that is being dragged; tell whether there was one."""
        dragged, self._held, self._aimed = self._aimed is not None, None, None
        self.unsetCursor()
        self.update()
        return dragged

    def _at(self, y: float) -> LaneBox | None:
        return next((lane for lane in self._stage.drawn().lanes if lane.y <= y < lane.y + lane.height), None)

    def _gap(self, y: float) -> int:
        """Return before which lane, counted from the top, what is held at a height would go."""
        return sum(lane.y + lane.height / 2 < y for lane in self._stage.drawn().lanes)

    def _target(self, painter: QPainter, width: int) -> None:
        """Show where the lane that is being dragged would go."""
        lanes = self._stage.drawn().lanes
        if self._aimed is None or not lanes:
            return
        last = lanes[-1]
        y = lanes[self._aimed].y if self._aimed < len(lanes) else last.y + last.height
        painter.fillRect(0, round(y) - 1, width, 2, self._stage.look.colour("accent"))

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        stage, look = self._stage, self._stage.look
        width, height = int(self.size().width()), self.size().height()
        painter.fillRect(self.boundingRect(), look.colour("pane"))
        current = stage.current_lane()
        for lane in stage.drawn().lanes:
            if lane.y >= height or lane.y + lane.height <= 0:
                continue
            if current == lane.lane:
                painter.fillRect(0, int(lane.y), width, int(lane.height), look.colour("hover"))
            bar = theme.px(4)
            outer = 0 if inner(width) else width - bar
            painter.fillRect(outer, int(lane.y), bar, int(lane.height) - 1, look.lane(lane.colour))
            painter.fillRect(0, int(lane.y + lane.height) - 1, width, 1, look.colour("line"))
            if width > theme.px(40):
                self._name(painter, lane, width)
        painter.fillRect(inner(width), 0, 1, int(self.size().height()), look.colour("line"))
        self._target(painter, width)

    def _name(self, painter: QPainter, lane: LaneBox, width: int) -> None:
        look, px = self._stage.look, theme.px
        inset, tall = px(2) if lane.folded else px(6), px(20)
        top = max(lane.y + inset, min(float(inset), lane.y + lane.height - tall - inset))  # stays in sight
        count = " +".join(figures(number) for number in (lane.total, lane.crowded) if number)
        painter.setFont(theme.font("tiny"))
        painter.setPen(look.colour("soft"))
        counted = painter.fontMetrics().horizontalAdvance(count)
        sign = px(28)
        room = width - px(12) - counted - sign - px(6)
        right = QRectF(width - sign - counted - px(2), top, counted, tall)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        chevron = icons.icon("chevron-right" if lane.folded else "chevron-down", "soft")
        chevron.paint(painter, QRectF(width - px(24), top + px(2), px(16), px(16)).toRect())
        painter.setFont(theme.font("label"))
        painter.setPen(look.colour("text"))
        lines = 2 if lane.y + lane.height - top >= 2 * tall + inset else 1
        name, measure = self._stage.lane_words(lane.name), painter.fontMetrics().horizontalAdvance
        for number, line in enumerate(wrapped(name, room, lines, measure)):
            write_line(painter, QRectF(px(12), top + number * tall * 0.9, room, tall), line)
