"""The reader: a source's text with its marks, an article on its way in, or the pages of an export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.model import Source, Version
from timeline_app.project import Change
from timeline_app.sources import Article, Capture
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.messages import MessageBar
from timeline_app.ui.kit.panes import EmptyState, is_focus_inside
from timeline_app.ui.reader.access import MarkList
from timeline_app.ui.reader.deeds import Deeds
from timeline_app.ui.reader.finding import FindBar, Finder
from timeline_app.ui.reader.later import Lanes, TimeWords
from timeline_app.ui.reader.marks import Marks, cited_whole, passages_of, title_of
from timeline_app.ui.reader.menus import context_menu, fill_header_menu, reader_header, stepped
from timeline_app.ui.reader.pages import PageStack, PageSteps
from timeline_app.ui.reader.places import ReadingPlaces
from timeline_app.ui.reader.proposals import ProposalStrip, Reviewing
from timeline_app.ui.reader.text import TextView, of_article, of_version
from timeline_app.ui.reader.toolbar import SelectionBar
from timeline_app.words import tr

_REST = 150  # ms of rest after which the reader follows the selection
_KEPT_AFTER = 1000  # ms of rest after which the reading place is kept


class ReaderPane(QWidget):
    """Shows what is selected in its own words: it follows the selection, and tells what is selected in it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places = ReadingPlaces()
        self._version: Version | None = None
        self._marks: Marks | None = None
        self._lanes = Lanes(desk.document, self)
        self._before: QWidget | None = None  # what a preview or pages stand in front of
        self._returns_to = ""  # the source that was shown before a preview
        self.setMinimumSize(320, 160)
        self._build()
        self.deeds = Deeds(desk, self.view)
        self.finder = Finder(self.find_bar, self.view)
        self._times = TimeWords(self.view)
        self.review = Reviewing(desk, self.view, self.strip)
        self.deeds.into_proposals = self.review.enter
        self._follow = QTimer(self, singleShot=True, interval=_REST)
        self._follow.timeout.connect(self._go_along)
        self._keep = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._keep.timeout.connect(self.flush)
        self._lanes.changed.connect(self._recolour)
        self._connect_desk()
        self._connect_view()
        self._open_anew()

    # what the window asks for

    def show_source(self, source_id: str) -> bool:
        """Show the newest text of a source where one stopped reading; return whether it has one."""
        if self._version is not None and self._version.source_id == source_id and not self._in_front():
            return True
        source = self._desk.document.project.get(Source, source_id)
        versions = self._desk.document.project.all(Version, source_id=source_id)
        if source is None or not versions:
            title = source.csl.get("title", "") if source else ""
            self._show_nothing(tr("“{title}” has no text here. Cite it as a whole.", title=title) if source else "")
            return False
        self.leave()
        self.flush()
        self._put(source, versions[-1])
        return True

    def show_article(self, article: Article | None) -> None:
        """Show an article on its way in, to be read only; None, or `leave`, brings back what was there."""
        if article is None:
            self.leave()
            return
        self.flush()
        if self._version is not None:
            self._returns_to = self._version.source_id
        self._version, self._marks = None, None
        self._put_in_front(self.view)
        self.deeds.put(None)
        self.header.set_title(article.title or tr("New source"))
        self.view.put(of_article(article), self._desk.preferences.now.reader_size)
        self._times.begin()
        self.bar.say(tr("This text is not in the project yet."), tr("Check the form beside it."))

    def show_pages(self, pages: Sequence[bytes] | None) -> None:
        """Show pages of an export, each a PNG, in front of the text; None, or `leave`, takes them away."""
        if pages is None:
            self.leave()
            return
        self._put_in_front(self.pages)
        self.pages.put(pages)
        self._suit()

    def leave(self) -> None:
        """Take away a preview or pages; the text that was there before comes back."""
        if not self._in_front():
            return
        self._before = None
        self._suit()
        self.bar.clear()
        returns_to, self._returns_to = self._returns_to, ""
        if self._version is not None:
            self.stack.setCurrentWidget(self.view)
            self.review.put(self._version)
        elif not (returns_to and self.show_source(returns_to)):
            self._show_nothing()

    def seek(self) -> None:
        """Open the bar that finds words in the text."""
        if self.stack.currentWidget() is self.view:
            self.finder.open()

    def find_next(self, step: int = 1) -> None:
        """Go to the next hit, or with -1 to the one before."""
        if self.stack.currentWidget() is self.view:
            self.finder.step(step)

    def zoom(self, step: int) -> None:
        """Make the letters larger (1), smaller (-1), or as large as usual (0)."""
        preferences = self._desk.preferences
        preferences.set(reader_size=stepped(preferences.now.reader_size, step))

    def flush(self) -> None:
        """Keep the reading place; also called when the window closes."""
        self._keep.stop()
        if self._version is not None and not self._in_front():
            self._places.keep(self._version.id, self.view.top() if self.view.ticks.value() else 0)

    def focus_text(self) -> None:
        """Give the text the focus."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Bring in the words on the clipboard as a new source."""
        mime = QApplication.clipboard().mimeData()
        if mime is not None and mime.hasText() and self._desk.document.is_open:  # None: nothing was ever copied
            self._desk.wishes.bring_in.emit([Capture.of_paste(mime.text(), html=mime.html())])

    # building

    def _build(self) -> None:
        self.header = reader_header(self._desk.selection, self.seek, self.zoom)
        self.bar = MessageBar()
        self.find_bar = FindBar()
        self.view = TextView()
        MarkList(self.view)
        self.empty = EmptyState(tr("Choose a source, or drop a file."))
        self.pages = PageStack()
        self.page_steps = PageSteps(self.pages)
        self.header.add_widget(self.page_steps)
        self.page_steps.hide()
        self.stack = QStackedWidget()
        for page in (self.empty, self.view, self.pages):
            self.stack.addWidget(page)
        self.strip = ProposalStrip()
        self.selection_bar = SelectionBar(self.view.viewport())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.bar, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.view)

    def _connect_desk(self) -> None:
        document, selection, wishes = self._desk.document, self._desk.selection, self._desk.wishes
        document.opened.connect(self._open_anew)
        document.changed.connect(self._hear)
        selection.changed.connect(self._selected)
        selection.opened.connect(self._go_with_focus)
        wishes.preview.connect(self.show_article)
        wishes.pages.connect(self.show_pages)
        wishes.sought.connect(self.finder.show)
        wishes.arrange.connect(self._follow.start)  # where there is less room, the words in hand stay in sight
        self._desk.preferences.changed.connect(self._prefer)

    def _connect_view(self) -> None:
        view, bar, deeds = self.view, self.selection_bar, self.deeds
        view.words_selected.connect(self._words_selected)
        view.pressed.connect(deeds.press)
        view.card_pressed.connect(lambda mark, support: deeds.choose(mark, support.entry_id if support else ""))
        view.opened.connect(deeds.open)
        view.resized.connect(deeds.resize)
        view.zoomed.connect(self.zoom)
        view.link_pressed.connect(self._say_address)
        view.ticks.valueChanged.connect(self._scrolled)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu_at)
        bar.entry.connect(deeds.entry)
        bar.cite.connect(deeds.cite)
        bar.highlight.connect(deeds.highlight)
        bar.note.connect(deeds.note)
        bar.tag.connect(deeds.tag)
        fill_header_menu(self.header, deeds, self.review, self._select_source)
        shortcut = QShortcut(QKeySequence("Ctrl+V"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)

    # what is shown

    def _put(self, source: Source, version: Version) -> None:
        project = self._desk.document.project
        text = project.text(version)
        self._version, self._marks = version, Marks(project, version.id, self._lanes.numbers)
        self.header.set_title(title_of(source))
        self.bar.clear()
        self.selection_bar.leave()
        self.stack.setCurrentWidget(self.view)
        self.view.put(of_version(version, text), self._desk.preferences.now.reader_size)
        self.view.setAccessibleName(self.header.title.text_whole())
        self.view.set_marks(self._marks.in_order())
        self._times.begin()
        self.deeds.put(version, text, self._marks)
        self.review.put(version)
        self._prefer()
        self.finder.anew()
        self._light()
        if place := min(self._places.of(version.id), len(text)):
            self.view.scroll_to(place, at=0, at_once=True)

    def _show_nothing(self, sentence: str = "") -> None:
        self.flush()
        self._version, self._marks = None, None
        self.deeds.put(None)
        self.review.put(None)
        self.header.set_title(tr("Reader"))
        self._suit()
        self.empty.say(sentence or tr("Choose a source, or drop a file."))
        self.stack.setCurrentWidget(self.empty)

    def _open_anew(self) -> None:
        """Show the text read last, or the first there is."""
        self._before = None
        self._follow.stop()
        self._show_nothing()
        self._lanes.read()
        if not self._desk.document.is_open:
            return
        versions = dict(self._desk.document.project.values(Version, "id", "source_id"))
        read = self._places.latest(set(versions))
        wanted = versions.get(read) or next(iter(versions.values()), None)
        if wanted is not None:
            self.show_source(wanted)

    def _suit(self) -> None:
        """Let header and focus belong to what is in front: pages have other tools and keys than a text."""
        over = self._in_front() and self.stack.currentWidget() is self.pages
        self.header.stand_in(self.page_steps, over)
        self.setFocusProxy(self.pages if over else self.view)
        if over:
            self.find_bar.hide()
            self.header.set_title(self.pages.title())
            if is_focus_inside(self, QApplication.focusWidget()):
                self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._version is not None:
            source = self._desk.document.project.get(Source, self._version.source_id)
            self.header.set_title(title_of(source) if source else tr("Reader"))

    def _put_in_front(self, widget: QWidget) -> None:
        self._before = self._before or self.stack.currentWidget()
        self.review.put(None)
        self.selection_bar.leave()
        self.stack.setCurrentWidget(widget)

    def _in_front(self) -> bool:
        return self._before is not None

    # hearing

    def _hear(self, change: Change) -> None:
        if self._version is None or self._marks is None:
            if not self._in_front() and "version" in change.tables:
                self._show_what_is_selected()
            return
        row = change.rows.get(("source", self._version.source_id))
        if row is not None:
            source = self._desk.document.project.get(Source, self._version.source_id)
            if source is None:
                self._show_nothing()
                return
            if not self._in_front():
                self.header.set_title(title_of(source))
        if self._marks.hear(change):
            self.view.set_marks(self._marks.in_order())
            self._light()

    def _recolour(self) -> None:
        if self._marks is not None and self._marks.put_into(self._lanes.numbers):
            self.view.set_marks(self._marks.in_order())

    def _selected(self) -> None:
        self._light()
        current = self._desk.selection.current
        if current is None or self._in_front() or not self._desk.document.is_open:
            self._follow.stop()
        elif current.table == "source":
            self.show_source(current.id)
        else:
            self._follow.start()

    def _show_what_is_selected(self) -> None:
        current = self._desk.selection.current
        if current is not None and self._desk.document.is_open:
            self._go(current)

    def _go_along(self) -> None:
        """Follow the selection, unless words are selected here."""
        current = self._desk.selection.current
        if current is not None and self._desk.selection.words is None and not self._in_front():
            self._go(current)

    def _go_with_focus(self, ref: Ref) -> None:
        self._follow.stop()
        self.leave()
        if self._go(ref):
            self.focus_text()

    def _go(self, ref: Ref) -> bool:
        """Show a source, or the words of a passage, a citation or an entry; return whether there are any."""
        if ref.table == "source":
            return self.show_source(ref.id)
        passages = passages_of(self._desk.document.project, ref)
        here = [p for p in passages if self._version is not None and p.version_id == self._version.id]
        if any(p.id == self.deeds.mark_id and self.view.is_in_view(p.start, p.end) for p in here):
            return True
        if not passages:
            source = cited_whole(self._desk.document.project, ref)
            return bool(source) and self.show_source(source)
        passage, before = passages[0], self._version
        version = self._desk.document.project.get(Version, passage.version_id)
        if version is None or not self.show_source(version.source_id):
            return False
        self.deeds.mark_id = passage.id
        self.view.put_caret(passage.start)
        self._light()
        if not self.view.is_in_view(passage.start, passage.end):
            self.view.scroll_to(passage.start, at_once=before is not self._version)
        return True

    def _light(self) -> None:
        """Light the marks of what is selected."""
        if self._marks is None:
            return
        ids: set[str] = set()
        for ref in self._desk.selection.chosen:
            if ref.table == "entry":
                ids |= {mark.id for mark in self._marks.of_entry(ref.id)}
            elif ref.table in ("passage", "citation"):
                ids |= {passage.id for passage in passages_of(self._desk.document.project, ref)}
        current = self.deeds.mark_id if self.deeds.mark_id in ids else ""
        self.view.light(frozenset(ids), current or (next(iter(ids)) if len(ids) == 1 else ""))

    def _words_selected(self, span: tuple[int, int] | None) -> None:
        words = self.deeds.words() if span else None
        self._desk.selection.select_words(words)
        if words is None:
            self.selection_bar.leave()
        else:
            self.selection_bar.offer(self.view.slots(words.start, words.end))

    def _scrolled(self) -> None:
        self._keep.start()
        if not self.selection_bar.isHidden() and (words := self.deeds.words()):
            self.selection_bar.offer(self.view.slots(words.start, words.end))

    def _say_address(self, address: str) -> None:
        self.bar.say(tr("This link leads to {address}", address=address), tr("Nothing was loaded."))

    def _menu_at(self, place: QPoint) -> None:
        if self._version is None:
            return
        if self.deeds.words() is None:
            self.view.put_caret(self.view.point_at(place))
        menu = context_menu(self.deeds, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _select_source(self) -> None:
        if self._version is not None:
            self._desk.selection.select(Ref("source", self._version.source_id))

    def _prefer(self) -> None:
        now = self._desk.preferences.now
        self.view.still = now.reduce_motion
        self.view.set_zoom(now.reader_size)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)
