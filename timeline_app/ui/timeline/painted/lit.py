"""What is picked out: grounds and rings of what is selected and pointed at, and the cursor."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from timeline_app.chart import Scene
from timeline_app.chart.parts import Dot
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.strokes import Fills, Several
from timeline_app.ui.timeline.painted.dots import form
from timeline_app.ui.timeline.painted.words import along

_RING = 4  # of the ring around what is selected, from the dot


def chosen(scene: Scene, look: Look, lit: Lit) -> Several:
    """Return the ground of what is selected, under its words and under the ring around its dot."""
    texts, ground = scene.texts, QBrush(look.colour("sel"))
    found = np.flatnonzero(np.isin(texts.mark, lit.selected)).tolist() if lit.selected else ()
    x, y, w = (column.tolist() for column in (texts.x, texts.y, texts.w))
    boxes = [QRectF(round(x[at]) - 3, y[at], w[at] + 6, texts.h) for at in found]
    return Several([_box(box, QPen(Qt.PenStyle.NoPen), ground) for box in boxes])


def cursor(scene: Scene, look: Look, lit: Lit) -> Fills:
    """Return the cursor from label to label: it strikes no words through."""
    x, boxes = lit.cursor, list[tuple[int, int, int, int]]()
    if x is not None and 0 <= x <= scene.view.width:
        words = np.concatenate([scene.texts.edges[:, [0, 2, 1, 3]], along(scene)])
        under = (words[:, 0] - 2 <= x) & (x <= words[:, 2] + 2)
        met = sorted((top, bottom) for top, bottom in words[under][:, [1, 3]].tolist())
        begin = 0.0
        for top, bottom in (*met, (scene.view.height, 0.0)):
            boxes.append((round(x), round(begin), 1, max(round(top - begin), 0)))
            begin = max(begin, bottom)
    held = np.array([box for box in boxes if box[3]], np.float64).reshape(-1, 4)
    return Fills.of_one(held, look.colour("cursor"))


def rings(scene: Scene, look: Look, lit: Lit) -> Several:
    """Return the rings around what is selected and pointed at."""
    wanted = dict.fromkeys(lit.selected, ("text", 1.75))
    if lit.hovered is not None:
        wanted.setdefault(lit.hovered, ("soft", 1.25))
    if not wanted:
        return Several()
    dots, bars, bands = scene.dots, scene.bars, scene.bands
    picked = [np.flatnonzero(np.isin(held.mark, list(wanted))).tolist() for held in (dots, bars, bands)]
    found = [_around_dot(dots[at], look.colour(wanted[dots[at].mark][0]), wanted[dots[at].mark][1]) for at in picked[0]]
    dotted = {dots[at].mark for at in picked[0]}
    boxed = [(bar.mark, bar.x0, bar.x1, bar.y, bar.h) for bar in map(bars.__getitem__, picked[1])]
    wide = [band for band in map(bands.__getitem__, picked[2]) if band.mark not in dotted]
    boxed += [(band.mark, band.x0, band.x1, band.y, band.h) for band in wide]
    for mark, left, right, y, h in boxed:
        token, width = wanted[mark]
        seen = QRectF(1, y - 2, scene.view.width - 2, h + 4)
        box = QRectF(round(left) - 1.5, y - 1.5, round(right) - round(left) + 3, h + 3).intersected(seen)
        found.append(_box(box, QPen(look.colour(token), width), QBrush()))
    return Several(found)


def _around_dot(dot: Dot, colour: QColor, width: float) -> Callable[[QPainter], None]:
    ring = form(dot.shape, dot.x, dot.y, dot.r + _RING)

    def _paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.strokePath(ring, QPen(colour, width))

    return _paint


def _box(box: QRectF, pen: QPen, brush: QBrush) -> Callable[[QPainter], None]:
    def _paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRoundedRect(box, 3, 3)

    return _paint
