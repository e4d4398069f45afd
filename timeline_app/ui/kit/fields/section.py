"""A part of a form that folds."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStyle, QToolButton, QVBoxLayout, QWidget

from timeline_app.ui.kit import icons, theme
from timeline_app.words import figures, tr

_HEAD_WORDS = 12  # pixels before the words in the head of a section


class _Head(QToolButton):
    """The head of a section: the sign under the labels' first letters, the words over those of cards, a soft count.

    Qt's own drawing leaves so much room around the sign that it stands on no line of the form.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress(self, "label")

    def say(self, title: str, count: str) -> None:
        """Show a title and a count, "" for none."""
        self._words = (title, count)
        self.setText(f"{title}  {count}" if count else title)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + theme.px(_HEAD_WORDS + 8)
        return QSize(wide, max(theme.px(24), self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, glyph, size = theme.px(_HEAD_WORDS), theme.px(14), self.size()
        inner = QRect(start - 4, 0, size.width() - start + 4, size.height())
        if self.underMouse() or self.hasFocus():
            pen = QPen(theme.colour("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            painter.setPen(pen)
            painter.setBrush(theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._mirrored(inner).adjusted(1, 1, -1, -1), 4, 4)
        sign = QRect(-glyph // 4, (size.height() - glyph) // 2, glyph, glyph)  # it is empty for a quarter at each side
        self.icon().paint(painter, self._mirrored(sign))
        for words, tone in zip(self._words, ("text", "soft"), strict=True):
            painter.setPen(theme.colour(tone))
            wide = self.fontMetrics().horizontalAdvance(words)
            place = self._mirrored(QRect(start, 0, wide + 1, size.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
            start += wide + self.fontMetrics().horizontalAdvance("  ")

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class Section(QWidget):
    """A part of a form that folds: a head with a sign, a title, a count, and a body below."""

    folded = Signal(bool)

    def __init__(self, title: str, *, open_: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._head = _Head()
        self._head.clicked.connect(self._toggle)
        top = QHBoxLayout()
        top.setSpacing(theme.px(4))
        top.addWidget(self._head)
        top.addStretch(1)
        column.addLayout(top)
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(theme.px(12))
        column.addWidget(self.body)
        self._title = title
        self._count: int | None = None
        self._open = open_
        self._show()

    def set_count(self, count: int | None) -> None:
        """Show how many there are beside the title; None takes it away."""
        self._count = count
        self._show()

    def is_open(self) -> bool:
        """Return whether the body is shown."""
        return self._open

    def set_open(self, open_: bool) -> None:
        """Fold or unfold."""
        if open_ != self._open:
            self._open = open_
            self._show()
            self.folded.emit(not open_)

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _show(self) -> None:
        self._head.say(self._title, "" if self._count is None else figures(self._count))
        self._head.setIcon(icons.icon("chevron-down" if self._open else "chevron-right", "soft"))
        state = tr("open") if self._open else tr("folded")
        self._head.setAccessibleName(f"{self._head.text()}, {state}")
        self.body.setVisible(self._open)
