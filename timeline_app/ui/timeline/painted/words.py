"""Labels, badges, and what lies under the words that were looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QRectF

from timeline_app.chart import Flag, Marks, Scene
from timeline_app.chart.parts import Badge, Floats
from timeline_app.ui.timeline.brush import cuts
from timeline_app.ui.timeline.brush.hits import hits
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.strokes import Device, Fills, Strokes


def texts(scene: Scene, marks: Marks, look: Look, lit: Lit, device: Device) -> Iterator[Strokes]:
    """Yield labels, the lines that lead to them, and a dashed line under those of entries that cite nothing."""
    found = scene.texts
    led = ~np.isnan(found.leader)
    x, y = np.rint(found.leader[led]), np.rint(found.y[led]) - 3
    yield Fills.of_one(np.stack([x, y, 0 * x + 1, 0 * x + 3], axis=1), look.colour("soft"))
    if lit.sought:
        yield _sought(scene, look, lit)
    yield look.written(found.text, found.x, found.y + found.h / 2, "text")
    uncited = marks.flags[found.mark] & Flag.UNCITED.value > 0
    under = np.stack([found.x, found.y + found.h - 0.5, found.w], axis=1)[uncited]
    yield cuts.dashes(under, look.colour("warn"), device.ratio)


def _sought(scene: Scene, look: Look, lit: Lit) -> Fills:
    """Return the ground of the words of the filter in the labels."""
    boxes = [
        box
        for text in scene.texts
        for box in hits(look.font, (text.text, QRectF(text.x, text.y, text.w, text.h)), lit.sought)
    ]
    return Fills.of_one(np.array(boxes, np.float64).reshape(-1, 4), look.colour("hit"))


def badges(scene: Scene, marks: Marks, look: Look, device: Device) -> Iterator[Strokes]:
    """Yield the counts of those that have no dot of their own."""
    badges: Sequence[Badge] = scene.badges
    held = np.array([(badge.x, badge.w, badge.y, badge.h, badge.lane) for badge in badges], np.float64).reshape(-1, 5)
    left, right, top = np.rint(held[:, 0]), np.rint(held[:, 0] + held[:, 1]), np.rint(held[:, 2])
    tall = held[:, 3].astype(np.int64)
    inks = look.inks(np.array(marks.colours, np.int64)[held[:, 4].astype(np.int64)], 0.2)
    yield Fills(np.stack([left + tall / 2, top, right - left - tall, tall], axis=1), inks)
    yield cuts.caps(np.stack([left, right, top], axis=1), tall, inks, device.ratio)
    words = [badge.text for badge in badges]
    wide = np.array([look.measure(text) for text in words], np.float64)
    yield look.written(words, held[:, 0] + (held[:, 1] - wide) / 2, held[:, 2] + held[:, 3] / 2, "text")


def along(scene: Scene) -> Floats:
    """Return left, top, right and bottom of what is said in bars, behind their words: it has no ground of its own."""
    said = [
        (line.x, line.y, line.x + line.w, line.y + line.h) for card in scene.cards if card.along for line in card.lines
    ]
    return np.array(said, np.float64).reshape(-1, 4)
