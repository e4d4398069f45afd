"""From a `chart.Scene` to what it is painted with, kind by kind; decides nothing, any widget or page may be the host.

One font, one pass a kind; hairlines stand on whole pixels and only dots, links and arrows are smooth.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QPainter

from timeline_app.chart import Marks, Scene
from timeline_app.ui.timeline.brush.ground import Ground
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.strokes import Device, Strokes
from timeline_app.ui.timeline.drawing.cards import cards, ghosts
from timeline_app.ui.timeline.painted.dots import arrows, dots
from timeline_app.ui.timeline.painted.links import links
from timeline_app.ui.timeline.painted.lit import chosen, cursor, rings
from timeline_app.ui.timeline.painted.spans import bands, bars, fades, strips
from timeline_app.ui.timeline.painted.words import badges, texts


class Layers(NamedTuple):
    """A picture before it is painted: its ground, and what lies on it, from below."""

    ground: Ground
    strokes: tuple[Strokes, ...]

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it, its origin at the painter's."""
        painter.setFont(look.font)
        self.ground.paint(painter)
        for stroke in self.strokes:
            stroke.paint(painter)


def paint(painter: QPainter, scene: Scene, marks: Marks, look: Look, lit: Lit) -> None:
    """Paint a scene with its origin at the painter's."""
    layers(scene, marks, look, lit, Device.of(painter)).paint(painter, look)


def layers(scene: Scene, marks: Marks, look: Look, lit: Lit, device: Device) -> Layers:
    """Return what a scene is painted with."""
    strokes: tuple[Strokes, ...] = (
        strips(scene, look),
        *bands(scene, look, device),
        fades(scene, look),
        *bars(scene, look),
        cursor(scene, look, lit),
        chosen(scene, look, lit),
        *links(scene, look),
        arrows(scene, look, device),
        dots(scene, look, device),
        rings(scene, look, lit),
        *texts(scene, marks, look, lit, device),
        *badges(scene, marks, look, device),
        ghosts(scene, look),
        cards(scene, look, lit),
    )
    return Layers(_ground(scene, look), strokes)


def _ground(scene: Scene, look: Look) -> Ground:
    """Return lanes and the lines of the axis: upright lines painted by themselves cost more than the rest."""
    seen = [lane for lane in scene.lanes if lane.y < scene.view.height and lane.y + lane.height > 0]
    minor = list(scene.axis.minor) if len(scene.axis.lower) < 2 else []
    weak = [*minor, *(tick.x for tick in scene.axis.lower)]
    strong = [tick.x for tick in scene.axis.upper if not tick.pinned]
    return Ground(
        width=math.ceil(scene.view.width),
        height=math.ceil(scene.view.height),
        lanes=np.array([(lane.y, lane.height) for lane in seen], np.float64).reshape(-1, 2),
        colours=[look.ground(lane.colour) for lane in seen],
        rules=[(weak, look.over_pane("line", 0.45)), (strong, look.colour("line"))],
        pane=look.colour("pane"),
        line=look.colour("line"),
    )
