"""What stands at each depth of a million texts: looked at part by part, while others are still read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.texts import BLOCK, WORD, Texts

FEW = 1_000
"""So many texts, or fewer, are left to Python to sort; of a part of no more nothing is looked at ahead."""
_FAR = 4 * BLOCK  # bytes that are looked at ahead
_PART = 5_000  # texts that are looked at together: what is made of them stays near the processor
_SHARE = 8  # where fewer than one of so many texts go on, nothing more is looked at ahead

Rows = NDArray[np.int64]


class Stretch(NamedTuple):
    """Eight bytes of each text of a part, as a dictionary and a place in it for each text."""

    words: NDArray[np.uint64]  # the different ones, ascending
    number: NDArray[np.unsignedinteger]  # text → place in `words`; as narrow as will do

    def at(self, rows: Rows) -> NDArray[np.uint64]:
        """Return the words of some texts."""
        found: NDArray[np.uint64] = self.words[self.number[rows]]
        return found


class Part(NamedTuple):
    """Some thousands of texts: what was looked at of them, and what is behind that."""

    length: NDArray[np.int32]  # bytes of each whole text
    ahead: tuple[Stretch, ...]  # one for each eight bytes from the beginning on
    rest: Texts  # what is behind these, of each text; empty where it has ended

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
    """What was looked at of the texts of all parts; a text is told by its place among all of them.

    Depths are bytes from the beginning of a text: multiples of `WORD`, below `depth`, up to which all were looked at.
    """

    def __init__(self, parts: Sequence[Part], collation: bytes = b"") -> None:
        """Look at all parts as far as at the one that was looked at furthest.

        Args:
            collation: as `Letters.collation` returns it.
        """
        deepest = max((len(part.ahead) for part in parts), default=0)
        self._parts = [_as_far(part, deepest) for part in parts]
        self._begins = [*accumulate((len(part.length) for part in parts), initial=0)]
        self.collation = collation
        self.depth = deepest * WORD
        self.length = np.concatenate([np.empty(0, np.int32), *(part.length for part in parts)])

    def behind(self, at: Rows) -> Seen:
        """Look at what is left of some texts behind `self.depth`, a block at least.

        Their places are those in `at` from then on, and depths begin at 0 again.
        """
        tails = self.tails(at, self.depth)
        parts = [Part.of(Texts.of(tails[place : place + _PART])) for place in range(0, len(tails), _PART)]
        return Seen([part.further() if not part.ahead else part for part in parts], self.collation)

    def ranked(self, at: Rows, depth: int) -> tuple[NDArray[np.int32], int]:
        """Return the rank, from 0 on, of the eight bytes that some texts have at a depth, and how many ranks there are.

        Those of texts that were not asked for may have been counted as well.
        """
        if len(at) * _SHARE < len(self.length):
            words = np.empty(len(at), np.uint64)
            for part, rows, places in self._in_parts(at):
                words[places] = part.ahead[depth // WORD].at(rows)
            return _numbered(words, self.collation)
        stretches = [part.ahead[depth // WORD] for part in self._parts]
        there, count = _numbered(np.concatenate([stretch.words for stretch in stretches]), self.collation)
        if count == 1:
            return np.broadcast_to(np.int32(0), len(at)), 1
        begins = accumulate((len(stretch.words) for stretch in stretches), initial=0)
        ranks = [there[begin:].take(stretch.number) for begin, stretch in zip(begins, stretches, strict=False)]
        return np.concatenate(ranks)[at], count

    def tails(self, at: Rows, depth: int) -> list[bytes]:
        """Return the bytes of some texts from a depth on, to their ends; at `self.depth`, those not looked at."""
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
    """Yield the stretch of each row of words; all are sorted at once, but those in which all texts have ended."""
    held = words[: np.count_nonzero(words.any(axis=1))]  # no byte is 0, so that no row follows one of zeros
    order = np.argsort(held, axis=1)
    order += np.arange(0, held.size, held.shape[1])[:, None]
    ascending = held.ravel()[order]
    begins = np.zeros(held.shape, np.bool_)
    np.not_equal(ascending[:, 1:], ascending[:, :-1], out=begins[:, 1:])
    number = np.empty(held.size, np.min_scalar_type(held.shape[1]))
    number[order] = np.cumsum(begins, axis=1, dtype=number.dtype)
    begins[:, 0] = True
    for row, begun, places in zip(ascending, begins, number.reshape(held.shape), strict=True):
        different = row[begun]
        yield Stretch(different, places.astype(np.min_scalar_type(len(different) - 1)))
    for zeros in words[len(held) :]:
        yield Stretch(zeros[:1].copy(), np.broadcast_to(np.uint8(0), len(zeros)))


def _as_far(part: Part, number: int) -> Part:
    while len(part.ahead) < number:
        part = part.further()
    return part


def _numbered(words: NDArray[np.uint64], collation: bytes) -> tuple[NDArray[np.int32], int]:
    """Return the rank of each word among the others, and how many ranks there are."""
    if collation:
        words = np.frombuffer(words.tobytes().translate(collation), np.uint64)
    there, number = np.unique(words, return_inverse=True)
    return number.astype(np.int32), len(there)
