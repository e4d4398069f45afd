"""A sentence as words, each with the classes that the language gives it. Linear in the length of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline_app.suggest.prose.cues import Cues

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[0-9]+(?:[.,:/][0-9]+)*[^\W\d_]*|[^\W_]+(?:['’.&-][^\W_]+)*|--|[^\w\s]|_")
_SHORTEST_PAST = 4


class Word(NamedTuple):
    """One word or sign: [start, end) in the whole text."""

    start: int
    end: int
    text: str
    low: str
    """In small letters."""
    classes: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of a text, taken apart."""

    text: str
    """The whole text, in which all places count."""
    start: int
    end: int
    words: tuple[Word, ...]

    def has(self, at: int, *names: str) -> bool:
        """Tell whether a word is of one of these classes; there is none outside the sentence."""
        return 0 <= at < len(self.words) and not self.words[at].classes.isdisjoint(names)

    def find(self, name: str, start: int, end: int) -> int:
        """Return the first word of a class among [start, end), -1 where there is none."""
        return next((at for at in range(max(start, 0), min(end, len(self.words))) if self.has(at, name)), -1)

    def span(self, first: int, end: int) -> str:
        """Return the text of the words [first, end)."""
        return self.text[self.words[first].start : self.words[end - 1].end] if first < end else ""

    def word_at(self, place: int) -> int:
        """Return the number of the first word that ends behind a place of the text."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        return low


def taken_apart(text: str, start: int, end: int, cues: Cues, times: Iterable[tuple[int, int]] = ()) -> Sentence:
    """Return the sentence [start, end) of a text.

    Args:
        times: where expressions of time stand, in order; their words are of the class “time”, and of others only
            where these say how the time is meant.
    """
    tokens = [part for found in _TOKEN.finditer(text, start, end) for part in _parted(found, cues)]
    lows = [token[2].lower().replace("’", "'") for token in tokens]
    timed = _inside(tokens, times)
    classes = [
        _TIME | (cues.of(low) & _KEPT) if is_time else cues.of(low) for low, is_time in zip(lows, timed, strict=True)
    ]
    _mark_phrases(lows, classes, timed, cues)
    _unmark_hyphens(tokens, classes)
    _mark_verbs(tokens, lows, classes, cues)
    words = (Word(*token, low, found) for token, low, found in zip(tokens, lows, classes, strict=True))
    return Sentence(text, start, end, tuple(words))


_TIME = frozenset({"time"})
_KEPT = frozenset({"since", "ago"})
_FINITE = frozenset({"finite"})


def _parted(found: re.Match[str], cues: Cues) -> list[tuple[int, int, str]]:
    """Return a word and, apart, what is only hung on it: the mayor, ’s."""
    start, end, text = found.start(), found.end(), found[0]
    if cues.clitics and text.endswith(cues.clitics):
        at = max(end - len(clitic) for clitic in cues.clitics if text.endswith(clitic))
        if at > start:
            return [(start, at, text[: at - start]), (at, end, text[at - start :])]
    return [(start, end, text)]


def _inside(tokens: Sequence[tuple[int, int, str]], times: Iterable[tuple[int, int]]) -> list[bool]:
    found = [False] * len(tokens)
    at = 0
    for first, last in times:
        while at < len(tokens) and tokens[at][1] <= first:
            at += 1
        while at < len(tokens) and tokens[at][0] < last:
            found[at] = True
            at += 1
    return found


def _mark_phrases(lows: list[str], classes: list[frozenset[str]], timed: list[bool], cues: Cues) -> None:
    for at, low in enumerate(lows):
        for rest, name in cues.phrases.get(low, ()):
            last = at + len(rest) + 1
            if tuple(lows[at + 1 : last]) == rest and not any(timed[at:last]):
                for place in range(at, last):
                    classes[place] |= {name}


def _unmark_hyphens(tokens: Sequence[tuple[int, int, str]], classes: list[frozenset[str]]) -> None:
    """Take dashes between two words without blanks, as in 1914–18, for what they are."""
    for at in range(1, len(tokens) - 1):
        if "dash" in classes[at] and tokens[at - 1][1] == tokens[at][0] and tokens[at][1] == tokens[at + 1][0]:
            classes[at] = _NOTHING


def _mark_verbs(
    tokens: Sequence[tuple[int, int, str]], lows: list[str], classes: list[frozenset[str]], cues: Cues
) -> None:
    """Mark what tells a deed, and what of that may be the finite verb of a clause."""
    before: frozenset[str] = frozenset()
    for at, low in enumerate(lows):
        here = classes[at]
        if "time" not in here and tokens[at][2][:1].islower():
            deed = _deed(low, here, cues)
            finite = "finite_auxiliary" in here or (bool(deed) and _finite(at, lows, deed, before, cues))
            classes[at] = here | deed | (_FINITE if finite else _NOTHING)
        if "adverb" not in here:
            before = here


_NOTHING: frozenset[str] = frozenset()


def _deed(low: str, here: frozenset[str], cues: Cues) -> frozenset[str]:
    """Return “regular” for a past form by its ending, “deed” for other full verbs, nothing for the rest."""
    if low.endswith(cues.past_endings) and len(low) >= _SHORTEST_PAST and "not_past" not in here:
        return _REGULAR
    if low in cues.participles:
        return _PARTICIPLE
    if "past" in here or "present_verb" in here:
        return _DEED
    return _NOTHING


def _finite(at: int, lows: list[str], deed: frozenset[str], before: frozenset[str], cues: Cues) -> bool:
    """Tell whether a full verb stands alone: neither behind an auxiliary nor as an attribute."""
    if lows[at] in cues.participles or before & _NO_VERB_BEHIND:
        return False
    behind = cues.of(lows[at + 1]) if at + 1 < len(lows) else _NOTHING
    return not ("regular" in deed and "agent_of_passive" in behind)


_REGULAR = frozenset({"deed", "regular"})
_DEED = frozenset({"deed"})
_PARTICIPLE = frozenset({"deed", "participle"})
_NO_VERB_BEHIND = frozenset({"attributive", "preposition", "infinitive", "auxiliary", "possessive"})
