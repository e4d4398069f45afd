"""Our lossless set of tables, whole or one table of it, also after a spreadsheet has been at it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from timeline_app import dates
from timeline_app.errors import DateSyntaxError, SourceError
from timeline_app.sources.interchange.incoming import Arrival, Incoming, Slip
from timeline_app.sources.interchange.registry import MB, Asked, incoming_reader
from timeline_app.sources.interchange.sheets.archive import files_of
from timeline_app.sources.interchange.sheets.seen import edited
from timeline_app.sources.interchange.sheets.sheet import Sheet, read_csv
from timeline_app.tables import FILES, Read, table_of, unpack
from timeline_app.tables.cells import NAME as ESCAPE
from timeline_app.tables.lists import NAME as LISTS
from timeline_app.tables.package import DESCRIPTION, LEFT_OUT
from timeline_app.words import tr


def _is_ours(head: bytes, name: str) -> bool:
    if head.startswith(b"PK\x03\x04"):
        return not name.endswith((".xlsx", ".ods")) and any(f"{file}.csv".encode() in head for file in FILES.values())
    if name.endswith((".zip", ".xlsx")):
        return False
    line = head.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    header = line[0].decode("utf-8", "replace").replace(";", ",").replace("\t", ",") if line else ""
    return bool(table_of(name, [cell.strip().strip('"') for cell in header.split(",")]))


@incoming_reader("tables", title="Set of tables", suffixes=(".zip",), sniff=_is_ours, limit=60 * MB)
def read_tables(data: bytes, asked: Asked) -> Incoming:
    """Read a zip with tables of the set, or one of its tables.

    Options: `day_first` (true, false), for dates that a spreadsheet has rewritten.
    """
    if not data.startswith(b"PK"):
        return arrivals_of([read_csv(data, asked.file_name, guarded=True)], asked, "tables", whole=False)
    files = files_of(data, asked.file_name)
    title, part = _described(files.get(DESCRIPTION, b"{}"), asked.file_name)
    sheets = [read_csv(content, file, guarded=True) for file, content in files.items() if file.endswith(".csv")]
    found = arrivals_of(sheets, asked, "tables", whole=DESCRIPTION in files and not part)
    return Incoming(found.format, found.arrivals, found.slips, found.notes, found.whole, title)


def arrivals_of(sheets: Iterable[Sheet], asked: Asked, format_: str, *, whole: bool) -> Incoming:
    """Return what sheets with the columns of the set hold; a sheet that is none of it is said.

    Args:
        whole: whether a row that is in none of them was taken out on purpose.

    Raises:
        SourceError: none of them is.
    """
    notes: list[str] = []
    tables: dict[str, list[Read]] = {}
    names: dict[str, str] = {}
    for sheet in sheets:
        table = table_of(sheet.name, sheet.headings)
        if table in tables:
            notes.append(tr("“{name}” is a second table of its kind, and was passed over.", name=sheet.name))
            continue
        if not table:
            notes.append(tr("“{name}” is no table of the set, and was passed over.", name=sheet.name))
            continue
        notes += sheet.notes
        tables[table], names[table] = list(unpack(table, sheet.whole, sheet.first - 1)), sheet.name
    if not tables:
        raise SourceError(
            tr("There is no table of the set in “{name}”.", name=asked.file_name),
            hint=tr("A table of the set has a column id, and the headings that docs/EXPORTS.md lists."),
        )
    cells = edited(tables)
    found, slips = [], []
    for table, reads in tables.items():
        for read in reads:
            where = tr("{file}, row {number}", file=names[table], number=read.number)
            if read.wrong:
                slips += [Slip(where, column, f"{why[:1].upper()}{why[1:]}.") for column, why in read.wrong]
                continue
            fields = _dated(table, {**read.fields, **cells.get((table, read.number), {})}, asked)
            found.append(Arrival(table, fields, where, read.id, read.revision, _HEADINGS.get(table, {}), read.extra))
    return Incoming(format_, tuple(found), tuple(slips), tuple(notes), frozenset(tables) if whole else frozenset())


_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "entry": {"when": "when_edtf", "people": "agents"},
    "passage": {"anchor": "quote"},
}


def _dated(table: str, fields: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """Put a date that is no EDTF any more, because a spreadsheet has rewritten it, into words to be read."""
    for name in ("when", "said_when") if table in ("entry", "claim", "citation") else ():
        value = fields.get(name)
        if isinstance(value, Mapping) and not _is_edtf(value.get("edtf")):
            fields[name] = typed(str(value.get("edtf") or ""), asked)
    return fields


def typed(text: str, asked: Asked) -> dict[str, Any]:
    """Return a date in words as an arrival holds it, with the order of day and month where the person has said it."""
    text = text.strip().removesuffix(" 00:00:00")
    order = {"true": True, "false": False}.get(asked.options.get("day_first", "").lower())
    return {"typed": text} if order is None else {"typed": text, "day_first": order}


def _is_edtf(text: Any) -> bool:
    if not isinstance(text, str):
        return False
    try:
        return dates.parse(text).edtf is not None
    except DateSyntaxError:
        pass
    try:
        return dates.accept(text).edtf == text  # a notation of ours beyond EDTF
    except DateSyntaxError:
        return False


def _described(content: bytes, name: str) -> tuple[str, bool]:
    """Return the title of the set, and whether it is a part of a project only.

    Raises:
        SourceError: its description is none, or names escapes that are not known here.
    """
    try:
        described = json.loads(content)
        told = {described.get("x_escape", ESCAPE), described.get("x_list", LISTS)}
    except (ValueError, AttributeError, RecursionError) as why:
        raise SourceError(
            tr("The description of “{name}” cannot be read.", name=name),
            hint=tr("Take datapackage.json out of it, and the tables are read by their headings."),
        ) from why
    if told != {ESCAPE, LISTS}:
        raise SourceError(
            tr("The cells of “{name}” are escaped in a way that is not known here.", name=name),
            hint=tr("It was written by a later version of this program, or by another one."),
        )
    return str(described.get("title", "")), bool(described.get(LEFT_OUT))
