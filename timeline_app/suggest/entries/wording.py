"""The words a headline is made from: whoever does it in the place of a pronoun, reported speech told plainly."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.suggest.entries.terms import Dated
from timeline_app.suggest.entries.timeless import Piece
from timeline_app.suggest.entries.titles import title_of
from timeline_app.suggest.prose import Cues, Sentence
from timeline_app.suggest.prose.clauses import Clause, Sort, subject_of
from timeline_app.suggest.prose.reporting import Report


class Telling(NamedTuple):
    """One expression with a date, and what is known around it."""

    sentence: Sentence
    dated: Dated
    time: tuple[int, int]
    """Its words [start, end) in the sentence."""
    together: tuple[tuple[int, int], ...]
    """Those of all expressions that give one date with it, itself among them."""
    times: tuple[tuple[int, int], ...]
    """Those of the other expressions with a date."""
    published: int | None
    """Seconds of the publication, when the text tells news."""
    speaker: str
    """Who was named last before the sentence."""
    cues: Cues


def headline(telling: Telling, clause: Clause, report: Report | None) -> tuple[str, bool]:
    """Return a headline, and whether its subject was taken from elsewhere."""
    sentence = telling.sentence
    pieces: list[Piece] = list(range(clause.start, clause.end))
    pieces, lent = _with_subject(telling, clause, report, pieces)
    if report is not None and report.content is not None:
        pieces = _told_plainly(telling, pieces)
    if report is not None and report.inserted:
        pieces = [piece for piece in pieces if not isinstance(piece, int) or piece not in range(*report.clause)]
    if clause.nominal:
        pieces = _bare(sentence, pieces)
    return title_of(sentence, pieces, telling.together, telling.cues), lent


def _with_subject(
    telling: Telling, clause: Clause, report: Report | None, pieces: list[Piece]
) -> tuple[list[Piece], bool]:
    """Put whoever does it in the place of a pronoun, or before a verb without a subject."""
    sentence = telling.sentence
    if report is not None and report.infinitive and report.speaker and report.content:
        return [*range(*report.speaker), *range(report.content[0], clause.end)], True
    first = next((at for at in range(clause.start, clause.end) if _opens(sentence, at)), clause.end)
    if clause.subject is not None and (clause.sort in (Sort.RELATIVE, Sort.SHARED) or sentence.has(first, "finite")):
        lent = clause.subject
        if sentence.has(first, "deed") and clause.sort is Sort.RELATIVE and sentence.has(first - 1, "comma"):
            lent = (lent[0] + sentence.has(lent[0], "determiner"), lent[1])  # as headlines have it: Bill passed
        return [*_named(telling, lent), *(p for p in pieces if isinstance(p, int) and p >= first)], True
    if not sentence.has(first, "pronoun"):
        return pieces, False
    if report is not None and report.speaker and _may_be(telling, first, report.speaker):
        return [*range(*report.speaker), *range(first + 1, clause.end)], True
    if clause.subject is not None and clause.sort in (Sort.MAIN, Sort.COORDINATE):
        same = clause.subject if clause.sort is Sort.COORDINATE else subject_of(sentence, *clause.subject)
        if same and _fits(sentence, first, same):
            return [*range(*same), *range(first + 1, clause.end)], True
    if sentence.has(first, "personal") and telling.speaker:
        return [telling.speaker, *range(first + 1, clause.end)], True
    return pieces, False


def _fits(sentence: Sentence, pronoun: int, subject: tuple[int, int]) -> bool:
    """Tell whether a pronoun can stand for a subject: “he” for a name only."""
    if sentence.has(subject[0], "pronoun"):
        return False
    named = (sentence.words[at].text[0].isupper() and not sentence.has(at, "name:not_a_name") for at in range(*subject))
    return not sentence.has(pronoun, "personal") or any(named)


def _named(telling: Telling, lent: tuple[int, int]) -> list[Piece]:
    """Return the words of a subject, whoever was named last in the place of “he” or “she”."""
    if telling.sentence.has(lent[0], "personal") and telling.speaker:
        return [telling.speaker, *range(lent[0] + 1, lent[1])]
    return [*range(*lent)]


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether a word is where a clause itself begins."""
    return not sentence.has(at, *_OPENERS)


_OPENERS = (
    *("time", "comma", "coordinator", "relative", "time_preposition", "that", "subordinator", "clause_end", "dash"),
)


def _may_be(telling: Telling, pronoun: int, speaker: tuple[int, int]) -> bool:
    """Tell whether a pronoun in what was said can stand for who said it."""
    sentence, last = telling.sentence, telling.sentence.words[speaker[1] - 1]
    theirs = sentence.has(speaker[0], "determiner") and not sentence.has(speaker[0], "article")
    if theirs or any(sentence.has(at, "pronoun") for at in range(*speaker)) or sentence.has(pronoun, "expletive"):
        return False
    return not (sentence.has(pronoun, "impersonal") and last.low.endswith(telling.cues.plural_endings))


def _told_plainly(telling: Telling, pieces: list[Piece]) -> list[Piece]:
    """Tell what was reported as it was: “had called off” as “called off”, “to have taken” as “took”."""
    sentence, forms = telling.sentence, telling.cues.participles
    for n, piece in enumerate(pieces):
        if not isinstance(piece, int) or not sentence.has(piece, "pluperfect", "after_infinitive"):
            continue
        if sentence.has(piece, "after_infinitive") and not sentence.has(piece - 1, "infinitive"):
            continue
        if n + 1 >= len(pieces) or not isinstance(pieces[n + 1], int):
            break
        start = n - 1 if sentence.has(piece, "after_infinitive") else n
        participle = sentence.words[int(pieces[n + 1])]
        if participle.low in forms:
            return [*pieces[:start], forms[participle.low], *pieces[n + 2 :]]
        same = "past" in telling.cues.of(participle.low) or participle.low.endswith(telling.cues.past_endings)
        return [*pieces[:start], *pieces[n + 1 :]] if same else pieces
    return pieces


def _bare(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Drop what leads to a noun phrase and its article: following the collapse of talks."""
    while pieces and isinstance(pieces[0], int) and sentence.has(pieces[0], "subordinator", "preposition", "comma"):
        pieces = pieces[1:]
    if pieces and isinstance(pieces[0], int) and sentence.has(pieces[0], "determiner"):
        pieces = pieces[1:]
    return pieces


def claimant_of(telling: Telling, report: Report) -> str:
    """Return the name of who speaks, without office and whereabouts."""
    sentence = telling.sentence
    if report.speaker is None:
        return ""
    first, last = report.speaker
    if last - first == 1 and sentence.has(first, "pronoun"):
        return telling.speaker if sentence.has(first, "personal") else ""
    end = first
    while end < last and not _closes_name(sentence, end):
        end += 1
    while first < end - 1 and (sentence.has(first, "determiner") or _office_before(sentence, first, end)):
        first += 1
    return sentence.span(first, end)


def _closes_name(sentence: Sentence, at: int) -> bool:
    if sentence.has(at, "name:joining"):
        return False
    word = sentence.words[at]
    hung = word.text in _APOSTROPHES and sentence.words[at - 1].end == word.start
    return sentence.has(at, "comma", "preposition", "relative") or not (hung or word.text[0].isalnum())


_APOSTROPHES = ("'", "’")


def _office_before(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether an office stands between a word and the name: U.S. President Donald Trump."""
    return any(
        sentence.has(n, "name:title") and n + 1 < end and sentence.words[n + 1].text[0].isupper()
        for n in range(at, end - 1)
    )


def reserve(sentence: Sentence, report: Report) -> str:
    """Return the words that make it somebody's account."""
    if not sentence.has(report.verb, "hedge_verb"):
        return ""
    last = report.verb + 1
    while sentence.has(last, "according"):
        last += 1
    return sentence.span(report.verb, last)
