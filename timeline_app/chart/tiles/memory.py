"""What is kept from one picture to the next; it changes the time that a picture takes, and at rest nothing else."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.tiles.ground import Ground
from timeline_app.chart.tiles.words import Title
from timeline_app.shifts import Shift

TILE = 256  # units across, at the coarsest scale that it is packed for
STEPS = 2  # packings to an octave
NEAR = 2  # entries to either side whose titles are heeded when one is shortened
_TITLES = 60_000  # kept
_GROUND = ("s0", "e1", "first", "rows")  # what a ground is made of
_HAIR = 1e-12  # of a place: how wrong a division may be
_EDITS = 64  # over which tiles are carried
_AFTER = 30  # times as long may be packed in the first picture after an edit: what it touched is looked at


def level(scale: float) -> int:
    """Return the level of a scale: the smallest k with 2**(k / STEPS) >= `scale` seconds a unit."""
    return math.ceil(STEPS * math.log2(scale) - 1e-9)


def coarsest(k: int) -> float:
    """Return the scale that level k is packed for, in seconds a unit."""
    return float(2.0 ** (k / STEPS))


class Packed(NamedTuple):
    """What is shown of a tile of a lane, as columns.

    `whole`: (n, 6) int64 of mark, row, whether it is led to from a bar above, how many stand behind it, and the
    stretch [start, end) of time in which those are. `wide`: (n, 2) float64 of the width of its words, 0 for a dot
    alone, and of the badge. `spans`: (m, 8) int64 of mark, row, s0, s1, e0, e1, whether it stands for several, and
    where its words are: 0 nowhere, 1 inside, 2 to the right. `taken`: what is taken of each row, see `Taken`.
    """

    whole: Ints
    wide: NDArray[np.float64]
    taken: tuple[int, ...]
    spans: Ints

    def moved(self, shift: Shift) -> Packed:
        """Return the same tile after an edit that touched nothing in it: all its marks are shifted alike."""
        whole, spans = (_moved(marks, shift) for marks in (self.whole, self.spans))
        return self if whole is self.whole and spans is self.spans else self._replace(whole=whole, spans=spans)


class Shown(NamedTuple):
    """Which tiles a lane was drawn from: level, rows, and the first and the last number."""

    k: int
    rows: int
    first: int
    last: int


def _moved(marks: Ints, shift: Shift) -> Ints:
    by = shift.step(int(marks[0, 0])) if len(marks) else 0
    if not by:
        return marks
    moved = marks.copy()
    moved[:, 0] += by
    return moved


Key = tuple[int, int, int, int]  # lane, level, number of the tile, rows
T = TypeVar("T")


class Memory:
    """Packed tiles and measured titles of one set of marks, measure and style, the latest `most` tiles of them.

    `patience`: seconds that packing may take in one picture; what is not packed by then is drawn as it was, see
    `sheets`. `shown` is by lane, and `counts` by lane and level: the number of a bin, and the counts from there on.
    `looked`: where the last picture began, in seconds.
    """

    def __init__(self, most: int = 8192, patience: float = math.inf) -> None:
        self.patience, self.looked = patience, 0.0
        self.least = np.empty(0)
        self.shown: dict[int, Shown] = {}
        self.counts: dict[tuple[int, int], tuple[int, Ints]] = {}
        self._titles: list[Title | None] = []
        self._measured = 0  # titles
        self._lost = False  # whether some titles are no longer known that tiles were packed with
        self._tiles: OrderedDict[Key, tuple[int, Packed]] = OrderedDict()  # with the edit since which it is so numbered
        self._sizes: dict[int, set[tuple[int, int]]] = {}  # lane → levels and rows of its tiles
        self._shifts: dict[int, Shift] = {}  # the latest edits, by number
        self._edits = 0
        self._most = most
        self._ground: tuple[Marks, Ground] | None = None
        self._derived: dict[str, tuple[Hashable, Any]] = {}
        self._deadline = math.inf
        self._edited = False

    def begin(self, patience: float | None = None) -> None:
        """Let packing take this long from now on, else its usual time; what was not looked at for long is forgotten."""
        while len(self._tiles) > self._most:
            self._tiles.popitem(last=False)
        if patience is None:
            patience, self._edited = self.patience * (_AFTER if self._edited else 1), False
        self._deadline = time.perf_counter() + patience

    @property
    def late(self) -> bool:
        """Whether the time for packing is over."""
        return self._deadline != math.inf and time.perf_counter() > self._deadline

    def ground(self, marks: Marks) -> Ground:
        """Return the intervals of the lanes."""
        if self._ground is None or self._ground[0] is not marks:
            held, ground = self._ground or (None, None)
            same = held is not None and all(getattr(held, name) is getattr(marks, name) for name in _GROUND)
            follows = held is not None and marks.since is not None and marks.since.before is held.state
            self._ground = marks, ground if same and ground else Ground(marks, ground if follows else None)
        return self._ground[1]

    def find(self, key: Key) -> Packed | None:
        """Return a tile when it is packed."""
        held = self._tiles.get(key)
        if held is None:
            return None
        edits, tile = held
        if edits < self._edits - _EDITS:
            del self._tiles[key]
            return None
        self._tiles.move_to_end(key)
        if edits < self._edits:
            for number in range(edits, self._edits):
                tile = tile.moved(self._shifts[number])
            self._tiles[key] = self._edits, tile
        return tile

    def get(self, key: Key, make: Callable[[], Packed]) -> Packed:
        """Return a tile, packed now if need be."""
        found = self.find(key)
        if found is None:
            found = make()
            self._tiles[key] = self._edits, found
            self._sizes.setdefault(key[0], set()).add((key[1], key[3]))
        return found

    def derived(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return what follows from `key`, of which the latest by this name is kept."""
        held = self._derived.get(name)
        if held is None or held[0] != key:
            held = self._derived[name] = key, make()
        found: T = held[1]
        return found

    def latest(self, name: str) -> Any:
        """Return what is kept by this name, whatever it follows from; None when there is nothing."""
        held = self._derived.get(name)
        return held[1] if held is not None else None

    def renew(self, name: str, key: Hashable, made: T) -> T:
        """Keep what follows from `key` in place of what was kept by this name."""
        self._derived[name] = key, made
        return made

    def kept(self, name: str, key: Hashable) -> Any:
        """Return what was kept by this name if it follows from `key`, else None."""
        held = self._derived.get(name)
        return held[1] if held is not None and held[0] == key else None

    def hold(self, number: int) -> None:
        """Make room for the words of so many marks; those of another number of marks are forgotten."""
        if len(self._titles) != number:
            self._titles, self._measured, self.least = [None] * number, 0, np.full(number, np.nan)

    def title(self, mark: int) -> Title | None:
        """Return the measured title of a mark."""
        return self._titles[mark]

    def keep(self, mark: int, title: Title) -> None:
        """Keep a measured title; a full memory of them begins anew."""
        if self._measured >= _TITLES:
            self._titles, self._measured, self._lost = [None] * len(self._titles), 0, True
        self._titles[mark] = title
        self._measured += 1

    def follow(self, before: Marks, after: Marks) -> None:
        """Serve other marks from now on: where they were made by an edit, what is far from what it touched stays."""
        if before is after:
            return
        since = after.since
        if since is None or since.before is not before.state:
            self._forget()
            return
        self._derived.pop("sheet", None)
        self._edited = True
        shift = since.shift
        if len(self._titles) == len(before):
            self._follow_words(shift)
        if not shift.still:
            self._shifts[self._edits] = shift
            self._shifts.pop(self._edits - _EDITS - 1, None)
            self._edits += 1
        others = self._reworded(after, around(shift, len(before), len(after)))
        self._let_go(before, shift.gone)
        self._let_go(after, np.unique(np.concatenate([shift.come, others, since.barred])))
        for key in [key for key in self.counts if key[0] in since.lanes]:
            del self.counts[key]

    def _follow_words(self, shift: Shift) -> None:
        for mark in reversed(shift.gone.tolist()):
            del self._titles[mark]
        for mark in shift.come.tolist():
            self._titles.insert(mark, None)
        self.least = shift.column(self.least, np.full(len(shift.come), np.nan))

    def _reworded(self, marks: Marks, near: Ints) -> Ints:
        """Forget words whose neighbours are others now; return the marks that may be shown with other words."""
        found = []
        for mark in near.tolist() if len(self._titles) else ():
            title = self._titles[mark]
            heeds = title.shortened and title.heeds(titles(marks, mark)[1]) if title is not None else self._lost
            if heeds:
                found.append(mark)
            if heeds or (title is not None and not title.shortened):
                self._titles[mark] = None
        self.least[found] = np.nan
        return np.array(found, np.int64)

    def _let_go(self, marks: Marks, touched: Ints) -> None:
        """Forget the tiles in which something is touched, and those that heed them: odd tiles heed both neighbours."""
        places = set(zip(marks.lane[touched].tolist(), marks.at[touched].tolist(), strict=True))
        bars = touched[marks.row[touched] >= 0]
        places |= set(zip(marks.lane[bars].tolist(), marks.s0[bars].tolist(), strict=True))
        for lane, moment in places:
            for k, rows in self._sizes.get(lane, ()):
                place = moment / (TILE * coarsest(k))
                for index in {math.floor(place - abs(place) * _HAIR), math.floor(place + abs(place) * _HAIR)}:
                    for other in range(index, index + 1) if index % 2 else range(index - 1, index + 2):
                        self._tiles.pop((lane, k, other, rows), None)

    def _forget(self) -> None:
        self._titles, self._measured, self._lost, self.least = [], 0, False, np.empty(0)
        self.shown.clear()
        self.counts.clear()
        self._tiles.clear()
        self._sizes.clear()
        self._derived.clear()


def around(shift: Shift, before: int, after: int) -> Ints:
    """Return the marks whose titles heed those that went or came, without these."""
    near = np.arange(-NEAR, NEAR + 1)
    went = np.clip((shift.gone[:, None] + near).ravel(), 0, max(before - 1, 0))
    came = (shift.come[:, None] + near).ravel()
    found = np.setdiff1d(np.concatenate([shift.numbers(went), came]), shift.come)
    return found[(found >= 0) & (found < after)]


def titles(marks: Marks, mark: int) -> tuple[str, tuple[str, ...]]:
    """Return the title of a mark, and those of the entries of its lane that come before and after it."""
    part = marks.slice(int(marks.lane[mark]))
    first = max(mark - NEAR, part.start)
    found = tuple(marks.titles[first : min(mark + NEAR + 1, part.stop)])
    at = mark - first
    return found[at], found[:at] + found[at + 1 :]
