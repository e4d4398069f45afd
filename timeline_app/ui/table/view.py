"""The view of the table: its keys, what is dragged out of it and dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from timeline_app.project import By
from timeline_app.ui.desk import dragging
from timeline_app.ui.kit import theme
from timeline_app.ui.table.cells.delegate import CellDelegate
from timeline_app.ui.table.columns import COLUMNS, NUMBERS
from timeline_app.ui.table.model import HEADING, EntryTableModel
from timeline_app.ui.table.rows.steps import runs
from timeline_app.words import counted, tr

_TITLE = 200  # pixels of the design that the titles have at least


class EntryTable(QTableView):
    """Rows of entries. It tells what keys and drops ask for by signals; the pane grants them."""

    asked = Signal(str)  # a deed on the chosen rows: open edit cite note tag link remove copy copy-titled
    arranged = Signal()  # columns came, went, moved or have another width
    menu_wanted = Signal(QPoint, int)  # of the headings: where on the screen, for which column, -1 for none
    words_dropped = Signal(object, str)  # Words, entry id
    linked = Signal(str, str)  # entry ids from, to
    left = Signal()  # Esc

    def __init__(self, model: EntryTableModel) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self._asked: list[int] = []
        self._widths: dict[int, int] = {}  # design pixels, where a person gave a column another width
        self._measuring = False
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
        self.arranged.emit()

    def wanted_columns(self) -> list[tuple[str, int]]:
        """Return the names of the columns asked for, in the order in which they stand, with their design widths."""
        head = self.horizontalHeader()
        numbers = sorted(self._wanted, key=head.visualIndex)
        return [(COLUMNS[number].name, self._widths.get(number, COLUMNS[number].width)) for number in numbers]

    def set_columns(self, columns: Sequence[tuple[str, int]]) -> None:
        """Show these columns in this order, with these design widths; titles and dates are always among them."""
        known = [(NUMBERS[name], width) for name, width in columns if name in NUMBERS]
        missing = [(number, 0) for number in (NUMBERS["when"], NUMBERS["title"]) if number not in dict(known)]
        self._wanted = [number for number, _ in [*missing, *known]]
        self._widths = {number: width for number, width in known if width and COLUMNS[number].width}
        head = self.horizontalHeader()
        with QSignalBlocker(head):
            for place, number in enumerate(self._wanted):
                head.moveSection(head.visualIndex(number), place)
        self._measure()

    def move_column(self, number: int, by: int) -> None:
        """Put a column so many places further among those that are shown."""
        head, shown = self.horizontalHeader(), self.shown_columns()
        if number in shown:
            place = min(max(shown.index(number) + by, 0), len(shown) - 1)
            head.moveSection(head.visualIndex(number), head.visualIndex(shown[place]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def chosen(self) -> list[int]:
        """Return the chosen rows from top to bottom, headings among them."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def chosen_ids(self) -> list[str]:
        """Return the ids of the chosen entries from top to bottom."""
        return [id_ for first, last in runs(self.chosen()) for id_ in self.rows.ids_in(first, last)]

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
            self.rows.was_refused = ""
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
        if row is None or not self.rows.id_at(row):
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
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(False)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._head_menu)
        head.sectionClicked.connect(self._sort)
        head.sectionMoved.connect(lambda *_: self.arranged.emit())
        head.sectionResized.connect(self._resized)
        # to draw one heading Qt asks whether all rows are selected, each of them
        head.setSelectionModel(QItemSelectionModel(self.rows, head))
        theme.dress(head, "small", "soft")
        head.setAccessibleName(tr("Headings of the columns"))
        self.verticalHeader().setAccessibleName(tr("Headings of the rows"))
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)

    def _sort(self, number: int) -> None:
        self.sort_by(number, further=bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier))

    def sort_by(self, number: int, *, further: bool = False) -> None:
        """Sort by a column, or, if that is the case, the other way round; `further` keeps the other keys."""
        name, keys = COLUMNS[number].order, list(self.rows.keys)
        at = next((at for at, key in enumerate(keys) if key.order == name), None)
        if further and at is not None:
            keys[at] = By(name, not keys[at].falling)
        elif further:
            keys.append(By(name))
        else:
            keys = [By(name, at == 0 and not keys[0].falling)]
        self.rows.arrange(keys, self.rows.group)

    def group_by(self, name: str) -> None:
        """Put the rows into groups, "" for none."""
        self.rows.arrange(self.rows.keys, By(name) if name else None)

    def _head_menu(self, place: QPoint) -> None:
        head = self.horizontalHeader()
        self.menu_wanted.emit(head.viewport().mapToGlobal(place), head.logicalIndexAt(place))

    def _ask_menu(self) -> None:
        """Open the menu of the heading of the current column."""
        number = max(self.currentIndex().column(), 0)
        head = self.horizontalHeader()
        place = QPoint(max(head.sectionViewportPosition(number), 0), head.height())
        self.menu_wanted.emit(head.viewport().mapToGlobal(place), number)

    def _resized(self, number: int, _before: int, now: int) -> None:
        if now and not self._measuring and COLUMNS[number].width:
            self._widths[number] = round(now / theme.px(100) * 100)
            self.arranged.emit()

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
        self._measuring = True
        for number, column in enumerate(COLUMNS):
            if column.width:
                self.setColumnWidth(number, theme.px(self._widths.get(number, column.width)))
        self._make_room()
        self._measuring = False

    def _make_room(self) -> None:
        """Hide columns where titles would have no room: the last first, one asked for just now at the end."""
        room, kept = self.viewport().width() - theme.px(_TITLE), []
        for number in sorted(self._wanted, key=lambda number: (number not in self._asked, number)):
            width = self.columnWidth(number) or theme.px(COLUMNS[number].width)
            if not COLUMNS[number].width or COLUMNS[number].name == "when" or width <= room:
                kept.append(number)
                room -= width if COLUMNS[number].width else 0
        before, self._measuring = self._measuring, True
        for number in range(len(COLUMNS)):
            self.setColumnHidden(number, number not in kept)
        self._measuring = before

    def _deeds(self) -> list[tuple[str, str, Callable[[], object]]]:
        def _ask(deed: str) -> Callable[[], object]:
            return lambda: self.asked.emit(deed)

        return [
            ("Return", tr("Go to the words"), _ask("open")),
            ("E", tr("Edit the entry"), _ask("edit")),
            ("C", tr("Cite the selected words"), _ask("cite")),
            ("L", tr("Start a link"), _ask("link")),
            ("T", tr("Tag"), _ask("tag")),
            ("N", tr("Private note"), _ask("note")),
            ("Delete", tr("Remove"), _ask("remove")),
            ("J", tr("Next"), lambda: self.step(1)),
            ("K", tr("Previous"), lambda: self.step(-1)),
            ("Esc", tr("Leave"), self.left.emit),
            ("Ctrl+C", tr("Copy rows"), _ask("copy")),
            ("Ctrl+Alt+C", tr("Copy rows with headings"), _ask("copy-titled")),
            ("O", tr("Sort by this column"), lambda: self.sort_by(max(self.currentIndex().column(), 0))),
            (
                "Shift+O",
                tr("Then by this column"),
                lambda: self.sort_by(max(self.currentIndex().column(), 0), further=True),
            ),
            ("G", tr("Group by this column"), self._group),
            ("H", tr("Columns, order and groups"), self._ask_menu),
            ("Space", tr("Fold the group"), self._toggle),
            ("Z", tr("Fold the group or open it"), self._toggle),
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
        chosen = len(self.chosen_ids())
        self._actions[1].setText(counted("Edit the entry", "Edit {count} entries…", chosen))
        menu.addActions(self._actions[:7])
        menu.popup(self.viewport().mapToGlobal(place))

    def _group(self) -> None:
        """Group by the current column; again, and the groups go."""
        name = COLUMNS[max(self.currentIndex().column(), 0)].group
        if name:
            now = self.rows.group
            self.group_by("" if now is not None and now.order == name else name)

    def _toggle(self) -> None:
        """Fold the group of the current row, or unfold it; with the focus on an entry its heading becomes current."""
        row = self.currentIndex().row()
        while row > 0 and self.rows.heading_at(row) is None and self.rows.standing.headings:
            row -= 1
        self.fold(row, not self.rows.index(row, 0).data(HEADING))

    def fold(self, row: int, folded: bool) -> None:
        """Fold or unfold the group whose heading is in a row, which becomes the current one."""
        if self.rows.heading_at(row) is not None:
            self.choose(row)
            self.rows.fold(row, folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        sides = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        if self.isRightToLeft():
            sides = {key: not folds for key, folds in sides.items()}
        if Qt.Key(event.key()) in sides and self.rows.heading_at(here.row()) is not None:
            self.fold(here.row(), sides[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._under(event.position().toPoint())
        if row is not None and self.rows.heading_at(row) is not None:
            self.fold(row, not self.rows.index(row, 0).data(HEADING))
        else:
            super().mouseDoubleClickEvent(event)
