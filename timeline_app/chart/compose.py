"""From marks and a view to a picture; a pure function, so that the window and the page show the same."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart import density
from timeline_app.chart.layout.cards import Cards, Face
from timeline_app.chart.layout.drawn import Scene
from timeline_app.chart.layout.labels import (
    AFTER,
    PAD,
    TILE,
    Labels,
    Memory,
    Placed,
    badge,
    quarter,
    sure_end,
)
from timeline_app.chart.layout.lanes import height, lanes
from timeline_app.chart.layout.links import Routes, plated
from timeline_app.chart.layout.shapes import Shapes
from timeline_app.chart.marks import Flag, Ints, Links, Marks
from timeline_app.chart.parts import Arrow, Badge, LaneBox, Strip, Text
from timeline_app.chart.second import second_row
from timeline_app.chart.ticks import Axis, ticks
from timeline_app.chart.view import Measure, Style, View

_LEFT = 6.0  # of a label whose dot is outside to the left
_POINTS = 18.0  # room of the arrow of a bar without an end


def scene(
    marks: Marks,
    links: Links,
    view: View,
    measure: Measure,
    style: Style | None = None,
    *,
    memory: Memory | None = None,
    face: Face | None = None,
) -> Scene:
    """Lay out what is in view; with a `face` there are cards where there is room.

    `memory` keeps packed labels from one scene to the next, of the same marks, measure and style; it changes
    the time that a scene costs and nothing else.
    """
    style = style or Style()
    labels = Labels(marks, measure, style, memory)
    drawing = _Drawing(marks, view, style, labels, Cards(marks, view, style, labels, face))
    boxes = lanes(marks, view, style)
    for box in boxes:
        if box.y < view.height and box.y + box.height > 0:
            drawing.lane(box)
    shapes = drawing.shapes
    radii = {dot.mark: dot.r for dot in shapes.dots}
    paths = Routes(marks, view, style, boxes, shapes.places, [*drawing.texts, *drawing.cards.boxes()], radii).paths(
        links
    )
    return Scene(
        view=view,
        tall=height(boxes),
        axis=_axis(view, measure, style),
        lanes=boxes,
        strips=tuple(drawing.strips),
        bands=tuple(shapes.bands),
        fades=tuple(shapes.fades),
        bars=shapes.all_bars(),
        arrows=tuple(shapes.arrows),
        paths=paths,
        dots=tuple(shapes.dots),
        texts=plated(drawing.texts, paths),
        badges=tuple(drawing.badges),
        cards=tuple(drawing.cards.made),
        places=shapes.places,
    )


def _axis(view: View, measure: Measure, style: Style) -> Axis:
    axis = ticks(view.lo, view.hi, view.width, measure, first_weekday=style.first_weekday, language=style.language)
    return axis._replace(
        second=second_row(view.lo, view.hi, view.width, measure, style.calendar, language=style.language)
    )


@dataclass(slots=True)
class _Drawing:
    """The lanes in view, one after the other."""

    marks: Marks
    view: View
    style: Style
    labels: Labels
    cards: Cards
    strips: list[Strip] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    shapes: Shapes = field(init=False)
    lit: list[int] = field(init=False)
    place: Callable[[int], float] = field(init=False)

    def __post_init__(self) -> None:
        self.place = self.view.placer()
        self.shapes = Shapes(self.marks, self.view, self.style)
        index = self.marks.index
        self.lit = sorted(index[id_] for id_ in self.view.lit if id_ in index and self.marks.row[index[id_]] < 0)

    def lane(self, box: LaneBox) -> None:
        """Draw one lane."""
        before = len(self.shapes.places)
        if not box.folded:
            self._intervals(box)
            self._moments(box)
        self._strip(box, len(self.shapes.places) - before)

    def _strip(self, box: LaneBox, shown: int) -> None:
        level = density.level_of(self.view.scale, self.style.bin)
        first, last = density.bins(self.view, level)
        found = density.counts(self.marks, box.lane, level, first, last)
        held = np.flatnonzero(found)
        tall = box.height - 6 if box.folded else self.style.strip
        heights = density.heights(found[held], int(self.marks.peak[level]), tall)
        left = self.view.xs((held + first) << level)
        bottom = box.y + box.height - 2
        needed = box.folded or int(found.sum()) > shown
        wide = (1 << level) / self.view.scale
        self.strips.append(Strip(box.colour, bottom, wide, left, found[held], heights, needed))

    def _intervals(self, box: LaneBox) -> None:
        held, y = self._lasting(box)
        plain, left, right = self.shapes.lasting_all(held, y)
        scale = 2 ** (quarter(self.view.scale) / 4)
        worded = self.labels.roomy(held, scale) & (right > 0) & (left < self.view.width)
        for at in np.flatnonzero(worded | ~plain).tolist():
            mark, height = int(held[at]), float(y[at])
            seen = (float(left[at]), float(right[at])) if plain[at] else self.shapes.lasting(mark, height)
            self._beside(mark, *seen, height)

    def _lasting(self, box: LaneBox) -> tuple[Ints, NDArray[np.float64]]:
        """Return a lane's intervals in view, row by row in order of time, and their heights."""
        marks, lo, hi = self.marks, math.floor(self.view.lo), math.ceil(self.view.hi)
        held, y = [np.empty(0, np.int64)], [np.empty(0)]
        for row, members in enumerate(marks.rows[box.lane]):
            first = np.searchsorted(marks.e1[members], lo - 80 * math.ceil(self.view.scale), "right")
            last = np.searchsorted(marks.s0[members], hi)
            held.append(members[max(first - 1, 0) : last])
            y.append(np.full(len(held[-1]), box.bars_y + (row + 0.5) * self.style.row))
        return np.concatenate(held), np.concatenate(y)

    def _beside(self, mark: int, left: float, right: float, y: float) -> None:
        """Write an interval's words inside it or to its right."""
        where = self.labels.beside(mark, 2 ** (quarter(self.view.scale) / 4))
        if where == "leader" or right <= 0 or left >= self.view.width:
            return
        inside = where == "inside"
        x = self._sure(mark, left, right) + PAD if inside else right + AFTER
        edge = self.view.width - (_POINTS if inside and self.marks.flags[mark] & Flag.OPEN_END else 0.0)
        limit = min(self._x(int(self.marks.follower[mark])), edge) - PAD
        self._write(mark, x, min(limit - x, self.style.label_wide), y, inside=inside)

    def _sure(self, mark: int, left: float, right: float) -> float:
        """Return where an interval's words begin: in what it surely filled, when all of them fit there."""
        sure = self._x(int(self.marks.s1[mark])) if self.marks.s1[mark] > self.marks.s0[mark] else left
        width = self.labels.words(mark, self.style.label_wide)[1]
        return sure if left < sure and 0 < width <= right - sure - 2 * PAD else left

    def _write(self, mark: int, x: float, room: float, y: float, *, inside: bool = False) -> None:
        text, width = self.labels.words(mark, room)
        if text and (width >= self.style.label_least or self.labels.measure(self.marks.titles[mark]) <= room):
            top = y - self.style.bar / 2
            self.texts.append(Text(x, top, width, self.style.bar, text, mark, inside=inside))

    def _moments(self, box: LaneBox) -> None:
        k = quarter(self.view.scale)
        wide = TILE * 2.0 ** (k / 4)
        first, last = math.floor(self.view.lo / wide) - 2, math.floor(self.view.hi / wide) + 1
        rows: list[list[tuple[float, Placed]]] = [[] for _ in range(box.label_rows)]
        tiles = (self.labels.tile(box.lane, k, index, box.label_rows) for index in range(first, last + 1))
        for placed in self._with_lit([placed for tile in tiles for placed in tile], box.lane):
            rows[placed.row].append((self._x(int(self.marks.at[placed.mark])), placed))
        cards = self.cards.choose(box, rows)
        for row, members in enumerate(rows):
            y = box.labels_y + (row + 0.5) * self.style.row
            members.sort()
            after = [*(x - self.labels.before(placed.mark) for x, placed in members[1:]), math.inf]
            for (x, placed), following in zip(members, after, strict=False):
                told = placed._replace(text="", width=0.0) if placed.mark in cards else placed
                self._moment(box, told, x, min(following, self.cards.next(row, x)), y)

    def _with_lit(self, shown: list[Placed], lane: int) -> list[Placed]:
        """Let entries that are picked out, and stand behind others, take the places of these."""
        seen = {placed.mark for placed in shown}
        for mark in self.lit:
            if self.marks.lane[mark] != lane or mark in seen:
                continue
            at = int(self.marks.at[mark])
            for number, placed in enumerate(shown):
                if placed.hidden and placed.start <= at < placed.end:
                    most = placed.width or self.style.label_short
                    text, width = self.labels.words(mark, most) if placed.text else ("", 0.0)
                    shown[number] = placed._replace(mark=mark, text=text, width=width)
                    break
        return shown

    def _moment(self, box: LaneBox, placed: Placed, x: float, following: float, y: float) -> None:
        """Draw one dot with its words; near the edges these give way as whole words."""
        style, width = self.style, self.view.width
        begin = x if placed.leader else x + self.labels.after(placed.mark)
        end = begin + placed.width + placed.badge
        if (not placed.leader and -style.dot <= x <= width + style.dot) or self._band_in_view(placed.mark, x):
            self.shapes.moment(placed.mark, y)
        if end <= _LEFT or x >= width:
            return
        left = max(begin, _LEFT)
        limit = min(following, width - 4) if left > begin else width - 4
        shown = 0.0
        if left > begin and placed.text and x < 0:
            colour = self.shapes.colour(placed.mark)
            self.shapes.arrows.append(Arrow(1.0, y, _LEFT - 2, False, colour, placed.mark))  # it lies to the left
        if placed.text:
            spare = placed.badge + PAD if placed.badge else 0.0
            room = min(limit, following) - left - spare
            shown = self._label(placed, left, min(max(room, min(placed.width, limit - left)), self.style.label_wide), y)
        if placed.badge and left == begin and end <= width and shown + placed.badge <= width - left:
            words = badge(placed.hidden)
            at = begin + shown + (PAD if placed.text else 0)
            wide = self.labels.measure(words) + PAD
            self.badges.append(Badge(at, y - 8, wide, 16, words, placed.mark, box.lane, placed.start, placed.end))

    def _label(self, placed: Placed, x: float, room: float, y: float) -> float:
        """Write as much of a title as there is room for; return its width, 0 where none is left."""
        text, wide = self.labels.words(placed.mark, room)
        if not text or wide < min(self.style.label_least, placed.width):
            return 0.0
        begin = self._x(int(self.marks.at[placed.mark])) if placed.leader else None
        top = y - self.style.bar / 2
        self.texts.append(Text(x, top, wide, self.style.bar, text, placed.mark, leader=begin))
        return wide

    def _band_in_view(self, mark: int, x: float) -> bool:
        return x < 0 and not self.marks.row[mark] >= 0 and self._x(sure_end(self.marks, mark)) > 0

    def _x(self, moment: int) -> float:
        return min(max(self.place(moment), -1e6), 1e6)
