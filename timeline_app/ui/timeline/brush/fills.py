"""Rectangles, lines and paths by the thousand: columns go to Qt as one block of memory.

Smoothing must be off for all but paths. Places are pixels; level and upright things stand on whole ones.
"""

from __future__ import annotations

import math
import struct
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap
from shiboken6 import Shiboken

Floats = NDArray[np.float64]

_LONGEST = 600  # pixels of a dashed line
_LONG = 128  # of the strip that gradients are cut from
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


_RECTS, _LINES, _FRAGMENTS = _Block(QRectF, 4), _Block(QLineF, 4), _Block(QPainter.PixmapFragment, 10)


def rects(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    """Fill rectangles; `boxes`: (n, 4) left, top, width, height."""
    if len(boxes):
        block, first = _RECTS.take(len(boxes))
        block[:] = boxes
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(first, len(boxes))


def lines(painter: QPainter, ends: Floats, pen: QPen) -> None:
    """Draw lines; `ends`: (n, 4) from x, y to x, y."""
    if len(ends):
        block, first = _LINES.take(len(ends))
        block[:] = ends
        painter.setPen(pen)
        painter.drawLines(first, len(ends))


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


def ruled(
    painter: QPainter, grounds: Floats, width: int, colours: list[QColor], rules: list[tuple[list[float], QColor]]
) -> None:
    """Fill grounds, (n, 2) top and height, each of its colour, with upright hairlines, the later ones over the others.

    All colours are opaque. A ground is a row of pixels that is repeated downwards.
    """
    ratio = painter.device().devicePixelRatioF()
    row = np.zeros(round(width * ratio), np.uint32)
    for places, colour in rules:
        left = np.rint(np.array(places, np.float64))
        begins, ends = np.rint(left * ratio).astype(np.int64), np.rint((left + 1) * ratio).astype(np.int64)
        for shift in range(math.ceil(ratio)):
            at = (begins + shift)[(begins + shift < ends) & (begins + shift >= 0) & (begins + shift < len(row))]
            row[at] = colour.rgba()
    for (top, tall), colour in zip(grounds.tolist(), colours, strict=True):
        filled = np.where(row == 0, np.uint32(colour.rgba()), row)
        image = QImage(filled.data, len(row), 1, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter.drawTiledPixmap(0, int(top), width, int(tall), QPixmap.fromImage(image))


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


@lru_cache(maxsize=256)
def _slope(tall: int, colour: int, rising: bool) -> QPixmap:
    """Return a strip that goes from nothing to a colour, given with its opacity."""
    made = QPixmap(_LONG, tall)
    made.fill(Qt.GlobalColor.transparent)
    full, none = QColor.fromRgba(colour), QColor.fromRgba(colour)
    none.setAlpha(0)
    gradient = QLinearGradient(0, 0, _LONG, 0)
    gradient.setColorAt(0, none if rising else full)
    gradient.setColorAt(1, full if rising else none)
    painter = QPainter(made)
    painter.fillRect(made.rect(), gradient)
    painter.end()
    return made


@lru_cache(maxsize=16)
def _dashed(colour: int, ratio: float) -> QPixmap:
    """Return a dashed line as long as any label."""
    made = QPixmap(round(_LONGEST * ratio), round(4 * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor.fromRgba(colour), 1.5)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawLine(QLineF(0, 1.5, _LONGEST, 1.5))
    painter.end()
    return made


def dashes(painter: QPainter, places: Floats, colour: QColor) -> None:
    """Draw level dashed lines; `places`: (n, 3) left, middle, width."""
    if not len(places):
        return
    ratio = painter.device().devicePixelRatioF()
    left, middle = np.rint(places[:, :2]).T
    wide = np.minimum(np.rint(places[:, 2]), _LONGEST)
    columns = np.zeros((len(places), 10))
    columns[:, 0], columns[:, 1] = left + wide / 2, middle + 0.5
    columns[:, 4], columns[:, 5] = wide * ratio, round(4 * ratio)
    fragments(painter, columns, _dashed(colour.rgba(), ratio))


def slopes(painter: QPainter, boxes: Floats, tall: float, colour: QColor, *, rising: bool) -> None:
    """Draw gradients from nothing to a colour, to the right where `rising`; `boxes`: (n, 3) left, top, width."""
    left, top, wide = boxes.T
    strip = _slope(round(tall), colour.rgba(), rising)
    columns = np.zeros((len(boxes), 10))
    columns[:, 0], columns[:, 1] = left + wide / 2, np.rint(top) + strip.height() / 2
    columns[:, 4], columns[:, 5] = _LONG, strip.height()
    columns[:, 6], columns[:, 7] = wide / _LONG, 1
    fragments(painter, columns, strip)


def fragments(painter: QPainter, columns: Floats, pixmap: QPixmap) -> None:
    """Draw parts of a pixmap; `columns`: (n, 10) middle x and y, left, top, width and height in the pixmap, zeros.

    Parts are drawn at their own size, whatever the pixmap's ratio, but for those that have another scale in 6 and 7.
    """
    if len(columns):
        block, first = _FRAGMENTS.take(len(columns))
        block[:] = columns
        block[columns[:, 6] == 0, 6:8] = 1 / pixmap.devicePixelRatio()
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
