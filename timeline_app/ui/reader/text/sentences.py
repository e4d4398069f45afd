"""Where sentences, paragraphs and words of a text begin and end, as a reader sees them."""

from __future__ import annotations

import re

Span = tuple[int, int]

_END = re.compile(r"[.!?…؟۔।。]+[\"'”’»)\]]*(?=\s)")
_SHORTENED = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "sgt", "capt", "gov", "sen", "rep", "st", "no"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "vs", "ca", "p", "pp"),
    ]
)
_LAST_WORD = re.compile(r"([\w.]+)\.$")
_WORD = re.compile(r"\w+(?:['’\u200c-]\w+)*")


def sentence(text: str, start: int, end: int) -> Span:
    """Return the sentence, or the sentences, in which [start, end) lies; never beyond its paragraph."""
    first, last = paragraph(text, start, end)
    begin, finish = first, last
    for found in _END.finditer(text, first, last):
        if not _is_end(text, found, last):
            continue
        if found.end() <= start:
            begin = found.end()
        elif found.end() >= end:
            finish = found.end()
            break
    while begin < finish and text[begin].isspace():
        begin += 1
    return begin, finish


def paragraph(text: str, start: int, end: int) -> Span:
    """Return the lines in which [start, end) lies, without white space around."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end, start))
    last = len(text) if last < 0 else last
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return first, last


def next_word(text: str, point: int, step: int, *, ends: bool) -> int:
    """Return the next place after (`step` 1) or before (-1) `point` where a word ends, or begins.

    `point` itself where there is none.
    """
    near = max(0, point - 200), min(len(text), point + 200)
    places = [found.end() if ends else found.start() for found in _WORD.finditer(text, *near)]
    if step > 0:
        return min((place for place in places if place > point), default=point)
    return max((place for place in places if place < point), default=point)


def _is_end(text: str, found: re.Match[str], last: int) -> bool:
    """Return whether a full stop ends a sentence: not after “Dr.”, “U.S.”, nor before a small letter."""
    following = text[found.end() : last].lstrip()[:1]
    if not found[0].startswith("."):
        return True
    if following.islower() or (len(found[0]) > 1 and found[0].startswith("..")):
        return not following.islower()
    word = _LAST_WORD.search(text, max(0, found.start() - 20), found.start() + 1)
    if word is None:
        return True
    before = word[1].rpartition(" ")[2]
    initials = all(len(part) <= 1 for part in before.split(".")) and before.isascii()
    return not (before.casefold() in _SHORTENED or (initials and not before.isdigit()))
