"""One form for all the ways in which people type a word, so that a filter finds it.

Letters lose case, accents and vowel signs; letters of Arabic script that stand for one another are one; every
decimal digit is 0–9. The rules were tried on Latin, Arabic, Persian and Pashto names; no tokenizer of SQLite knows
them.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

KEPT = 65536  # texts whose form is remembered: a filter is asked at every key, of the same texts

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


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """Return the form of a text that words are looked for in; a text and its form need not be of equal length."""
    return "".join(map(_folded, text))


@cache
def _folded(letter: str) -> str:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(map(_plain, spread))


def _plain(letter: str) -> str:
    if letter in _DROPPED or unicodedata.combining(letter):
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return _ALIKE.get(letter, letter)
