"""The parts of the reader, one above the other, and which of them is in front: a text, pages, or a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.sources import Capture
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.messages import MessageBar
from timeline_app.ui.kit.panes import EmptyState, is_focus_inside
from timeline_app.ui.reader.access import MarkList
from timeline_app.ui.reader.finding import FindBar, Finder
from timeline_app.ui.reader.front.pages import PageStack, PageSteps
from timeline_app.ui.reader.menus import reader_header, stepped
from timeline_app.ui.reader.proposals import ProposalStrip
from timeline_app.ui.reader.text import TextView
from timeline_app.ui.reader.toolbar import SelectionBar
from timeline_app.words import tr


class ReaderParts(QWidget):
    """The widgets of the reader, and what its keys do with them; it knows nothing of sources."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._before: QWidget | None = None  # what a preview or pages stand in front of
        self.setMinimumSize(320, 160)
        self.header = reader_header(desk.selection, self.seek, self.zoom)
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
        self.finder = Finder(self.find_bar, self.view)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.bar, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self.setFocusProxy(self.view)

    # what its keys do

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

    def prefer(self) -> None:
        """Take on the size of letters and the motion that a person prefers now."""
        now = self._desk.preferences.now
        self.view.still = now.reduce_motion
        self.view.set_zoom(now.reader_size)

    def focus_text(self) -> None:
        """Give the text the focus."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Bring in the words on the clipboard as a new source."""
        mime = QApplication.clipboard().mimeData()
        if mime is not None and mime.hasText() and self._desk.document.is_open:  # None: nothing was ever copied
            self._desk.wishes.bring_in.emit([Capture.of_paste(mime.text(), html=mime.html())])

    # what is in front

    def is_covered(self) -> bool:
        """Return whether a preview or pages stand in front of what was there."""
        return self._before is not None

    def cover(self, widget: QWidget) -> None:
        """Put a preview or pages in front; the words selected before are let go."""
        self._before = self._before or self.stack.currentWidget()
        self.selection_bar.leave()
        self.stack.setCurrentWidget(widget)

    def uncover(self) -> None:
        """Let nothing stand in front any more; whoever asks says what is shown instead."""
        self._before = None

    def suit(self) -> bool:
        """Let header and focus belong to what is in front: pages have other tools and keys than a text.

        Returns whether these are pages; the title over a text is for others to say.
        """
        over = self.is_covered() and self.stack.currentWidget() is self.pages
        self.header.stand_in(self.page_steps, over)
        self.setFocusProxy(self.pages if over else self.view)
        if over:
            self.find_bar.hide()
            self.header.set_title(self.pages.title())
            if is_focus_inside(self, QApplication.focusWidget()):
                self.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        return over
