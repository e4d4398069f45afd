"""What the mouse does on the picture: pan, zoom, choose, hover, and draw a link from one dot to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.chart import Hit

if TYPE_CHECKING:
    from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas

_WIDE_BAR = 0.6  # of the view: dragging such a bar pans


class Thread(NamedTuple):
    """A link that is being drawn: from an entry to where the pointer is, perhaps on another entry."""

    source: str
    start: QPointF
    end: QPointF
    target: str | None


class Pointer(QObject):
    """Listens to the box of a canvas and does there what the mouse asks for."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.thread_drawn: Thread | None = None
        self._held = QPointF()
        box = canvas.box
        box.wheeled.connect(canvas.zoom)
        box.scrolled.connect(self._scroll)
        box.pressed.connect(self._press)
        box.dragged.connect(self._drag)
        box.pointed.connect(self._point)

    def hit(self, place: QPointF) -> Hit | None:
        """Return what lies at a place of the box."""
        return self._canvas.drawn().hit(place.x(), place.y())

    def entry(self, place: QPointF) -> str | None:
        """Return the id of the entry at a place of the box."""
        hit = self.hit(place)
        return self._canvas.marks.ids[hit.number] if hit and hit.kind == "mark" else None

    def paint(self, painter: QPainter) -> None:
        """Paint the link that is being drawn."""
        thread = self.thread_drawn
        if thread is None:
            return
        accent = QColor(self._canvas.look.colour("accent"))
        painter.setPen(QPen(accent, 2))
        painter.drawLine(thread.start, thread.end)
        painter.setBrush(accent)
        painter.drawEllipse(thread.end, 3, 3)
        mark = self._canvas.marks.index.get(thread.target) if thread.target else None
        place = self._canvas.drawn().place(mark) if mark is not None else None
        if place is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*place), 10, 10)

    def stop(self) -> bool:
        """Let go of a link that is being drawn; tell whether there was one."""
        drawn, self.thread_drawn = self.thread_drawn, None
        self._canvas.picture.update()
        return drawn is not None

    def _scroll(self, right: float, down: float) -> None:
        if right:
            self._canvas.pan(right)
        if down:
            self._canvas.scroll_lanes(down)

    def _press(self, place: QPointF, double: bool, modifiers: Qt.KeyboardModifier) -> None:
        canvas, hit = self._canvas, self.hit(place)
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if hit is None or hit.kind == "lane":
            canvas.cleared.emit()
        elif hit.kind == "mark":
            entry = canvas.marks.ids[hit.number]
            if double:
                canvas.opened.emit(entry)
            else:
                canvas.pressed.emit(entry, modifiers)
        elif hit.kind == "link":
            canvas.link_pressed.emit(canvas.links.ids[hit.number])
        else:
            badge = canvas.drawn().badges[hit.number]
            behind = [canvas.marks.ids[at] for at in canvas.marks.between(badge.lane, badge.start, badge.end)]
            corner = canvas.box.mapToScene(QPointF(badge.x, badge.y + badge.h))
            canvas.fanned.emit(behind, canvas.viewport().mapToGlobal(canvas.mapFromScene(corner)))

    def _drag(self, start: QPointF, now: QPointF, stage: str) -> None:
        canvas = self._canvas
        canvas.hovered.emit(None, QPointF())
        if stage == "start":
            self._held = start
            source = self._grip(start)
            if source is not None:
                self.thread_drawn = Thread(source, start, now, None)
        if self.thread_drawn is None:
            step = self._held - now
            self._held = now
            canvas.pan(step.x())
            canvas.scroll_lanes(step.y())
            return
        over = self.entry(now)
        target = over if over != self.thread_drawn.source else None
        self.thread_drawn = self.thread_drawn._replace(end=now, target=target)
        canvas.picture.update()
        if stage == "end":
            thread, self.thread_drawn = self.thread_drawn, None
            if thread.target is not None:
                canvas.linked.emit(thread.source, thread.target)

    def _grip(self, place: QPointF) -> str | None:
        """Return the entry whose dot, or whose bar unless it fills the view, is at a place."""
        scene, entry = self._canvas.drawn(), self.entry(place)
        mark = self._canvas.marks.index.get(entry) if entry else None
        if mark is None:
            return None
        dots = (dot for dot in scene.dots if dot.mark == mark)
        bars = (bar for bar in scene.bars if bar.mark == mark and bar.x1 - bar.x0 < _WIDE_BAR * scene.view.width)
        x, y = place.x(), place.y()
        on_dot = any(abs(dot.x - x) <= dot.r + 4 and abs(dot.y - y) <= dot.r + 4 for dot in dots)
        return entry if on_dot or any(bar.x0 <= x <= bar.x1 for bar in bars) else None

    def _point(self, place: QPointF | None) -> None:
        canvas = self._canvas
        hit = self.hit(place) if place is not None else None
        entry = canvas.marks.ids[hit.number] if hit and hit.kind == "mark" else None
        canvas.hover(entry)
        reachable = hit is not None and hit.kind != "lane"
        canvas.viewport().setCursor(Qt.CursorShape.PointingHandCursor if reachable else Qt.CursorShape.ArrowCursor)
        if place is not None and entry is not None:
            corner = canvas.mapFromScene(canvas.box.mapToScene(place))
            canvas.hovered.emit(entry, QPointF(corner))
        else:
            canvas.hovered.emit(None, QPointF())
