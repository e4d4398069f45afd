"""A million texts as one array of bytes: no text is made for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.folding import fold_all

SIGN = "\x1f"
"""Parts texts that are joined; a text that holds it is not to be read so."""
ASCII = 128
_AT_ONCE = 1 << 15  # texts; what is made of so many stays near the processor
WORD = 8
"""Bytes that are compared at once."""


class Texts(NamedTuple):
    """Texts that sort as their bytes do: that of row i is `flat[start[i] : stop[i]]`, with eight bytes behind the last.

    They are in UTF-8; or a byte from `ASCII` on stands for one of `letters`, in their order, and others for themselves.
    """

    flat: NDArray[np.uint8]
    start: NDArray[np.int64]
    stop: NDArray[np.int64]
    letters: str = ""

    @classmethod
    def of(cls, values: Sequence[bytes]) -> Texts:
        """Return single texts in UTF-8."""
        stop = np.cumsum([len(value) for value in values], dtype=np.int64)
        return cls._on(b"".join(values), np.concatenate([[0], stop[:-1]]) if len(stop) else stop, stop)

    @classmethod
    def parted(cls, joined: bytes, count: int, letters: str = "") -> Texts:
        """Return the texts that `SIGN` parts.

        Raises:
            ValueError: there are not as many as there should be; one holds the sign.
        """
        signs = np.flatnonzero(np.frombuffer(joined, np.uint8) == ord(SIGN))
        if len(signs) != count - 1:
            raise ValueError("not as many texts as there should be")
        return cls._on(joined, np.concatenate([[0], signs + 1]), np.append(signs, len(joined)), letters)

    @classmethod
    def joined(cls, text: str, count: int, *, folded: bool) -> Texts:
        """Return the texts that `SIGN` parts in UTF-8, folded or as they are; errors as of `parted`."""
        return cls.parted((fold_all(text) if folded else text).encode(), count)

    @classmethod
    def listed(cls, text: str, *, folded: bool) -> Texts:
        """Return the texts of a list in JSON in UTF-8; they may hold anything."""
        return cls.of([(fold_all(value) if folded else value).encode() for value in json.loads(text)])

    @classmethod
    def chained(cls, parts: Iterable[Texts]) -> Texts:
        """Return texts, one part after the other; of letters that came in another order it makes those that sort."""
        some = list(parts)
        letters = max((part.letters for part in some), key=len, default="")
        if letters and not all(part._is_spelt_with(letters) for part in some):
            some, letters = [part.in_utf8() for part in some], ""
        begins = list(accumulate((len(part.flat) - WORD for part in some), initial=0))
        starts = [part.start + begin for part, begin in zip(some, begins, strict=False)]
        stops = [part.stop + begin for part, begin in zip(some, begins, strict=False)]
        none = np.empty(0, np.int64)
        flats, ordered = [part.flat[:-WORD] for part in some], "".join(sorted(letters))
        if ordered != letters:
            table = bytes([*range(ASCII), *(ASCII + ordered.index(letter) for letter in letters)]).ljust(2 * ASCII)
            flats = [np.frombuffer(flat.tobytes().translate(table), np.uint8) for flat in flats]
        flat = np.concatenate([*flats, np.zeros(WORD, np.uint8)])
        return cls(flat, np.concatenate([none, *starts]), np.concatenate([none, *stops]), ordered)

    @classmethod
    def _on(cls, joined: bytes, start: NDArray[np.int64], stop: NDArray[np.int64], letters: str = "") -> Texts:
        return cls(np.frombuffer(joined + bytes(WORD), np.uint8), start, stop, letters)

    def _is_spelt_with(self, letters: str) -> bool:
        return letters.startswith(self.letters) and (bool(self.letters) or int(self.flat.max()) < ASCII)

    def in_utf8(self) -> Texts:
        """Return the same texts in UTF-8."""
        if not self.letters:
            return self
        spelt = [chr(byte).encode() for byte in range(ASCII)] + [letter.encode() for letter in self.letters]
        flat = self.flat[:-WORD]
        ends = np.concatenate([[0], np.cumsum(np.array([len(one) for one in spelt])[flat])])
        codes = np.array([*range(ASCII), *map(ord, self.letters)], "<u4")[flat]
        return self._on(codes.tobytes().decode("utf-32-le").encode(), ends[self.start], ends[self.stop])

    def at(self, row: int) -> bytes:
        """Return the bytes of one text."""
        return self.flat[self.start[row] : self.stop[row]].tobytes()

    def text(self, row: int) -> str:
        """Return one text."""
        if not self.letters:
            return self.at(row).decode()
        return self.at(row).decode("latin-1").translate(dict(enumerate(self.letters, ASCII)))

    def words(self, rows: NDArray[np.int64], depth: int) -> NDArray[np.uint64]:
        """Return eight bytes of each text from `depth` on as a number that sorts as they do; behind its end is 0."""
        found = np.empty(len(rows), np.uint64)
        everywhere = np.ndarray(len(self.flat) - WORD + 1, ">u8", self.flat, 0, (1,))
        for begin in range(0, len(rows), _AT_ONCE):
            some = rows[begin : begin + _AT_ONCE]
            at = self.start[some] + depth
            left = self.stop[some] - at
            np.clip(left, 0, WORD, out=left)
            np.minimum(at, len(everywhere) - 1, out=at)
            found[begin : begin + _AT_ONCE] = everywhere[at].astype(np.uint64) & _FIRST_BYTES[left]
        return found


_FIRST_BYTES = np.array([(1 << 64) - (1 << 8 * (WORD - left)) for left in range(WORD + 1)], np.uint64)
"""How many bytes of a word are taken → the bits of these."""
