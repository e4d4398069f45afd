"""Two repairs of Qt's keyboard: undo in text fields, and keyboards without Latin letters.

Undo: a text field of Qt takes Ctrl+Z even when it has nothing to take back; then the journal never hears it.
`UndoKeys` lets the field have the key only while its own undo is available.

Letters: where only a Russian or Dari layout is set up, Ctrl+K arrives as Ctrl+К and no shortcut fires.
`LatinKeys` looks at the key's place on the board instead (scan codes of Linux: evdev + 8).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_BOARD = {24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
_PLACES = {first + at: ord(letter) for first, row in _BOARD.items() for at, letter in enumerate(row)}
_PLACES |= {59: Qt.Key.Key_Comma.value, 60: Qt.Key.Key_Period.value, 61: Qt.Key.Key_Slash.value}
_LAST_LATIN = 0x7F
_FIRST_SPECIAL = 0x0100_0000  # arrows, Enter, F keys and so on
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def takes_text(widget: QObject | None) -> bool:
    """Return whether typed letters belong to the text of `widget`."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return False


def can_undo(widget: QWidget) -> bool:
    """Return whether a text field has something of its own to take back."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable()
    return isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isUndoAvailable()


def can_redo(widget: QWidget) -> bool:
    """Return whether a text field has something of its own to do again."""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable()
    return isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isRedoAvailable()


class UndoKeys(QObject):
    """Event filter for the application: passes undo and redo on when the field is empty-handed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:  # the quicker one first
            return False
        if not isinstance(watched, QLineEdit | QPlainTextEdit | QTextEdit):
            return False
        passes = (event.matches(QKeySequence.StandardKey.Undo) and not can_undo(watched)) or (
            event.matches(QKeySequence.StandardKey.Redo) and not can_redo(watched)
        )
        if passes:
            event.ignore()
        return passes


def latin(event: QKeyEvent) -> Qt.Key | None:
    """Return the Latin key in the place of a non-Latin one; None if the key needs no help or has no place."""
    if not _LAST_LATIN < event.key() < _FIRST_SPECIAL:
        return None
    place = _PLACES.get(event.nativeScanCode())
    return None if place is None else Qt.Key(place)


class LatinKeys(QObject):
    """Event filter for the application: fires the shortcut that the key's place stands for."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = latin(event)
        if key is None or not isinstance(watched, QWidget):
            return False
        if takes_text(watched) and not event.modifiers() & _MODIFIERS:
            return False
        return press(watched, QKeySequence(event.modifiers().value | key.value))


def press(widget: QWidget, keys: QKeySequence) -> bool:
    """Fire the nearest enabled shortcut or action around `widget`; return whether there was one."""
    for fires in _around(widget):
        owned = fires.shortcuts() if isinstance(fires, QAction) else fires.keys()
        if keys in owned and fires.isEnabled():
            if isinstance(fires, QAction):
                fires.trigger()
            else:
                fires.activated.emit()
            return True
    return False


def _around(widget: QWidget) -> Iterator[QAction | QShortcut]:
    at: QWidget | None = widget
    while at is not None:
        own = at.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        near: list[QAction | QShortcut] = [*at.actions(), *own]
        for fires in near:
            context = _context(fires)
            if context == Qt.ShortcutContext.WidgetWithChildrenShortcut or (
                context == Qt.ShortcutContext.WidgetShortcut and at is widget
            ):
                yield fires
        at = None if at.isWindow() else at.parentWidget()
    window = widget.window()
    everywhere: list[QAction | QShortcut] = [*window.findChildren(QAction), *window.findChildren(QShortcut)]
    for fires in everywhere:
        if _context(fires) in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut):
            yield fires


def _context(fires: QAction | QShortcut) -> Qt.ShortcutContext:
    return fires.shortcutContext() if isinstance(fires, QAction) else fires.context()


def install(app: QApplication) -> None:
    """Put both repairs on the application, once: they see every event there is."""
    for kind in (UndoKeys, LatinKeys):
        there = app.findChild(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
        app.installEventFilter(there or kind(app))
