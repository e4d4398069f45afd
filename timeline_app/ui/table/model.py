"""The entries as a Qt table model: sorted, filtered and grouped in SQL, read and formatted when looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from timeline_app.model import Entry
from timeline_app.project import By, Change, EntryRow, Group, Order, Project, touched
from timeline_app.ui.desk import Desk, dragging
from timeline_app.ui.table import copying, editing
from timeline_app.ui.table.columns import COLUMNS, NUMBERS, group_words, is_order_open
from timeline_app.ui.table.rows.asking import Asker
from timeline_app.ui.table.rows.standing import Standing, place_of, places_of
from timeline_app.ui.table.rows.steps import Steps, steps, way
from timeline_app.words import counted, tr

Index = QModelIndex | QPersistentModelIndex
UNCITED = Qt.ItemDataRole.UserRole + 1  # True: the row says something about the world and cites nothing
OPEN_ORDER = Qt.ItemDataRole.UserRole + 2  # True: the dates do not say whether the row above came before this one
HEADING = Qt.ItemDataRole.UserRole + 3  # of the heading of a group: whether it is folded; None for an entry
MOST_STEPS = 60  # more, and the view begins anew
_MOST_MENDED = 60  # entries touched by one change; where more were, everything is asked anew
_MOST_COMPARED = 20_000  # rows that are compared one by one
_PAGE, _AHEAD = 40, 4  # rows read at once, and how many of them above: each lies elsewhere in a large file
_KEPT = 10_000  # rows
_LATER = 200  # ms after which the rows of a large project are asked for: the reader comes first
_AT_ONCE = 1_000  # entries of another project that are put in order before the window is painted
_CONCERNS = {"entry", "citation", "passage", "site", "place", "role", "agent", "tag", "tagging", "source", "dossier"}
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class EntryTableModel(QAbstractTableModel):
    """Shows what the filter lets through; a cell edited calls an action, and the change comes back.

    It holds 16 bytes a row and the rows looked at last. Where there are very many, another order takes its time;
    until it is there the rows stay as they are.
    """

    counted = Signal(int, int)  # entries that fit, entries in the project
    renewing = Signal(bool)  # True before rows go, move and come by a change, False after it
    sorted = Signal()  # by other keys, or in other groups

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.keys: tuple[By, ...] = (By("when"),)
        self.group: By | None = None
        self.standing = Standing(None)
        self._shown = self.standing.keys  # as they stand in the view; while it is renewed, between two readings
        self._rows: dict[str, EntryRow] = {}
        self._news: set[str] | None = set()  # touched since the order under way was asked for; None: any
        self._anew = True  # what arrives is another view, not the same after a change
        self._waits = False  # to be asked for once the window is painted
        self.was_refused = ""  # why the value given last was; the editor keeps what was typed
        self.asker = Asker(desk)
        self.asker.arrived.connect(self._arrived)
        desk.document.changed.connect(self._hear)
        desk.document.opened.connect(self._open)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._go_on)
        desk.document.painted.connect(self._later.start)
        desk.document.filtered.connect(self.reload)
        self.reload()

    # what is asked

    def project(self) -> Project:
        """Return the project whose entries these are."""
        return self._desk.document.project

    def total(self) -> int:
        """Return how many entries the project has, whatever the filter holds back."""
        return self.standing.order.total if self.standing.order is not None else 0

    def found(self) -> int:
        """Return how many entries fit, folded ones included."""
        return len(self.standing.order) if self.standing.order is not None else 0

    def searched(self) -> str:
        """Return the words that the rows were looked for by."""
        return self.standing.order.wanted.text if self.standing.order is not None else ""

    def id_at(self, row: int) -> str:
        """Return the id of the entry in a row, "" for a heading."""
        key = self._shown[row].tobytes()
        return "" if self.standing.heading(key) is not None else key.hex()

    def heading_at(self, row: int) -> Group | None:
        """Return the group whose heading a row is; None for an entry."""
        return self.standing.heading(self._shown[row].tobytes()) if 0 <= row < len(self._shown) else None

    def row_of(self, id_: str) -> int | None:
        """Return the row of an entry, None when it is not shown."""
        return place_of(self._shown, id_)

    def rows_of(self, ids: Sequence[str]) -> list[int]:
        """Return the rows of entries, those that are not shown left out, in no order."""
        return places_of(self._shown, ids)

    def ids_in(self, first: int, last: int) -> list[str]:
        """Return the ids of the entries in rows, without headings."""
        found = (key.tobytes() for key in self._shown[first : last + 1])
        return [key.hex() for key in found if self.standing.heading(key) is None]

    def entry_at(self, row: int) -> EntryRow | None:
        """Return what is known of the entry in a row; None for a heading, and for one that is gone meanwhile."""
        id_ = self.id_at(row)
        if id_ and id_ not in self._rows and self._desk.document.is_open:
            if len(self._rows) > _KEPT:
                self._rows.clear()
            begins = max(row - _AHEAD, 0)
            read = self._desk.document.project.rows(self.ids_in(begins, begins + _PAGE))
            self._rows |= {found.id: found for found in read}
        return self._rows.get(id_)

    # another view

    def arrange(self, keys: Sequence[By], group: By | None) -> None:
        """Sort by these keys, first the first, in groups or not."""
        if (tuple(keys), group) != (self.keys, self.group):
            self.keys, self.group = tuple(keys) or (By("when"),), group
            self.sorted.emit()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
            self.reload()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.arrange([By(COLUMNS[column].order, order == Qt.SortOrder.DescendingOrder)], self.group)

    def reload(self) -> None:
        """Ask for the rows anew, for another view of them."""
        self._anew, self._news, self._waits = True, set(), False
        document = self._desk.document
        if document.is_open:
            self.asker.ask(document.filter, self.keys, self._falling(self.group))
        else:
            self.asker.forget()
            self._reset(Standing(None))

    def fold(self, row: int, folded: bool) -> None:
        """Hide the entries below a heading, or show them."""
        group, order = self.heading_at(row), self.standing.order
        if group is None or order is None or (group.value in self.standing.folded) == folded:
            return
        changed = self.standing.folded | {group.value} if folded else self.standing.folded - {group.value}
        first, last = row + 1, row + group.count
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
        else:
            self.beginInsertRows(QModelIndex(), first, last)
        self.standing = Standing(order, changed)
        self._shown = self.standing.keys
        (self.endRemoveRows if folded else self.endInsertRows)()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def fold_all(self, folded: bool) -> None:
        """Hide the entries of all groups, or show them."""
        order = self.standing.order
        if order is not None and order.groups:
            self._reset(Standing(order, frozenset(group.value for group in order.groups) if folded else frozenset()))

    def _falling(self, group: By | None) -> By | None:
        """Let groups fall where the rows are sorted falling by the same."""
        if group is None:
            return None
        alike = {"year": "when", "month": "when"}.get(group.order, group.order)
        return By(group.order, any(key == By(alike, True) for key in self.keys))

    # what arrives

    def _open(self) -> None:
        """Begin with another project; what takes a while waits until the window is painted."""
        self.standing = Standing(None)
        document = self._desk.document
        self._waits = document.is_open and not document.project.is_at_most(Entry, _AT_ONCE)
        if self._waits:
            self.asker.forget()
            self._reset(self.standing)
        else:
            self.reload()

    def _go_on(self) -> None:
        if self._waits:
            self.reload()

    def _arrived(self, order: Order) -> None:
        news, anew = self._news, self._anew
        self._news, self._anew = set(), True
        if news is None or len(news) > _MOST_MENDED:
            self._anew, self._news = anew, set()
            self.asker.ask(order.wanted, order.keys, order.group)
            return
        if news:
            project = self._desk.document.project
            order = replace(project.mended(order, news), total=project.count(Entry))  # news may be in it already
        folded = (
            self.standing.folded if order.group == (self.standing.order and self.standing.order.group) else frozenset()
        )
        if anew:
            self._reset(Standing(order, folded))
        else:
            self._renew(Standing(order, folded), None)

    def _reset(self, standing: Standing) -> None:
        self.beginResetModel()
        self._take(standing)
        self._shown = standing.keys
        self.endResetModel()
        self.counted.emit(self.found(), self.total())

    def _take(self, standing: Standing) -> None:
        self.standing = standing
        self._rows.clear()

    def _hear(self, change: Change) -> None:
        if not change.tables & _CONCERNS:
            return
        ids = touched(change)
        if self.asker.is_waiting():
            self._news = None if ids is None or self._news is None else self._news | ids
            return
        before, document = self.standing.order, self._desk.document
        if ids is None or len(ids) > _MOST_MENDED or before is None:
            self._anew, self._news = False, set()
            self.asker.ask(document.filter, self.keys, self._falling(self.group))
            return
        came = [(b, a) for (table, _), (b, a) in change.rows.items() if table == "entry"]
        more = sum((a is not None) - (b is not None) for b, a in came)
        self._renew(Standing(document.project.mended(before, ids, more), self.standing.folded), ids)

    def _renew(self, standing: Standing, ids: set[str] | None) -> None:
        """Follow a change row by row, so that an open cell, the place and the selection stay as they are."""
        due = self._steps(standing, ids)
        if due is None or due.number > MOST_STEPS:
            self._reset(standing)
            return
        self.renewing.emit(True)
        before = self.standing
        for first, last in due.gone:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._shown = np.delete(self._shown, range(first, last + 1), axis=0)
            self.endRemoveRows()
        self._take(standing)
        self.standing.headings = before.headings | standing.headings
        if due.moves:
            self._move(due)
        for first, last in due.come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._shown = np.insert(self._shown, first, standing.keys[first : last + 1], axis=0)
            self.endInsertRows()
        if len(self._shown):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))
        self.renewing.emit(False)
        self.counted.emit(self.found(), self.total())

    def _steps(self, standing: Standing, ids: set[str] | None) -> Steps | None:
        old, new = self._shown, standing.keys
        if max(len(old), len(new)) <= _MOST_COMPARED:
            return steps([key.tobytes() for key in old], [key.tobytes() for key in new])
        if ids is None:
            return None
        headings = self.standing.headings.keys() ^ standing.headings.keys()
        return way(old, new, [*map(bytes.fromhex, ids), *headings])

    def _move(self, due: Steps) -> None:
        """Put the rows that stay into the order that is due."""
        come = [row for first, last in due.come for row in range(first, last + 1)]
        wanted = np.delete(self.standing.keys, come, axis=0)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._shown[index.row()].tobytes().hex(), index.column()) for index in before]
        self._shown = wanted
        places = {id_: place_of(wanted, id_) for id_ in {id_ for id_, _ in held}}
        now = [self.index(row, column) for id_, column in held if (row := places[id_]) is not None]
        self.changePersistentIndexList(before, now)
        self.layoutChanged.emit()

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._heading_of_row(section) if role == Qt.ItemDataRole.AccessibleTextRole else None
        if not 0 <= section < len(COLUMNS):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._heading_of_column(section, said=role != Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _heading_of_row(self, row: int) -> str:
        """Return what a row is called for those who listen: nothing of it is painted."""
        entry = self.entry_at(row) if 0 <= row < len(self._shown) else None
        return (
            tr("Row {number}: {title}", number=row + 1, title=entry.title)
            if entry
            else tr("Row {number}", number=row + 1)
        )

    def _heading_of_column(self, section: int, *, said: bool) -> str:
        column = COLUMNS[section]
        number = next((n for n, key in enumerate(self.keys, 1) if key.order == column.order), 0)
        if not number:
            return column.title
        falling = self.keys[number - 1].falling
        if said:
            words = tr("{title}, key {number}, falling") if falling else tr("{title}, key {number}, rising")
            return words.format(title=column.title, number=number)
        sign = "↓" if falling else "↑"
        return f"{sign}{number if len(self.keys) > 1 else ''} {column.title}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        group = self.heading_at(index.row())
        if group is not None:
            return self._of_heading(group, index.column(), role)
        row, column = self.entry_at(index.row()), COLUMNS[index.column()]
        if row is None:
            return None
        if role in _WORDS:
            words = column.text(row)
            if role != Qt.ItemDataRole.DisplayRole and column.name == "when" and self._is_order_open(index.row()):
                words = tr("{date}. The dates do not say whether the entry above came first.", date=words)
            return words or (tr("empty") if role == Qt.ItemDataRole.AccessibleTextRole else "")
        if role == OPEN_ORDER:
            return self._is_order_open(index.row())
        if role == Qt.ItemDataRole.EditRole:
            return editing.editable(row, column)
        if role == UNCITED:
            return not row.citations and not row.own_note
        return None

    def _of_heading(self, group: Group, column: int, role: int) -> Any:
        if role == HEADING:
            return group.value in self.standing.folded
        if role in _WORDS and (column == NUMBERS["when"] or role == Qt.ItemDataRole.AccessibleTextRole):
            assert self.standing.order is not None
            assert self.standing.order.group is not None
            words = group_words(self.standing.order.group.order, group.value, group.name)
            return tr("{group} · {number}", group=words, number=counted("{count}", "{count}", group.count))
        return None

    def _is_order_open(self, place: int) -> bool:
        """Whether the order of a row and the one above is only possible; it is asked of time alone."""
        if self.keys[0].order != "when" or not 0 < place < len(self._shown):
            return False
        above, row = self.entry_at(place - 1), self.entry_at(place)
        return above is not None and row is not None and is_order_open(above, row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        if self.heading_at(index.row()) is not None:
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.entry_at(index.row())
        self.was_refused = ""
        if row is None:
            return False
        self.was_refused = editing.commit(self._desk.document, row, COLUMNS[index.column()], value)
        return not self.was_refused

    def mimeTypes(self) -> list[str]:
        return [dragging.ENTRIES]

    def mimeData(self, indexes: Any) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        packed = copying.packed(self, rows, [n for n, column in enumerate(COLUMNS) if column.shown])
        dragging.pack_entries(packed, [id_ for row in rows if (id_ := self.id_at(row))])
        return packed

    def cells(self, rows: Iterable[int], columns: Sequence[int]) -> list[list[str]]:
        """Return the words of cells, row by row, headings left out."""
        found = (self.entry_at(row) for row in rows)
        return [[COLUMNS[number].text(row) for number in columns] for row in found if row is not None]
