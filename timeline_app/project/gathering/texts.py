"""A million texts as one array of bytes, and in which order they come: no text is made for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.folding import fold_all

SIGN = "\x1f"
"""Parts texts that are joined; a text that holds it is not to be read so."""

_WORD = 8  # bytes that are compared at once
_BEGIN = 3 * _WORD  # bytes compared first of all
_DEEP = 12 * _WORD  # bytes compared so; those that are alike so far are compared as Python does


class Texts(NamedTuple):
    """Texts in UTF-8: the one of row i is `flat[start[i] : stop[i]]`; eight bytes of `flat` are behind the last."""

    flat: NDArray[np.uint8]
    start: NDArray[np.int64]
    stop: NDArray[np.int64]

    @classmethod
    def of(cls, values: Sequence[bytes]) -> Texts:
        """Return single texts."""
        stop = np.cumsum([len(value) for value in values], dtype=np.int64)
        return cls._on(b"".join(values), np.concatenate([[0], stop[:-1]]) if len(stop) else stop, stop)

    @classmethod
    def joined(cls, text: str, count: int, *, folded: bool) -> Texts:
        """Return the texts that `SIGN` parts, folded or as they are.

        Raises:
            ValueError: there are not as many as there should be; one holds the sign.
        """
        joined = (fold_all(text) if folded else text).encode()
        signs = np.flatnonzero(np.frombuffer(joined, np.uint8) == ord(SIGN))
        if len(signs) != count - 1:
            raise ValueError("not as many texts as there should be")
        return cls._on(joined, np.concatenate([[0], signs + 1]), np.append(signs, len(joined)))

    @classmethod
    def listed(cls, text: str, *, folded: bool) -> Texts:
        """Return the texts of a list in JSON; they may hold anything."""
        return cls.of([(fold_all(value) if folded else value).encode() for value in json.loads(text)])

    @classmethod
    def chained(cls, parts: Iterable[Texts]) -> Texts:
        """Return texts, one part after the other."""
        some = list(parts)
        begins = np.cumsum([0, *(len(part.flat) - _WORD for part in some)]).tolist()
        starts = [part.start + begin for part, begin in zip(some, begins, strict=False)]
        stops = [part.stop + begin for part, begin in zip(some, begins, strict=False)]
        none = np.empty(0, np.int64)
        flat = np.concatenate([*(part.flat[:-_WORD] for part in some), np.zeros(_WORD, np.uint8)])
        return cls(flat, np.concatenate([none, *starts]), np.concatenate([none, *stops]))

    @classmethod
    def _on(cls, joined: bytes, start: NDArray[np.int64], stop: NDArray[np.int64]) -> Texts:
        return cls(np.frombuffer(joined + bytes(_WORD), np.uint8), start, stop)

    def at(self, row: int) -> bytes:
        """Return one text."""
        return self.flat[self.start[row] : self.stop[row]].tobytes()

    def words(self, rows: NDArray[np.int64] | slice, depth: int) -> NDArray[np.uint64]:
        """Return eight bytes of each text from `depth` on as a number that sorts as they do; behind its end is 0."""
        at = self.start[rows] + depth
        left = self.stop[rows] - at
        np.clip(left, 0, _WORD, out=left)
        everywhere = np.ndarray(len(self.flat) - _WORD + 1, ">u8", self.flat, 0, (1,))
        np.minimum(at, len(everywhere) - 1, out=at)
        found = everywhere[at].astype(np.uint64)
        found &= _FIRST_BYTES[left]
        return found


_FIRST_BYTES = np.array([(1 << 64) - (1 << 8 * (_WORD - left)) for left in range(_WORD + 1)], np.uint64)
"""How many bytes of a word are taken → the bits of these."""


def ranks(texts: Texts) -> NDArray[np.int32]:
    """Return the rank of each text among the others, byte by byte, from 0 on; equal ones have the same.

    Their beginnings are sorted first, and then again and again those that are alike so far by what follows.
    """
    if not (texts.stop > texts.start).any():
        return np.zeros(len(texts.start), np.int32)
    if not texts.flat[:-_WORD].all():
        return _ranks_one_by_one(texts)  # a NUL is like what is behind the end of a text
    return _Sorting(texts).ranks()


def _ranks_one_by_one(texts: Texts) -> NDArray[np.int32]:
    values = [texts.at(row) for row in range(len(texts.start))]
    place = {value: rank for rank, value in enumerate(sorted(set(values)))}
    return np.array([place[value] for value in values], np.int32)


class _Sorting:
    """Texts as far as they are sorted: `order`, and which of them are alike with the one before."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        begins = [texts.words(slice(None), depth) for depth in range(0, _BEGIN, _WORD)]
        self._order = np.lexsort(begins[::-1])
        self._alike = np.arange(len(self._order)) > 0
        for words in begins:
            turned = words[self._order]
            self._alike[1:] &= turned[1:] == turned[:-1]

    def ranks(self) -> NDArray[np.int32]:
        """Sort them to their ends."""
        for depth in range(_BEGIN, _DEEP, _WORD):
            places, run = self._in_doubt(depth)
            if not len(places):
                break
            self._go_on(places, run, depth)
        else:
            self._end(*self._in_doubt(_DEEP))
        found = np.empty(len(self._order), np.int32)
        found[self._order] = np.cumsum(~self._alike) - 1
        return found

    def _in_doubt(self, depth: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the places of texts that are alike so far while one of them goes on, and the run of each."""
        run = np.cumsum(~self._alike) - 1
        doubtful, going_on = np.zeros((2, int(run[-1]) + 1), np.bool_)
        doubtful[run[self._alike]] = True
        going_on[run[(self._texts.stop - self._texts.start > depth)[self._order]]] = True
        places = np.flatnonzero((doubtful & going_on)[run])
        return places, run[places]

    def _go_on(self, places: NDArray[np.int64], run: NDArray[np.int64], depth: int) -> None:
        """Sort the texts of each run by their next bytes, and note where they differ."""
        rows = self._order[places]
        words = self._texts.words(rows, depth)
        same_run = run[1:] == run[:-1]
        if (same_run & (words[1:] != words[:-1])).any():
            turn = np.lexsort([words, run])
            self._order[places] = rows[turn]
            words = words[turn]
            self._alike[places[1:]] = same_run & (words[1:] == words[:-1])

    def _end(self, places: NDArray[np.int64], run: NDArray[np.int64]) -> None:
        """Sort the texts of each run by all of their bytes."""
        begins = [*np.flatnonzero(np.diff(run, prepend=-1)).tolist(), len(places)]
        for first, last in pairwise(begins):
            held = places[first:last]
            known = sorted((self._texts.at(row), row) for row in self._order[held].tolist())
            self._order[held] = [row for _, row in known]
            self._alike[held[1:]] = [one[0] == other[0] for one, other in pairwise(known)]
