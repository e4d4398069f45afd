"""Words to classes, and each set of classes to one character.

A form is a regular expression over these characters (see `forms`). What a digit string can be (a day, a year, an hour)
is known here; what a word can be comes from the pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain, combinations
from typing import Any, NamedTuple

_FIRST = 0xE000  # private use, so that no character means anything to `re`
_NOBODY = "\uf8ff"
_MARKS = {
    **dict.fromkeys("-‐‑‒–—−", "DASH"),
    **dict.fromkeys("'’‘´`", "APOS"),
    **dict.fromkeys('"“”«»„', "QUOTE"),
    **dict.fromkeys("([{", "OPEN"),
    **dict.fromkeys(")]}", "CLOSE"),
    **dict.fromkeys("$£€¥", "MONEY"),
    **dict.fromkeys(";:", "COLON"),
    **dict.fromkeys(".!?…", "DOT"),
    ",": "COMMA",
    "،": "COMMA",
    "/": "SLASH",
    "%": "PERCENT",
    "~": "TILDE",
    "\n": "BREAK",
}
_YEARS = range(1000, 2101)
_ISO = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?(T([01]\d|2[0-4]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:[0-5]\d)?)?",
    re.ASCII,
)
_SLASHED = re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{4}")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?")
_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_LONGEST_NUMBER = 40  # digits and their marks; more count nothing, and Python would not turn 4,301 into a number
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


class Word(NamedTuple):
    """A token's character and what it is worth in each of its classes."""

    char: str
    values: Mapping[str, Any]


class Alphabet:
    """The classes of one pack.

    Args:
        words: lower-case word → class → value.
        capital: words that count only with a capital letter: may, march.
        shapes: class → pattern for words that the pack does not know.
        literals: words that forms name as they are.
        endings: of numbers, “ordinal” and “decade” → what may follow the digits: th, s.
    """

    def __init__(
        self,
        words: Mapping[str, Mapping[str, Any]],
        capital: Iterable[str],
        shapes: Mapping[str, str],
        literals: Iterable[str],
        endings: Mapping[str, Iterable[str]],
    ) -> None:
        self._words = {word: dict(values) for word, values in words.items()}
        for literal in literals:
            self._words.setdefault(literal, {})[literal] = None
        self._capital = frozenset(capital)
        self._shapes = {name: re.compile(pattern) for name, pattern in shapes.items()}
        self._ordinal = re.compile(rf"(\d+)(?:{_any(endings.get('ordinal', ()))})", re.IGNORECASE)
        self._decade = re.compile(rf"(\d+)(?:{_any(endings.get('decade', ()))})")
        self._endings = [*endings.get("ordinal", ()), *endings.get("decade", ())]
        self._chars: dict[frozenset[str], str] = {}
        self.known: dict[str, Word] = {}
        """Tokens met so far; `word` fills it."""
        self._enumerate()

    def word(self, token: str) -> Word:
        """Return what a token is; the same token is looked up once."""
        found = self.known.get(token)
        if found is None:
            if len(self.known) > 200_000:
                self.known.clear()
            values = self._values(token)
            found = self.known[token] = Word(self._char(frozenset(values)), values)
        return found

    def chars(self, name: str) -> str:
        """Return the characters of all sets with this class or literal, for use between brackets."""
        return "".join(char for classes, char in self._chars.items() if name in classes) or _NOBODY

    def _char(self, classes: frozenset[str]) -> str:
        return self._chars.setdefault(classes, chr(_FIRST + len(self._chars)))

    def _values(self, token: str) -> Mapping[str, Any]:
        if token[0].isdigit():
            return self._number(token)
        if mark := _MARKS.get(token):
            return {mark: None, **self._words.get(token, {})}
        lower = token.lower().replace("’", "'")
        known = self._words.get(lower)
        if known is not None and (lower not in self._capital or token[0].isupper()):
            return known
        return self._unknown(token)

    def _unknown(self, token: str) -> Mapping[str, Any]:
        found: dict[str, Any] = {"NAME" if token[0].isupper() else "WORD": None}
        found.update((name, None) for name, shape in self._shapes.items() if shape.fullmatch(token))
        return found

    def _number(self, token: str) -> Mapping[str, Any]:
        if len(token) > _LONGEST_NUMBER:
            return {"NUMERAL": None}
        if token.isdecimal():
            return _whole(token)
        for name, shape in (("ISO", _ISO), ("SLASHED", _SLASHED), ("CLOCK", _CLOCK)):
            if shape.fullmatch(token):
                return {name: token}
        if found := self._ordinal.fullmatch(token):
            number = int(found[1])
            return {"ORD": number, **({"DAYTH": number} if 1 <= number <= 31 else {})}
        if found := self._decade.fullmatch(token):
            return _decade(found[1])
        if found := _DOTTED.fullmatch(token):
            return {"NUM": float(token), "DOTTED": f"{found[1]}:{found[2]}"}
        try:
            return {"NUM": float(token.replace(",", ""))}
        except ValueError:
            return {"NUMERAL": None}

    def _enumerate(self) -> None:
        """Give every set that can come up its character, so that forms can be compiled once."""
        for word in self._words:
            self.word(word)
            self.word(word.title())
        for number in chain(range(1, 2400), (5000, 12345)):
            self.word(str(number))
        for token in (
            "0",
            "00",
            "05",
            "009",
            "1.5",
            "1.55",
            "7.30",
            "0030",
            "0099",
            "1,000",
            "1.2.3",
            "2001-02-03",
            "1/2/2003",
            "10:30",
        ):
            self.word(token)
        for number in (1, 40, 80, 99, 480, 1900, 1990):
            for ending in self._endings:
                self.word(f"{number}{ending}")
        for mark in (*_MARKS, "*"):
            self.word(mark)
        for base in ("NAME", "WORD"):
            for count in range(len(self._shapes) + 1):
                for shapes in combinations(self._shapes, count):
                    self._char(frozenset((base, *shapes)))
        self.known.clear()


def _whole(token: str) -> Mapping[str, Any]:
    number, length = int(token), len(token)
    found: dict[str, Any] = {"NUM": number}
    if length <= 2 and 1 <= number <= 31:
        found["DAY"] = number
    if length <= 2 and number <= 24:
        found["HOUR"] = number
    if length == 2:
        found["YEAR2"] = number
    if length <= 3 and number and token[0] != "0":
        found["YEARX"] = number
        if length == 3:
            found["YEAR3"] = number
    if length == 4 and number in _YEARS:
        found["YEAR"] = number
    if length == 4 and _MILITARY.fullmatch(token):
        found["MILITARY"] = f"{token[:2]}:{token[2:]}"
    return found


def _decade(digits: str) -> Mapping[str, Any]:
    number = int(digits)
    if number % 10:
        return {"NUMERAL": None}
    if len(digits) == 2:
        return {"DECADE2": number}
    return {"DECADE": number} if len(digits) in (3, 4) else {"NUMERAL": None}


def _any(endings: Iterable[str]) -> str:
    return "|".join(map(re.escape, endings)) or "(?!)"
