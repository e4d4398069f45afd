"""Links from their corners: straight legs without smoothing, which is many times faster, and smooth corners."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QRegion

from timeline_app.ui.timeline.brush import fills
from timeline_app.ui.timeline.brush.fills import CURVE, CURVE_ON, LINE, MOVE, Floats
from timeline_app.ui.timeline.brush.strokes import Fills, alike

_WING = 0.45  # radians between a link and the side of its head
_APART = 1e7  # pixels, more than any picture has: one leg's stretches lie behind those of the leg before
_HEAD = 8.0  # pixels around the point of an arrow, and around a corner


class Rounded(NamedTuple):
    """Lines with round corners: legs (n, 4) from x, y to x, y; corners (m, 3, 2) begin, corner, end."""

    legs: Floats
    corners: Floats


def rounded(points: Floats, count: NDArray[np.int64], radius: float) -> Rounded:
    """Round lines whose legs are all upright or level, on whole pixels.

    `points`: (n, k, 2), of which each line uses the first `count`; the others repeat the last.
    """
    at = np.floor(points) + 0.5
    corner = at[:, 1:-1]
    ends, starts = corner + _towards(corner, at[:, :-2], radius), corner + _towards(corner, at[:, 2:], radius)
    turns = np.arange(2, at.shape[1]) < count[:, None]  # the others are ends, or not there
    begins, stops = at[:, :-1].copy(), at[:, 1:].copy()
    begins[:, 1:] = np.where(turns[..., None], starts, begins[:, 1:])
    stops[:, :-1] = np.where(turns[..., None], ends, stops[:, :-1])
    there = np.arange(at.shape[1] - 1) < np.maximum(count - 1, 1)[:, None]
    legs = np.concatenate([begins[there], stops[there]], axis=1)
    return Rounded(legs, np.stack([ends, corner, starts], axis=2)[turns])


def _towards(start: Floats, end: Floats, distance: float) -> Floats:
    """Return the step from each start so far along its upright or level leg, to its middle at most."""
    away = end - start
    step = np.minimum(distance, np.abs(away).sum(axis=-1) / 2)
    result: Floats = np.sign(away) * step[..., None]
    return result


def pixels(legs: Floats) -> Floats:
    """Return the pixels of upright or level legs as left, top, width, height."""
    least, most = np.floor(np.minimum(legs[:, :2], legs[:, 2:])), np.floor(np.maximum(legs[:, :2], legs[:, 2:]))
    return np.concatenate([least, np.maximum(most - least, 1)], axis=1)


def heads(points: Floats, count: NDArray[np.int64], size: float) -> Floats:
    """Return the arrow heads at the ends of lines, (n, 4, 2), closed."""
    rows = np.arange(len(points))
    tip, before = points[rows, count - 1], points[rows, np.maximum(count - 2, 0)]
    turn = np.arctan2(*(tip - before).T[::-1])
    wings = [tip - size * np.stack([np.cos(turn + side), np.sin(turn + side)], axis=1) for side in (_WING, -_WING)]
    return np.stack([tip, *wings, tip], axis=1)


class Ink(NamedTuple):
    """How links of one kind are drawn; `size` is that of their arrow heads; `dashes`: pixels of one and behind it."""

    colour: QColor
    size: float
    dashes: tuple[int, int] | None


class Obstacles:
    """What links pass under: labels and badges, (n, 4) left, top, right, bottom; the clip costs only where met."""

    def __init__(self, boxes: Floats, width: float, height: float) -> None:
        self._boxes, self._whole = boxes, QRect(0, 0, round(width), round(height))

    def met(self, boxes: Floats) -> NDArray[np.bool_]:
        """Return which of the obstacles, columns, each of these boxes, rows of left, top, width, height, touches."""
        left, top, wide, tall = np.ascontiguousarray(boxes.T, np.float32)  # whole pixels: exact, and half the time
        begin, above, end, below = np.ascontiguousarray(self._boxes.T, np.float32)[:, :, None]
        touched: NDArray[np.bool_] = left < end
        touched &= begin < left + wide
        touched &= top < below
        touched &= above < top + tall
        return touched.T

    def cut(self, boxes: Floats, met: NDArray[np.bool_]) -> Floats:
        """Return what of legs is not under the obstacles they have met: a clip takes ten times as long to paint."""
        legs, over = np.nonzero(met)
        along = (boxes[:, 3] > boxes[:, 2]).astype(np.int64)  # the axis of each leg
        begin = boxes[np.arange(len(boxes)), along]
        end = begin + boxes[np.arange(len(boxes)), along + 2]
        first, last = self._boxes[over, along[legs]], self._boxes[over, along[legs] + 2]
        order = np.lexsort((first, legs))
        legs, first, last = legs[order], first[order], last[order]
        behind = np.maximum.accumulate(last + legs * _APART) - legs * _APART  # where the leg is free again
        starts = np.flatnonzero(np.diff(legs, prepend=-1))
        before = np.concatenate([[0.0], behind[:-1]])[: len(legs)]
        before[starts] = begin[legs[starts]]
        free = end.copy()
        free[~met.any(axis=1)] = begin[~met.any(axis=1)]
        stops = np.flatnonzero(np.diff(legs, append=len(boxes)))
        free[legs[stops]] = behind[stops]
        whose = np.concatenate([legs, np.arange(len(boxes))])
        left = np.maximum(np.concatenate([before, free]), begin[whose])
        right = np.minimum(np.concatenate([first, end]), end[whose])
        pieces, axis = boxes[whose], along[whose]
        pieces[np.arange(len(pieces)), axis] = left
        pieces[np.arange(len(pieces)), axis + 2] = right - left
        kept: Floats = pieces[right > left]
        return kept

    def clip(self, painter: QPainter, met: NDArray[np.bool_]) -> None:
        """Let a painter leave out the obstacles that are met by anything."""
        region = QRegion(self._whole)
        for left, top, right, bottom in self._boxes[met.any(axis=0)].astype(int).tolist():
            region -= QRegion(left, top, right - left, bottom - top)
        painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)


class Turns(NamedTuple):
    """Links of one ink without their legs: corners, (m, 3, 2) begin, corner and end, and heads, (k, 4, 2)."""

    corners: Floats
    heads: Floats
    ink: Ink
    obstacles: Obstacles

    def paint(self, painter: QPainter) -> None:
        """Paint them; the clip, which takes long, is set only where one of them passes under something."""
        tips = np.concatenate([self.corners[:, 1], self.heads[:, 0]])
        met = self.obstacles.met(np.concatenate([tips - _HEAD, np.full_like(tips, 2 * _HEAD)], axis=1))
        painter.save()
        if met.any():
            self.obstacles.clip(painter, met)
        _turn(painter, self.corners, self.ink)
        arrows = self.heads
        level = (arrows[:, 1, 0] == arrows[:, 2, 0]) & (arrows[:, 1, 0] < arrows[:, 0, 0])
        _stamp(painter, arrows[level, 0], self.ink)
        if not level.all():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.fillPath(fills.path((MOVE, LINE, LINE, LINE), arrows[~level]), self.ink.colour)
        painter.restore()


def strokes(lines: Rounded, arrows: Floats, ink: Ink, obstacles: Obstacles) -> tuple[Turns, Fills]:
    """Return what links of one kind are painted with; `arrows` are their heads."""
    boxes = pixels(lines.legs)
    met = obstacles.met(boxes)
    if ink.dashes is not None:
        parts = (fills.dashed(boxes[part], *ink.dashes) for part in (met.any(axis=1), ~met.any(axis=1)))
        under, clear = parts  # dashes are many: only those of legs that pass under something are looked at
        free = np.concatenate([obstacles.cut(under, obstacles.met(under)), clear])
    else:
        free = obstacles.cut(boxes, met)
    return Turns(lines.corners, arrows, ink, obstacles), Fills.of_one(free, ink.colour, slim=not ink.dashes)


def _turn(painter: QPainter, corners: Floats, ink: Ink) -> None:
    """Draw corners, which stand in the middle of pixels: there are few kinds of them."""
    ratio = painter.device().devicePixelRatioF()
    ends = np.rint(2 * (corners[:, ::2] - corners[:, 1:2])).astype(np.int64).reshape(-1, 4)
    for _, rows in alike(((ends + 64) << np.arange(0, 32, 8)).sum(axis=1)):
        made = _corner(tuple(ends[rows[0]].tolist()), ink.colour.rgba(), ratio)
        columns = np.zeros((len(rows), 10))
        columns[:, :2] = corners[rows, 1] - 0.5
        columns[:, 4:6] = made.width()
        fills.fragments(painter, columns, made)


@lru_cache(maxsize=1024)
def _corner(ends: tuple[int, int, int, int], colour: int, ratio: float) -> QPixmap:
    """Return a corner from one end to the other, right and down from its middle in halves of pixels."""
    half = round(_HEAD * ratio)
    made = QPixmap(2 * half, 2 * half)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = _HEAD + 0.5
    points = np.array([[(ends[0], ends[1]), (0, 0), (ends[2], ends[3])]]) / 2 + middle
    form = fills.path((MOVE, CURVE, CURVE_ON, CURVE_ON), cubic(points))
    painter.strokePath(form, QPen(QColor.fromRgba(colour), 1.0))
    painter.end()
    return made


def _stamp(painter: QPainter, tips: Floats, ink: Ink) -> None:
    """Draw heads that point to the right, which is nearly all, a quarter of a pixel from their places at most."""
    ratio = painter.device().devicePixelRatioF()
    steps = np.floor(tips * 2 * ratio + 0.5)
    for phase in (0, 1):
        alike = steps[steps[:, 0] % 2 == phase]
        head = _head(ink.size, ink.colour.rgba(), ratio, phase)
        columns = np.zeros((len(alike), 10))
        columns[:, 0] = (alike[:, 0] - phase) / 2 / ratio
        columns[:, 1] = np.floor(alike[:, 1] / 2) / ratio + 0.5 / ratio * (round(ratio) % 2)
        columns[:, 4], columns[:, 5] = head.width(), head.height()
        fills.fragments(painter, columns, head)


@lru_cache(maxsize=64)
def _head(size: float, colour: int, ratio: float, phase: int) -> QPixmap:
    """Return a head whose tip is in its middle, `phase` halves of a pixel further right; colour with its opacity."""
    half = round((size + 3) * ratio)
    made = QPixmap(2 * half, 2 * half + round(ratio) % 2)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = (half + phase / 2) / ratio, made.height() / 2 / ratio
    corners = heads(np.array([[(0.0, y), (x, y)]]), np.array([2]), size)
    painter.fillPath(fills.path((MOVE, LINE, LINE, LINE), corners), QColor.fromRgba(colour))
    painter.end()
    return made


def cubic(corners: Floats) -> Floats:
    """Return arcs through begin, corner and end, quadratic, as cubic ones: (n, 4, 2)."""
    begin, corner, end = corners[:, 0], corners[:, 1], corners[:, 2]
    return np.stack([begin, begin + (corner - begin) * 2 / 3, end + (corner - end) * 2 / 3, end], axis=1)
