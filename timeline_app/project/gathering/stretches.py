"""What stands at each depth of a million texts: looked at part by part, while others are still read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.texts import BLOCK, WORD, Texts

FEW = 1_000
"""Texts that are compared as Python does; nothing is looked at ahead."""
_FAR = 4 * BLOCK  # bytes that are looked at ahead
_PART = 5_000  # texts that are looked at together: what is made of them stays near the processor
_SHARE = 8  # where fewer than one of so many texts go on, nothing more is looked at ahead

Rows = NDArray[np.int64]


class Stretch(NamedTuple):
    """Eight bytes of each text of a part: those there are, each once, and for each text which of these it has."""

    words: NDArray[np.uint64]
    number: NDArray[np.unsignedinteger]

    def at(self, rows: Rows) -> NDArray[np.uint64]:
        """Return the words of some texts."""
        found: NDArray[np.uint64] = self.words[self.number[rows]]
        return found


class Part(NamedTuple):
    """Some thousands of texts: what was looked at of them, and what is behind that."""

    length: NDArray[np.int32]
    ahead: tuple[Stretch, ...]
    rest: Texts

    @classmethod
    def of(cls, texts: Texts) -> Part:
        """Look at texts, at least one, as far as many of them go on."""
        length, ahead, depth = texts.length(), list[Stretch](), 0
        while len(texts) > FEW and depth < _FAR and np.count_nonzero(length > depth) * _SHARE >= len(texts):
            ahead += _stretches(texts.words(depth))
            depth += BLOCK
        return cls(length, tuple(ahead), texts.behind(depth))

    def further(self) -> Part:
        """Return the part with a block more looked at."""
        return Part(self.length, (*self.ahead, *_stretches(self.rest.words(0))), self.rest.behind(BLOCK))


class Seen:
    """What was looked at of the texts of all parts; a text is told by its place among all of them."""

    def __init__(self, parts: Sequence[Part], sorting: bytes = b"") -> None:
        """Look at all of them as far as at one.

        Args:
            sorting: which byte to take for each so that they sort, as of `Letters.sorting`.
        """
        deepest = max((len(part.ahead) for part in parts), default=0)
        self._parts = [_as_far(part, deepest) for part in parts]
        self._begins = [*accumulate((len(part.length) for part in parts), initial=0)]
        self._sorting = sorting
        self.depth = deepest * WORD
        self.length = np.concatenate([np.empty(0, np.int32), *(part.length for part in parts)])

    def behind(self, at: Rows) -> Seen:
        """Look at what is behind of some texts, in their order; a block at least."""
        tails = self.tails(at, self.depth)
        parts = [Part.of(Texts.of(tails[place : place + _PART])) for place in range(0, len(tails), _PART)]
        return Seen([part.further() if not part.ahead else part for part in parts], self._sorting)

    def ranked(self, at: Rows, depth: int) -> tuple[NDArray[np.int32], int]:
        """Return the rank of what some texts have at one depth, and how many ranks there are; some may be of nobody."""
        if len(at) * _SHARE < len(self.length):
            words = np.empty(len(at), np.uint64)
            for part, rows, places in self._in_parts(at):
                words[places] = part.ahead[depth // WORD].at(rows)
            return _numbered(words, self._sorting)
        stretches = [part.ahead[depth // WORD] for part in self._parts]
        there, count = _numbered(np.concatenate([stretch.words for stretch in stretches]), self._sorting)
        if count == 1:
            return np.broadcast_to(np.int32(0), len(at)), 1
        begins = accumulate((len(stretch.words) for stretch in stretches), initial=0)
        ranks = [there[begin:].take(stretch.number) for begin, stretch in zip(begins, stretches, strict=False)]
        return np.concatenate(ranks)[at], count

    def tails(self, at: Rows, depth: int) -> list[bytes]:
        """Return the bytes of some texts from a depth on that was looked at, or behind all that was."""
        found = [b""] * len(at)
        for part, rows, places in self._in_parts(at):
            seen = np.array([stretch.at(rows) for stretch in part.ahead[depth // WORD :]], ">u8")
            heads = seen.reshape(-1, len(rows)).T.tobytes()
            size = len(heads) // len(rows)
            for order, (place, tail) in enumerate(zip(places.tolist(), part.rest.values(rows), strict=True)):
                found[place] = heads[order * size : (order + 1) * size].rstrip(b"\0") + tail
        return found

    def _in_parts(self, at: Rows) -> Iterator[tuple[Part, Rows, Rows]]:
        """Yield each part with its rows of these texts, and where these stand among them."""
        order = np.argsort(at)
        ascending = at[order]
        bounds = pairwise(np.searchsorted(ascending, self._begins).tolist())
        for part, begin, (first, last) in zip(self._parts, self._begins, bounds, strict=False):
            if first < last:
                yield part, ascending[first:last] - begin, order[first:last]


def _stretches(words: NDArray[np.uint64]) -> Iterator[Stretch]:
    """Yield what there is of each row of words; all are sorted at once, but those in which all texts have ended."""
    sorting = words[: len(words) - int(np.argmax(words[::-1].any(axis=1)))] if words.any() else words[:0]
    order = np.argsort(sorting, axis=1)
    order += np.arange(0, sorting.size, sorting.shape[1])[:, None]
    ascending = sorting.ravel()[order]
    begins = np.zeros(sorting.shape, np.bool_)
    np.not_equal(ascending[:, 1:], ascending[:, :-1], out=begins[:, 1:])
    number = np.empty(sorting.size, np.min_scalar_type(sorting.shape[1]))
    number[order] = np.cumsum(begins, axis=1, dtype=number.dtype)
    begins[:, 0] = True
    for there, some, of_all in zip(ascending, begins, number.reshape(sorting.shape), strict=True):
        found = there[some]
        yield Stretch(found, of_all.astype(np.min_scalar_type(len(found) - 1)))
    for none in words[len(sorting) :]:
        yield Stretch(none[:1].copy(), np.broadcast_to(np.uint8(0), len(none)))


def _as_far(part: Part, number: int) -> Part:
    while len(part.ahead) < number:
        part = part.further()
    return part


def _numbered(words: NDArray[np.uint64], sorting: bytes) -> tuple[NDArray[np.int32], int]:
    """Return the rank of each word among the others, and how many ranks there are."""
    if sorting:
        words = np.frombuffer(words.tobytes().translate(sorting), np.uint64)
    there, number = np.unique(words, return_inverse=True)
    return number.astype(np.int32), len(there)
