"""Tables as a workbook (XLSX, ECMA-376) and back: every cell is text, so that nothing becomes a formula or a date.

A character that XML cannot hold, and a carriage return, is written `_xHHHH_` as Excel does; what looks like that
already gets an underscore of its own escaped. A cell holds 32,767 characters at most.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from timeline_app.tables.package import zipped

LONGEST = 32_767  # characters of a cell, counted in UTF-16
MOST_ROWS = 1_048_576
MARK = "…"
PART = "A part of a project"
Moment = tuple[int, int, int, int, int, int]

_UNFIT = re.compile("[\0-\x08\x0b-\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Shortened(NamedTuple):
    """A cell that was too long, or a row too many (`column` is "" then); `row` counts from 1, the header."""

    sheet: str
    row: int
    column: str


def escape(text: str) -> str:
    """Return a text as a cell of a workbook holds it."""
    return _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescape(cell: str) -> str:
    """Return the text that `escape` made this cell of."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)


def write_workbook(
    sheets: Mapping[str, Iterable[Sequence[str]]], moment: Moment, title: str = "", *, part: bool = False
) -> tuple[bytes, list[Shortened]]:
    """Return a workbook and what had to be shortened; the same sheets and moment give the same bytes.

    Args:
        sheets: name (31 characters at most) → rows; the first row is the header, and stays in sight.
        part: say in the properties of the workbook that its tables are a part of a project.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    shortened: list[Shortened] = []
    for name, rows in sheets.items():
        sheet = book.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        plain: Any = WriteOnlyCell(sheet, value="")
        plain.number_format = "@"
        header: Sequence[str] = ()
        for number, row in enumerate(rows, 1):
            header = header or row
            if number > MOST_ROWS:
                shortened.append(Shortened(name, number, ""))
                break
            cells = []
            for text, heading in zip(row, header, strict=False):
                cell: Any = WriteOnlyCell(sheet, value="")
                fitting = _fitting(text)
                if fitting is not text:
                    shortened.append(Shortened(name, number, heading))
                cell.value = escape(fitting)
                cell.data_type = "s"
                cell._style = plain._style
                cells.append(cell if text else None)
            sheet.append(cells)
    book.properties.created = book.properties.modified = datetime(*moment)
    book.properties.creator, book.properties.title = "Timeline", escape(title) or None
    book.properties.category = PART if part else None
    target = io.BytesIO()
    book.save(target)
    return _settled(target.getvalue(), moment), shortened


def read_workbook(data: bytes, most: int = MOST_ROWS) -> dict[str, Iterator[tuple[str, ...]]]:
    """Return the rows of every sheet as text: numbers without ends of zeros, dates in ISO order, formulas as values.

    Args:
        most: rows of a sheet that are read; one more tells that there are others.

    Raises:
        ValueError: it is no workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (KeyError, OSError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as why:
        raise ValueError(f"no workbook: {why}") from why
    return {sheet.title: _rows(sheet, most) for sheet in book.worksheets}


def _rows(sheet: Any, most: int) -> Iterator[tuple[str, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size is a stranger's word
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > most + 1:
            return
        yield tuple(_text(value) for value in row)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return unescape(value)
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date():
            return value.isoformat()
    return str(value)


def _fitting(text: str) -> str:
    """Return a text that a cell can hold, cut at a whole character where it is too long."""
    if len(text) * 6 <= LONGEST or len(escape(text).encode("utf-16-le")) // 2 <= LONGEST:
        return text
    kept, room = 0, LONGEST - len(MARK)
    for sign in text:
        room -= len(escape(sign).encode("utf-16-le")) // 2 + (6 if sign == "_" else 0)
        if room < 0:
            break
        kept += 1
    return text[:kept] + MARK


def _settled(data: bytes, moment: Moment) -> bytes:
    """Return the same archive with every file dated alike, whenever it was written."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment).encode()
    core = "docProps/core.xml"
    files[core] = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, files[core])
    return zipped(files, moment)
