"""Grants what other panes wish for and what needs no form: citing words, with a list of entries to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.model import Entry, Version
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Words
from timeline_app.ui.inspector.parts.cards import dated
from timeline_app.ui.kit.picking import Pick, PickList, fitting
from timeline_app.words import tr


class Citer(QObject):
    """Cites words for an entry: a known one at once, else one chosen from a list, the current entry first."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        desk.wishes.cite.connect(self._ask)
        desk.wishes.citation.connect(self._cite)

    def _ask(self, words: Words) -> None:
        picks = self._picks()
        nothing = tr("There are no entries yet. Press E to make one from these words.")
        picker = PickList(
            self._host.window(),
            fitting(picks),
            title=tr("Cite “{words}” for…", words=_short(words.text)),
            placeholder=tr("Title of an entry"),
            nothing=nothing,
        )
        picker.picked.connect(lambda id_: self._cite(words, id_))
        picker.open_at()

    def _picks(self) -> Sequence[Pick]:
        marks = self._desk.document.project.marks()
        rows = list(range(len(marks)))
        current = self._desk.selection.entries()[:1]
        rows.sort(key=lambda row: marks.id[row] not in current)
        return [Pick(marks.id[row], marks.title[row], dated(marks, row)) for row in rows]

    def _cite(self, words: Words, entry_id: str) -> None:
        project = self._desk.document.project
        entry, version = project.get(Entry, entry_id), project.get(Version, words.version_id)
        if entry is None or version is None:
            return
        if self._desk.document.do(actions.cite_words, entry, version, words.start, words.end) is not None:
            self._desk.wishes.toast.emit(tr("Cited for “{title}”.", title=entry.title), True)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 48 else f"{line[:47]}…"
