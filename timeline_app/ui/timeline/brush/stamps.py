"""Dots as stamps: each look of a dot is painted once, then copied to wherever one of that look stands."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.chart.parts import FILLS, OUTLINES, Dot, Dots, Shape
from timeline_app.ui.timeline.brush.strokes import Copies

PHASES = 4  # to a pixel: a stamp stands an eighth of a pixel from its place at most, which nobody sees
_CELL = 40  # pixels: a dot with its outer line, at the largest text size
_ACROSS, _DOWN = 32, 16  # cells of the sheet


class Stamps:
    """A sheet of dots, of one theme."""

    def __init__(self) -> None:
        self._sheet = QPixmap()
        self._cells: dict[int, int] = {}

    def draw(self, painter: QPainter, dots: Dots, paint: Callable[[QPainter, Dot], None]) -> None:
        """Draw dots; `paint` shows how one of them looks and is asked once for each look."""
        turn = painter.deviceTransform()
        ratio, origin = turn.m11(), (turn.dx(), turn.dy())
        if turn.m12() or turn.m21() or turn.m22() != ratio:
            for dot in dots:
                paint(painter, dot)
            return
        self.copies(dots, (ratio, origin), paint).paint(painter)

    def copies(
        self, dots: Dots, device: tuple[float, tuple[float, float]], paint: Callable[[QPainter, Dot], None]
    ) -> Copies:
        """Return the stamps of dots for a `device`: its ratio, and where the picture begins in its pixels."""
        ratio, origin = device
        places = np.stack([dots.x, dots.y], axis=1) * ratio + origin
        steps = np.floor(places * PHASES + 0.5).astype(np.int64)
        whole, phases = steps // PHASES, steps % PHASES
        looks, which = np.unique(_codes(dots, phases), return_inverse=True)
        first = np.zeros(len(looks), np.int64)
        first[which[::-1]] = np.arange(len(which))[::-1]  # where each look is met first
        self._fill(looks.tolist(), lambda at: _look(dots, phases, int(first[at])), paint, ratio)
        cell = _cell(ratio)
        at = np.array([self._cells[look] for look in looks.tolist()], np.int64)[which]
        columns = np.zeros((len(dots), 10))
        columns[:, :2] = (whole - origin) / ratio
        columns[:, 2], columns[:, 3] = at % _ACROSS * cell, at // _ACROSS * cell
        columns[:, 4:6] = cell
        return Copies(columns, 0 * which, (self._sheet,))

    def _fill(
        self, looks: list[int], shown: Callable[[int], Dot], paint: Callable[[QPainter, Dot], None], ratio: float
    ) -> None:
        """Put on the sheet what it lacks of these looks; a full one is begun anew. `shown` is a look by its place."""
        wanted = [at for at, look in enumerate(looks) if look not in self._cells]
        room = self._sheet.height() // _cell(ratio) * _ACROSS
        if self._sheet.devicePixelRatio() != ratio or len(self._cells) + len(wanted) > room:
            wanted = list(range(len(looks)))
            self._begin(ratio, len(wanted))
        if not wanted:
            return
        cell, painter = _cell(ratio) / ratio, QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in wanted:
            at, look = len(self._cells), shown(place)
            self._cells[looks[place]] = at
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


def _codes(dots: Dots, phases: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a number for each look; dots of one number look alike."""
    code = np.rint(dots.r * 8).astype(np.int64)
    for column, most in ((dots.colour, 1024), (dots.fill, 4), (dots.outline, 4), (dots.shape, 4)):
        code = code * most + column
    number: NDArray[np.int64] = (code * PHASES + phases[:, 0]) * PHASES + phases[:, 1]
    return number


def _look(dots: Dots, phases: NDArray[np.int64], at: int) -> Dot:
    """Return what all dots of one look share; in place of where it stands, the part of a pixel."""
    right, down = phases[at].tolist()
    fill, outline, shape = FILLS[int(dots.fill[at])], OUTLINES[int(dots.outline[at])], Shape(int(dots.shape[at]))
    return Dot(right, down, float(dots.r[at]), int(dots.colour[at]), 0, fill, outline, shape)


def _cell(ratio: float) -> int:
    """Return the pixels of a cell, an even number."""
    return 2 * math.ceil(_CELL * ratio / 2)
