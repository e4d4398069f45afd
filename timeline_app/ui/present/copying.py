"""“Copy with citation”: the words and their formatted note on the clipboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from timeline_app import actions
from timeline_app.citations import Cite, Dependable, full_notes, own_style, plain_text
from timeline_app.errors import ChronologyError
from timeline_app.exports.notes import cite, item, locale
from timeline_app.model import Citation, Entry, Passage, Version
from timeline_app.project import Chronicle, Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.reading import read_in_job
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.kit.jobs import Report
from timeline_app.ui.kit.messages import told
from timeline_app.words import tr


class Copier(QObject):
    """Hears `wishes.copy_cited`; the note is formatted in a job, the text is on the clipboard at once."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bare = ""
        desk.wishes.copy_cited.connect(self.copy)

    def copy(self, what: Ref | Words) -> None:
        """Copy words, a passage, or an entry with the words it rests on."""
        if not self._desk.document.is_open:
            return
        found = quotations(self._desk.document.project, what)
        if not found:
            self._desk.wishes.toast.emit(tr("There are no words to copy here."), False)
            return
        self._bare = "\n".join(words.text for words, _ in found)
        QApplication.clipboard().setText(self._bare)
        job = read_in_job(self._desk.document, self._desk.jobs, tr("Formatting a note"), partial(_with_notes, found))
        job.finished.connect(self._put)
        job.failed.connect(self._refused)

    def _put(self, text: str) -> None:
        """Add the notes, unless a person has copied something else in the meantime."""
        if QApplication.clipboard().text() == self._bare:
            QApplication.clipboard().setText(text)
            self._desk.wishes.toast.emit(tr("Copied with its citation."), False)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ChronologyError):
            raise error
        self._desk.wishes.toast.emit(tr("Copied without its citation. {why}", why=told(error)), False)


def quotations(project: Project, what: Ref | Words) -> list[tuple[Words, str]]:
    """Return what is to be copied: words of an article, and the id of the citation that they stand in ("" = none)."""
    if isinstance(what, Words):
        return [(what, "")]
    if what.table == "passage":
        return [(words, "") for words in _words(project, what.id)]
    if what.table == "citation":
        citation = project.get(Citation, what.id)
        citations = [citation] if citation else []
    else:
        entry = project.get(Entry, what.id) if what.table == "entry" else None
        citations = actions.citations_of(project, entry) if entry else []
    return [(words, one.id) for one in citations for words in _words(project, one.passage_id or "")]


def _words(project: Project, passage_id: str) -> list[Words]:
    passage = project.get(Passage, passage_id) if passage_id else None
    version = project.get(Version, passage.version_id) if passage else None
    if passage is None or version is None:
        return []
    return [Words(version.source_id, version.id, passage.start, passage.end, passage.quote)]


def _with_notes(found: list[tuple[Words, str]], project: Project, _report: Report) -> str:
    """Return the words, each with its note as it would stand in an export, one a line."""
    chronicle = project.chronicle()
    cites = [_mention(project, chronicle, words, id_) for words, id_ in found]
    items = [item(chronicle.source(id_), locale(chronicle)) for id_ in dict.fromkeys(cite.item for cite in cites)]
    notes, _ = full_notes(Dependable(), own_style(chronicle.citation_style), locale(chronicle), items, cites)
    return "\n".join(f"“{words.text}” ({plain_text(note)})" for (words, _), note in zip(found, notes, strict=True))


def _mention(project: Project, chronicle: Chronicle, words: Words, citation_id: str) -> Cite:
    for entry in chronicle.entries if citation_id else ():
        for citation in entry.citations:
            if citation.id == citation_id:
                return cite(citation)
    version = project.get(Version, words.version_id)
    paragraph = project.paragraph(version, words.start) if version else 0
    return Cite(words.source_id, "paragraph" if paragraph else None, str(paragraph) if paragraph else None)
