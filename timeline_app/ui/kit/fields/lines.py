"""Fields of plain text: one line, and several."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields.base import Field
from timeline_app.words import runs_right_to_left


class LineField(Field):
    """One line of text; Enter commits it. The value is a str, trimmed."""

    def __init__(self, title: str, *, placeholder: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, hint=hint, parent=parent)
        self.line = QLineEdit(placeholderText=placeholder)
        self._kept = ""
        self._build(self.line)
        self.line.textEdited.connect(self._changed)
        self.line.returnPressed.connect(self.flush)

    def typed(self) -> str:
        return self.line.text().strip()

    def put(self, value: str) -> None:
        self.line.setText(value or "")
        self.line.setCursorPosition(0)

    def load(self, value: str) -> None:
        super().load(value or "")

    def editor(self) -> QWidget:
        return self.line

    def complete_from(self, words: list[str]) -> None:
        """Offer these words while one types."""
        completer = QCompleter(words, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)


class _Growing(QPlainTextEdit):
    resized = Signal()  # after the lines were broken anew

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class TextField(Field):
    """Several lines of text; it grows from `lines` to `most` lines, Tab leaves it. The value is a str."""

    def __init__(
        self,
        title: str,
        *,
        lines: int = 2,
        most: int = 12,
        placeholder: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, hint=hint, parent=parent)
        self._lines, self._most = lines, most
        self._kept = ""
        self.text = _Growing(placeholderText=placeholder)
        self.text.setProperty("field", True)
        self.text.setTabChangesFocus(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build(self.text)
        self.text.textChanged.connect(self._text_changed)
        self.text.resized.connect(self._grow)
        theme.changed.connect(self._grow)
        self._putting = False
        self._grow()

    def typed(self) -> str:
        return self.text.toPlainText()

    def _face(self) -> None:
        """Begin lines at the side that their words are read from; Qt leaves them at the left."""
        document = self.text.document()
        option = document.defaultTextOption()
        words = self.text.toPlainText()
        from_right = runs_right_to_left(words) if words else self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side | Qt.AlignmentFlag.AlignAbsolute:
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            document.setDefaultTextOption(option)

    def put(self, value: str) -> None:
        self._putting = True
        self.text.setPlainText(value or "")
        self._putting = False

    def load(self, value: str) -> None:
        super().load(value or "")

    def editor(self) -> QWidget:
        return self.text

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        return super()._key(event)

    def _text_changed(self) -> None:
        self._face()
        self._grow()
        if not self._putting:
            self._changed()

    def _grow(self) -> None:
        lines = max(1, round(self.text.document().size().height()))
        shown = min(max(lines, self._lines), self._most)
        bars = Qt.ScrollBarPolicy
        fits = lines <= self._most
        self.text.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded)
        around = 2 * round(self.text.document().documentMargin()) + 4
        tall = max(shown * self.text.fontMetrics().lineSpacing(), self._needed() if fits else 0) + around
        self.text.setFixedHeight(max(tall, theme.current().control))

    def _needed(self) -> int:
        """Return how tall the text is, in pixels: lines of Arabic are taller than the font says."""
        block, tall = self.text.document().begin(), 0.0
        while block.isValid():
            laid_out = block.layout()
            tall += sum(laid_out.lineAt(number).height() for number in range(laid_out.lineCount()))
            block = block.next()
        return math.ceil(tall)
