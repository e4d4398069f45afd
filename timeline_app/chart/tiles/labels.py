"""How much room a mark and its words take, at whatever scale."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Flag, Ints, Marks
from timeline_app.chart.tiles.memory import Memory, titles
from timeline_app.chart.tiles.words import Title
from timeline_app.chart.view import Measure, Style
from timeline_app.dates import CEILING
from timeline_app.words import runs_right_to_left

BEFORE = 14.0  # kept free to the left of a dot: links run there
AFTER = 6.5  # between a dot and its label: the outer line of an unsure one stands there
PAD = 6.0  # beside a text in its bar
ASIDE = 40.0  # how far a moment reaches to a side that is open or unknown
COARSE = 8.0  # a date wider than this is a band, not a point
_SLOT = 28.0  # no interval keeps a narrower place for words: most titles would be measured in vain
_NEVER = 4 * 10**18  # seconds, beyond all dates; the difference of two of them is still an int64
_UNCERTAIN, _OPEN_END = Flag.UNCERTAIN.value, Flag.OPEN_END.value
_BEFORE = (Flag.OPEN_START | Flag.UNKNOWN_START).value
_AFTER = (Flag.OPEN_END | Flag.UNKNOWN_END).value


class Labels:
    """Says how wide the words of one set of marks are; a pure function of marks, measure and style."""

    def __init__(self, marks: Marks, measure: Measure, style: Style, memory: Memory | None = None) -> None:
        self.marks, self.measure, self.style = marks, measure, style
        self.memory = memory or Memory()
        self.memory.hold(len(marks))
        self._least = self.memory.least

    def title(self, mark: int) -> Title:
        """Return a mark's words; doubtful ones end with a question mark of their script."""
        found = self.memory.title(mark)
        if found is None:
            text, beside = titles(self.marks, mark)
            sign = " ؟" if runs_right_to_left(text) else " ?"
            doubt = sign if self.marks.flags[mark] & _UNCERTAIN else ""
            found = Title(text, doubt, self.measure, self.style.ellipsis, beside)
            self.memory.keep(mark, found)
        return found

    def words(self, mark: int, most: float) -> tuple[str, float]:
        """Return a mark's label of at most this width, and its width."""
        return self.title(mark).within(most)

    def before(self, marks: Ints) -> NDArray[np.float64]:
        """Return how much labelled marks need to the left of their places."""
        dots = BEFORE + ASIDE * (self.marks.flags[marks] & _BEFORE > 0)
        return np.where(self.marks.row[marks] >= 0, PAD, dots)

    def after(self, marks: Ints) -> NDArray[np.float64]:
        """Return how far from their dots the words of marks begin."""
        dot = self.style.dot + AFTER
        return np.where(self.marks.flags[marks] & _AFTER, dot + ASIDE + PAD, dot)

    def least(self, mark: int) -> float:
        """Return how wide a place for an interval's words must be: for all of them, or for a short form."""
        known = float(self._least[mark])
        if math.isnan(known):
            known = max(min(self.title(mark).width, self.style.label_short), _SLOT)
            self._least[mark] = known
        return known

    def beside(self, mark: int, scale: float) -> str:
        """Say where an interval's words stand: "inside" it, "right" of it, or below, with a "leader"."""
        marks, least = self.marks, self.least(mark)
        end = int(marks.e1[mark]) if marks.flags[mark] & _OPEN_END else sure_end(marks, mark)
        if (end - int(marks.s0[mark])) / scale >= least + PAD + BEFORE:
            return "inside"
        gap = (int(marks.follower[mark]) - int(marks.e1[mark])) / scale
        return "right" if gap >= least + AFTER + BEFORE else "leader"

    def roomy(self, members: Ints, scale: float) -> NDArray[np.bool_]:
        """Return of which intervals the words may stand inside or to the right, which `beside` then says.

        Of those with known ends, whose words have been measured, these are the ones.
        """
        least = self._least[members]
        least = np.where(np.isnan(least), _SLOT, least)  # at the least, where it is not known yet
        s0, e1, follower = self._known(members)
        inside = (e1 - s0) / scale >= least + PAD + BEFORE
        worded: NDArray[np.bool_] = inside | ((follower - e1) / scale >= least + AFTER + BEFORE)
        return worded

    def along(self, members: Ints, scale: float) -> Ints:
        """Return where the words of many intervals stand, as `beside` says: 0 below, 1 inside, 2 to the right.

        Those whose words may have room are measured, and no others.
        """
        where = np.zeros(len(members), np.int64)
        roomy = np.flatnonzero(self.roomy(members, scale))
        if not len(roomy):
            return where
        held, marks = members[roomy], self.marks
        for mark in held[np.isnan(self._least[held])].tolist():
            self.least(mark)
        least, (s0, e1, follower) = self._least[held], self._known(held)
        end = np.where(marks.flags[held] & _OPEN_END > 0, e1, sure_ends(marks, held))
        right = (follower - e1) / scale >= least + AFTER + BEFORE
        where[roomy] = np.where((end - s0) / scale >= least + PAD + BEFORE, 1, np.where(right, 2, 0))
        return where

    def _known(self, members: Ints) -> tuple[Ints, Ints, Ints]:
        """Return s0, e1 and follower, those beyond all dates so that any two of them have a difference."""
        marks = self.marks
        e1, follower = (np.minimum(column[members], _NEVER) for column in (marks.e1, marks.follower))
        return np.maximum(marks.s0[members], -_NEVER), e1, follower


def sure_end(marks: Marks, mark: int) -> int:
    """Return an interval's latest end, or its latest start when the end is open or unknown."""
    return int(marks.e1[mark]) if marks.e1[mark] < CEILING else max(int(marks.s1[mark]), int(marks.e0[mark]))


def sure_ends(marks: Marks, members: Ints) -> Ints:
    """Return `sure_end` of many."""
    e1 = marks.e1[members]
    ends: Ints = np.where(e1 < CEILING, e1, np.maximum(marks.s1[members], marks.e0[members]))
    return ends
