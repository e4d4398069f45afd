"""Packs one tile of one lane: none of its labels covers another, by true widths.

A tile is packed at the coarsest scale that it is shown at, where zooming in only moves labels apart. Even tiles are
packed alone and may reach over the next tile; odd ones take both neighbours as obstacles. So the labels neither depend
on the order of computing nor move while the view is dragged. Cost: that of the labels that find a place, whatever the
number of entries in the tile.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from timeline_app.chart.marks import Ints
from timeline_app.chart.parts import Floats
from timeline_app.chart.tiles.ground import Crowd, Row, best
from timeline_app.chart.tiles.labels import AFTER, BEFORE, COARSE, PAD, Labels
from timeline_app.chart.tiles.memory import TILE, Packed, Shown, coarsest
from timeline_app.chart.tiles.taken import FINE, Taken
from timeline_app.chart.tiles.words import Title
from timeline_app.dates import CEILING, FLOOR
from timeline_app.words import figures

_BIN = 16  # units in which entries compete for the rows
_BINS = TILE // _BIN
_EDGES = np.arange(0, TILE + 1, _BIN // 2, dtype=np.float64)
_MOST = 72  # labels, and dots, tried in a tile of a lane
_BEYOND = 16.0  # how far to the left a tile's labels begin outside of it
_REACH = 2 * TILE - _BEYOND  # where the last label of a tile ends at most, from the tile's left edge
_SOME = 56.0  # of words that were shortened: fewer say nothing
_LONG = 40  # letters, which are wider than that in every font
_LIKELY = 0.7  # of the room for words is needed by what is shortened for it; where that is not free, less is tried
_TINY, _NEAR = 3.0, 2.0  # intervals narrower, and closer to each other, than this are drawn as one
_LIMIT = 2.0**62  # seconds, beyond all dates

_NONE = np.empty(0, np.int64)
EMPTY = Packed(np.empty((0, 6), np.int64), np.empty((0, 2)), (), np.empty((0, 8), np.int64))


def packed(labels: Labels, lane: int, k: int, index: int, rows: int) -> Packed:
    """Return tile `index` of a lane at level k where there are `rows` rows, and pack what it depends on.

    It covers [256 * index, 256 * (index + 1)) * 2**(k / 2) seconds.
    """
    return labels.memory.get((lane, k, index, rows), lambda: _made(labels, lane, k, index, rows))


def ready(labels: Labels, lane: int, wanted: Shown) -> bool:
    """Pack tiles of a lane, one after the other, while the memory has patience; tell whether none is missing.

    Even ones come first, which the odd ones depend on.
    """
    memory = labels.memory
    for index in even_first(wanted.first, wanted.last):
        if memory.find((lane, wanted.k, index, wanted.rows)) is None:
            if memory.late:
                return False
            packed(labels, lane, wanted.k, index, wanted.rows)
    return True


def even_first(first: int, last: int) -> list[int]:
    """Return the even tiles from first to last and beside the odd ones at the ends, then the odd ones."""
    return [*range(first - first % 2, last + 2, 2), *range(first + 1 - first % 2, last + 1, 2)]


def _made(labels: Labels, lane: int, k: int, index: int, rows: int) -> Packed:
    marks = labels.marks
    scale = coarsest(k)
    edges = _edges(index, scale)
    part = marks.slice(lane)
    places = part.start + np.searchsorted(marks.at[part], edges)
    crowd = Crowd(marks, int(places[0]), int(places[-1]))
    spans, leaders = _Spans(labels, lane, scale, edges).found(crowd, places)
    if places[0] == places[-1]:
        return Packed(EMPTY.whole, EMPTY.wide, (), spans) if len(spans) else EMPTY
    tile = _Tile(labels, crowd, scale, index, rows)
    for other in (index - 1, index + 1) if index % 2 else ():
        tile.taken.avoid(packed(labels, lane, k, other, rows).taken, (other - index) * TILE)
    tile.place_labels(places, leaders)
    tile.place_dots(places)
    return tile.finished(places, edges, spans)


def _edges(index: int, scale: float) -> Ints:
    """Return the moments at which the bins of 8 units of a tile begin, and its end; those beyond all dates are cut."""
    moments = np.ceil((index * TILE + _EDGES) * scale)
    return np.minimum(np.maximum(moments, -_LIMIT), _LIMIT).astype(np.int64)


class _Spans:
    """The intervals that begin in a tile."""

    def __init__(self, labels: Labels, lane: int, scale: float, edges: Ints) -> None:
        self.labels, self.scale, self.edges = labels, scale, edges
        self.held: Row = labels.memory.ground(labels.marks).lasting(lane)

    def found(self, crowd: Crowd, places: Ints) -> tuple[Ints, Ints]:
        """Return what is drawn, as in `Packed`, and the best of those whose words need a place below, by mark."""
        first, last = np.searchsorted(self.held.s0, self.edges[[0, -1]])
        if first == last:
            return EMPTY.spans, _NONE
        marks, mark = self.labels.marks, self.held.mark[first:last]
        made = np.zeros((len(mark), 8), np.int64)
        mark = mark[np.argsort(marks.row[mark], kind="stable")]
        made[:, 0], made[:, 1] = mark, marks.row[mark]
        for at, column in enumerate((marks.s0, marks.s1, marks.e0, marks.e1), start=2):
            made[:, at] = column[mark]
        made[:, 7] = self.labels.along(mark, self.scale)
        found = best(crowd.bars, crowd.first, places[::2], int(np.count_nonzero(np.bincount(made[:, 1]))))
        leaders = found[self.labels.along(found, self.scale) == 0]  # those without a beginning do not begin here
        return self._joined(made) if len(made) > _BINS else made, leaders

    def _joined(self, made: Ints) -> Ints:
        """Return intervals too narrow to be told apart as one where hardly anything lies between them.

        Only in rows with more of them than words would have room.
        """
        known = (made[:, 2] > FLOOR) & (made[:, 5] < CEILING) & (made[:, 7] == 0)
        s0, e1 = np.where(known, made[:, 2], 0), np.where(known, made[:, 5], 0)
        tiny = known & ((e1 - s0) < _TINY * self.scale) & (np.bincount(made[:, 1])[made[:, 1]] > _BINS)
        begins = np.ones(len(made), np.bool_)
        begins[1:] = ~(tiny[1:] & tiny[:-1] & (made[1:, 1] == made[:-1, 1]) & (s0[1:] - e1[:-1] < _NEAR * self.scale))
        first = np.flatnonzero(begins)
        last = np.append(first[1:], len(made)) - 1
        joined = made[last].copy()
        several = first < last
        joined[several, 2:4] = made[first[several], 2:3]
        joined[several, 4:6] = made[last[several], 5:6]
        joined[several, 6] = 1
        result: Ints = joined
        return result


class _Room(NamedTuple):
    """What a mark asks for itself in a row, apart from the width of its words.

    `left`: where it begins, and `begin` the same in bits. `ahead`: from there to its time; `after`: from its time to
    its words; `spare`: for a badge behind them; `band`: how long it is, 0 with an open end.
    """

    left: float
    begin: int
    ahead: float
    after: float
    spare: float
    band: float

    @property
    def least(self) -> float:
        """What it takes up without any words."""
        return self.ahead + self.after + PAD + self.spare


class _Tile:
    """The dots and labels of one tile while it is being packed; x runs from its left edge."""

    def __init__(self, labels: Labels, crowd: Crowd, scale: float, index: int, rows: int) -> None:
        self.labels, self.crowd, self.scale, self.rows = labels, crowd, scale, rows
        self.left = index * TILE * scale
        near = (index * TILE + TILE / 2) * scale
        self.near = int(min(max(near, FLOOR), CEILING))  # tiles at the ends of time reach beyond 64 bits
        self.taken = Taken(rows, -_BEYOND)
        self.marks: list[int] = []
        self.place: list[tuple[int, int]] = []  # the row of each, and the bit where it ends
        self.widths: list[float] = []
        self.behind: list[float] = []  # where a badge of each begins
        self.leaders: set[int] = set()
        self.shown: dict[int, int] = {}  # where each mark stands in these lists

    def place_labels(self, places: Ints, leaders: Ints) -> None:
        """Give the best marks a row where their words fit, whole or else shortened."""
        found = best(self.crowd.dots, self.crowd.first, places[::2], self.rows)
        self.leaders = set(leaders.tolist())
        if len(leaders):
            found = np.concatenate([found, leaders])
            found = found[np.argsort(-self.labels.marks.rank[found].astype(np.int64), kind="stable")]
        found = found[:_MOST]
        x, behind = self._x(found), self.crowd.dotted(places[::2]) - self.rows
        bins = _bins(places, found)
        spare = {count: self._badge(count) for count in set(behind[behind > 0].tolist())}
        rows = zip(*(each.tolist() for each in (found, x, behind[bins], *self._needs(found))), strict=True)
        for mark, at, waiting, before, after, band in rows:
            if mark in self.leaders:
                self._label(mark, at, (PAD, 0.0, 0.0), 0.0)
            else:
                self._label(mark, at, (before, after, band), spare.get(waiting, 0.0))

    def place_dots(self, places: Ints) -> None:
        """Show of the other marks those dots for which there is room."""
        dots = self.crowd.dots.copy()
        held = np.array([mark for mark in self.marks if mark not in self.leaders], np.int64)
        dots[held - self.crowd.first] = 0
        if not dots.any():
            return
        found = best(dots, self.crowd.first, places, self.rows)[:_MOST]
        half = self.labels.style.dot + 3
        before, after, band = self._needs(found)
        x = self._x(found)
        own = half + np.maximum(after - self.labels.style.dot - AFTER, 0.0)  # with what points to a side
        right = np.where(band >= COARSE, np.maximum(x + own, x + band), x + own)
        right = np.minimum(right, np.maximum(_REACH, x + after))
        left = np.maximum(x - half - (before - BEFORE), -_BEYOND)
        taken, inside = self.taken, right <= _REACH
        begins, ends = ((edge + _BEYOND) * FINE for edge in (left[inside], right[inside]))
        columns = (found[inside], x[inside] + half, begins.astype(np.int64), np.ceil(ends).astype(np.int64))
        for mark, badge_x, begin, end in zip(*(column.tolist() for column in columns), strict=True):
            row = taken.free(begin, end)
            if row >= 0:
                self._put(mark, row, (begin, end), 0.0, badge_x)

    def finished(self, places: Ints, edges: Ints, spans: Ints) -> Packed:
        """Return what was placed, each with the number of those that stand behind it."""
        whole = np.zeros((len(self.marks), 6), np.int64)
        wide = np.zeros((len(self.marks), 2))
        whole[:, 0], whole[:, 1] = self.marks, [row for row, _ in self.place]
        whole[:, 2] = [mark in self.leaders for mark in self.marks]
        wide[:, 0] = self.widths
        for at, (behind, first, last) in self._behind(places).items():
            whole[at, 3:] = behind, edges[2 * first], edges[2 * last + 2]
            wide[at, 1] = self._with_badge(at, behind)
        return Packed(whole, wide, tuple(self.taken.rows), spans)

    def _label(self, mark: int, x: float, needs: tuple[float, float, float], spare: float) -> None:
        """Place a mark with its words if it finds room for some of them."""
        before, after, band = needs
        left = max(x - before, -_BEYOND)
        room = _Room(left, self.taken.begins(left), x - left, after, spare, band)
        if not self._worth_measuring(mark, room):
            return
        words = self.labels.title(mark)
        row = self._free(room, room.least + min(_SOME, words.width))
        if row >= 0:
            self._place_words(mark, words, room, row)

    def _worth_measuring(self, mark: int, room: _Room) -> bool:
        """Tell whether words may find a place, before it is known how wide they are."""
        shortest = min(_SOME, self.labels.style.label_least) / 2
        if self.taken.full(room.begin) or self._free(room, room.least + shortest) < 0:
            return False
        long = len(self.labels.marks.titles[mark]) >= _LONG
        return not long or self._free(room, room.least + _SOME) >= 0

    def _place_words(self, mark: int, words: Title, room: _Room, row: int) -> None:
        """Place a mark in the first row, from `row` on, where its words fit: as they are or, else, much shortened."""
        style = self.labels.style
        for most in (style.label_most - room.spare, style.label_short - room.spare):
            much = most > style.label_short - room.spare
            if much and words.width > most and self._free(room, room.least + _LIKELY * most, row) < 0:
                continue
            width = words.within(most)[1]
            if not width or (width < _SOME and width < words.width):
                return
            need = self._need(room, width)
            end = self.taken.ends(room.left + need)
            found = self.taken.free(room.begin, end, row) if room.left + need <= _REACH else -1
            if found >= 0:
                self._put(mark, found, (room.begin, end), width, room.left + room.ahead + room.after + width + PAD)
                return
            if width <= style.label_short - room.spare:
                return

    def _need(self, room: _Room, width: float) -> float:
        """Return how long a place is with words of this width; long bands lengthen it as far as a tile reaches."""
        need = room.least + width
        if room.band < COARSE:
            return need
        need = max(need, room.ahead + room.spare + min(room.band, self.labels.style.label_most))
        return min(need, max(_REACH - room.left, room.ahead + room.after + width) + room.spare)

    def _free(self, room: _Room, need: float, row: int = 0) -> int:
        """Return the first row, from `row` on, that is free for so long; -1 when there is none."""
        return self.taken.free(room.begin, self.taken.ends(room.left + need), row)

    def _put(self, mark: int, row: int, extent: tuple[int, int], width: float, behind: float) -> None:
        self.taken.take(row, *extent)
        self.behind.append(behind)
        self.shown[mark] = len(self.marks)
        self.marks.append(mark)
        self.place.append((row, extent[1]))
        self.widths.append(width)

    def _x(self, marks: Ints) -> Floats:
        return np.asarray(self.labels.marks.at[marks] - self.near + (self.near - self.left)) / self.scale

    def _needs(self, marks: Ints) -> tuple[Floats, Floats, Floats]:
        """Return the room before and behind the dots of marks, and how long their bands are: 0 with an open end."""
        held, labels = self.labels.marks, self.labels
        s0, e1 = held.s0[marks], held.e1[marks]
        known = (s0 > FLOOR) & (e1 < CEILING)
        return labels.before(marks), labels.after(marks), np.where(known, e1 - s0, 0) / self.scale

    def _behind(self, places: Ints) -> dict[int, tuple[int, int, int]]:
        """Return which of those placed stand for others: how many, and their first and last bin of 16 units.

        A mark without a dot stands behind the nearest dot, of several the best.
        """
        dots = [mark for mark in self.marks if mark not in self.leaders]
        crowd = self.crowd.dotted(places[::2])
        if not dots or len(dots) == crowd.sum():
            return {}
        held = np.array(dots, np.int64)
        held = held[np.argsort(-self.labels.marks.rank[held].astype(np.int64), kind="stable")]
        bins = _bins(places, held)
        lost = crowd - np.bincount(bins, minlength=_BINS)
        nearest = np.abs(np.arange(_BINS)[:, None] - bins).argmin(axis=1)
        behind: dict[int, tuple[int, int, int]] = {}
        for bin_, (count, dot) in enumerate(zip(lost.tolist(), nearest.tolist(), strict=True)):
            if count:
                own = int(bins[dot])
                at = self.shown[int(held[dot])]
                number, first, last = behind.get(at, (0, own, own))
                behind[at] = number + count, min(first, bin_), max(last, bin_)
        return behind

    def _with_badge(self, at: int, behind: int) -> float:
        """Return the width kept for a badge, 0 where there is no room for it."""
        (row, end), width = self.place[at], self._badge(behind)
        right = self.behind[at] + width
        last = self.taken.ends(right)
        if last > end:
            if right > _REACH or not self.taken.clear(row, end, last):
                return 0.0
            self.taken.take(row, end, last)
            self.place[at] = row, last
        return width

    def _badge(self, count: int) -> float:
        return self.labels.measure(badge(count)) + 2 * PAD


def _bins(places: Ints, marks: Ints) -> Ints:
    """Return the bins of 16 units in which marks lie; `places` are where bins of 8 begin."""
    found = np.searchsorted(places[::2], marks, "right") - 1
    return np.minimum(np.maximum(found, 0), _BINS - 1)


def badge(count: int) -> str:
    """Return the words of a badge."""
    return f"+{figures(count)}"
