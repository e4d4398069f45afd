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

TILE = 256  # units across, at the coarsest scale that it is packed for
STEPS = 2  # packings to an octave
NEAR = 2  # entries to either side whose titles are heeded when one is shortened
_TITLES = 60_000  # kept


def level(scale: float) -> int:
    """Return the level of a scale: the smallest k with 2**(k / STEPS) >= `scale` seconds a unit."""
    return math.ceil(STEPS * math.log2(scale) - 1e-9)


def coarsest(k: int) -> float:
    """Return the scale that level k is packed for, in seconds a unit."""
    return float(2.0 ** (k / STEPS))


class Taken(NamedTuple):
    """A place in a row of labels, in units from the left edge of its tile."""

    row: int
    left: float
    right: float


class Packed(NamedTuple):
    """What is shown of a tile of a lane, as columns.

    `whole`: (n, 6) int64 of mark, row, whether it is led to from a bar above, how many stand behind it, and the
    stretch [start, end) of time in which those are. `wide`: (n, 2) float64 of the width of its words, 0 for a dot
    alone, and of the badge. `spans`: (m, 8) int64 of mark, row, s0, s1, e0, e1, whether it stands for several, and
    where its words are: 0 nowhere, 1 inside, 2 to the right.
    """

    whole: Ints
    wide: NDArray[np.float64]
    taken: tuple[Taken, ...]
    spans: Ints


class Shown(NamedTuple):
    """Which tiles a lane was drawn from: level, rows, and the first and the last number."""

    k: int
    rows: int
    first: int
    last: int


Key = tuple[int, int, int, int]  # lane, level, number of the tile, rows
T = TypeVar("T")


class Memory:
    """Packed tiles and measured titles of one set of marks, measure and style, the latest `most` tiles of them.

    `patience`: seconds that packing may take in one picture; what is not packed by then is drawn as it was, see
    `sheets`. `shown` is by lane, and `counts` by lane and level: the number of a bin, and the counts from there on.
    `looked`: where the last picture began, in seconds.
    """

    def __init__(self, most: int = 4096, patience: float = math.inf) -> None:
        self.patience, self.looked = patience, 0.0
        self.titles: dict[int, Title] = {}
        self.shown: dict[int, Shown] = {}
        self.counts: dict[tuple[int, int], tuple[int, Ints]] = {}
        self._tiles: OrderedDict[Key, Packed] = OrderedDict()
        self._most = most
        self._least = np.empty(0)
        self._ground: tuple[Marks, Ground] | None = None
        self._derived: dict[str, tuple[Hashable, Any]] = {}
        self._deadline = math.inf

    def begin(self, patience: float | None = None) -> None:
        """Let packing take this long from now on, else its usual time; what was not looked at for long is forgotten."""
        while len(self._tiles) > self._most:
            self._tiles.popitem(last=False)
        self._deadline = time.perf_counter() + (self.patience if patience is None else patience)

    @property
    def late(self) -> bool:
        """Whether the time for packing is over."""
        return self._deadline != math.inf and time.perf_counter() > self._deadline

    def ground(self, marks: Marks) -> Ground:
        """Return the columns that follow from the marks."""
        if self._ground is None or self._ground[0].rank is not marks.rank:
            self._ground = marks, Ground.of(marks)
        return self._ground[1]

    def find(self, key: Key) -> Packed | None:
        """Return a tile when it is packed."""
        found = self._tiles.get(key)
        if found is not None:
            self._tiles.move_to_end(key)
        return found

    def get(self, key: Key, make: Callable[[], Packed]) -> Packed:
        """Return a tile, packed now if need be."""
        found = self.find(key)
        if found is None:
            found = self._tiles[key] = make()
        return found

    def derived(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return what follows from `key`, of which the latest by this name is kept."""
        held = self._derived.get(name)
        if held is None or held[0] != key:
            held = self._derived[name] = key, make()
        found: T = held[1]
        return found

    def renew(self, name: str, key: Hashable, made: T) -> T:
        """Keep what follows from `key` in place of what was kept by this name."""
        self._derived[name] = key, made
        return made

    def kept(self, name: str, key: Hashable) -> Any:
        """Return what was kept by this name if it follows from `key`, else None."""
        held = self._derived.get(name)
        return held[1] if held is not None and held[0] == key else None

    def keep(self, mark: int, title: Title) -> None:
        """Keep a measured title; a full memory of them begins anew."""
        if len(self.titles) >= _TITLES:
            self.titles.clear()
        self.titles[mark] = title

    def least(self, number: int) -> NDArray[np.float64]:
        """Return the column of the widths that `Labels.least` has found so far; NaN where it was not asked."""
        if len(self._least) != number:
            self._least = np.full(number, np.nan)
        return self._least

    def follow(self, before: Marks, after: Marks) -> None:
        """Serve other marks from now on: where only titles have changed, what is far from these stays."""
        if before is after:
            return
        renamed = before.renamed(after)
        self._derived = {name: held for name, held in self._derived.items() if held[0] is after.times}
        if renamed is None:
            self._forget()
            return
        around = {mark + step for mark in renamed for step in range(-NEAR, NEAR + 1)}
        renamed = [mark for mark in around if 0 <= mark < len(after)]
        self.least(len(after))[renamed] = np.nan
        for mark in renamed:  # and those beside them, whose words heed theirs
            self.titles.pop(mark, None)
        for key in list(self._tiles):
            lane, k, index, _ = key
            wide = TILE * coarsest(k)
            places = [int(after.at[mark]) / wide for mark in renamed if after.lane[mark] == lane]
            if any(index - 1.5 < place < index + 2.5 for place in places):  # a tile heeds those beside it
                del self._tiles[key]

    def _forget(self) -> None:
        self.titles.clear()
        self.shown.clear()
        self.counts.clear()
        self._tiles.clear()
        self._least = np.empty(0)
