"""All entries as a list is sorted by them: a column for each thing, read from the file when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.holdings import citing, quoting
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.gathering.tables import Gathered, gather, ids, numbers, texts, words
from timeline_app.project.parts import Moment, Source
from timeline_app.project.sheets.names import KINDS as NAMES
from timeline_app.project.sheets.names import first_names, recoded

Rows = NDArray[np.int64]

_TIMES = ("sort", "hi", "rank", "undated")
_NUMBERS = {
    "sort": "e.when_sort",
    "hi": "e.when_hi",
    "rank": "e.rank",
    "undated": "e.when_edtf is null",
    "lo": "e.when_lo",
    "start_hi": "e.when_start_hi",
    "lo_known": "e.when_lo_kind = 'known'",
    "hi_known": "e.when_hi_kind = 'known'",
    "importance": "e.importance",
    "confidence": "case e.confidence when 'low' then 1 when 'moderate' then 2 when 'high' then 3 else 0 end",
}
_TEXTS = {
    "title": "e.title",
    "summary": "e.summary",
    "note": "e.private_note",
    "lane": "e.lane",
    "edtf": "coalesce(e.when_edtf, '')",
}
_ALWAYS = {"title"}
"""Texts that are there even where they are empty."""
_SIGNS = {"edtf"}
"""Texts that are compared as they are, not by their folded form."""
_WORDS = {"kind", "status"}
_TOGETHER = (_TIMES, ("lo", "start_hi", "lo_known"), ("hi_known", "importance", "confidence"))
_MARKED = {
    "own_note": (("entry", "id", "own_note <> 0"),),
    "disputed": (
        ("entry", "id", "(status = 'disputed' or disputed_by <> '')"),
        ("citation", "entry_id", "stance = 'disputes'"),
    ),
}
"""Column → the tables that say it of some entries: which column names the entry, and of which rows it is said."""
_ENTRIES = "from entry e where +e.gone = 0 and e.id > ? and e.id <= ?"
_CITATIONS = "from citation where +gone = 0 and id > ? and id <= ?"

Shared = Callable[[], tuple[Roll, dict[str, Any]]]

_LAST = 8
_OWN = {"citations", "quoting", "citing", "looked", "modified", "time"}
COLUMNS = {*_NUMBERS, *_TEXTS, *_WORDS, *NAMES, *_MARKED, *_OWN}
"""The columns there are; `time`: the rows in order of time. Words and names are `Coded`, what is marked is bool.

Texts are ranks of their folded forms, signs ranks of themselves, from 1 on; -1 for none, 0 for an empty title.
"""


class Key(NamedTuple):
    """What rows are compared by; where `there` is False it is missing."""

    values: NDArray[Any]
    there: NDArray[np.bool_] | None = None


class Sheet:
    """The columns as of one moment; what is read later is kept only where the file is still as it was then.

    It may be asked in any thread with a connection of that thread: neither a column nor `columns` is ever altered, as
    another thread may be going through them; others take their place.
    """

    def __init__(self, moment: Moment, roll: Roll | None = None, columns: dict[str, Any] | None = None) -> None:
        self.moment = moment
        self.roll = roll
        self.columns: dict[str, Any] = columns or {}
        self._shared: Shared | None = None

    def share(self, shared: Shared) -> None:
        """Take roll and columns from elsewhere, once somebody asks for one: it may take a tenth of a second."""
        self._shared = shared

    def _take_shared(self) -> None:
        shared, self._shared = self._shared, None
        if shared is not None:
            roll, columns = shared()
            self.roll = self.roll or roll
            self.columns = columns | self.columns

    def ids(self, source: Source) -> Roll:
        """Return the ids of all entries, sorted."""
        self._take_shared()
        if self.roll is None:
            read = self._read_numbers(source, _TIMES)
            self.columns = self.columns | read
        assert self.roll is not None
        return self.roll

    def column(self, source: Source, name: str) -> Any:
        """Return a column of `COLUMNS`."""
        self._take_shared()
        if name in self.columns:
            return self.columns[name]
        self.ids(source)
        read = self._reader(name)(source, name)
        if source.moment() == self.moment:
            self.columns = self.columns | read
        return read[name]

    def looked(self, source: Source, key: Hashable, look: Callable[[], Any]) -> Any:
        """Return what somebody looked for in the texts, kept as columns are; the last few of these."""
        known: dict[Hashable, Any] = self.columns.get("looked", {})
        if key in known:
            return known[key]
        found = look()
        if source.moment() == self.moment:
            self.columns = self.columns | {"looked": dict([*known.items(), (key, found)][-_LAST:])}
        return found

    def _reader(self, name: str) -> Callable[[Source, str], dict[str, Any]]:
        if name in _NUMBERS:
            return lambda source, name: self._read_numbers(source, next(some for some in _TOGETHER if name in some))
        own = {"time": self._time, "citations": self._citations, "modified": self._modified}
        own |= {"quoting": self._holders, "citing": self._holders}
        if name in own:
            return own[name]
        read = dict.fromkeys(_TEXTS, self._read_texts) | dict.fromkeys(_WORDS, self._read_words)
        return (read | dict.fromkeys(_MARKED, self._read_marked)).get(name, self._read_names)

    def _read_numbers(self, source: Source, names: tuple[str, ...]) -> dict[str, Any]:
        return dict(zip(names, self._gather(source, [numbers(_NUMBERS[name]) for name in names]), strict=True))

    def _gather(self, source: Source, columns: list[Gathered]) -> list[Any]:
        """Return columns in the rows of the roll; their ids are read as well where they need not be those any more."""
        if self.roll is not None and source.moment() == self.moment:
            found = gather(source, _ENTRIES, columns, self.roll.spans())
            if source.moment() == self.moment:
                return found
        read, *found = gather(source, _ENTRIES, [ids(source, "e.id"), *columns], source.spans("entry"))
        if self.roll is None:
            self.roll = Roll(read)
            return found
        return [self._placed(read, values) for values in found]

    def _placed(self, read: NDArray[np.bytes_], values: Any) -> Any:
        """Return values in the rows of their ids; somebody may have added entries since."""
        assert self.roll is not None
        if np.array_equal(read, self.roll.ids):
            return values
        placed = np.zeros(len(self.roll), values.dtype)
        rows = self.roll.rows(read)
        placed[rows[rows >= 0]] = values[rows >= 0]
        return placed

    def _read_texts(self, source: Source, name: str) -> dict[str, Any]:
        found = self._ranks(source, _TEXTS[name], folded=name not in _SIGNS)
        return {name: found if name in _ALWAYS else np.where(found > 0, found, np.int32(-1))}

    def _ranks(self, source: Source, column: str, *, folded: bool) -> NDArray[np.int32]:
        *others, last = texts(column, folded=folded)
        for way in others:
            with suppress(ValueError):
                return np.asarray(self._gather(source, [way])[0])
        return np.asarray(self._gather(source, [last])[0])

    def _read_words(self, source: Source, name: str) -> dict[str, Any]:
        known: dict[str, int] = {}
        (codes,) = self._gather(source, [words(f"e.{name}", known)])
        return {name: recoded(codes, [*known])}

    def _read_names(self, source: Source, name: str) -> dict[str, Any]:
        return {name: first_names(source, name, self.ids(source))}

    def _time(self, source: Source, name: str) -> dict[str, Any]:
        sort, hi, rank, undated = (self.column(source, part) for part in _TIMES)
        return {name: np.lexsort([rank, hi, sort, undated] if rank.any() else [hi, sort, undated])}

    def _citations(self, source: Source, name: str) -> dict[str, Any]:
        (read,) = gather(source, _CITATIONS, [ids(source, "entry_id")], source.spans("citation"))
        cited = self.ids(source).rows(read)
        return {name: np.bincount(cited[cited >= 0], minlength=len(self.ids(source)))}

    def _read_marked(self, source: Source, name: str) -> dict[str, Any]:
        roll = self.ids(source)
        found = np.zeros(len(roll), np.bool_)
        for table, entry, said in _MARKED[name]:
            spans = roll.spans() if table == "entry" else source.spans(table)
            asked = f"from {table} where +gone = 0 and {said} and id > ? and id <= ?"
            (read,) = gather(source, asked, [ids(source, entry)], spans)
            roll.mark(found, read)
        return {name: found}

    def _holders(self, source: Source, name: str) -> dict[str, Any]:
        return {name: (quoting if name == "quoting" else citing)(source, self.ids(source))}

    def _modified(self, source: Source, name: str) -> dict[str, Any]:
        roll = self.ids(source)
        last = np.full(len(roll), -1, np.int64)
        kind = np.dtype([("k", "i8"), ("row", "S16")])
        for part in source.parts("select k, row from operation where k > ? order by k limit ?", -1):
            found = np.array(part, kind)
            rows = roll.rows(found["row"])
            last[rows[rows >= 0]] = found["k"][rows >= 0]  # of several the last one written stays
        return {name: last}
