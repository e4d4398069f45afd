"""A pair of hands at the real window: mouse and keys, nothing below the window.

Whatever is pressed must be seen, and must be what lies under the pointer: what a person cannot reach, a hand
cannot either. Looking at results is free.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from tests.ui import stillness
from tests.ui.stillness import PATIENCE
from timeline_app.model import Entry, Record
from timeline_app.project import Project
from timeline_app.ui.kit.lists import TITLE
from timeline_app.ui.kit.picking import PickList
from timeline_app.ui.present.panel import ExportPanel
from timeline_app.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Works one window."""

    def __init__(self, window: MainWindow, qtbot: Any) -> None:
        self.window, self.qtbot = window, qtbot

    # looking

    @property
    def project(self) -> Project:
        return self.window.desk.document.project

    def entries(self) -> list[Entry]:
        return self.project.all(Entry)

    def entry(self, words: str) -> Entry:
        """The one entry whose title holds these words."""
        (found,) = [entry for entry in self.entries() if words in entry.title]
        return found

    def count(self, record: type[Record]) -> int:
        return len(self.project.all(record))

    def until(self, true: Callable[[], object]) -> None:
        """Wait for something to be so."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def settle(self) -> None:
        """Let everything that was asked for happen: jobs, timers of rest, motion, repaints."""
        stillness.settle(self.qtbot, self.window)

    @staticmethod
    def focus() -> QWidget:
        """Where the next key goes."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    # the mouse

    def click(
        self, widget: QWidget, place: QPoint | None = None, *, double: bool = False, modifier: Any = NONE
    ) -> None:
        """Press where a person sees the widget; it is scrolled to first, as by a wheel."""
        self.reach(widget)
        place = place or widget.rect().center()
        under = self.window.childAt(widget.mapTo(self.window, place))
        is_hit = under is widget or (under is not None and widget.isAncestorOf(under))
        assert widget.isVisible() and is_hit, f"{under} lies over {widget}"
        assert isinstance(under, QWidget)
        at = under.mapFrom(self.window, widget.mapTo(self.window, place))
        QTest.mouseMove(under, at)
        QTest.mouseClick(under, LEFT, modifier, at)
        if double:
            QTest.mouseDClick(under, LEFT, modifier, at)
            QTest.mouseRelease(under, LEFT, modifier, at)
        QApplication.processEvents()

    def press_button(self, words: str, inside: QWidget | None = None) -> None:
        """Press the one visible button with these words on it."""
        found = [
            button
            for button in (inside or self.window).findChildren(QAbstractButton)
            if button.isVisible() and words in (button.text().replace("&", ""), button.accessibleName())
        ]
        assert len(found) == 1, f"{len(found)} buttons say {words!r}"
        assert found[0].isEnabled()
        self.click(found[0])

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press at one place, move in steps, let go at the other."""
        QTest.mouseMove(widget, start)
        QTest.mousePress(widget, LEFT, NONE, start)
        for step in range(1, 9):
            QTest.mouseMove(widget, start + (end - start) * step / 8)
            QTest.qWait(12)  # pyqtgraph hears a hundred moves a second
        QTest.mouseRelease(widget, LEFT, NONE, end)
        QApplication.processEvents()

    def reach(self, widget: QWidget) -> None:
        """Scroll to a widget, as a wheel would."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QApplication.processEvents()

    def drop(self, target: QWidget, mime: QMimeData, place: QPoint | None = None) -> bool:
        """Let something fall that another program, or the reader, holds; tell whether it was taken."""
        place = place or target.rect().center()
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(place, copy, mime, LEFT, NONE)
        QApplication.sendEvent(target, enter)
        if enter.isAccepted():
            QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, mime, LEFT, NONE))
        QApplication.processEvents()
        return enter.isAccepted()

    def drop_files(self, *paths: Path) -> bool:
        """Let files fall on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return self.drop(self.window, mime)

    # the keys

    def press(self, *keys: str) -> None:
        """Press keys where the focus is, each as in “Ctrl+Z”."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus(), text)
        QApplication.processEvents()

    def write_over(self, text: str) -> None:
        """Type in place of all that is in the field."""
        self.press("Ctrl+A")
        self.write(text)

    # what the window is made of

    def choose(self, path: Path, *, replaces: bool = False) -> None:
        """Type a path into the file chooser that is open, and press Enter; say yes where it asks to replace."""
        self.until(lambda: any(d.isVisible() for d in self.window.findChildren(QFileDialog)))
        (dialog,) = [d for d in self.window.findChildren(QFileDialog) if d.isVisible()]
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self.until(dialog.isActiveWindow)
        line.setFocus()
        self.write_over(str(path))
        if replaces:
            QTimer.singleShot(0, self._say_yes)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.until(lambda: not dialog.isVisible())
        self.window.activateWindow()  # a window manager would do it
        self.until(self.window.isActiveWindow)

    def command(self, title: str) -> None:
        """Take a command from the list of commands."""
        self.press("Ctrl+K")
        self.write(f">{title}")
        self.pick(title)

    def lists(self) -> list[PickList]:
        return [found for found in self.window.findChildren(PickList) if found.isVisible()]

    def pick(self, words: str) -> None:
        """Narrow the list over the window to these words and take its first row."""
        self.until(self.lists)
        (shown,) = self.lists()
        if shown.line.text() != f">{words}":
            self.write_over(words)
        assert words.casefold() in str(shown.rows.currentIndex().data(TITLE)).casefold()
        self.press("Return")

    def choose_format(self, title: str) -> None:
        """Choose a format of export from its list with the arrows."""
        box = self.export_panel().fields["format"].editor()
        self.click(box)
        view = box.view()
        self.until(view.isVisible)
        at = next(n for n in range(box.count()) if title in box.itemText(n))
        key = Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up
        for _ in range(box.count()):  # headings are passed over
            if view.currentIndex().row() != at:
                QTest.keyClick(view, key)
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.until(lambda: title in box.currentText())

    def export_panel(self) -> Any:
        """The panel of Present."""
        (panel,) = [one for one in self.window.findChildren(ExportPanel) if one.isVisible()]
        return panel

    def menu(self) -> QMenu:
        """The menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def _say_yes(self) -> None:
        """Answer the one question that Qt itself asks, once it is there."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            QTest.mouseClick(box.button(QMessageBox.StandardButton.Yes), LEFT)
        else:
            QTimer.singleShot(20, self._say_yes)

    def select_words(self, text: str, occurrence: int = 1) -> None:
        """Select words in the reader with the mouse, from before the first letter to behind the last."""
        view = self.window.reader.view
        cursor = QTextCursor(view.document())
        for _ in range(occurrence):
            cursor = view.document().find(text, cursor)
            assert not cursor.isNull(), f"{text!r} is not in the text"
        ends = []
        for position in (cursor.selectionStart(), cursor.selectionEnd()):
            end = QTextCursor(view.document())
            end.setPosition(position)
            ends.append(end)
        point = view.script.units.point(cursor.selectionStart())
        if not view.is_in_view(point, point + len(text)):
            view.scroll_to(point, at_once=True)
        rects: list[QRect] = [view.cursorRect(end) for end in ends]
        self.drag(view.viewport(), rects[0].center(), rects[1].center())
        self.until(lambda: self.window.desk.selection.words is not None)
        words = self.window.desk.selection.words
        assert words is not None and words.text == text

    def dot(self, entry: Entry) -> QPoint:
        """Where an entry's dot, or the start of its bar, is seen on the timeline, in its viewport, at rest."""
        self.settle()
        canvas = self.window.timeline.canvas
        mark = canvas.marks.index[entry.id]
        place = canvas.drawn().place(mark)
        assert place is not None, f"{entry.title!r} is not in sight"
        inwards = QPointF(3.0 if canvas.marks.row[mark] >= 0 else 0.0, 0.0)
        seen: QPoint = canvas.mapFromScene(canvas.box.mapToScene(QPointF(*place) + inwards))
        return seen

    def cell(self, entry: Entry, column: str) -> QPoint:
        """The middle of a cell of the table, in its viewport."""
        pane = self.window.table
        row = pane.model.row_of(entry.id)
        names = [known.name for known in _columns()]
        index = pane.model.index(row, names.index(column))
        pane.table.scrollTo(index)
        return pane.table.visualRect(index).center()


def _columns() -> Any:
    from timeline_app.ui.table.columns import COLUMNS

    return COLUMNS
