"""Round ends, gradients, dashed lines and arrows, cut from pictures of them: copied many times faster than painted."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPixmap

from timeline_app.ui.timeline.brush.fills import Floats
from timeline_app.ui.timeline.brush.strokes import Copies, Flags, Ints

_LONGEST = 600  # pixels of a dashed line
_LONG = 128  # of the strip that gradients are cut from
_ROOM = 2  # pixels around an arrow, for its line


def caps(ends: Floats, tall: Ints, inks: Ints, ratio: float) -> Copies:
    """Return the round ends of stretches `tall` high, even numbers; `ends`: (n, 3) left, right, top, whole pixels."""
    kinds, which = np.unique((tall << 32) + inks, return_inverse=True)
    pixmaps = tuple(_cap(kind >> 32, kind & 0xFFFFFFFF, ratio) for kind in kinds.tolist())
    half, side = tall / 2, np.rint(tall * ratio)
    columns = np.zeros((2 * len(ends), 10))
    columns[:, 0] = np.concatenate([ends[:, 0] + half / 2, ends[:, 1] - half / 2])
    columns[:, 1] = np.tile(ends[:, 2] + half, 2)
    columns[len(ends) :, 2] = side / 2
    columns[:, 4], columns[:, 5] = np.tile(side / 2, 2), np.tile(side, 2)
    return Copies(columns, np.tile(which, 2), pixmaps)


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


def slopes(boxes: Floats, tall: Ints, inks: Ints, rising: Flags) -> Copies:
    """Return gradients from nothing to a colour, to the right where `rising`; `boxes`: (n, 3) left, top, width, whole.

    Those without a width are left out.
    """
    kept = boxes[:, 2] > 0
    (left, top, wide), tall, inks, rising = boxes[kept].T, tall[kept], inks[kept], rising[kept]
    kinds, which = np.unique((tall << 33) + (inks << 1) + rising, return_inverse=True)
    pixmaps = tuple(_slope(kind >> 33, kind >> 1 & 0xFFFFFFFF, bool(kind & 1)) for kind in kinds.tolist())
    columns = np.zeros((len(left), 10))
    columns[:, 0], columns[:, 1] = left + wide / 2, top + tall / 2
    columns[:, 4], columns[:, 5] = _LONG, tall
    columns[:, 6], columns[:, 7] = wide / _LONG, 1
    return Copies(columns, which, pixmaps)


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


def dashes(places: Floats, colour: QColor, ratio: float) -> Copies:
    """Return level dashed lines of a colour; `places`: (n, 3) left, middle, width."""
    left, middle = np.rint(places[:, :2]).T
    wide = np.minimum(np.rint(places[:, 2]), _LONGEST)
    columns = np.zeros((len(places), 10))
    columns[:, 0], columns[:, 1] = left + wide / 2, middle + 0.5
    columns[:, 4], columns[:, 5] = wide * ratio, round(4 * ratio)
    return Copies(columns, np.zeros(len(places), np.int64), (_dashed(colour.rgba(), ratio),))


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


def arrows(tips: Floats, reach: Ints, inks: Ints, ratio: float) -> Copies:
    """Return open arrow heads; `tips`: (n, 2) x and y; `reach`: sizes in quarters of a pixel, below 0 to the left."""
    kinds, which = np.unique((np.abs(reach) << 33) + (inks << 1) + (reach > 0), return_inverse=True)
    pixmaps = tuple(_arrow(kind >> 33, bool(kind & 1), kind >> 1 & 0xFFFFFFFF, ratio) for kind in kinds.tolist())
    columns = np.zeros((len(tips), 10))
    columns[:, :2] = np.rint(tips)
    columns[:, 4:6] = np.array([held.width() for held in pixmaps] or [0])[which][:, None]
    return Copies(columns, which, pixmaps)


@lru_cache(maxsize=256)
def _arrow(size: int, right: bool, colour: int, ratio: float) -> QPixmap:
    """Return an arrow head whose tip is in the middle; colour with its opacity."""
    wing = size / 4 * 0.8
    half = round((wing + _ROOM) * ratio)
    made = QPixmap(2 * half, 2 * half)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor.fromRgba(colour), 2, Qt.PenStyle.SolidLine, round_cap, round_join))
    x, back = half / ratio, half / ratio - wing if right else half / ratio + wing
    painter.drawPolyline([QPointF(back, x - wing), QPointF(x, x), QPointF(back, x + wing)])
    painter.end()
    return made
