"""Conditions of a filter that columns in memory answer; what is left of the filter is for the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.chronicle import Filter
from timeline_app.project.sheets.sheet import Sheet

Through = NDArray[np.bool_]

_PLAIN = Filter()


def through(sheet: Sheet, wanted: Filter) -> tuple[Through | None, Filter]:
    """Return which rows the conditions let through that can be told from the columns read so far, and the others.

    None lets all rows through. Nothing is read: for a single condition the file is asked as quickly.
    """
    found: Through | None = None
    for name, (needed, tell) in _TOLD.items():
        value = getattr(wanted, name)
        if value == getattr(_PLAIN, name) or not needed <= sheet.columns.keys():
            continue
        told = tell(sheet.columns, value)
        found = told if found is None else found & told
        wanted = replace(wanted, **{name: getattr(_PLAIN, name)})
    return found, wanted


def _one_of(column: str) -> tuple[set[str], Callable[[dict[str, Any], Any], Through]]:
    def tell(columns: dict[str, Any], words: frozenset[str]) -> Through:
        coded = columns[column]
        fits = np.array([*(name in words for name in coded.names), False])
        return np.asarray(fits[coded.codes])

    return {column}, tell


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
