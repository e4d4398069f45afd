"""“Copy with citation”: the words and their formatted note on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from timeline_app import actions
from timeline_app.citations import Cite, Dependable, Item, full_notes, plain_text
from timeline_app.model import Citation, Entry, Passage, Version
from timeline_app.project import Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.selection import Ref, Words
from timeline_app.words import tr


class Copier(QObject):
    """Hears `wishes.copy_cited`; the note is formatted in a job, the text is on the clipboard at once."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.wishes.copy_cited.connect(self.copy)

    def copy(self, what: Ref | Words) -> None:
        """Copy words, a passage, or an entry with the words it rests on."""
        found = quotations(self._desk.document.project, what)
        if not found:
            self._desk.wishes.toast.emit(tr("There are no words to copy here."), False)
            return
        style = self._desk.document.project.dossier.citation_style
        sources = {id_ for _, id_ in found}
        items = [s.csl for s in self._desk.document.project.chronicle().sources if s.id in sources]
        QApplication.clipboard().setText("\n".join(words for words, _ in found))
        job = self._desk.jobs.run(tr("Formatting a note"), partial(_formatted, style, items, found))
        job.finished.connect(self._put)

    def _put(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._desk.wishes.toast.emit(tr("Copied with its citation."), False)


def quotations(project: Project, what: Ref | Words) -> list[tuple[str, str]]:
    """Return (words, source id) of what is to be copied."""
    if isinstance(what, Words):
        return [(what.text, what.source_id)]
    entry = project.get(Entry, what.id) if what.table == "entry" else None
    citations = actions.citations_of(project, entry) if entry else []
    if what.table == "citation" and (one := project.get(Citation, what.id)):
        citations = [one]
    passages = [what.id] if what.table == "passage" else [c.passage_id for c in citations if c.passage_id]
    found = []
    for id_ in passages:
        passage = project.get(Passage, id_)
        version = project.get(Version, passage.version_id) if passage else None
        if passage and version:
            found.append((passage.quote, version.source_id))
    return found


def _formatted(style: str, items: Sequence[Item], found: list[tuple[str, str]], _report: object) -> str:
    cites = [Cite(source, None, None, "", "", False) for _, source in found]
    notes, _ = full_notes(Dependable(), style, "en", items, cites)
    return "\n".join(f"“{words}” ({plain_text(note)})" for (words, _), note in zip(found, notes, strict=True))
