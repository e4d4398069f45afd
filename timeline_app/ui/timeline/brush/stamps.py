"""Dots as stamps: each look of a dot is painted once, then copied to wherever one of that look stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.chart.parts import Dot
from timeline_app.ui.timeline.brush import fills

PHASES = 4  # to a pixel: a stamp stands an eighth of a pixel from its place at most, which nobody sees
_CELL = 40  # pixels: a dot with its outer line, at the largest text size
_ACROSS, _DOWN = 32, 16  # cells of the sheet


class Stamps:
    """A sheet of dots, of one theme."""

    def __init__(self) -> None:
        self._sheet = QPixmap()
        self._cells: dict[Dot, int] = {}

    def draw(self, painter: QPainter, dots: Sequence[Dot], paint: Callable[[QPainter, Dot], None]) -> None:
        """Draw dots; `paint` shows how one of them looks and is asked once for each look."""
        turn = painter.deviceTransform()
        ratio, origin = turn.m11(), (turn.dx(), turn.dy())
        if turn.m12() or turn.m21() or turn.m22() != ratio:
            for dot in dots:
                paint(painter, dot)
            return
        places = np.array([(dot.x, dot.y) for dot in dots], np.float64).reshape(-1, 2) * ratio + origin
        steps = np.floor(places * PHASES + 0.5).astype(np.int64)
        whole, phases = steps // PHASES, (steps % PHASES).tolist()
        looks = [_look(dot, *phase) for dot, phase in zip(dots, phases, strict=True)]
        self._fill(looks, paint, ratio)
        cell, at = _cell(ratio), np.array([self._cells[look] for look in looks], np.int64)
        columns = np.zeros((len(dots), 10))
        columns[:, :2] = (whole - origin) / ratio
        columns[:, 2], columns[:, 3] = at % _ACROSS * cell, at // _ACROSS * cell
        columns[:, 4:6] = cell
        fills.fragments(painter, columns, self._sheet)

    def _fill(self, looks: Sequence[Dot], paint: Callable[[QPainter, Dot], None], ratio: float) -> None:
        """Put on the sheet what it lacks; a full one is begun anew."""
        wanted = set(looks).difference(self._cells)
        room = self._sheet.height() // _cell(ratio) * _ACROSS
        if self._sheet.devicePixelRatio() != ratio or len(self._cells) + len(wanted) > room:
            wanted = set(looks)
            self._begin(ratio, len(wanted))
        if not wanted:
            return
        cell, painter = _cell(ratio) / ratio, QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for look in wanted:
            at = self._cells[look] = len(self._cells)
            x, y = (at % _ACROSS + 0.5) * cell, (at // _ACROSS + 0.5) * cell
            paint(painter, look._replace(x=x + look.x / PHASES / ratio, y=y + look.y / PHASES / ratio))
        painter.end()

    def _begin(self, ratio: float, least: int) -> None:
        """Begin a sheet with room for so many dots."""
        cell, down = _cell(ratio), max(math.ceil(least / _ACROSS), _DOWN)
        self._cells.clear()
        self._sheet = QPixmap(_ACROSS * cell, down * cell)
        self._sheet.setDevicePixelRatio(ratio)
        self._sheet.fill(Qt.GlobalColor.transparent)


def _look(dot: Dot, right: int, down: int) -> Dot:
    """Return what all dots of one look share; in place of where it stands, the part of a pixel."""
    return Dot(right, down, dot.r, dot.colour, 0, dot.fill, dot.outline, dot.shape)


def _cell(ratio: float) -> int:
    """Return the pixels of a cell, an even number."""
    return 2 * math.ceil(_CELL * ratio / 2)
