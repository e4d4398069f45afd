"""The marks in a text as a list of objects, each where its words stand, with what can be done with it.

A widget that is never shown stands for the list: Qt's own interface of the text, which gives its words and its
caret, takes no children that are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from timeline_app.ui.kit import access
from timeline_app.ui.reader.marks import Mark
from timeline_app.ui.reader.text import TextView
from timeline_app.words import counted, tr

_LONGEST = 300  # letters of a passage that are said


class MarkList(QWidget):
    """Stands for the marks of a view among its children."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self.hide()
        access.give(self, lambda _: _Marks(self, view))


class _Marks(access.Voice):
    def __init__(self, stand_in: MarkList, view: TextView) -> None:
        super().__init__(stand_in)
        self._view, self._marks = view, view.marks
        self._parts: access.Family[str, _MarkPart] = access.Family(lambda id_: _MarkPart(self, view, id_, self._mark))

    def name(self) -> str:
        return counted("{count} mark", "{count} marks", len(self._marks()))

    def told(self) -> str:
        return ""

    def place(self) -> QRect:
        port = self._view.viewport()
        return QRect(port.mapToGlobal(QPoint(0, 0)), port.size()) if self._view.isVisible() else QRect()

    def parts(self) -> Sequence[access.Part]:
        return self._parts.of([mark.id for mark in self._marks()])

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.invisible = not self._view.isVisible()
        return state

    def _mark(self, id_: str) -> Mark | None:
        return next((mark for mark in self._marks() if mark.id == id_), None)


class _MarkPart(access.Part):
    def __init__(self, above: _Marks, view: TextView, id_: str, mark: Callable[[str], Mark | None]) -> None:
        super().__init__(above, view)
        self._view, self._id, self._mark = view, id_, mark

    def name(self) -> str:
        mark = self._mark(self._id)
        if mark is None:
            return tr("A mark that is gone")
        words = " ".join(self._view.script.text[mark.start : mark.end].split())
        return tr("“{words}”", words=words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")

    def told(self) -> str:
        mark = self._mark(self._id)
        return self._view.told_of(mark) if mark else ""

    def describe(self, state: QAccessible.State) -> None:
        state.selectable = True
        state.selected = self._id in self._view.lit

    def place(self) -> QRect:
        mark, port = self._mark(self._id), self._view.viewport()
        box = QRect()
        for slot in self._view.slots_in_view(mark) if mark else ():
            box |= slot.toAlignedRect()
        box &= port.rect()
        return box.translated(port.mapToGlobal(QPoint(0, 0))) if not box.isEmpty() else QRect()

    def deeds(self) -> Sequence[access.Deed]:
        mark, view = self._mark(self._id), self._view
        if mark is None:
            return ()
        select = access.Deed(tr("Select"), "", lambda: view.pressed.emit([mark]))
        words = tr("Go to its entry") if mark.supports else tr("Open the mark")
        return (select, access.Deed(words, "Return", lambda: view.opened.emit(mark)))
