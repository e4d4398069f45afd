"""How a date looks: each kind of doubt has a shape of its own (docs/TIMELINE.md, the table of shapes)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Flag, Ints, Marks
from timeline_app.chart.parts import (
    FILLS,
    OUTLINES,
    Arrow,
    Band,
    Bands,
    Bar,
    Bars,
    Dots,
    Fade,
    Fill,
    Flags,
    Floats,
    Outline,
    Places,
    Shape,
)
from timeline_app.chart.tiles.labels import ASIDE, COARSE
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
_NO_START = _OPEN_START | _UNKNOWN_START
_LOOSE = _APPROXIMATE | _UNCERTAIN
_OPEN = _LOOSE | _OPEN_START | _OPEN_END | _UNKNOWN_START | _UNKNOWN_END
_NOT_PLAIN = _APPROXIMATE | _OPEN_START | _OPEN_END | _UNKNOWN_START | _UNKNOWN_END
_ENDLESS = _OPEN_START | _OPEN_END | _UNKNOWN_START | _UNKNOWN_END
_FULL, _HOLLOW, _SPLIT = (FILLS.index(fill) for fill in (Fill.FULL, Fill.OPEN, Fill.SPLIT))
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
    dots: Dots = field(default_factory=Dots)
    places: Places = field(default_factory=Places)
    _many: list[Bars] = field(default_factory=list)
    _wide: list[Bands] = field(default_factory=list)
    _place: Callable[[int], float] = field(init=False)
    _colours: Ints = field(init=False)

    def __post_init__(self) -> None:
        self._place = self.view.placer()
        self._colours = np.array(self.marks.colours, np.int64)

    def moments(self, marks: Ints, x: Floats, y: Floats) -> None:
        """Draw what happened within its bounds: dots at `x`, `y`, each with the band of a coarse date.

        Those without a known beginning stand before the end of their last unit, not on the line where the next begins.
        """
        held, half = self.marks, self.style.bar / 2
        flags, s0, e1 = held.flags[marks], held.s0[marks], held.e1[marks]
        radius = self.style.dot + 0.5 * (held.importance[marks].astype(np.float64) - 3)
        x = x - np.where(flags & _NO_START, radius + 1, 0.0)
        colours = self._colours[held.lane[marks]]
        end = self.xs(e1)
        coarse = (s0 > FLOOR) & (e1 < CEILING) & (end - x >= COARSE)
        loose = coarse | (flags & _OPEN > 0)
        fills = np.where(flags & _DISPUTED, _SPLIT, np.where(loose, _HOLLOW, _FULL))
        left, right = (x - radius - 2)[coarse], np.maximum(end, x + radius + 2)[coarse]
        self._wide.append(
            Bands(left, right, y[coarse] - half + 1, 0 * left + 2 * half - 2, colours[coarse], marks[coarse])
        )
        self.dots = Dots(x, y, radius, colours, marks, fills, outlines(flags), colours // 10 % len(Shape))
        self.places.put_all(marks, x, y)
        for at in np.flatnonzero(flags & _NOT_PLAIN).tolist():
            self._doubtful(int(marks[at]), int(flags[at]), float(x[at]), float(y[at]))

    def _doubtful(self, mark: int, flags: int, x: float, y: float) -> None:
        """Draw the gradients of a moment that is approximate, or lies before or after something."""
        self._sides(mark, flags, x, y)
        if flags & _APPROXIMATE:
            colour, halo = self.colour(mark), self.style.halo
            under = y + self.style.bar / 2 - _UNDER + 1
            self.fades.append(Fade(x + halo, x, under, _UNDER, colour, mark, soft=True))
            self.fades.append(Fade(x - halo / 3, x, under, _UNDER, colour, mark, soft=True))

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

    def lasting_all(self, marks: Ints, y: Floats, times: Floats | None = None) -> tuple[Flags, Floats, Floats]:
        """Draw those of many intervals that have two known ends, which is nearly all where there are many.

        Returns which those are, and the edges of what is seen of each. The others are left to `lasting`.

        Args:
            times: (n, 4), the places of s0, s1, e0 and e1, where they are known already or not the marks' own.
        """
        flags = self.marks.flags[marks]
        if times is None:
            held = self.marks
            times = self.xs(np.stack([column[marks] for column in (held.s0, held.s1, held.e0, held.e1)], axis=1))
        s0, s1, e0, e1 = times.T
        begin, end = np.where(s1 - s0 < _SHARP, (s0 + s1) / 2, s1), np.where(e1 - e0 < _SHARP, (e0 + e1) / 2, e0)
        closed = flags & _ENDLESS == 0
        left, right = np.maximum(s0, 0.0), np.minimum(np.maximum(e1, s0 + 3), self.view.width)
        sure = begin < end
        self._surely(marks, flags, (begin, end, y), closed & sure)
        if not (closed & sure).all():
            self._perhaps(marks, (s0, np.maximum(e1, s0 + 3), y), closed & ~sure)
            begin = np.where(sure, begin, (s0 + e1) / 2)
            end = np.where(sure, end, begin)
        self._gradients(marks, flags, (s0, begin, end, e1, y), closed)
        seen = np.minimum(np.maximum(begin, left), np.maximum(right, left))
        self.places.put_all(marks[closed], seen[closed], y[closed])
        return closed, left, right

    def _surely(self, marks: Ints, flags: NDArray[np.uint16], extents: tuple[Floats, ...], drawn: Flags) -> None:
        """Draw bars from begin to end, centred on y, for some of the marks."""
        begin, end, y = (column[drawn] for column in extents)
        kept, held = marks[drawn], flags[drawn]
        colours = self._colours[self.marks.lane[kept]]
        top, h = y - self.style.bar / 2, self.style.bar
        self._many.append(Bars(begin, np.maximum(end, begin + 3), top, h, colours, kept, *looks(held)))

    def _perhaps(self, marks: Ints, extents: tuple[Floats, ...], drawn: Flags) -> None:
        """Draw bands from begin to end, centred on y, for some of the marks: nothing of these is sure."""
        begin, end, y = (column[drawn] for column in extents)
        kept, h = marks[drawn], self.style.bar
        self._wide.append(Bands(begin, end, y - h / 2, np.full(len(y), h), self._colours[self.marks.lane[kept]], kept))

    def _gradients(self, marks: Ints, flags: NDArray[np.uint16], extents: tuple[Floats, ...], drawn: Flags) -> None:
        """Draw how intervals may have begun and ended, centred on y, and that some of them are approximate."""
        s0, begin, end, e1, y = extents
        half, halo = self.style.bar / 2, self.style.halo / 2
        loose = drawn & (flags & _APPROXIMATE > 0)
        for which, edge, inside, top, h, soft in (
            (drawn & (begin - s0 >= _SHARP / 2), s0, begin, y - half, 2 * half, False),
            (drawn & (e1 - end >= _SHARP / 2), e1, end, y - half, 2 * half, False),
            (loose, s0 - halo, s0, y + half - _UNDER, _UNDER, True),
            (loose, e1 + halo, e1, y + half - _UNDER, _UNDER, True),
        ):
            held = np.flatnonzero(which)
            if len(held):
                colours = self._colours[self.marks.lane[marks[held]]]
                columns = (edge[held], inside[held], top[held], colours, marks[held])
                self.fades += [
                    Fade(x0, x1, at, h, colour, mark, soft)
                    for x0, x1, at, colour, mark in zip(*(column.tolist() for column in columns), strict=True)
                ]

    def all_bars(self) -> Bars:
        """Return all bars drawn so far."""
        return Bars.of(self._many, self.bars, self.style.bar)

    def all_bands(self) -> Bands:
        """Return all bands drawn so far."""
        return Bands.of(self._wide, self.bands)

    def xs(self, moments: Ints) -> Floats:
        """Return the places of moments, as `x` does."""
        return np.minimum(np.maximum(self.view.xs(moments), -self.view.width), 2 * self.view.width)

    def x(self, moment: int) -> float:
        """Return a moment's place, at most a view's width outside."""
        return min(max(self._place(moment), -self.view.width), 2 * self.view.width)

    def colour(self, mark: int) -> int:
        """Return the number of a mark's colour."""
        return self.marks.colours[int(self.marks.lane[mark])]

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
    loose = np.where(flags & _LOOSE, _HOLLOW, _FULL)
    return np.where(flags & _DISPUTED, _SPLIT, loose), outlines(flags)


def outlines(flags: NDArray[np.uint16]) -> Ints:
    """Return the lines that statuses have, as places in `OUTLINES`."""
    unsure = np.where(flags & _UNSURE, OUTLINES.index(Outline.DOTTED), OUTLINES.index(Outline.SOLID))
    return np.where(flags & _PROSPECTIVE, OUTLINES.index(Outline.DASHED), unsure)
