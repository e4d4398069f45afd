"""Sentences and paragraphs by their places in the untouched text. One pass."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_app.suggest.prose.cues import Cues

_STOP = re.compile(r"\n|[.!?؟…]+[”»’\"')\]]*(?=\s)|[。！？]")
_LAST_WORD = 12
"""Characters before a point that are looked at for an abbreviation."""


class Place(NamedTuple):
    """A stretch of a text: [start, end) in code points."""

    start: int
    end: int


def sentences(text: str, cues: Cues) -> list[Place]:
    """Return the sentences of a text in order, without the blanks around them; a line break ends one."""
    found: list[Place] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0] != "\n" and not _ends(text, stop, cues):
            continue
        _keep(text, start, stop.end(), found)
        start = stop.end()
    _keep(text, start, len(text), found)
    return found


def _keep(text: str, start: int, end: int, found: list[Place]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Place(start, end))


def _ends(text: str, stop: re.Match[str], cues: Cues) -> bool:
    """Tell whether a sign ends its sentence: not behind an abbreviation or initial, not before a small letter."""
    following = _next(text, stop.end())
    if following.islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = text[max(0, stop.start() - _LAST_WORD) : stop.start()]
    word = re.split(r"[\s(\[“\"—–]", before)[-1]
    low = word.lower()
    if low in cues.abbreviations or (len(word) == 1 and word.isupper()):
        return False
    return not ("." in word and word.replace(".", "").isalpha()) or _opens(text, stop.end(), cues)


def _next(text: str, at: int) -> str:
    return next((char for char in text[at : at + 4] if not char.isspace() and char not in "“«\"'(["), "")


def _opens(text: str, at: int, cues: Cues) -> bool:
    """Tell whether the next word opens a sentence though it is no name, as “The” behind “U.S.” does."""
    word = re.match(r"\s+[“\"'(]?([^\W\d_]+)", text[at : at + 40])
    return (word is not None and word[1].lower() in cues.names.get("not_a_name", ())) or text[at : at + 1] == "\n"
