"""Rectangles, lines and paths by the thousand: columns go to Qt as one block of memory.

Smoothing must be off for all but paths. Places are pixels; level and upright things stand on whole ones.
"""

from __future__ import annotations

import struct
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QByteArray, QDataStream, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

Floats = NDArray[np.float64]

_TALL = 4096  # of the strip that upright lines are cut from
MOVE, LINE, CURVE, CURVE_ON = 0, 1, 2, 3  # elements of a path, as Qt numbers them
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


def rects(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    """Fill rectangles; `boxes`: (n, 4) left, top, width, height."""
    if len(boxes):
        block = PrimitiveArray(QRectF, 4)
        block.resize(len(boxes))
        block.ndarray()[:] = boxes
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(*block.drawargs())


def lines(painter: QPainter, ends: Floats, pen: QPen) -> None:
    """Draw lines; `ends`: (n, 4) from x, y to x, y."""
    if len(ends):
        block = PrimitiveArray(QLineF, 4)
        block.resize(len(ends))
        block.ndarray()[:] = ends
        painter.setPen(pen)
        painter.drawLines(*block.drawargs())


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


@lru_cache(maxsize=256)
def _cap(tall: int, colour: int, ratio: float) -> QPixmap:
    """Return a round of a colour, given with its opacity, and of a height in pixels; it is cut in halves."""
    made = QPixmap(round(tall * ratio), round(tall * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(colour))
    painter.drawEllipse(QRectF(0, 0, tall, tall))
    painter.end()
    return made


def caps(painter: QPainter, ends: Floats, tall: int, colour: QColor) -> None:
    """Draw the round ends of stretches `tall` high, an even number; `ends`: (n, 3) left, right, top, whole pixels."""
    ratio = painter.device().devicePixelRatioF()
    half, side = tall / 2, round(tall * ratio)
    columns = np.zeros((2 * len(ends), 10))
    columns[:, 0] = np.concatenate([ends[:, 0] + half / 2, ends[:, 1] - half / 2])
    columns[:, 1] = np.tile(ends[:, 2] + half, 2)
    columns[len(ends) :, 2] = side / 2
    columns[:, 4], columns[:, 5] = side / 2, side
    fragments(painter, columns, _cap(tall, colour.rgba(), ratio))


def fragments(painter: QPainter, columns: Floats, pixmap: QPixmap) -> None:
    """Draw parts of a pixmap; `columns`: (n, 10) middle x and y, left, top, width and height in the pixmap, zeros.

    Parts are drawn at their own size, whatever the pixmap's ratio.
    """
    if len(columns):
        block = PrimitiveArray(QPainter.PixmapFragment, 10)
        block.resize(len(columns))
        block.ndarray()[:] = columns
        block.ndarray()[:, 6:8] = 1 / pixmap.devicePixelRatio()
        block.ndarray()[:, 9] = 1  # opacity
        painter.drawPixmapFragments(*block.drawargs(), pixmap)  # type: ignore[call-arg]  # as Qt has it, not its stubs


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
