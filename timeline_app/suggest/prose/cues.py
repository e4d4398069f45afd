"""One language's words around names and clauses, from `resources/languages/<tag>/prose.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline_app import paths

_NONE: frozenset[str] = frozenset()
Phrase = tuple[tuple[str, ...], str]
"""The words of a phrase behind its first, and the class they give."""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The classes of a language's words; the engine knows their names and no word."""

    words: Mapping[str, frozenset[str]]
    """Of each word in small letters: its classes."""
    phrases: Mapping[str, tuple[Phrase, ...]]
    """By first word: what may follow it, longest first."""
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    clitics: tuple[str, ...]
    """What hangs on a word and is a word of its own: ’s."""
    participles: Mapping[str, str]
    """The past form of a participle that differs from it."""
    articles: Mapping[str, Any]
    names: Mapping[str, frozenset[str]]
    """Lists about names; those of whole words with capitals keep them."""

    abbreviations: frozenset[str] = frozenset()
    """In small letters, without the point."""

    def of(self, word: str) -> frozenset[str]:
        """Return the classes of a word in small letters."""
        return self.words.get(word, _NONE)


@cache
def load(tag: str) -> Cues:
    """Return the cues of a language, read once.

    Raises:
        FileNotFoundError: there is no such pack.
    """
    return build(tomllib.loads(paths.resource("languages", tag, "prose.toml").read_text(encoding="utf-8")))


def build(table: Mapping[str, Any]) -> Cues:
    """Return the cues that a table describes; what it lacks is empty."""
    words: dict[str, set[str]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for name, listed in {**table.get("classes", {}), **_named(table)}.items():
        for entry in listed:
            first, *rest = entry.split()
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), name))
            else:
                words.setdefault(entry, set()).add(name)
    return Cues(
        {word: frozenset(found) for word, found in words.items()},
        {first: tuple(sorted(found, key=_length, reverse=True)) for first, found in phrases.items()},
        tuple(table.get("classes", {}).get("past_ending", ())),
        tuple(table.get("classes", {}).get("plural_ending", ())),
        tuple(table.get("classes", {}).get("participle_ending", ())),
        tuple(table.get("classes", {}).get("possessive", ())),
        table.get("participles", {}),
        table.get("articles", {}),
        {name: frozenset(listed) for name, listed in table.get("names", {}).items()},
        frozenset(table.get("sentences", {}).get("abbreviation", ())),
    )


def _named(table: Mapping[str, Any]) -> Mapping[str, Iterable[str]]:
    """Return the lists about names as classes of their own, in small letters."""
    return {f"name:{name}": [word.lower() for word in listed] for name, listed in table.get("names", {}).items()}


def _length(phrase: Phrase) -> int:
    return len(phrase[0])
