"""How a date looks: each kind of doubt has a shape of its own (docs/TIMELINE.md, the table of shapes)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.layout.labels import ASIDE, COARSE
from timeline_app.chart.marks import Flag, Ints, Marks
from timeline_app.chart.parts import (
    FILLS,
    OUTLINES,
    Arrow,
    Band,
    Bar,
    Bars,
    Dot,
    Fade,
    Fill,
    Flags,
    Floats,
    Outline,
    Places,
    Shape,
)
from timeline_app.chart.view import Style, View
from timeline_app.dates import CEILING, FLOOR

_FADE = 24.0  # over which an unknown end dies away
_ARROW = 7.0
_UNDER = 4.0  # height of the gradient of an approximate date
# Plain numbers: flags are looked at for each mark of each frame, and those of an enumeration are slow.
_APPROXIMATE, _UNCERTAIN = Flag.APPROXIMATE.value, Flag.UNCERTAIN.value
_OPEN_START, _UNKNOWN_START = Flag.OPEN_START.value, Flag.UNKNOWN_START.value
_OPEN_END, _UNKNOWN_END = Flag.OPEN_END.value, Flag.UNKNOWN_END.value
_DISPUTED, _PROSPECTIVE, _UNSURE = Flag.DISPUTED.value, Flag.PROSPECTIVE.value, Flag.UNSURE.value
_LOOSE = _APPROXIMATE | _UNCERTAIN
_OPEN = _LOOSE | _OPEN_START | _OPEN_END | _UNKNOWN_START | _UNKNOWN_END
_NOT_PLAIN = _APPROXIMATE | _OPEN_START | _OPEN_END | _UNKNOWN_START | _UNKNOWN_END
_SHARP = 4.0  # a gradient narrower than this is an edge


class _Ends(NamedTuple):
    s0: float
    s1: float
    e0: float
    e1: float


@dataclass(slots=True)
class Shapes:
    """Collects the shapes of one picture; `places` are the centres of dots and of what is seen of bars."""

    marks: Marks
    view: View
    style: Style
    bands: list[Band] = field(default_factory=list)
    fades: list[Fade] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    _many: list[Bars] = field(default_factory=list)
    _place: Callable[[int], float] = field(init=False)

    def __post_init__(self) -> None:
        self._place = self.view.placer()

    def moment(self, mark: int, y: float) -> float:
        """Draw what happened within its bounds, centred on `y`; return the x of its dot."""
        marks, flags = self.marks, int(self.marks.flags[mark])
        x = self.x(int(marks.at[mark]))
        colour, half = self.colour(mark), self.style.bar / 2
        coarse = False
        if marks.s0[mark] > FLOOR and marks.e1[mark] < CEILING:
            end = self.x(int(marks.e1[mark]))
            coarse = end - x >= COARSE
            if coarse:
                r = self.radius(mark)
                self.bands.append(Band(x - r - 2, max(end, x + r + 2), y - half + 1, 2 * half - 2, colour, mark))
        self._sides(mark, flags, x, y)
        if flags & _APPROXIMATE:
            halo, under = self.style.halo, y + half - _UNDER + 1
            self.fades.append(Fade(x + halo, x, under, _UNDER, colour, mark, soft=True))
            self.fades.append(Fade(x - halo / 3, x, under, _UNDER, colour, mark, soft=True))
        fill = Fill.SPLIT if flags & _DISPUTED else Fill.OPEN if coarse or flags & _OPEN else Fill.FULL
        shape = Shape(colour // 10 % len(Shape))
        self.dots.append(Dot(x, y, self.radius(mark), colour, mark, fill, outline(flags), shape))
        self.places.put(mark, x, y)
        return x

    def lasting(self, mark: int, y: float) -> tuple[float, float]:
        """Draw what filled its time, centred on `y`; return the edges of what is seen of it."""
        marks, flags = self.marks, int(self.marks.flags[mark])
        ends = _Ends(*(self.x(int(column[mark])) for column in (marks.s0, marks.s1, marks.e0, marks.e1)))
        top, h, colour = y - self.style.bar / 2, self.style.bar, self.colour(mark)
        s0, s1, e0, e1 = self._ends(mark, flags, ends, y)
        s1 = (s0 + s1) / 2 if s1 - s0 < _SHARP else s1
        e0 = (e0 + e1) / 2 if e1 - e0 < _SHARP else e0
        if s1 < e0:
            fill = Fill.SPLIT if flags & _DISPUTED else Fill.OPEN if flags & _LOOSE else Fill.FULL
            self.bars.append(Bar(s1, max(e0, s1 + 3), top, h, colour, mark, fill, outline(flags)))
        else:
            self.bands.append(Band(s0, max(e1, s0 + 3), top, h, colour, mark))
            s1 = e0 = (s0 + e1) / 2
        if s1 - s0 >= _SHARP / 2:
            self.fades.append(Fade(s0, s1, top, h, colour, mark))
        if e1 - e0 >= _SHARP / 2:
            self.fades.append(Fade(e1, e0, top, h, colour, mark))
        if flags & _APPROXIMATE:
            halo = self.style.halo / 2
            self.fades.append(Fade(s0 - halo, s0, y + h / 2 - _UNDER, _UNDER, colour, mark, soft=True))
            self.fades.append(Fade(e1 + halo, e1, y + h / 2 - _UNDER, _UNDER, colour, mark, soft=True))
        left, right = max(s0, 0.0), min(max(e1, s0 + 3), self.view.width)
        self.places.put(mark, min(max(s1, left), max(right, left)), y)
        return left, right

    def lasting_all(self, marks: Ints, y: Floats) -> tuple[Flags, Floats, Floats]:
        """Draw those of many intervals that have two sharp ends, which is nearly all where there are many.

        Returns which those are, and the edges of what is seen of each. The others are left to `lasting`.
        """
        flags = self.marks.flags[marks]
        s0, s1, e0, e1 = (
            self.xs(column[marks]) for column in (self.marks.s0, self.marks.s1, self.marks.e0, self.marks.e1)
        )
        begin, end = (s0 + s1) / 2, (e0 + e1) / 2
        plain = (s1 - s0 < _SHARP) & (e1 - e0 < _SHARP) & (begin < end) & (flags & _NOT_PLAIN == 0)
        left, right = np.maximum(s0, 0.0), np.minimum(np.maximum(e1, s0 + 3), self.view.width)
        kept, begin, end = marks[plain], begin[plain], end[plain]
        held, first = flags[plain], left[plain]
        colours = np.array(self.marks.colours, np.int64)[self.marks.lane[kept]]
        fills, outlines = looks(held)
        top = y[plain] - self.style.bar / 2
        bars = Bars(begin, np.maximum(end, begin + 3), top, self.style.bar, colours, kept, fills, outlines)
        self._many.append(bars)
        seen = np.minimum(np.maximum(begin, first), np.maximum(right[plain], first))
        self.places.put_all(kept, seen, y[plain])
        return plain, left, right

    def all_bars(self) -> Bars:
        """Return all bars drawn so far."""
        return Bars.of(self._many, self.bars, self.style.bar)

    def xs(self, moments: Ints) -> Floats:
        """Return the places of moments, as `x` does."""
        return np.clip(self.view.xs(moments), -self.view.width, 2 * self.view.width)

    def x(self, moment: int) -> float:
        """Return a moment's place, at most a view's width outside."""
        return min(max(self._place(moment), -self.view.width), 2 * self.view.width)

    def colour(self, mark: int) -> int:
        """Return the number of a mark's colour."""
        return self.marks.colours[int(self.marks.lane[mark])]

    def radius(self, mark: int) -> float:
        """Return the radius of a mark's dot, by importance."""
        return self.style.dot + 0.5 * (int(self.marks.importance[mark]) - 3)

    def _sides(self, mark: int, flags: int, x: float, y: float) -> None:
        """Draw that a moment lies before or after something, without saying how far."""
        colour = self.colour(mark)
        for sign, is_open, unknown in (
            (-1, _OPEN_START, _UNKNOWN_START),
            (1, _OPEN_END, _UNKNOWN_END),
        ):
            if flags & (is_open | unknown):
                self.fades.append(Fade(x + sign * ASIDE, x, y - 2, 4, colour, mark, soft=True))
            if flags & is_open:
                self.arrows.append(Arrow(x + sign * ASIDE, y, _ARROW, sign > 0, colour, mark))

    def _ends(self, mark: int, flags: int, ends: _Ends, y: float) -> _Ends:
        """Replace open ends by the edges of the view, with an arrow, and unknown ones by a short stretch."""
        (s0, s1, e0, e1), colour = ends, self.colour(mark)
        if flags & _OPEN_END:
            e0 = e1 = max(self.view.width - 10, s1 + 2 * _ARROW)
            self.arrows.append(Arrow(e1, y, _ARROW, True, colour, mark))
        elif flags & _UNKNOWN_END:
            e0 = max(e0, s1 + _FADE)
            e1 = e0 + _FADE
        if flags & _OPEN_START:
            s0 = s1 = min(2.0, e0 - 2 * _ARROW)
            self.arrows.append(Arrow(s0, y, _ARROW, False, colour, mark))
        elif flags & _UNKNOWN_START:
            s1 = min(s1, e0 - _FADE)
            s0 = s1 - _FADE
        return _Ends(s0, s1, e0, e1)


def outline(flags: int) -> Outline:
    """Return the line that a status has: prospective dashed, unsure dotted."""
    if flags & _PROSPECTIVE:
        return Outline.DASHED
    return Outline.DOTTED if flags & _UNSURE else Outline.SOLID


def looks(flags: NDArray[np.uint16]) -> tuple[Ints, Ints]:
    """Return the fills and outlines of intervals, as places in `FILLS` and `OUTLINES`."""
    loose = np.where(flags & _LOOSE, FILLS.index(Fill.OPEN), FILLS.index(Fill.FULL))
    fills = np.where(flags & _DISPUTED, FILLS.index(Fill.SPLIT), loose)
    unsure = np.where(flags & _UNSURE, OUTLINES.index(Outline.DOTTED), OUTLINES.index(Outline.SOLID))
    return fills, np.where(flags & _PROSPECTIVE, OUTLINES.index(Outline.DASHED), unsure)
