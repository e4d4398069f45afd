"""Labels, badges, and what lies under the words that were looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QRectF

from timeline_app.chart import Flag, Marks, Scene
from timeline_app.chart.parts import Badge, Floats
from timeline_app.ui.timeline.brush import cuts
from timeline_app.ui.timeline.brush.hits import Box, hits
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.strokes import Device, Fills, Flags, Strokes


def leaders(scene: Scene, look: Look) -> Fills:
    """Return the short lines from bars to the labels below them."""
    texts = scene.texts
    led = ~np.isnan(texts.leader)
    x, y = np.rint(texts.leader[led]), np.rint(texts.y[led]) - 3
    boxes = np.stack([x, y, 0 * x + 1, 0 * x + 3], axis=1)
    return Fills("leaders", boxes, np.full(len(boxes), look.colour("soft").rgba(), np.int64))


def texts(scene: Scene, marks: Marks, look: Look, device: Device, kept: Flags) -> Iterator[Strokes]:
    """Yield some of the labels, and a dashed line under those of entries that cite nothing."""
    texts = scene.texts
    places = np.stack([texts.x, texts.y + texts.h / 2, texts.w], axis=1)[kept]
    yield look.written("labels", [texts.text[at] for at in np.flatnonzero(kept).tolist()], places, "text")
    uncited = kept & (marks.flags[texts.mark] & Flag.UNCITED.value > 0)
    under = np.stack([texts.x, texts.y + texts.h - 0.5, texts.w], axis=1)[uncited]
    yield cuts.dashes("uncited", under, look.colour("warn"), device.ratio)


def sought(scene: Scene, look: Look, lit: Lit, kept: Flags) -> Fills:
    """Return the ground of the words of the filter in some of the labels."""
    texts, boxes = scene.texts, list[Box]()
    for at in np.flatnonzero(kept).tolist() if lit.sought else ():
        place = QRectF(round(float(texts.x[at])), round(float(texts.y[at])), float(texts.w[at]), texts.h)
        boxes += hits(look.font, (texts.text[at], place), lit.sought)
    made = np.array(boxes, np.float64).reshape(-1, 4)
    return Fills("sought", made, np.full(len(made), look.colour("hit").rgba(), np.int64))


def badges(scene: Scene, marks: Marks, look: Look, device: Device) -> Iterator[Strokes]:
    """Yield the counts of those that have no dot of their own."""
    badges: Sequence[Badge] = scene.badges
    held = np.array([(badge.x, badge.w, badge.y, badge.h, badge.lane) for badge in badges], np.float64).reshape(-1, 5)
    left, right, top = np.rint(held[:, 0]), np.rint(held[:, 0] + held[:, 1]), np.rint(held[:, 2])
    tall = held[:, 3].astype(np.int64)
    inks = look.inks(np.array(marks.colours, np.int64)[held[:, 4].astype(np.int64)], 0.2)
    yield Fills("badges", np.stack([left + tall / 2, top, right - left - tall, tall], axis=1), inks)
    yield cuts.caps("ends of badges", np.stack([left, right, top], axis=1), tall, inks, device.ratio)
    words = [badge.text for badge in badges]
    wide = np.array([look.measure(text) for text in words], np.float64)
    places = np.stack([held[:, 0] + (held[:, 1] - wide) / 2, held[:, 2] + held[:, 3] / 2, wide], axis=1)
    yield look.written("words of badges", words, places, "text")


def along(scene: Scene) -> Floats:
    """Return left, top, right and bottom of what is said in bars, behind their words: it has no ground of its own."""
    said = [
        (line.x, line.y, line.x + line.w, line.y + line.h) for card in scene.cards if card.along for line in card.lines
    ]
    return np.array(said, np.float64).reshape(-1, 4)
