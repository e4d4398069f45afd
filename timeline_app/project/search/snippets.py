"""Where words stand in a text as it was written, and the part of it around them.

Words are found in the folded text, whose letters stand elsewhere; places are taken back to the text itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from timeline_app.project.folding import fold
from timeline_app.project.search.words import Word, words_of

AROUND = 50  # letters shown in front of the first hit
MOST = 160  # letters of a snippet
HITS = 200  # that are looked at for each word; the snippet shows the best of them
_STEP = 512  # letters folded at once when places are taken back

Span = tuple[int, int]


class Snippet(NamedTuple):
    """Part of a text on one line, and the hits in it as [start, end) of `text`."""

    text: str = ""
    spans: tuple[Span, ...] = ()


class Places(NamedTuple):
    """The hits around the best place of a text, as [start, end) in code points, in order."""

    spans: tuple[Span, ...]

    @property
    def first(self) -> Span | None:
        """The one to go to; None where the words do not stand in the text in plain sight."""
        return self.spans[0] if self.spans else None


def places(text: str, words: Sequence[Word]) -> Places:
    """Return the hits in that stretch of a text in which the most different words stand together."""
    folded = fold(text)
    found = sorted((*span, number) for number, word in enumerate(words) for span in islice(word.spans(folded), HITS))
    if not found:
        return Places(())
    first = _best(found)
    near = [hit for hit in found[first:] if hit[1] <= found[first][0] + MOST]
    spans = _merged([(start, end) for start, end, _ in near])
    return Places(tuple(_taken_back(text, spans)))


def snippet(text: str, hits: Sequence[Span]) -> Snippet:
    """Return the part of a text around hits, its breaks as spaces; without hits its beginning."""
    start = _word_start(text, max(hits[0][0] - AROUND, 0)) if hits else 0
    end = _word_end(text, min(start + MOST, len(text)), hits[0][1] if hits else 0)
    lead, trail = "…" if start else "", "…" if end < len(text) else ""
    part = "".join(" " if sign in "\n\r\t\f\v\x00\u2028\u2029" else sign for sign in text[start:end])
    by = len(lead) - start
    return Snippet(
        f"{lead}{part}{trail}", tuple((max(s, start) + by, min(e, end) + by) for s, e in hits if s < end and e > start)
    )


def highlighted(text: str, words: Sequence[Word]) -> Snippet:
    """Return a short text whole, with every hit in it."""
    return Snippet(text, tuple(_everywhere(text, words, HITS)))


def hits_in(text: str, typed: str, most: int = 5000) -> list[Span]:
    """Return where typed words stand in a text, [start, end) in code points, in order; up to `most` of each word."""
    return _everywhere(text, words_of(typed), most)


def _everywhere(text: str, words: Sequence[Word], most: int) -> list[Span]:
    folded = fold(text)
    spans = _merged(sorted(span for word in words for span in islice(word.spans(folded), most)))
    return _taken_back(text, spans)


def _best(found: Sequence[tuple[int, int, int]]) -> int:
    """Return at which hit the stretch with the most different words begins; of several the first."""
    most, best, last = 0, 0, 0
    counts: dict[int, int] = {}
    for first, (start, _, number) in enumerate(found):
        while last < len(found) and found[last][1] <= start + MOST:
            counts[found[last][2]] = counts.get(found[last][2], 0) + 1
            last += 1
        different = sum(1 for count in counts.values() if count > 0)
        if different > most:
            most, best = different, first
        counts[number] = counts.get(number, 0) - 1
    return best


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _taken_back(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return spans of a folded text, in order and apart, as spans of the text itself."""
    if text.isascii():
        return list(spans)
    found: list[Span] = []
    at = folded = 0
    for start, end in spans:
        at, folded = _forward(text, at, folded, start)
        first = at
        at, folded = _forward(text, at, folded, end - 1)
        at, folded = at + 1, folded + len(fold(text[at]))
        while at < len(text) and not fold(text[at]):
            at += 1
        found.append((first, at))
    return found


def _forward(text: str, at: int, folded: int, to: int) -> tuple[int, int]:
    """Go on to the letter whose form holds the place `to`; (`at`, `folded`) is a letter and where its form begins."""
    while at < len(text):
        step = len(fold(text[at : at + _STEP]))
        if folded + step > to:
            break
        at, folded = at + _STEP, folded + step
    ends: list[int] = []
    end = folded
    for letter in text[at : at + _STEP]:
        end += len(fold(letter))
        ends.append(end)
    skipped = bisect_right(ends, to)
    return at + skipped, ends[skipped - 1] if skipped else folded


def _word_start(text: str, at: int) -> int:
    """Return the beginning of the next word, unless it is far."""
    if at == 0 or text[at - 1].isspace():
        return at
    return next((n + 1 for n in range(at, min(at + 20, len(text))) if text[n].isspace()), at)


def _word_end(text: str, at: int, least: int) -> int:
    if at >= len(text) or text[at].isspace():
        return max(at, least)
    return max(next((n for n in range(at, max(at - 20, 0), -1) if text[n].isspace()), at), least)
