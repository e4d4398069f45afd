"""A folded text as numbers, known phrases, signs and unknown words."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_app.dates.languages import Language
from timeline_app.dates.typed.lexicon import NOTHING, Roles, lexicon

_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+", re.ASCII)
_BLANK = re.compile(r"\s*")
_WORD = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)*")


class Token(NamedTuple):
    """One piece of a text."""

    text: str
    """Folded."""
    start: int
    """In the folded text."""
    spaced: bool
    """Whether a blank stands before it."""
    roles: Roles
    """What the phrase can do; empty for numbers, signs and unknown words."""
    number: int | None = None
    digits: int = 0


_LONGEST_NUMBER = 15  # digits; a longer number is no year on any scale


def tokens_of(
    text: str, languages: tuple[Language, ...], most: int, spoken: frozenset[Language] = frozenset()
) -> list[Token]:
    """Cut a folded text into tokens, at most `most` of them; linear in its length.

    Args:
        spoken: the languages the text can be in. Words do only what they do in those of them that have all words of
            the text, if there are any: “او” is “and” in Pashto and “or” in Arabic. None are named for a text in
            several languages.
    """
    table = lexicon(languages)
    found: list[tuple[str, int, bool]] = []
    at = 0
    while len(found) < most and (blank := _BLANK.match(text, at)):
        start = blank.end()
        if start == len(text):
            break
        number = _NUMBER.match(text, start)
        written = number[0] if number else table.match(text, start) or _word(text, start)
        found.append((written, start, start > at or not at))
        at = start + len(written)
        if not number:
            spoken &= table.speakers(written) or spoken
    heard = spoken or frozenset(languages)
    return [
        _number(*piece) if "0" <= piece[0][0] <= "9" else Token(*piece, table.roles(piece[0], heard)) for piece in found
    ]


def _word(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match[0] if match else text[at]


def _number(text: str, at: int, spaced: bool) -> Token:
    digits = text.replace(",", "") if "," in text else text
    number = int(digits) if len(digits) <= _LONGEST_NUMBER else None
    # 2,019 is no year: only an era makes one of a number in groups
    return Token(text, at, spaced, NOTHING, number, len(digits) + 4 * (digits != text))
