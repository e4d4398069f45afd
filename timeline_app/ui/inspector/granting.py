"""Grants what other panes wish for and what needs no form: citing words, with a list of entries to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.model import Entry, Version
from timeline_app.project import MarkColumns
from timeline_app.project.folding import fold
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Words
from timeline_app.ui.inspector.parts.cards import dated
from timeline_app.ui.kit.picking import Pick, PickList
from timeline_app.words import tr

MOST = 200  # entries that the list holds at once; further words find the others


class Citer(QObject):
    """Cites words for an entry: a known one at once, else one chosen from a list, the current entry first."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self._waiting: Words | None = None  # to be cited for an entry as soon as the entries are read
        desk.wishes.cite.connect(self._ask)
        desk.columns.arrived.connect(self._ask_now)
        desk.document.opened.connect(self._forget)
        desk.wishes.citation.connect(self._cite)

    def _ask(self, words: Words) -> None:
        self._waiting = None
        if not self._desk.columns.want():
            self._waiting = words
            self._desk.wishes.toast.emit(tr("The entries are being read."), False)
            return
        found = Citable(self._desk.document.project.marks(), self._desk.selection.entries()[:1])
        picker = PickList(
            self._host.window(),
            found,
            title=tr("Cite “{words}” for…", words=_short(words.text)),
            placeholder=tr("Title of an entry"),
            nothing=tr("There are no entries yet. Press E to make one from these words."),
        )
        picker.picked.connect(lambda id_: self._cite(words, id_))
        picker.open_at()

    def _ask_now(self) -> None:
        if self._waiting is not None:
            self._ask(self._waiting)

    def _forget(self) -> None:
        self._waiting = None

    def _cite(self, words: Words, entry_id: str) -> None:
        project = self._desk.document.project
        entry, version = project.get(Entry, entry_id), project.get(Version, words.version_id)
        if entry is None or version is None:
            return
        if self._desk.document.do(actions.cite_words, entry, version, words.start, words.end) is not None:
            self._desk.wishes.toast.emit(tr("Cited for “{title}”.", title=entry.title), True)


class Citable:
    """A search for entries to cite words for: every typed word stands in the title or the date, as one sees it.

    Rows are made for the first `MOST` that fit. Words that few hold are looked for in all: where 100,000 have dates of
    their own that takes a second or more once, nearly all of it to put these into words.
    """

    def __init__(self, marks: MarkColumns, first: Sequence[str]) -> None:
        self._marks = marks
        self._first = [marks.id.index(id_) for id_ in first if id_ in marks.id]
        self._titles: Sequence[str] = ()
        self._texts: dict[int, str] = {}

    def __call__(self, typed: str) -> Sequence[Pick]:
        """Return the entries that fit, `first` before the others, which come in order of time."""
        return [self._pick(row) for row in islice(self._fitting(fold(typed).split()), MOST)]

    def _fitting(self, words: list[str]) -> Iterator[int]:
        rows = chain(self._first, (row for row in range(len(self._marks)) if row not in self._first))
        return (row for row in rows if all(word in self._text(row) for word in words))

    def _pick(self, row: int) -> Pick:
        return Pick(self._marks.id[row], self._marks.title[row], dated(self._marks, row))

    def _text(self, row: int) -> str:
        if row not in self._texts:
            self._titles = self._titles or list(self._marks.title)
            self._texts[row] = fold(f"{self._titles[row]} {dated(self._marks, row)}")
        return self._texts[row]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 48 else f"{line[:47]}…"
