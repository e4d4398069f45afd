"""Titles and dates in words, fetched from the file when they are looked at and kept while they may be again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.sequences import Column, Rows

_MOST = 30_000  # entries kept; more, and all are let go
_PAGE = 64  # neighbours fetched together where somebody reads on
_ASKED = 500  # entries in one question


class Words(NamedTuple):
    """What an entry says of itself: its title; its date as typed, in EDTF (None without one), and in either."""

    title: str
    text: str
    edtf: str | None
    date_words: str

    @classmethod
    def of(cls, title: str, text: str, edtf: str | None) -> Words:
        """Return the words of a row."""
        return cls(title, text, edtf, text or edtf or "")


_QUERY = "select id, title, when_text, when_edtf from entry"
_NOTHING = Words("", "", None, "")


class Texts:
    """The words of entries, by their packed ids; belongs to the thread of its connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._known: dict[bytes, Words] = {}

    def forget(self, ids: Iterable[str]) -> None:
        """Fetch the words of these entries anew when they are next asked for."""
        for id_ in ids:
            self._known.pop(bytes.fromhex(id_), None)

    def forget_all(self) -> None:
        """Fetch everything anew."""
        self._known.clear()

    def at(self, packed: NDArray[np.bytes_], rows: Rows, at: int) -> Words:
        """Return the words of the entry at a place of a view; its neighbours are fetched with it where one is known."""
        id_ = _bytes(packed, rows, at)
        found = self._known.get(id_)
        if found is None:
            near = range(max(at - 1, 0), min(at + 2, len(rows)))
            if any(_bytes(packed, rows, place) in self._known for place in near):
                first = max(at - _PAGE // 2, 0)
                self.some(packed, rows[first : first + _PAGE])
            else:
                self._fetch([id_])
            found = self._known.get(id_, _NOTHING)
        return found

    def some(self, packed: NDArray[np.bytes_], rows: Rows) -> list[Words]:
        """Return the words of these entries alone; those that are not known are fetched together."""
        found = []
        for first in range(0, len(rows), _ASKED):
            ids = _parted(packed[rows[first : first + _ASKED]])
            self._fetch(ids)
            found += [self._known.get(id_, _NOTHING) for id_ in ids]
        return found

    def every(self, packed: NDArray[np.bytes_], rows: Rows) -> list[Words]:
        """Return the words of a whole view, in its order, with one question."""
        known = {id_: Words.of(*words) for id_, *words in self._db.execute(_QUERY)}
        return [known.get(id_, _NOTHING) for id_ in _parted(packed[rows])]

    def _fetch(self, ids: Sequence[bytes]) -> None:
        """Make the words of these entries known, where they are not."""
        if len(self._known) > _MOST:
            self._known.clear()
        asked = [id_ for id_ in ids if id_ not in self._known]
        if asked:
            holes = ", ".join("?" * len(asked))
            for id_, *words in self._db.execute(f"{_QUERY} where id in ({holes})", asked):
                self._known[id_] = Words.of(*words)


class Text(Column[Any]):
    """One of the three texts of every entry of a view."""

    __slots__ = ("_field", "_packed", "_rows", "_texts")

    def __init__(self, texts: Texts, packed: NDArray[np.bytes_], rows: Rows, field: int) -> None:
        self._texts = texts
        self._packed = packed
        self._rows = rows
        self._field = field

    def __len__(self) -> int:
        return len(self._rows)

    def _one(self, at: int) -> Any:
        return self._texts.at(self._packed, self._rows, at)[self._field]

    def _every(self) -> Sequence[Any]:
        return [words[self._field] for words in self._texts.every(self._packed, self._rows)]

    def some(self, places: Rows) -> Sequence[Any]:
        """Return the texts at these places, those that are not known with one question."""
        return [words[self._field] for words in self._texts.some(self._packed, self._rows[places])]


def _bytes(packed: NDArray[np.bytes_], rows: Rows, at: int) -> bytes:
    row = int(rows[at])
    return packed[row : row + 1].tobytes()


def _parted(packed: NDArray[np.bytes_]) -> list[bytes]:
    joined = packed.tobytes()
    return [joined[at : at + 16] for at in range(0, len(joined), 16)]
