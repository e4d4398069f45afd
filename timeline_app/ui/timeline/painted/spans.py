"""Stretches of time: counts at the foot of a lane, bands, gradients and bars."""

from __future__ import annotations

import numpy as np

from timeline_app.chart import Scene
from timeline_app.chart.parts import FILLS, OUTLINES, Bars, Fill, Floats, Outline
from timeline_app.ui.timeline.brush import cuts
from timeline_app.ui.timeline.brush.fills import dashed
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.brush.strokes import Copies, Device, Fills, Ints

_STRIP, _BAND, _BAR, _FADE = 0.50, 0.18, 0.28, 0.28  # opacity of a lane's colour
_CALM, _CALM_LINE = 0.11, 0.50  # the same, of what fills the whole view
_BEYOND = 12  # pixels from an edge of the view: what reaches that far has no end in it
_LINES = {Outline.DASHED: (4, 2), Outline.DOTTED: (1, 2)}  # the same, of the outlines of bars
_END = 2  # width of the line at an end of a bar
_FOOT = 3  # height of the full foot of a disputed bar: low enough for the words above it


def strips(scene: Scene, look: Look) -> Fills:
    """Return how many entries stand where, at the feet of lanes."""
    boxes, colours = [np.empty((0, 4))], [np.empty(0, np.int64)]
    for strip in (strip for strip in scene.strips if strip.needed):
        left, top = np.floor(strip.x), np.rint(strip.bottom - strip.heights)
        widths = np.maximum(np.floor(strip.x + strip.width) - left, 1)
        boxes.append(np.stack([left, top, widths, strip.bottom - top], axis=1))
        colours.append(np.full(len(left), strip.colour, np.int64))
    return Fills(np.concatenate(boxes), look.inks(np.concatenate(colours), _STRIP))


def bands(scene: Scene, look: Look, device: Device) -> tuple[Fills, Copies]:
    """Return straight middles and round ends, which is many times faster than round rectangles.

    One that fills the whole view says nothing about what is in it: only its foot is drawn, under its words.
    """
    bands, edge = scene.bands, scene.view.width
    left, right = np.maximum(np.rint(bands.x0), -20), np.minimum(np.rint(bands.x1), round(edge) + 20)
    top, tall = np.floor(bands.y), np.rint(bands.h)
    whole = (left <= -tall / 2) & (right >= edge + tall / 2)
    middles = np.stack([left + tall / 2, top, right - left - tall, tall], axis=1)
    middles[whole, 1] += tall[whole] - 1
    middles[whole, 3] = 2
    inks = np.where(whole, look.inks(bands.colour, 0.7 * _CALM_LINE), look.inks(bands.colour, _BAND))
    worded = set(scene.texts.mark.tolist())
    named = np.array([mark in worded for mark in bands.mark.tolist()], np.bool_)
    there = (middles[:, 2] > 0) & (~whole | named)
    ended = ~whole
    ends, heights = np.stack([left, right, top], axis=1)[ended], tall[ended].astype(np.int64)
    caps = cuts.caps(ends, heights, look.inks(bands.colour[ended], _BAND), device.ratio)
    return Fills(middles[there], inks[there]), caps


def fades(scene: Scene, look: Look) -> Copies:
    """Return gradients, cut from strips that are drawn as wide as they need to be."""
    fades = scene.fades
    ends = np.rint(np.array([(fade.x0, fade.x1, fade.y, fade.h) for fade in fades], np.float64).reshape(-1, 4))
    left, right = np.minimum(ends[:, 0], ends[:, 1]), np.maximum(ends[:, 0], ends[:, 1])
    colours, soft = (np.array([getattr(fade, name) for fade in fades], np.int64) for name in ("colour", "soft"))
    inks = np.where(soft, look.inks(colours, 0.8), look.inks(colours, _FADE))
    boxes = np.stack([left, ends[:, 2], right - left], axis=1)
    return cuts.slopes(boxes, ends[:, 3].astype(np.int64), inks, ends[:, 0] < ends[:, 1])


def bars(scene: Scene, look: Look) -> tuple[Fills, Fills, Fills, Fills]:
    """Return bars with their lines outside of them, so that none touches the words inside.

    Of one that is no wider than its two ends nothing is seen but these and the line under it: that is one box.
    """
    bars, width, colours = scene.bars, scene.view.width, scene.bars.colour
    left, top = np.maximum(np.rint(bars.x0), -20), np.rint(bars.y)
    wide, tall = np.maximum(np.rint(bars.x1) - left, 1), 0 * top + round(bars.h)
    boxes = np.stack([left, top, wide, tall], axis=1)
    calm = (left <= _BEYOND) & (left + wide >= width - _BEYOND)
    full, split = (bars.fill == FILLS.index(fill) for fill in (Fill.FULL, Fill.SPLIT))
    faint = np.where(full, look.inks(colours, _BAR), look.inks(colours, _BAND))
    feet = boxes[split]
    feet[:, 1] += feet[:, 3] + 1 - _FOOT  # with the line under the bar
    feet[:, 3] = _FOOT
    solid = bars.outline == OUTLINES.index(Outline.SOLID)
    plain = solid & ~calm
    sharp = plain & ~np.isin(bars.mark, [fade.mark for fade in scene.fades])
    slight = sharp & (wide <= 2 * _END) & (left >= 0) & (left + wide < width - _BEYOND)
    ends, ended = _ends(boxes[sharp & ~slight], width)
    under = np.where(calm, look.inks(colours, _CALM_LINE), look.inks(colours))
    lined = np.concatenate([_under(boxes[solid & ~slight]), ends, boxes[slight] + (0, 0, 0, 1)])
    lines = np.concatenate([under[solid & ~slight], look.inks(colours[sharp & ~slight][ended]), under[slight]])
    return (
        Fills(boxes[~slight], np.where(calm, look.inks(colours, _CALM), faint)[~slight]),
        Fills(feet, look.inks(colours[split], 0.75)),
        Fills(lined, lines),
        _dashed(bars, boxes, look, width),
    )


def _under(boxes: Floats) -> Floats:
    """Return the line under each of these bars."""
    left, top, wide, tall = boxes.T
    return np.stack([left, top + tall, wide, 0 * wide + 1], axis=1)


def _ends(boxes: Floats, width: float) -> tuple[Floats, Ints]:
    """Return the upright lines at those ends of bars that are in view, and which bar each belongs to."""
    left, top, wide, tall = boxes.T
    thick = np.minimum(wide, _END)
    begun, ended = left >= 0, left + wide < width - _BEYOND
    begins = np.stack([left, top, thick, tall], axis=1)[begun]
    ends = np.stack([left + wide - thick, top, thick, tall], axis=1)[ended]
    return np.concatenate([begins, ends]), np.concatenate([np.flatnonzero(begun), np.flatnonzero(ended)])


def _dashed(bars: Bars, boxes: Floats, look: Look, width: float) -> Fills:
    """Return the dashed or dotted lines over and under bars."""
    made, inks = [np.empty((0, 4))], [np.empty(0, np.int64)]
    for outline, dashes in _LINES.items():
        alike = bars.outline == OUTLINES.index(outline)
        if not alike.any():
            continue
        left, top, wide, tall = boxes[alike].T
        begin = left + np.floor(np.maximum(-left, 0) / sum(dashes)) * sum(dashes)  # the dashes stay where they are
        wide = np.minimum(left + wide, width) - begin
        seen, ink = wide > 0, look.inks(bars.colour[alike])
        for y in (top - 1, top + tall):
            made.append(dashed(np.stack([begin, y, wide, 0 * y + 1], axis=1)[seen], *dashes))
            inks.append(np.repeat(ink[seen], np.ceil(wide[seen] / sum(dashes)).astype(np.int64)))
    return Fills(np.concatenate(made), np.concatenate(inks))
