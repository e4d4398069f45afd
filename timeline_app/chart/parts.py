"""A drawn timeline as flat values: whoever paints it decides nothing, and may be a window or a page.

All places are in the picture's units from the top left corner of the lanes; y grows downwards. `mark` is an
index into `Marks`, `colour` the number of the lane (palettes repeat after ten, dots then change their shape).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.ticks import Axis
from timeline_app.chart.view import View


class Fill(Enum):
    """How the inside of a dot or a bar is drawn."""

    FULL = "full"
    OPEN = "open"
    SPLIT = "split"


class Outline(Enum):
    """The line around a dot or a bar."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Shape(Enum):
    """The form of a dot; the second ten lanes take the second one, and so on."""

    CIRCLE = 0
    DIAMOND = 1
    SQUARE = 2


class LaneBox(NamedTuple):
    """Where a lane stands; rows of bars come first, then rows of dots and labels, then the strip."""

    lane: int
    colour: int
    name: str
    y: float
    height: float
    bar_rows: int
    label_rows: int
    bars_y: float
    labels_y: float
    strip_y: float
    folded: bool
    total: int
    crowded: int


class Strip(NamedTuple):
    """How many entries stand where, exactly: bins of equal width that hold at least one.

    `x`: (m,) float64 left edges; `width`: of each bin; `found`: (m,) int64 counts; `heights`: (m,) float64 up from
    `bottom`. `needed`: some of the entries are seen nowhere else.
    """

    colour: int
    bottom: float
    width: float
    x: NDArray[np.float64]
    found: NDArray[np.int64]
    heights: NDArray[np.float64]
    needed: bool = True


class Band(NamedTuple):
    """The stretch within which something happened, pale and with rounded ends."""

    x0: float
    x1: float
    y: float
    h: float
    colour: int
    mark: int


class Bar(NamedTuple):
    """The stretch that something surely filled."""

    x0: float
    x1: float
    y: float
    h: float
    colour: int
    mark: int
    fill: Fill
    outline: Outline


class Fade(NamedTuple):
    """A gradient from nothing at `x0` to full at `x1`, on either side; `soft` ones lie under a text."""

    x0: float
    x1: float
    y: float
    h: float
    colour: int
    mark: int
    soft: bool = False


class Arrow(NamedTuple):
    """An open arrow head: no end is set. `right` is the way it points."""

    x: float
    y: float
    size: float
    right: bool
    colour: int
    mark: int


class Dot(NamedTuple):
    """A moment; open when the date is coarser than the picture, approximate or uncertain."""

    x: float
    y: float
    r: float
    colour: int
    mark: int
    fill: Fill
    outline: Outline
    shape: Shape


class Text(NamedTuple):
    """A label; `plate`: a link passes under it; `inside`: in a bar; `leader`: x of its bar's start."""

    x: float
    y: float
    w: float
    h: float
    text: str
    mark: int
    inside: bool = False
    plate: bool = False
    leader: float | None = None


class Badge(NamedTuple):
    """Words such as "+37": entries of the lane with start <= at < end and no dot stand behind `mark`."""

    x: float
    y: float
    w: float
    h: float
    text: str
    mark: int
    lane: int
    start: int
    end: int


class Path(NamedTuple):
    """A link from dot to dot by right angles; cut, without an arrow, where an end is outside the view."""

    points: tuple[tuple[float, float], ...]
    link: int
    source: int
    target: int
    basis: str
    arrow: bool
    lit: bool


class Hit(NamedTuple):
    """What lies at a place: "badge", "mark", "link" or "lane"; `number` in badges, marks, links, lanes."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Everything to be drawn, in the order of drawing; `tall` is the height of all lanes together."""

    view: View
    tall: float
    axis: Axis
    lanes: tuple[LaneBox, ...] = ()
    strips: tuple[Strip, ...] = ()
    bands: tuple[Band, ...] = ()
    fades: tuple[Fade, ...] = ()
    bars: tuple[Bar, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    paths: tuple[Path, ...] = ()
    dots: tuple[Dot, ...] = ()
    texts: tuple[Text, ...] = ()
    badges: tuple[Badge, ...] = ()
    places: dict[int, tuple[float, float]] = field(default_factory=dict)

    def hit(self, x: float, y: float, reach: float = 4) -> Hit | None:
        """Return what lies at (x, y), the topmost first; dots are met `reach` beyond their edge."""
        for at, badge in enumerate(self.badges):
            if badge.x <= x <= badge.x + badge.w and badge.y <= y <= badge.y + badge.h:
                return Hit("badge", at)
        near = [(abs(d.x - x) + abs(d.y - y), d.mark) for d in self.dots if _near(d, x, y, reach)]
        if near:
            return Hit("mark", min(near)[1])
        spans = [(text.x, text.x + text.w, text.y, text.h, text.mark) for text in self.texts]
        for shapes in (self.bars, self.bands, self.fades):
            spans += [(min(s.x0, s.x1), max(s.x0, s.x1), s.y, s.h, s.mark) for s in shapes]
        for left, right, top, tall, mark in spans:
            if left <= x <= right and top <= y <= top + tall:
                return Hit("mark", mark)
        for path in reversed(self.paths):
            if any(_on(a, b, x, y, reach) for a, b in pairwise(path.points)):
                return Hit("link", path.link)
        return next((Hit("lane", box.lane) for box in self.lanes if box.y <= y < box.y + box.height), None)

    def place(self, mark: int) -> tuple[float, float] | None:
        """Return the centre of a mark's dot, or of its bar's start, when it is in the picture."""
        return self.places.get(mark)


def _near(dot: Dot, x: float, y: float, reach: float) -> bool:
    return abs(dot.x - x) <= dot.r + reach and abs(dot.y - y) <= dot.r + reach


def _on(a: tuple[float, float], b: tuple[float, float], x: float, y: float, reach: float) -> bool:
    (ax, bx), (ay, by) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    return ax - reach <= x <= bx + reach and ay - reach <= y <= by + reach
