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
_AT_ONCE = 1 << 16  # letters; each takes some thirty bytes while it is folded, and these stay near the processor
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
INSIDE = re.compile(f"[{_INSIDE}]")
"""What may part a word from inside; a text without it has no words that `joined` writes together."""
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
    return "".join(_fold_some(text[at : at + _AT_ONCE]) for at in range(0, len(text), _AT_ONCE))


def _fold_some(text: str) -> str:
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    forms = _form_of_each()
    folded = forms[codes]
    if int(folded.max()) == _UNMET:
        for code in np.unique(codes[folded == _UNMET]).tolist():
            form = _FORMS[code]
            forms[code] = ord(form) if len(form) == 1 else _NOT_ONE
        folded = forms[codes]
    if int(folded.max()) == _NOT_ONE:
        folded = _spread(codes, folded)
    return folded.tobytes().decode("utf-32-le")


_UNMET, _NOT_ONE = 2**32 - 1, 2**32 - 2


@cache
def _form_of_each() -> NDArray[np.uint32]:
    """Return the form of each code point; `_UNMET` until it is met, `_NOT_ONE` where it is not one letter."""
    return np.full(sys.maxunicode + 1, _UNMET, np.uint32)


def _spread(codes: NDArray[np.int64], folded: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return letters with those put in, or left out, whose form is several or none."""
    others = np.flatnonzero(folded == _NOT_ONE)
    known, which = np.unique(codes[others], return_inverse=True)
    forms = [_FORMS[code] for code in known.tolist()]
    width = np.ones(len(codes), np.int64)
    width[others] = np.array(list(map(len, forms)))[which]
    begins = np.cumsum(width) - width
    spread = np.repeat(folded, width)
    for at in range(max(map(len, forms))):
        letters = np.array([ord(form[at]) if at < len(form) else 0 for form in forms], np.uint32)
        some = width[others] > at
        spread[begins[others[some]] + at] = letters[which[some]]
    return spread


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
