"""Some thousands of texts as one array of bytes: no text is made for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIGN = "\x1f"
"""Parts texts that are joined; a text that holds it is not to be read so."""
WORD = 8
"""Bytes that are compared at once."""
WORDS = 8
"""Words of a block."""
BLOCK = WORDS * WORD
"""Bytes that are read at once."""


class Texts(NamedTuple):
    """Texts of which no byte is 0: that of row i is `flat[offsets[i] : offsets[i + 1] - gap]`.

    Behind all is a block of 0, so that whole words can be read up to the last byte.
    """

    flat: NDArray[np.uint8]
    offsets: NDArray[np.integer]  # one more than texts
    gap: int = 0  # bytes between two texts

    @classmethod
    def of(cls, values: Sequence[bytes]) -> Texts:
        """Return single texts, which are already `without_nuls`."""
        return cls._of(b"".join(values), np.fromiter(map(len, values), np.int64, len(values)))

    @classmethod
    def parted(cls, joined: bytes, count: int) -> Texts:
        """Return the texts that `SIGN` parts, which are already `without_nuls`.

        Raises:
            ValueError: there are not as many as there should be; one holds the sign.
        """
        flat = np.frombuffer(joined + SIGN.encode() + bytes(BLOCK), np.uint8)
        signs = np.flatnonzero(flat == ord(SIGN))
        if len(signs) != count:
            raise ValueError("not as many texts as there should be")
        return cls(flat, np.concatenate([[0], signs + 1]).astype(np.int32), 1)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def length(self) -> NDArray[np.int32]:
        """Return how many bytes each text has."""
        return np.diff(self.offsets).astype(np.int32) - np.int32(self.gap)

    def values(self, rows: NDArray[np.int64], depth: int = 0) -> list[bytes]:
        """Return the bytes of some texts, from `depth` on; of those that have ended, none."""
        flat, gap = self.flat.tobytes(), self.gap
        starts, stops = self.offsets[rows].tolist(), self.offsets[rows + 1].tolist()
        return [flat[start + depth : stop - gap] for start, stop in zip(starts, stops, strict=True)]

    def behind(self, depth: int) -> Texts:
        """Return the texts without their first bytes."""
        if not depth:
            return self
        left = np.maximum(self.length() - depth, 0)
        return Texts._of(b"".join(self.values(np.flatnonzero(left), depth)), left)

    def words(self, depth: int) -> NDArray[np.uint64]:
        """Return a block of each text from `depth` on as numbers that sort as its bytes do; behind its end is 0.

        Shape: `WORDS` × texts.
        """
        at = np.minimum(self.offsets[:-1] + depth, len(self.flat) - BLOCK)
        found = np.ndarray(len(self.flat) - BLOCK + 1, f"V{BLOCK}", self.flat, 0, (1,))[at]
        words = np.ascontiguousarray(found.view(">u8").reshape(-1, WORDS).T).astype(np.uint64)
        left = self.length() - np.arange(depth, depth + BLOCK, WORD)[:, None]
        words &= _FIRST_BYTES.take(left, mode="clip")
        return words

    @classmethod
    def _of(cls, flat: bytes, length: NDArray[np.integer]) -> Texts:
        offsets = np.concatenate([[0], np.cumsum(length, dtype=np.int64)])
        small = offsets.astype(np.int32) if len(flat) < 1 << 30 else offsets
        return cls(np.frombuffer(flat + bytes(BLOCK), np.uint8), small)


_FIRST_BYTES = np.array([(1 << 64) - (1 << 8 * (WORD - left)) for left in range(WORD + 1)], np.uint64)
"""How many bytes of a word are taken → the bits of these."""


def without_nuls(text: bytes) -> bytes:
    """Return what sorts as the text does and holds no NUL, which would be like what is behind the end of a text."""
    return text.replace(b"\1", b"\1\2").replace(b"\0", b"\1\1")
