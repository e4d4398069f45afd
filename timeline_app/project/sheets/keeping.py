"""The sheet of a project, kept from one order to the next; an edit takes from it the columns that it concerns."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

import numpy as np

from timeline_app.project.change import Change
from timeline_app.project.columns.lanes import Named
from timeline_app.project.columns.marks import MarkColumns
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.parts import Source
from timeline_app.project.sheets.names import recoded
from timeline_app.project.sheets.sheet import COLUMNS, Sheet

_TIME = {"time", "sort", "hi", "undated", "lo", "start_hi", "lo_known", "hi_known", "edtf"}
_OF_FIELDS = {
    "title": {"title", "looked"},
    "summary": {"summary", "looked"},
    "private_note": {"note"},
    "rank": {"rank", "time"},
    "status": {"status", "disputed"},
    "disputed_by": {"disputed"},
}
"""Field of an entry → its columns, where they are not that alone and it is no part of the date."""
_OF_TABLES = {
    "site": {"place"},
    "place": {"place"},
    "role": {"agent", "person", "organisation"},
    "agent": {"agent", "person", "organisation", "claimant"},
    "citation": {"citations", "source", "claimant", "quoting", "citing", "disputed", "looked"},
    "passage": {"source", "citing", "looked"},
    "version": {"source", "citing"},
    "source": {"source", "citing"},
    "tag": {"tag"},
    "tagging": {"tag"},
}
_SHARED = ("sort", "hi", "rank", "undated", "lo", "start_hi", "importance", "own_note", "citations")
_NAMED = ("place", "person", "organisation", "tag", "claimant")


class Sheets:
    """The newest sheet; it must hear every change that is made through the same connection."""

    def __init__(self, db: Connection) -> None:
        self._source = Source(db, lambda: None)
        self._sheet: Sheet | None = None
        self._given: tuple[Sheet | None, MarkColumns | None] = (None, None)  # what it shares with the timeline

    def sheet(self, whole: MarkColumns | None) -> Sheet:
        """Return the sheet of the file as it is.

        Args:
            whole: every entry as the timeline shows it, where that is read already: most of it need not be again.
        """
        moment = self._source.moment()
        if self._sheet is None or self._sheet.moment != moment:
            self._sheet = Sheet(moment)
        if whole is not None and (self._given[0] is not self._sheet or self._given[1] is not whole):
            self._given = (self._sheet, whole)
            self._sheet.share(lambda: (Roll(whole.base.packed), _shared(whole)))
        return self._sheet

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._sheet = None

    def hear(self, change: Change) -> None:
        """Let go of the columns that a change concerns."""
        before, moment = self._sheet, self._source.moment()
        if before is None or before.moment == moment:
            return
        concerned = _concerned(change) if moment[0] == before.moment[0] + 1 else None
        if concerned is None:
            self._sheet = None
            return
        left = {name: column for name, column in before.columns.items() if name not in concerned}
        self._sheet = Sheet(moment, before.roll, left)


def _concerned(change: Change) -> set[str] | None:
    """Return the columns that may be others now; None where entries came or went."""
    found = {"modified"}
    for (table, _), (before, after) in change.rows.items():
        if table == "entry":
            if before is None or after is None:
                return None
            fields = {field for field, value in after.items() if before.get(field) != value}
            for field in fields:
                found |= _TIME if field.startswith("when") else _OF_FIELDS.get(field, {field} & COLUMNS)
        found |= _OF_TABLES.get(table, set())
    return found


def _shared(whole: MarkColumns) -> dict[str, Any]:
    """Return what the columns of the timeline say already."""
    held, words = whole.base.held, whole.base.words
    found: dict[str, Any] = {name: held[name] for name in _SHARED}
    found["time"] = whole.rows
    for name in ("lo", "hi"):
        found[f"{name}_known"] = held[f"{name}_kind"] == words[f"{name}_kind"].index("known")
    found |= {name: recoded(held[name], words[name]) for name in ("kind", "status")}
    for name in _NAMED:
        if name in whole.base.lanes:
            found[name] = recoded(_firsts(whole.base.lanes[name]), whole.base.lanes[name].names)
    return found


def _firsts(named: Named) -> np.ndarray[Any, np.dtype[Any]]:
    start, codes = named.start, np.append(named.codes, np.int32(-1))
    return np.where(start[1:] == start[:-1], np.int32(-1), codes[start[:-1]])
