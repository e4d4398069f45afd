"""The ground of a picture: lanes, each of its colour, and the upright hairlines of the axis through them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from timeline_app.ui.timeline.brush.fills import Floats


@dataclass(frozen=True, eq=False)
class Ground:
    """Covers a picture; all colours are opaque.

    `lanes`: (n, 2) top and height of those in view, `colours` theirs; what is not theirs has the colour of the `pane`.
    `rules`: where hairlines stand and their colour, the later ones over the others; `line`: of the foot of each lane.
    """

    width: int
    height: int
    lanes: Floats
    colours: Sequence[QColor]
    rules: Sequence[tuple[Sequence[float], QColor]]
    pane: QColor
    line: QColor

    def paint(self, painter: QPainter) -> None:
        """Paint it: each lane is a row of pixels that is repeated downwards."""
        ratio = painter.device().devicePixelRatioF()
        ruled = self._ruled(ratio)
        rows: dict[int, QPixmap] = {}
        foot = int(self.lanes.sum(axis=1).max(initial=0.0))
        if foot < self.height:
            painter.fillRect(0, foot, self.width, self.height - foot, self.pane)
        for (top, tall), colour in zip(self.lanes.tolist(), self.colours, strict=True):
            ink = colour.rgba()
            if ink not in rows:
                rows[ink] = _row(np.where(ruled == 0, np.uint32(ink), ruled), ratio)
            painter.drawTiledPixmap(0, int(top), self.width, int(tall), rows[ink])
            painter.fillRect(0, int(top + tall) - 1, self.width, 1, self.line)

    def _ruled(self, ratio: float) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
        """Return a row of device pixels: the colours of the hairlines, 0 between them."""
        row = np.zeros(round(self.width * ratio), np.uint32)
        for places, colour in self.rules:
            left = np.rint(np.array(places, np.float64))
            begins, ends = np.rint(left * ratio).astype(np.int64), np.rint((left + 1) * ratio).astype(np.int64)
            for shift in range(math.ceil(ratio)):
                at = (begins + shift)[(begins + shift < ends) & (begins + shift >= 0) & (begins + shift < len(row))]
                row[at] = colour.rgba()
        return row


def _row(filled: np.ndarray[tuple[int], np.dtype[np.uint32]], ratio: float) -> QPixmap:
    image = QImage(filled.data, len(filled), 1, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
