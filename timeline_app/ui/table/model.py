"""The entries as a Qt table model: sorted and filtered in SQL, formatted when looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import Change, MarkColumns
from timeline_app.ui.desk import Desk, dragging
from timeline_app.ui.table.columns import COLUMNS, Column, is_order_open
from timeline_app.ui.table.steps import steps
from timeline_app.words import tr

Index = QModelIndex | QPersistentModelIndex
UNCITED = Qt.ItemDataRole.UserRole + 1  # True: the row says something about the world and cites nothing
OPEN_ORDER = Qt.ItemDataRole.UserRole + 2  # True: the dates do not say whether the row above came before this one
MOST_STEPS = 60  # more, and the view begins anew
SHOWN = tuple(number for number, column in enumerate(COLUMNS) if column.shown)
_CONCERNS = {"entry", "citation", "passage", "site", "place", "role", "agent", "tag", "tagging", "source"}


class EntryTableModel(QAbstractTableModel):
    """Shows what the filter lets through; a cell edited calls an action, and the change comes back."""

    counted = Signal(int, int)  # rows shown, entries in the project
    renewing = Signal(bool)  # True before rows go, move and come by a change, False after it

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._order, self._falling = "when", False
        self._ids: list[str] = []  # as they stand in the view; while it is renewed, between two readings
        self._rows: dict[str, int] = {}
        self.was_refused = False  # the value given last was; the editor keeps what was typed
        self._texts: dict[tuple[int, int], str] = {}
        self.marks: MarkColumns | None = None
        desk.document.changed.connect(self._hear)
        desk.document.opened.connect(self.reload)
        desk.document.filtered.connect(self.reload)
        self.reload()

    def id_at(self, row: int) -> str:
        """Return the id of the entry in a row."""
        return self._ids[row]

    def row_of(self, id_: str) -> int | None:
        """Return the row of an entry, None when it is not shown."""
        return self._rows.get(id_)

    def reload(self) -> None:
        """Read the entries anew, for another view of them."""
        self.beginResetModel()
        self._take(self._found())
        self._ids = list(self._rows)
        self.endResetModel()
        self.counted.emit(self.rowCount(), self.marks.total if self.marks is not None else 0)

    def _found(self) -> MarkColumns | None:
        document = self._desk.document
        return document.project.marks(document.filter, self._order, falling=self._falling) if document.is_open else None

    def _take(self, found: MarkColumns | None) -> None:
        self.marks = found
        self._texts.clear()
        self._rows = {id_: row for row, id_ in enumerate(found.id)} if found is not None else {}

    def _renew(self) -> None:
        """Follow a change row by row, so that an open cell, the place and the selection stay as they are."""
        found = self._found()
        ids = list(found.id) if found is not None else []
        due = steps(self._ids, ids)
        if due.number > MOST_STEPS:
            self.reload()
            return
        self.renewing.emit(True)
        for first, last in due.gone:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._ids[first : last + 1]
            self.endRemoveRows()
        self._take(found)
        if due.moves:
            self._move()
        for first, last in due.come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._ids[first:first] = ids[first : last + 1]
            self.endInsertRows()
        if ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(COLUMNS) - 1))
        self.renewing.emit(False)
        self.counted.emit(self.rowCount(), found.total if found is not None else 0)

    def _move(self) -> None:
        """Put the rows that stay into the order of the columns."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._ids[index.row()], index.column()) for index in before]
        self._ids.sort(key=self._rows.__getitem__)
        places = {id_: row for row, id_ in enumerate(self._ids)}
        self.changePersistentIndexList(before, [self.index(places[id_], column) for id_, column in held])
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.marks is None or not index.isValid():
            return None
        row, column = self._rows[self._ids[index.row()]], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self._text(row, index.column())
            asked = role != Qt.ItemDataRole.DisplayRole and column.name == "when"
            if asked and self._is_order_open(index.row()):
                words = tr("{date}. The dates do not say whether the entry above came first.", date=words)
            return words
        if role == OPEN_ORDER:
            return self._is_order_open(index.row())
        if role == Qt.ItemDataRole.EditRole:
            return self._editable(row, column)
        if role == UNCITED:
            return not self.marks.citations[row] and not self.marks.own_note[row]
        return None

    def _is_order_open(self, place: int) -> bool:
        """Whether the order of a row and the one above is only possible; it is asked of time alone."""
        if self.marks is None or self._order != "when" or not 0 < place < len(self._ids):
            return False
        above, row = (self._rows[self._ids[at]] for at in (place - 1, place))
        return is_order_open(self.marks, above, row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column, document = COLUMNS[index.column()], self._desk.document
        self.was_refused = False
        entry = document.project.get(Entry, self.id_at(index.row()))
        if entry is None or value == self._editable(self._rows[entry.id], column):
            return False
        self.was_refused = document.do(actions.edit_entry, entry, **{column.field: value}) is None
        return not self.was_refused

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = (COLUMNS[column].order, order == Qt.SortOrder.DescendingOrder)
        if wanted[0] and wanted != (self._order, self._falling):
            self._order, self._falling = wanted
            self.reload()

    def mimeTypes(self) -> list[str]:
        return [dragging.ENTRIES]

    def mimeData(self, indexes: Any) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        packed = QMimeData()
        dragging.pack_entries(packed, [self.id_at(row) for row in rows])
        packed.setText(self.as_text(rows))
        return packed

    def as_text(self, rows: Sequence[int], columns: Sequence[int] = SHOWN) -> str:
        """Return rows as lines of cells parted by tabs, for a spreadsheet."""
        return "\n".join(
            "\t".join(" ".join(str(self.index(row, column).data()).split()) for column in columns) for row in rows
        )

    def _editable(self, row: int, column: Column) -> Any:
        assert self.marks is not None
        if column.field == "when":
            return self.marks.text[row] or self.marks.edtf[row] or ""
        if column.field == "importance":
            return self.marks.importance[row]
        return getattr(self.marks, column.field)[row] if column.field else None

    def _text(self, row: int, column: int) -> str:
        assert self.marks is not None
        key = (row, column)
        if key not in self._texts:
            self._texts[key] = COLUMNS[column].text(self.marks, row)
        return self._texts[key]

    def _hear(self, change: Change) -> None:
        if change.tables & _CONCERNS:
            self._renew()
