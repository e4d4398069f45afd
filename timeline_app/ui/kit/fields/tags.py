"""A field of several words as chips: tags, people, places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields.base import Field
from timeline_app.ui.kit.fields.chips import Chip, FlowLayout
from timeline_app.words import tr


class TagsField(Field):
    """Several words as chips; Enter, comma or leaving adds what is typed. The value is a tuple of str.

    Backspace in the empty line removes the last chip. A word that is there already is not added twice.
    """

    def __init__(
        self,
        title: str,
        *,
        placeholder: str = "",
        hint: str = "",
        separators: str = ",،;",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, hint=hint, parent=parent)
        self._kept = ()
        self._separators = separators
        self._chips: list[Chip] = []
        self._frame = QFrame()
        self._frame.setProperty("field", True)
        self._flow = FlowLayout(self._frame, theme.px(4))
        self._flow.setContentsMargins(0, 2, 0, 2)
        self.line = QLineEdit(placeholderText=placeholder)
        self.line.setProperty("bare", True)
        theme.fix(self.line, height=24)
        self.line.setMinimumWidth(theme.px(96))
        self._placeholder = placeholder
        self._flow.addWidget(self.line)
        self._build(self.line, self._frame)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._completed, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._typed_on)

    def complete_from(self, words: Sequence[str]) -> None:
        """Offer these words while one types."""
        self._words.setStringList(list(words))

    def typed(self) -> tuple[str, ...]:
        words = [chip.text for chip in self._chips]
        half = self.line.text().strip()
        return tuple([*words, half] if half and half not in words else words)

    def put(self, value: Sequence[str]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self.line.clear()
        for word in value or ():
            self._add(word)
        self._tell()

    def load(self, value: Sequence[str]) -> None:
        super().load(tuple(value or ()))

    def refresh(self, value: Sequence[str]) -> None:
        super().refresh(tuple(value or ()))

    def editor(self) -> QWidget:
        return self.line

    def outlined(self) -> QWidget:
        return self._frame

    def flush(self) -> None:
        self._take()
        super().flush()

    def _typed_on(self, text: str) -> None:
        if text and text[-1] in self._separators:
            self.line.setText(text[:-1])
            self._take()
        self._changed()

    def _completed(self, word: str) -> None:
        self.line.setText(word)
        self.flush()

    def _key(self, event: QKeyEvent) -> bool:
        if super()._key(event):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._chips:
            self._remove(self._chips[-1])
            return True
        return False

    def _take(self) -> None:
        word = self.line.text().strip()
        if word:
            self.line.clear()
            if word not in [chip.text for chip in self._chips]:
                self._add(word)
            self._tell()

    def _add(self, word: str) -> None:
        chip = Chip(word, parent=self._frame)
        chip.removed.connect(lambda: self._remove(chip))
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()

    def _remove(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()
        self.edited.emit()
        super().flush()

    def _tell(self) -> None:
        words = ", ".join(chip.text for chip in self._chips)
        self.line.setPlaceholderText("" if words else self._placeholder)
        self.line.setAccessibleDescription(words or self._hint or tr("none"))
        self._frame.updateGeometry()
