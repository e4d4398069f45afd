"""What sort of thing a clause tells, and with how much reserve."""

from __future__ import annotations

from timeline_app.suggest.entries.terms import Dated, Kind
from timeline_app.suggest.prose import Sentence
from timeline_app.suggest.prose.clauses import Clause, finite_in

_LONG_AGO = 365 * 86_400
"""Seconds before publication from which a narrator's aside is background."""


def kind_of(sentence: Sentence, clause: Clause, time: tuple[int, int], dated: Dated, published: int | None) -> Kind:
    """Return the kind of a clause that nobody is quoted with.

    Args:
        time: the words of the expression.
        published: seconds of the publication date, when the text is news; None otherwise.
    """
    ahead = lies_ahead(dated, published) and not told_as_past(sentence, clause)
    if ahead or _foretells(sentence, clause):
        return Kind.FORECAST
    if _lasts(sentence, clause, time):
        return Kind.STATE
    if _looks_back(sentence, clause, time, dated, published):
        return Kind.BACKGROUND
    return Kind.OCCURRENCE


def lies_ahead(dated: Dated, published: int | None) -> bool:
    """Tell whether a date lies after the publication of a text that tells news."""
    return published is not None and dated.when is not None and dated.when.lo > published


def told_as_past(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the first verb of a clause is a past: what lies ahead cannot be told so."""
    verb = finite_in(sentence, clause.start, clause.end)
    return sentence.has(verb, "past", "regular") and sentence.find("forecast", clause.start, clause.end) < 0


def hedge_in(sentence: Sentence, start: int, end: int) -> str:
    """Return the first words of reserve among the words [start, end); "" when there are none."""
    first = sentence.find("hedge", start, end)
    if first < 0:
        return ""
    last = first + 1
    while last < end and sentence.has(last, "hedge"):
        last += 1
    return sentence.span(first, last)


def _foretells(sentence: Sentence, clause: Clause) -> bool:
    at = sentence.find("forecast", clause.start, clause.end)
    if at < 0:
        return False
    if sentence.has(at, "weak_forecast") and not sentence.has(at, "finite"):
        return sentence.has(at - 1, "copula", "adverb")
    return True


def _lasts(sentence: Sentence, clause: Clause, time: tuple[int, int]) -> bool:
    if clause.nominal:
        return False
    if _since(sentence, time):
        return True
    if sentence.find("state", clause.start, clause.end) >= 0:
        return not _passive_deed(sentence, clause)
    verb = finite_in(sentence, clause.start, clause.end)
    return sentence.has(verb, "copula") and _is_plain(sentence, verb, clause.end)


def _since(sentence: Sentence, time: tuple[int, int]) -> bool:
    return any(sentence.has(at, "since") for at in (time[0] - 1, time[0]))


def _passive_deed(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether “has been” is followed by a deed: has been arrested."""
    perfect = sentence.find("state", clause.start, clause.end)
    return sentence.has(perfect, "perfect") and sentence.find("harmed", perfect, clause.end) >= 0


def _is_plain(sentence: Sentence, verb: int, end: int) -> bool:
    """Tell whether “was” stands with a noun or adjective and not with a deed."""
    after = verb + 1
    while after < end and (sentence.has(after, "adverb", "time") or sentence.has(after + 1, "time")):
        after += 1
    return sentence.has(after, "determiner", "preposition") and not sentence.has(after + 1, "event")


def _looks_back(sentence: Sentence, clause: Clause, time: tuple[int, int], dated: Dated, published: int | None) -> bool:
    if published is None or dated.when is None or published - dated.when.hi < _LONG_AGO:
        return False
    cue = sentence.find("background", clause.start, clause.end) >= 0
    ago = sentence.find("ago", *time) >= 0
    return cue or ago or sentence.find("pluperfect", clause.start, clause.end) >= 0
