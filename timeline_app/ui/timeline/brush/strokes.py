"""What a picture is painted with, kind by kind, as columns in which each row says all that its pixels depend on.

So two pictures can be compared before either is painted: rows with the same sign look the same, see `signs`. Places are
pixels of the picture; what is drawn smoothly stands on a fine grid of these, so that it looks the same wherever it is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter, QPixmap, QStaticText

from timeline_app.ui.timeline.brush.fills import Floats, fragments, rects, slim

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

GRID = 192  # steps to a pixel, by which places are compared
_ODD = np.random.default_rng(20261122).integers(1, 2**62, 32, np.int64) * 2 + 1
_UPRIGHT = _ODD[:4] * (0, 1, 0, 1)  # of left, top, width and height: what does not lie along the axis of time
_PART = _ODD[:10] * (0, 1, 0, 0, 1, 1, 1, 1, 0, 0)  # of `fragments`: not which part of a pixmap, but how big it is
_OUTSIDE = 3  # pixels that letters may reach beyond their width


class Device(NamedTuple):
    """What is painted on: pixels of it to one of the picture, and where the picture begins, in its own pixels."""

    ratio: float = 1.0
    origin: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, painter: QPainter) -> Device:
        """Return what a painter paints on, its own origin being that of the picture."""
        turn = painter.deviceTransform()
        return cls(painter.device().devicePixelRatioF(), (turn.dx(), turn.dy()))


class Signs(NamedTuple):
    """What rows look like: `left` and `right` are where they stand, `look` all else; of one sign, they look the same.

    `left` and `right`: (n,) in steps of `GRID`. `long`: rows that are the same all along, so that what is seen of one
    is told by its ends in view; of the others `left` and `right` are one place.
    """

    left: Ints
    right: Ints
    look: Ints
    long: Flags


class Strokes(ABC):
    """Things of one kind, painted in one go."""

    tag: str
    """Says which kind of a picture this is; part of the sign."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def edges(self) -> Floats:
        """Return left, top, right and bottom of what each row may touch, (n, 4)."""

    @abstractmethod
    def signs(self) -> Signs:
        """Return the signs of the rows."""

    @abstractmethod
    def some(self, kept: Flags) -> Strokes:
        """Return some of the rows, in their order."""

    @abstractmethod
    def paint(self, painter: QPainter) -> None:
        """Paint the rows."""


@dataclass(frozen=True, eq=False)
class Fills(Strokes):
    """Rectangles on whole pixels; `boxes`: (n, 4) left, top, width, height; `inks`: their colours as numbers.

    Those of one ink are painted together, so that in one go others must not lie under them. `slim`: many are upright
    and one pixel wide.
    """

    tag: str
    boxes: Floats
    inks: Ints
    slim: bool = False

    def __len__(self) -> int:
        return len(self.boxes)

    def edges(self) -> Floats:
        return np.concatenate([self.boxes[:, :2], self.boxes[:, :2] + self.boxes[:, 2:]], axis=1)

    def signs(self) -> Signs:
        steps = stepped(self.boxes)
        look = steps @ _UPRIGHT + self.inks * _ODD[4] + hash(self.tag)
        return Signs(steps[:, 0], steps[:, 0] + steps[:, 2], look, np.ones(len(look), np.bool_))

    def some(self, kept: Flags) -> Fills:
        return Fills(self.tag, self.boxes[kept], self.inks[kept], self.slim)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        fill = slim if self.slim else rects
        for ink, rows in alike(self.inks):
            fill(painter, self.boxes[rows], QColor.fromRgba(ink))


@dataclass(frozen=True, eq=False)
class Copies(Strokes):
    """Copies of parts of pixmaps; `columns`: as of `fragments`; `which` of `pixmaps`; `looks`: what each part shows."""

    tag: str
    columns: Floats
    which: Ints
    pixmaps: tuple[QPixmap, ...]
    looks: Ints

    def __len__(self) -> int:
        return len(self.columns)

    def edges(self) -> Floats:
        columns = self.columns
        own = np.array([1 / held.devicePixelRatio() for held in self.pixmaps] or [1.0])[self.which]
        scale = np.where(columns[:, 6:7] == 0, own[:, None], columns[:, 6:8])
        half = columns[:, 4:6] * scale / 2
        return np.concatenate([columns[:, :2] - half, columns[:, :2] + half], axis=1)

    def signs(self) -> Signs:
        look = stepped(self.columns) @ _PART + self.looks * _ODD[10] + hash(self.tag)
        return still(stepped(self.columns[:, 0]), look)

    def some(self, kept: Flags) -> Copies:
        return Copies(self.tag, self.columns[kept], self.which[kept], self.pixmaps, self.looks[kept])

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for at, rows in alike(self.which):
            fragments(painter, self.columns[rows], self.pixmaps[at])


@dataclass(frozen=True, eq=False)
class Words(Strokes):
    """Texts of one colour in the font of labels; `x` and `y` are whole, `wide` and `tall` how big each is."""

    tag: str
    x: Ints
    y: Ints
    wide: Floats
    tall: Floats
    texts: Sequence[str]
    laid_out: Sequence[QStaticText]
    colour: QColor

    def __len__(self) -> int:
        return len(self.x)

    def edges(self) -> Floats:
        left, right = self.x - _OUTSIDE, self.x + self.wide + _OUTSIDE
        return np.stack([left, self.y - 1, right, self.y + self.tall + 1], axis=1)

    def signs(self) -> Signs:
        words = np.array([hash(text) for text in self.texts], np.int64)
        return still(self.x * GRID, mixed(self.tag, words, self.y))

    def some(self, kept: Flags) -> Words:
        held = np.flatnonzero(kept).tolist()
        columns = (self.x[kept], self.y[kept], self.wide[kept], self.tall[kept])
        texts = [self.texts[at] for at in held], [self.laid_out[at] for at in held]
        return Words(self.tag, *columns, *texts, self.colour)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(self.colour)
        write = painter.drawStaticText
        for x, y, text in zip(self.x.tolist(), self.y.tolist(), self.laid_out, strict=True):
            write(x, y, text)


class One(NamedTuple):
    """A thing of its own kind; `look` says all that its pixels depend on but for `x`, from where it is painted."""

    x: int
    edges: tuple[float, float, float, float]
    look: Hashable
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, eq=False)
class Several(Strokes):
    """Things of which there are few; each leaves the painter's pen, brush and hints as it likes."""

    tag: str
    held: Sequence[One] = field(default_factory=tuple)

    def __len__(self) -> int:
        return len(self.held)

    def edges(self) -> Floats:
        return np.array([one.edges for one in self.held], np.float64).reshape(-1, 4)

    def signs(self) -> Signs:
        looks = np.array([hash(one.look) for one in self.held], np.int64)
        return still(stepped(np.array([one.x for one in self.held], np.float64)), mixed(self.tag, looks))

    def some(self, kept: Flags) -> Several:
        return Several(self.tag, [self.held[at] for at in np.flatnonzero(kept).tolist()])

    def paint(self, painter: QPainter) -> None:
        for one in self.held:
            painter.translate(one.x, 0)  # curves are rounded alike only at one and the same place
            one.paint(painter)
            painter.translate(-one.x, 0)


def stepped(places: Floats) -> Ints:
    """Return places in steps of `GRID`."""
    steps: Ints = np.rint(places * GRID).astype(np.int64)
    return steps


def still(place: Ints, look: Ints) -> Signs:
    """Return the signs of rows that stand at one place each."""
    return Signs(place, place, look, np.zeros(len(place), np.bool_))


def mixed(tag: str, *columns: Ints) -> Ints:
    """Return a number for each row, another one for other values: a sum of multiples, in arithmetic modulo 2**64."""
    result = np.full(len(columns[0]), hash(tag), np.int64)
    for column, odd in zip(columns, _ODD, strict=False):
        result += column.astype(np.int64) * odd
    return result


def alike(numbers: Ints) -> list[tuple[int, Ints]]:
    """Return the different numbers, and the rows that have each of them."""
    if not len(numbers):
        return []
    order = np.argsort(numbers, kind="stable")
    held = numbers[order]
    starts = [0, *((held[1:] != held[:-1]).nonzero()[0] + 1).tolist(), len(held)]
    return [(int(held[a]), order[a:b]) for a, b in pairwise(starts)]
