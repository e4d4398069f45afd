"""Conditions of a filter that columns in memory or names by their index answer; what is left is for the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.chronicle import Filter
from timeline_app.project.parts import Source
from timeline_app.project.sheets.members import MEMBERS, members
from timeline_app.project.sheets.sheet import Sheet

Through = NDArray[np.bool_]

_PLAIN = Filter()


def through(sheet: Sheet, source: Source, wanted: Filter) -> tuple[Through | None, Filter]:
    """Return which rows the conditions let through that columns and names can tell, and the others.

    None lets all rows through. No column is read for this, as for a single condition the file is asked as quickly, but
    how often entries are cited: for each of them the file takes three times as long.
    """
    found: list[Through] = []
    if (wanted.cited or wanted.uncited) and not (wanted.text or wanted.quote or wanted.ids is not None):
        for name in ("citations", "own_note") if wanted.uncited else ("citations",):
            sheet.column(source, name)
    for name, (needed, tell) in _TOLD.items():
        value = getattr(wanted, name)
        if value != getattr(_PLAIN, name) and needed <= sheet.columns.keys():
            found.append(tell(sheet.columns, value))
            wanted = replace(wanted, **{name: getattr(_PLAIN, name)})
    for name in MEMBERS:
        if names := getattr(wanted, name):
            found.append(members(source, sheet.ids(source), name, names))
            wanted = replace(wanted, **{name: getattr(_PLAIN, name)})
    held_back, left = _held_back(sheet, source, wanted.without)
    found += held_back
    return (np.logical_and.reduce(found) if found else None), replace(wanted, without=left)


def _held_back(sheet: Sheet, source: Source, without: tuple[Filter, ...]) -> tuple[list[Through], tuple[Filter, ...]]:
    """Return which rows each filter leaves that can be told from here alone, and the other filters."""
    told, left = [], []
    for each in without:
        lets_through, more = through(sheet, source, each)
        if lets_through is None or more:
            left.append(each)
        else:
            told.append(~lets_through)
    return told, tuple(left)


def _one_of(column: str) -> tuple[set[str], Callable[[dict[str, Any], Any], Through]]:
    def _tell(columns: dict[str, Any], words: frozenset[str]) -> Through:
        coded = columns[column]
        fits = np.array([*(name in words for name in coded.names), False])
        return np.asarray(fits[coded.codes])

    return {column}, _tell


_TOLD: dict[str, tuple[set[str], Callable[[dict[str, Any], Any], Through]]] = {
    "kinds": _one_of("kind"),
    "statuses": _one_of("status"),
    "after": ({"hi"}, lambda columns, second: columns["hi"] > second),
    "before": ({"lo"}, lambda columns, second: columns["lo"] < second),
    "undated": ({"undated"}, lambda columns, _: columns["undated"].astype(bool)),
    "cited": ({"citations"}, lambda columns, _: columns["citations"] > 0),
    "uncited": ({"citations", "own_note"}, lambda columns, _: (columns["citations"] == 0) & (columns["own_note"] == 0)),
    "own_note": ({"own_note"}, lambda columns, _: columns["own_note"] == 1),
    "importance": (
        {"importance"},
        lambda columns, span: (columns["importance"] >= span[0]) & (columns["importance"] <= span[1]),
    ),
}
"""Field of a filter → the columns that it needs, and how they tell. Each says what `views.selecting` says in SQL."""
