"""A set of tables with a description of every column, so that it can be read back without loss.

The description is `datapackage.json` (Frictionless Data, Table Schema). Where that has no word, ours begin with
`x_`: `x_escape` and `x_list` name the cell guard and the list notation, `x_derived` marks a column that is
there for readers only, `x_empty` says what an empty cell stands for.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from timeline_app.tables import cells, lists
from timeline_app.tables.profile import Column, Row
from timeline_app.tables.sheets import write_sheet

DESCRIPTION = "datapackage.json"
NAME = "timeline-app-tables"
FORMAT = 2
LEFT_OUT = "x_left_out"
"""What the description of a part of a project says: how many entries a filter held back."""


class Table(NamedTuple):
    """One table: the name of its rows in the project, of its file, its columns in order, its rows in order."""

    name: str
    file: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def texts(table: Table) -> list[list[str]]:
    """Return the header and the rows of a table as cells, not yet guarded."""
    header = [column.name for column in table.columns]
    return [header, *([written(row.get(c.name), c) for c in table.columns] for row in table.rows)]


def pack(tables: Sequence[Table], about: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files of the set by name, the description last; `about` stands in front of it."""
    names = {table.name: table.file.removesuffix(".csv") for table in tables}
    files = {table.file: write_sheet(texts(table)).encode("utf-8") for table in tables}
    described = dict(about) | {
        "x_format": FORMAT,
        "x_escape": cells.NAME,
        "x_list": lists.NAME,
        "resources": [_resource(table, names) for table in tables],
    }
    files[DESCRIPTION] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return files


def zipped(files: Mapping[str, bytes], moment: tuple[int, int, int, int, int, int]) -> bytes:
    """Return the files in one zip; the same files and moment give the same bytes.

    Args:
        files: contents by name, in the order they get.
        moment: year (from 1980), month, day, hour, minute, second that every file bears.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return target.getvalue()


def is_set(folder: Path) -> bool:
    """Tell whether a folder holds a set that we wrote, and nothing that is not of the set."""
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        named = {DESCRIPTION, *(str(resource["path"]) for resource in described["resources"])}
        return described["name"] == NAME and {found.name for found in folder.iterdir()} <= named
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False


def written(value: Any, column: Column) -> str:
    """Return a value as its cell holds it, not yet guarded."""
    if value is None:
        return ""
    match column.kind:
        case "boolean":
            return "true" if value else "false"
        case "array":
            return lists.join(value)
        case "object":
            return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return str(value)


def valued(cell: str, column: Column) -> Any:
    """Return the value that a cell holds; truth and whole numbers also as spreadsheets rewrite them.

    Raises:
        ValueError: it cannot be what its column says; the text says why.
    """
    if not cell:
        return None if column.missing else [] if column.kind == "array" else ""
    match column.kind:
        case "boolean":
            if cell.strip().lower() not in ("true", "false"):
                raise ValueError(f"“{cell}” is neither true nor false")
            return cell.strip().lower() == "true"
        case "array":
            return list(lists.split(cell))
        case "object":
            return _json(cell)
        case "integer":
            return _integer(cell)
    return cell


def _integer(cell: str) -> int:
    text = cell.strip()
    whole = text.removesuffix(".0").removesuffix(",0")
    if not whole.removeprefix("-").isdecimal() or len(whole) > 20:
        raise ValueError(f"“{cell[:40]}” is no whole number")
    return int(whole)


def _json(cell: str) -> Any:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError) as why:
        raise ValueError(f"“{cell[:40]}” is no JSON") from why


def _resource(table: Table, names: Mapping[str, str]) -> dict[str, Any]:
    fields = []
    for column in table.columns:
        empty = "missing" if column.missing else "list" if column.kind == "array" else "text"
        field = {"name": column.name, "type": column.kind, "x_empty": empty}
        fields.append(field | ({"x_derived": True} if column.derived else {}))
    keys = [
        {"fields": column.name, "reference": {"resource": column.key, "fields": "id"}}
        for column in table.columns
        if column.key in names
    ]
    return {
        "name": table.name,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": "id", "foreignKeys": keys},
    }
