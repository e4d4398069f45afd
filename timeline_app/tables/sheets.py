"""Rows of text as CSV and back (RFC 4180): UTF-8, comma, CRLF, `"` doubled, every cell guarded.

Nothing is normalised: joiners, direction marks and line breaks inside a cell come back as they were.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from timeline_app.tables.cells import guard, unguard

BOM = "\ufeff"
LONGEST = 2**31 - 1  # code points in one cell; the reader's own limit is 131,072


def write_sheet(rows: Iterable[Sequence[str]], protect: Callable[[str], str] = guard) -> str:
    """Return the rows as one CSV text; the first row is the header, and guarded like the others.

    `protect` puts the guard in front of a cell. A first cell that begins with a byte order mark gets another in
    front, so that it keeps its own when read.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([protect(cell) for cell in row] for row in rows)
    return f"{BOM}{text.getvalue()}" if text.getvalue().startswith(BOM) else text.getvalue()


def read_sheet(text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV text, guards taken off; a byte order mark at the start is passed over.

    Raises:
        ValueError: a quotation mark is left open, or stands where none may.
    """
    csv.field_size_limit(LONGEST)
    lines = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True)
    try:
        for row in lines:
            yield [unguard(cell) for cell in row]
    except csv.Error as why:
        raise ValueError(f"line {lines.line_num}: {why}") from why
