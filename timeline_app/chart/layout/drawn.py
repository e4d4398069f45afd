"""The whole of a drawn timeline, and what lies where in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from timeline_app.chart.parts import (
    Arrow,
    Badge,
    Bands,
    Bars,
    Card,
    Dot,
    Dots,
    Fade,
    Ghost,
    LaneBox,
    Paths,
    Places,
    Strip,
    Texts,
)
from timeline_app.chart.ticks import Axis
from timeline_app.chart.view import View


class Hit(NamedTuple):
    """What lies at a place: "badge", "words", "mark", "link" or "lane"; `number` in badges, marks, links, lanes.

    "words" are the source and the quotation on a card: a click goes to them.
    """

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
    bands: Bands = field(default_factory=Bands)
    fades: tuple[Fade, ...] = ()
    bars: Bars = field(default_factory=Bars)
    arrows: tuple[Arrow, ...] = ()
    paths: Paths = field(default_factory=Paths)
    dots: Dots = field(default_factory=Dots)
    texts: Texts = field(default_factory=Texts)
    badges: tuple[Badge, ...] = ()
    cards: tuple[Card, ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    places: Places = field(default_factory=Places)
    complete: bool = True
    """Whether every tile in view is packed; else some lanes look as they did at another scale."""

    def hit(self, x: float, y: float, reach: float = 4) -> Hit | None:
        """Return what lies at (x, y), the topmost first; dots are met `reach` beyond their edge."""
        for at, badge in enumerate(self.badges):
            if badge.x <= x <= badge.x + badge.w and badge.y <= y <= badge.y + badge.h:
                return Hit("badge", at)
        near = [(abs(d.x - x) + abs(d.y - y), d.mark) for d in self.dots if _near(d, x, y, reach)]
        near += [(abs(g.x - x) + abs(g.y - y), g.mark) for g in self.ghosts if _near(g, x, y, reach)]
        if near:
            return Hit("mark", min(near)[1])
        if (card := next((card for card in self.cards if card.holds(x, y)), None)) is not None:
            return Hit("words" if card.role(x, y) in ("source", "quote") else "mark", card.mark)
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


def _near(dot: Dot | Ghost, x: float, y: float, reach: float) -> bool:
    return abs(dot.x - x) <= dot.r + reach and abs(dot.y - y) <= dot.r + reach


def _on(a: tuple[float, float], b: tuple[float, float], x: float, y: float, reach: float) -> bool:
    (ax, bx), (ay, by) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    return ax - reach <= x <= bx + reach and ay - reach <= y <= by + reach
