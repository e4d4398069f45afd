"""Entries sorted into marks: a lane is one slice, a stretch of time in it is found by bisection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks.columns import Columns, Flag, Ints, Item
from timeline_app.chart.marks.packing import Followers, pack
from timeline_app.chart.marks.picked import Index, picked
from timeline_app.chart.marks.times import Peaks, Times
from timeline_app.shifts import Shift

NO_START = np.uint16(Flag.OPEN_START | Flag.UNKNOWN_START)
"""The flags of what has no known beginning."""
Places = NDArray[np.int32]
_NO_END = np.uint16(Flag.OPEN_END | Flag.UNKNOWN_END)
_FEW = 1 << 13  # citations and links; with fewer, rank is sorted by 16 bits


class Since(NamedTuple):
    """What marks were made from by a small edit, see `editing`: their `state`.

    `shift` numbers the marks of before. `barred`: marks beside those that came that have another row, or another
    interval behind them in it. `lanes`: those in which something was touched.
    """

    before: object
    shift: Shift
    barred: Ints
    lanes: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Dated entries, sorted by (lane, sort key, hi, position, id); index i is the same entry in every array.

    Columns, (n,) each:
        s0, s1, e0, e1, at: int64 seconds; FLOOR and CEILING for ends that are open or unknown, never in `at`, which
            rises within a lane, see `When`.
        lane: uint16 into `lanes`. flags: uint16 of `Flag`.
        rank: 1..n, n the first to be labelled: by importance, citations + links, then the smaller id.
        row: int8 row of an interval, -1 for what is drawn as a dot and for intervals beyond `BAR_ROWS`.
        follower: s0 of the next interval in the row, else CEILING; looked up, not an array.
        cited: int32, see `Columns`.
    Beside them:
        ids, titles, date_words, undated: may be fetched one by one when asked for; asking for all costs much.
        colours: the number of each lane's colour. first: (lanes + 1,) where each lane begins. rows[lane][row]:
        intervals by s0. crowded[lane]: how many intervals found no row. peak[level]: the highest count of a bin of
        2**level seconds in any lane. times: all `at` in order; the same value while neither times nor rows nor the
        numbers of marks are others. order, unplaced: the places of marks and undated entries among all entries;
        the former in 32 bits, as they are gone through at every edit.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    date_words: Sequence[str]
    lanes: tuple[str, ...]
    colours: tuple[int, ...]
    undated: Sequence[str]
    lane: NDArray[np.uint16]
    flags: NDArray[np.uint16]
    importance: NDArray[np.uint8]
    cited: NDArray[np.int32]
    s0: Ints
    s1: Ints
    e0: Ints
    e1: Ints
    at: Ints
    rank: NDArray[np.uint32]
    row: NDArray[np.int8]
    follower: Followers
    first: NDArray[np.int64]
    peak: Peaks
    rows: tuple[tuple[NDArray[np.int64], ...], ...]
    crowded: tuple[int, ...]
    index: Index
    times: Times
    order: Places
    unplaced: Ints
    since: Since | None = None
    state: object = field(default_factory=object)

    def __len__(self) -> int:
        return len(self.at)

    def slice(self, lane: int) -> slice:
        """Return where a lane's marks stand in the arrays."""
        return slice(int(self.first[lane]), int(self.first[lane + 1]))

    def shares(self) -> tuple[object, ...]:
        """Return what the lanes look like from outside: names, colours, how many stand in each and in its rows."""
        rows = tuple(tuple(map(len, lane)) for lane in self.rows)
        return self.lanes, self.colours, self.crowded, tuple(self.first.tolist()), rows

    def between(self, lane: int, start: int, end: int) -> range:
        """Return the marks of a lane with start <= at < end."""
        part = self.slice(lane)
        at = self.at[part]
        lo, hi = np.searchsorted(at, [start, end])
        return range(part.start + int(lo), part.start + int(hi))

    def extent(self) -> tuple[int, int] | None:
        """Return the first and the last known moment, or None when nothing is dated."""
        return self.times.extent

    def under_way(self, start: int, end: int) -> int:
        """Count the entries of which any possible moment lies in [start, end)."""
        return int(np.count_nonzero((self.s0 < end) & (self.e1 > start)))


def marks(
    entries: Columns | Sequence[Item], lanes: Sequence[str] = (), colours: Mapping[str, int] | None = None
) -> Marks:
    """Sort entries into columns.

    `lanes` are names in the user's order; lanes that it lacks follow by name, the unnamed lane "" last. Names
    that no dated entry stands in are left out. `colours` are numbers by lane name; without them each lane has
    its own.
    """
    found = entries if isinstance(entries, Columns) else Columns.of(entries)
    when = When.of(found)
    names, lane = _lanes(found, when.dated, lanes)
    order = _order(found, when, lane)
    s0, s1, e0, e1, at = (column[order] for column in (found.s0, found.s1, found.e0, found.e1, when.at))
    lane, by_id, flags, importance = lane[order], found.by_id[order], found.flags[order], found.importance[order]
    cited = found.cited[order]
    first = np.searchsorted(lane, np.arange(len(names) + 1))
    row, rows, crowded = pack(s0, e1, by_id, (flags & np.uint16(Flag.LASTS)) != 0, first)
    unplaced = np.flatnonzero(~when.dated)
    unplaced = unplaced[np.argsort(found.by_id[unplaced])]
    ids = picked(found.id, order)
    return Marks(
        ids=ids,
        titles=picked(found.title, order),
        date_words=picked(found.date_words, order),
        lanes=names,
        colours=tuple((colours or {}).get(name, at) for at, name in enumerate(names)),
        undated=picked(found.id, unplaced),
        lane=lane,
        flags=flags,
        importance=importance,
        cited=cited.astype(np.int32),
        s0=s0,
        s1=s1,
        e0=e0,
        e1=e1,
        at=at,
        rank=_ranks(importance, cited, by_id),
        row=row,
        follower=Followers.of(s0, rows),
        first=first,
        peak=Peaks(at, first),
        rows=rows,
        crowded=crowded,
        index=Index(found.find, order, len(when.at), ids),
        times=Times(at, s0, e1),
        order=order.astype(np.int32),
        unplaced=unplaced,
    )


class When(NamedTuple):
    """When entries are drawn, and in which order.

    `sort`: the sort key of docs/DATES.md. `at`: where a dot stands and is counted, the earliest second or, where
    none is known, the latest: the last one before `e1`, which lies in the next unit. Both rise together where entries
    are in order of `sort` and e1. `dated`: there is such a place.
    """

    at: Ints
    sort: Ints
    dated: NDArray[np.bool_]

    @classmethod
    def of(cls, found: Columns) -> When:
        """Tell it of entries."""
        begins, ends = (found.flags & NO_START) == 0, (found.flags & _NO_END) == 0
        sort = np.where(begins, found.s0, found.e1)
        return cls(sort - ~begins, sort, (found.s0 < found.e1) & (begins | ends))


def _lanes(
    found: Columns, dated: NDArray[np.bool_], wished: Sequence[str]
) -> tuple[tuple[str, ...], NDArray[np.uint16]]:
    """Return the names of the lanes that are used, in order, and the lane of each entry."""
    used = np.zeros(len(found.lanes), bool)
    used[found.lane[dated]] = True
    names = _lane_order({name for name, held in zip(found.lanes, used.tolist(), strict=True) if held}, wished)
    place = {name: at for at, name in enumerate(names)}
    number = np.array([place.get(name, 0) for name in found.lanes], np.uint16)
    return names, number[found.lane] if len(found.lane) else np.zeros(0, np.uint16)


def _order(found: Columns, when: When, lane: NDArray[np.uint16]) -> Ints:
    """Return the dated entries by (lane, sort, hi, position, id); those that come in order of time are not sorted."""
    held = np.flatnonzero(when.dated)
    key, hi, position = when.sort[held], found.e1[held], found.position[held]
    later = (key[1:] > key[:-1]) | ((key[1:] == key[:-1]) & (hi[1:] >= hi[:-1]))
    if len(held) < 2 or (later.all() and (position[1:] > position[:-1]).all()):
        return held[np.argsort(lane[held], kind="stable")]
    return held[np.lexsort((found.by_id[held], position, hi, key, lane[held]))]


def _lane_order(used: set[str], wished: Sequence[str]) -> tuple[str, ...]:
    known = [name for name in dict.fromkeys(wished) if name in used]
    rest = sorted(used.difference(known), key=lambda name: (not name, name.casefold(), name))
    return (*known, *rest)


def _ranks(importance: NDArray[np.uint8], cited: Ints, by_id: Ints) -> NDArray[np.uint32]:
    """Rank by importance, then by `cited`, then the smaller id; 16 bits, where that is enough, sort in linear time."""
    slots = np.full(int(by_id.max(initial=-1)) + 1, -1, np.int64)
    slots[by_id] = np.arange(len(by_id))
    falling = slots[::-1]
    falling = falling[falling >= 0]
    key = importance.astype(np.int64) * max(_FEW, int(cited.max(initial=0)) + 1) + cited
    small = key.astype(np.uint16) if key.max(initial=0) < 1 << 16 else key
    rank = np.empty(len(by_id), np.uint32)
    rank[falling[np.argsort(small[falling], kind="stable")]] = np.arange(1, len(by_id) + 1)
    return rank
