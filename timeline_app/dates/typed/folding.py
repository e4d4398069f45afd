"""One spelling for what is the same to a reader: width, case, accents, digits, dashes, quotes, blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_SAME = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("’‘ʼ′`´", "'"),
    **dict.fromkeys("،、，", ","),
    **dict.fromkeys("؟？", "?"),
    **dict.fromkeys("\u200c\u200d\u00a0\u2009\u202f", " "),  # joiners and narrow blanks
    **dict.fromkeys(
        "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad", ""
    ),  # directions say nothing here
    **{chr(0x660 + digit): str(digit) for digit in range(10)},
    **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ګ": "گ",
    "ۍ": "ی",
    "ې": "ی",
    "ے": "ی",
    "ة": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ڪ": "ک",
    "۔": ".",
    "٫": ".",
    "٬": ",",
    "ـ": "",
}

# 2019-09–10: the longer dash stands between dates, the hyphens within one
_TWO_DASHES = re.compile(r"[0-9]-[0-9]+ ?[–—]|[–—] ?[0-9]+-[0-9]", re.ASCII)
_LONGEST_SPREAD = 6  # letters of one sign; longer ones are whole phrases, and no date


class Folded(NamedTuple):
    """A folded text; `places[i]` is where its i-th character comes from, with one entry more for the end."""

    text: str
    places: Sequence[int]


def fold(text: str) -> Folded:
    """Return the folded form of a text of any length; linear."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    folded: list[str] = []
    places: list[int] = []
    wider = bool(_TWO_DASHES.search(text))
    for place, character in enumerate(text):
        for written in " - " if wider and character in "–—" else _folded(character):
            folded.append(written)
            places.append(place)
    return Folded("".join(folded), (*places, len(text)))


@lru_cache(maxsize=1024)
def _folded(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    spread = unicodedata.normalize("NFKD", character.casefold())
    if len(spread) > _LONGEST_SPREAD:
        return character
    return "".join(_SAME.get(letter, letter) for letter in spread if not unicodedata.combining(letter))
