"""The model and the list behind each tab of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.lists import COUNT, HEAD, NOTE, NOTE_TONE, SIGN, TITLE, VALUE, RowDelegate
from timeline_app.ui.library.shelves import Row
from timeline_app.words import counted, figures

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Rows of two lines. Other rows are put in by `put`, which tells the view only what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def put(self, rows: Sequence[Row]) -> None:
        """Show other rows; the selection stays on rows that are in both."""
        old, new = self.rows, list(rows)
        same = 0
        while same < min(len(old), len(new)) and old[same].ref == new[same].ref and _is_head(old[same], new[same]):
            same += 1
        tail = 0
        while (
            tail < min(len(old), len(new)) - same
            and old[-1 - tail].ref == new[-1 - tail].ref
            and _is_head(old[-1 - tail], new[-1 - tail])
        ):
            tail += 1
        self._replace(same, len(old) - tail, new[same : len(new) - tail])
        for row, (before, after) in enumerate(zip(self.rows, new, strict=True)):
            if before != after:
                self.rows[row] = after
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, ref: Ref | None) -> int:
        """Return the row of a record, -1 if it is not shown."""
        if ref is None:
            return -1
        return next((number for number, row in enumerate(self.rows) if row.ref == ref), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        told = _TOLD.get(role)
        return told(row) if told else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].ref is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _replace(self, first: int, last: int, rows: Sequence[Row]) -> None:
        if last > first:
            self.beginRemoveRows(QModelIndex(), first, last - 1)
            del self.rows[first:last]
            self.endRemoveRows()
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows[first:first] = rows
            self.endInsertRows()


class RowList(QListView):
    """The list of a tab. Letters are commands here, so it has no type-ahead."""

    chosen = Signal(object)  # Ref: by click or arrow
    opened = Signal(object)  # Ref: Enter, double click
    edit_asked = Signal(object)  # Ref: E, F2
    note_asked = Signal(object)  # Ref: N
    tag_asked = Signal(object)  # Ref: T
    removal_asked = Signal(object)  # Ref: Delete

    def __init__(self, name: str, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self, lines=lines))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(name)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(lambda index: self._tell(self.chosen, index))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))
        for keys, signal in (
            ("Return", self.opened),
            ("Enter", self.opened),
            ("E", self.edit_asked),
            ("F2", self.edit_asked),
            ("N", self.note_asked),
            ("T", self.tag_asked),
            ("Delete", self.removal_asked),
        ):
            self._bind(keys, lambda signal=signal: self._tell(signal, self.currentIndex()))
        self._bind("J", lambda: self._step(1))
        self._bind("K", lambda: self._step(-1))

    def put(self, rows: Sequence[Row]) -> None:
        """Show other rows without telling anybody that another one is current."""
        self._quiet = True
        self.setUniformItemSizes(all(row.ref for row in rows))  # a heading is lower; else one is measured for all
        self.rows.put(rows)
        self._quiet = False

    def show_current(self, ref: Ref | None) -> None:
        """Show which row is selected, without telling; None for no row."""
        row = self.rows.row_of(ref)
        self._quiet = True
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row, QModelIndex()):
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.rows.index(row))
        self._quiet = False

    def current(self) -> Ref | None:
        """Return the record of the current row."""
        return self.currentIndex().data(VALUE) if self.currentIndex().isValid() else None

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands."""

    def _bind(self, keys: str, does: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(does)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self._tell(self.chosen, index)

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid() and (ref := index.data(VALUE)):
            signal.emit(ref)

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step if self.currentIndex().isValid() else 0
        while 0 <= row < len(self.rows.rows) and self.rows.rows[row].ref is None:
            row += step
        if 0 <= row < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(row))


def _read_aloud(row: Row) -> str:
    resting = counted("{count} entry", "{count} entries", row.count) if row.ref else ""
    return ", ".join(part for part in (row.title, row.note, resting) if part)


_TOLD: dict[int, Callable[[Row], Any]] = {  # only what is asked for: a note is put into words each time
    TITLE: lambda row: row.title,
    NOTE: lambda row: row.note,
    NOTE_TONE: lambda row: "warn" if row.warns else "soft",
    COUNT: lambda row: figures(row.count) if row.ref else "",
    SIGN: lambda row: row.sign,
    VALUE: lambda row: row.ref,
    HEAD: lambda row: row.ref is None,
    Qt.ItemDataRole.AccessibleTextRole: _read_aloud,
    Qt.ItemDataRole.ToolTipRole: lambda row: row.title,
}


def _is_head(one: Row, other: Row) -> bool:
    """Return whether two rows of one ref are one row: headings are told apart by their words."""
    return one.ref is not None or one.title == other.title
