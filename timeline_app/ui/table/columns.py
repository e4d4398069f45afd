"""The columns of the table: what each shows of an entry, and how it is edited, sorted and grouped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from timeline_app.dates import accept, iso_bounds, show
from timeline_app.errors import DateSyntaxError
from timeline_app.model.vocabulary import CONFIDENCE, KINDS, STATUSES, Term, title_of
from timeline_app.project import EntryRow
from timeline_app.words import counted, tr


class Column(NamedTuple):
    """One column. `width` is in design pixels, 0 = the rest; `order` is a name of `project.ORDERS`.

    `field` is the field of an entry that a cell edits, "" = none; `terms` are the words it may hold; `group` is a
    name of `project.GROUPS`, "" = none.
    """

    name: str
    title: str
    width: int
    text: Callable[[EntryRow], str]
    order: str
    field: str = ""
    terms: tuple[Term, ...] = ()
    shown: bool = False
    group: str = ""


@lru_cache(maxsize=16384)
def date_words(edtf: str | None, precision: int = 0) -> str:
    """Return the date of an entry in words; as typed where it cannot be read.

    Args:
        precision: of `dates.Precision`, 0 for that of the notation, in which 14:30 has seconds.
    """
    if not edtf:
        return tr("undated")
    try:
        return show(accept(edtf, precision=precision), style="short")
    except DateSyntaxError:
        return edtf


@lru_cache(maxsize=4096)
def _bounds(edtf: str | None) -> tuple[str, str]:
    try:
        earliest, latest = iso_bounds(accept(edtf)) if edtf else (None, None)
    except DateSyntaxError:
        return "", ""
    return earliest or "", latest or ""


def is_order_open(above: EntryRow, row: EntryRow) -> bool:
    """Whether the dates leave open which of two neighbours came first; not where one has no date."""
    if not (above.edtf and row.edtf):
        return False
    return above.start_hi >= row.lo and row.start_hi >= above.lo


def _citations(row: EntryRow) -> str:
    if row.own_note:
        return tr("own note")
    return counted("{count}", "{count}", row.citations) if row.citations else tr("none")


def _modified(row: EntryRow) -> str:
    return f"{datetime.fromtimestamp(row.modified / 1000, UTC):%Y-%m-%d %H:%M}" if row.modified else ""


def _confidence(row: EntryRow) -> str:
    return title_of(CONFIDENCE, row.confidence) if row.confidence else ""


_NOT_SAID = (Term("", tr("Not said")), *CONFIDENCE)
COLUMNS = (
    Column(
        "when",
        tr("When"),
        176,
        lambda row: date_words(row.edtf, row.precision),
        "when",
        "when",
        shown=True,
        group="year",
    ),
    Column("title", tr("Title"), 0, lambda row: row.title, "title", "title", shown=True),
    Column("place", tr("Place"), 136, lambda row: ", ".join(row.places), "place", "places", shown=True, group="place"),
    Column("citations", tr("Citations"), 88, _citations, "citations", shown=True),
    Column(
        *("status", tr("Status"), 104, lambda row: title_of(STATUSES, row.status), "status", "status", STATUSES),
        shown=True,
        group="status",
    ),
    Column(
        *("kind", tr("Kind"), 104, lambda row: title_of(KINDS, row.kind), "kind", "kind", KINDS),
        shown=True,
        group="kind",
    ),
    Column("person", tr("People"), 152, lambda row: ", ".join(row.people), "person", "people", group="person"),
    Column("tag", tr("Tags"), 120, lambda row: ", ".join(row.tags), "tag", "tags", group="tag"),
    Column("source", tr("Sources"), 152, lambda row: ", ".join(row.sources), "source", group="source"),
    Column("claimant", tr("Claimants"), 136, lambda row: ", ".join(row.claimants), "claimant", group="claimant"),
    Column("importance", tr("Importance"), 96, lambda row: str(row.importance), "importance", "importance"),
    Column("confidence", tr("Confidence"), 104, _confidence, "confidence", "confidence", _NOT_SAID),
    Column("summary", tr("Summary"), 240, lambda row: row.summary, "summary", "summary"),
    Column("lane", tr("Lane"), 104, lambda row: row.lane, "lane", "lane"),
    Column("note", tr("Private note"), 200, lambda row: row.private_note, "note", "private_note"),
    Column("earliest", tr("Earliest"), 96, lambda row: _bounds(row.edtf)[0], "earliest", group="month"),
    Column("latest", tr("Latest"), 96, lambda row: _bounds(row.edtf)[1], "latest"),
    Column("edtf", tr("EDTF"), 120, lambda row: row.edtf or "", "edtf"),
    Column("modified", tr("Modified"), 128, _modified, "modified"),
)
"""Every column, in the order in which they stand at first."""

NUMBERS = {column.name: number for number, column in enumerate(COLUMNS)}
GROUP_TITLES = {
    "place": tr("Place"),
    "person": tr("Person"),
    "organisation": tr("Organisation"),
    "tag": tr("Tag"),
    "source": tr("Source"),
    "claimant": tr("Claimant"),
    "kind": tr("Kind"),
    "status": tr("Status"),
    "year": tr("Year"),
    "month": tr("Month"),
}
"""What rows can be grouped by, in the order in which it is offered."""

_NONE = {
    "place": tr("Without a place"),
    "person": tr("Without a person"),
    "organisation": tr("Without an organisation"),
    "tag": tr("Without a tag"),
    "source": tr("Without a source"),
    "claimant": tr("Nobody is named who says so"),
    "year": tr("Undated, or not within one year"),
    "month": tr("Undated, or not within one month"),
}


def group_words(group: str, value: str | int | None, name: str) -> str:
    """Return the heading of a group."""
    if value is None:
        return _NONE.get(group, tr("Without"))
    if isinstance(value, int):
        year, month = (value, 0) if group == "year" else divmod(value, 12)
        far = f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}"
        return (
            far
            if group == "month" and abs(year) > 9999
            else show(accept(f"{far}-{month + 1:02}" if group == "month" else far))
        )
    return title_of(KINDS, name) if group == "kind" else title_of(STATUSES, name) if group == "status" else name
