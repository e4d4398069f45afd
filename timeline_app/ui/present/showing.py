"""The beginning of a table or a text in the reader's place, as it will be written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.kit import panes, theme
from timeline_app.ui.present.looking import Shown
from timeline_app.words import tr

Index = QModelIndex | QPersistentModelIndex
_WIDEST = 280  # pixels of a column, of the design
_LONGEST = 400  # letters of a cell


class Showing(QWidget):
    """Table, page or text of what an export will write; it can be read and copied, and nothing follows its links."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = panes.PaneHeader(tr("Preview"))
        column.addWidget(self.header)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.waits = panes.EmptyState(tr("The preview is being made."))
        self.table, self.rows = _table(), Rows(self)
        self.table.setModel(self.rows)
        self.page = QTextBrowser(openLinks=False)
        self.page.setAccessibleName(tr("Page as it will be"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setAccessibleName(tr("Text as it will be"))
        for part in (self.waits, self.table, self.page, self.text):
            self.stack.addWidget(part)
        for part in (self.page, self.text):
            theme.dress(part, "body")
            part.setFrameShape(QPlainTextEdit.Shape.NoFrame)
            part.document().setDocumentMargin(theme.px(16))
        self.setMinimumSize(320, 160)

    def wait(self) -> None:
        """Say that a first preview is under way; one that is there stays until the next."""
        if not self._holds():
            self.stack.setCurrentWidget(self.waits)

    def put(self, shown: Shown) -> None:
        """Show another preview."""
        self.header.set_title(tr("{name}, the beginning", name=shown.title))
        if shown.rows:
            _fill(self.table, self.rows, shown)
            self.stack.setCurrentWidget(self.table)
        elif shown.html:
            self.page.setHtml(shown.html)
            self.stack.setCurrentWidget(self.page)
        else:
            self.text.setPlainText(shown.text)
            self.stack.setCurrentWidget(self.text)

    def fail(self, sentence: str) -> None:
        """Say why there is no preview."""
        self.waits.say(sentence)
        self.stack.setCurrentWidget(self.waits)

    def _holds(self) -> bool:
        return self.stack.currentWidget() is not self.waits


class Rows(QAbstractTableModel):
    """The first rows of a table below its headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()

    def put(self, shown: Shown) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._shown.rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        return " ".join(cell[:_LONGEST].split()) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        return self._shown.heads[section]


class _Cells(QStyledItemDelegate):
    """Lets the words of a cell begin where those of its heading do."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inner = QStyleOptionViewItem(option)
        rect: QRect = inner.rect
        inner.rect = rect.adjusted(theme.px(9), 0, -theme.px(4), 0)
        super().paint(painter, inner, index)


def _table() -> QTableView:
    table = QTableView()
    table.setItemDelegate(_Cells(table))
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAccessibleName(tr("Rows as they will be"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setDefaultSectionSize(theme.current().row)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    table.setFrameShape(QTableView.Shape.NoFrame)
    return table


def _fill(table: QTableView, rows: Rows, shown: Shown) -> None:
    rows.put(shown)
    table.resizeColumnsToContents()
    for column in range(len(shown.heads)):
        table.setColumnWidth(column, min(table.columnWidth(column) + theme.px(20), theme.px(_WIDEST)))
