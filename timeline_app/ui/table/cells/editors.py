"""The editors that stand in cells: the fields of the forms, with what they say below their line."""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import EntryRow, Project
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields import DateField, Field, LineField, TagsField
from timeline_app.ui.table.columns import Column


class Ending(Enum):
    """How one leaves a cell."""

    STAY = "stay"
    NEXT = "next"
    PREVIOUS = "previous"
    REVERT = "revert"


_INDENT = 8  # design pixels: what is read of a date begins below its letters
_KEYS = {
    Qt.Key.Key_Return: Ending.STAY,
    Qt.Key.Key_Enter: Ending.STAY,
    Qt.Key.Key_Tab: Ending.NEXT,
    Qt.Key.Key_Backtab: Ending.PREVIOUS,
    Qt.Key.Key_Escape: Ending.REVERT,
}


class CellEditor(QFrame):
    """A field in a cell. Enter and leaving commit, Tab goes on to the next cell, Esc gives up what was typed.

    What cannot be committed stays as it was typed, with the sentence why.
    """

    ended = Signal(object)  # Ending
    grown = Signal()

    def __init__(self, field: Field, before: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self._before = field, before
        self.is_over = False  # it was closed, and is about to go
        self.speaks = not isinstance(field, LineField)
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4) if self.speaks else 0)
        column.addWidget(field)
        self.setFocusProxy(field.editor())
        field.editor().installEventFilter(self)
        field.edited.connect(self._grow)

    def begin(self) -> None:
        """Show the value, all of it selected."""
        self.field.load(self._before)
        line = self.field.editor()
        if isinstance(line, QLineEdit) and not isinstance(self.field, TagsField):
            line.selectAll()

    def has_news(self) -> bool:
        """Return whether the value is another, and one that can be committed."""
        return self.field.may_commit() and self.field.typed() != self._before

    def value(self) -> Any:
        """Return the value as it is typed."""
        return self.field.typed()

    def say(self, why: str) -> None:
        """Say why the value was refused, "" takes that away."""
        if why:
            self.field.refuse(why)
        else:
            self.field.accept()
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._left)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        ending = _KEYS.get(Qt.Key(event.key()))
        adding = isinstance(self.field, TagsField) and bool(self.field.line.text())
        if ending is None or (adding and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            return False
        self._end(ending)
        return True

    def _end(self, ending: Ending) -> None:
        if ending is not Ending.REVERT and not self.field.may_commit():
            theme.mark(self.field.outlined(), "wrong", True)  # the field has said why
        elif not self.is_over:
            self.ended.emit(ending)

    def _left(self) -> None:
        now = QApplication.focusWidget()
        inside = now is not None and (now is self or self.isAncestorOf(now))
        if not inside and self.isVisible() and QApplication.activePopupWidget() is None and self.isActiveWindow():
            self._end(Ending.STAY)

    def _grow(self) -> None:
        tall = max(self.sizeHint().height(), self.height() if not self.speaks else 0)
        self.resize(self.width(), tall)
        self.grown.emit()


def editor_of(parent: QWidget, column: Column, project: Project, row: EntryRow | None) -> CellEditor:
    """Return the editor of a cell that takes words, a date or names."""
    entry = project.get(Entry, row.id) if row is not None else None
    field: Field
    before: Any = getattr(row, column.field, "")
    if column.field == "when":
        before = entry.date if entry is not None else None
        field = DateField("", context=actions.date_context(project, row.kind if row is not None else "occurrence"))
        field.indent(_INDENT)
    elif column.field in _KNOWN:
        field = TagsField("")
        field.complete_from(_KNOWN[column.field](project))
    else:
        field = LineField("")
    field.editor().setAccessibleName(column.title)
    return CellEditor(field, before, parent)


_KNOWN = {"people": actions.known_people, "places": actions.known_places, "tags": actions.known_tags}


def choice(parent: QWidget, title: str, options: list[tuple[str, object]]) -> QComboBox:
    """Return the editor of a cell that holds one of several words."""
    box = QComboBox(parent)
    box.setFont(theme.font("body"))
    box.setAccessibleName(title)
    for words, value in options:
        box.addItem(words, value)
    return box
