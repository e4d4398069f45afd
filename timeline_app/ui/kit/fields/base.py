"""What all fields share: the label, the error line, and when a change is committed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import label
from timeline_app.ui.kit.messages import announce

_PAUSE = 2000  # ms without a key after which half-typed text is committed


class Field(QWidget):
    """A labelled field. Its value is committed on leaving it, after two seconds' rest and by Ctrl+Enter.

    `committed` is sent once for each change and never for a value that was put in from outside. Whoever hears
    it calls the action; on refusal `refuse` shows why and the text stays as typed. When the change comes back
    from the project, `refresh` is called; another record is shown by `load`.
    """

    committed = Signal(object)
    edited = Signal()  # with each key
    finished = Signal()  # Ctrl+Enter: the form is done

    def __init__(self, title: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._kept: Any = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._label: QLabel = label(title, "small", "soft")
        self._column.addWidget(self._label)
        self._label.setHidden(not title)  # after it has a parent; before, it would be a window of its own
        self._wrong = label("", "small", "danger", wraps=True)
        self._wrong.hide()
        self._hint = hint
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)

    # what a kind of field says about itself

    def typed(self) -> Any:
        """Return the value as it stands in the editor."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value in the editor, forgetting the editor's own undo."""
        raise NotImplementedError

    def editor(self) -> QWidget:
        """Return the widget that has the focus while one types."""
        raise NotImplementedError

    # what forms call

    def value(self) -> Any:
        """Return the value that was loaded or committed last."""
        return self._kept

    def is_dirty(self) -> bool:
        """Return whether there is typed text that was not committed."""
        return bool(self.typed() != self._kept)

    def load(self, value: Any) -> None:
        """Show the value of another record; `flush` the field before, or what was typed is lost."""
        self._pause.stop()
        self._kept = value
        self.put(value)
        self.accept()

    def refresh(self, value: Any) -> None:
        """Show the value of the same record after a change; text under way stays as it is."""
        if value == self._kept:
            return
        busy = self.is_dirty()
        self._kept = value
        if not busy and self.typed() != value:
            self.put(value)

    def flush(self) -> None:
        """Commit now what was typed, if it differs."""
        self._pause.stop()
        if self.is_dirty() and self.may_commit():
            before, self._kept = self._kept, self.typed()
            self.accept()
            self.committed.emit(self._kept)
            if self.error():
                self._kept = before  # refused: what was typed is still under way, and a change must not replace it

    def may_commit(self) -> bool:
        """Return whether the typed text is a value at all; a date field says no to what is not a date."""
        return True

    def refuse(self, sentence: str) -> None:
        """Say why the value was not taken; what was typed stays."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        theme.mark(self.outlined(), "wrong", bool(sentence))
        self.editor().setAccessibleDescription(sentence or self._hint)
        if sentence:
            announce(self.editor(), sentence)

    def accept(self) -> None:
        """Take the error away."""
        if not self._wrong.isHidden():
            self.refuse("")

    def error(self) -> str:
        """Return the sentence of the error shown, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def outlined(self) -> QWidget:
        """Return the widget whose outline turns red."""
        return self.editor()

    # for the kinds of field

    def _build(self, editor: QWidget, outlined: QWidget | None = None) -> None:
        self._column.addWidget(outlined or editor)
        self._column.addWidget(self._wrong)
        self._label.setBuddy(editor)
        self.setFocusProxy(editor)
        editor.setAccessibleName(self.title)
        editor.setAccessibleDescription(self._hint)
        editor.installEventFilter(self)

    def _changed(self) -> None:
        self.accept()
        if self.is_dirty():
            self._pause.start()
        else:
            self._pause.stop()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.editor():
            return False
        if event.type() == QEvent.Type.FocusOut and not self._is_only_away():
            self.flush()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _is_only_away(self) -> bool:
        """A popup of the field's own took the focus; one is still in the field."""
        popup = QApplication.activePopupWidget()
        return popup is not None and popup.parent() in (self, self.editor())

    def _key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.flush()
            self.finished.emit()
            return True
        return False
