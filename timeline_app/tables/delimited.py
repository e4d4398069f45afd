"""Tables as text by anybody's hand: commas, semicolons, tabs or bars between the cells, found out from the text.

Quotation marks follow RFC 4180; a first line `sep=;`, as Excel writes and reads it, settles the delimiter.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from timeline_app.tables.cells import unguard
from timeline_app.tables.sheets import BOM, LONGEST

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 2_000
_SAMPLE = 65_536  # code points that a delimiter is judged by
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def delimiter_of(text: str) -> str:
    """Return what stands between the cells: what parts the first rows most evenly into most cells; else a comma."""
    if told := _SEP.match(text.removeprefix(BOM)):
        return told[1]
    best, most = ",", (0, 1)
    for delimiter in DELIMITERS:
        counts = [len(row) for row in _sample(text, delimiter)]
        if counts and counts[0] > 1:
            even = sum(count == counts[0] for count in counts)
            most, best = max((most, best), ((even, counts[0]), delimiter), key=lambda found: found[0])
    return best


def read_delimited(text: str, delimiter: str = "", *, guarded: bool = False) -> Iterator[list[str]]:
    """Yield the rows of a text, a byte order mark and a line `sep=` passed over.

    Args:
        delimiter: what stands between the cells; "" finds it out.
        guarded: whether the cells are ours and bear the guard against formulas, which is taken off.

    Raises:
        ValueError: a quotation mark is never closed, or there are over 2,000 columns; the text says in which line.
    """
    text = text.removeprefix(BOM)
    delimiter = delimiter or delimiter_of(text)
    if told := _SEP.match(text):
        text = text[told.end() :]
    csv.field_size_limit(LONGEST)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun = 1
    try:
        for row in lines:
            if len(row) > MOST_COLUMNS:
                raise ValueError(f"line {begun}: {len(row)} columns, where {MOST_COLUMNS} are the most")
            begun = lines.line_num + 1
            yield [unguard(cell) for cell in row] if guarded else row
    except csv.Error as why:
        open_ = "unexpected end" in str(why)
        raise ValueError(f"line {begun}: {'a quotation mark is never closed' if open_ else why}") from why


def _sample(text: str, delimiter: str) -> list[list[str]]:
    whole = len(text) <= _SAMPLE
    lines = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=delimiter)
    csv.field_size_limit(LONGEST)
    found = [row for row, _ in zip(lines, range(50), strict=False) if row]
    return found if whole or len(found) < 2 else found[:-1]
