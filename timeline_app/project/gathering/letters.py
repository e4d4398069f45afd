"""A byte for each letter of a million texts, whatever their script, so that they are sorted as fast as English ones."""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.texts import Texts, without_nuls

ASCII = 128
"""Letters that stand for themselves; the bytes from here on stand for others."""
_LATIN = 256  # letters of Latin-1, which Python keeps a byte each
_AT_ONCE = 1 << 15  # letters; their numbers stay near the processor
_NONE = 255  # the byte of letters whose form is none; taken out again
_FEW = 16  # letters that are replaced one after the other; where there are more, as in Korean, forms are packed
_PACKED = 4  # letters of a form whose bytes are one number; of Korean syllables three


class Letters:
    """Which byte stands for a letter: ASCII for itself, others in turn as they are met, while there are bytes left.

    It reads a part at a time; which byte comes before which, `collation` says once all parts are read.
    """

    def __init__(self, *, folded: bool) -> None:
        self._folded = folded
        self._others: dict[str, int] = {}
        self._several: dict[str, str] = {}  # letters whose form is more than one
        self._bytes = np.zeros(sys.maxunicode + 1, np.uint8)  # 0 where a letter was not met, or its form is several
        self._latin = bytes(_LATIN)  # the same of the first letters
        self._forms = np.zeros(sys.maxunicode + 1, "<u4")  # all bytes of a form, behind them `_NONE`; 0 of longer ones

    def read(self, joined: bytes, count: int) -> Texts:
        """Return the texts that `SIGN` parts; `joined` in UTF-8.

        Raises:
            ValueError: they have more letters than there are bytes; there are not as many texts as there should be, as
                one holds the sign.
        """
        joined = without_nuls(joined)
        if joined.isascii():
            return Texts.parted(joined.lower() if self._folded else joined, count)
        text = self._spread_out(joined.decode())
        while 0 in (written := self._written(text)):
            self._meet({*text})
            text = self._spread_out(text)
        return Texts.parted(written.replace(bytes([_NONE]), b""), count)

    def collation(self) -> bytes:
        """Return the table by which `bytes.translate` makes bytes sort as their letters; empty where they do so."""
        letters = list(self._others)
        ordered = sorted(letters)
        if ordered == letters:
            return b""
        place = {letter: ASCII + at for at, letter in enumerate(ordered)}
        return bytes([*range(ASCII), *(place[letter] for letter in letters)]).ljust(_LATIN)

    def _written(self, text: str) -> bytes:
        """Return a byte for each letter, 0 for one that was not met, or that is to be spread out."""
        if self._has_many:
            return _taken(self._forms, text).translate(None, bytes([_NONE]))
        try:
            return text.encode("latin-1").translate(self._latin)
        except UnicodeEncodeError:
            return _taken(self._bytes, text)

    @property
    def _has_many(self) -> bool:
        return len(self._several) > _FEW

    def _spread_out(self, text: str) -> str:
        """Return a text with the forms of letters known to have several in theirs, unless these are packed."""
        packed = _PACKED if self._has_many else 0
        for letter, form in self._several.items():
            if len(form) > packed:
                text = text.replace(letter, form)  # each letter of a form is its own form
        return text

    def _meet(self, letters: set[str]) -> None:
        """Give a byte to each letter of their forms, or to having none; note the forms of several."""
        for letter in sorted(letters):
            form = fold_one(letter) if self._folded else letter
            if len(form) > 1:
                self._several[letter] = form
            else:
                self._bytes[[ord(letter), ord(form or letter)]] = self._byte(form)
            if len(form) <= _PACKED:
                packed = bytes(map(self._byte, form)).ljust(_PACKED, bytes([_NONE]))
                self._forms[ord(letter)] = int.from_bytes(packed, "little")
        self._latin = self._bytes[:_LATIN].tobytes()

    def _byte(self, form: str) -> int:
        if form.isascii():
            return ord(form) if form else _NONE
        byte = self._others.setdefault(form, ASCII + len(self._others))
        if byte == _NONE:
            raise ValueError("more letters than bytes")
        return byte


def _taken(table: NDArray[np.unsignedinteger], text: str) -> bytes:
    """Return what stands in a table for each letter."""
    codes: NDArray[np.unsignedinteger] = np.frombuffer(text.encode("utf-16-le"), "<u2")
    if len(codes) > len(text):
        codes = np.frombuffer(text.encode("utf-32-le"), "<u4")
    parts = (table.take(codes[at : at + _AT_ONCE]) for at in range(0, len(codes), _AT_ONCE))
    return b"".join(part.tobytes() for part in parts)
