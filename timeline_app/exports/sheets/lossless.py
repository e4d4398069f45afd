"""The lossless set: one CSV a table of the model, and a description by which it is read back field by field.

Columns are the fields of the model in their order, then columns for readers only (derived: whatever is changed in
them has no effect). docs/EXPORTS.md lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from timeline_app.citations import plain_text
from timeline_app.exports.notes import notes, notes_alone
from timeline_app.exports.options import text
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.wording import bounds, date_words, source_name, source_of
from timeline_app.exports.writing import write_bytes, write_folder
from timeline_app.model import TABLES
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, SourceView
from timeline_app.tables import Column, Table, is_set, join, pack, zipped
from timeline_app.tables.package import NAME
from timeline_app.words import tr

FILES = {
    "entry": "entries",
    "citation": "citations",
    "claim": "claims",
    "source": "sources",
    "version": "versions",
    "passage": "passages",
    "agent": "agents",
    "place": "places",
    "name": "names",
    "role": "roles",
    "site": "sites",
    "link": "links",
    "tag": "tags",
    "tagging": "taggings",
}
"""The file of each table, in the order of the set; a table that is not named here keeps its own name."""

Row = Mapping[str, Any]
View = TypeVar("View")
Derived = Mapping[str, Callable[[Row], str]]


@exporter(
    "tables",
    title="Set of tables (lossless)",
    suffix=".zip",
    loses="The texts of articles and the history; these travel only in the project file.",
    options={"style": text},
)
def write_tables(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write every table of the project, and `datapackage.json`, into a zip or, by the name, into a folder.

    Options: `style` (a CSL style for the formatted columns, else the project's).

    Raises:
        ExportError: the target cannot be written, or is a folder that holds something else.
        Cancelled: by `options.report`.
    """
    options.report(0, 3, tr("Writing the notes"))
    derived, remarks = _derived(chronicle, str(options.get("style", "")))
    options.report(1, 3, tr("Writing the tables"))
    order = [*FILES, *(name for name in chronicle.rows if name not in FILES)]
    found = [_table(name, chronicle.rows[name], derived.get(name, {})) for name in order if name in chronicle.rows]
    about = {
        "name": NAME,
        "id": chronicle.id,
        "title": chronicle.title,
        "created": chronicle.as_of,
    }
    files = pack(found, about)
    options.report(2, 3, tr("Writing the file"))
    if path.suffix.lower() == ".zip":
        write_bytes(path, zipped(files, _moment(chronicle.as_of)))
    else:
        write_folder(path, files, is_set)
    options.report(3, 3, tr("Written"))
    missing = () if chronicle.rows else (tr("A filtered view has no tables: nothing but the description was written."),)
    private = any(row.get("private_note") for row in chronicle.rows.get("entry", ()))
    warned = (tr("Private notes are in these tables as well."),) if private else ()
    return Report(path, len(chronicle.rows.get("entry", ())), (*remarks, *missing, *warned))


def _table(name: str, rows: Sequence[Row], derived: Derived) -> Table:
    fields = _fields(name, rows)
    columns = [Column(field, _kind(name, field, rows), _key(field)) for field in fields if field != "revision"]
    columns += [Column(title, derived=True) for title in derived]
    columns += [Column("revision")] if "revision" in fields else []
    filled = [{**row, **{title: cell(row) for title, cell in derived.items()}} for row in rows]
    return Table(name, f"{FILES.get(name, name)}.csv", columns, filled)


def _fields(name: str, rows: Sequence[Row]) -> list[str]:
    """Return the fields of the model in their order (the id first), then any others that the rows have."""
    known = [field for field in TABLES[name].model_fields if field != "gone"] if name in TABLES else []
    others = dict.fromkeys(field for row in rows for field in row if field not in known and field != "gone")
    fields = [*known, *others]
    return sorted(fields, key=lambda field: field != "id")


def _kind(name: str, field: str, rows: Sequence[Row]) -> str:
    """Return what the model says of a column, or `object`, which holds anything, where the rows differ."""
    kind = _declared(name, field)
    checks: dict[str, Callable[[Any], bool]] = {
        "string": lambda value: value is None or isinstance(value, str),
        "integer": lambda value: value is None or (isinstance(value, int) and not isinstance(value, bool)),
        "boolean": lambda value: value is None or isinstance(value, bool),
        "array": lambda value: isinstance(value, list) and all(isinstance(member, str) for member in value),
    }
    fits = checks.get(kind)
    return kind if fits is None or all(fits(row.get(field)) for row in rows) else "object"


def _declared(name: str, field: str) -> str:
    model = TABLES.get(name)
    if model is None or field not in model.model_fields:
        return "string"
    annotation: Any = model.model_fields[field].annotation
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(inner for inner in get_args(annotation) if inner is not NoneType)
    simple: dict[Any, str] = {str: "string", int: "integer", bool: "boolean", list[str]: "array"}
    return simple.get(annotation, "object")


def _key(field: str) -> str:
    """Return the table that a field points into; endings say so, but for the ends of links and the like."""
    special = {"from_id": "entry", "to_id": "entry", "claimant_id": "agent", "member_of_id": "agent"}
    special |= {"part_of_id": "place", "previous_id": "version", "parent_id": "tag"}
    return special.get(field) or (field.removesuffix("_id") if field.endswith("_id") else "")


def _derived(chronicle: Chronicle, style: str) -> tuple[dict[str, Derived], tuple[str, ...]]:
    """Return, by table, the columns for readers only."""
    alone, remarks = notes_alone(chronicle, style)
    lines = {id_: plain_text(runs) for id_, runs in notes(chronicle, style).bibliography}
    return {
        "entry": _of_entries(chronicle),
        "citation": _of_citations(chronicle, alone),
        "passage": _of_passages(chronicle),
        "source": _of_sources(chronicle, lines),
    }, remarks


def _of_entries(chronicle: Chronicle) -> Derived:
    known = {entry.id: entry for entry in chronicle.entries}
    cells: dict[str, Callable[[EntryView], str]] = {
        "number": lambda e: str(e.number),
        "date": lambda e: date_words(e.when),
        "start": lambda e: bounds(e.when)[0],
        "end": lambda e: bounds(e.when)[1],
        "tags": lambda e: join(e.tags),
        "agents": lambda e: join(p.name for p in e.people),
        "places": lambda e: join(p.name for p in e.places),
        "citation_ids": lambda e: join(c.id for c in e.citations),
    }
    return {title: _looked_up(known, "id", cell) for title, cell in cells.items()}


def _of_citations(chronicle: Chronicle, alone: Mapping[str, str]) -> Derived:
    known = {c.id: c for entry in chronicle.entries for c in entry.citations}
    cells: dict[str, Callable[[CitationView], str]] = {
        "source": lambda c: _named(chronicle, c),
        "quote": lambda c: c.quote,
        "claimant": lambda c: c.claimant,
        "formatted_note": lambda c: alone.get(c.id, ""),
    }
    return {title: _looked_up(known, "id", cell) for title, cell in cells.items()}


def _of_passages(chronicle: Chronicle) -> Derived:
    known = {c.passage_id: c for entry in chronicle.entries for c in entry.citations}
    return {
        "quote": lambda row: str((row.get("anchor") or {}).get("exact", "")),
        "source": _looked_up(known, "id", lambda c: _named(chronicle, c)),
    }


def _of_sources(chronicle: Chronicle, lines: Mapping[str, str]) -> Derived:
    known = {source.id: source for source in chronicle.sources}
    cells: dict[str, Callable[[SourceView], str]] = {
        "title": lambda s: s.title,
        "type": lambda s: str(s.csl.get("type", "")),
        "publisher": lambda s: s.publisher,
        "published": lambda s: s.published,
        "url": lambda s: str(s.csl.get("URL", "")),
        "sha256": lambda s: s.sha256,
        "formatted_bibliography": lambda s: lines.get(s.id, ""),
    }
    return {title: _looked_up(known, "id", cell) for title, cell in cells.items()}


def _looked_up(known: Mapping[Any, View], key: str, cell: Callable[[View], str]) -> Callable[[Row], str]:
    """Return what a cell says of the value that a row's key leads to; "" where it leads nowhere."""
    return lambda row: cell(known[row[key]]) if row[key] in known else ""


def _named(chronicle: Chronicle, citation: CitationView) -> str:
    found = source_of(chronicle, citation)
    return source_name(found) if found else ""


def _moment(as_of: str) -> tuple[int, int, int, int, int, int]:
    """Return a time stamp as zip files hold it: from 1980, in steps of two seconds."""
    numbers = [int(part) for part in as_of.replace("T", "-").replace(":", "-").removesuffix("Z").split("-")]
    year, month, day, hour, minute, second = (*numbers, 0, 0, 0)[:6]
    return max(year, 1980), month, day, hour, minute, second - second % 2
