"""What the mouse does on the picture: pan, zoom, choose, hover, and draw a link from one dot to another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.chart import Hit
from timeline_app.ui.timeline.brush.stage import Stage
from timeline_app.ui.timeline.drawing.motion import Fling
from timeline_app.ui.timeline.drawing.picture import TimeBox

_ENTRIES = ("mark", "words")
_WIDE_BAR = 0.6  # of the view: dragging such a bar pans


class Thread(NamedTuple):
    """A link that is being drawn: from an entry to where the pointer is, perhaps on another entry."""

    source: str
    start: QPointF
    end: QPointF
    target: str | None


class Pointer(QObject):
    """Listens to the box of a stage and tells what the mouse asks for; places are in the box."""

    pressed = Signal(str, object)  # entry id, keyboard modifiers
    cleared = Signal()  # a click on nothing
    opened = Signal(str)  # entry id: double click
    linked = Signal(str, str)  # entry ids: dragged from one to the other
    link_pressed = Signal(str)  # link id
    fanned = Signal(object, object)  # Badge, place
    rested = Signal(object, object)  # entry id under the pointer or None, place
    panned = Signal(float, float)  # pixels right, pixels down
    flung = Signal(float)  # pixels right: run on so far after a fast drag
    changed = Signal()  # the link that is being drawn

    def __init__(self, stage: Stage, box: TimeBox) -> None:
        super().__init__(box)
        self._stage, self._box = stage, box
        self.thread_drawn: Thread | None = None
        self._held = QPointF()
        self._fling = Fling()
        box.pressed.connect(self._press)
        box.dragged.connect(self._drag)
        box.pointed.connect(self._point)

    def hit(self, place: QPointF) -> Hit | None:
        """Return what lies at a place of the box."""
        return self._stage.drawn().hit(place.x(), place.y())

    def entry(self, place: QPointF) -> str | None:
        """Return the id of the entry at a place of the box."""
        hit = self.hit(place)
        return self._stage.marks.ids[hit.number] if hit and hit.kind in _ENTRIES else None

    def paint(self, painter: QPainter) -> None:
        """Paint the link that is being drawn."""
        thread = self.thread_drawn
        if thread is None:
            return
        accent = QColor(self._stage.look.colour("accent"))
        painter.setPen(QPen(accent, 2))
        painter.drawLine(thread.start, thread.end)
        painter.setBrush(accent)
        painter.drawEllipse(thread.end, 3, 3)
        mark = self._stage.marks.index.get(thread.target) if thread.target else None
        place = self._stage.drawn().place(mark) if mark is not None else None
        if place is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*place), 10, 10)

    def stop(self) -> bool:
        """Let go of a link that is being drawn; tell whether there was one."""
        drawn, self.thread_drawn = self.thread_drawn, None
        self.changed.emit()
        return drawn is not None

    def _press(self, place: QPointF, double: bool, modifiers: Qt.KeyboardModifier) -> None:
        stage, hit = self._stage, self.hit(place)
        if hit is None or hit.kind == "lane":
            self.cleared.emit()
        elif hit.kind == "words" or (hit.kind == "mark" and double):
            self.opened.emit(stage.marks.ids[hit.number])
        elif hit.kind == "mark":
            self.pressed.emit(stage.marks.ids[hit.number], modifiers)
        elif hit.kind == "link":
            self.link_pressed.emit(stage.links.ids[hit.number])
        else:
            badge = stage.drawn().badges[hit.number]
            self.fanned.emit(badge, QPointF(badge.x, badge.y + badge.h))

    def _drag(self, start: QPointF, now: QPointF, stage: str) -> None:
        self.rested.emit(None, now)
        if stage == "start":
            self._held = start
            source = self._grip(start)
            self.thread_drawn = Thread(source, start, now, None) if source else None
        if self.thread_drawn is None:
            step = self._held - now
            self._held = now
            self.panned.emit(step.x(), step.y())
            self._run_on(step.x(), stage)
            return
        over = self.entry(now)
        target = over if over != self.thread_drawn.source else None
        self.thread_drawn = self.thread_drawn._replace(end=now, target=target)
        if stage == "end":
            thread, self.thread_drawn = self.thread_drawn, None
            if thread.target is not None:
                self.linked.emit(thread.source, thread.target)
        self.changed.emit()

    def _run_on(self, step: float, stage: str) -> None:
        if stage == "start":
            self._fling.begin()
        self._fling.note(step)
        if stage == "end" and (pixels := self._fling.run_on()):
            self.flung.emit(pixels)

    def _grip(self, place: QPointF) -> str | None:
        """Return the entry whose dot, or whose bar unless it fills the view, is at a place."""
        scene, entry = self._stage.drawn(), self.entry(place)
        mark = self._stage.marks.index.get(entry) if entry else None
        if mark is None:
            return None
        dots = (dot for dot in scene.dots if dot.mark == mark)
        bars = (bar for bar in scene.bars if bar.mark == mark and bar.x1 - bar.x0 < _WIDE_BAR * scene.view.width)
        x, y = place.x(), place.y()
        on_dot = any(abs(dot.x - x) <= dot.r + 4 and abs(dot.y - y) <= dot.r + 4 for dot in dots)
        return entry if on_dot or any(bar.x0 <= x <= bar.x1 for bar in bars) else None

    def _point(self, place: QPointF | None) -> None:
        hit = self.hit(place) if place is not None else None
        reachable = hit is not None and hit.kind != "lane"
        self._box.setCursor(Qt.CursorShape.PointingHandCursor if reachable else Qt.CursorShape.ArrowCursor)
        entry = self._stage.marks.ids[hit.number] if hit and hit.kind in _ENTRIES else None
        self.rested.emit(entry, place or QPointF())
