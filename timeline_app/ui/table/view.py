"""The view of the table: its keys, what is dragged out of it and dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from timeline_app.ui.desk import dragging
from timeline_app.ui.kit import theme
from timeline_app.ui.table.cells import CellDelegate
from timeline_app.ui.table.columns import COLUMNS
from timeline_app.ui.table.model import EntryTableModel
from timeline_app.ui.table.steps import runs
from timeline_app.words import tr

_TITLE = 200  # pixels of the design that the titles have at least


class EntryTable(QTableView):
    """Rows of entries. It tells what keys and drops ask for by signals; the pane grants them."""

    asked = Signal(str)  # a deed on the chosen rows: open edit cite note tag link remove
    words_dropped = Signal(object, str)  # Words, entry id
    linked = Signal(str, str)  # entry ids from, to
    left = Signal()  # Esc

    def __init__(self, model: EntryTableModel) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self._asked: list[int] = []
        self._wanted = [number for number, column in enumerate(COLUMNS) if column.shown]
        self._look()
        self._columns()
        self._measure()
        theme.changed.connect(self._measure)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.setAccessibleName(tr("Table of entries"))
        self._actions = [self._bind(*deed) for deed in self._deeds()]

    def show_column(self, number: int, on: bool) -> None:
        """Show a column, or hide it."""
        self._wanted = [other for other in self._wanted if other != number] + [number] * on
        self._asked = [number] if on else []
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def chosen(self) -> list[int]:
        """Return the chosen rows from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def step(self, by: int) -> None:
        """Choose the row `by` further down."""
        row = min(max(self.currentIndex().row() + by, 0), self.rows.rowCount() - 1)
        if row >= 0:
            self.choose(row)

    def choose(self, row: int) -> None:
        """Choose one row and bring it into view."""
        index = self.rows.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def choose_all(self, rows: Sequence[int], current: int) -> None:
        """Choose these rows and no others, the current one among them, without telling anybody."""
        model, chosen = self.selectionModel(), QItemSelection()
        for first, last in runs(sorted(rows)):
            chosen.select(self.rows.index(first, 0), self.rows.index(last, len(COLUMNS) - 1))
        flag = QItemSelectionModel.SelectionFlag
        model.blockSignals(True)
        model.select(chosen, flag.ClearAndSelect)
        if current >= 0:
            model.setCurrentIndex(self.rows.index(current, max(self.currentIndex().column(), 0)), flag.NoUpdate)
        model.blockSignals(False)
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep a cell open whose value was refused, with what was typed; Esc gives it up."""
        if self.rows.was_refused and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            theme.mark(editor, "wrong", True)
            self.rows.was_refused = False
            return
        super().closeEditor(editor, hint)

    def shown_columns(self) -> list[int]:
        """Return the columns that are shown, in the order in which they stand."""
        head = self.horizontalHeader()
        numbers = (head.logicalIndex(place) for place in range(head.count()))
        return [number for number in numbers if not self.isColumnHidden(number)]

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands, not a search."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self._under(event.position().toPoint())
        if row is None:
            return
        packed = event.mimeData()
        if words := dragging.words_in(packed):
            self.words_dropped.emit(words, self.rows.id_at(row))
        elif entries := dragging.entries_in(packed):
            self.linked.emit(entries[0], self.rows.id_at(row))
        event.acceptProposedAction()

    def _consider(self, event: QDragMoveEvent) -> None:
        if dragging.holds(event.mimeData()) and self._under(event.position().toPoint()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _under(self, place: QPoint) -> int | None:
        index: QModelIndex = self.indexAt(place)
        return index.row() if index.isValid() else None

    def _look(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        theme.dress(head, "small", "soft")
        self.setSortingEnabled(True)

    def _columns(self) -> None:
        head = self.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            if not column.width:
                head.setSectionResizeMode(number, head.ResizeMode.Stretch)
            self.setColumnHidden(number, not column.shown)

    def _measure(self) -> None:
        """Take the sizes of the text size in force."""
        head = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(theme.current().row)
        head.setFixedHeight(theme.px(28))
        head.setMinimumSectionSize(theme.px(56))
        for number, column in enumerate(COLUMNS):
            if column.width:
                self.setColumnWidth(number, theme.px(column.width))
        self._make_room()

    def _make_room(self) -> None:
        """Hide columns where titles would have no room: the last first, one asked for just now at the end."""
        room, kept = self.viewport().width() - theme.px(_TITLE), []
        for number in sorted(self._wanted, key=lambda number: (number not in self._asked, number)):
            width = self.columnWidth(number) or theme.px(COLUMNS[number].width)
            if not COLUMNS[number].width or COLUMNS[number].name == "when" or width <= room:
                kept.append(number)
                room -= width if COLUMNS[number].width else 0
        for number in range(len(COLUMNS)):
            self.setColumnHidden(number, number not in kept)

    def _deeds(self) -> list[tuple[str, str, Callable[[], object]]]:
        def ask(deed: str) -> Callable[[], object]:
            return lambda: self.asked.emit(deed)

        return [
            ("Return", tr("Go to the words"), ask("open")),
            ("E", tr("Edit the entry"), ask("edit")),
            ("C", tr("Cite the selected words"), ask("cite")),
            ("L", tr("Start a link"), ask("link")),
            ("T", tr("Tag"), ask("tag")),
            ("N", tr("Private note"), ask("note")),
            ("Delete", tr("Remove"), ask("remove")),
            ("J", tr("Next"), lambda: self.step(1)),
            ("K", tr("Previous"), lambda: self.step(-1)),
            ("Esc", tr("Leave"), self.left.emit),
            ("Ctrl+C", tr("Copy rows"), self._copy),
        ]

    def _bind(self, key: str, words: str, does: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: does())
        self.addAction(action)
        return action

    def _menu(self, place: QPoint) -> None:
        if self._under(place) is None:
            return
        menu = QMenu(self)
        menu.addActions(self._actions[:7])
        menu.popup(self.viewport().mapToGlobal(place))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.rows.as_text(self.chosen(), self.shown_columns()))
