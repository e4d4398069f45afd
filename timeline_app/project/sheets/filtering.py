"""Which entries a filter lets through: told by columns, names and words by their index; what is left asks the file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.chronicle import Filter
from timeline_app.project.columns.sequences import is_id, pack
from timeline_app.project.parts import Source
from timeline_app.project.search import index
from timeline_app.project.sheets.members import MEMBERS, members
from timeline_app.project.sheets.sheet import Sheet
from timeline_app.project.sheets.wording import looked_through, worded

Through = NDArray[np.bool_]
Ask = Callable[[Filter], Through]

_PLAIN = Filter()
_FEW = 10_000  # entries of which the file tells the rest one by one, in less time than it takes to read any column


def through(sheet: Sheet, source: Source, wanted: Filter, ask: Ask) -> Through | None:
    """Return which rows a filter lets through, None for all of them.

    Args:
        ask: puts conditions to the file. Where few entries meet the others, it is asked of these alone.
    """
    told, left = _told(sheet, source, wanted, ask)
    return _and_asked(sheet, source, told, left, ask)


def _and_asked(sheet: Sheet, source: Source, told: Through | None, left: Filter, ask: Ask) -> Through | None:
    """Return which of the rows that are told meet what is left as well."""
    if not left:
        return told
    if told is None:
        return ask(left)
    number = np.count_nonzero(told)
    if number <= _FEW:
        digits = sheet.ids(source).ids[told].tobytes().hex()
        left = replace(left, ids=frozenset(digits[at : at + 32] for at in range(0, len(digits), 32)))
    return told & ask(left) if number else told


def _told(sheet: Sheet, source: Source, wanted: Filter, ask: Ask) -> tuple[Through | None, Filter]:
    """Return which rows meet the conditions that can be told from here, None for all of them, and the others.

    A condition that asks the tables of each entry is a column from then on. No other column is read for this: for a
    single condition on the entry itself the file is asked as quickly.
    """
    found, wanted = _named(sheet, source, *_known(sheet, [], wanted))
    several = np.logical_and.reduce(found) if found else None
    if several is None or np.count_nonzero(several) > _FEW:
        for field, names in _READ.items():
            for name in names if getattr(wanted, field) else ():
                sheet.column(source, name)
        found, wanted = _known(sheet, found, wanted)
        if wanted.text or wanted.quote:
            with suppress(ValueError):
                found = [*found, *looked_through(sheet, source, wanted)]
                wanted = replace(wanted, text="", quote="")
    found, wanted = _held_back(sheet, source, found, wanted, ask)
    return (np.logical_and.reduce(found) if found else None), wanted


def _known(sheet: Sheet, found: list[Through], wanted: Filter) -> tuple[list[Through], Filter]:
    """Return what columns tell that are in memory, beside what was found, and the conditions that they do not."""
    for name, (needed, tell) in _TOLD.items():
        value = getattr(wanted, name)
        if value != getattr(_PLAIN, name) and needed <= sheet.columns.keys():
            found = [*found, tell(sheet.columns, value)]
            wanted = replace(wanted, **{name: getattr(_PLAIN, name)})
    return found, wanted


def _named(sheet: Sheet, source: Source, found: list[Through], wanted: Filter) -> tuple[list[Through], Filter]:
    """Return what names, ids and words tell, beside what was found, and the other conditions."""
    if wanted.ids is not None:
        those = np.zeros(len(sheet.ids(source)), np.bool_)
        sheet.ids(source).mark(those, pack(list(filter(is_id, wanted.ids))))
        found, wanted = [*found, those], replace(wanted, ids=None)
    for name in MEMBERS:
        if names := getattr(wanted, name):
            found = [*found, members(sheet, source, name, names)]
            wanted = replace(wanted, **{name: getattr(_PLAIN, name)})
    if (wanted.text or wanted.quote) and index.is_whole(source.db):
        found, wanted = [*found, *worded(sheet, source, wanted)], replace(wanted, text="", quote="")
    return found, wanted


def _held_back(
    sheet: Sheet, source: Source, found: list[Through], wanted: Filter, ask: Ask
) -> tuple[list[Through], Filter]:
    """Return which rows the filters leave that hold something back, beside what was found, and the other filters.

    Of such a filter nothing may be told from here; then it is left for the one question that is put to the file.
    """
    left = []
    for each in wanted.without:
        told, more = _told(sheet, source, each, ask)
        lets_through = None if told is None else _and_asked(sheet, source, told, more, ask)
        if lets_through is None:
            left.append(each)
        else:
            found = [*found, ~lets_through]
    return found, replace(wanted, without=tuple(left))


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
    "uncited": ({"citations", "own_note"}, lambda columns, _: (columns["citations"] == 0) & ~columns["own_note"]),
    "disputed": ({"disputed"}, lambda columns, _: columns["disputed"]),
    "own_note": ({"own_note"}, lambda columns, _: columns["own_note"]),
    "importance": (
        {"importance"},
        lambda columns, span: (columns["importance"] >= span[0]) & (columns["importance"] <= span[1]),
    ),
}
"""Field of a filter → the columns that it needs, and how they tell. Each says what `views.selecting` says in SQL."""

_READ = {
    "cited": ("citations",),
    "uncited": ("citations", "own_note"),
    "disputed": ("disputed",),
    "own_note": ("own_note",),
}
"""Field of a filter → the columns that are read for it: asked of each entry, the file takes three times as long."""
