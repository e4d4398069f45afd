"""What the keys of the reader do with selected words and with marks. Every deed goes through an action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from timeline_app import actions
from timeline_app.model import Passage, Version
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.reader.marks import Mark, Marks
from timeline_app.ui.reader.text import TextView
from timeline_app.ui.reader.text.sentences import next_word, paragraph, sentence
from timeline_app.words import tr


@dataclass(frozen=True)
class Open:
    """The text that is open in the reader."""

    version: Version
    text: str
    marks: Marks


class Deeds(QObject):
    """The verbs of the reader. Words come first; where none are selected, the mark one stands on is meant."""

    def __init__(self, desk: Desk, view: TextView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._open: Open | None = None
        self.mark_id = ""  # of the mark one stands on
        self.colour = "y"  # of the last highlight
        self.into_proposals: Callable[[], bool] = bool  # whether there were any to go into
        for keys, deed in self._keys().items():
            shortcut = QShortcut(QKeySequence(keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "E": self.entry,
            "C": self.cite,
            "H": self.highlight,
            "N": self.note,
            "T": self.tag,
            "S": self.sentence,
            "J": self.go_on,
            "K": self.previous_mark,
            "Return": self.open_mark,
            "Enter": self.open_mark,
            "Delete": self.remove,
            "Alt+Shift+Right": lambda: self.stretch(1),
            "Alt+Shift+Left": lambda: self.stretch(-1),
            "Alt+Shift+Up": lambda: self.stretch(-1, start=True),
            "Alt+Shift+Down": lambda: self.stretch(1, start=True),
        }

    def put(self, version: Version | None, text: str = "", marks: Marks | None = None) -> None:
        """Work on another text; None when what is shown is not in the project."""
        self._open = Open(version, text, marks) if version is not None and marks is not None else None
        self.mark_id = ""

    # what is meant

    def words(self) -> Words | None:
        """Return the selected words."""
        span = self._view.words()
        return self._words(*span) if span and self._open else None

    def mark(self) -> Mark | None:
        """Return the mark one stands on: the one chosen last if the caret is still in it."""
        if self._open is None:
            return None
        here = self._view.marks_at_caret()
        chosen = self._open.marks.get(self.mark_id)
        return chosen if chosen in here or (chosen and not here) else next(iter(here), None)

    # deeds

    def entry(self) -> None:
        """Make an entry from the words; on a mark go to its entry."""
        words, mark = self.words(), self.mark()
        if words is None and mark and mark.supports:
            self._desk.wishes.edit.emit(Ref("entry", self._entry_of(mark)))
        elif words := words or self._marked(mark):
            self._desk.wishes.entry.emit(words)
        else:
            self._ask_for_words()

    def cite(self) -> None:
        """Cite the words, or those of the mark, for an entry that is asked for."""
        if words := self.words() or self._marked(self.mark()):
            self._desk.wishes.cite.emit(words)
        else:
            self._ask_for_words()

    def highlight(self, colour: str = "") -> None:
        """Highlight the words in a colour; the same again on a mark takes it away."""
        self.colour = colour or self.colour
        if self.words():
            self._made(colour=self.colour)
        elif (mark := self.mark()) and (passage := self._passage(mark)):
            same = passage.colour == self.colour and not colour
            self._desk.document.do(actions.highlight, passage, "" if same else self.colour)
        else:
            self._ask_for_words()

    def note(self) -> None:
        """Mark the words and write a note on them, or on the mark one stands on."""
        if ref := self._made_or_meant():
            self._desk.wishes.note.emit(ref)

    def tag(self) -> None:
        """Mark the words and tag them, or the mark one stands on."""
        if ref := self._made_or_meant():
            self._desk.wishes.tag.emit(ref)

    def remove(self) -> None:
        """Ask to remove the mark one stands on."""
        if mark := self.mark():
            self._desk.wishes.remove.emit((Ref("passage", mark.id),))

    def copy_cited(self) -> None:
        """Put the words, the mark, or what is selected with a note of its source on the clipboard."""
        mark = self.mark()
        meant = self.words() or (Ref("passage", mark.id) if mark else self._desk.selection.current)
        if meant is not None:
            self._desk.wishes.copy_cited.emit(meant)

    def sentence(self) -> None:
        """Select the sentence; once that is selected, the paragraph."""
        if self._open is None:
            return
        text, span = self._open.text, self._view.words()
        start, end = span or (self._view.caret(), self._view.caret())
        found = sentence(text, start, end)
        if found == span:
            found = paragraph(text, start, end)
        if found[0] < found[1]:
            self._view.select(*found)

    def go_on(self) -> None:
        """Go into the proposals; without any, to the next mark."""
        if not self.into_proposals():
            self.next_mark()

    def next_mark(self) -> None:
        """Go to the next mark."""
        self._step(1)

    def previous_mark(self) -> None:
        """Go to the mark before."""
        self._step(-1)

    def open_mark(self) -> None:
        """Go to the entry of the mark one stands on."""
        if mark := self.mark():
            self.open(mark)

    def open(self, mark: Mark) -> None:
        """Go to the form of the entry that rests on a mark, or of the mark itself."""
        self.mark_id = mark.id
        ref = Ref("entry", self._entry_of(mark)) if mark.supports else Ref("passage", mark.id)
        self._desk.selection.select(ref)
        self._desk.wishes.edit.emit(ref)

    def choose(self, mark: Mark, entry_id: str = "") -> None:
        """Stand on a mark, and select the entry that rests on it, or the mark itself."""
        self.mark_id = mark.id
        self._view.put_caret(mark.start)
        wanted = entry_id or self._entry_of(mark)
        ref = Ref("entry", wanted) if wanted else Ref("passage", mark.id)
        self._desk.selection.select(ref)
        self._view.light(self._view.lit | {mark.id}, mark.id)

    def press(self, marks: list[Mark]) -> None:
        """Choose the shortest of the marks under the pointer; pressed again, the next."""
        ring = [(mark, s.entry_id) for mark in marks for s in mark.supports or ()]
        ring += [(mark, "") for mark in marks if not mark.supports]
        ring.sort(key=lambda pair: marks.index(pair[0]))
        if not ring:
            self.mark_id = ""
            self._view.light(self._view.lit)
            return
        current = self._desk.selection.current
        now = next((n for n, (mark, entry) in enumerate(ring) if self._is_at(mark, entry, current)), -1)
        self.choose(*ring[(now + 1) % len(ring)])

    def stretch(self, step: int, *, start: bool = False) -> None:
        """Move the end, or the start, of the mark one stands on by a word."""
        mark = self.mark()
        if mark is None or self._open is None:
            return
        if self._view.script.rtl and not start:
            step = -step  # the arrows follow the eye
        first, last = mark.start, mark.end
        if start:
            first = next_word(self._open.text, first, step, ends=False)
        else:
            last = next_word(self._open.text, last, step, ends=True)
        if first < last:
            self.resize(mark, first, last)

    def resize(self, mark: Mark, start: int, end: int) -> None:
        """Widen or narrow a mark."""
        if passage := self._passage(mark):
            self.mark_id = mark.id
            self._desk.document.do(actions.resize_passage, passage, start, end)

    # inside

    def _words(self, start: int, end: int) -> Words:
        return self._view.script.words(start, end)

    def _marked(self, mark: Mark | None) -> Words | None:
        return self._words(mark.start, mark.end) if mark else None

    def _passage(self, mark: Mark) -> Passage | None:
        return self._desk.document.project.get(Passage, mark.id)

    def _entry_of(self, mark: Mark) -> str:
        """Return the selected entry if it rests on the mark, else the first that does, "" for none."""
        current = self._desk.selection.current
        ids = [support.entry_id for support in mark.supports]
        if current and current.table == "entry" and current.id in ids:
            return current.id
        return ids[0] if ids else ""

    def _is_at(self, mark: Mark, entry: str, current: Ref | None) -> bool:
        return mark.id == self.mark_id and current == (Ref("entry", entry) if entry else Ref("passage", mark.id))

    def _made(self, colour: str = "") -> Ref | None:
        """Mark the selected words and stand on the mark."""
        words = self.words()
        if words is None or self._open is None:
            return None
        made = self._desk.document.do(actions.annotate, self._open.version, words.start, words.end, colour=colour)
        if made is None:
            return None
        self._view.deselect()
        self.mark_id = made.id
        ref = Ref("passage", made.id)
        self._desk.selection.select(ref)
        return ref

    def _made_or_meant(self) -> Ref | None:
        if self.words():
            return self._made()
        if mark := self.mark():
            return Ref("passage", mark.id)
        self._ask_for_words()
        return None

    def _step(self, step: int) -> None:
        if self._open is None:
            return
        marks = self._open.marks.in_order()
        ids = [mark.id for mark in marks]
        if self.mark_id in ids:
            at = ids.index(self.mark_id) + step
        else:
            caret = self._view.caret()
            before = [n for n, mark in enumerate(marks) if mark.start < caret]
            at = (before[-1] + 1 if before else 0) if step > 0 else (before[-1] if before else -1)
        if 0 <= at < len(marks):
            self.choose(marks[at])
            if not self._view.is_in_view(marks[at].start, marks[at].end):
                self._view.scroll_to(marks[at].start)

    def _ask_for_words(self) -> None:
        if self._open is not None:
            self._desk.wishes.toast.emit(tr("Select some words first."), False)
