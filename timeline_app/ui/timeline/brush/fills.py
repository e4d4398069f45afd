"""Rectangles, lines and paths by the thousand: columns go to Qt as one block of memory.

Smoothing must be off for all but paths. Places are pixels; level and upright things stand on whole ones.
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from shiboken6 import Shiboken

Floats = NDArray[np.float64]

_TALL = 4096  # of the strip that upright lines are cut from
MOVE, LINE, CURVE, CURVE_ON = 0, 1, 2, 3  # elements of a path, as Qt numbers them
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


class _Block:
    """Memory that holds things of one kind as Qt does, kept from call to call: to wrap it took as long as to paint."""

    def __init__(self, kind: type, fields: int) -> None:
        self._kind, self._columns = kind, np.empty((0, fields))
        self._first: Any = None
        self.take(256)

    def take(self, number: int) -> tuple[Floats, Any]:
        """Return columns for so many, to be written over, and the first of them as Qt sees it; GUI thread."""
        if number > len(self._columns):
            self._columns = np.empty((2 * number, self._columns.shape[1]))
            self._first = Shiboken.wrapInstance(self._columns.ctypes.data, self._kind)
        return self._columns[:number], self._first


_RECTS, _FRAGMENTS = _Block(QRectF, 4), _Block(QPainter.PixmapFragment, 10)


def rects(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    """Fill rectangles; `boxes`: (n, 4) left, top, width, height."""
    if len(boxes):
        block, first = _RECTS.take(len(boxes))
        block[:] = boxes
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(first, len(boxes))


def dashed(boxes: Floats, on: int, off: int) -> Floats:
    """Return the dashes of level and upright lines, which begin with one; `boxes` as of `rects`, all whole pixels.

    Qt begins its own elsewhere where a line is cut off by an edge.
    """
    rows = np.arange(len(boxes))
    along = (boxes[:, 3] > boxes[:, 2]).astype(np.int64)
    long = boxes[rows, along + 2]
    count = np.ceil(long / (on + off)).astype(np.int64)
    line = np.repeat(rows, count)
    place = (np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count)) * (on + off)
    made, rows, along = boxes[line], np.arange(len(line)), along[line]
    made[rows, along] += place
    made[rows, along + 2] = np.minimum(on, long[line] - place)
    return made


def slim(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    """Fill rectangles as `rects` does; upright ones of one pixel's width are cut from a strip, ten times faster.

    Qt fills a translucent rectangle line by line, which for a tall one is a call for each pixel.
    """
    upright = (boxes[:, 2] == 1) & (boxes[:, 3] > 2) & (boxes[:, 3] <= _TALL)
    rects(painter, boxes[~upright], colour)
    cut = boxes[upright]
    if len(cut):
        strip = QPixmap(1, int(cut[:, 3].max()))
        strip.fill(colour)
        columns = np.zeros((len(cut), 10))
        columns[:, :2] = cut[:, :2] + cut[:, 2:] / 2
        columns[:, 4:6] = cut[:, 2:]
        fragments(painter, columns, strip)


def fragments(painter: QPainter, columns: Floats, pixmap: QPixmap) -> None:
    """Draw parts of a pixmap; `columns`: (n, 10) middle x and y, left, top, width and height in the pixmap, zeros.

    Parts are drawn at their own size, whatever the pixmap's ratio, but for those that have another scale in 6 and 7.
    """
    if len(columns):
        block, first = _FRAGMENTS.take(len(columns))
        block[:] = columns
        block[:, 6:8] += (columns[:, 6:7] == 0) / pixmap.devicePixelRatio()
        block[:, 9] = 1  # opacity
        painter.drawPixmapFragments(first, len(columns), pixmap)


def path(kinds: tuple[int, ...], points: Floats) -> QPainterPath:
    """Return figures of the same elements in one path, filled as a whole; `points`: (n, elements, 2)."""
    made = np.empty(points.shape[:2], _ELEMENT)
    made["kind"], made["x"], made["y"] = kinds, points[:, :, 0], points[:, :, 1]
    wound = Qt.FillRule.WindingFill.value
    packed = struct.pack(">i", made.size) + made.tobytes() + struct.pack(">ii", 0, wound)
    result = QPainterPath()
    if made.size:
        QDataStream(QByteArray(packed)) >> result
    return result
