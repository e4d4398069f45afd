"""Which dots and titles are shown, and in which row: none covers another, by true widths.

Labels are packed in tiles of 256 units at the coarsest scale of a quarter octave, where zooming in only moves
them apart. Even tiles are packed alone and may reach over the next tile; odd tiles take both neighbours as
obstacles. So the labels neither depend on the order of computing nor move while the view is dragged.
"""

from __future__ import annotations

import math
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Flag, Marks
from timeline_app.chart.view import Measure, Style
from timeline_app.dates import CEILING, FLOOR

TILE = 256
BEFORE = 14.0  # kept free to the left of a dot: links run there
AFTER = 5.0  # between a dot and its label
PAD = 6.0  # beside a text in its bar
ASIDE = 40.0  # how far a moment reaches to a side that is open or unknown
COARSE = 8.0  # a date wider than this is a band, not a point
_BIN = 16  # units in which entries compete for the rows
_MOST = 72  # labels tried in a tile of a lane
_BEYOND = 16.0  # how far to the left a tile's labels begin outside of it
_WORDS = 60_000  # kept between scenes
_REACH = 2 * TILE - _BEYOND  # where the last label of a tile ends at most, from the tile's left edge
_NEVER = 4 * 10**18  # seconds, beyond all dates; the difference of two of them is still an int64
_UNCERTAIN, _OPEN_END = Flag.UNCERTAIN.value, Flag.OPEN_END.value
_BEFORE = (Flag.OPEN_START | Flag.UNKNOWN_START).value
_AFTER = (Flag.OPEN_END | Flag.UNKNOWN_END).value


class Placed(NamedTuple):
    """A mark's row among the label rows, and its words ("" for a dot alone).

    `leader`: the words belong to a bar above and there is no dot. `hidden`: so many entries of the lane with
    start <= at < end have no dot of their own and stand behind this one; `badge` is the width kept for their
    number.
    """

    mark: int
    row: int
    text: str
    width: float
    leader: bool = False
    hidden: int = 0
    badge: float = 0.0
    start: int = 0
    end: int = 0


class _Box(NamedTuple):
    left: float
    right: float
    row: int
    placed: Placed


def quarter(scale: float) -> int:
    """Return the quarter octave of a scale: the smallest k with 2**(k/4) >= `scale` seconds a unit."""
    return math.ceil(4 * math.log2(scale) - 1e-9)


def elided(text: str, most: float, measure: Measure, ellipsis: str = "…") -> str:
    """Return the text, or as many whole words as fit into `most` with an ellipsis; "" when not even one does.

    A single word that is too long, as in scripts without blanks, is cut where it must be.
    """
    if measure(text) <= most:
        return text
    words = text.split()

    def beginning(count: int) -> str:
        return " ".join(words[:count]).rstrip(",;:–-") + ellipsis

    kept = _greatest(len(words) - 1, lambda count: measure(beginning(count)) <= most)
    if kept or len(words) > 1:
        return beginning(kept) if kept else ""
    kept = _greatest(len(text), lambda count: measure(text[:count] + ellipsis) <= most)
    return text[:kept] + ellipsis if kept > 1 else ""


def _greatest(limit: int, fits: Callable[[int], bool]) -> int:
    lo, hi = 0, max(limit, 0)
    while lo < hi:
        middle = (lo + hi + 1) // 2
        lo, hi = (middle, hi) if fits(middle) else (lo, middle - 1)
    return lo


class Memory:
    """Packed tiles kept between scenes of the same marks, measure and style, the latest `most` of them."""

    def __init__(self, most: int = 2048) -> None:
        self._kept: OrderedDict[tuple[int, ...], tuple[_Box, ...]] = OrderedDict()
        self._size = most
        self._least = np.empty(0)
        self._words: dict[tuple[int, float], tuple[str, float]] = {}

    def words(self, mark: int, most: float, make: Callable[[int, float], tuple[str, float]]) -> tuple[str, float]:
        """Return a mark's words within a width, made now if need be: packing asks for few widths, again and again."""
        found = self._words.get((mark, most))
        if found is None:
            if len(self._words) >= _WORDS:
                self._words.clear()
            found = self._words[mark, most] = make(mark, most)
        return found

    def get(self, key: tuple[int, ...], make: Callable[[], tuple[_Box, ...]]) -> tuple[_Box, ...]:
        """Return what is kept under `key`, made now if need be."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = make()
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
        return made

    def least(self, number: int) -> NDArray[np.float64]:
        """Return the column of the widths that `Labels.least` has found so far; NaN where it was not asked."""
        if len(self._least) != number:
            self._least = np.full(number, np.nan)
        return self._least

    def follow(self, before: Marks, after: Marks) -> None:
        """Serve other marks from now on: where only titles have changed, what is far from these stays."""
        renamed = before.renamed(after)
        self._words.clear()
        if renamed is None:
            self._kept.clear()
            self._least = np.empty(0)
            return
        self.least(len(after))[renamed] = np.nan
        for key in list(self._kept):
            lane, k, index, _ = key
            wide = TILE * 2.0 ** (k / 4)
            places = [int(after.at[mark]) / wide for mark in renamed if after.lane[mark] == lane]
            if any(index - 1.5 < place < index + 2.5 for place in places):  # a tile heeds those beside it
                del self._kept[key]


class Labels:
    """Packs the labels of one set of marks; a pure function of marks, measure and style."""

    def __init__(self, marks: Marks, measure: Measure, style: Style, memory: Memory | None = None) -> None:
        self.marks, self.measure, self.style = marks, measure, style
        self.memory = memory or Memory()
        self._least = self.memory.least(len(marks))

    def words(self, mark: int, most: float) -> tuple[str, float]:
        """Return a mark's label of at most this width, and its width; a doubtful one ends with "?"."""
        title = self.marks.titles[mark]
        doubt = " ?" if self.marks.flags[mark] & _UNCERTAIN else ""
        room = most - (self.measure(doubt) if doubt else 0.0)
        text = elided(title, room, self.measure, self.style.ellipsis)
        text = text + doubt if text else ""
        return text, self.measure(text) if text else 0.0

    def before(self, mark: int) -> float:
        """Return how much a labelled mark needs to the left of its place."""
        if self.marks.row[mark] >= 0:
            return PAD
        aside = self.marks.flags[mark] & _BEFORE
        return BEFORE + (ASIDE if aside else 0.0)

    def after(self, mark: int) -> float:
        """Return how far from its dot a mark's words begin."""
        aside = self.marks.flags[mark] & _AFTER
        return self.style.dot + AFTER + (ASIDE + PAD if aside else 0.0)

    def tile(self, lane: int, k: int, index: int, rows: int) -> tuple[Placed, ...]:
        """Return what is shown of tile `index` of a lane at quarter octave k, where there are `rows` rows.

        The tile covers [256 * index, 256 * (index + 1)) * 2**(k/4) seconds.
        """
        return tuple(box.placed for box in self._boxes(lane, k, index, rows))

    def least(self, mark: int) -> float:
        """Return how wide a place for an interval's words must be: for all of them, or for a short form."""
        known = float(self._least[mark])
        if math.isnan(known):
            known = min(self.words(mark, self.style.label_most)[1], self.style.label_short)
            self._least[mark] = known
        return known

    def beside(self, mark: int, scale: float) -> str:
        """Say where an interval's words stand: "inside" it, "right" of it, or below, with a "leader"."""
        marks, least = self.marks, self.least(mark)
        end = int(marks.e1[mark]) if marks.flags[mark] & _OPEN_END else sure_end(marks, mark)
        if (end - int(marks.s0[mark])) / scale >= least + 2 * PAD:
            return "inside"
        gap = (int(marks.follower[mark]) - int(marks.e1[mark])) / scale
        return "right" if gap >= least + AFTER + PAD else "leader"

    def roomy(self, members: NDArray[np.int64], scale: float) -> NDArray[np.bool_]:
        """Return of which intervals the words may stand inside or to the right, which `beside` then says.

        Of those with known ends, whose words have been measured, these are the ones.
        """
        marks = self.marks
        least = np.nan_to_num(self._least[members])  # at least 0, where it is not known yet
        s0, e1, follower = (column[members].clip(-_NEVER, _NEVER) for column in (marks.s0, marks.e1, marks.follower))
        inside = (e1 - s0) / scale >= least + 2 * PAD
        worded: NDArray[np.bool_] = inside | ((follower - e1) / scale >= least + AFTER + PAD)
        return worded

    def _boxes(self, lane: int, k: int, index: int, rows: int) -> tuple[_Box, ...]:
        return self.memory.get((lane, k, index, rows), lambda: self._packed(lane, k, index, rows))

    def _packed(self, lane: int, k: int, index: int, rows: int) -> tuple[_Box, ...]:
        neighbours = (index - 1, index + 1) if index % 2 else ()
        tile = _Tile(self, lane, 2.0 ** (k / 4), index, rows)
        for other in neighbours:
            tile.avoid(self._boxes(lane, k, other, rows), (other - index) * TILE)
        tile.place_labels()
        tile.place_dots()
        return tile.finished()


def sure_end(marks: Marks, mark: int) -> int:
    """Return an interval's latest end, or its latest start when the end is open or unknown."""
    return int(marks.e1[mark]) if marks.e1[mark] < CEILING else max(int(marks.s1[mark]), int(marks.e0[mark]))


class _Tile:
    """One tile while it is being packed; x runs from its left edge."""

    def __init__(self, labels: Labels, lane: int, scale: float, index: int, rows: int) -> None:
        self.labels, self.scale, self.rows = labels, scale, rows
        self.left = index * TILE * scale
        start, end = math.ceil(self.left), math.ceil((index + 1) * TILE * scale)
        members = np.array(labels.marks.between(lane, start, end), np.int64)
        near = min(max((start + end) // 2, FLOOR), CEILING)  # tiles at the ends of time reach beyond 64 bits
        places = (labels.marks.at[members] - near + (near - self.left)) / scale
        self.x = dict(zip(members.tolist(), places.tolist(), strict=True))
        known = (labels.marks.s0[members] > FLOOR) & (labels.marks.e1[members] < CEILING)
        lasted = np.where(known, labels.marks.e1[members] - labels.marks.s0[members], 0) / scale
        self.bands = dict(zip(members.tolist(), lasted.tolist(), strict=True))  # 0 where an end is not known
        dotted = labels.marks.row[members] < 0
        self.points = members[dotted]
        self.bins = dict(zip(self.points.tolist(), (places[dotted] // _BIN).astype(int).tolist(), strict=True))
        bars = members[~dotted]
        beside = {bar for bar in bars[labels.roomy(bars, scale)].tolist() if labels.beside(bar, scale) != "leader"}
        self.leaders = set(bars.tolist()) - beside
        self.taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
        self.boxes: dict[int, _Box] = {}

    def avoid(self, boxes: Iterable[_Box], shift: float) -> None:
        """Keep clear of what a neighbour has placed."""
        for box in boxes:
            self.taken[box.row].append((box.left + shift, box.right + shift))

    def place_labels(self) -> None:
        """Give the best marks a row where their words fit, whole or else shortened."""
        style, crowd = self.labels.style, Counter(self.bins.values())
        for mark in self._best(np.concatenate([self.points, np.array(sorted(self.leaders), np.int64)]), _BIN):
            behind = crowd[self.bins[mark]] - self.rows if mark in self.bins else 0
            spare = self._badge(behind) if behind > 0 else 0.0
            for most in (style.label_most, style.label_short):
                text, width = self.labels.memory.words(mark, most - spare, self.labels.words)
                if text and self._place(mark, text, width, spare):
                    break

    def place_dots(self) -> None:
        """Show of the other marks those dots for which there is room."""
        rest = np.array([mark for mark in self.bins if mark not in self.boxes], np.int64)
        for mark in self._best(rest, _BIN // 2):
            self._place(mark, "", 0.0, 0.0)

    def finished(self) -> tuple[_Box, ...]:
        """Return what was placed, each with the number of those that stand behind it."""
        for mark, behind in self._behind().items():
            box = self.boxes[mark]
            bins = [self.bins[other] for other in (mark, *behind)]
            start, end = (math.ceil(self.left + at * _BIN * self.scale) for at in (min(bins), max(bins) + 1))
            width = self._badge(len(behind))
            right = self._right(mark, box.placed.width) + width
            fits = right <= box.right or self._free(box.row, box.right, right)
            if fits and right > box.right:
                self.taken[box.row].append((box.right, right))
            placed = box.placed._replace(hidden=len(behind), badge=width if fits else 0.0, start=start, end=end)
            self.boxes[mark] = box._replace(right=max(box.right, right) if fits else box.right, placed=placed)
        return tuple(self.boxes.values())

    def _behind(self) -> dict[int, list[int]]:
        """Return the marks without a dot by the mark that stands for them: the nearest, then the best."""
        rank = self.labels.marks.rank
        dots = sorted((mark for mark in self.boxes if mark in self.bins), key=lambda mark: -int(rank[mark]))
        lost = [mark for mark in self.bins if mark not in self.boxes]
        if not dots or not lost:
            return {}
        away = np.subtract.outer([self.bins[mark] for mark in lost], [self.bins[dot] for dot in dots])
        behind: dict[int, list[int]] = {}
        for mark, nearest in zip(lost, np.abs(away).argmin(axis=1).tolist(), strict=True):
            behind.setdefault(dots[nearest], []).append(mark)
        return behind

    def _best(self, marks: NDArray[np.int64], width: int) -> list[int]:
        """Return as many of the best marks of each bin as there are rows, the best of all first."""
        if not len(marks):
            return []
        rank = -self.labels.marks.rank[marks].astype(np.int64)
        bins = np.array([self.x[mark] for mark in marks.tolist()]) // width
        order = np.lexsort((rank, bins))
        begins = np.searchsorted(bins[order], bins[order])
        chosen = order[np.arange(len(order)) - begins < self.rows]
        return [int(mark) for mark in marks[chosen[np.argsort(rank[chosen])]][:_MOST]]

    def _place(self, mark: int, text: str, width: float, spare: float) -> bool:
        leader = mark in self.leaders
        x = self.x[mark]
        before = self.labels.before(mark) if leader or text else self.labels.style.dot + 3
        left, right = max(x - before, -_BEYOND), self._right(mark, width) + spare
        row = self._row(left, right) if right <= _REACH else None
        if row is None:
            return False
        self.taken[row].append((left, right))
        self.boxes[mark] = _Box(left, right, row, Placed(mark, row, text, width, leader))
        return True

    def _right(self, mark: int, width: float) -> float:
        """Return the right edge of a mark with its words, and of its band as far as labels reach."""
        style = self.labels.style
        x: float = self.x[mark]
        if mark in self.leaders:
            return x + width + PAD
        right = x + (self.labels.after(mark) + width + PAD if width else style.dot + 3)
        band = self.bands[mark]
        if band >= COARSE:
            right = max(right, x + min(band, style.label_most))
        return min(right, max(_REACH, x + self.labels.after(mark) + width))

    def _row(self, left: float, right: float) -> int | None:
        """Return the first row where nothing is between left and right."""
        for row, taken in enumerate(self.taken):
            for begin, end in taken:
                if left < end and begin < right:
                    break
            else:
                return row
        return None

    def _free(self, row: int, left: float, right: float) -> bool:
        return all(right <= a or left >= b for a, b in self.taken[row])

    def _badge(self, count: int) -> float:
        return self.labels.measure(badge(count)) + 2 * PAD


def badge(count: int) -> str:
    """Return the words of a cluster's badge."""
    return f"+{count}"
