"""A plan as a tree: groups, their rows, and of each row its fields before and after. Nothing is built beforehand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from timeline_app.actions import ImportPlan, Missing, Planned, Refused
from timeline_app.ui.incoming.deciding import (
    CHANGED,
    CONFLICT,
    FILE,
    MISSING,
    NEW,
    PROJECT,
    REFUSED,
    SAME,
    Decisions,
    Key,
)
from timeline_app.ui.incoming.wording import field_word, table_word, value_word
from timeline_app.ui.kit import theme
from timeline_app.words import tr

Index = QModelIndex | QPersistentModelIndex
Row = Planned | Missing | Refused

GROUPS = (
    (CONFLICT, "Changed here as well"),
    (CHANGED, "Changed"),
    (NEW, "New"),
    (MISSING, "Not in the file"),
    (REFUSED, "Cannot be taken"),
    (SAME, "As they are here"),
)
_STEP = len(GROUPS) + 1  # ids: 0 a group; 1… a row, by its group; beyond that a field, by group and row
_WORDS = {FILE: "The file’s word", PROJECT: "The project’s word", "": "Open: choose"}


class PlanModel(QAbstractItemModel):
    """Columns: what, here, in the file. Ticks say what is taken or removed; `decided` follows each."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decisions = Decisions()
        self._groups: list[tuple[str, str, tuple[Row, ...]]] = []

    def put(self, plan: ImportPlan) -> None:
        """Show another plan; what was decided on rows that are still in it stays."""
        self.beginResetModel()
        rows: dict[str, tuple[Row, ...]] = {name: plan.group(name) for name in (CONFLICT, CHANGED, NEW, SAME)}
        rows |= {MISSING: plan.missing, REFUSED: plan.refused}
        self._groups = [(name, tr(title), rows[name]) for name, title in GROUPS if rows[name]]
        self.endResetModel()

    def group_at(self, index: Index) -> str:
        """Return the name of the group that a row or heading belongs to."""
        return self._groups[self._path(index)[0]][0]

    def row_at(self, index: Index) -> Row | None:
        """Return the row of the plan at an index or above it, None for a group."""
        group, row, _ = self._path(index)
        return None if row < 0 else self._groups[group][2][row]

    def decide(self, index: Index, word: str) -> None:
        """Say whose word holds in the conflict at an index, "" for open; of a group in all of it."""
        group, at, _ = self._path(index)
        if self._groups[group][0] != CONFLICT:
            return
        rows = self._groups[group][2] if at < 0 else (self._groups[group][2][at],)
        for row in rows:
            if word:
                self.decisions.words[_key(row)] = word
            else:
                self.decisions.words.pop(_key(row), None)
        self._tell(group)

    def tick(self, index: Index, wanted: bool) -> None:
        """Take or leave the row at an index, or remove a missing one; of a group all of it."""
        group, at, _ = self._path(index)
        name, _, rows = self._groups[group]
        held = self.decisions.removed if name == MISSING else self.decisions.left
        keys = {_key(row) for row in (rows if at < 0 else (rows[at],))}
        if wanted == (name == MISSING):
            held |= keys
        else:
            held -= keys
        self._tell(group)

    # what Qt asks for

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if not self.hasIndex(row, column, parent if parent is not None else QModelIndex()):
            return QModelIndex()
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, 0)
        group, at, _ = self._path(parent)
        return self.createIndex(row, column, group + 1 if at < 0 else (at + 1) * _STEP + group)

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        if not index.isValid():
            return QModelIndex()
        group, row, field = self._path(index)
        if field >= 0:
            return self.createIndex(row, 0, group + 1)
        return self.createIndex(group, 0, 0) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        if parent.column() > 0:
            return 0
        group, at, field = self._path(parent)
        if at < 0:
            return len(self._groups[group][2])
        row = self._groups[group][2][at]
        return len(row.changes) if field < 0 and isinstance(row, Planned) else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("What"), tr("Here"), tr("In the file"))[section]
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._can_tick(index):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole and self._can_tick(index):
            return self._state(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(index)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour(self._tone(index))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.current().row)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("label" if self._path(index)[1] < 0 else "body")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._can_tick(index):
            return False
        self.tick(index, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    # inside

    def _path(self, index: Index) -> tuple[int, int, int]:
        """Return group, row and field of an index, from 0; -1 for what it is not."""
        id_ = index.internalId()
        if id_ == 0:
            return index.row(), -1, -1
        if id_ < _STEP:
            return id_ - 1, index.row(), -1
        return id_ % _STEP, id_ // _STEP - 1, index.row()

    def _can_tick(self, index: Index) -> bool:
        group, _, field = self._path(index)
        return field < 0 and index.column() == 0 and self._groups[group][0] in (NEW, CHANGED, MISSING)

    def _state(self, index: Index) -> Qt.CheckState:
        group, at, _ = self._path(index)
        name, _, rows = self._groups[group]
        held = self.decisions.removed if name == MISSING else self.decisions.left
        keys = [_key(row) for row in rows] if at < 0 else [_key(rows[at])]
        within = sum(key in held for key in keys)
        if 0 < within < len(keys):
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if bool(within) == (name == MISSING) else Qt.CheckState.Unchecked

    def _words(self, index: Index) -> str:
        group, at, field = self._path(index)
        name, title, rows = self._groups[group]
        if at < 0:
            return (tr("{group}: {count}", group=title, count=len(rows)), "", "")[index.column()]
        row = rows[at]
        if field >= 0 and isinstance(row, Planned):
            change = row.changes[field]
            here = value_word(change.before) if name != NEW else ""
            return (field_word(change.field), here, value_word(change.after))[index.column()]
        return self._row_words(name, row)[index.column()]

    def _row_words(self, name: str, row: Row) -> tuple[str, str, str]:
        if isinstance(row, Refused):
            where = ", ".join(part for part in (row.where, row.column) if part)
            return where or tr("The file"), "", " ".join([row.reason, *row.choices])
        kind = table_word(row.table)
        if isinstance(row, Missing):
            gone = (row.table, row.id) in self.decisions.removed
            return row.title or kind, kind, tr("Will be removed") if gone else tr("Is kept")
        word = tr(_WORDS[self.decisions.words.get(row.key, "")]) if name == CONFLICT else row.where
        return row.title or kind, kind, word

    def _tone(self, index: Index) -> str:
        group, at, field = self._path(index)
        name, _, rows = self._groups[group]
        if at < 0:
            return "text"
        row = rows[at]
        if isinstance(row, Planned) and name == CONFLICT:
            if field >= 0:
                return "warn" if row.changes[field].conflict and index.column() else "text"
            return "warn" if row.key not in self.decisions.words and index.column() == 2 else "text"
        if name == REFUSED and index.column() == 2:
            return "danger"
        return "soft" if name == SAME or (field < 0 and index.column()) else "text"

    def _tell(self, group: int) -> None:
        top = self.createIndex(group, 0, 0)
        self.dataChanged.emit(top, top)
        last = len(self._groups[group][2]) - 1
        self.dataChanged.emit(self.index(0, 0, top), self.index(last, 2, top))
        self.decided.emit()


def _key(row: Row) -> Key:
    assert not isinstance(row, Refused), "what cannot be taken is not ticked"
    return row.table, row.id
