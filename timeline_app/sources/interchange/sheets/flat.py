"""Our flat sheet, after somebody has edited it: its rows are known by their ids, its cells by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline_app.errors import SourceError
from timeline_app.model import vocabulary
from timeline_app.model.vocabulary import Term
from timeline_app.sources.interchange.incoming import Arrival, Incoming, Slip
from timeline_app.sources.interchange.registry import MB, Asked, incoming_reader
from timeline_app.sources.interchange.sheets.mapped import as_date
from timeline_app.sources.interchange.sheets.sheet import Sheet, read_csv
from timeline_app.tables import split
from timeline_app.words import tr

_IDS = ("entry id", "citation id", "source id")
_ENTRY = {
    "title": "title",
    "summary": "summary",
    "disputed by": "disputed_by",
    "lane": "lane",
    "private note": "private_note",
}
_CITATION = {"claimant": "claimant", "hedge": "hedge", "citation note": "note", "quote": "quote"}
_SOURCE = {"source title": "title", "url": "URL"}
_LISTS = {"places": "places", "people": "people", "tags": "tags"}
_ROLES = {"places": vocabulary.RELATIONS, "people": vocabulary.ROLES, "tags": ()}
_PART = re.compile(r"(.+?)\s*\(([^()]+)\)", re.DOTALL)
_TERMS: Mapping[str, tuple[str, tuple[Term, ...]]] = {
    "kind": ("entry", vocabulary.KINDS),
    "status": ("entry", vocabulary.STATUSES),
    "stance": ("citation", vocabulary.STANCES),
    "mode": ("citation", vocabulary.MODES),
}


def _is_ours(head: bytes, _name: str) -> bool:
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    return b"entry id" in first and b"edtf" in first


@incoming_reader("csv", title="Spreadsheet (CSV)", suffixes=(".csv",), sniff=_is_ours, limit=40 * MB)
def read_flat(data: bytes, asked: Asked) -> Incoming:
    """Read the flat sheet. What it only shows (days, places of quotations, formatted notes) is passed over.

    Options: `day_first` (true, false), for dates that a spreadsheet has rewritten.

    Raises:
        SourceError: it has not the headings of the sheet.
    """
    return read_sheet(read_csv(data, asked.file_name, guarded=True), asked)


def read_sheet(sheet: Sheet, asked: Asked) -> Incoming:
    """Return what the rows of a flat sheet bring.

    Raises:
        SourceError: it has not the headings of the sheet.
    """
    if not {"entry id", "edtf", "title"} <= set(sheet.headings):
        raise SourceError(
            tr("“{name}” is no flat sheet of this program.", name=sheet.name),
            hint=tr("It has the columns title, edtf and entry id."),
        )
    rows = _Rows(asked)
    for number, row in sheet.numbered:
        cells = dict(zip(sheet.headings, row, strict=False))
        rows.take(number, cells)
    return Incoming("csv", tuple(rows.found), tuple(rows.slips), sheet.notes, title=sheet.name)


class _Rows:
    """Collects what rows bring; an entry with several citations stands in several rows, which must agree."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._entries: dict[str, Mapping[str, Any]] = {}
        self._sources: dict[str, Mapping[str, Any]] = {}
        self.found: list[Arrival] = []
        self.slips: list[Slip] = []

    def take(self, number: int, cells: Mapping[str, str]) -> None:
        """Read one row."""
        where = tr("row {number}", number=number)
        entry, citation, source = (cells.get(name, "").strip() for name in _IDS)
        key = entry or f"#{number}"
        try:
            fields = dict(self._entry(cells))
        except ValueError as why:
            self.slips.append(Slip(where, "", tr("A list in it cannot be read: {why}.", why=why)))
            return
        self._once(self._entries, "entry", key, fields, where)
        if source:
            csl = {member: cells[name] for name, member in _SOURCE.items() if cells.get(name)}
            self._once(self._sources, "source", source, {"csl": csl}, where)
        if citation or source:
            self._cite(cells, key, citation, source, where)

    def _once(self, seen: dict[str, Mapping[str, Any]], table: str, key: str, fields: Any, where: str) -> None:
        """Add a row once; when it says something else the second time, nobody can tell which is meant."""
        if key not in seen:
            seen[key] = fields
            self.found.append(Arrival(table, fields, where, key))
        elif seen[key] != fields:
            reason = tr("It says something else of the same {table} than a row above, which is taken.", table=table)
            self.slips.append(Slip(where, "", reason))

    def _entry(self, cells: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
        yield from ((field, cells[name]) for name, field in _ENTRY.items() if name in cells)
        yield from _slugs(cells, "entry")
        if cells.get("importance", "").strip():
            yield "importance", _whole(cells["importance"].strip())
        if "edtf" in cells:
            yield "when", as_date(cells["edtf"], self._asked) if cells["edtf"].strip() else None
        for name, field in _LISTS.items():
            if name in cells:
                yield field, [_parted(part, *_ROLES[name]) for part in split(cells[name])]

    def _cite(self, cells: Mapping[str, str], entry: str, key: str, source: str, where: str) -> None:
        fields: dict[str, Any] = {field: cells[name] for name, field in _CITATION.items() if name in cells}
        fields |= dict(_slugs(cells, "citation"))
        if "via" in cells:
            fields["via"] = list(split(cells["via"]))
        fields |= {"entry_id": entry} | ({"source_id": source} if source else {})
        self.found.append(Arrival("citation", fields, where, key))


def _parted(text: str, *terms: Term) -> str | list[str]:
    """Return a name, or [name, role] of “Ann Reed (speaker)”; brackets with no such word belong to the name."""
    if found := _PART.fullmatch(text):
        for term in terms:
            if found[2].casefold() in (term.slug, term.title.casefold(), tr(term.title).casefold()):
                return [found[1], term.slug]
    return text


def _slugs(cells: Mapping[str, str], table: str) -> Iterable[tuple[str, str]]:
    for name, (of, terms) in _TERMS.items():
        if of == table and name in cells:
            word = cells[name].strip()
            known = {said.casefold(): term.slug for term in terms for said in (term.title, tr(term.title), term.slug)}
            yield name, known.get(word.casefold(), word)


def _whole(text: str) -> Any:
    text = text.removesuffix(".0").removesuffix(",0")
    return int(text) if text.isdecimal() and len(text) < 4 else text
