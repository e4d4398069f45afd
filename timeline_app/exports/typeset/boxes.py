"""A scene as flat boxes for the template: the same numbers, with words as spans and ids as link targets."""

from __future__ import annotations

from enum import Enum
from typing import Any

import numpy as np

from timeline_app.chart import Flag, Marks, Measure, Scene
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.ways import Box, pieces
from timeline_app.words import tr

TOP = 28.0  # points that the axis takes above the lanes
BADGE = 9.5  # height of a count
BOLD = 1.06  # how much wider words are in bold
_LOWER = 13.0  # where its lower tier begins
_NAME, _TALL = (7.0, 3.0), 9.5  # where in its lane the name stands, and how tall it is


def flat(drawn: Scene, found: Marks, copy: Copy, size: float, measure: Measure) -> dict[str, Any]:
    """Return a scene's boxes in points from the top left corner of the picture, axis included."""
    height = max((lane.y + lane.height for lane in drawn.lanes), default=0.0) + TOP
    return {
        "width": drawn.view.width,
        "height": height,
        "top": TOP - 4,
        "bottom": height,
        "size": size,
        "lanes": [
            {
                "lane": b.colour,
                "name": copy.text(b.name),
                "name_at": [_NAME[0], b.y + _NAME[1] + TOP],
                "y": b.y + TOP,
                "h": b.height - 2,
            }
            for b in drawn.lanes
        ],
        "ticks": [
            *({"x": tick.x, "major": False} for tick in drawn.axis.lower if not tick.pinned),
            *({"x": tick.x, "major": True} for tick in drawn.axis.upper if not tick.pinned),
        ],
        "axis": _axis(drawn, size, measure),
        "strips": [
            {
                "bottom": s.bottom + TOP,
                "width": s.width,
                "colour": s.colour,
                "bins": [[float(x), float(h)] for x, h in zip(s.x, s.heights, strict=True)],
            }
            for s in drawn.strips
        ],
        **{name: [_box(box) for box in getattr(drawn, name)] for name in ("bands", "fades", "arrows", "dots")},
        "bars": _bars(drawn),
        "paths": _paths(drawn, measure),
        "texts": [_text(text, found, copy) for text in drawn.texts],
        "badges": [_badge(badge) for badge in drawn.badges],
        "legend": _legend(drawn, found),
    }


def _axis(drawn: Scene, size: float, measure: Measure) -> list[dict[str, Any]]:
    tiers = ((drawn.axis.upper, 0.0, True), (drawn.axis.lower, _LOWER, False))
    return [
        {"x": tick.x + tick.inset, "y": y, "text": tick.label, "size": size, "strong": strong}
        for ticks, y, strong in tiers
        for tick in ticks
        if tick.x + tick.inset + measure(tick.label) * (BOLD if strong else 1) <= drawn.view.width
    ]


def _badge(badge: Any) -> dict[str, Any]:
    """Return a badge as low as a line of the drawing."""
    return {"x": badge.x, "y": badge.y + (badge.h - BADGE) / 2 + TOP, "w": badge.w, "h": BADGE, "text": badge.text}


def _box(box: Any) -> dict[str, Any]:
    values = {name: value.value if isinstance(value, Enum) else value for name, value in box._asdict().items()}
    return values | {"y": box.y + TOP}


def _bars(drawn: Scene) -> list[dict[str, Any]]:
    """Return bars, each with the ends that have a border.

    None where it fades, since its words may run across, and none where an arrow says that it goes on.
    """
    loose = {(fade.mark, fade.x0 < fade.x1) for fade in drawn.fades if not fade.soft}
    loose |= {(arrow.mark, not arrow.right) for arrow in drawn.arrows}
    return [
        _box(bar) | {"begins": (bar.mark, True) not in loose, "ends": (bar.mark, False) not in loose}
        for bar in drawn.bars
    ]


def _paths(drawn: Scene, measure: Measure) -> list[dict[str, Any]]:
    """Return links as pieces that keep clear of words, with the last two corners of those that have an arrow."""
    words = _words(drawn, measure)
    return [
        {
            "pieces": [[[x, y + TOP] for x, y in piece] for piece in pieces(path.points, words)],
            "basis": path.basis,
            "arrow": [[x, y + TOP] for x, y in path.points[-2:]] if path.arrow else [],
        }
        for path in drawn.paths
    ]


def _words(drawn: Scene, measure: Measure) -> list[Box]:
    """Return where labels, badges and the names of lanes stand, with a little room around them, without the axis."""
    (x, y), texts = _NAME, drawn.texts.edges[:, [0, 2, 1, 3]] + (-2, 0, 2, 0)
    badges = [
        (badge.x, (top := badge.y + (badge.h - BADGE) / 2), badge.x + badge.w, top + BADGE) for badge in drawn.badges
    ]
    names = [(x - 2, b.y + y - 2, x + BOLD * measure(b.name) + 2, b.y + y + _TALL) for b in drawn.lanes if b.name]
    return [*map(tuple, texts.tolist()), *badges, *names]


def _text(text: Any, found: Marks, copy: Copy) -> dict[str, Any]:
    return {
        "x": text.x,
        "y": text.y + TOP,
        "w0": text.w,
        "h": text.h,
        "w": copy.text(text.text),
        "to": f"e{found.ids[text.mark]}",
    }


def _legend(drawn: Scene, found: Marks) -> list[list[str]]:
    """Return the marks that the picture uses, each with its meaning."""
    flags = Flag(int(np.bitwise_or.reduce(found.flags)))
    bases = {path.basis for path in drawn.paths}
    fills = {str(dot.fill.value) for dot in drawn.dots}
    rows = (
        ("known", tr("exact at this scale"), "full" in fills),
        ("open", tr("not exact at this scale"), "open" in fills),
        ("within", tr("at some time within"), bool(drawn.bands)),
        ("lasts", tr("lasts"), bool(drawn.bars)),
        ("fade", tr("uncertain end"), bool(drawn.fades)),
        ("arrow", tr("no end is set"), bool(drawn.arrows)),
        ("disputed", tr("disputed"), Flag.DISPUTED in flags),
        ("prospective", tr("prospective"), Flag.PROSPECTIVE in flags),
        ("unsure", tr("unsure"), Flag.UNSURE in flags),
        ("link", tr("link, stated by a source"), "stated" in bases),
        ("loose", tr("link, with reserve or inferred"), bool(bases - {"stated"})),
    )
    return [[kind, words] for kind, words, used in rows if used]
