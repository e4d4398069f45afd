"""Somebody's table, by what its columns are said to hold: an entry a row, with its source where a column names one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from timeline_app import dates
from timeline_app.errors import DateSyntaxError, SourceError
from timeline_app.model.vocabulary import KINDS, STATUSES, Term
from timeline_app.sources.interchange.incoming import Arrival, Incoming, SeenColumn, Slip
from timeline_app.sources.interchange.registry import MB, Asked, incoming_reader
from timeline_app.sources.interchange.sheets.headings import FIELDS, propose
from timeline_app.sources.interchange.sheets.sheet import Sheet, read_csv
from timeline_app.tables import csl
from timeline_app.words import tr

SAMPLES = 5
MAP = "map:"
"""What the name of an option begins with that says which field a column is."""

_DATES = frozenset({"when", "end", "published"})
_SOURCE = {"source": "title", "author": "author", "publisher": "container_title", "published": "issued", "url": "url"}
_TAGS = re.compile(r"<br\s*/?>|</p\s*>", re.IGNORECASE)
_MARKS = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]0+)?")


def _never(_head: bytes, _name: str) -> bool:
    return False


@incoming_reader(
    "columns", title="Table with columns of its own", suffixes=(".csv", ".tsv"), sniff=_never, limit=40 * MB
)
def read_columns(data: bytes, asked: Asked) -> Incoming:
    """Read a CSV file of anybody's, sheets for TimelineJS and of Aeon Timeline among them.

    Options: `map:HEADING` = a field; `day_first` (true, false).
    """
    return read_with(read_csv(data, asked.file_name), asked)


def read_with(sheet: Sheet, asked: Asked) -> Incoming:
    """Return what a sheet brings when its columns are what the options say, else what their headings propose.

    Without a column for titles it brings nothing but its columns.

    Raises:
        SourceError: an option names no column or field.
    """
    headings = _unique(sheet.headings)
    mapping = propose(headings) | _told(headings, asked)
    columns = tuple(_seen(heading, mapping[heading], sheet, at, asked) for at, heading in enumerate(headings))
    if "title" not in mapping.values():
        said = tr("No column of “{name}” is known to hold titles. Say which one does.", name=sheet.name)
        return Incoming("columns", (), (Slip("", "", said),), sheet.notes, title=sheet.name, columns=columns)
    rows = _Rows(headings, mapping, asked)
    for number, row in sheet.numbered:
        rows.take(number, row)
    return Incoming(
        "columns", tuple(rows.found), tuple(rows.slips), (*sheet.notes, *rows.notes), frozenset(), sheet.name, columns
    )


def _unique(headings: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for number, heading in enumerate(headings, 1):
        name = heading or tr("column {number}", number=number)
        found.append(f"{name} ({number})" if name in found else name)
    return found


def _told(headings: list[str], asked: Asked) -> dict[str, str]:
    told = {name.removeprefix(MAP): field for name, field in asked.options.items() if name.startswith(MAP)}
    for heading, field in told.items():
        if heading not in headings:
            raise SourceError(
                tr("There is no column “{heading}”.", heading=heading),
                hint=tr("Its columns are: {known}.", known=", ".join(headings[:30])),
            )
        if field and field not in FIELDS:
            raise SourceError(
                tr("There is no field “{field}” for a column.", field=field),
                hint=tr("Known are: {known}.", known=", ".join(FIELDS)),
            )
    return told


def _seen(heading: str, field: str, sheet: Sheet, at: int, asked: Asked) -> SeenColumn:
    samples = tuple(row[at] for row in sheet.rows[:200] if at < len(row) and row[at])[:SAMPLES]
    readings = tuple(_reading(sample, asked) for sample in samples) if field in _DATES else ()
    return SeenColumn(heading, field, samples, readings)


def _order(asked: Asked) -> bool | None:
    return {"true": True, "false": False}.get(asked.options.get("day_first", "").lower())


def _reading(text: str, asked: Asked) -> str:
    found = dates.read(text, dates.Context(day_first=_order(asked)))
    if isinstance(found, dates.Normalized):
        return dates.show(found.date)
    if isinstance(found, dates.Ambiguous):
        return tr("either {readings}", readings=" / ".join(choice.reading for choice in found.choices[:3]))
    return found.reason


class _Cells(NamedTuple):
    """One row by field, with where it stood."""

    by_field: Mapping[str, str]
    where: str

    def get(self, field: str) -> str:
        """Return a cell without the blanks around it, "" where the table has none."""
        return self.by_field.get(field, "").strip()


class _Rows:
    """Collects what rows bring."""

    def __init__(self, headings: list[str], mapping: Mapping[str, str], asked: Asked) -> None:
        self._headings = headings
        self._mapping = mapping
        self._of = {field: heading for heading, field in mapping.items() if field}
        self._asked = asked
        self._sources: set[str] = set()
        self._places: set[str] = set()
        self.found: list[Arrival] = []
        self.slips: list[Slip] = []
        self.notes: list[str] = []

    def take(self, number: int, row: tuple[str, ...]) -> None:
        """Read one row."""
        where = tr("row {number}", number=number)
        if any(row[len(self._headings) :]):
            self.slips.append(Slip(where, "", tr("There are more cells than headings in it.")))
            return
        pairs = list(zip(self._headings, row, strict=False))
        cells = _Cells({self._mapping[heading]: cell for heading, cell in pairs}, where)
        if cells.get("row").lower() in ("title", "era"):
            self.notes.append(tr("{where} is the title of the sheet or an era, and was left out.", where=where))
            return
        extra = {heading: cell for heading, cell in pairs if not self._mapping[heading] and cell}
        fields = {name: value for name, value in self._entry(cells) if name in _ALWAYS or value not in ("", None, [])}
        key = cells.get("id") or f"#{number}"
        self.found.append(Arrival("entry", fields, where, key, "", self._of, extra))
        self._place(cells)
        self._citation(cells, key)

    def _entry(self, cells: _Cells) -> Iterator[tuple[str, Any]]:
        for name in ("title", "lane", "private_note"):
            if name in self._of:
                yield name, cells.get(name)
        if "html" in self._of or "summary" in self._of:
            yield "summary", cells.get("summary") or _without_marks(cells.get("html"))
        yield "kind", _slug(KINDS, cells.get("kind"))
        yield "status", _slug(STATUSES, cells.get("status"))
        yield "importance", _whole(cells.get("importance"))
        yield from ((name, names_in(cells.get(name))) for name in ("people", "places", "tags"))
        try:
            yield "when", self._when(cells) if self._of.keys() & {"when", "year"} else None
        except DateSyntaxError as why:
            self.slips.append(Slip(cells.where, self._of.get("end", ""), f"{why} {why.hint}".strip()))

    def _when(self, cells: _Cells) -> Mapping[str, Any] | None:
        start = cells.get("when") or _put_together(cells, "")
        end = cells.get("end") or _put_together(cells, "end_")
        if not end or start == end:
            return as_date(start, self._asked) if start else None
        both = [self._plain(text) if text else ".." for text in (start, end)]
        return {"edtf": "/".join(both)}

    def _plain(self, text: str) -> str:
        """Return one end of a stretch of time as EDTF.

        Raises:
            DateSyntaxError: it is no date, or can be read in two ways.
        """
        found = dates.read(text, dates.Context(day_first=_order(self._asked)))
        if isinstance(found, dates.Normalized) and "/" not in found.date.edtf:
            return found.date.edtf
        raise DateSyntaxError(
            tr("“{text}” is not one day, month or year.", text=text), hint=tr("The entry comes without a date.")
        )

    def _place(self, cells: _Cells) -> None:
        name, latitude, longitude = (cells.get(field) for field in ("places", "latitude", "longitude"))
        if name and latitude and longitude and len(names_in(name)) == 1 and name not in self._places:
            self._places.add(name)
            where = {"name": names_in(name)[0], "latitude": latitude, "longitude": longitude}
            self.found.append(Arrival("place", where, cells.where, "", "", self._of))

    def _citation(self, cells: _Cells, key: str) -> None:
        """Add the source that a row names, once, and let its entry rest on it."""
        told = {column: cells.get(field) for field, column in _SOURCE.items() if cells.get(field)}
        if not told:
            return
        if author := told.get("author"):
            told["author"] = "|".join(names_in(author))
        name = "#" + "\x1f".join(told.get(column, "") for column in _SOURCE.values())
        if name not in self._sources:
            self._sources.add(name)
            kind = {"type": "webpage"} if "url" in told else {"type": "document"}
            item = csl.together({"title": told.get("url", ""), **kind, **told}, {})
            self.found.append(Arrival("source", {"csl": item}, cells.where, name, "", self._of))
        said = {field: cells.get(field) for field in ("quote", "claimant", "locator") if cells.get(field)}
        fields = {"entry_id": key, "source_id": name, **said}
        self.found.append(Arrival("citation", fields, cells.where, "", "", self._of))


def _whole(text: str) -> int | str:
    return int(text[:3]) if text.isdecimal() else text


_ALWAYS = frozenset({"title"})


def as_date(text: str, asked: Asked) -> dict[str, Any]:
    """Return a date as an arrival holds it: EDTF to the letter, else words to be read."""
    text = text.strip().removesuffix(" 00:00:00")
    try:
        return {"edtf": dates.parse(text).edtf}
    except DateSyntaxError:
        order = _order(asked)
        return {"typed": text} if order is None else {"typed": text, "day_first": order}


def names_in(cell: str) -> list[str]:
    """Return the names in a cell: parted by bars or semicolons or lines, else by commas."""
    mark = next((mark for mark in ("|", ";", "\n") if mark in cell), ",")
    return [name.strip() for name in cell.split(mark) if name.strip()]


def _slug(terms: tuple[Term, ...], word: str) -> str:
    known: dict[str, Callable[[Term], str]] = {"slug": lambda t: t.slug, "title": lambda t: t.title}
    for said in known.values():
        for term in terms:
            if word.casefold() in (said(term).casefold(), tr(said(term)).casefold()):
                return term.slug
    return word


def _put_together(cells: _Cells, prefix: str) -> str:
    """Return the date of columns for year, month, day and time, as EDTF where they are numbers."""
    parts = [cells.get(f"{prefix}{name}") for name in ("year", "month", "day")]
    if not parts[0]:
        return ""
    while parts and not parts[-1]:
        parts.pop()
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return " ".join(reversed(parts))
    numbers = [int(re.split(r"[.,]", part)[0]) for part in parts]
    year = f"{'-' if numbers[0] < 0 else ''}{abs(numbers[0]):04}"
    return "-".join([f"Y{year}" if len(year.lstrip("-")) > 4 else year, *(f"{number:02}" for number in numbers[1:])])


def _without_marks(text: str) -> str:
    """Return the words of a piece of HTML; nothing of it is ever shown as HTML."""
    lines = _MARKS.sub("", _TAGS.sub("\n", text))
    return "\n".join(line.strip() for line in html.unescape(lines).strip().splitlines())
