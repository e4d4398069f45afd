"""Columns after a small edit: what was touched is put in its place, all else stays as it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.base import Base, Held, speaking, time_key
from timeline_app.project.columns.marks import MarkColumns
from timeline_app.project.columns.sequences import Rows, pack, rows_of


def patched(before: MarkColumns, touched: set[str], news: MarkColumns) -> MarkColumns:
    """Return columns in order of time in which the touched entries are as in `news`, or gone if they are not there.

    Columns in which nothing is different are the same arrays as before.
    """
    old, new = before.base, speaking(news.base, before.base.words)
    new.held["edition"][:] = old.held["edition"].max(initial=0) + 1
    out = rows_of(old.packed, pack(touched))
    out = np.unique(out[out >= 0])
    if np.array_equal(old.packed[out], new.packed):
        return _altered(before, out, new)
    stays = np.delete(np.arange(len(old.packed)), out)
    at = np.searchsorted(old.packed[stays], new.packed)
    rows = np.insert(stays, at, len(old.packed) + np.arange(len(new.packed)))  # of both, one after the other
    held = {name: np.insert(np.delete(column, out), at, new.held[name]) for name, column in old.held.items()}
    lanes = {kind: named.followed_by(new.named(kind)).taken(rows) for kind, named in old.lanes.items()}
    places = np.full(len(old.packed) + len(new.packed), -1)
    places[rows] = np.arange(len(rows))
    order = places[before.rows]
    order = _placed(held, order[order >= 0], places[len(old.packed) :])
    return MarkColumns(Base(old.db, held, new.words, old.texts, lanes), order, len(rows))


def _altered(before: MarkColumns, rows: Rows, new: Base) -> MarkColumns:
    """Return the same entries, of which these have other values."""
    old = before.base
    held = {name: _with(column, rows, new.held[name]) for name, column in old.held.items()}
    lanes = {kind: named.altered(rows, new.named(kind)) for kind, named in old.lanes.items()}
    order = before.rows
    if any(held[name] is not old.held[name] for name in ("sort", "hi", "rank", "undated")):
        gone = np.zeros(len(order), bool)
        gone[rows] = True
        order = _placed(held, order[~gone[order]], rows)
    return MarkColumns(Base(old.db, held, new.words, old.texts, lanes), order, before.total)


def _with(column: NDArray[Any], rows: Rows, values: NDArray[Any]) -> NDArray[Any]:
    if np.array_equal(column[rows], values):
        return column
    copied = column.copy()
    copied[rows] = values
    return copied


def _placed(held: Held, order: Rows, rows: Rows) -> Rows:
    """Return an order of time with these rows where they belong."""
    for row in rows.tolist():
        key = time_key(held, row)
        order = np.insert(order, bisect_left(order, key, key=lambda other: time_key(held, int(other))), row)
    return order
