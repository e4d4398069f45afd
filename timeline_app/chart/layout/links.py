"""Links by right angles: out of a dot to its left, along the gutters between lanes, into the other's left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.layout.labels import BEFORE
from timeline_app.chart.marks import Links, Marks
from timeline_app.chart.parts import LaneBox, Path, Text
from timeline_app.chart.view import Style, View

_CHANNEL = BEFORE - 2.0  # left of a dot
_TRACK = 3.0  # between two links in one gutter
_NO_ARROW = frozenset({"same-time-as", "overlaps", "corroborates", "contradicts", "in-tension-with", "same-event-as"})

Place = tuple[float, float]


@dataclass(slots=True)
class Routes:
    """Routes links in one picture; `places` are the centres of the marks that are drawn."""

    marks: Marks
    view: View
    style: Style
    lanes: Sequence[LaneBox]
    places: dict[int, Place]
    texts: Sequence[Text]
    radii: dict[int, float]
    _tracks: dict[tuple[int, int], list[tuple[float, float]]] = field(default_factory=dict)
    _edges: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self._edges = edges(self.texts)

    def paths(self, links: Links) -> tuple[Path, ...]:
        """Return the best links in view, those of lit entries always and last, so that they lie on top."""
        ids, lit = self.marks.ids, self.view.lit
        routed: list[Path] = []
        calm = 0
        for link in range(len(links)):
            source, target = int(links.source[link]), int(links.target[link])
            bright = ids[source] in lit or ids[target] in lit
            if not bright and calm >= self.style.links:
                continue
            path = self._path(links, link, source, target, bright)
            if path is not None:
                routed.append(path)
                calm += not bright
        return tuple(sorted(routed, key=lambda path: path.lit))

    def _path(self, links: Links, link: int, source: int, target: int, lit: bool) -> Path | None:
        start, end = self._place(source), self._place(target)
        if start is None or end is None:
            return None
        width = self.view.width
        outside = [not 0 <= place[0] <= width for place in (start, end)]
        if (any(outside) and not lit) or (all(outside) and (start[0] < 0) == (end[0] < 0)):
            return None
        first, last = self._order(source), self._order(target)
        leaving, arriving = (first + 1, last) if last > first else (first, last + (last < first))
        arrow = links.types[link] not in _NO_ARROW and not outside[1] and end[0] >= _CHANNEL  # else a stub at the edge
        points = self._points(start, end, leaving, arriving, self.radii.get(target, 0.0) + 1.5)
        return Path(_straightened(points), link, source, target, links.bases[link], arrow, lit)

    def _points(self, start: Place, end: Place, leaving: int, arriving: int, gap: float) -> list[Place]:
        """Return the corners from dot to dot; an end outside the view is left out but for its edge."""
        width = self.view.width
        out = min(max(start[0] - _CHANNEL, -1.0), width + 1)
        into = min(max(end[0] - _CHANNEL, -1.0), width + 1)
        column = out if leaving == arriving else self._column(out, into, leaving, arriving)
        above = self._track(leaving, out, column if leaving != arriving else into)
        below = above if leaving == arriving else self._track(arriving, column, into)
        points = [(start[0], start[1]), (out, start[1])] if 0 <= start[0] <= width else []
        points += [(out, above), (column, above), (column, below), (into, below)]
        if 0 <= end[0] <= width:
            points += [(into, end[1]), (end[0] - gap, end[1])]
        return points

    def _place(self, mark: int) -> Place | None:
        """Return where a mark is drawn; one that has no dot of its own stands in its lane's strip."""
        if mark in self.places:
            return self.places[mark]
        box = next((box for box in self.lanes if box.lane == self.marks.lane[mark]), None)
        return None if box is None else (self.view.x(int(self.marks.at[mark])), box.strip_y + self.style.strip / 2)

    def _order(self, mark: int) -> int:
        return next(at for at, box in enumerate(self.lanes) if box.lane == self.marks.lane[mark])

    def _gutter(self, order: int) -> float:
        if order < len(self.lanes):
            return self.lanes[order].y
        return self.lanes[-1].y + self.lanes[-1].height

    def _track(self, gutter: int, a: float, b: float) -> float:
        """Return the height of a free track of a gutter, which is then taken from a to b."""
        left, right = sorted((a, b))
        tracks = max(int(self.style.gutter // _TRACK), 1)
        for track in range(tracks):
            taken = self._tracks.setdefault((gutter, track), [])
            if all(right + 4 < x or left - 4 > y for x, y in taken):
                break
        else:
            track = 0
        self._tracks[gutter, track].append((left, right))
        return self._gutter(gutter) + 2.0 + track * _TRACK

    def _column(self, out: float, into: float, leaving: int, arriving: int) -> float:
        """Return the column that crosses the fewest labels, the leftmost of equals."""
        top, bottom = sorted((self._gutter(leaving), self._gutter(arriving)))
        choices = sorted({out, into, (out + into) / 2})
        return min(choices, key=lambda x: (len(crossed(self._edges, x, top, bottom)), x))


def edges(texts: Sequence[Text]) -> NDArray[np.float64]:
    """Return left, right, top and bottom of each label, (n, 4)."""
    return np.array([(t.x, t.x + t.w, t.y, t.y + t.h) for t in texts], np.float64).reshape(-1, 4)


def crossed(boxes: NDArray[np.float64], x: float, top: float, bottom: float) -> list[int]:
    """Return which of the `edges` a column at `x` from `top` to `bottom` runs through."""
    hit = (boxes[:, 0] - 2 <= x) & (x <= boxes[:, 1] + 2) & (boxes[:, 2] < bottom) & (boxes[:, 3] > top)
    return [int(at) for at in np.flatnonzero(hit)]


def plated(texts: Sequence[Text], paths: Sequence[Path]) -> tuple[Text, ...]:
    """Return the labels, those with a link under them marked as keeping a plate."""
    boxes = edges(texts)
    under = {
        at
        for path in paths
        for (ax, ay), (bx, by) in pairwise(path.points)
        if ax == bx
        for at in crossed(boxes, ax, min(ay, by), max(ay, by))
    }
    return tuple(text._replace(plate=True) if at in under else text for at, text in enumerate(texts))


def _straightened(points: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out points that repeat the one before and corners that are none."""
    kept: list[Place] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
