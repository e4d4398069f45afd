"""The entries as a Qt table model: sorted and filtered in SQL, formatted when looked at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import Change, MarkColumns
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import dragging
from timeline_app.ui.table.columns import COLUMNS, Column

Index = QModelIndex | QPersistentModelIndex
UNCITED = Qt.ItemDataRole.UserRole + 1  # True: the row says something about the world and cites nothing
_CONCERNS = {"entry", "citation", "passage", "site", "place", "role", "agent", "tag", "tagging", "source"}


class EntryTableModel(QAbstractTableModel):
    """Shows what the filter lets through; a cell edited calls an action, and the change comes back."""

    counted = Signal(int, int)  # rows shown, entries in the project

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._order, self._falling = "when", False
        self._rows: dict[str, int] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self.marks: MarkColumns | None = None
        desk.document.changed.connect(self._hear)
        desk.document.opened.connect(self.reload)
        desk.document.filtered.connect(self.reload)
        self.reload()

    def id_at(self, row: int) -> str:
        """Return the id of the entry in a row."""
        assert self.marks is not None
        return self.marks.id[row]

    def row_of(self, id_: str) -> int | None:
        """Return the row of an entry, None when it is not shown."""
        return self._rows.get(id_)

    def reload(self) -> None:
        """Read the entries anew."""
        self.beginResetModel()
        document = self._desk.document
        found = (
            document.project.marks(document.filter, self._order, falling=self._falling) if document.is_open else None
        )
        self.marks = found
        self._texts.clear()
        self._rows = {id_: row for row, id_ in enumerate(found.id)} if found is not None else {}
        self.endResetModel()
        self.counted.emit(self.rowCount(), found.total if found is not None else 0)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.marks or ())

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
        row, column = index.row(), COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._editable(row, column)
        if role == UNCITED:
            return not self.marks.citations[row] and not self.marks.own_note[row]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column, document = COLUMNS[index.column()], self._desk.document
        entry = document.project.get(Entry, self.id_at(index.row()))
        if entry is None or value == self._editable(index.row(), column):
            return False
        return document.do(actions.edit_entry, entry, **{column.field: value}) is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if COLUMNS[column].order:
            self._order, self._falling = COLUMNS[column].order, order == Qt.SortOrder.DescendingOrder
            self.reload()

    def mimeTypes(self) -> list[str]:
        return [dragging.ENTRIES]

    def mimeData(self, indexes: Any) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        packed = QMimeData()
        dragging.pack_entries(packed, [self.id_at(row) for row in rows])
        packed.setText(self.as_text(rows))
        return packed

    def as_text(self, rows: list[int]) -> str:
        """Return rows as lines of cells parted by tabs, for a spreadsheet."""
        return "\n".join(
            "\t".join(self._text(row, c) for c, known in enumerate(COLUMNS) if known.shown) for row in rows
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
            self.reload()
