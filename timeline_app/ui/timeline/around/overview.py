"""The strip below: the density of everything, bent towards where the entries are, and the window on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QGraphicsSceneMouseEvent,
    QGraphicsSceneWheelEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from timeline_app.chart import Focus, Tick, landmarks, overview
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.around.axis import inner
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.brush.stage import Stage
from timeline_app.words import tr

_STEP = 1.0  # pixels: the region moves with the picture by no less
_LEAST = 0.004  # width of the window on the strip, so that it can be taken hold of


class OverviewBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """x runs from 0 to 1 over the focus scale; the region is the part that the picture shows."""

    moved = Signal(float, float)  # seconds: the region was dragged to [lo, hi)
    asked = Signal(float)  # seconds: a click beside the region

    def __init__(self, stage: Stage) -> None:
        super().__init__(enableMenu=False, defaultPadding=0, enableMouse=False)
        self.setRange(xRange=(0, 1), yRange=(0, 1), padding=0, disableAutoRange=True)
        self.focus: Focus | None = None
        self._telling = False
        self.curve = _Curve(stage, self)
        self.region = pg.LinearRegionItem((0, 1), movable=True, swapMode="block")
        self.addItem(self.region, ignoreBounds=True)
        self.region.setZValue(10)
        self.words = _Words(stage, self)
        self.region.sigRegionChanged.connect(self._drag)
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme in force."""
        accent = theme.colour("accent")
        ground, hover = QColor(accent), QColor(accent)
        ground.setAlphaF(0.10)
        hover.setAlphaF(0.16)
        self.region.setBrush(ground)
        self.region.setHoverBrush(hover)
        for line in self.region.lines:
            line.setPen(pg.mkPen(accent, width=2))
            line.setHoverPen(pg.mkPen(accent, width=4))
        self.curve.forget()

    def show_focus(self, focus: Focus) -> None:
        """Show other entries."""
        self.focus = focus
        self.curve.forget()

    def show_window(self, lo: float, hi: float) -> None:
        """Put the region where the picture looks."""
        if self.focus is None:
            return
        left, right = (float(share) for share in self.focus.share(np.array([lo, hi])))
        middle, step = (left + right) / 2, _STEP / max(self.width(), 1)
        wanted = min(left, middle - _LEAST / 2), max(right, middle + _LEAST / 2)
        if all(abs(new - old) < step for new, old in zip(wanted, self.region.getRegion(), strict=True)):
            return
        self._telling = True
        self.region.setRegion(wanted)
        self._telling = False

    def mouseClickEvent(self, event: Any) -> None:
        if self.focus is not None and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.asked.emit(self.focus.seconds(event.pos().x() / max(self.width(), 1)))

    def _drag(self) -> None:
        if self.focus is not None and not self._telling:
            left, right = self.region.getRegion()
            self.moved.emit(self.focus.seconds(left), self.focus.seconds(right))


class _Curve(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """The density as a picture that is kept until entries, size or theme change; a pixel child like the other."""

    def __init__(self, stage: Stage, box: OverviewBox) -> None:
        super().__init__()
        self._stage, self._box = stage, box
        self._kept: QPixmap | None = None
        self.ticks: tuple[Tick, ...] = ()
        self.setParentItem(box)
        self.setZValue(-200)  # below pyqtgraph's own group, where the region is
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigResized.connect(self.forget)

    def forget(self, *_: object) -> None:
        """Draw it anew the next time."""
        self._kept = None
        self.ticks = ()
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._box.width(), self._box.height())

    def viewRangeChanged(self, *_: object) -> None:
        """A pixel child does not move with the data."""

    def viewTransformChanged(self) -> None:
        """The same."""

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        ratio = painter.device().devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = self._drawn(ratio)
        painter.drawPixmap(0, 0, self._kept)

    def _drawn(self, ratio: float) -> QPixmap:
        width, height = max(int(self._box.width()), 1), max(int(self._box.height()), 1)
        kept = QPixmap(round(width * ratio), round(height * ratio))
        kept.setDevicePixelRatio(ratio)
        look, focus = self._stage.look, self._box.focus
        kept.fill(look.colour("sunken"))
        painter = QPainter(kept)
        if focus is not None:
            found = overview(self._stage.marks, focus, max(width // 2, 1))
            share = np.log1p(found) / np.log1p(max(int(found.max(initial=1)), 1))
            ink = look.colour("soft")
            ink.setAlphaF(0.75)
            for at in np.flatnonzero(found).tolist():
                tall = max(float(share[at]) * (height - theme.px(18)), 2.0)
                painter.fillRect(QRectF(2 * at, height - tall, 2, tall), ink)
            self.ticks = landmarks(focus, width, look.measure)
            for tick in self.ticks:
                if not tick.pinned:
                    painter.fillRect(round(tick.x), 1, 1, theme.px(6), look.colour("edge"))
                write_tick(painter, look, tick)
        painter.fillRect(0, 0, width, 1, look.colour("line"))
        painter.end()
        return kept


class _Words(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Writes those words anew that an edge of the region would strike through: the edge passes under them."""

    def __init__(self, stage: Stage, box: OverviewBox) -> None:
        super().__init__()
        self._stage, self._box = stage, box
        self.setParentItem(box)
        self.setZValue(20)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigResized.connect(lambda *_: self.prepareGeometryChange())
        box.region.sigRegionChanged.connect(lambda: self.update())

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._box.width(), theme.px(18))

    def viewRangeChanged(self, *_: object) -> None:
        """A pixel child does not move with the data."""

    def viewTransformChanged(self) -> None:
        """The same."""

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        look, box = self._stage.look, self._box
        edges = [round(share * box.width()) for share in box.region.getRegion()]
        for tick in box.curve.ticks:
            words = tick.x + tick.inset, tick.x + tick.inset + look.measure(tick.label)
            for edge in (edge for edge in edges if words[0] - 2 <= edge <= words[1] + 2):
                gap = QRectF(edge - 2, 2, 4, theme.px(16))
                painter.setClipRect(gap)
                painter.fillRect(gap, look.colour("sunken"))
                write_tick(painter, look, tick)


def write_tick(painter: QPainter, look: Look, tick: Tick) -> None:
    """Write the words of a tick of the overview."""
    painter.setFont(theme.font("tiny"))
    painter.setPen(look.colour("soft"))
    painter.drawText(QPointF(round(tick.x + tick.inset), 2 + painter.fontMetrics().ascent()), tick.label)


MOST_BENT = 0.95


class BendKnob(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Beside the overview: how far it bends towards the crowd. Drag, wheel; a double click: as the entries lie."""

    bent = Signal(object)  # 0 to `MOST_BENT`, or None

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)  # Qt paints what stands beside the overview with it
        self.setToolTip(tr("How far the overview bends towards the crowd (< and >); double click: by itself"))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._take(event.pos().x())

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self._take(event.pos().x())

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        event.accept()
        self.bent.emit(None)

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        event.accept()
        self.step(1 if event.delta() > 0 else -1)

    def step(self, by: int) -> None:
        """Bend it a tenth more, or less when negative."""
        bend = self._stage.overview_bend() + by / 10
        self.bent.emit(min(max(round(bend, 2), 0.0), MOST_BENT))

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        look, size, px = self._stage.look, self.size(), theme.px
        width, height = int(size.width()), int(size.height())
        painter.fillRect(self.boundingRect(), look.colour("sunken"))
        painter.fillRect(inner(width), 0, 1, height, look.colour("line"))
        painter.fillRect(0, 0, width, 1, look.colour("line"))
        begin, end = self._track()
        if end - begin < px(60):
            return
        bend = self._stage.overview_bend()
        painter.setFont(theme.font("tiny"))
        painter.setPen(look.colour("soft"))
        words = tr("Overview: even") if bend < 0.01 else tr("Crowd wider: {share} %", share=round(bend * 100))
        painter.drawText(QRectF(begin, px(3), end - begin, px(16)), Qt.AlignmentFlag.AlignVCenter, words)
        y = px(26)
        painter.fillRect(QRectF(begin, y - 1, end - begin, 2), look.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("edge"))
        painter.drawEllipse(QPointF(begin + (end - begin) * bend / MOST_BENT, y), px(5), px(5))

    def _track(self) -> tuple[float, float]:
        return theme.px(12), self.size().width() - theme.px(16)

    def _take(self, x: float) -> None:
        begin, end = self._track()
        if end > begin:
            self.bent.emit(round(min(max((x - begin) / (end - begin), 0.0), 1.0) * MOST_BENT, 2))
