"""Links, which give way to the labels they pass under."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from timeline_app.chart import Scene
from timeline_app.ui.timeline.brush import ways
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.brush.strokes import Strokes
from timeline_app.ui.timeline.painted.words import along

_LINK, _LINK_LIT = 0.35, 0.85  # opacity of links
_DASHES = {"hedged": (4, 3), "inferred": (1, 3)}  # pixels of a dash of a link, and behind it


def links(scene: Scene, look: Look) -> Iterator[Strokes]:
    """Yield the links, which give way to the labels they pass under."""
    paths, view = scene.paths, scene.view
    if not len(paths):
        return
    under = scene.texts.edges[scene.texts.plate][:, [0, 2, 1, 3]] + (-2, 1, 2, -1)
    badges = [(badge.x, badge.y, badge.x + badge.w, badge.y + badge.h) for badge in scene.badges]
    edges = np.concatenate([under, np.array(badges, np.float64).reshape(-1, 4), along(scene)])
    edges = np.concatenate([np.floor(edges[:, :2]), np.ceil(edges[:, 2:])], axis=1)
    obstacles = ways.Obstacles(edges, view.width, view.height)
    bases = np.array(paths.basis)
    for lit, basis in sorted(set(zip(paths.lit.tolist(), paths.basis, strict=True))):
        alike = (paths.lit == lit) & (bases == basis)
        colour = look.colour("text" if lit else "soft")
        colour.setAlphaF(_LINK_LIT if lit else _LINK)
        ink = ways.Ink(colour, 7.0 if lit else 6.0, _DASHES.get(basis))
        pointed = alike & paths.arrow
        heads = ways.heads(paths.points[pointed], paths.corners[pointed], ink.size)
        routes = ways.rounded(paths.points[alike], paths.corners[alike], look.style.corner)
        yield from ways.strokes(routes, heads, ink, obstacles)
