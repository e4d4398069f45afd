"""The words of a clause without those of time: the expression, what leads to it, and the signs that parted it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.suggest.prose import Cues, Sentence

_ASIDE = 10
"""Words in which a comma before a date shows that an aside ends behind it."""
_SUBJECT = 2
"""Signs and words from a comma to the verb behind it, with a subject in between."""
_FRONT = 4
"""Words of “by a judgment of”, or in brackets, at most."""
Piece = str | int
"""A word of the sentence by its number, or words put in its place."""


def without_times(sentence: Sentence, pieces: list[Piece], times: Sequence[tuple[int, int]], cues: Cues) -> list[Piece]:
    """Return the pieces without expressions of time, what leads to them, and commas that are idle then.

    Args:
        times: words [start, end), from the last to the first.
    """
    for first, last in times:
        before = first - 1
        attribute = sentence.has(before, "determiner") and not _ends(sentence, last)
        if attribute:
            pieces = _article(sentence, pieces, before, last, cues)
        elif sentence.has(last, "possessive"):
            pieces = [cues.articles.get("instead_of_possessive", "") if p == last else p for p in pieces]
        else:
            before = _lead(sentence, first)
        gone = set(range(before + 1, last))
        if sentence.has(first - 1, "name:joining"):
            gone |= _phrase_in_front(sentence, pieces, first - 1)
        after = _behind_brackets(sentence, last, gone)
        gone |= _idle_commas(sentence, pieces, (before, first, last, after))
        pieces = [piece for piece in pieces if piece not in gone]
    return pieces


def without_participle(
    sentence: Sentence, pieces: list[Piece], times: Sequence[tuple[int, int]], cues: Cues
) -> list[Piece]:
    """Drop what only leads up to the main clause: “Alarmed at the loss, the council met”."""
    first = next((n for n, p in enumerate(pieces) if isinstance(p, int) and _is_word(sentence, p)), 0)
    while first < len(pieces) and is_of(sentence, pieces, first, "time_preposition"):
        first += 1
    opening = pieces[first] if first < len(pieces) else ""
    if isinstance(opening, str) or not sentence.words[opening].low.endswith(cues.participle_endings or ("\0",)):
        return pieces
    verb = next((n for n in range(first + 1, len(pieces)) if is_of(sentence, pieces, n, "finite")), 0)
    comma = next((n for n in range(verb - 1, first, -1) if is_of(sentence, pieces, n, "comma")), 0)
    inside = {piece for piece in pieces[first:comma] if isinstance(piece, int)}
    if not comma or verb - comma < _SUBJECT or any(start in inside for start, _ in times):
        return pieces
    return [*pieces[:first], *pieces[comma + 1 :]]


def _article(sentence: Sentence, pieces: list[Piece], before: int, after: int, cues: Cues) -> list[Piece]:
    """Let an article fit the word that follows it now."""
    low, following = sentence.words[before].low, sentence.words[after].low
    forms = (*cues.articles.get("consonant", ()), *cues.articles.get("vowel", ()))
    if low not in forms:
        return pieces
    vowel = following.startswith(tuple(cues.articles.get("vowels", ())))
    fitting = cues.articles["vowel" if vowel else "consonant"][0]
    return [fitting if piece == before and fitting != low else piece for piece in pieces]


def _is_word(sentence: Sentence, at: int) -> bool:
    return sentence.words[at].text[0].isalnum() and not sentence.has(at, "time")


def is_of(sentence: Sentence, pieces: Sequence[Piece], at: int, name: str) -> bool:
    """Tell whether a piece is a word of a class; there is none outside the pieces."""
    if not 0 <= at < len(pieces):
        return False
    piece = pieces[at]
    return isinstance(piece, int) and sentence.has(piece, name)


def _lead(sentence: Sentence, first: int) -> int:
    """Return the last word before an expression that does not lead to it: “dragged on”, in “dragged on until 493”."""
    before = first - 1
    while sentence.has(before, "time_preposition", "time"):
        if before < first - 1 and sentence.has(before - 1, "deed") and not sentence.has(before, "time"):
            break
        before -= 1
    return before


def _idle_commas(sentence: Sentence, pieces: Sequence[Piece], around: tuple[int, int, int, int]) -> set[int]:
    """Return the commas that parted a date from the rest."""
    before, first, last, after = around
    gone: set[int] = set()
    if _between_commas(sentence, before, after) or (sentence.has(after, "comma") and before < _first(pieces)):
        gone.add(after)
    if sentence.has(before, "comma") and _ends(sentence, after):
        gone.add(before)
    if sentence.has(after, "comma") and _closes_date(sentence, (first, last), after + 1):
        gone.add(after)
    return gone


def _behind_brackets(sentence: Sentence, opening: int, gone: set[int]) -> int:
    """Drop a short note in brackets behind a date, 19 November 1700 (Old Style); return where it ends."""
    if opening >= len(sentence.words) or sentence.words[opening].text != "(":
        return opening
    for at in range(opening + 1, min(opening + _FRONT + 1, len(sentence.words))):
        if sentence.words[at].text == ")":
            gone.update(range(opening, at + 1))
            return at + 1
    return opening


def _phrase_in_front(sentence: Sentence, pieces: Sequence[Piece], joining: int) -> set[int]:
    """Return the words of “By a judgment of 8 April”, which say nothing without the date."""
    start = _first(pieces)
    if joining - start > _FRONT or not sentence.has(start, "preposition"):
        return set()
    return set(range(start, joining))


def _closes_date(sentence: Sentence, time: tuple[int, int], following: int) -> bool:
    """Tell whether a comma behind a date belongs to the date: on Thursday, September 5, in Velden."""
    if sentence.has(following, "finite"):
        return sentence.find("comma", time[0] - _ASIDE, time[0]) < 0
    inside = any(sentence.words[at].text == sentence.words[time[1]].text for at in range(*time))
    return inside and sentence.has(following, "preposition")


def _first(pieces: Sequence[Piece]) -> int:
    return next((piece for piece in pieces if isinstance(piece, int)), 0)


def _ends(sentence: Sentence, at: int) -> bool:
    """Tell whether a word begins nothing that an expression could belong to."""
    return at >= len(sentence.words) or (
        not sentence.words[at].text[0].isalnum()
        or sentence.has(at, "preposition", "finite", "subordinator", "coordinator", "relative")
    )


def _between_commas(sentence: Sentence, before: int, after: int) -> bool:
    return sentence.has(before, "comma") and sentence.has(after, "comma")
