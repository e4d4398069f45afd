"""Titles at any width: whole, or as many whole words as fit, by true widths."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from timeline_app.chart.view import Measure

_ROOMS = 16  # of which is kept what fits into them: nearly all of one title are the same few
_STEPS = 3  # from a guess, word by word
_REPEATED = 2  # words that titles begin with in common, before these give way


def elided(text: str, most: float, measure: Measure, ellipsis: str = "…") -> str:
    """Return the text, or as many whole words as fit into `most` with an ellipsis; "" when not even one does.

    A single word that is too long, as in scripts without blanks, is cut where it must be.
    """
    return Title(text, "", measure, ellipsis).within(most)[0]


class Title:
    """One title and the widths of what it can be shortened to, each measured when it is first asked for.

    `doubt` stands at the end of every form. `whole` and `width` are those of the whole. Where titles `beside` it begin
    with the same words, these give way first: "The Taliban … Yangi Qala" tells more than "The Taliban overrun …".
    """

    __slots__ = (
        "_beside",
        "_doubt",
        "_ellipsis",
        "_ends",
        "_fitting",
        "_forms",
        "_latest",
        "_measure",
        "_parts",
        "_same",
        "_text",
        "whole",
        "width",
    )

    def __init__(self, text: str, doubt: str, measure: Measure, ellipsis: str, beside: Sequence[str] = ()) -> None:
        self._beside, self._same = beside, 0
        self._text, self._doubt, self._measure, self._ellipsis = text, doubt, measure, ellipsis
        self.whole = text + doubt if text else ""
        self.width = measure(self.whole) if text else 0.0
        self._parts: list[str] = []
        self._ends: list[int] = []  # how many letters they and those before them have
        self._forms: dict[int, tuple[str, float]] = {}
        self._fitting: dict[int, tuple[str, float]] = {}  # by the room there is
        self._latest = (0.0, 0.0, ("", 0.0))  # the widths between which a form is the longest that fits, and the form

    def within(self, most: float) -> tuple[str, float]:
        """Return the longest form of at most this width, and its width; ("", 0.0) when not even one word fits.

        Parts of a unit of the width count for nothing: while the view moves, most are asked for again and again.
        """
        if self.width <= most:
            return self.whole, self.width
        room = int(most)
        least, beyond, latest = self._latest
        if least <= room < beyond:
            return latest
        found = self._fitting.get(room)
        if found is None:
            if len(self._fitting) >= _ROOMS:
                self._fitting.clear()
            found = self._fitting[room] = self._shortened(room)
        return found

    def heeds(self, beside: Sequence[str]) -> bool:
        """Tell whether some of its forms are others beside these titles than beside those that it was made with."""
        return max(self._shared(beside), _REPEATED - 1) != max(self._same, _REPEATED - 1)

    @property
    def shortened(self) -> bool:
        """Whether a form of it was asked for that is not the whole."""
        return bool(self._parts)

    def _shared(self, beside: Sequence[str]) -> int:
        """Return how many words it has in common with one of these titles at their beginnings, at most."""
        return max((_same(self._parts, other.split()) for other in beside), default=0)

    def _shortened(self, most: float) -> tuple[str, float]:
        if not self._parts:
            self._parts = self._text.split()
            self._ends = [*accumulate(len(part) + 1 for part in self._parts)]
            self._same = self._shared(self._beside)
        parts = self._parts
        if len(parts) > 1:
            limit = len(parts) - 1
            kept = self._greatest(limit, most, self._words)
            found = self._words(kept) if kept else ("", 0.0)
            self._latest = found[1], self._words(kept + 1)[1] if kept < limit else self.width, found
            return found
        kept = self._greatest(len(self._text), most, self._letters)
        return self._letters(kept) if kept > 1 else ("", 0.0)

    def _greatest(self, limit: int, most: float, form: Callable[[int], tuple[str, float]]) -> int:
        """Return the largest number of words or letters that fits; a guess by the whole's width spares measuring."""
        lo, hi = 0, limit
        middle, tries = min(max(self._guess(most), 1), limit), 0
        while lo < hi:
            fits, tries = form(middle)[1] <= most, tries + 1
            lo, hi = (middle, hi) if fits else (lo, middle - 1)
            beside = lo + 1 if fits else max(hi, lo + 1)  # a guess is seldom far off
            middle = beside if tries < _STEPS else (lo + hi + 1) // 2
        return lo

    def _guess(self, most: float) -> int:
        """Return about how many words or letters fit, all letters alike."""
        letters = int(most / self.width * len(self.whole)) - 1
        if len(self._parts) < 2:
            return letters
        return bisect_right(self._ends, letters)

    def _words(self, count: int) -> tuple[str, float]:
        form = self._forms.get(count)
        if form is None:
            form = self._kept(count, *self._cut(count))
            if self._same >= _REPEATED and count == len(self._parts) - self._same:
                whole_end = self._words(count + 1)  # does without an ellipsis
                if whole_end[1] <= form[1]:
                    form = self._forms[count] = whole_end
        return form

    def _cut(self, count: int) -> tuple[str, str]:
        """Return so many of the words, those before and those behind what is left out in the middle."""
        parts, same = self._parts, self._same
        if same < _REPEATED or count < 2:
            return _trimmed(parts[:count]), ""
        head = max(1, count - (len(parts) - same))
        told = parts[same : same + count - head]
        end = " ".join(told) if same + len(told) == len(parts) else _trimmed(told) + self._ellipsis
        return _trimmed(parts[:head]), end

    def _letters(self, count: int) -> tuple[str, float]:
        return self._forms.get(count) or self._kept(count, self._text[:count])

    def _kept(self, count: int, beginning: str, end: str = "") -> tuple[str, float]:
        text = f"{beginning} {self._ellipsis} {end}" if end else beginning + self._ellipsis
        text += self._doubt
        form = self._forms[count] = (text, self._measure(text))
        return form


def _trimmed(parts: Sequence[str]) -> str:
    return " ".join(parts).rstrip(",;:–-")


def _same(parts: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words two titles have in common at their beginnings; 0 when one of them says nothing else."""
    for at, (one, other) in enumerate(zip(parts, others, strict=False)):
        if one != other:
            return at
    return 0
