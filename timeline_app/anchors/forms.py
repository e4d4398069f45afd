"""Two forms of a text, each with the way back to the text: wide for finding, narrow for judging.

The wide form forgets case, accents and compatibility (NFKD); the narrow one only how spaces, quotation
marks, dashes and ligatures are typed, so 10² stays different from 102 and US from us.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

_SIGNS = {
    **dict.fromkeys("‘’‚‛′‵‹›ʼ＇", "'"),
    **dict.fromkeys("“”„‟″‶«»〝〞＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
    **dict.fromkeys(map(chr, (0xAD, 0x34F, 0x61C, 0x180E, 0xFE0F, 0xFEFF)), ""),
    **dict.fromkeys(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))), ""),
}
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_BROKEN_WORD = r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]*\n\s*(?=[^\W\d_])"
_GROUPING = re.compile(r"(?<=\d)[.,'’\u00a0\u202f\u2009\u066c](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a text and the way back. Offsets into the form are called places.

    The form is a row of pieces: piece i starts at place `_places[i]` and stands for the code points from
    `_points[i]` to `_ends[i]`. In an even piece each character stands for one of the text, in an odd one all
    for all.
    """

    text: str
    _places: list[int] = field(repr=False)
    _points: list[int] = field(repr=False)
    _ends: list[int] = field(repr=False)
    _even: bytearray = field(repr=False)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the text that places [first, last) stand for; first < last."""
        start, end = self._piece(first), self._piece(last - 1)
        begins = self._points[start] + (first - self._places[start]) * self._even[start]
        return begins, self._points[end] + last - self._places[end] if self._even[end] else self._ends[end]

    def whole(self, first: int, last: int) -> bool:
        """Return whether [first, last) begins and ends where characters of the text do, not in a ligature."""
        start, end = self._piece(first), self._piece(last - 1)
        begins = self._even[start] or first == self._places[start]
        ends = self._even[end] or last == self._after(end)
        return bool(begins and ends)

    def place(self, point: int) -> int:
        """Return the place of the character that holds code point `point`, or of the next one kept."""
        piece = bisect_right(self._points, point) - 1
        if piece < 0:
            return 0
        if point >= self._ends[piece]:
            return self._after(piece)
        return self._places[piece] + (point - self._points[piece]) * self._even[piece]

    def _after(self, piece: int) -> int:
        """Return the place at which the next piece starts."""
        return self._places[piece + 1] if piece + 1 < len(self._places) else len(self.text)

    def _piece(self, place: int) -> int:
        return bisect_right(self._places, place) - 1


def wide(text: str) -> Form:
    """Return the form for finding: no case, no accents, plain signs, single spaces."""
    return _form(text, {letter: _folded(letter) for letter in set(text)}, marks=())


def narrow(text: str) -> Form:
    """Return the form for judging: composed letters, plain signs, single spaces, ligatures spelt out."""
    table = {letter: _plain(letter) for letter in set(text)}
    marks = [letter for letter, plain in table.items() if plain and _joins(letter)]
    if "" not in table.values() and unicodedata.is_normalized("NFC", text):
        marks = []
    return _form(text, table, marks=marks)


class Prepared:
    """A text made ready once, for many searches in it; each form is made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def wide(self) -> Form:
        """The form for finding."""
        return wide(self.text)

    @cached_property
    def narrow(self) -> Form:
        """The form for judging."""
        return narrow(self.text)


def figures(text: str) -> tuple[str, ...]:
    """Return the runs of digits in order, grouping signs removed, as European digits."""
    runs = _DIGITS.findall(_GROUPING.sub("", text))
    return tuple("".join(str(unicodedata.digit(digit)) for digit in run) for run in runs)


def _form(text: str, table: Mapping[str, str], marks: Sequence[str]) -> Form:
    """Put `text` through `table`, character by character, and compose what `marks` hang on.

    Only what changes its length becomes a piece of its own, so that plain prose costs next to nothing.
    """
    evenly = str.maketrans({letter: plain for letter, plain in table.items() if len(plain) == 1})
    parts: list[str] = []
    form = Form("", [], [], [], bytearray())
    place = done = 0

    def _add(start: int, end: int, part: str, even: bool) -> None:
        nonlocal place
        if part:
            parts.append(part)
            form._places.append(place)
            form._points.append(start)
            form._ends.append(end)
            form._even.append(even)
            place += len(part)

    for found in _uneven(table, marks).finditer(text):
        _add(done, found.start(), text[done : found.start()].translate(evenly), even=True)
        _add(found.start(), found.end(), _instead(found, table), even=False)
        done = found.end()
    _add(done, len(text), text[done:].translate(evenly), even=True)
    return replace(form, text="".join(parts))


def _uneven(table: Mapping[str, str], marks: Sequence[str]) -> re.Pattern[str]:
    """Return what to look for: broken words, letters with marks, runs of space, what is not one for one."""
    uneven = "".join(letter for letter, plain in table.items() if len(plain) != 1)
    invisible = "".join(letter for letter, plain in table.items() if not plain)
    patterns = [rf"(?P<broken>{_BROKEN_WORD})"]
    if marks:
        hidden = re.escape(invisible)
        between = f"[{hidden}]*+" if hidden else ""
        patterns.append(rf"(?P<letter>[^\s{hidden}](?:{between}[{re.escape(''.join(marks))}])++)")
    patterns.append(rf"(?P<space>\s[\s{re.escape(invisible)}]+)")
    if uneven:
        patterns.append(f"[{re.escape(uneven)}]")
    return re.compile("|".join(patterns), re.DOTALL)


def _instead(found: re.Match[str], table: Mapping[str, str]) -> str:
    kind = found.lastgroup
    if kind == "broken":
        return ""
    if kind == "space":
        return " "
    plain = "".join(table[letter] for letter in found[0])
    return unicodedata.normalize("NFC", plain) if kind == "letter" else plain


def _folded(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in _SIGNS:
        return _SIGNS[letter]
    folded = _bare(_bare(letter).casefold())
    return letter if " " in folded else "".join(_SIGNS.get(c, c) for c in folded)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    return _SIGNS.get(letter, _LIGATURES.get(letter, unicodedata.normalize("NFC", letter)))


def _joins(letter: str) -> bool:
    """Return whether a letter may melt into the one before it in NFC: marks, and Korean vowels and finals."""
    return unicodedata.category(letter) in ("Mn", "Mc") or "\u1160" <= letter <= "\u11ff"
