"""One flat sheet for people and spreadsheets: a row a citation, an entry without citations one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from timeline_app.exports.notes import labelled, notes_alone
from timeline_app.exports.options import text, truth
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.wording import bounds, date_words, parts, source_name, source_of, word
from timeline_app.exports.writing import write_bytes
from timeline_app.model import vocabulary
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, SourceView
from timeline_app.tables import BOM, join, write_sheet
from timeline_app.words import tr


class Line(NamedTuple):
    """What one row is about; entries without citations have neither citation nor source."""

    entry: EntryView
    citation: CitationView | None
    source: SourceView | None
    note: str
    language: str = ""
    """Of the words a date is written in; "" is the user's own."""


class Column(NamedTuple):
    """One column: its heading, and its cell in a row."""

    title: str
    cell: Callable[[Line], str]


def _of_entry(cell: Callable[[EntryView], str]) -> Callable[[Line], str]:
    return lambda line: cell(line.entry)


def _of_citation(cell: Callable[[CitationView], str]) -> Callable[[Line], str]:
    return lambda line: cell(line.citation) if line.citation else ""


def _of_source(cell: Callable[[SourceView], str]) -> Callable[[Line], str]:
    return lambda line: cell(line.source) if line.source else ""


COLUMNS = (
    Column("number", _of_entry(lambda e: str(e.number))),
    Column("date", lambda line: date_words(line.entry.when, line.language)),
    Column("edtf", _of_entry(lambda e: e.when.edtf if e.when else "")),
    Column("earliest", _of_entry(lambda e: bounds(e.when)[0])),
    Column("latest", _of_entry(lambda e: bounds(e.when)[1])),
    Column("title", _of_entry(lambda e: e.title)),
    Column("summary", _of_entry(lambda e: e.summary)),
    Column("kind", _of_entry(lambda e: word(vocabulary.KINDS, e.kind))),
    Column("status", _of_entry(lambda e: word(vocabulary.STATUSES, e.status))),
    Column("disputed by", _of_entry(lambda e: e.disputed_by)),
    Column("importance", _of_entry(lambda e: str(e.importance))),
    Column("lane", _of_entry(lambda e: e.lane)),
    Column("places", _of_entry(lambda e: join(parts(e, "places")))),
    Column("people", _of_entry(lambda e: join(parts(e, "people")))),
    Column("tags", _of_entry(lambda e: join(e.tags))),
    Column("quote", _of_citation(lambda c: c.quote)),
    Column("word for word", _of_citation(lambda c: _yes_no(c.intact) if c.quote else "")),
    Column("stance", _of_citation(lambda c: word(vocabulary.STANCES, c.stance))),
    Column("claimant", _of_citation(lambda c: c.claimant)),
    Column("via", _of_citation(lambda c: join(c.via))),
    Column("mode", _of_citation(lambda c: word(vocabulary.MODES, c.mode))),
    Column("hedge", _of_citation(lambda c: c.hedge)),
    Column("citation note", _of_citation(lambda c: c.note)),
    Column("source", _of_source(source_name)),
    Column("source title", _of_source(lambda s: s.title)),
    Column("publisher", _of_source(lambda s: s.publisher)),
    Column("published", _of_source(lambda s: s.published)),
    Column("url", _of_source(lambda s: str(s.csl.get("URL", "")))),
    Column("accessed", _of_source(lambda s: s.accessed)),
    Column("locator", _of_citation(lambda c: _locator(c))),
    Column("formatted note", lambda line: line.note),
    Column("entry id", _of_entry(lambda e: e.id)),
    Column("citation id", _of_citation(lambda c: c.id)),
    Column("source id", _of_source(lambda s: s.id)),
)
PRIVATE = Column("private note", _of_entry(lambda e: e.private_note))


@exporter(
    "csv",
    title="Spreadsheet (CSV)",
    suffix=".csv",
    loses="Links between entries; the set of tables holds everything.",
    options={"style": text, "include_private": truth, "bom": truth, "language": text},
)
def write_csv(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write one row per citation, in order of date, undated entries last.

    Options: `style` (a CSL style, else the project's), `include_private` (a last column with private notes),
    `bom` (a byte order mark, which Excel wants), `language` (of the dates in words, else the user's; all other
    columns of a date are EDTF or ISO days whatever it is).

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    formatted, remarks = notes_alone(chronicle, str(options.get("style", "")))
    options.report(1, 2, tr("Writing the rows"))
    columns = (*COLUMNS, PRIVATE) if options.get("include_private", False) else COLUMNS
    language = str(options.get("language", ""))
    rows = [[column.title for column in columns]]
    rows += [[column.cell(line) for column in columns] for line in _lines(chronicle, formatted, language)]
    sheet = (BOM if options.get("bom", False) else "") + write_sheet(rows)
    write_bytes(path, sheet.encode("utf-8"))
    options.report(2, 2, tr("Written"))
    return Report(path, len(chronicle.entries), remarks)


def _lines(chronicle: Chronicle, formatted: dict[str, str], language: str) -> Iterator[Line]:
    for entry in chronicle.entries:
        if not entry.citations:
            yield Line(entry, None, None, "", language)
        for citation in entry.citations:
            yield Line(entry, citation, source_of(chronicle, citation), formatted.get(citation.id, ""), language)


def _yes_no(value: bool) -> str:
    return tr("yes") if value else tr("no")


def _locator(citation: CitationView) -> str:
    if citation.locator:
        label, place = (
            (citation.locator_label, citation.locator) if citation.locator_label else labelled(citation.locator)
        )
        return f"{label} {place}".strip()
    return f"paragraph {citation.paragraph}" if citation.paragraph > 0 else ""
