"""Rows in order, by numpy: stable sorts, the last key first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.parts import Source
from timeline_app.project.sheets.names import Coded
from timeline_app.project.sheets.sheet import Key, Rows, Sheet

_DAY = 86_400
_SMALL = 2**16 - 2  # keys of sixteen bits are sorted without comparing them


def key(sheet: Sheet, source: Source, order: str) -> Key:
    """Return what one of `ordering.ORDERS`, other than `when`, compares."""
    if order in ("earliest", "latest"):
        return Key(
            sheet.column(source, "lo" if order == "earliest" else "hi"),
            sheet.column(source, "lo_known" if order == "earliest" else "hi_known").astype(bool),
        )
    column = sheet.column(source, "agent" if order == "person" else order)
    values = column.keys() if isinstance(column, Coded) else column
    if order in ("importance", "citations"):
        return Key(values)
    return Key(values, values > 0 if order == "confidence" else values >= 0)


def time_of(sheet: Sheet, source: Source, group: str, *, floor: int, ceiling: int) -> Key:
    """Return the year, astronomical, or the month, year × 12 + month - 1, in which each date lies wholly.

    Args:
        floor: seconds up to this one, and from the one before `ceiling`, are off the scale.
    """
    first, last = sheet.column(source, "lo"), sheet.column(source, "start_hi") - 1
    there = sheet.column(source, "lo_known").astype(bool)
    there = there & (first > floor) & (first < ceiling - 1) & (last > floor) & (last < ceiling - 1)
    months = [np.zeros(len(first), np.int64) for _ in (first, last)]
    for found, seconds in zip(months, (first, last), strict=True):
        days = np.floor_divide(seconds[there], _DAY).astype("M8[D]")
        found[there] = days.astype("M8[M]").astype(np.int64) + 1970 * 12
    if group == "year":
        months = [np.floor_divide(found, 12) for found in months]
    return Key(months[0], there & (months[0] == months[1]))


def time_rows(sheet: Sheet, source: Source, *, falling: bool) -> Rows:
    """Return all rows in order of time; falling, those without a date still come last."""
    rows: Rows = sheet.column(source, "time")
    if not falling:
        return rows
    undated = sheet.column(source, "undated").astype(bool)[rows]
    return np.concatenate([rows[~undated][::-1], rows[undated][::-1]])


def sorted_by(rows: Rows, keys: Iterable[tuple[Key, bool]]) -> Rows:
    """Return rows sorted by keys, each with whether it falls; the first counts most, what is missing comes last."""
    for wanted, falling in reversed(list(keys)):
        rows = rows[_stable(_turns(wanted, rows, falling))]
    return rows


def _stable(turns: NDArray[Any]) -> NDArray[np.int64]:
    """Return what a stable sort returns; numbers are sorted with their places in them where there is room."""
    places = len(turns).bit_length()
    if turns.dtype == np.uint16 or not len(turns) or int(turns.max()).bit_length() + places > 64:
        return np.argsort(turns, kind="stable")
    packed = turns << np.uint64(places) | np.arange(len(turns), dtype=np.uint64)
    packed.sort()
    return (packed & np.uint64((1 << places) - 1)).view(np.int64)


def _turns(wanted: Key, rows: Rows, falling: bool) -> NDArray[Any]:
    values = wanted.values[rows].astype(np.int64, copy=False)
    there = None if wanted.there is None else wanted.there[rows]
    known = values if there is None else values[there]
    if not len(known):
        return np.zeros(len(rows), np.uint16)
    low, high = int(known.min()), int(known.max())
    turns = (high - values if falling else values - low).view(np.uint64)  # dates lie further apart than an int64 says
    if there is not None:
        turns[~there] = high - low + 1
    return turns.astype(np.uint16) if high - low <= _SMALL else turns
