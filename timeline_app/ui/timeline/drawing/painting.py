"""Paints a `chart.Scene` with a QPainter and decides nothing; any widget or page may be the host.

One font, one pass a kind; hairlines stand on whole pixels and only dots, links and arrows are smoothed.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from timeline_app.chart import Flag, Marks, Scene
from timeline_app.chart.parts import FILLS, OUTLINES, Dot, Fade, Fill, Floats, Outline, Shape
from timeline_app.ui.timeline.brush.fills import caps, dashes, lines, rects, ruled, slopes
from timeline_app.ui.timeline.brush.hits import ground_hits
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.ways import Ink, Obstacles, draw, heads, rounded

_STRIP, _BAND, _BAR, _FADE = 0.50, 0.18, 0.28, 0.28  # opacity of a lane's colour
_CALM, _CALM_LINE = 0.11, 0.50  # the same, of what fills the whole view
_BEYOND = 12  # pixels from an edge of the view: what reaches that far has no end in it
_LINK, _LINK_LIT = 0.35, 0.85  # opacity of links
_DASHES: dict[str, list[float]] = {"stated": [], "hedged": [4.0, 3.0], "inferred": [0.5, 3.0]}
_RING = 4  # of the ring around what is selected, from the dot
_FOOT = 3  # height of the full foot of a disputed bar: low enough for the words above it


def paint(painter: QPainter, scene: Scene, marks: Marks, look: Look, lit: Lit) -> None:
    """Paint a scene with its origin at the painter's."""
    painter.setFont(look.font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _grounds(painter, scene, look)
    _strips(painter, scene, look)
    _bands(painter, scene, look)
    _fades(painter, scene.fades, look)
    _bars(painter, scene, look)
    _cursor(painter, scene, look, lit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _chosen(painter, scene, look, lit)
    _paths(painter, scene, look)
    _arrows(painter, scene, look)
    look.stamps.draw(painter, scene.dots, lambda painter, dot: _dot(painter, dot, look))
    _rings(painter, scene, look, lit)
    _sought(painter, scene, look, lit)
    _texts(painter, scene, marks, look)
    _badges(painter, scene, marks, look)


def _grounds(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint lanes and the lines of the axis in one go: upright lines painted by themselves cost more than the rest."""
    width = int(scene.view.width)
    seen = [lane for lane in scene.lanes if lane.y < scene.view.height and lane.y + lane.height > 0]
    line, faint = look.colour("line"), look.over_pane("line", 0.45)
    minor = list(scene.axis.minor) if len(scene.axis.lower) < 2 else []
    weak = [*minor, *(tick.x for tick in scene.axis.lower)]
    strong = [tick.x for tick in scene.axis.upper if not tick.pinned]
    grounds = np.array([(lane.y, lane.height) for lane in seen], np.float64).reshape(-1, 2)
    ruled(painter, grounds, width, [look.ground(lane.colour) for lane in seen], [(weak, faint), (strong, line)])
    for lane in scene.lanes:
        painter.fillRect(0, int(lane.y + lane.height) - 1, width, 1, line)


def _strips(painter: QPainter, scene: Scene, look: Look) -> None:
    for strip in (strip for strip in scene.strips if strip.needed):
        left = np.floor(strip.x)
        widths = np.maximum(np.floor(strip.x + strip.width) - left, 1)
        boxes = np.stack([left, strip.bottom - strip.heights, widths, strip.heights], axis=1)
        rects(painter, boxes, look.lane(strip.colour, _STRIP))


def _bands(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint round ends and straight middles, which is many times faster than round rectangles.

    One that fills the whole view says nothing about what is in it: only its foot is drawn, under its words.
    """
    bands = scene.bands
    if not len(bands):
        return
    left = np.maximum(np.rint(bands.x0), -20)
    right = np.minimum(np.rint(bands.x1), round(scene.view.width) + 20)
    top, tall = np.floor(bands.y), np.rint(bands.h)
    whole = (left <= -tall / 2) & (right >= scene.view.width + tall / 2)
    named = whole & np.isin(bands.mark, scene.texts.mark) if whole.any() else whole
    middles = np.stack([left + tall / 2, top, right - left - tall, tall], axis=1)
    middles[whole, 1] += tall[whole] - 1
    middles[whole, 3] = 2
    for colour in np.unique(bands.colour).tolist():
        alike = bands.colour == colour
        ink = look.lane(colour, _BAND)
        rects(painter, middles[alike & ~whole & (middles[:, 2] > 0)], ink)
        rects(painter, middles[alike & named], look.lane(colour, 0.7 * _CALM_LINE))
        for height in np.unique(tall[alike & ~whole]).tolist():
            same = alike & ~whole & (tall == height)
            caps(painter, np.stack([left, right, top], axis=1)[same], int(height), ink)


def _fades(painter: QPainter, faded: tuple[Fade, ...], look: Look) -> None:
    """Paint gradients from strips that are drawn as wide as they need to be."""
    kinds: dict[tuple[int, bool, bool, float], list[Fade]] = {}
    for fade in faded:
        kinds.setdefault((fade.colour, fade.soft, fade.x0 < fade.x1, fade.h), []).append(fade)
    for (colour, soft, rising, tall), alike in kinds.items():
        boxes = np.array([(min(fade.x0, fade.x1), fade.y, abs(fade.x1 - fade.x0)) for fade in alike])
        slopes(painter, boxes, tall, look.lane(colour, 0.8 if soft else _FADE), rising=rising)


def _pen(colour: QColor, outline: Outline, width: float = 1.0) -> QPen:
    pen = QPen(colour, width)
    if outline is not Outline.SOLID:
        pen.setDashPattern([3.0, 2.0] if outline is Outline.DASHED else [1.0, 1.6])
    return pen


def _bars(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint bars with their lines outside of them, so that none touches the words inside."""
    bars, width = scene.bars, scene.view.width
    left, top = np.maximum(np.rint(bars.x0), -20), np.rint(bars.y)
    wide, tall = np.maximum(np.rint(bars.x1) - left, 1), 0 * top + round(bars.h)
    boxes = np.stack([left, top, wide, tall], axis=1)
    calm = (left <= _BEYOND) & (left + wide >= width - _BEYOND)
    faded = np.isin(bars.mark, [fade.mark for fade in scene.fades])
    for colour in np.unique(bars.colour).tolist():
        of_lane = bars.colour == colour
        full, split = bars.fill == FILLS.index(Fill.FULL), bars.fill == FILLS.index(Fill.SPLIT)
        rects(painter, boxes[of_lane & full & ~calm], look.lane(colour, _BAR))
        rects(painter, boxes[of_lane & ~full & ~calm], look.lane(colour, _BAND))
        rects(painter, boxes[of_lane & calm], look.lane(colour, _CALM))
        foot = boxes[of_lane & split]
        foot[:, 1] += foot[:, 3] + 1 - _FOOT  # with the line under the bar
        foot[:, 3] = _FOOT
        rects(painter, foot, look.lane(colour, 0.75))
        solid = bars.outline == OUTLINES.index(Outline.SOLID)
        plain = of_lane & solid & ~calm
        rects(painter, np.concatenate([_under(boxes[plain]), _ends(boxes[plain & ~faded], width)]), look.lane(colour))
        rects(painter, _under(boxes[of_lane & solid & calm]), look.lane(colour, _CALM_LINE))
        for number, outline in enumerate(OUTLINES):
            if outline is not Outline.SOLID:
                alike = boxes[of_lane & (bars.outline == number)]
                if len(alike):
                    lines(painter, _outlines(alike), _pen(look.lane(colour), outline))


def _under(boxes: Floats) -> Floats:
    """Return the line under each of these bars."""
    left, top, wide, tall = boxes.T
    return np.stack([left, top + tall, wide, 0 * wide + 1], axis=1)


def _ends(boxes: Floats, width: float) -> Floats:
    """Return the upright lines at those ends of bars that are in view."""
    left, top, wide, tall = boxes.T
    thick = np.minimum(wide, 2)
    begins = np.stack([left, top, thick, tall], axis=1)[left >= 0]
    ends = np.stack([left + wide - thick, top, thick, tall], axis=1)[left + wide < width - _BEYOND]
    return np.concatenate([begins, ends])


def _outlines(boxes: Floats) -> Floats:
    """Return the lines over and under each of these bars, from x, y to x, y."""
    left, top, wide, tall = boxes.T
    return np.concatenate([np.stack([left, y, left + wide, y], axis=1) for y in (top - 1, top + tall)])


def _chosen(painter: QPainter, scene: Scene, look: Look, lit: Lit) -> None:
    """Lay the ground of what is selected under its words, and under the ring around its dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("sel"))
    for at in np.flatnonzero(np.isin(scene.texts.mark, lit.selected)).tolist() if lit.selected else ():
        text = scene.texts[at]
        painter.drawRoundedRect(QRectF(text.x - 3, text.y, text.w + 6, text.h), 3, 3)


def _sought(painter: QPainter, scene: Scene, look: Look, lit: Lit) -> None:
    """Light up the words of the filter in the labels."""
    for text in scene.texts if lit.sought else ():
        place = QRectF(round(text.x), round(text.y), text.w, text.h)
        ground_hits(painter, look, look.font, (text.text, place), lit.sought)


def _along(scene: Scene) -> Floats:
    """Return left, top, right and bottom of what is said in bars, behind their words: it has no ground of its own."""
    said = [
        (line.x, line.y, line.x + line.w, line.y + line.h) for card in scene.cards if card.along for line in card.lines
    ]
    return np.array(said, np.float64).reshape(-1, 4)


def _cursor(painter: QPainter, scene: Scene, look: Look, lit: Lit) -> None:
    """Paint the cursor from label to label: it strikes no words through."""
    x = lit.cursor
    if x is None or not 0 <= x <= scene.view.width:
        return
    words = np.concatenate([scene.texts.edges[:, [0, 2, 1, 3]], _along(scene)])
    under = (words[:, 0] - 2 <= x) & (x <= words[:, 2] + 2)
    met = sorted((top, bottom) for top, bottom in words[under][:, [1, 3]].tolist())
    begin, colour = 0.0, look.colour("cursor")
    for top, bottom in (*met, (scene.view.height, 0.0)):
        painter.fillRect(round(x), round(begin), 1, max(round(top - begin), 0), colour)
        begin = max(begin, bottom)


def _paths(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint the links, which give way to the labels they pass under."""
    paths, view = scene.paths, scene.view
    if not len(paths):
        return
    under = scene.texts.edges[scene.texts.plate][:, [0, 2, 1, 3]] + (-2, 1, 2, -1)
    badges = [(badge.x, badge.y, badge.x + badge.w, badge.y + badge.h) for badge in scene.badges]
    edges = np.concatenate([under, np.array(badges, np.float64).reshape(-1, 4), _along(scene)])
    edges = np.concatenate([np.floor(edges[:, :2]), np.ceil(edges[:, 2:])], axis=1)
    obstacles = Obstacles(edges, view.width, view.height)
    bases = np.array(paths.basis)
    for lit, basis in sorted(set(zip(paths.lit.tolist(), paths.basis, strict=True))):
        alike = (paths.lit == lit) & (bases == basis)
        colour = look.colour("text" if lit else "soft")
        colour.setAlphaF(_LINK_LIT if lit else _LINK)
        ink = Ink(colour, 7.0 if lit else 6.0, _DASHES.get(basis, []))
        pointed = alike & paths.arrow
        arrows = heads(paths.points[pointed], paths.corners[pointed], ink.size)
        draw(painter, rounded(paths.points[alike], paths.corners[alike], look.style.corner), arrows, ink, obstacles)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _round(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _arrows(painter: QPainter, scene: Scene, look: Look) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for arrow in scene.arrows:
        painter.setPen(_round(look.lane(arrow.colour), 2))
        back = arrow.x - arrow.size * 0.8 if arrow.right else arrow.x + arrow.size * 0.8
        painter.drawPolyline(
            [
                QPointF(back, arrow.y - arrow.size * 0.8),
                QPointF(arrow.x, arrow.y),
                QPointF(back, arrow.y + arrow.size * 0.8),
            ]
        )


def _outline(shape: Shape, x: float, y: float, r: float) -> QPainterPath:
    form = QPainterPath()
    if shape is Shape.CIRCLE:
        form.addEllipse(QPointF(x, y), r, r)
    elif shape is Shape.SQUARE:
        form.addRect(QRectF(x - r, y - r, 2 * r, 2 * r))
    else:
        r *= 1.25
        form.addPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]))
        form.closeSubpath()
    return form


def _dot(painter: QPainter, dot: Dot, look: Look) -> None:
    colour, form = look.lane(dot.colour), _outline(dot.shape, dot.x, dot.y, dot.r)
    painter.fillPath(form, look.colour("pane") if dot.fill is not Fill.FULL else colour)
    if dot.fill is Fill.SPLIT:
        painter.save()
        painter.setClipRect(QRectF(dot.x - 2 * dot.r, dot.y, 4 * dot.r, 2 * dot.r), Qt.ClipOperation.IntersectClip)
        painter.fillPath(form, colour)
        painter.restore()
    painter.strokePath(form, QPen(colour, 1.5))
    if dot.outline is not Outline.SOLID:
        painter.strokePath(_outline(dot.shape, dot.x, dot.y, dot.r + 2.5), _pen(colour, dot.outline, 1.25))


def _rings(painter: QPainter, scene: Scene, look: Look, lit: Lit) -> None:
    wanted = dict.fromkeys(lit.selected, ("text", 1.75))
    if lit.hovered is not None:
        wanted.setdefault(lit.hovered, ("soft", 1.25))
    if not wanted:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for dot in scene.dots:
        if dot.mark in wanted:
            token, width = wanted[dot.mark]
            painter.strokePath(_outline(dot.shape, dot.x, dot.y, dot.r + _RING), QPen(look.colour(token), width))
    dotted = {dot.mark for dot in scene.dots}
    boxes = [(bar.mark, bar.x0, bar.x1, bar.y, bar.h) for bar in scene.bars]
    boxes += [(band.mark, band.x0, band.x1, band.y, band.h) for band in scene.bands if band.mark not in dotted]
    for mark, left, right, y, h in boxes:
        if mark in wanted:
            token, width = wanted[mark]
            painter.setPen(QPen(look.colour(token), width))
            seen = QRectF(1, y - 2, scene.view.width - 2, h + 4)
            painter.drawRoundedRect(QRectF(left - 1.5, y - 1.5, right - left + 3, h + 3).intersected(seen), 3, 3)


def _texts(painter: QPainter, scene: Scene, marks: Marks, look: Look) -> None:
    texts, middle = scene.texts, scene.texts.h / 2
    painter.setPen(QPen(look.colour("soft"), 1))
    for at in np.flatnonzero(~np.isnan(texts.leader)).tolist():
        x, y = float(texts.leader[at]), float(texts.y[at])
        painter.drawLine(QPointF(x, y), QPointF(x, y - 3))
    painter.setPen(look.colour("text"))
    for text, x, y in zip(texts.text, texts.x.tolist(), texts.y.tolist(), strict=True):
        look.write(painter, text, x, y + middle)
    uncited = marks.flags[texts.mark] & Flag.UNCITED > 0  # a dashed line says that an entry cites nothing
    dashes(painter, np.stack([texts.x, texts.y + texts.h - 0.5, texts.w], axis=1)[uncited], look.colour("warn"))


def _badges(painter: QPainter, scene: Scene, marks: Marks, look: Look) -> None:
    badges = scene.badges
    if not badges:
        return
    boxes = np.array([(badge.x, badge.x + badge.w, badge.y) for badge in badges])
    boxes = np.rint(boxes)
    tall = int(badges[0].h)
    colours = np.array(marks.colours)[[badge.lane for badge in badges]]
    for colour in np.unique(colours).tolist():
        left, right, top = boxes[colours == colour].T
        ink = look.lane(colour, 0.2)
        rects(painter, np.stack([left + tall / 2, top, right - left - tall, 0 * top + tall], axis=1), ink)
        caps(painter, np.stack([left, right, top], axis=1), tall, ink)
    painter.setPen(look.colour("text"))
    for badge in badges:
        x = badge.x + (badge.w - look.measure(badge.text)) / 2
        look.write(painter, badge.text, x, badge.y + badge.h / 2)
