"""What stands under a date field: two lines of words, always reserved, and a bar of the date's bounds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QLinearGradient, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.dates import CEILING, FLOOR, HistoricalDate, Span
from timeline_app.ui.kit import theme
from timeline_app.words import runs_right_to_left


class TwoLines(QWidget):
    """Words on at most two lines; what does not fit ends in "…" and stands in the tooltip."""

    broken = Signal()  # into lines of another width

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.tone = "soft"
        self.most = 2
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, tone: str = "soft") -> None:
        """Show words in the colour of a token."""
        self.words, self.tone = words, tone
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), 2 * theme.current().line("small"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), 2 * theme.current().line("small"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.broken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour(self.tone))
        high = theme.current().line("small")
        for number, line in enumerate(self.lines()):
            place = QRectF(0, number * high, self.width(), high)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), line)

    def lines(self) -> list[str]:
        """Return the one or two lines as they are drawn."""
        font = theme.font("small")
        layout = QTextLayout(self.words, font)
        option = QTextOption()
        if runs_right_to_left(self.words):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(option)
        layout.beginLayout()
        first = layout.createLine()
        if not first.isValid():
            return []
        first.setLineWidth(max(1, self.width()))
        cut = first.textLength()
        layout.endLayout()
        rest = self.words[cut:]
        if self.most == 1 or not rest:
            return [QFontMetrics(font).elidedText(self.words, Qt.TextElideMode.ElideRight, self.width())]
        elided = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        return [self.words[:cut].rstrip(), elided]


class BoundsBar(QWidget):
    """A small picture of a date as the timeline draws it: sure time full, unsure time fading, open ends open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date: HistoricalDate | None = None
        theme.fix(self, 48, 16)

    def put(self, date: HistoricalDate | None) -> None:
        """Show the bounds of a date; None shows nothing."""
        self.date = date
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.date is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, self.height() / 2 - 4, self.width(), 8)
        if self.date.span is Span.OCCURS_WITHIN:
            pale = theme.colour("accent")
            pale.setAlphaF(0.30)
            painter.setBrush(pale)
            painter.drawRoundedRect(whole, 4, 4)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(4, self.height() / 2), 4, 4)
        else:
            painter.setBrush(self._shading(whole))
            painter.drawRoundedRect(whole, 2, 2)

    def _shading(self, whole: QRectF) -> QLinearGradient:
        sure, unsure = theme.colour("accent"), theme.colour("accent")
        unsure.setAlphaF(0.10)
        began, ended = fractions(self.date) if self.date else (0.0, 1.0)
        shading = QLinearGradient(whole.topLeft(), whole.topRight())
        shading.setColorAt(0, unsure if began > 0 else sure)
        shading.setColorAt(began, sure)
        shading.setColorAt(ended, sure)
        shading.setColorAt(1, unsure if ended < 1 else sure)
        return shading


def fractions(date: HistoricalDate) -> tuple[float, float]:
    """Return where the time that is surely filled begins and ends, as fractions of all that may be filled."""
    if date.lo <= FLOOR or date.hi >= CEILING:
        return (0.35 if date.lo <= FLOOR else 0.0), (0.65 if date.hi >= CEILING else 1.0)
    length = date.hi - date.lo
    began, ended = (date.start_hi - date.lo) / length, (date.end_lo - date.lo) / length
    return (began, ended) if began <= ended else (0.5, 0.5)
