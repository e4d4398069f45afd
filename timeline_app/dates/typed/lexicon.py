"""The phrases of several languages as one table, and how long a phrase at a place of a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from timeline_app.dates.languages import Language, Role
from timeline_app.dates.typed.folding import fold

Roles = Mapping[Role, tuple[int, ...]]
"""What a phrase can do, each with its values: several where languages differ."""

NOTHING: Roles = {}

_GAP = re.compile(r"(?<=\.)\s+|\s+")
_AFTER_DOT = re.compile(r"\.\s+")
_ROMAN_ENDINGS = re.compile(r"(?:e|er|re|eme|o|a)$")
_CYRILLIC = str.maketrans("хіv", "xiv")


class Lexicon:
    """The phrases of some languages; the longest at a place counts, with everything it can mean."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._roles: dict[str, dict[Role, tuple[int, ...]]] = {}
        self._tags: dict[str, set[Language]] = {}
        self._starts: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._prefixes = {fold(prefix).text for language in languages for prefix in language.prefixes}
        self.zones = {fold(name).text: zone for language in languages for name, zone in language.zones.items()}
        for language in languages:
            for role, phrases in language.phrases.items():
                for phrase, value in phrases.items():
                    self._add(language, role, phrase, value)
        for phrase in [phrase for phrase in self._roles if phrase.endswith(".")]:
            for role, values in self._roles.get(phrase[:-1], {}).items():  # “s.” does what “s” does before a full stop
                mine = self._roles[phrase].get(role, ())
                self._roles[phrase][role] = (*mine, *(value for value in values if value not in mine))

    def match(self, text: str, at: int) -> str:
        """Return the longest phrase at this place of a folded text, "" when there is none."""
        pattern = self._patterns.get(text[at])
        if pattern is None:
            phrases = self._starts.get(text[at])
            if not phrases:
                return ""
            pattern = self._patterns[text[at]] = self._compiled(phrases)
        found = pattern.match(text, at)
        return found[0] if found else ""

    def roles(self, phrase: str) -> Roles:
        """Return what a phrase of a text can do."""
        found: Roles = self._roles.get(_key(phrase), NOTHING)
        number = roman(phrase)
        return {**found, Role.ROMAN: (number,)} if number else found

    def calendars_of(self, phrase: str) -> set[str]:
        """Return the calendars in which the writers of every language that has the phrase often count years."""
        languages = self._tags.get(_key(phrase), ())
        return set.intersection(*(set(language.calendars) for language in languages)) if languages else set()

    def _add(self, language: Language, role: Role, phrase: str, value: int) -> None:
        folded = fold(phrase).text
        for form in {folded, folded.removesuffix(".")} - {""}:
            key = _key(form)
            if key not in self._roles:
                self._starts.setdefault(key[0], []).append(form)
            values = self._roles.setdefault(key, {}).get(role, ())
            if value not in values:
                self._roles[key][role] = (*values, value)
            self._tags.setdefault(key, set()).add(language)

    def _compiled(self, phrases: list[str]) -> re.Pattern[str]:
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        return re.compile("|".join(self._bounded(phrase) for phrase in longest_first))

    def _bounded(self, phrase: str) -> str:
        """A phrase that ends in a letter must not go on with one; blanks in it may be any."""
        words = _GAP.split(phrase)
        gaps = (r"\s*" if word.endswith(".") else r"\s+" for word in words)
        pattern = "".join(chain.from_iterable(zip(map(re.escape, words), gaps, strict=True)))
        pattern = pattern.removesuffix(r"\s*").removesuffix(r"\s+")
        if not phrase[-1].isalpha():
            return pattern
        if phrase in self._prefixes:
            names = "|".join(map(re.escape, sorted(self._names(), key=len, reverse=True)))
            return rf"{pattern}(?:(?![^\W\d_])|(?=(?:{names})(?![^\W\d_])))"
        return pattern + r"(?![^\W\d_])"

    def _names(self) -> Iterator[str]:
        """Return what a prefix may be written together with: the phrases of its languages."""
        return (phrase for phrase, tags in self._tags.items() if any(language.prefixes for language in tags))


@lru_cache(maxsize=16)
def lexicon(languages: tuple[Language, ...]) -> Lexicon:
    """Return the table of these languages; made once."""
    return Lexicon(languages)


def roman(word: str) -> int:
    """Return the number of a Roman numeral to 39, perhaps with the ending of an ordinal; 0 for other words.

    >>> roman("xixe"), roman("iv"), roman("mix")
    (19, 4, 0)
    """
    letters = word.translate(_CYRILLIC)
    return _ROMANS.get(letters) or _ROMANS.get(_ROMAN_ENDINGS.sub("", letters), 0)


def _key(phrase: str) -> str:
    return _AFTER_DOT.sub(".", " ".join(phrase.split()))


def _romans() -> dict[str, int]:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return {"x" * tens + one: 10 * tens + value for tens in range(4) for value, one in enumerate(ones) if tens + value}


_ROMANS = _romans()
