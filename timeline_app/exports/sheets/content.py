"""The tables of the lossless set with what people read beside their fields: names for ids, notes, dates in days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from timeline_app.citations import plain_text
from timeline_app.exports.notes import notes, notes_alone
from timeline_app.exports.wording import bounds, date_words, source_name, source_of
from timeline_app.model import TABLES, made_at
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView
from timeline_app.tables import COLUMNS, FILES, MORE, REVISION, Column, Table, join, spread

Row = Mapping[str, Any]
View = TypeVar("View")
Seen = Mapping[str, Callable[[Row], str]]
_UUID7 = "7"


def set_of(chronicle: Chronicle, style: str = "", *, formatted: bool = True) -> tuple[list[Table], tuple[str, ...]]:
    """Return the tables of a project in the order of the set, and remarks on their notes.

    Args:
        style: a CSL style for the formatted columns, else the project's.
        formatted: whether these columns are filled, which takes the citation processor its time.
    """
    alone, remarks = notes_alone(chronicle, style) if formatted else ({}, ())
    lines = notes(chronicle, style).bibliography if formatted else ()
    seen = _seen(chronicle, alone, {id_: plain_text(runs) for id_, runs in lines})
    wanted = [name for name in FILES if name in chronicle.rows]
    return [_table(name, chronicle.rows[name], seen.get(name, {})) for name in wanted], remarks


def _table(name: str, found: Sequence[Row], seen: Seen) -> Table:
    fields = {*TABLES[name].model_fields, REVISION}
    extra = sorted({heading for row in found for heading in row if heading not in fields})
    shown = {column.name for column in COLUMNS[name] if column.derived}
    rows = [{**spread(name, row), **_beside(row, seen, shown)} for row in found]
    columns = list(COLUMNS[name])
    columns += [MORE[name]] if name in MORE and any(MORE[name].name in row for row in rows) else []
    columns += [Column(REVISION), *(Column(heading) for heading in extra)]
    return Table(name, f"{FILES[name]}.csv", columns, rows)


def _beside(row: Row, seen: Seen, shown: Collection[str]) -> dict[str, str]:
    beside = {"created": _moment(str(row["id"])), "modified": _moment(str(row.get(REVISION, "")))}
    beside |= {name: cell(row) for name, cell in seen.items()}
    return {name: cell for name, cell in beside.items() if name in shown}


def _moment(id_: str) -> str:
    """Return the time in which a UUIDv7 was made, UTC to the second; "" for an id that does not tell."""
    if id_[12:13] != _UUID7:
        return ""
    return datetime.fromtimestamp(made_at(id_) // 1000, UTC).isoformat().replace("+00:00", "Z")


def _seen(chronicle: Chronicle, alone: Mapping[str, str], lines: Mapping[str, str]) -> dict[str, Seen]:
    sources = {source.id: source for source in chronicle.sources}
    return {
        "entry": _of_entries(chronicle),
        "citation": _of_citations(chronicle, alone),
        "passage": _of_passages(chronicle),
        "source": {
            "published": _looked_up(sources, "id", lambda s: s.published),
            "sha256": _looked_up(sources, "id", lambda s: s.sha256),
            "formatted_bibliography": lambda row: lines.get(row["id"], ""),
        },
        **_of_names(chronicle),
    }


def _of_entries(chronicle: Chronicle) -> Seen:
    known = {entry.id: entry for entry in chronicle.entries}
    cells: dict[str, Callable[[EntryView], str]] = {
        "number": lambda e: str(e.number),
        "date": lambda e: date_words(e.when),
        "start": lambda e: bounds(e.when)[0],
        "end": lambda e: bounds(e.when)[1],
        "qualifier": _qualifier,
        "tags": lambda e: join(e.tags),
        "agents": lambda e: join(p.name for p in e.people),
        "places": lambda e: join(p.name for p in e.places),
        "citation_ids": lambda e: join(c.id for c in e.citations),
    }
    places = {row["id"]: row for row in chronicle.rows.get("place", ())}
    seen = {title: _looked_up(known, "id", cell) for title, cell in cells.items()}
    for title, field in (("latitude", "latitude"), ("longitude", "longitude"), ("geo_precision", "precision")):
        seen[title] = _looked_up(known, "id", _first_place(places, field))
    return seen


def _first_place(places: Mapping[str, Row], field: str) -> Callable[[EntryView], str]:
    """Return what tells a field of the first place of an entry that has coordinates."""

    def _cell(entry: EntryView) -> str:
        known = (places.get(part.id, {}) for part in entry.places)
        return next((str(row[field]) for row in known if row.get("latitude") and row.get("longitude")), "")

    return _cell


def _qualifier(entry: EntryView) -> str:
    if entry.when is None:
        return ""
    doubts = (entry.when.approximate, entry.when.uncertain)
    return {(False, False): "exact", (True, False): "approximate", (False, True): "uncertain"}.get(doubts, "both")


def _of_citations(chronicle: Chronicle, alone: Mapping[str, str]) -> Seen:
    known = {c.id: c for entry in chronicle.entries for c in entry.citations}
    cells: dict[str, Callable[[CitationView], str]] = {
        "source": lambda c: _named(chronicle, c),
        "quote": lambda c: c.quote,
        "claimant": lambda c: c.claimant,
        "formatted_note": lambda c: alone.get(c.id, ""),
    }
    return {title: _looked_up(known, "id", cell) for title, cell in cells.items()}


def _of_passages(chronicle: Chronicle) -> Seen:
    known = {c.passage_id: c for entry in chronicle.entries for c in entry.citations}
    versions = {row["id"]: row for row in chronicle.rows.get("version", ())}
    return {
        "source": _looked_up(known, "id", lambda c: _named(chronicle, c)),
        "version_sha256": _looked_up(versions, "version_id", lambda row: str(row["sha256"])),
    }


def _of_names(chronicle: Chronicle) -> dict[str, Seen]:
    """Return, for what refers to names and entries by id, these in words."""
    rows = chronicle.rows
    names = {row["id"]: row for table in ("agent", "place", "tag") for row in rows.get(table, ())}
    titles = {row["id"]: row for row in rows.get("entry", ())}
    variants: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows.get("name", ()):
        variants[row["of_id"]].append(row["text"])
    also: Seen = {"variants": lambda row: join(variants.get(row["id"], ()))}
    return {
        "agent": also,
        "place": also,
        "role": {"agent": _looked_up(names, "agent_id", lambda row: str(row["name"]))},
        "site": {"place": _looked_up(names, "place_id", lambda row: str(row["name"]))},
        "tagging": {"tag": _looked_up(names, "tag_id", lambda row: str(row["name"]))},
        "link": {
            "from": _looked_up(titles, "from_id", lambda row: str(row["title"])),
            "to": _looked_up(titles, "to_id", lambda row: str(row["title"])),
        },
    }


def _looked_up(known: Mapping[Any, View], key: str, cell: Callable[[View], str]) -> Callable[[Row], str]:
    """Return what a cell says of the value that a row's key leads to; "" where it leads nowhere."""
    return lambda row: cell(known[row[key]]) if row[key] in known else ""


def _named(chronicle: Chronicle, citation: CitationView) -> str:
    found = source_of(chronicle, citation)
    return source_name(found) if found else ""
