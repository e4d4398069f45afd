"""Runs of words that look like names, by their capitals and the particles between them."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.suggest.prose import Sentence

_LONGEST = 7
"""Words of a name; a heading in capitals is none."""


class Chunk(NamedTuple):
    """The words [start, end) of a sentence that may be a name."""

    start: int
    end: int
    text: str
    opens: bool = False
    """Whether it opens the sentence, where every word has a capital."""


def chunks_in(sentence: Sentence) -> list[Chunk]:
    """Return the runs in order."""
    found: list[Chunk] = []
    at = 0
    while at < len(sentence.words):
        end = _run(sentence, at)
        if end == at:
            at += 1
            continue
        start = at
        while start < end and _empty(sentence, start):
            start += 1
        if start < end and end - start <= _LONGEST:
            found.append(Chunk(start, end, sentence.span(start, end), start == _first_word(sentence)))
        at = end
    return found


def _run(sentence: Sentence, at: int) -> int:
    """Return the end of the run that begins at a word; `at` where none begins."""
    end = at
    while end < len(sentence.words):
        if _capital(sentence, end):
            if end > at and sentence.has(end, "name:not_a_name") and not sentence.words[end].text.isupper():
                break
            end += 1
            continue
        after = end
        while end > at and after < len(sentence.words) and after - end < 2 and _joins(sentence, at, after):
            after += 1
        if after == end or not _capital(sentence, after) or sentence.has(after, "name:not_a_name"):
            break
        end = after
    return end


def _joins(sentence: Sentence, start: int, at: int) -> bool:
    """Tell whether a small word may stand inside a name; “of” only behind words of organisations and realms."""
    if not sentence.has(at, "name:particle"):
        return False
    if sentence.has(at, "name:joining"):
        return sentence.has(at - 1, "name:organisation_word", "name:place_word", "name:organisation_lead")
    return at - start <= _LONGEST


def _capital(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.words) or sentence.has(at, "time"):
        return False
    text = sentence.words[at].text
    return text[0].isupper() and (len(text) > 1 or text.isalpha())


def _empty(sentence: Sentence, at: int) -> bool:
    """Tell whether a word with a capital is no name: “The”, “In”, “But”."""
    return sentence.has(at, "name:not_a_name") and not _abbreviated(sentence.words[at].text)


def _abbreviated(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _first_word(sentence: Sentence) -> int:
    return next((at for at, word in enumerate(sentence.words) if word.text[0].isalnum()), 0)
