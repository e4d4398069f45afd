"""A folded text as numbers, known phrases, signs and unknown words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from timeline_app.dates.languages import Language, Role
from timeline_app.dates.typed.folding import fold

_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:_[^\W\d_]+)*")


class Token(NamedTuple):
    """One piece of a text."""

    text: str
    """Folded."""
    start: int
    """In the folded text."""
    spaced: bool
    """Whether a blank stands before it."""
    roles: Mapping[Role, int]
    """What the phrase can do; empty for numbers, signs and unknown words."""
    number: int | None = None
    digits: int = 0


class Lexicon(NamedTuple):
    """The phrases of some languages, the longest first."""

    pattern: re.Pattern[str]
    roles: Mapping[str, Mapping[Role, int]]


_NOTHING: Mapping[Role, int] = {}
_LONGEST_NUMBER = 15  # digits; a longer number is no year on any scale


def tokens_of(text: str, languages: tuple[Language, ...]) -> list[Token]:
    """Cut a folded text; linear in its length."""
    pattern, roles = _lexicon(languages)
    found: list[Token] = []
    at = 0
    spaced = True
    while at < len(text):
        if text[at].isspace():
            at, spaced = at + 1, True
            continue
        if number := _NUMBER.match(text, at):
            token = _number(number[0], at, spaced)
        else:
            match = pattern.match(text, at) or _WORD.match(text, at)
            word = match[0] if match else text[at]
            token = Token(word, at, spaced, roles.get(" ".join(word.split()), _NOTHING))
        found.append(token)
        at, spaced = at + len(token.text), False
    return found


def _number(text: str, at: int, spaced: bool) -> Token:
    digits = text.replace(",", "")
    number = int(digits) if len(digits) <= _LONGEST_NUMBER else None
    # 2,019 is no year: only an era makes one of a number in groups
    return Token(text, at, spaced, _NOTHING, number, len(digits) + 4 * (digits != text))


@lru_cache(maxsize=16)
def _lexicon(languages: tuple[Language, ...]) -> Lexicon:
    roles: dict[str, dict[Role, int]] = {}
    for language in languages:
        for role, phrases in language.phrases.items():
            for phrase, value in phrases.items():
                roles.setdefault(fold(phrase).text, {}).setdefault(role, value)
    longest_first = sorted(roles, key=lambda phrase: (-len(phrase), phrase))
    return Lexicon(re.compile("|".join(map(_bounded, longest_first)) or "(?!)"), roles)


def _bounded(phrase: str) -> str:
    """A phrase that ends in a letter must not go on with one; blanks in it may be any."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return pattern + (r"(?![^\W\d_])" if phrase[-1].isalpha() else "")
