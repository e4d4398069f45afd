"""The pane of the table: a line to filter as one types, the count, the columns, and the rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.kit import icons, panes, theme
from timeline_app.ui.table.columns import COLUMNS
from timeline_app.ui.table.model import EntryTableModel
from timeline_app.ui.table.view import EntryTable
from timeline_app.words import tr

PAUSE = 120  # milliseconds after a key before the filter is asked


class TablePane(QWidget):
    """Every entry as a row; what is selected here is selected everywhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._link_from = ""
        self._meant = self._beside = Filter()  # by what stands in the line; what is set elsewhere
        self._renewing = False
        self._at = (-1, -1)  # where the cursor was before the rows were read anew
        self.model = EntryTableModel(desk)
        self.table = EntryTable(self.model)
        self.filter_line = _FilterLine()
        self._asking = QTimer(self, singleShot=True, interval=PAUSE)
        self._empty = panes.EmptyState(tr("No entries yet. Each entry you make appears here."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tools = self._strip()  # the window lifts it into the header beside the tabs
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._connect()
        self._show_count(self.model.rowCount(), self.model.marks.total if self.model.marks is not None else 0)

    def _strip(self) -> QWidget:
        strip = QWidget()
        strip.setProperty("ground", "pane")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(12))
        theme.changed.connect(self._measure)
        self._measure()
        row.addWidget(self.filter_line, 2)
        row.addStretch(1)
        row.addWidget(self._chooser())
        return strip

    def _measure(self) -> None:
        self.filter_line.setMaximumWidth(theme.px(280))

    def _chooser(self) -> QToolButton:
        chooser = panes.tool("columns", tr("Columns"))
        menu = QMenu(chooser)
        for number, column in enumerate(COLUMNS):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.shown)
            action.setEnabled(column.name != "title")
            action.toggled.connect(lambda on, number=number: self.table.show_column(number, on))
        chooser.setMenu(menu)
        chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return chooser

    def _connect(self) -> None:
        desk = self._desk
        self.model.counted.connect(self._show_count)
        self.model.modelAboutToBeReset.connect(self._note_place)
        self.model.modelReset.connect(self._return)
        self.model.renewing.connect(self._renew)
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.table.asked.connect(self._grant)
        self.table.words_dropped.connect(desk.wishes.citation)
        self.table.linked.connect(self._link)
        self.table.left.connect(self._leave)
        self._asking.timeout.connect(self._filter)
        self.filter_line.textEdited.connect(lambda _: self._asking.start())
        self.filter_line.down = self.table.setFocus
        desk.selection.changed.connect(self._follow)
        desk.document.filtered.connect(self._show_filter)
        desk.document.opened.connect(self._begin_anew)
        self._empty.pressed.connect(self._clear)

    def _select(self, _on: QItemSelection, _off: QItemSelection) -> None:
        if self._renewing:
            return
        rows = self.table.chosen()
        refs = [Ref("entry", self.model.id_at(row)) for row in rows]
        current = self.table.currentIndex().row()
        first = Ref("entry", self.model.id_at(current)) if current in rows else (refs[0] if refs else None)
        if first is not None and set(refs) != self._desk.selection.chosen:
            self._desk.selection.select(first, refs)

    def _note_place(self) -> None:
        current = self.table.currentIndex()
        self._at = (current.row(), current.column())

    def _return(self) -> None:
        """After the rows were read anew: where the current row is gone, the next one has the cursor."""
        row, column = min(self._at[0], self.model.rowCount() - 1), self._at[1]
        if row >= 0:
            here = self.model.index(row, column)
            self.table.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._follow()

    def _renew(self, begins: bool) -> None:
        """Rows that go or move by a change say nothing about what a person selects."""
        self._renewing = begins
        if not begins:
            self._follow(scrolls=False)

    def _follow(self, *, scrolls: bool = True) -> None:
        """Show here what is selected elsewhere."""
        wanted = [row for id_ in self._desk.selection.entries() if (row := self.model.row_of(id_)) is not None]
        if set(wanted) == set(self.table.chosen()):
            return
        self.table.choose_all(wanted, wanted[0] if wanted else -1)
        if wanted and scrolls:
            self.table.scrollTo(self.table.currentIndex())

    def seek(self) -> None:
        """Go to the line that filters."""
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def _grant(self, deed: str) -> None:
        entries = self._desk.selection.entries()
        if not entries:
            return
        ref, wishes = Ref("entry", entries[0]), self._desk.wishes
        if deed == "open":
            self._open_or_link(ref)
        elif deed == "cite":
            self._cite(ref)
        elif deed == "link":
            self._link_from = ref.id
            wishes.toast.emit(tr("Choose the other entry and press Enter to link them, Esc to stop."), False)
        elif deed == "remove":
            wishes.remove.emit(tuple(Ref("entry", id_) for id_ in entries))
        else:
            {"edit": wishes.edit, "note": wishes.note, "tag": wishes.tag}[deed].emit(ref)

    def _open_or_link(self, ref: Ref) -> None:
        if self._link_from and self._link_from != ref.id:
            self._link(self._link_from, ref.id)
        else:
            self._desk.selection.open(ref)

    def _link(self, from_id: str, to_id: str) -> None:
        self._link_from = ""
        if from_id != to_id:
            self._desk.wishes.link.emit(from_id, to_id)

    def _cite(self, ref: Ref) -> None:
        words: Words | None = self._desk.selection.words
        if words is None:
            self._desk.wishes.toast.emit(tr("Select words in the reader first, then press C here."), False)
        else:
            self._desk.wishes.citation.emit(words, ref.id)

    def _leave(self) -> None:
        if self._link_from:
            self._link_from = ""
        elif self.filter_line.text():
            self._clear()

    def _filter(self) -> None:
        typed = self.filter_line.text().strip()
        self._meant = actions.filter_of(self._desk.document.project, typed, self._beside)
        self._desk.document.set_filter(self._meant)

    def _clear(self) -> None:
        self._desk.document.set_filter(Filter())

    def _begin_anew(self) -> None:
        """Let go of what was under way in the project before."""
        self._link_from = ""
        self._asking.stop()
        self._meant = self._beside = self._desk.document.filter
        self.filter_line.setText(self._meant.text)

    def _show_filter(self) -> None:
        if self._desk.document.filter != self._meant:
            self._meant = self._desk.document.filter
            self._beside = replace(self._meant, text="")
            self.filter_line.setText(self._meant.text)

    def _show_count(self, shown: int, total: int) -> None:
        self._stack.setCurrentIndex(0 if shown else 1)
        if total:
            self._empty.say(tr("No entry fits."), tr("Clear"))
        else:
            self._empty.say(tr("No entries yet. Each entry you make appears here."))


class _FilterLine(QLineEdit):
    """A line to filter with; Down goes to the rows, Esc empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.down = self.clear
        self.setPlaceholderText(tr("Filter title, summary and quotes"))
        conditions = "place:Takhar person: claimant: tag: source: kind: status: after:2019-09-05 before: uncited"
        self.setToolTip(tr("Words and conditions: {conditions}", conditions=conditions))
        self.setAccessibleName(tr("Filter entries"))
        icons.offer_clearing(self)
        self.setProperty("small", True)
        theme.fix(self, height=28)
        theme.dress(self, "body")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)
