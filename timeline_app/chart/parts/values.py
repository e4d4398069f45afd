"""A drawn timeline as flat values: whoever paints it decides nothing, and may be a window or a page.

All places are in the picture's units from the top left corner of the lanes; y grows downwards. `mark` is an
index into `Marks`, `colour` the number of the lane (palettes repeat after ten, dots then change their shape).

What comes by the thousand is held as columns; see `columns`.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Role: TypeAlias = Literal["title", "date", "source", "quote"]
"""What a line of a card says."""


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


class Ghost(NamedTuple):
    """An entry in another of its lanes: a small open dot in the colour of the lane where it stands."""

    x: float
    y: float
    r: float
    colour: int
    mark: int


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


class CardLine(NamedTuple):
    """A line of a card; `role`: "title", "date", "source" or "quote"."""

    x: float
    y: float
    w: float
    h: float
    text: str
    role: Role


class Card(NamedTuple):
    """What is known of an entry, in place of its label; nothing lies under it but its lane.

    `along`: it stands in the entry's bar, behind its words.
    """

    x: float
    y: float
    w: float
    h: float
    colour: int
    mark: int
    lines: tuple[CardLine, ...]
    along: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is on the card."""
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h

    def role(self, x: float, y: float) -> Role | None:
        """Return what the text there says, else the first one at that height."""
        level = [line for line in self.lines if line.y <= y < line.y + line.h]
        there = (line.role for line in level if line.x <= x <= line.x + line.w)
        return next(there, level[0].role if level else None)


class Path(NamedTuple):
    """A link from dot to dot by right angles; cut, without an arrow, where an end is outside the view."""

    points: tuple[tuple[float, float], ...]
    link: int
    source: int
    target: int
    basis: str
    arrow: bool
    lit: bool
