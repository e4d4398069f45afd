"""The phrases of several languages as one table, and how long a phrase at a place of a text is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from timeline_app.dates.languages import Language, Role
from timeline_app.dates.typed.folding import fold

Roles = Mapping[Role, tuple[int, ...]]
"""What a phrase can do, each with its values: several where languages differ."""

NOTHING: Roles = {}

_MOST_KEPT = 5_000
"""Answers; typed texts hold any number of unknown words."""

_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s+|(?<=\.)(?=.)")
_AFTER_DOT = re.compile(r"\.\s+")
_ROMAN_ENDINGS = re.compile(r"(?:e|er|re|eme|o|a)$")
_CYRILLIC = str.maketrans("хіv", "xiv")


class Lexicon:
    """The phrases of some languages; the longest at a place counts, with everything it can mean."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._said: dict[str, dict[Language, dict[Role, int]]] = {}
        self._roles: dict[tuple[str, frozenset[Language]], Roles] = {}
        self._starts: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._speakers: dict[str, frozenset[Language]] = {}
        self._prefixes = sorted(
            {fold(prefix).text for language in languages for prefix in language.prefixes}, key=len, reverse=True
        )
        self.zones = {fold(name).text: zone for language in languages for name, zone in language.zones.items()}
        for language in languages:
            for role, phrases in language.phrases.items():
                for phrase, value in phrases.items():
                    self._add(language, role, phrase, value)
        for phrase in [phrase for phrase in self._said if phrase.endswith(".")]:
            for language, roles in self._said.get(phrase[:-1], {}).items():  # “s.” is also “s” before a full stop
                self._said[phrase][language] = {**roles, **self._said[phrase].get(language, {})}

    def match(self, text: str, at: int) -> str:
        """Return the longest phrase at this place of a folded text, "" when there is none."""
        start = _start(text, at)
        pattern = self._patterns.get(start)
        if pattern is None and (phrases := self._starts.get(start)):
            pattern = self._patterns[start] = self._compiled(phrases)
        if pattern and (found := pattern.match(text, at)):
            return found[0]
        return self._prefix(text, at, start)

    def _prefix(self, text: str, at: int, start: str) -> str:
        """Return what is written together with the phrase that follows it."""
        for prefix in self._prefixes:
            if start.startswith(prefix) and start != prefix:
                behind = at + len(prefix)
                for phrase in self._starts.get(_start(text, behind), ()):
                    ends = not _LETTER.match(text, behind + len(phrase))
                    if ends and text.startswith(phrase, behind) and self._takes_prefixes(phrase):
                        return prefix
        return ""

    def _takes_prefixes(self, phrase: str) -> bool:
        return any(language.prefixes for language in self._said[phrase])

    def roles(self, phrase: str, languages: frozenset[Language]) -> Roles:
        """Return what a phrase of a text can do in these languages; a sign does it in all."""
        found = self._roles.get((phrase, languages))
        if found is None:
            if len(self._roles) > _MOST_KEPT:
                self._roles.clear()
            found = self._roles[phrase, languages] = self._all_roles(_key(phrase), languages)
        return found

    def _all_roles(self, key: str, languages: frozenset[Language]) -> Roles:
        found: dict[Role, tuple[int, ...]] = {}
        for language, roles in self._said.get(key, {}).items():
            if language in languages or not _is_word(key):
                for role, value in roles.items():
                    values = found.get(role, ())
                    found[role] = values if value in values else (*values, value)
        if number := roman(key):
            found[Role.ROMAN] = (number,)
        return found

    def speakers(self, phrase: str) -> frozenset[Language]:
        """Return the languages that have a phrase; none for signs and unknown words, which say nothing about it."""
        found = self._speakers.get(phrase)
        if found is None:
            if len(self._speakers) > _MOST_KEPT:
                self._speakers.clear()
            found = self._speakers[phrase] = self._all_speakers(phrase)
        return found

    def _all_speakers(self, phrase: str) -> frozenset[Language]:
        return frozenset(self._said.get(_key(phrase), ())) if _is_word(phrase) else frozenset()

    def calendars_of(self, phrase: str) -> frozenset[str]:
        """Return the calendars in which the writers of every language that has the phrase often count years."""
        return _shared_calendars(self.speakers(phrase))

    def _add(self, language: Language, role: Role, phrase: str, value: int) -> None:
        folded = fold(phrase).text
        for form in {folded, folded.removesuffix(".")} - {""}:
            key = _key(form)
            if key not in self._said:
                self._starts.setdefault(_start(key, 0), []).append(key)
            self._said.setdefault(key, {}).setdefault(language, {}).setdefault(role, value)

    def _compiled(self, phrases: list[str]) -> re.Pattern[str]:
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        return re.compile("|".join(self._bounded(phrase) for phrase in longest_first))

    def _bounded(self, phrase: str) -> str:
        """Return the pattern of a phrase: one that ends in a letter must not go on; blanks in it may be any."""
        words = _GAP.split(phrase)
        gaps = (r"\s*" if word.endswith(".") else r"\s+" for word in words)
        pattern = "".join(chain.from_iterable(zip(map(re.escape, words), gaps, strict=True)))
        pattern = pattern.removesuffix(r"\s*").removesuffix(r"\s+")
        if not phrase[-1].isalpha():
            return pattern
        return pattern + r"(?![^\W\d_])"


@lru_cache(maxsize=16)
def lexicon(languages: tuple[Language, ...]) -> Lexicon:
    """Return the table of these languages; made once."""
    return Lexicon(languages)


def roman(word: str) -> int:
    """Return the number of a Roman numeral to 39, perhaps with the ending of an ordinal; 0 for other words.

    >>> roman("xixe"), roman("iv"), roman("mix")
    (19, 4, 0)
    """
    letters = word.removesuffix(".").translate(_CYRILLIC)
    return _ROMANS.get(letters) or _ROMANS.get(_ROMAN_ENDINGS.sub("", letters), 0)


@lru_cache(maxsize=256)
def _shared_calendars(languages: frozenset[Language]) -> frozenset[str]:
    """Return the calendars that all of these languages name, none for no language."""
    sets = [frozenset(language.calendars) for language in languages]
    return frozenset.intersection(*sets) if sets else frozenset()


def _start(text: str, at: int) -> str:
    """Return the letters that stand at a place together, or the one sign there: what phrases are found by."""
    letters = _LETTERS.match(text, at)
    return letters[0] if letters else text[at]


def _is_word(phrase: str) -> bool:
    return any(letter.isalpha() for letter in phrase)


def _key(phrase: str) -> str:
    return _AFTER_DOT.sub(".", " ".join(phrase.split()))


def _romans() -> dict[str, int]:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return {"x" * tens + one: 10 * tens + value for tens in range(4) for value, one in enumerate(ones) if tens + value}


_ROMANS = _romans()
