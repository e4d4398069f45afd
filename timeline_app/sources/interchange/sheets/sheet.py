"""From the bytes of a spreadsheet to rows of text: CSV in any encoding and dialect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from timeline_app.errors import SourceError
from timeline_app.sources.decoding import decode
from timeline_app.tables.delimited import read_delimited
from timeline_app.words import counted, tr

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text under headings. `notes` say how it was understood; `ragged` the numbers of rows too long."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    first: int = 2
    """The number of the first row, as the spreadsheet counts."""

    @property
    def numbered(self) -> Iterable[tuple[int, tuple[str, ...]]]:
        """Rows that hold anything, with their numbers."""
        return ((number, row) for number, row in enumerate(self.rows, self.first) if any(row))

    @property
    def whole(self) -> Iterable[tuple[str, ...]]:
        """Headings, then rows."""
        return chain((self.headings,), self.rows)


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file and what there is to say of its encoding."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        found = decode(data)
        return found.text, tuple(str(note) for note in found.notes)


def read_csv(data: bytes, name: str, *, guarded: bool = False) -> Sheet:
    """Return the sheet that a CSV file holds.

    Args:
        guarded: whether it is one of ours, whose cells bear the guard against formulas.

    Raises:
        SourceError: a quotation mark is never closed, or there is too much in it.
    """
    text, notes = text_of(data)
    rows: list[tuple[str, ...]] = []
    try:
        for row in read_delimited(text, guarded=guarded):
            rows.append(tuple(row))
            if len(rows) > MOST_ROWS:
                raise too_many(name)
    except ValueError as why:
        raise SourceError(
            tr("“{name}” is no table that can be read: {why}.", name=name, why=why),
            hint=tr("Open it in a spreadsheet and save it as CSV anew."),
        ) from why
    return sheet_of(name, rows, notes)


def sheet_of(name: str, rows: list[tuple[str, ...]], notes: tuple[str, ...] = ()) -> Sheet:
    """Return rows as a sheet; the first that holds anything are the headings."""
    at = next((number for number, row in enumerate(rows) if any(row)), len(rows))
    headings = tuple(heading.strip() for heading in rows[at]) if at < len(rows) else ()
    return Sheet(name, headings, tuple(rows[at + 1 :]), notes, at + 2)


def too_many(name: str) -> SourceError:
    """Return the refusal of a table with too many rows."""
    return SourceError(
        counted("“{name}” has more than {count} row.", "“{name}” has more than {count} rows.", MOST_ROWS, name=name),
        hint=tr("Split it and bring in one part after the other."),
    )
