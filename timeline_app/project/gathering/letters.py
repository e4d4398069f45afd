"""A byte for each letter of a million texts, whatever their script, so that they are sorted as fast as English ones."""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.folding import fold_all, fold_one
from timeline_app.project.gathering.texts import ASCII, Texts

_AT_ONCE = 1 << 16  # letters; each takes some twenty bytes while it is looked up, and these stay near the processor
_FEW = 16  # letters that are replaced one after the other; of more, as in Korean, the whole text is folded


class Letters:
    """Which byte stands for a letter: ASCII for itself, others in turn as they are met, while there are bytes left."""

    def __init__(self, *, folded: bool) -> None:
        self._folded = folded
        self._others: dict[str, int] = {}
        self._spread: dict[str, str] = {}  # letters whose form is none, or several
        self._bytes = np.zeros(sys.maxunicode + 1, np.uint8)  # 0 where a letter was not met, or is not one when folded
        self._is_full = False

    def read(self, joined: str, count: int) -> Texts:
        """Return the texts that `texts.SIGN` parts; in UTF-8 where there are more letters than bytes, or a NUL.

        Raises:
            ValueError: there are not as many as there should be; one holds the sign.
        """
        if joined.isascii():
            return Texts.parted((joined.lower() if self._folded else joined).encode(), count)
        if not self._is_full:
            parts = [self._written(joined[at : at + _AT_ONCE]) for at in range(0, len(joined), _AT_ONCE)]
            if not self._is_full:
                return Texts.parted(b"".join(parts), count, "".join(self._others))
        return Texts.joined(joined, count, folded=self._folded)

    def _written(self, text: str) -> bytes:
        text = self._spread_out(text)
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
        found = self._bytes.take(codes)
        if found.all() or self._is_full:
            return found.tobytes()
        self._meet(np.unique(codes[found == 0]))
        return self._written(text)

    def _spread_out(self, text: str) -> str:
        """Return a text without the letters that are known to have another number of letters in their form."""
        if len(self._spread) > _FEW:
            return fold_all(text)
        for letter, form in self._spread.items():
            text = text.replace(letter, form)  # each letter of a form is its own form
        return text

    def _meet(self, codes: NDArray[np.int64]) -> None:
        """Give a byte to letters whose form is one letter; note the form of those whose form is none, or several."""
        for code in codes.tolist():
            form = fold_one(chr(code)) if self._folded else chr(code)
            if len(form) != 1:
                self._spread[chr(code)] = form
                continue
            byte = ord(form) if form.isascii() else self._others.setdefault(form, ASCII + len(self._others))
            self._is_full = byte in (0, 2 * ASCII)
            if self._is_full:
                return
            self._bytes[[code, ord(form)]] = byte
