"""A set of tables with a description of every column, so that it can be read back without loss.

The description is `datapackage.json` (Frictionless Data, Table Schema). Where that has no word, ours begin with
`x_`: `x_escape` and `x_list` name the cell guard and the list notation, `x_derived` marks a column that is
there for readers only, `x_empty` says what an empty cell stands for.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from timeline_app.tables import cells, lists
from timeline_app.tables.sheets import read_sheet, write_sheet

DESCRIPTION = "datapackage.json"
NAME = "timeline-app-tables"
FORMAT = 1
Row = Mapping[str, Any]


class Column(NamedTuple):
    """One column. `kind`: string, integer, boolean, array (of strings) or object (any JSON value).

    `key` names the table whose ids the column holds; `derived` columns are passed over by reading.
    """

    name: str
    kind: str = "string"
    key: str = ""
    derived: bool = False


class Table(NamedTuple):
    """One table: the name of its rows in the project, of its file, its columns in order, its rows in order."""

    name: str
    file: str
    columns: Sequence[Column]
    rows: Sequence[Row]


def pack(tables: Sequence[Table], about: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files of the set by name, the description last; `about` stands in front of it."""
    files: dict[str, bytes] = {}
    resources: list[dict[str, Any]] = []
    names = {table.name: table.file.removesuffix(".csv") for table in tables}
    for table in tables:
        modes = {column.name: _empty_mode(column, table.rows) for column in table.columns}
        sheet: list[list[str]] = [[column.name for column in table.columns]]
        sheet += [[_written(row.get(c.name), c, modes[c.name]) for c in table.columns] for row in table.rows]
        files[table.file] = write_sheet(sheet).encode("utf-8")
        resources.append(_resource(table, modes, names))
    described = dict(about) | {
        "x_format": FORMAT,
        "x_escape": cells.NAME,
        "x_list": lists.NAME,
        "resources": resources,
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


def read_tables(path: Path) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the rows of every table of a set, without the derived columns.

    Args:
        path: a folder or a zip that holds `datapackage.json` and the files that it names.

    Raises:
        ValueError: it is no such set, or a cell cannot be what its column says; the text names file and row.
        OSError: it cannot be read.
    """
    files = _Files(path)
    try:
        described = json.loads(files.read(DESCRIPTION))
        resources = list(described["resources"])
        tables = {str(res["name"]): (str(res["path"]), res["schema"]["fields"]) for res in resources}
    except (KeyError, TypeError, UnicodeDecodeError, json.JSONDecodeError, zipfile.BadZipFile) as why:
        raise ValueError(f"{path.name}: no set of tables: {why}") from why
    if described.get("x_escape") != cells.NAME or described.get("x_list") != lists.NAME:
        raise ValueError(f"{path.name}: cells are escaped in a way that is not known here")
    return {
        name: tuple(_rows(file, files.read(file).decode("utf-8"), fields)) for name, (file, fields) in tables.items()
    }


class _Files:
    """The files of a set, in a folder or a zip."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> bytes:
        """Return one file; a name with a folder in it is refused."""
        if "/" in name or "\\" in name or name.startswith("."):
            raise ValueError(f"{name}: a file of the set may not lie in another folder")
        if self._path.is_dir():
            return (self._path / name).read_bytes()
        with zipfile.ZipFile(self._path) as archive:
            return archive.read(name)


def _resource(table: Table, modes: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    fields = []
    for column in table.columns:
        field = {"name": column.name, "type": column.kind, "x_empty": modes[column.name]}
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


def _empty_mode(column: Column, rows: Iterable[Row]) -> str:
    """Say what an empty cell of a column stands for.

    `missing`, an empty `text` or `list`, or, where a column holds both, `escaped`: missing, while an empty text
    is written as a backslash and an e.
    """
    if column.kind != "string":
        return "list" if column.kind == "array" else "missing"
    values = {row.get(column.name) for row in rows}
    if None not in values:
        return "text"
    return "escaped" if "" in values else "missing"


def _written(value: Any, column: Column, mode: str) -> str:
    if value is None:
        return ""
    match column.kind:
        case "string":
            text = str(value)
            return ("\\e" if not text else "\\" * text.startswith("\\") + text) if mode == "escaped" else text
        case "boolean":
            return "true" if value else "false"
        case "array":
            return lists.join(value)
        case "object":
            return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return str(value)


def _rows(file: str, text: str, fields: Sequence[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    sheet = iter(read_sheet(text))
    header = next(sheet, [])
    known = {str(field["name"]): field for field in fields if not field.get("x_derived")}
    if missing := known.keys() - set(header):
        raise ValueError(f"{file}: the column {min(missing)} is missing")
    for number, row in enumerate(sheet, 2):
        if len(row) != len(header):
            raise ValueError(f"{file}, row {number}: {len(row)} cells under {len(header)} columns")
        cell = dict(zip(header, row, strict=True))
        try:
            yield {name: _value(cell[name], field) for name, field in known.items()}
        except ValueError as why:
            raise ValueError(f"{file}, row {number}: {why}") from why


def _value(cell: str, field: Mapping[str, Any]) -> Any:
    if not cell:
        return {"text": "", "list": []}.get(str(field.get("x_empty")))
    match field["type"]:
        case "string":
            if field.get("x_empty") == "escaped" and cell.startswith("\\"):
                return "" if cell == "\\e" else cell[1:]
            return cell
        case "boolean":
            return _boolean(cell)
        case "array":
            return list(lists.split(cell))
        case "object":
            return json.loads(cell)
    return int(cell)


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"
