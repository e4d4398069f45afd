"""Columns after a small edit: what was touched is put in its place, all else stays as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

import numpy as np

from timeline_app.project.columns.base import Base, Held, speaking, time_key
from timeline_app.project.columns.marks import MarkColumns
from timeline_app.project.columns.sequences import Rows, pack, rows_of
from timeline_app.shifts import Shift


def patched(before: MarkColumns, touched: Set[str], news: MarkColumns, renamed: Set[str] = frozenset()) -> MarkColumns:
    """Return columns in order of time in which the touched entries are as in `news`, or gone if they are not there.

    Columns in which nothing is different are the same arrays as before. `renamed`: kinds of lanes that were let go.
    """
    old, new = before.base, speaking(news.base, before.base.words)
    new.held["edition"][:] = old.held["edition"].max(initial=0) + 1
    ids = pack(touched)
    out = rows_of(old.packed, ids)
    out = out[out >= 0]
    at = np.searchsorted(old.packed, new.packed)
    shift = Shift.of(len(old.packed), out, at - np.searchsorted(out, at) + np.arange(len(at)))
    held = {name: shift.column(column, new.held[name]) for name, column in old.held.items()}
    lanes = {kind: named.edited(shift, new.named(kind)) for kind, named in old.lanes.items()}
    order = before.rows
    if not shift.still or any(held[name] is not old.held[name] for name in ("sort", "hi", "rank", "undated")):
        order = shift.numbers(order)
        order = _placed(held, order[order >= 0] if len(out) else order, shift.come)
    base = Base(old.db, held, new.words, old.texts, lanes, edits=old.edited(ids, renamed))
    return MarkColumns(base, order, len(order))


def _placed(held: Held, order: Rows, rows: Rows) -> Rows:
    """Return an order of time with these rows where they belong."""
    for row in rows.tolist():
        key = time_key(held, row)
        order = np.insert(order, bisect_left(order, key, key=lambda other: time_key(held, int(other))), row)
    return order
