"""What a picture is painted with, kind by kind, as columns: those that look alike go to Qt in one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPainter, QPixmap, QStaticText

from timeline_app.ui.timeline.brush.fills import Floats, fragments, rects, slim

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Device(NamedTuple):
    """What is painted on: pixels of it to one of the picture, and where the picture begins, in its own pixels."""

    ratio: float = 1.0
    origin: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def of(cls, painter: QPainter) -> Device:
        """Return what a painter paints on, its own origin being that of the picture."""
        turn = painter.deviceTransform()
        return cls(painter.device().devicePixelRatioF(), (turn.dx(), turn.dy()))


class Strokes(Protocol):
    """Things of one kind, painted in one go."""

    def paint(self, painter: QPainter) -> None:
        """Paint them; the painter's font is that of labels and stays, its pen, brush and hints may be others then."""


class Fills(NamedTuple):
    """Rectangles on whole pixels; `boxes`: (n, 4) left, top, width, height; `inks`: their colours as numbers.

    Those of one ink are painted together, so that in one go others must not lie under them. `slim`: many are upright
    and one pixel wide.
    """

    boxes: Floats
    inks: Ints
    slim: bool = False

    def paint(self, painter: QPainter) -> None:
        """Paint them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        fill = slim if self.slim else rects
        for ink, rows in alike(self.inks):
            fill(painter, self.boxes[rows], QColor.fromRgba(ink))

    @classmethod
    def of_one(cls, boxes: Floats, colour: QColor, *, slim: bool = False) -> Fills:
        """Return rectangles of one colour."""
        return cls(boxes, np.full(len(boxes), colour.rgba(), np.int64), slim)


class Copies(NamedTuple):
    """Copies of parts of pixmaps; `columns`: as of `fragments`; `which`: the pixmap of each."""

    columns: Floats
    which: Ints
    pixmaps: Sequence[QPixmap]

    def paint(self, painter: QPainter) -> None:
        """Paint them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if len(self.pixmaps) == 1:
            fragments(painter, self.columns, self.pixmaps[0])
            return
        for at, rows in alike(self.which):
            fragments(painter, self.columns[rows], self.pixmaps[at])


class Words(NamedTuple):
    """Texts of one colour in the painter's font; `x` and `y` of their left upper corners are whole."""

    x: Ints
    y: Ints
    laid_out: Sequence[QStaticText]
    colour: QColor

    def paint(self, painter: QPainter) -> None:
        """Write them."""
        painter.setPen(self.colour)
        write = painter.drawStaticText
        for x, y, text in zip(self.x.tolist(), self.y.tolist(), self.laid_out, strict=True):
            write(x, y, text)


class Several(NamedTuple):
    """Things of which there are few, each painted by itself."""

    held: Sequence[Callable[[QPainter], None]] = ()

    def paint(self, painter: QPainter) -> None:
        """Paint them."""
        for paint in self.held:
            paint(painter)


def alike(numbers: Ints) -> list[tuple[int, Ints]]:
    """Return the different numbers, and the rows that have each of them."""
    if not len(numbers):
        return []
    order = np.argsort(numbers, kind="stable")
    held = numbers[order]
    starts = [0, *((held[1:] != held[:-1]).nonzero()[0] + 1).tolist(), len(held)]
    return [(int(held[a]), order[a:b]) for a, b in pairwise(starts)]
