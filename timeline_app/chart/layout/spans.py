"""Intervals with their words: inside the bar, to its right, or below among the labels."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from timeline_app.chart.layout.cards import Cards
from timeline_app.chart.layout.shapes import Shapes
from timeline_app.chart.marks import Flag, Ints, Marks
from timeline_app.chart.parts import Flags, Floats, Text
from timeline_app.chart.tiles.labels import AFTER, BEFORE, PAD, Labels
from timeline_app.chart.tiles.sheets import Sheet
from timeline_app.chart.view import Style, View

_POINTS = 18.0  # room of the arrow of a bar without an end
_POINTED = 15.0  # where the words of one without a beginning begin, behind its arrow
_FADING = 80.0  # units that a bar without a known end reaches beyond what is known
_APART = 12.0  # between its words and what is said of it
_OPEN_START, _OPEN_END = Flag.OPEN_START.value, Flag.OPEN_END.value
_DISPUTED = Flag.DISPUTED.value
_LIFTED = 2.0  # how much higher words stand in a bar whose foot is full, since it is disputed


@dataclass(slots=True)
class Spans:
    """Draws the intervals of a sheet."""

    marks: Marks
    view: View
    style: Style
    labels: Labels
    shapes: Shapes
    cards: Cards
    texts: list[Text] = field(default_factory=list)

    def draw(self, sheet: Sheet) -> None:
        """Draw all that is in view."""
        times = self.shapes.xs(sheet.spans[:, 2:6])
        endless = self.marks.flags[sheet.spans[:, 0]] & _OPEN_END > 0
        held = (times[:, 0] <= self.view.width) & ((times[:, 3] > -_FADING) | endless)
        spans, y, times = sheet.spans[held], sheet.span_y[held], times[held]
        closed, left, right = self.shapes.lasting_all(spans[:, 0], y, times)
        for at in np.flatnonzero(~closed).tolist():
            left[at], right[at] = self.shapes.lasting(int(spans[at, 0]), float(y[at]))
        worded = np.flatnonzero((spans[:, 7] > 0) & (right > 0) & (left < self.view.width))
        if len(worded):
            self._beside(spans[worded, 0], spans[worded, 7] == 1, (left[worded], right[worded], y[worded]))

    def _beside(self, marks: Ints, inside: Flags, seen: tuple[Floats, Floats, Floats]) -> None:
        """Write the words of intervals inside them or to their right; `seen`: left, right and the middle's height."""
        held, wide, style = self.marks, self.view.width, self.style
        left, right, y = seen
        flags = held.flags[marks]
        x = np.where(inside, self._sure(marks, inside, left, right) + PAD, right + AFTER)
        x = np.where(inside & (flags & _OPEN_START > 0), np.maximum(x, _POINTED), x)
        edge = np.where(inside & (flags & _OPEN_END > 0), wide - _POINTS, wide)
        y = y - np.where(inside & (flags & _DISPUTED > 0), _LIFTED, 0.0)
        limit = np.minimum(self.view.xs(held.follower[marks]) - BEFORE, edge - PAD)
        self._from_their_words(marks[inside], x[inside])
        room = np.minimum(limit - x, style.label_wide)
        columns = (marks, x, room, limit, right, y, inside)
        for mark, begin, most, end, edge_x, middle, within in zip(*(each.tolist() for each in columns), strict=True):
            title = self.labels.title(mark)
            text, width = title.within(most)
            if text and (width >= style.label_least or text == title.whole):
                self.texts.append(Text(begin, middle - style.bar / 2, width, style.bar, text, mark, within))
                if within and text == title.whole:
                    self.cards.follow(mark, begin + width + _APART, min(end, edge_x - PAD), middle)

    def _from_their_words(self, marks: Ints, x: Floats) -> None:
        """Let links meet intervals no further to the right than where the words inside them begin."""
        early = (self.view.xs(self.marks.s1[marks]) > x - PAD) & (self.marks.flags[marks] & _OPEN_START == 0)
        if early.any():
            self.shapes.places.pull(marks[early], x[early] - PAD)

    def _sure(self, marks: Ints, inside: Flags, left: Floats, right: Floats) -> Floats:
        """Return where words begin inside intervals: in what these surely filled, when all of them fit there."""
        s0, s1 = self.marks.s0[marks], self.marks.s1[marks]
        sure = self.view.xs(s1)
        begin = left.copy()
        for at in np.flatnonzero(inside & (s1 > s0) & (sure > left)).tolist():
            width = self.labels.words(int(marks[at]), self.style.label_wide)[1]
            if 0 < width <= right[at] - sure[at] - 2 * PAD:
                begin[at] = sure[at]
        return begin
