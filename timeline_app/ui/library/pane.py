"""The library: what the project is made of. Sources in two lines; names and tags with their counts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from timeline_app.model import Citation, Entry, Passage, Version
from timeline_app.project import Change
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.messages import MessageBar
from timeline_app.ui.kit.panes import EmptyState, PaneHeader
from timeline_app.ui.library import drops, shelves
from timeline_app.ui.library.bringing import Bringing
from timeline_app.ui.library.rows import RowList
from timeline_app.ui.library.shelves import Order
from timeline_app.words import tr

_WITH_FIND = 256  # narrower, the words of the tabs need the room; the menu has it too
_TOUCHING = {
    1: {"agent", "place", "role", "site"},
    2: {"tag", "tagging"},
}


class LibraryPane(QWidget):
    """Three tabs over one list each. A row selects; Enter goes to the words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.order = Order()
        self._stale = {0, 1, 2}
        self.bringing = Bringing(desk, self)
        self.setMinimumWidth(theme.px(200))
        self.setAcceptDrops(True)
        self._build()
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.bringing.capture_clipboard)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        document, selection = desk.document, desk.selection
        document.opened.connect(self._open_anew)
        document.changed.connect(self._hear)
        selection.changed.connect(self._show_selected)
        desk.sources.changed.connect(self._list_anew)
        desk.proposals.counted.connect(self._list_anew)
        self.bringing.failed.connect(lambda words, hint: self.bar.say(words, hint, tone="danger"))
        self._refresh()

    # building

    def _build(self) -> None:
        self.header = PaneHeader(tr("Library"))
        self.tabs = self.header.add_tabs([tr("Sources"), tr("Names"), tr("Tags")])
        self.header.tab_chosen.connect(self._tab_chosen)
        add = self.header.add_button("add", tr("Add sources"), "Ctrl+Shift+A")
        add.setMenu(self._add_menu(add))
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.find_button = self.header.add_button("find", tr("Find in the list"), "Ctrl+F", self.seek)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._fill_menu(self.header.menu())
        self.bar = MessageBar()
        self.line = QLineEdit(placeholderText=tr("Find in the list"))
        self.line.setAccessibleName(tr("Find in the list"))
        icons.offer_clearing(self.line)
        self.line.textChanged.connect(self._typed)
        self.line.hide()
        self.lists = [
            RowList(tr("Sources")),
            RowList(tr("Names")),
            RowList(tr("Tags"), lines=1),
        ]
        self.empty = EmptyState("")
        self.empty.pressed.connect(self.bringing.choose_files)
        self.stack = QStackedWidget()
        for page in (*self.lists, self.empty):
            self.stack.addWidget(page)
        for rows in self.lists:
            self._connect_list(rows)
        seek = QFrame()
        inner = QVBoxLayout(seek)
        inner.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        inner.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.bar, seek):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.lists[0])

    def _connect_list(self, rows: RowList) -> None:
        selection, wishes = self._desk.selection, self._desk.wishes
        rows.chosen.connect(selection.select)
        rows.opened.connect(selection.open)
        rows.edit_asked.connect(wishes.edit)
        rows.note_asked.connect(wishes.note)
        rows.tag_asked.connect(wishes.tag)
        rows.removal_asked.connect(lambda ref: wishes.remove.emit((ref,)))
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(lambda place: self._menu_at(rows, place))

    def _add_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(tr("From files…") + "\tCtrl+Shift+A").triggered.connect(self.bringing.choose_files)
        menu.addAction(tr("From the clipboard") + "\tCtrl+V").triggered.connect(self.bringing.capture_clipboard)
        return menu

    def _fill_menu(self, menu: QMenu) -> None:
        titles = {
            "published": tr("By date of publication"),
            "title": tr("By title"),
            "publisher": tr("By publisher"),
            "entries": tr("By number of entries"),
            "added": tr("By time of adding"),
        }
        group = QActionGroup(menu)
        for sort in shelves.SORTS:
            action = QAction(titles[sort], menu, checkable=True, checked=sort == self.order.sort)
            action.triggered.connect(lambda _checked, sort=sort: self.set_order(sort=sort))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("Find in the list") + "\tCtrl+F").triggered.connect(self.seek)
        grouped = QAction(tr("Group by publisher"), menu, checkable=True)
        grouped.toggled.connect(lambda on: self.set_order(grouped=on))
        uncited = QAction(tr("Only those without entries"), menu, checkable=True)
        uncited.toggled.connect(lambda on: self.set_order(uncited=on))
        menu.addActions([grouped, uncited])

    # what the window asks for

    def seek(self) -> None:
        """Show the line that narrows the list, with the focus."""
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def set_order(self, **fields: object) -> None:
        """Show the sources in another order: sort, grouped, uncited, typed."""
        self.order = Order(**{name: getattr(self.order, name) for name in Order.__slots__} | fields)
        self._stale.add(0)
        self._refresh()

    # hearing

    def _open_anew(self) -> None:
        self._stale = {0, 1, 2}
        self.bar.clear()
        self._refresh()

    def _hear(self, change: Change) -> None:
        self._stale |= {tab for tab, tables in _TOUCHING.items() if tables & change.tables}
        self._later.start()

    def _list_anew(self) -> None:
        """Show the sources anew, as others or with another number of proposals."""
        self._stale.add(0)
        self._later.start()

    def _refresh(self) -> None:
        """Put the rows of the tab in sight anew, if something they show has changed."""
        tab = self.tabs.currentIndex()
        rows = self.lists[tab]
        if not self._desk.document.is_open:
            rows.put([])
        elif tab in self._stale:
            project, typed = self._desk.document.project, self.line.text()
            if tab == 0:
                rows.put(shelves.sources(self._desk.sources.lines, self.order, self._desk.proposals.by_source()))
            else:
                rows.put(shelves.names(project, typed) if tab == 1 else shelves.tags(project, typed))
        self._stale.discard(tab)
        self._say_empty(tab)
        self._show_selected()

    def _say_empty(self, tab: int) -> None:
        if self.lists[tab].rows.rows:
            self.stack.setCurrentWidget(self.lists[tab])
            return
        sentences = (
            tr("No sources yet. Drop articles here or paste one."),
            tr("No names yet. People and places of your entries appear here."),
            tr("No tags yet. Select an entry or words and press T."),
        )
        narrowed = bool(self.line.text()) or (tab == 0 and self.order.uncited)
        if tab == 0 and not self._desk.sources.is_read():
            self.empty.say(self._unread_words())
        elif narrowed:
            self.empty.say(tr("Nothing fits."))
        else:
            self.empty.say(sentences[tab], tr("Add source") if tab == 0 else "")
        self.stack.setCurrentWidget(self.empty)

    def _unread_words(self) -> str:
        if self._desk.sources.could_not_be_read():
            return tr("The sources could not be read; the list of jobs says why. Open the project again.")
        return tr("The sources are being read.")

    def _tab_chosen(self, tab: int) -> None:
        self.setFocusProxy(self.lists[tab])
        self._refresh()

    def _typed(self, typed: str) -> None:
        self._stale |= {1, 2}
        self.set_order(typed=typed)

    def _show_selected(self) -> None:
        rows = self.lists[self.tabs.currentIndex()]
        current = self._desk.selection.current
        if self.tabs.currentIndex() == 0 and current is not None and self._desk.document.is_open:
            current = self._source_of(current)
        rows.show_current(current)

    def _source_of(self, ref: Ref) -> Ref | None:
        """Return the source in which a record stands; of an entry that of its first citation."""
        project = self._desk.document.project
        source = ""
        if ref.table == "source":
            return ref
        if ref.table == "entry" and project.get(Entry, ref.id):
            cited = sorted(project.all(Citation, entry_id=ref.id), key=lambda c: (c.position, c.id))
            source = next((citation.source_id for citation in cited if citation.source_id), "")
        elif ref.table == "citation" and (citation := project.get(Citation, ref.id)):
            source = citation.source_id or ""
        elif ref.table == "passage" and (passage := project.get(Passage, ref.id)):
            version = project.get(Version, passage.version_id)
            source = version.source_id if version else ""
        return Ref("source", source) if source else None

    def _menu_at(self, rows: RowList, place: QPoint) -> None:
        ref = rows.current()
        if ref is None:
            return
        wishes, menu = self._desk.wishes, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_source = ref.table == "source"
        if is_source:
            menu.addAction(tr("Read") + "\tEnter").triggered.connect(lambda: self._desk.selection.open(ref))
        menu.addAction(tr("Edit") + "\tE").triggered.connect(lambda: wishes.edit.emit(ref))
        if is_source:
            menu.addSeparator()
            menu.addAction(tr("Tag") + "\tT").triggered.connect(lambda: wishes.tag.emit(ref))
            menu.addAction(tr("Note") + "\tN").triggered.connect(lambda: wishes.note.emit(ref))
            menu.addAction(tr("Copy with citation")).triggered.connect(lambda: wishes.copy_cited.emit(ref))
        menu.addSeparator()
        menu.addAction(tr("Remove") + "\tDel").triggered.connect(lambda: wishes.remove.emit((ref,)))
        menu.popup(rows.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.find_button.setVisible(self.width() >= theme.px(_WITH_FIND))
        super().resizeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._desk.document.is_open and drops.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.bringing.drop(event.mimeData())
