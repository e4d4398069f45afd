"""The painted picture, kept while one drags: what is the same is moved, and only what is not is painted.

What is the same is found by comparing what the picture before and this one are painted with, row by row: so nothing
has to be known of why something looks otherwise now, and the result is, pixel by pixel, what painting anew gives.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from timeline_app.chart import View
from timeline_app.ui.timeline.brush.fills import Floats
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.brush.strokes import GRID, Device, Flags, Ints, mixed
from timeline_app.ui.timeline.drawing.painting import Layers

_CELL = 32  # pixels: what has changed is told by cells of this size
_BESIDE = 384.0  # pixels to either side of what is seen that it can move over what is kept
_MOST = 0.6  # of the cells: where more have changed, all is painted
_NEAR = 0.01  # pixels of the device: a shift so near to a whole number is one


class Kept:
    """The picture of one widget as it was painted last; `painted`: the share of it that had to be, for tests."""

    def __init__(self) -> None:
        self.painted = 0.0
        self._before: _Painted | None = None
        self._view: View | None = None
        self._front = QPixmap()  # wider than what is seen of it, by as much on either side
        self._begins = 0.0  # what is seen, in pixels from its left edge

    def paint(self, painter: QPainter, layers: Layers, view: View, look: Look) -> None:
        """Paint what shows `view`, its origin at the painter's.

        A picture at another scale than the last one is painted straight away and not kept: another may follow.
        """
        device, last, self._view = Device.of(painter), self._view, view
        if last is None or not _same_scale(last, view) or not _whole(painter, device):
            self._before, self.painted = None, 1.0
            layers.paint(painter, look)
            return
        now = _Painted(layers, view, look, device.ratio, _Table.of(layers))
        if not self._touched_up(now):
            self._begin(now)
        self._before = now
        wide, tall = layers.ground.width, layers.ground.height
        painter.drawPixmap(
            QRectF(0, 0, wide, tall), self._front, _times(QRectF(self._begins, 0, wide, tall), now.ratio)
        )
        painter.setFont(look.font)
        for stroke in layers.held:
            if len(stroke):
                stroke.paint(painter)

    def _begin(self, now: _Painted) -> None:
        """Paint all of it."""
        ground, ratio = now.layers.ground, now.ratio
        size = round(ground.width * ratio), round(ground.height * ratio)
        size = size[0] + 2 * round(_BESIDE * ratio), size[1]
        if (self._front.width(), self._front.height(), self._front.devicePixelRatio()) != (*size, ratio):
            self._front = QPixmap(*size)
            self._front.setDevicePixelRatio(ratio)
        self._begins = _BESIDE
        painter = QPainter(self._front)
        painter.translate(self._begins, 0)
        now.layers._replace(held=()).paint(painter, now.look)
        painter.end()
        self.painted = 1.0

    def _touched_up(self, now: _Painted) -> bool:
        """Move what is kept and paint what has changed, unless that is nearly all; return whether it was done."""
        right = now.moved_from(self._before) if self._before is not None else None
        if self._before is None or right is None:
            return False
        ground = now.layers.ground
        cells = changed(self._before.table, now.table, right, (ground.width, ground.height))
        self.painted = float(cells.mean())
        if self.painted > _MOST:
            return False
        self._move(right, now.ratio)
        painter = QPainter(self._front)
        painter.translate(self._begins, 0)
        painter.setClipRegion(region(cells))
        painter.setFont(now.look.font)
        ground.paint(painter)
        met = touching(now.table.edges, cells)
        ends = [0, *accumulate(len(stroke) for stroke in now.layers.strokes)]
        for stroke, (begin, end) in zip(now.layers.strokes, pairwise(ends), strict=True):
            if met[begin:end].any():
                stroke.some(met[begin:end]).paint(painter)
        painter.end()
        return True

    def _move(self, right: float, ratio: float) -> None:
        """Look further to the right on what is kept; where that ends, move it: to do so each time costs a copy."""
        self._begins += right
        if not 0 <= self._begins <= 2 * _BESIDE:
            self._front.scroll(round((_BESIDE - self._begins) * ratio), 0, self._front.rect())
            self._begins = _BESIDE


class _Table(NamedTuple):
    """All that a picture is painted with as one table: what each row may touch, and its sign; the ground's are last."""

    edges: Floats
    left: Ints
    right: Ints
    look: Ints
    long: Flags

    @classmethod
    def of(cls, layers: Layers) -> _Table:
        """Return the table of a picture."""
        strokes = [stroke for stroke in (*layers.strokes, layers.ground.strokes()) if len(stroke)]
        if not strokes:
            none = np.empty(0, np.int64)
            return cls(np.empty((0, 4)), none, none, none, none > 0)
        signs = [np.concatenate(column) for column in zip(*(stroke.signs() for stroke in strokes), strict=True)]
        left, right, look, long = signs
        return cls(np.concatenate([stroke.edges() for stroke in strokes]), left, right, look, long)

    def seen(self, right: float, window: tuple[float, float, float]) -> tuple[Floats, Ints]:
        """Return what rows touch and a number for each, when the view has gone so far to the right; of those in view.

        `window`: left and right of what is compared, and the height of the picture.
        """
        low, high, tall = window
        edges = self.edges - (right, 0, right, 0)
        kept = (edges[:, 2] > low) & (edges[:, 0] < high) & (edges[:, 3] > 0) & (edges[:, 1] < tall)
        step, long = round(right * GRID), self.long[kept]
        ends = [column[kept] - step for column in (self.left, self.right)]
        ends = [np.where(long, np.clip(end, round(low * GRID), round(high * GRID)), end) for end in ends]
        return edges[kept], mixed("", *ends, self.look[kept])


class _Painted(NamedTuple):
    """A picture and what it was painted for."""

    layers: Layers
    view: View
    look: Look
    ratio: float
    table: _Table

    def moved_from(self, before: _Painted) -> float | None:
        """Return how many pixels further to the right this looks, None when that is no whole number on the device.

        None, too, when what was painted before is of no use for this.
        """
        alike = before.look is self.look and before.ratio == self.ratio
        if not alike or not self.layers.ground.same(before.layers.ground):
            return None
        pixels = (self.view.lo - before.view.lo) / self.view.scale * self.ratio
        if abs(pixels - round(pixels)) > _NEAR or abs(pixels) >= _MOST * self.view.width * self.ratio:
            return None
        return round(pixels) / self.ratio


def changed(before: _Table, now: _Table, right: float, size: tuple[int, int]) -> Flags:
    """Return the cells of a picture, by row and column, in which something is not the same as `right` pixels before."""
    wide, tall = size
    low, high = (0.0, wide - right) if right >= 0 else (-right, float(wide))
    window = (low, high, float(tall))
    (old_edges, old), (new_edges, new) = before.seen(right, window), now.seen(0.0, window)
    _, which = np.unique(np.concatenate([old, new]), return_inverse=True)
    more = np.bincount(which, np.repeat([-1.0, 1.0], [len(old), len(new)]))
    edges = np.concatenate([old_edges, new_edges])[more[which] != 0]
    cells = np.zeros((-(-tall // _CELL), -(-wide // _CELL)), np.bool_)
    cells[:, int(high // _CELL) if high < wide else cells.shape[1] :] = True
    cells[:, : int(-(-low // _CELL))] = True
    for left, top, end, bottom in _in_cells(edges, cells).tolist():
        cells[top:bottom, left:end] = True
    return cells


def touching(edges: Floats, cells: Flags) -> Flags:
    """Return which rows touch one of the cells."""
    counts = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), np.int64)
    counts[1:, 1:] = cells.cumsum(axis=0).cumsum(axis=1)
    left, top, right, bottom = _in_cells(edges, cells).T
    within: Flags = counts[bottom, right] - counts[top, right] - counts[bottom, left] + counts[top, left] > 0
    return within


def _in_cells(edges: Floats, cells: Flags) -> Ints:
    """Return the cells that rows touch: the first columns and rows, and those behind the last."""
    tall, wide = cells.shape
    begin, end = np.floor(edges[:, :2] / _CELL), np.ceil(edges[:, 2:] / _CELL)
    found: Ints = np.clip(np.concatenate([begin, end], axis=1), 0, (wide, tall, wide, tall)).astype(np.int64)
    return found


def region(cells: Flags) -> QRegion:
    """Return the cells as one region of pixels."""
    found = QRegion()
    edges = np.diff(cells.astype(np.int8), axis=1, prepend=0, append=0)
    rows, begins = np.nonzero(edges > 0)
    runs: dict[tuple[int, int], list[int]] = {}
    for row, begin, end in zip(rows.tolist(), begins.tolist(), np.nonzero(edges < 0)[1].tolist(), strict=True):
        runs.setdefault((begin, end), []).append(row)
    for (begin, end), held in runs.items():
        top = held[0]
        for row, after in zip(held, [*held[1:], -1], strict=True):
            if after != row + 1:
                found += QRect(begin * _CELL, top * _CELL, (end - begin) * _CELL, (row + 1 - top) * _CELL)
                top = after
    return found


def _times(box: QRectF, ratio: float) -> QRectF:
    """Return a box in pixels of the device."""
    return QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)


def _same_scale(one: View, other: View) -> bool:
    """Whether one view may be the other one moved."""
    spans = one.hi - one.lo, other.hi - other.lo
    return (one.width, one.height) == (other.width, other.height) and abs(spans[0] - spans[1]) <= 1e-9 * spans[1]


def _whole(painter: QPainter, device: Device) -> bool:
    """Whether pixels of the picture are whole pixels of the device, in place and size."""
    turn, ratio = painter.deviceTransform(), device.ratio
    straight = turn.m11() == turn.m22() == ratio and turn.m12() == turn.m21() == 0 and ratio == round(ratio)
    return straight and all(place == round(place) for place in device.origin)
