"""Columns after a small edit: what was touched is put in its place, all else stays as it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from typing import Any

import numpy as np

from timeline_app.project.columns.altered import Altered, says
from timeline_app.project.columns.base import Base, Held, speaking, time_key
from timeline_app.project.columns.marks import MarkColumns
from timeline_app.project.columns.sequences import Rows, pack, rows_of
from timeline_app.shifts import Shift


def patched(before: MarkColumns, touched: Set[str], news: MarkColumns, renamed: Set[str] = frozenset()) -> MarkColumns:
    """Return columns in order of time in which the touched entries are as in `news`, or gone if they are not there.

    Columns in which nothing is different are the same ones as before. `renamed`: kinds of lanes that were let go.
    """
    old, new = before.base, speaking(news.base, before.base.words)
    ids = pack(touched)
    out = rows_of(old.packed, ids)
    out = out[out >= 0]
    at = np.searchsorted(old.packed, new.packed)
    shift = Shift.of(len(old.packed), out, at - np.searchsorted(out, at) + np.arange(len(at)))
    same = shift.still and says(old.held, old.held, out, new.held)
    held = old.held if same else Altered(old.held, shift, new.held)
    lanes = {kind: named.edited(shift, new.named(kind)) for kind, named in old.lanes.items()}
    order = before.rows
    if not (shift.still and says(old.held, _ORDERING, out, new.held)):
        order = _placed(held, shift.numbers(order), before.id.places(out), shift.come)
    base = Base(old.db, held, new.words, old.texts, lanes, edits=old.edited(ids, renamed))
    return MarkColumns(base, order, len(order))


_ORDERING = ("sort", "hi", "rank", "undated")  # what `time_key` looks at


def _placed(held: Held, order: Rows, gone: Rows, rows: Rows) -> Rows:
    """Return an order of time without what stands at some places, with these rows where they belong."""
    gone = np.sort(gone)
    stay = Shift.of(len(order), gone, np.empty(0, np.int64))
    keys = sorted(time_key(held, row) for row in rows.tolist())
    order_key = _Key(held, order, stay)
    put = [bisect_left(order_key, key) + number for number, key in enumerate(keys)]
    return Shift.of(len(order), gone, np.array(put, np.int64)).column(order, [key[-1] for key in keys])


class _Key(Sequence[tuple[bool, int, int, int, int]]):
    """By what the rows that stay stand in the order of time."""

    def __init__(self, held: Held, order: Rows, stay: Shift) -> None:
        self._held, self._order, self._stay = held, order, stay

    def __len__(self) -> int:
        return len(self._order) - len(self._stay.gone)

    def __getitem__(self, at: Any) -> Any:
        piece = bisect_right(self._stay.begin + self._stay.by, at) - 1
        return time_key(self._held, int(self._order[at - int(self._stay.by[piece])]))
