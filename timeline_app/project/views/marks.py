"""The entries that a filter lets through, as columns, in any order."""

from __future__ import annotations

from sqlite3 import Connection

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.chronicle import Filter
from timeline_app.project.columns.base import in_time, read_base, read_ordered
from timeline_app.project.columns.lanes import LANES
from timeline_app.project.columns.marks import MarkColumns
from timeline_app.project.columns.texts import Texts
from timeline_app.project.views.selecting import condition

__all__ = ["LANES", "ORDERS", "MarkColumns", "found", "marks"]

_FEW = 500  # entries of which what belongs to them is asked for one by one

_FIRST_PLACE = (
    "(select p.name from site s join place p on p.id = s.place_id "
    "where s.entry_id = e.id and s.gone = 0 and p.gone = 0 order by s.position, s.id limit 1)"
)
_CITATIONS = "(select count(*) from citation c where c.entry_id = e.id and c.gone = 0)"
ORDERS = {
    "when": ("e.when_sort", "e.when_hi", "e.rank", "e.id"),
    "title": ("folded(e.title)",),
    "place": (f"{_FIRST_PLACE} is null", f"folded({_FIRST_PLACE})"),
    "citations": (_CITATIONS,),
    "status": ("e.status",),
    "kind": ("e.kind",),
    "importance": ("e.importance",),
}
"""What entries can be put in order by, in SQL."""


def marks(
    db: Connection,
    wanted: Filter,
    order: str = "when",
    *,
    falling: bool = False,
    texts: Texts | None = None,
    total: int | None = None,
) -> MarkColumns:
    """Return the entries that a filter lets through, as columns.

    Args:
        order: a name of `ORDERS`; entries that are equal in it come in order of time, undated ones last.
        texts: fetches titles and dates; several sets of columns may share one.
        total: entries in the project, where that is known; counting them takes 0.2 s for 100,000.
    """
    where, values = condition(wanted)
    texts = texts or Texts(db)
    few = None if wanted.ids is None or len(wanted.ids) > _FEW else [bytes.fromhex(id_) for id_ in sorted(wanted.ids)]
    if (order, falling) == ("when", False):
        base = read_base(db, texts, where, values, few)
        rows = in_time(base.held)
    else:
        base, rows = read_ordered(db, texts, (where, values, _by(order, falling)), few)
    if total is None:
        count = "select count(*) from entry not indexed where gone = 0"
        total = int(db.execute(count).fetchone()[0]) if wanted else len(rows)
    return MarkColumns(base, rows, total)


def found(db: Connection, wanted: Filter, order: str, *, falling: bool = False) -> NDArray[np.bytes_]:
    """Return the packed ids alone of what `marks` would; with no order they come as they lie, which asks least."""
    where, values = condition(wanted)
    scan = "" if order or values else "not indexed"
    query = f"select e.id from entry e {scan} where {where}{_by(order, falling)}"
    return np.fromiter((row[0] for row in db.execute(query, values)), "S16")


def _by(order: str, falling: bool) -> str:
    first = [f"{part} desc" if falling else part for part in ORDERS.get(order, ())]
    last = ["e.when_edtf is null"] if order == "when" else []
    return f" order by {', '.join([*last, *first, *ORDERS['when']])}" if order else ""
