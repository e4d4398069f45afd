"""Dots, each painted once and then copied, and the arrows of what has no end."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from timeline_app.chart import Scene
from timeline_app.chart.parts import Dot, Fill, Outline, Shape
from timeline_app.ui.timeline.brush import cuts
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.brush.strokes import Copies, Device

_DASHES = {Outline.DASHED: [3.0, 2.0], Outline.DOTTED: [1.0, 1.6]}  # of the outer line, in widths of it


def dots(scene: Scene, look: Look, device: Device) -> Copies:
    """Return the dots of a scene."""
    return look.stamps.copies(scene.dots, device, lambda painter, dot: paint_dot(painter, dot, look))


def arrows(scene: Scene, look: Look, device: Device) -> Copies:
    """Return the heads of what is open at an end, or goes on beyond the view."""
    held = scene.arrows
    tips = np.array([(arrow.x, arrow.y) for arrow in held], np.float64).reshape(-1, 2)
    reach = np.array([round(4 * arrow.size) * (1 if arrow.right else -1) for arrow in held], np.int64)
    inks = look.inks(np.array([arrow.colour for arrow in held], np.int64))
    return cuts.arrows(tips, reach, inks, device.ratio)


def form(shape: Shape, x: float, y: float, r: float) -> QPainterPath:
    """Return the outline of a dot."""
    made = QPainterPath()
    if shape is Shape.CIRCLE:
        made.addEllipse(QPointF(x, y), r, r)
    elif shape is Shape.SQUARE:
        made.addRect(QRectF(x - r, y - r, 2 * r, 2 * r))
    else:
        r *= 1.25
        made.addPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]))
        made.closeSubpath()
    return made


def paint_dot(painter: QPainter, dot: Dot, look: Look) -> None:
    """Paint one dot."""
    colour, around = look.lane(dot.colour), form(dot.shape, dot.x, dot.y, dot.r)
    painter.fillPath(around, look.colour("pane") if dot.fill is not Fill.FULL else colour)
    if dot.fill is Fill.SPLIT:
        painter.save()
        painter.setClipRect(QRectF(dot.x - 2 * dot.r, dot.y, 4 * dot.r, 2 * dot.r), Qt.ClipOperation.IntersectClip)
        painter.fillPath(around, colour)
        painter.restore()
    painter.strokePath(around, QPen(colour, 1.5))
    if dot.outline is not Outline.SOLID:
        pen = QPen(colour, 1.25)
        pen.setDashPattern(_DASHES[dot.outline])
        painter.strokePath(form(dot.shape, dot.x, dot.y, dot.r + 2.5), pen)
