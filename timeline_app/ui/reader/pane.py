"""The reader: a source's text with its marks, an article on its way in, or the pages of an export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from timeline_app.model import Source, Version
from timeline_app.project import Change
from timeline_app.sources import Article
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.reading.sources import FEW
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.reader.deeds import Deeds
from timeline_app.ui.reader.front.parts import ReaderParts
from timeline_app.ui.reader.marks import cited_whole, passages_of
from timeline_app.ui.reader.menus import context_menu, fill_header_menu
from timeline_app.ui.reader.proposals import Reviewing
from timeline_app.ui.reader.shown.places import last_read
from timeline_app.ui.reader.shown.text import ShownText
from timeline_app.ui.reader.text import of_article
from timeline_app.words import tr

_REST = 150  # ms of rest after which the reader follows the selection
_KEPT_AFTER = 1000  # ms of rest after which the reading place is kept


class ReaderPane(ReaderParts):
    """Shows what is selected in its own words: it follows the selection, and tells what is selected in it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._returns_to = ""  # the source that was shown before a preview
        self._waits = False  # with a text until the window is painted
        self.deeds = Deeds(desk, self.view)
        self.review = Reviewing(desk, self.view, self.strip)
        self.deeds.into_proposals = self.review.enter
        self.shown = ShownText(desk, self, self.deeds, self.review)
        self._follow = QTimer(self, singleShot=True, interval=_REST)
        self._follow.timeout.connect(self._go_along)
        self._keep = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._keep.timeout.connect(self.flush)
        self._connect_desk()
        self._connect_view()
        self._open_anew()

    # what the window asks for

    def show_source(self, source_id: str) -> bool:
        """Show the newest text of a source where one stopped reading; return whether it has one."""
        if self.shown.is_of(source_id) and not self.is_covered():
            return True
        source = self._desk.document.project.get(Source, source_id)
        versions = self._desk.document.project.all(Version, source_id=source_id)
        if source is None or not versions:
            title = source.csl.get("title", "") if source else ""
            self._show_nothing(tr("“{title}” has no text here. Cite it as a whole.", title=title) if source else "")
            return False
        self.leave()
        self.flush()
        self.shown.put(source, versions[-1])
        return True

    def show_article(self, article: Article | None) -> None:
        """Show an article on its way in, to be read only; None, or `leave`, brings back what was there."""
        if article is None:
            self.leave()
            return
        self.flush()
        if self.shown.version is not None:
            self._returns_to = self.shown.version.source_id
        self.cover(self.view)
        self.review.put(None)
        self.shown.let_go()
        self.header.set_title(article.title or tr("New source"))
        self.view.put(of_article(article), self._desk.preferences.now.reader_size)
        self.shown.times.begin()
        self.bar.say(tr("This text is not in the project yet."), tr("Check the form beside it."))

    def show_pages(self, pages: Sequence[bytes] | None) -> None:
        """Show pages of an export, each a PNG, in front of the text; None, or `leave`, takes them away."""
        if pages is None:
            self.leave()
            return
        self.cover(self.pages)
        self.review.put(None)
        self.pages.put(pages)
        self._entitle()

    def leave(self) -> None:
        """Take away a preview or pages; the text that was there before comes back."""
        if not self.is_covered():
            return
        self.uncover()
        self._entitle()
        self.bar.clear()
        returns_to, self._returns_to = self._returns_to, ""
        if self.shown.version is not None:
            self.stack.setCurrentWidget(self.view)
            self.review.put(self.shown.version)
        elif not (returns_to and self.show_source(returns_to)):
            self._show_nothing()

    def flush(self) -> None:
        """Keep the reading place; also called when the window closes."""
        self._keep.stop()
        self.shown.keep_place()

    # building

    def _connect_desk(self) -> None:
        document, selection, wishes = self._desk.document, self._desk.selection, self._desk.wishes
        document.opened.connect(self._open_anew)
        document.painted.connect(self._go_on)
        document.changed.connect(self._hear)
        selection.changed.connect(self._selected)
        selection.opened.connect(self._go_with_focus)
        wishes.preview.connect(self.show_article)
        wishes.pages.connect(self.show_pages)
        wishes.sought.connect(self.finder.show)
        wishes.arrange.connect(self._follow.start)  # where there is less room, the words in hand stay in sight
        self._desk.preferences.changed.connect(self.prefer)

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

    def _show_nothing(self, sentence: str = "") -> None:
        self.flush()
        self.shown.let_go()
        self.review.put(None)
        self.header.set_title(tr("Reader"))
        self._entitle()
        self.empty.say(sentence or tr("Choose a source, or drop a file."))
        self.stack.setCurrentWidget(self.empty)

    def _open_anew(self) -> None:
        """Show the text read last, or the first there is; of many sources once the window is painted."""
        self.uncover()
        self._follow.stop()
        document = self._desk.document
        self._waits = document.is_open and not document.project.is_at_most(Source, FEW)
        self._show_nothing(" " if self._waits else "")
        if not self._waits:
            self._begin()

    def _go_on(self) -> None:
        if self._waits:
            self._begin()

    def _begin(self) -> None:
        """Show a text, unless the person has chosen one by now."""
        self._waits = False
        self.shown.lanes.read()
        if self._desk.document.is_open and self.shown.version is None and not self.is_covered():
            last = last_read(self._desk.document.project, self.shown.places.read_last())
            if last is None or not self.show_source(last):
                self._show_nothing()

    def _entitle(self) -> None:
        if not self.suit():
            self.shown.entitle()

    # hearing

    def _hear(self, change: Change) -> None:
        version = self.shown.version
        if version is None:
            if not self.is_covered() and "version" in change.tables:
                self._show_what_is_selected()
            return
        if ("source", version.source_id) in change.rows:
            if self._desk.document.project.get(Source, version.source_id) is None:
                self._show_nothing()
                return
            if not self.is_covered():
                self.shown.entitle()
        self.shown.hear(change)

    def _selected(self) -> None:
        self.shown.light()
        current = self._desk.selection.current
        if current is None or self.is_covered() or not self._desk.document.is_open:
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
        if current is not None and self._desk.selection.words is None and not self.is_covered():
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
        passages, before = passages_of(self._desk.document.project, ref), self.shown.version
        here = [p for p in passages if before is not None and p.version_id == before.id]
        if any(p.id == self.deeds.mark_id and self.view.is_in_view(p.start, p.end) for p in here):
            return True
        if not passages:
            source = cited_whole(self._desk.document.project, ref)
            return bool(source) and self.show_source(source)
        version = self._desk.document.project.get(Version, passages[0].version_id)
        if version is None or not self.show_source(version.source_id):
            return False
        self.shown.go_to(passages[0], at_once=before is not self.shown.version)
        return True

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
        if self.shown.version is None:
            return
        if self.deeds.words() is None:
            self.view.put_caret(self.view.point_at(place))
        menu = context_menu(self.deeds, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _select_source(self) -> None:
        if self.shown.version is not None:
            self._desk.selection.select(Ref("source", self.shown.version.source_id))

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)
