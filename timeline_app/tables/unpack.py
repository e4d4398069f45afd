"""The rows of one table of the set, read by their headings: what is wrong in a cell costs its row, not the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline_app.tables.package import valued
from timeline_app.tables.profile import COLUMNS, FILES, MORE, REVISION, Column, gather


@dataclass(frozen=True, slots=True)
class Read:
    """One row. `number` is that of the spreadsheet, the header being 1; `seen` the cells of derived columns.

    Where `wrong` holds anything, (column, why in English words), the row could not be read whole.
    """

    number: int
    id: str = ""
    revision: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[tuple[str, str], ...] = ()


def table_of(name: str, header: Sequence[str]) -> str:
    """Return which table of the set a file or sheet of this name with these headings is, "" for none of it."""
    by_name = {file: table for table, file in FILES.items()}
    stem = name.rpartition("/")[2].removesuffix(".csv").strip().lower()
    if stem in by_name and "id" in header:
        return by_name[stem]
    if "id" not in header:
        return ""
    fitting = {table: _known(table).keys() & set(header) for table in COLUMNS}
    best = max(fitting, key=lambda table: len(fitting[table]))
    needed = {column.name for column in COLUMNS[best] if not column.derived and column.key} | {"id"}
    return best if needed <= set(header) and 2 * len(fitting[best]) > len(header) else ""


def unpack(table: str, rows: Iterable[Sequence[str]], first: int = 1) -> Iterator[Read]:
    """Yield the rows of a table; the first row, whose number is `first`, holds the headings. Empty rows go."""
    lines = iter(rows)
    header = [heading.strip() for heading in next(lines, [])]
    known = _known(table)
    for number, row in enumerate(lines, first + 1):
        if any(row):
            yield _read(table, header, known, number, row)


def _known(table: str) -> dict[str, Column]:
    found = {column.name: column for column in COLUMNS[table]}
    return found | ({MORE[table].name: MORE[table]} if table in MORE else {}) | {REVISION: Column(REVISION)}


def _read(table: str, header: Sequence[str], known: Mapping[str, Column], number: int, row: Sequence[str]) -> Read:
    if len(row) > len(header) and any(row[len(header) :]):
        return Read(number, wrong=(("", f"there are {len(row)} cells under {len(header)} headings"),))
    cells: dict[str, Any] = {}
    extra: dict[str, str] = {}
    seen: dict[str, str] = {}
    wrong: list[tuple[str, str]] = []
    for heading, cell in zip(header, [*row, *[""] * len(header)], strict=False):
        column = known.get(heading)
        if column is None or column.derived:
            if heading:
                (seen if column else extra)[heading] = cell
            continue
        try:
            cells[heading] = valued(cell, column)
        except ValueError as why:
            wrong.append((heading, str(why)))
    id_, revision = str(cells.pop("id", "")), str(cells.pop(REVISION, ""))
    try:
        fields = gather(table, cells)
    except ValueError as why:
        return Read(number, id_, wrong=((table, str(why)),))
    return Read(number, id_, revision, fields, extra, seen, tuple(wrong))
