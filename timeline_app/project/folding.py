"""One form for all the ways in which people type a word, so that filters and search find it.

Letters lose case, accents and vowel signs; letters of Arabic script that stand for one another are one; every
decimal digit is 0–9. The rules were tried on Latin, Arabic, Persian and Pashto names; no tokenizer of SQLite knows
them. Each letter is folded by itself, so the form of two texts set together is their two forms set together.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

KEPT = 65536  # texts whose form is remembered: a filter is asked at every key, of the same texts
_LONG = 2000  # letters; the form of a longer text is not remembered

_ALIKE = {
    **dict.fromkeys("يىےېۍ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    "ٱ": "ا",
    **dict.fromkeys("ةەھہۃ", "ه"),
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ħ": "h",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "\u200c": " ",  # the zero-width non-joiner parts what is written as two words elsewhere
}
_DROPPED = frozenset("ء\u0640\u00ad\u200d\ufeff\u061c\u200e\u200f") | {
    *map(chr, range(0x2B9, 0x2C0)),  # ʿ ʾ and their like
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}
_INSIDE = "\u200c'’‘ʼ`´"
_LETTER = r"[^\Wʼ]"  # ʼ counts as a letter to `re`, and parts words here
_PARTED = re.compile(rf"(?<!{_LETTER}){_LETTER}++(?:[{_INSIDE}]++{_LETTER}++)+")  # one way to match: never slow
_TOGETHER = str.maketrans("", "", _INSIDE)


def fold(text: str) -> str:
    """Return the form of a text that words are looked for in; a text and its form need not be of equal length."""
    return _remembered(text) if len(text) <= _LONG else fold_one(text)


def joined(text: str) -> str:
    """Return the words of a text that have a non-joiner or an apostrophe inside, written together and folded.

    >>> joined("from Qal‘a on")
    'qala'
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return ""
    return " ".join(dict.fromkeys(fold(together(word)) for word in _PARTED.findall(text)))


def together(text: str) -> str:
    """Return a text without what parts words from inside."""
    return text.translate(_TOGETHER)


def fold_one(text: str) -> str:
    """Return the same as `fold` without remembering it: for going once through very many texts."""
    return text.lower() if text.isascii() else text.translate(_FORMS)


def fold_all(text: str) -> str:
    """Return the same as `fold_one`, for millions of letters: a tenth of the time, and a moment at the beginning."""
    if text.isascii():
        return text.lower()
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    first, width = _tables()
    if (width[codes] == _UNMET).any():
        for code in np.unique(codes[width[codes] == _UNMET]).tolist():
            form = _FORMS[code]
            first[code] = ord(form[:1] or "-")
            width[code] = len(form)
    widths, folded = width[codes], first[codes]
    if (widths == 1).all():
        return folded.tobytes().decode("utf-32-le")
    begins = np.cumsum(widths, dtype=np.int64) - widths
    folded = np.repeat(folded, widths)
    for code in np.unique(codes[widths > 1]).tolist():
        at = begins[codes == code]
        for number, letter in enumerate(_FORMS[code]):
            folded[at + number] = ord(letter)
    return folded.tobytes().decode("utf-32-le")


_UNMET = 255


@cache
def _tables() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Return, for each code point, the first letter of its form and how many there are, `_UNMET` until it is met."""
    return np.zeros(sys.maxunicode + 1, np.uint32), np.full(sys.maxunicode + 1, _UNMET, np.uint8)


_remembered = lru_cache(maxsize=KEPT)(fold_one)


class _Forms(dict[int, str]):
    """Code point → its form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
        form = self[code] = "".join(map(_plain, spread))
        return form


_FORMS = _Forms()


def _plain(letter: str) -> str:
    if letter in _DROPPED or unicodedata.combining(letter):
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return _ALIKE.get(letter, letter)
