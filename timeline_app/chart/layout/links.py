"""Links by right angles: out of a dot to its left, along the gutters between lanes, into the other's left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.layout.labels import BEFORE
from timeline_app.chart.marks import Ints, Links, Marks
from timeline_app.chart.parts import LaneBox, Path, Text
from timeline_app.chart.view import Style, View

_CHANNEL = BEFORE - 2.0  # left of a dot
_TRACK = 3.0  # between two links in one gutter
_NO_ARROW = frozenset({"same-time-as", "overlaps", "corroborates", "contradicts", "in-tension-with", "same-event-as"})

Place = tuple[float, float]


class _End(NamedTuple):
    """One end of a link: a mark and the centre of what stands for it."""

    mark: int
    x: float
    y: float


class _Ends(NamedTuple):
    """The same ends of many links, as columns; `order` of the mark's lane from the top, -1 where that is hidden."""

    marks: Ints
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    order: Ints

    def at(self, kept: Ints) -> _Ends:
        """Return the ends of some of the links."""
        return _Ends(self.marks[kept], self.x[kept], self.y[kept], self.order[kept])

    def each(self) -> Iterator[_End]:
        """Return them one by one."""
        return map(_End, self.marks.tolist(), self.x.tolist(), self.y.tolist())


class _Way(NamedTuple):
    """How a link goes: in which gutters, by number from the top, and along which columns."""

    leaving: int
    arriving: int
    out: float
    column: float
    into: float


@dataclass(slots=True)
class Routes:
    """Routes links in one picture; `places` are the centres of the marks that are drawn.

    What can be said of every link at once is said in arrays; only those drawn are gone through one by one.
    """

    marks: Marks
    view: View
    style: Style
    lanes: Sequence[LaneBox]
    places: dict[int, Place]
    texts: Sequence[Text]
    radii: dict[int, float]
    _tracks: dict[int, list[list[tuple[float, float]]]] = field(default_factory=dict)

    def paths(self, links: Links) -> tuple[Path, ...]:
        """Return the best links in view, those of lit entries always and last, so that they lie on top."""
        if not len(links) or not self.lanes:
            return ()
        lit = [self.marks.index[id_] for id_ in self.view.lit if id_ in self.marks.index]
        bright = np.isin(links.source, lit) | np.isin(links.target, lit)
        starts, ends = self._ends(links.source), self._ends(links.target)
        seen = self._in_view(starts, ends, bright)
        calm = seen & ~bright
        kept = np.flatnonzero((seen & bright) | (calm & (np.cumsum(calm) <= self.style.links)))
        routed = self._routed(links, kept, starts.at(kept), ends.at(kept), bright)
        return tuple(sorted(routed, key=lambda path: path.lit))

    def _ends(self, marks: Ints) -> _Ends:
        """Return where marks are drawn; one that has no dot of its own stands in its lane's strip."""
        boxes = {box.lane: (order, box.strip_y + self.style.strip / 2) for order, box in enumerate(self.lanes)}
        by_lane = np.array([boxes.get(lane, (-1, 0.0)) for lane in range(len(self.marks.lanes))], np.float64)
        order, strip = by_lane.reshape(-1, 2)[self.marks.lane[marks]].T
        slot = np.full(len(self.marks), -1, np.int64)
        slot[list(self.places)] = np.arange(len(self.places))
        drawn = np.array([*self.places.values(), (0.0, 0.0)], np.float64)[slot[marks]]
        x = np.where(slot[marks] >= 0, drawn[:, 0], self.view.xs(self.marks.at[marks]))
        return _Ends(marks, x, np.where(slot[marks] >= 0, drawn[:, 1], strip), order.astype(np.int64))

    def _in_view(self, starts: _Ends, ends: _Ends, bright: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which links are seen: both ends, or of lit ones some part."""
        out = [(place.x < 0) | (place.x > self.view.width) for place in (starts, ends)]
        aside = out[0] & out[1] & ((starts.x < 0) == (ends.x < 0))
        seen: NDArray[np.bool_] = (starts.order >= 0) & (ends.order >= 0) & ~aside & (bright | ~(out[0] | out[1]))
        return seen

    def _routed(
        self, links: Links, kept: Ints, starts: _Ends, ends: _Ends, bright: NDArray[np.bool_]
    ) -> Iterator[Path]:
        width = self.view.width
        leaving = starts.order + (ends.order > starts.order)
        arriving = ends.order + (ends.order < starts.order)
        out, into = (np.clip(place.x - _CHANNEL, -1.0, width + 1) for place in (starts, ends))
        columns = np.where(leaving == arriving, out, self._columns(out, into, leaving, arriving))
        ways = map(_Way, *(column.tolist() for column in (leaving, arriving, out, columns, into)))
        for link, start, end, way in zip(kept.tolist(), starts.each(), ends.each(), ways, strict=True):
            arrow = links.types[link] not in _NO_ARROW and _CHANNEL <= end.x <= width  # else a stub at the edge
            points = _straightened(self._points(start, end, way))
            yield Path(points, link, start.mark, end.mark, links.bases[link], arrow, bool(bright[link]))

    def _points(self, start: _End, end: _End, way: _Way) -> list[Place]:
        """Return the corners from dot to dot; an end outside the view is left out but for its edge."""
        width, (leaving, arriving, out, column, into) = self.view.width, way
        above = self._track(leaving, out, column if leaving != arriving else into)
        below = above if leaving == arriving else self._track(arriving, column, into)
        points = [(start.x, start.y), (out, start.y)] if 0 <= start.x <= width else []
        points += [(out, above), (column, above), (column, below), (into, below)]
        if 0 <= end.x <= width:
            gap = self.radii.get(end.mark, 0.0) + 1.5
            points += [(into, end.y), (end.x - gap, end.y)]
        return points

    def _gutters(self) -> NDArray[np.float64]:
        """Return the height above each lane, and below the last."""
        last = self.lanes[-1]
        return np.array([*(box.y for box in self.lanes), last.y + last.height], np.float64)

    def _track(self, gutter: int, a: float, b: float) -> float:
        """Return the height of a free track of a gutter, which is then taken from a to b."""
        left, right = (a, b) if a < b else (b, a)
        tracks = self._tracks.setdefault(gutter, [[] for _ in range(max(int(self.style.gutter // _TRACK), 1))])
        number = next((at for at, taken in enumerate(tracks) if _fits(left, right, taken)), 0)
        tracks[number].append((left, right))
        box = self.lanes[min(gutter, len(self.lanes) - 1)]
        top = box.y if gutter < len(self.lanes) else box.y + box.height
        return top + 2.0 + number * _TRACK

    def _columns(
        self, out: NDArray[np.float64], into: NDArray[np.float64], leaving: Ints, arriving: Ints
    ) -> NDArray[np.float64]:
        """Return the columns that cross the fewest labels, the leftmost of equals."""
        gutters = self._gutters()
        choices = np.sort(np.array([out, into, (out + into) / 2]), axis=0)
        tops, bottoms = (pick(gutters[leaving], gutters[arriving]) for pick in (np.minimum, np.maximum))
        boxes = edges(self.texts)
        counts = np.array([crossed(boxes, x, tops, bottoms).sum(axis=1) for x in choices])
        best: NDArray[np.float64] = np.take_along_axis(choices, counts.argmin(axis=0)[None], axis=0)[0]
        return best


def _fits(left: float, right: float, taken: list[tuple[float, float]]) -> bool:
    left, right = left - 4, right + 4
    return all(right < begin or end < left for begin, end in taken)


def edges(texts: Sequence[Text]) -> NDArray[np.float64]:
    """Return left, right, top and bottom of each label, (n, 4)."""
    return np.array([(t.x, t.x + t.w, t.y, t.y + t.h) for t in texts], np.float64).reshape(-1, 4)


def crossed(
    boxes: NDArray[np.float64], x: NDArray[np.float64], top: NDArray[np.float64], bottom: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which of the n `edges` m columns at `x` from `top` to `bottom` run through, (m, n)."""
    x, top, bottom = x[:, None], top[:, None], bottom[:, None]
    left, right, above, below = boxes.T
    hit: NDArray[np.bool_] = (left - 2 <= x) & (x <= right + 2) & (above < bottom) & (below > top)
    return hit


def plated(texts: Sequence[Text], paths: Sequence[Path]) -> tuple[Text, ...]:
    """Return the labels, those with a link under them marked as keeping a plate."""
    upright = [
        (ax, min(ay, by), max(ay, by)) for path in paths for (ax, ay), (bx, by) in pairwise(path.points) if ax == bx
    ]
    x, top, bottom = np.array(upright, np.float64).reshape(-1, 3).T
    under = np.flatnonzero(crossed(edges(texts), x, top, bottom).any(axis=0)).tolist()
    found = list(texts)
    for at in under:
        found[at] = found[at]._replace(plate=True)
    return tuple(found)


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
