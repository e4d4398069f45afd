"""Links by right angles: out of a dot to its left, along the gutters between lanes, into the other's left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints, Links, Marks
from timeline_app.chart.parts import Dots, Floats, LaneBox, Paths, Places, Texts
from timeline_app.chart.tiles.labels import BEFORE
from timeline_app.chart.tiles.memory import Memory
from timeline_app.chart.view import Style, View

_CHANNEL = BEFORE - 2.0  # left of a dot
_TRACK = 3.0  # between two links in one gutter
_CLEAR = 4.0  # between two links on one height
_NO_ARROW = frozenset({"same-time-as", "overlaps", "corroborates", "contradicts", "in-tension-with", "same-event-as"})


class _Ends(NamedTuple):
    """The same ends of many links, as columns.

    `order` of the mark's lane from the top, -1 where that is hidden; `drawn`: it has a place of its own, or its lane is
    folded to the strip where the link ends.
    """

    marks: Ints
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    order: Ints
    drawn: NDArray[np.bool_]

    def at(self, kept: Ints) -> _Ends:
        """Return the ends of some of the links."""
        return _Ends(self.marks[kept], self.x[kept], self.y[kept], self.order[kept], self.drawn[kept])


@dataclass(slots=True)
class Routes:
    """Routes links in one picture; `places` are the centres of the marks that are drawn.

    `words`: what links keep clear of, (n, 4) left, right, top, bottom.

    What can be said of every link at once is said in arrays; only those drawn are gone through one by one.
    """

    marks: Marks
    view: View
    style: Style
    lanes: Sequence[LaneBox]
    places: Places
    words: Floats
    dots: Dots
    memory: Memory
    _tracks: dict[int, list[Track]] = field(default_factory=dict)

    def paths(self, links: Links) -> Paths:
        """Return the best links in view, those of lit entries always and last, so that they lie on top."""
        if not len(links) or not self.lanes:
            return Paths()
        lit = np.sort([self.marks.index[id_] for id_ in self.view.lit if id_ in self.marks.index])
        bright = np.zeros(len(links), np.bool_)
        if len(lit):
            bright = _among(links.source, lit) | _among(links.target, lit)
        kept, starts, ends = self._chosen(links, bright)
        if not len(kept):
            return Paths()
        points = self._points(starts, ends)
        order = np.argsort(bright[kept], kind="stable")
        kept, (points, count) = kept[order], straightened(points[order])
        shown = _inside(ends.x[order], _CHANNEL, self.view.width)  # else a stub at the edge
        arrow = np.array([links.types[link] not in _NO_ARROW for link in kept.tolist()], np.bool_) & shown
        bases = tuple(links.bases[link] for link in kept.tolist())
        return Paths(points, count, kept, links.source[kept], links.target[kept], bases, arrow, bright[kept])

    def _chosen(self, links: Links, bright: NDArray[np.bool_]) -> tuple[Ints, _Ends, _Ends]:
        """Return the links that are drawn, and their ends."""
        may = self._drawn(links)
        if bright.any():
            may = np.union1d(may, np.flatnonzero(bright))
        starts, ends, lit = self._ends(links.source[may]), self._ends(links.target[may]), bright[may]
        seen = self._in_view(starts, ends, lit)
        calm = seen & ~lit
        held = np.flatnonzero((seen & lit) | (calm & (np.cumsum(calm) <= self.style.links)))
        return may[held], starts.at(held), ends.at(held)

    def _drawn(self, links: Links) -> Ints:
        """Return the links of which both ends may be drawn, best first; cost: that of the marks in the picture."""
        folded = [lane for lane, name in enumerate(self.marks.lanes) if name in self.view.folded]
        if folded:
            own = np.isin(self.marks.lane, folded)
            own[self.places.columns()[0]] = True
            return np.flatnonzero(own[links.source] & own[links.target])
        order, sources = self.memory.derived("links", links, lambda: _by_source(links))
        held = np.sort(self.places.columns()[0])
        first, last = np.searchsorted(sources, held), np.searchsorted(sources, held, "right")
        some = first < last
        out = [order[a:b] for a, b in zip(first[some].tolist(), last[some].tolist(), strict=True)]
        found = np.sort(np.concatenate(out)) if out else np.empty(0, np.int64)
        return found[_among(links.target[found], held)]

    def _ends(self, marks: Ints) -> _Ends:
        """Return where marks are drawn; one that has no dot of its own stands in its lane's strip."""
        boxes = {box.lane: (order, box.strip_y + self.style.strip / 2) for order, box in enumerate(self.lanes)}
        by_lane = np.array([boxes.get(lane, (-1, 0.0)) for lane in range(len(self.marks.lanes))], np.float64)
        order, strip = by_lane.reshape(-1, 2)[self.marks.lane[marks]].T
        at, found = self.places.find(marks)
        x = np.where(found, at[0], self.view.xs(self.marks.at[marks]))
        y = np.where(found, at[1], strip)
        folded = np.array(
            [self.marks.lanes[lane] in self.view.folded for lane in range(len(self.marks.lanes))], np.bool_
        )
        return _Ends(marks, x, y, order.astype(np.int64), found | folded[self.marks.lane[marks]])

    def _in_view(self, starts: _Ends, ends: _Ends, bright: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which links are seen: both ends as they are drawn, or of lit ones some part."""
        out = [(place.x < 0) | (place.x > self.view.width) for place in (starts, ends)]
        aside = out[0] & out[1] & ((starts.x < 0) == (ends.x < 0))
        both = starts.drawn & ends.drawn & ~(out[0] | out[1])
        seen: NDArray[np.bool_] = (starts.order >= 0) & (ends.order >= 0) & ~aside & (bright | both)
        return seen

    def _points(self, starts: _Ends, ends: _Ends) -> NDArray[np.float64]:
        """Return the corners from dot to dot, (n, 8, 2): out, along, down, along, in; some fall on each other.

        An end outside the view is left out but for its edge.
        """
        width = self.view.width
        leaving = starts.order + (ends.order > starts.order)
        arriving = ends.order + (ends.order < starts.order)
        out, into = (np.clip(place.x - _CHANNEL, -1.0, width + 1) for place in (starts, ends))
        column = np.where(leaving == arriving, out, self._columns(out, into, leaving, arriving))
        above, below = self._tracks_of(leaving, arriving, out, column, into)
        gap = self._radii(ends.marks) + 1.5
        points = np.stack([
            np.stack([starts.x, out, out, column, column, into, into, ends.x - gap], axis=1),
            np.stack([starts.y, starts.y, above, above, below, below, ends.y, ends.y], axis=1),
        ], axis=2)  # fmt: skip
        points[~_inside(starts.x, 0, width), :2] = points[~_inside(starts.x, 0, width), 2:3]
        points[~_inside(ends.x, 0, width), 6:] = points[~_inside(ends.x, 0, width), 5:6]
        return points

    def _radii(self, marks: Ints) -> Floats:
        """Return the radii of the dots of marks, 0 where they have none."""
        order = np.argsort(self.dots.mark)
        known = np.append(self.dots.mark[order], -1)
        at = np.searchsorted(known[:-1], marks)
        radii: Floats = np.where(known[at] == marks, np.append(self.dots.r[order], 0.0)[at], 0.0)
        return radii

    def _tracks_of(
        self, leaving: Ints, arriving: Ints, *along: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the heights of the two level stretches of each link, one link after the other."""
        above, below = [], []
        for first, last, out, column, into in zip(
            *(each.tolist() for each in (leaving, arriving, *along)), strict=True
        ):
            above.append(self._track(first, out, column if first != last else into))
            below.append(above[-1] if first == last else self._track(last, column, into))
        return np.array(above, np.float64), np.array(below, np.float64)

    def _gutters(self) -> NDArray[np.float64]:
        """Return the height above each lane, and below the last."""
        last = self.lanes[-1]
        return np.array([*(box.y for box in self.lanes), last.y + last.height], np.float64)

    def _track(self, gutter: int, a: float, b: float) -> float:
        """Return the height of a free track of a gutter, which is then taken from a to b."""
        left, right = (a, b) if a < b else (b, a)
        tracks = self._tracks.get(gutter)
        if tracks is None:
            tracks = self._tracks[gutter] = [Track() for _ in range(max(int(self.style.gutter // _TRACK), 1))]
        number = next((at for at, track in enumerate(tracks) if track.fits(left, right)), 0)
        tracks[number].take(left, right)
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
        boxes = self.words
        counts = np.array([crossed(boxes, x, tops, bottoms).sum(axis=1) for x in choices])
        best: NDArray[np.float64] = np.take_along_axis(choices, counts.argmin(axis=0)[None], axis=0)[0]
        return best


class Track:
    """One height of a gutter: stretches that are taken, kept as those between which something is free."""

    def __init__(self) -> None:
        self._begins: list[float] = []
        self._ends: list[float] = []

    def fits(self, left: float, right: float) -> bool:
        """Return whether a stretch keeps clear of all that are taken; cost: one bisection."""
        after = bisect_left(self._ends, left - _CLEAR)  # the first that does not end before it
        return after == len(self._ends) or right + _CLEAR < self._begins[after]

    def take(self, left: float, right: float) -> None:
        """Note a stretch; it may lie over others."""
        first, last = bisect_left(self._ends, left), bisect_right(self._begins, right)
        if first < last:
            left, right = min(left, self._begins[first]), max(right, self._ends[last - 1])
        self._begins[first:last], self._ends[first:last] = [left], [right]


def _by_source(links: Links) -> tuple[Ints, Ints]:
    """Return the links by the mark they come from, and these marks."""
    order = np.argsort(links.source, kind="stable")
    return order, links.source[order]


def _among(marks: Ints, held: Ints) -> NDArray[np.bool_]:
    """Return which of the marks are among those held, which are in order and at least one."""
    among: NDArray[np.bool_] = held[np.minimum(np.searchsorted(held, marks), len(held) - 1)] == marks
    return among


def _inside(x: NDArray[np.float64], least: float, most: float) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (least <= x) & (x <= most)
    return inside


def crossed(
    boxes: NDArray[np.float64], x: NDArray[np.float64], top: NDArray[np.float64], bottom: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which of the n `edges` m columns at `x` from `top` to `bottom` run through, (m, n)."""
    x, top, bottom = x[:, None], top[:, None], bottom[:, None]
    left, right, above, below = boxes.T
    hit: NDArray[np.bool_] = (left - 2 <= x) & (x <= right + 2) & (above < bottom) & (below > top)
    return hit


def plated(texts: Texts, paths: Paths) -> Texts:
    """Return the labels, those with a link under them marked as keeping a plate."""
    if not len(paths) or not len(texts):
        return texts
    x, y = paths.points[:, :, 0], paths.points[:, :, 1]
    upright = (x[:, :-1] == x[:, 1:]) & (np.arange(1, 8) < paths.corners[:, None])
    top, bottom = np.minimum(y[:, :-1], y[:, 1:])[upright], np.maximum(y[:, :-1], y[:, 1:])[upright]
    plate: NDArray[np.bool_] = np.any(crossed(texts.edges, x[:, :-1][upright], top, bottom), axis=0)
    return replace(texts, plate=plate)


def straightened(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], Ints]:
    """Leave out of lines, (n, k, 2), points that repeat the one before and corners that are none.

    Returns the lines, each filled up by its last point, and the numbers of points that were kept.
    """
    number, most, _ = points.shape
    rows, kept, count = np.arange(number), points.copy(), np.ones(number, np.int64)
    for at in range(1, most):
        point, last, before = points[:, at], kept[rows, count - 1], kept[rows, np.maximum(count - 2, 0)]
        same = (point == last).all(axis=1)
        level = ((before == last) & (last == point)).any(axis=1) & (count > 1)
        count += ~same & ~level
        kept[rows, count - 1] = np.where(same[:, None], last, point)
    beyond = np.arange(most) >= count[:, None]
    kept[beyond] = np.repeat(kept[rows, count - 1], beyond.sum(axis=1), axis=0)
    return kept, count
