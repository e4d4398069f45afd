"""The page: a text with marks painted under, over and beside its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.reader.marks import Mark, shortest_first
from timeline_app.ui.reader.text import layout, painting
from timeline_app.ui.reader.text.layout import Card, Placed
from timeline_app.ui.reader.text.script import Script
from timeline_app.ui.reader.text.setting.typeset import Span, TypesetText


class TextPage(TypesetText):
    """Shows marks, hits and words of time on a text.

    It changes nothing: it shows what it is given, and answers where that stands.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[Mark] = ()
        self.times: Sequence[Span] = ()  # where words of time stand
        self._frame: Span | None = None
        self._hits: Sequence[Span] = ()
        self._hit = -1
        self.lit: frozenset[str] = frozenset()
        self._current = ""
        self._placed: list[Placed] = []
        self._placed_until = -1  # code point: marks that begin further on have no place yet
        self._cards: list[Card] = []
        self._hovered: Card | None = None
        self._stretched: Span | None = None

    # what is shown

    def put(self, script: Script, zoom: int) -> None:
        """Show another text, from its start, without marks."""
        self._marks, self.times, self._hits, self._hit = (), (), (), -1
        self.lit, self._current, self._frame = frozenset(), "", None
        super().put(script, zoom)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks."""
        self._marks = marks
        self._laid_out()
        self._tick()

    def set_times(self, spans: Sequence[Span]) -> None:
        """Underline words of time."""
        self.times = spans
        self.viewport().update()

    def set_frame(self, span: Span | None) -> None:
        """Frame the words that one is asked about; None frames nothing."""
        self._frame = span
        self.viewport().update()

    def set_hits(self, spans: Sequence[Span], current: int = -1) -> None:
        """Show what was found; `current` is the number of the one that is framed, -1 for none."""
        self._hits, self._hit = spans, current
        self._tick()
        self.viewport().update()

    def light(self, ids: frozenset[str], current: str = "") -> None:
        """Light the marks with these ids; `current` gets the handles."""
        if (ids, current) != (self.lit, self._current):
            self.lit, self._current = ids, current
            self.viewport().update()

    def cards(self) -> list[Card]:
        """Return the cards beside the text, in pixels of the document; it lays out the whole text."""
        self._place(whole=True)
        return self._cards

    def marks_at(self, place: QPointF) -> list[Mark]:
        """Return the marks under a place in the viewport, on their words or their bars, the shortest first."""
        point = place + QPointF(0, self.ticks.value())
        wide, rtl = self.viewport().width(), self.script.rtl
        return shortest_first(
            one.mark
            for one in self._place()
            if any(slot.contains(point) for slot in one.slots)
            or (one.mark.supports and layout.on_bar(one, point, self._margins, wide, rtl=rtl))
        )

    def marks_at_caret(self) -> list[Mark]:
        """Return the marks in which the caret stands, the shortest first."""
        point = self.caret()
        return shortest_first(mark for mark in self._marks if mark.start <= point <= mark.end)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._in_view()
        painter = QPainter(self.viewport())
        painter.translate(0, -self.ticks.value())
        painting.highlights(painter, shown, self.lit)
        if self._stretched:
            for slot in self._span_slots([self._stretched]):
                painter.fillRect(slot, theme.colour("sel"))
        painting.hits(
            painter,
            self._span_slots(self._hits),
            self._span_slots(self._hits[self._hit :][:1] if self._hit >= 0 else ()),
        )
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -self.ticks.value())
        self._paint_above(painter, shown)
        painter.end()

    def _paint_above(self, painter: QPainter, shown: Sequence[Placed]) -> None:
        wide, rtl = self.viewport().width(), self.script.rtl
        painting.dotted(painter, self._span_slots(self.times), rtl=rtl)
        painting.frame(painter, self._span_slots([self._frame] if self._frame else ()))
        painting.lines(painter, shown)
        painting.bars(painter, shown, self._margins, wide, rtl=rtl)
        painting.signs(painter, shown, self._margins, wide, rtl=rtl)
        for one in shown:
            if one.mark.id == self._current and not self._stretched:
                painting.handles(painter, one)
        top, bottom = self._window()
        for card in self._cards:
            if card.place.bottom() >= top and card.place.top() <= bottom:
                painting.card(painter, card, lit=card.mark.id in self.lit, hovered=card is self._hovered, rtl=rtl)

    def _window(self) -> tuple[float, float]:
        top = self.ticks.value()
        return top, top + self.viewport().height()

    def _in_view(self) -> list[Placed]:
        top, bottom = self._window()
        return [one for one in self._place() if one.bottom >= top and one.top <= bottom]

    def _span_slots(self, spans: Sequence[Span]) -> list[QRectF]:
        if not spans:
            return []
        first, last = (
            self.top(),
            self.point_at(QPoint(self.viewport().width() - self._margins.right - 1, self.viewport().height())),
        )
        units = self.script.units
        seen = [span for span in spans if span[1] >= first and span[0] <= last + 1]
        return [slot for start, end in seen for slot in self._places.slots(units.units(start), units.units(end))]

    def _place(self, *, whole: bool = False) -> list[Placed]:
        """Return the marks with their places, those far below the window left out unless `whole`."""
        if self._placed_until < len(self.script.text) and self._marks:
            high = self.viewport().height()
            if whole or self._placed_until < self.point_at(QPoint(self._margins.left + 1, high)):
                far = len(self.script.text) if whole else self.point_at(QPoint(self._margins.left + 1, 3 * high))
                self._place_until(far)
        return self._placed

    def _place_until(self, far: int) -> None:
        """Place the marks up to a code point, and as many more as share paragraphs with these."""
        until = layout.parted(self._marks, self.script.text, far)
        near = [mark for mark in self._marks if mark.start <= until]
        self._placed = layout.place(near, self.script.units, self._places)
        self._cards = layout.cards(self._placed, self._margins, self.viewport().width(), rtl=self.script.rtl)
        self._placed_until = until

    def _laid_out(self) -> None:
        self._placed, self._cards, self._placed_until, self._hovered = [], [], -1, None
        super()._laid_out()

    def _rebuild(self) -> None:
        super()._rebuild()
        self._tick()

    def _tick(self) -> None:
        whole = max(1, len(self.script.text))
        marks = [(m.start / whole, painting.mark_colour(m)) for m in self._marks if m.supports]
        self.ticks.put(marks, [start / whole for start, _ in self._hits])
