"""The clause around an expression: whether it speaks of what lies ahead, and which side of the date is meant."""

from __future__ import annotations

from enum import StrEnum

from timeline_app.suggest.grammar import Found, Tokens
from timeline_app.suggest.language import Pack
from timeline_app.suggest.terms import Bound

_REACH = 25  # tokens; a verb farther off governs something else
_ASIDE = 80  # tokens; nobody is so long in parentheses


class Tense(StrEnum):
    """Where the verb puts what the clause tells."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def tense(tokens: Tokens, pack: Pack, found: Found) -> Tense:
    """Return the tense of the nearest verb before the expression, else of the first behind it, in its clause."""
    first, last = tokens.bounds(found.first)
    inside = False
    for at in range(found.first - 1, max(first, found.first - _REACH) - 1, -1):
        said = _tense(tokens, pack, at)
        if said is not Tense.UNKNOWN:
            return said
        if tokens.lower(at) in pack.cues["clause"] and at != found.first - 1:
            inside = True
            break
    for at in range(found.last, min(last, found.last + _REACH)):
        said = _tense(tokens, pack, at)
        if said is not Tense.UNKNOWN:
            return said
        ends = inside and "COMMA" in tokens.words[at].values  # behind it the clause around goes on
        if ends or (tokens.lower(at) in pack.cues["clause"] and at != found.last):
            break
    return Tense.UNKNOWN


def _tense(tokens: Tokens, pack: Pack, at: int) -> Tense:
    word = tokens.lower(at)
    if word in pack.cues["future"]:
        return Tense.FUTURE
    if word in pack.cues["past"]:
        return Tense.PAST
    if "PASTVERB" not in tokens.words[at].values:
        return Tense.UNKNOWN
    # “will be closed”, “is to be opened”: the auxiliary decides
    governed = any(tokens.lower(before) in pack.cues["future"] for before in range(max(at - 4, 0), at))
    return Tense.FUTURE if governed else Tense.PAST


def bound(tokens: Tokens, pack: Pack, found: Found, before: int) -> Bound:
    """Return which side of the date is meant, by the word before it: since, until, by, before, after.

    Args:
        before: the token behind the expression before this one; a word that stands between a length and a date (two
            days after 5 May) bounds nothing.
    """
    at = found.first - 1
    while tokens.lower(at) in pack.cues["between"] and found.first - at < _SKIPPED:
        at -= 1
    if at < before or at == before == found.first - 1:
        return Bound.AT
    word = tokens.lower(at)
    for cue, side in _BOUNDS:
        if word in pack.cues[cue]:
            return side
    stated = found.meaning.direction is None and not found.meaning.offset and found.group < 0
    return Bound.SINCE if word in pack.cues["from"] and stated else Bound.AT


_SKIPPED = 4
_ASIDE = 120  # tokens; nobody speaks longer in parentheses
_BOUNDS = (
    ("since", Bound.SINCE),
    ("until", Bound.UNTIL),
    ("by", Bound.BEFORE),
    ("before", Bound.BEFORE),
    ("after", Bound.AFTER),
)


def in_parentheses(tokens: Tokens, found: Found) -> bool:
    """Whether an expression stands in parentheses that its sentence opens and has not closed before it."""
    first, _ = tokens.bounds(found.first)
    for at in range(found.first - 1, max(first, found.first - _ASIDE) - 1, -1):
        values = tokens.words[at].values
        if "CLOSE" in values:
            return False
        if "OPEN" in values:
            return True
    return False
