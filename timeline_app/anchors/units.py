"""Counting: code points, UTF-16 units, and the letters that people see.

Offsets everywhere are code points (Python `str` indices), start included, end excluded. Qt counts UTF-16
units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Any

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_FARTHEST = 4096
"""How far back a border of letters is looked for, in code points; beyond it only made-up text goes."""


class Utf16:
    """Convert between code points and UTF-16 units of one text; each call O(log n) in its astral letters."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]

    def units(self, point: int) -> int:
        """Return where code point `point` begins, in units."""
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int:
        """Return the code point that `unit` belongs to; inside a pair that cuts nothing, but `snap` afterwards."""
        return unit - bisect_left(self._units, unit)


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen [start, end) to whole letters (grapheme clusters), then trim outer white space.

    The span comes back empty (start == end) when there is nothing but white space in it.

    Raises:
        ValueError: the span lies outside the text or runs backwards.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"[{start}, {end}) is not a span of a text of {len(text)}")
    if start == end:
        return start, end
    start, end = floor_letter(text, start), ceil_letter(text, end)
    while start < end and text[start].isspace() and _parts(text, start + 1):
        start += 1
    while start < end and text[end - 1].isspace() and _parts(text, end - 1):
        end -= 1
    return start, end


def floor_letter(text: str, point: int) -> int:
    """Return the border between letters at `point` or next before it."""
    return _letter_around(text, point)[0]


def ceil_letter(text: str, point: int) -> int:
    """Return the border between letters at `point` or next after it."""
    return _letter_around(text, point)[1]


def _letter_around(text: str, point: int) -> tuple[int, int]:
    """Return the borders of the letter `point` lies inside; (point, point) when it is a border itself."""
    if not 0 < point < len(text):
        return point, point
    sure = point
    while sure > 0 and point - sure < _FARTHEST and not (text[sure - 1].isascii() and _parts(text, sure)):
        sure -= 1
    for letter in _letter().finditer(text, sure):
        if letter.end() > point:
            return (point, point) if letter.start() == point else (letter.start(), letter.end())
    raise AssertionError("letters cover the text")


def _parts(text: str, point: int) -> bool:
    """Return whether two letters meet at `point`, as far as the characters beside it tell.

    That is the whole truth when one of them is a space or the first is ASCII (Unicode annex 29, rules GB3 to
    GB9).
    """
    if not 0 < point < len(text):
        return True
    pair = text[point - 1 : point + 1]
    if pair.isascii():
        return True
    first = _letter().match(pair)
    return first is None or first.end() == 1


@cache
def _letter() -> Any:
    import regex  # type: ignore[import-untyped]  # late: reading a plain text file need not pay its 30 ms

    return regex.compile(r"\X", regex.DOTALL)
