"""The page under the pointer: pressing marks and cards, dragging their ends, zooming by the wheel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from timeline_app.anchors import snap
from timeline_app.ui.reader.marks import Mark, Support
from timeline_app.ui.reader.text.layout import Card, Placed
from timeline_app.ui.reader.text.page import TextPage
from timeline_app.ui.reader.text.setting.typeset import Span
from timeline_app.words import tr


class TextView(TextPage):
    """A page that tells what was pressed, opened and dragged; it changes nothing itself."""

    pressed = Signal(object)  # list of marks under the pointer, the shortest first; empty beside them
    card_pressed = Signal(object, object)  # mark, its support or None
    opened = Signal(object)  # mark: double click
    resized = Signal(object, int, int)  # mark, start, end: its handle was dragged there
    time_pressed = Signal(int)  # code point: a click on words of time
    zoomed = Signal(int)  # steps
    left = Signal()  # Esc with nothing to take back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self._grip: tuple[Placed, bool] | None = None  # the mark, whether its start is dragged
        self._times_told: Mapping[Span, Callable[[], str]] = {}

    def tell_times(self, told: Mapping[Span, Callable[[], str]]) -> None:
        """Say under the pointer how words of time are read."""
        self._times_told = told

    def marks(self) -> Sequence[Mark]:
        """Return the marks shown, in the order of the text."""
        return self._marks

    def slots_in_view(self, mark: Mark) -> list[QRectF]:
        """Return where the words of a mark can be seen, in pixels of the viewport; nothing far off is laid out."""
        top = self.ticks.value()
        return [slot.translated(0, -top) for one in self._in_view() if one.mark.id == mark.id for slot in one.slots]

    def told_of(self, mark: Mark) -> str:
        """Return what rests on a mark and what is noted of it."""
        return self._told([mark])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._jump.stop()  # what was aimed at stays under the pointer
        self._pressed_at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = self._grip_at(event.position())
            if self._grip or self._card_at(event.position()):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                return
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip and event.buttons() & Qt.MouseButton.LeftButton:
            self._stretched = self._stretch(event.position())
            self.viewport().update()
            return
        self._hover(event.position())
        if not (event.buttons() and self._pressed_at and self._card_at(QPointF(self._pressed_at))):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        span, self._stretched = self._stretched, None
        if grip:
            self.viewport().update()
            if span and span != (grip[0].mark.start, grip[0].mark.end):
                self.resized.emit(grip[0].mark, *span)
            return
        card = self._card_at(event.position()) if self._is_click(event) else None
        if card:
            self.card_pressed.emit(card.mark, card.support)
            return
        super().mouseReleaseEvent(event)
        if self._is_click(event) and not self.textCursor().hasSelection():
            self.pressed.emit(self.marks_at(event.position()))
            self.time_pressed.emit(self.point_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self._card_at(event.position())
        marks = [card.mark] if card else self.marks_at(event.position())
        self._pressed_at = None
        if marks:
            self.opened.emit(marks[0])
        else:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        self._jump.stop()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.textCursor().hasSelection():
                self.deselect()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = "" if self._card_at(QPointF(event.pos())) else self._told_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave and self._hovered:
            self._hovered = None
            self.viewport().update()
        return super().viewportEvent(event)

    def _told_at(self, place: QPoint) -> str:
        return "\n".join(filter(None, (self._told(self.marks_at(QPointF(place))), self._time_told(place))))

    def _time_told(self, place: QPoint) -> str:
        point = self.point_at(place)
        spans = (span for span in self._times_told if span[0] <= point < span[1])
        told = (self._times_told[s] for s in spans if any(r.contains(QPointF(place)) for r in self.slots(*s)))
        return next((words() for words in told), "")

    def _told(self, marks: Sequence[Mark]) -> str:
        lines: list[str] = []
        for mark in marks:
            for support in mark.supports:
                lines.append(_line(support))
            if mark.comment:
                lines.append(tr("Note: {words}", words=mark.comment))
        return "\n".join(lines)

    def _is_click(self, event: QMouseEvent) -> bool:
        if self._pressed_at is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        return moved < QApplication.startDragDistance()

    def _card_at(self, place: QPointF) -> Card | None:
        self._place()
        point = place + QPointF(0, self.ticks.value())
        return next((card for card in self._cards if card.place.contains(point)), None)

    def _hover(self, place: QPointF) -> None:
        card = self._card_at(place)
        if card is not self._hovered:
            self._hovered = card
            self.viewport().update()
        shape = Qt.CursorShape.IBeamCursor
        if card:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._grip_at(place):
            shape = Qt.CursorShape.SizeHorCursor
        elif not self._margins.left <= place.x() <= self.viewport().width() - self._margins.right:
            shape = Qt.CursorShape.PointingHandCursor if self.marks_at(place) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _grip_at(self, place: QPointF) -> tuple[Placed, bool] | None:
        point = place + QPointF(0, self.ticks.value())
        for one in self._in_view():
            if one.mark.id == self._current:
                start, end = one.grips
                if start.adjusted(-2, 0, 2, 0).contains(point):
                    return one, True
                if end.adjusted(-2, 0, 2, 0).contains(point):
                    return one, False
        return None

    def _stretch(self, place: QPointF) -> Span:
        assert self._grip
        one, is_start = self._grip
        point = self.point_at(place.toPoint())
        start, end = (point, one.mark.end) if is_start else (one.mark.start, point)
        start, end = snap(self.script.text, min(start, end), max(start, end))
        return (start, end) if start < end else (one.mark.start, one.mark.end)


def _line(support: Support) -> str:
    if support.date:
        return tr("{date}: {title}", date=support.date, title=support.title)
    return support.title
