"""Intervals with their words: inside the bar, to its right, or below among the labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline_app.chart.layout.cards import Cards
from timeline_app.chart.layout.shapes import Shapes
from timeline_app.chart.marks import Flag, Marks
from timeline_app.chart.parts import Text
from timeline_app.chart.tiles.labels import AFTER, PAD, Labels
from timeline_app.chart.tiles.sheets import Sheet
from timeline_app.chart.view import Style, View

_POINTS = 18.0  # room of the arrow of a bar without an end
_POINTED = 15.0  # where the words of one without a beginning begin, behind its arrow
_FADING = 80.0  # units that a bar without a known end reaches beyond what is known
_APART = 12.0  # between its words and what is said of it
_FAR = 1e6


@dataclass(slots=True)
class Spans:
    """Draws the intervals of a sheet."""

    marks: Marks
    view: View
    style: Style
    labels: Labels
    shapes: Shapes
    texts: list[Text]
    cards: Cards

    def draw(self, sheet: Sheet) -> None:
        """Draw all that is in view."""
        times = self.shapes.xs(sheet.spans[:, 2:6])
        endless = self.marks.flags[sheet.spans[:, 0]] & Flag.OPEN_END > 0
        held = (times[:, 0] <= self.view.width) & ((times[:, 3] > -_FADING) | endless)
        spans, y, times = sheet.spans[held], sheet.span_y[held], times[held]
        plain, left, right = self.shapes.lasting_all(spans[:, 0], y, times)
        worded = (spans[:, 7] > 0) & (right > 0) & (left < self.view.width)
        for at in np.flatnonzero(worded | ~plain).tolist():
            mark, height = int(spans[at, 0]), float(y[at])
            seen = (float(left[at]), float(right[at])) if plain[at] else self.shapes.lasting(mark, height)
            if spans[at, 7]:
                self._beside(mark, seen, height, inside=bool(spans[at, 7] == 1))

    def _beside(self, mark: int, seen: tuple[float, float], y: float, *, inside: bool) -> None:
        """Write an interval's words inside it or to its right."""
        left, right = seen
        if right <= 0 or left >= self.view.width:
            return
        x = self._sure(mark, left, right) + PAD if inside else right + AFTER
        if inside and self.marks.flags[mark] & Flag.OPEN_START:
            x = max(x, _POINTED)
        edge = self.view.width - (_POINTS if inside and self.marks.flags[mark] & Flag.OPEN_END else 0.0)
        limit = min(self._x(int(self.marks.follower[mark])), edge) - PAD
        title = self.labels.title(mark)
        text, width = title.within(min(limit - x, self.style.label_wide))
        if text and (width >= self.style.label_least or text == title.whole):
            top = y - self.style.bar / 2
            self.texts.append(Text(x, top, width, self.style.bar, text, mark, inside=inside))
            if inside and text == title.whole:
                self.cards.follow(mark, x + width + _APART, min(limit, right - PAD), y)

    def _sure(self, mark: int, left: float, right: float) -> float:
        """Return where an interval's words begin: in what it surely filled, when all of them fit there."""
        sure = self._x(int(self.marks.s1[mark])) if self.marks.s1[mark] > self.marks.s0[mark] else left
        width = self.labels.words(mark, self.style.label_wide)[1]
        return sure if left < sure and 0 < width <= right - sure - 2 * PAD else left

    def _x(self, moment: int) -> float:
        return min(max(self.view.x(moment), -_FAR), _FAR)
