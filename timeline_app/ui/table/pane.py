"""The pane of the table: a line to filter as one types, the count, the columns, and the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app import actions
from timeline_app.model import View
from timeline_app.project import By, Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.kit import controls, icons, panes, theme
from timeline_app.ui.table.copying import packed
from timeline_app.ui.table.model import EntryTableModel
from timeline_app.ui.table.tools import keeping, menus
from timeline_app.ui.table.tools.bulk import BulkForm
from timeline_app.ui.table.tools.saved import NameBar, SavedViews
from timeline_app.ui.table.view import EntryTable
from timeline_app.words import tr

PAUSE = 120  # milliseconds after a key before the filter is asked
MOST_EDITED = 5_000  # entries; an edit of so many takes some seconds, and so does copying as many rows
MOST_TOLD = 20_000  # rows; of more that are chosen, other panes hear the current one alone


class TablePane(QWidget):
    """Every entry as a row; what is selected here is selected everywhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._link_from = ""
        self._meant = self._beside = Filter()  # by what stands in the line; what is set elsewhere
        self._renewing = self._telling = False
        self._at = (-1, -1)  # where the cursor was before the rows were read anew
        self.model = EntryTableModel(desk)
        self.table = EntryTable(self.model)
        self.filter_line = _FilterLine()
        self.names = NameBar()
        self.saved = SavedViews(desk, self.names, self.look, self.show_view)
        self._form: BulkForm | None = None
        self._asking = QTimer(self, singleShot=True, interval=PAUSE)
        self.waiting = controls.label(tr("Putting in order…"), "small", "soft")
        self.waiting.hide()
        self._empty = panes.EmptyState(tr("No entries yet. Each entry you make appears here."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tools = self._strip()  # the window lifts it into the header beside the tabs
        column.addWidget(self.tools)
        column.addWidget(self.names)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._connect()
        self._recall()
        self._show_count(self.model.found(), self.model.total())

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
        row.addWidget(self.waiting)
        for name, words, fill in (
            ("lanes", tr("Group rows"), lambda menu: menus.group_menu(menu, self.table)),
            ("columns", tr("Columns"), lambda menu: menus.column_menu(menu, self.table)),
            ("pin", tr("Saved views"), self.saved.fill),
        ):
            row.addWidget(_menu_button(name, words, fill))
        return strip

    def _measure(self) -> None:
        self.filter_line.setMaximumWidth(theme.px(280))

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
        self.filter_line.down = self._enter
        desk.selection.changed.connect(self._follow)
        desk.document.filtered.connect(self._show_filter)
        desk.document.opened.connect(self._begin_anew)
        self._empty.pressed.connect(self._clear)
        self.model.asker.waiting.connect(self.waiting.setVisible)
        self.table.arranged.connect(self._keep)
        self.table.menu_wanted.connect(self._head_menu)
        self.names.left.connect(self.table.setFocus)

    # how it stands

    def look(self) -> actions.Look:
        """Return how everything is looked at, as a saved view keeps it."""
        document, model = self._desk.document, self.model
        group = model.group.order if model.group is not None else ""
        return actions.Look(document.filter, document.lanes, model.keys, group, tuple(self.table.wanted_columns()))

    def show_view(self, view: View) -> None:
        """Look as a saved view says, in every pane."""
        look = actions.look_of(view)
        if look.columns:
            self.table.set_columns(look.columns)
        self.model.arrange(look.keys, By(look.group) if look.group else None)
        self._desk.document.set_lanes(look.lanes)
        self._desk.document.set_filter(look.wanted)

    def _recall(self) -> None:
        if columns := keeping.recall():
            self.table.set_columns(columns)

    def _keep(self) -> None:
        keeping.keep(tuple(self.table.wanted_columns()))

    def _head_menu(self, place: QPoint, number: int) -> None:
        menu = menus.head_menu(self.table, number, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _select(self, _on: QItemSelection, _off: QItemSelection) -> None:
        if self._renewing:
            return
        rows, at = self.table.chosen(), self.table.currentIndex().row()
        current = self.model.id_at(at) if 0 <= at < self.model.rowCount() else ""
        ids = self.table.chosen_ids() if len(rows) <= MOST_TOLD else [current]
        refs = [Ref("entry", id_) for id_ in ids if id_]
        first = Ref("entry", current) if current in ids else (refs[0] if refs else None)
        if first is not None and first.id and set(refs) != self._desk.selection.chosen:
            self._telling = True
            self._desk.selection.select(first, refs)
            self._telling = False

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
        if self._telling:
            return
        ids = self._desk.selection.entries()
        wanted = self.model.rows_of(ids)
        if set(wanted) == {row for row in self.table.chosen() if self.model.id_at(row)}:
            return
        first = self.model.row_of(ids[0]) if ids else None
        self.table.choose_all(wanted, -1 if first is None else first)
        if wanted and scrolls:
            self.table.scrollTo(self.table.currentIndex())

    def seek(self) -> None:
        """Go to the line that filters."""
        self.filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_line.selectAll()

    def _enter(self) -> None:
        """Go from the line that filters to the rows; where none is chosen any more, that with the cursor is."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.chosen():
            self.table.step(0)

    def _grant(self, deed: str) -> None:
        several = deed.startswith("copy") or (deed == "edit" and len(self.table.chosen()) > 1)
        if several and len(self.table.chosen()) > MOST_EDITED:
            words = tr("Choose at most {most} rows; an export takes any number.", most=MOST_EDITED)
            self._desk.wishes.toast.emit(words, False)
            return
        if deed.startswith("copy"):
            data = packed(self.model, self.table.chosen(), self.table.shown_columns(), titled=deed == "copy-titled")
            QApplication.clipboard().setMimeData(data)
            return
        if deed == "edit" and len(chosen := self.table.chosen_ids()) > 1:
            self._edit_several(chosen)
            return
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

    def _edit_several(self, ids: list[str]) -> None:
        """Ask in the inspector what all of them get."""
        form = BulkForm(self._desk, ids)
        form.done.connect(self._edited)
        self._form = form
        self._desk.wishes.form.emit(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self._form = None
        self._desk.wishes.form.emit(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

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


def _menu_button(name: str, words: str, fill: Callable[[QMenu], object]) -> QToolButton:
    """Return a button that opens a menu, filled each time anew."""
    made = controls.tool(name, words)
    menu = QMenu(made)

    def _refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(_refill)
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


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
