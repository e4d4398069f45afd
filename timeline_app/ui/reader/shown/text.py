"""The text of a source as it stands in the reader: put there with its marks, lit, and brought along with edits."""

from __future__ import annotations

from PySide6.QtCore import QObject

from timeline_app.model import Passage, Source, Version
from timeline_app.project import Change
from timeline_app.ui.desk import Desk
from timeline_app.ui.reader.deeds import Deeds
from timeline_app.ui.reader.front.parts import ReaderParts
from timeline_app.ui.reader.marks import Marks, passages_of, title_of
from timeline_app.ui.reader.proposals import Reviewing
from timeline_app.ui.reader.shown.later import Lanes, TimeWords
from timeline_app.ui.reader.shown.places import ReadingPlaces
from timeline_app.ui.reader.text import of_version
from timeline_app.words import tr


class ShownText(QObject):
    """Which version is shown, None before the first and while something else is; its marks on the page."""

    def __init__(self, desk: Desk, parts: ReaderParts, deeds: Deeds, review: Reviewing) -> None:
        super().__init__(parts)
        self.version: Version | None = None
        self.marks: Marks | None = None
        self.places = ReadingPlaces()
        self.times = TimeWords(parts.view)
        self.lanes = Lanes(desk, self)
        self._desk, self._parts, self._deeds, self._review = desk, parts, deeds, review
        self.lanes.changed.connect(self._recolour)

    def put(self, source: Source, version: Version) -> None:
        """Show a version where one stopped reading it."""
        parts, project = self._parts, self._desk.document.project
        text = project.text(version)
        self.version, self.marks = version, Marks(project, version.id, self.lanes.numbers)
        parts.header.set_title(title_of(source))
        parts.bar.clear()
        parts.selection_bar.leave()
        parts.stack.setCurrentWidget(parts.view)
        parts.view.put(of_version(version, text), self._desk.preferences.now.reader_size)
        parts.view.setAccessibleName(parts.header.title.text_whole())
        parts.view.set_marks(self.marks.in_order())
        self.times.begin()
        self._deeds.put(version, text, self.marks)
        self._review.put(version)
        parts.prefer()
        parts.finder.anew()
        self.light()
        if place := min(self.places.of(version.id), len(text)):
            parts.view.scroll_to(place, at=0, at_once=True)

    def let_go(self) -> None:
        """Know of no text; what the page shows is for others to say."""
        self.version, self.marks = None, None
        self._deeds.put(None)

    def is_of(self, source_id: str) -> bool:
        """Return whether it is a text of this source."""
        return self.version is not None and self.version.source_id == source_id

    def entitle(self) -> None:
        """Put the title of its source into the header."""
        if self.version is not None:
            source = self._desk.document.project.get(Source, self.version.source_id)
            self._parts.header.set_title(title_of(source) if source else tr("Reader"))

    def keep_place(self) -> None:
        """Note where one stops reading, unless something else is in front."""
        view = self._parts.view
        if self.version is not None and not self._parts.is_covered():
            self.places.keep(self.version.id, view.top() if view.ticks.value() else 0)

    def light(self) -> None:
        """Light the marks of what is selected."""
        if self.marks is None:
            return
        chosen = self._desk.selection.chosen
        ids = self.marks.of_entries({ref.id for ref in chosen if ref.table == "entry"})
        for ref in chosen:
            if ref.table in ("passage", "citation"):
                ids |= {passage.id for passage in passages_of(self._desk.document.project, ref)}
        current = self._deeds.mark_id if self._deeds.mark_id in ids else ""
        self._parts.view.light(frozenset(ids), current or (next(iter(ids)) if len(ids) == 1 else ""))

    def hear(self, change: Change) -> None:
        """Bring the marks along with an edit."""
        if self.marks is not None and self.marks.hear(change):
            self._parts.view.set_marks(self.marks.in_order())
            self.light()

    def go_to(self, passage: Passage, *, at_once: bool) -> None:
        """Light a passage of this text as the one in hand, and scroll there where it is not in view already."""
        view = self._parts.view
        self._deeds.mark_id = passage.id
        view.put_caret(passage.start)
        self.light()
        if not view.is_in_view(passage.start, passage.end):
            view.scroll_to(passage.start, at_once=at_once)

    def _recolour(self) -> None:
        if self.marks is not None and self.marks.put_into(self.lanes.numbers):
            self._parts.view.set_marks(self.marks.in_order())
