"""What stands between the table and its cells: painting, and which editor a cell opens."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.table.cells.editors import CellEditor, Ending, choice, editor_of
from timeline_app.ui.table.cells.painting import paint_cell, paint_heading
from timeline_app.ui.table.columns import COLUMNS
from timeline_app.ui.table.model import EntryTableModel

Index = QModelIndex | QPersistentModelIndex
_WIDE = 320  # design pixels that an editor has at least where it says something below the line
Hint = QStyledItemDelegate.EndEditHint
_HINTS = {
    Ending.REVERT: Hint.RevertModelCache,
    Ending.STAY: Hint.NoHint,
    Ending.NEXT: Hint.EditNextItem,
    Ending.PREVIOUS: Hint.EditPreviousItem,
}


class CellDelegate(QStyledItemDelegate):
    """Draws and edits the cells of one table."""

    def __init__(self, model: EntryTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        group = self._rows.heading_at(index.row())
        if group is not None:
            paint_heading(painter, option, index, group)
        else:
            paint_cell(painter, option, index, self._rows)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        if column.field == "importance":
            return choice(parent, column.title, [(str(number), number) for number in range(1, 6)])
        if column.terms:
            return choice(parent, column.title, [(term.title, term.slug) for term in column.terms])
        editor = editor_of(parent, column, self._rows.project(), self._rows.entry_at(index.row()))
        editor.ended.connect(lambda how: self._end(editor, how))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property("begun"):  # a change came while one types
            return
        editor.setProperty("begun", True)
        if isinstance(editor, QComboBox):
            row = self._rows.entry_at(index.row())
            editor.setCurrentIndex(editor.findData(getattr(row, COLUMNS[index.column()].field)))
        elif isinstance(editor, CellEditor):
            editor.begin()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, CellEditor) and editor.has_news():
            model.setData(index, editor.value())
            editor.say(self._rows.was_refused)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        around = editor.parentWidget()
        assert around is not None
        room = around.rect()
        if isinstance(editor, CellEditor):
            least = theme.px(_WIDE) if editor.speaks else 0
        else:
            least = editor.sizeHint().width()  # all of what is chosen can be read
        wide = min(max(rect.width(), least), room.width())
        tall = max(editor.sizeHint().height(), rect.height())
        left = min(max(rect.left(), 0), room.right() - wide)
        top = max(min(rect.top(), room.bottom() - tall), 0)
        editor.setGeometry(left, top, wide, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, CellEditor):  # it hears its keys itself
            return False
        return super().eventFilter(watched, event)

    def _end(self, editor: CellEditor, how: Ending) -> None:
        if how is not Ending.REVERT:
            self.commitData.emit(editor)
            if editor.field.error():
                return
        editor.is_over = True
        self.closeEditor.emit(editor, _HINTS[how])
