"""The columns of the table: what each shows of an entry, and how it is edited and sorted."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_app.dates import accept, show
from timeline_app.errors import DateSyntaxError
from timeline_app.model.vocabulary import KINDS, STATUSES, Term, title_of
from timeline_app.project import MarkColumns
from timeline_app.words import counted, tr


class Column(NamedTuple):
    """One column. `width` is in design pixels, 0 = the rest; `order` is a name of `views.marks.ORDERS`, "" = none.

    `field` is the field of `Entry` that a cell edits, "" = none; `terms` are the words it may hold.
    """

    name: str
    title: str
    width: int
    text: Callable[[MarkColumns, int], str]
    order: str = ""
    field: str = ""
    terms: tuple[Term, ...] = ()
    shown: bool = True


def when(marks: MarkColumns, row: int) -> str:
    """Return the date of an entry in words; as typed where it cannot be read."""
    edtf = marks.edtf[row]
    if not edtf:
        return tr("undated")
    try:
        return show(accept(edtf), style="short")
    except DateSyntaxError:
        return edtf


def is_order_open(marks: MarkColumns, above: int, row: int) -> bool:
    """Whether the dates leave open which of two neighbours came first; not where one has no date."""
    if not (marks.edtf[above] and marks.edtf[row]):
        return False
    return marks.start_hi[above] >= marks.lo[row] and marks.start_hi[row] >= marks.lo[above]


def _names(lane: str) -> Callable[[MarkColumns, int], str]:
    return lambda marks, row: ", ".join(marks.lanes[lane][row])


def _citations(marks: MarkColumns, row: int) -> str:
    if marks.own_note[row]:
        return tr("own note")
    return counted("{count}", "{count}", marks.citations[row]) if marks.citations[row] else tr("none")


COLUMNS = (
    Column("when", tr("When"), 176, when, "when", "when"),
    Column("title", tr("Title"), 0, lambda marks, row: marks.title[row], "title", "title"),
    Column("place", tr("Place"), 136, _names("place"), "place"),
    Column("citations", tr("Citations"), 88, _citations, "citations"),
    Column("status", tr("Status"), 104, lambda m, row: title_of(STATUSES, m.status[row]), "status", "status", STATUSES),
    Column("kind", tr("Kind"), 104, lambda marks, row: title_of(KINDS, marks.kind[row]), "kind", "kind", KINDS),
    Column("person", tr("People"), 152, _names("person"), shown=False),
    Column("tag", tr("Tags"), 120, _names("tag"), shown=False),
    Column("source", tr("Sources"), 152, _names("source"), shown=False),
    Column(
        "importance",
        tr("Importance"),
        96,
        lambda m, row: str(m.importance[row]),
        "importance",
        "importance",
        shown=False,
    ),
    Column("edtf", tr("EDTF"), 120, lambda marks, row: marks.edtf[row] or "", shown=False),
)
"""Every column, in the order in which they stand."""
