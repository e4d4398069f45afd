"""The dated entries as column arrays: what every picture of time is drawn from.

Entries come in as plain `Item` values in any order and end up sorted by (lane, at, hi, position, id), so that
a lane is one slice and a stretch of time in it is found by bisection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.dates import CEILING, FLOOR

BAR_ROWS = 4  # rows of intervals in a lane; what does not fit is counted, see `Marks.crowded`
LEVELS = 62  # bins of 2**level seconds; 2**61 s is 7 * 10**10 years

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry as the timeline needs it.

    `s0, s1, e0, e1` are the earliest and latest start and the earliest and latest end, in seconds since
    1970-01-01T00:00:00 on the project's wall clock, half open: the entry fills [s, e) with s0 <= s <= s1 and
    e0 <= e <= e1. An entry without a date has s0 > e1. `precision` is 10 second … 100 millennium
    (docs/DATES.md). `span` is "lasts" or "occurs-within"; `lo_kind`, `hi_kind` are "known", "open" or
    "unknown"; `status` is
    "undisputed", "disputed", "prospective" or "unsure". `position` is the user's own order among ties.
    """

    id: str
    title: str
    s0: int
    s1: int
    e0: int
    e1: int
    lo_kind: str = "known"
    hi_kind: str = "known"
    span: str = "occurs-within"
    precision: int = 40
    approximate: bool = False
    uncertain: bool = False
    status: str = "undisputed"
    importance: int = 3
    lane: str = ""
    citations: int = 0
    links: int = 0
    date_words: str = ""
    position: int = 0

    @property
    def dated(self) -> bool:
        """Whether there is a place in time to draw it at."""
        return self.s0 < self.e1 and (self.lo_kind == "known" or self.hi_kind == "known")

    @property
    def lasts(self) -> bool:
        """Whether it fills its time, rather than happening at some moment within it."""
        return self.span == "lasts"

    @property
    def at(self) -> int:
        """Where its dot stands and where it is counted: the sort key of docs/DATES.md."""
        return self.s0 if self.lo_kind == "known" else self.e1


def doubts(edtf: str) -> tuple[bool, bool]:
    """Return whether a date in EDTF is approximate anywhere in it, and whether it is uncertain."""
    return "~" in edtf or "%" in edtf, "?" in edtf or "%" in edtf


class Flag(IntFlag):
    """What a mark's shape has to say beside its place."""

    LASTS = 1
    APPROXIMATE = 2
    UNCERTAIN = 4
    OPEN_START = 8
    UNKNOWN_START = 16
    OPEN_END = 32
    UNKNOWN_END = 64
    DISPUTED = 128
    PROSPECTIVE = 256
    UNSURE = 512
    UNCITED = 1024

    @classmethod
    def of(cls, item: Item) -> Flag:
        """Return the flags of an entry."""
        held = (
            (item.lasts, 1),
            (item.approximate, 2),
            (item.uncertain, 4),
            (item.lo_kind == "open", 8),
            (item.lo_kind == "unknown", 16),
            (item.hi_kind == "open", 32),
            (item.hi_kind == "unknown", 64),
            (item.status == "disputed", 128),
            (item.status == "prospective", 256),
            (item.status == "unsure", 512),
            (item.citations == 0, 1024),
        )
        return cls(sum(bit for said, bit in held if said))


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Dated entries, sorted by (lane, at, hi, position, id); index i is the same entry in every array.

    Columns, (n,) each:
        s0, s1, e0, e1, at: int64 seconds; FLOOR and CEILING for ends that are open or unknown, never in `at`.
        lane: uint16 into `lanes`. flags: uint16 of `Flag`.
        rank: 1..n, n the first to be labelled: by importance, citations + links, then the smaller id.
        row: int8 row of an interval, -1 for what is drawn as a dot and for intervals beyond `BAR_ROWS`.
        follower: s0 of the next interval in the row, else CEILING.
    Beside them:
        colours: the number of each lane's colour. first: (lanes + 1,) where each lane begins. starts, ends:
        s0 and e1, each sorted within its lane. rows[lane][row]: intervals by s0. crowded[lane]: how many
        intervals found no row. peak[level]: the highest count of a bin of 2**level seconds in any lane.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    date_words: tuple[str, ...]
    lanes: tuple[str, ...]
    colours: tuple[int, ...]
    undated: tuple[str, ...]
    lane: NDArray[np.uint16]
    flags: NDArray[np.uint16]
    importance: NDArray[np.uint8]
    s0: Ints
    s1: Ints
    e0: Ints
    e1: Ints
    at: Ints
    rank: NDArray[np.uint32]
    row: NDArray[np.int8]
    follower: Ints
    first: NDArray[np.int64]
    starts: Ints
    ends: Ints
    peak: Ints
    rows: tuple[tuple[NDArray[np.int64], ...], ...]
    crowded: tuple[int, ...]
    index: dict[str, int]

    def __len__(self) -> int:
        return len(self.ids)

    def slice(self, lane: int) -> slice:
        """Return where a lane's marks stand in the arrays."""
        return slice(int(self.first[lane]), int(self.first[lane + 1]))

    def between(self, lane: int, start: int, end: int) -> range:
        """Return the marks of a lane with start <= at < end."""
        part = self.slice(lane)
        at = self.at[part]
        lo, hi = np.searchsorted(at, [start, end])
        return range(part.start + int(lo), part.start + int(hi))

    def extent(self) -> tuple[int, int] | None:
        """Return the first and the last known moment, or None when nothing is dated."""
        if not len(self):
            return None
        known = np.concatenate([self.at, self.s0[self.s0 > FLOOR], self.e1[self.e1 < CEILING]])
        first, last = int(known.min()), int(known.max())
        return first, max(last, first + 1)

    def under_way(self, start: int, end: int) -> int:
        """Count the entries of which any possible moment lies in [start, end)."""
        return int(np.count_nonzero((self.s0 < end) & (self.e1 > start)))


class Tie(NamedTuple):
    """A link between two entries; `basis` is "stated", "hedged" or "inferred", `type` a slug ("causes")."""

    id: str
    source: str
    target: str
    type: str = "precedes"
    basis: str = "stated"


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Links whose ends are both dated, best first; `source`, `target`: (m,) indexes into the marks."""

    ids: tuple[str, ...]
    types: tuple[str, ...]
    bases: tuple[str, ...]
    source: Ints
    target: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, marks: Marks, ties: Iterable[Tie]) -> Links:
        """Tie the marks together; links to undated or unknown entries and to itself are left out."""
        index, rank = marks.index, marks.rank
        drawn = [tie for tie in ties if tie.source in index and tie.target in index and tie.source != tie.target]
        drawn.sort(key=lambda tie: (-int(rank[index[tie.source]]) - int(rank[index[tie.target]]), tie.id))
        return cls(
            ids=tuple(tie.id for tie in drawn),
            types=tuple(tie.type for tie in drawn),
            bases=tuple(tie.basis for tie in drawn),
            source=np.array([index[tie.source] for tie in drawn], np.int64),
            target=np.array([index[tie.target] for tie in drawn], np.int64),
        )


def marks(items: Sequence[Item], lanes: Sequence[str] = (), colours: Mapping[str, int] | None = None) -> Marks:
    """Sort entries into columns.

    `lanes` are names in the user's order; lanes that it lacks follow by name, the unnamed lane "" last. Names
    that no dated entry stands in are left out. `colours` are numbers by lane name; without them each lane has
    its own.
    """
    dated = [item for item in items if item.dated]
    names = _lane_order(dated, lanes)
    place = {name: at for at, name in enumerate(names)}
    dated.sort(key=lambda item: (place[item.lane], item.at, item.e1, item.position, item.id))
    lane = np.array([place[item.lane] for item in dated], np.uint16)
    columns = {
        key: np.array([getattr(item, key) for item in dated], np.int64) for key in ("s0", "s1", "e0", "e1", "at")
    }
    first = np.searchsorted(lane, np.arange(len(names) + 1))
    row, rows, crowded = _rows(dated, first)
    within = [slice(int(a), int(b)) for a, b in pairwise(first)]
    return Marks(
        ids=tuple(item.id for item in dated),
        titles=tuple(item.title for item in dated),
        date_words=tuple(item.date_words for item in dated),
        lanes=names,
        colours=tuple((colours or {}).get(name, at) for at, name in enumerate(names)),
        undated=tuple(sorted(item.id for item in items if not item.dated)),
        lane=lane,
        flags=np.array([Flag.of(item) for item in dated], np.uint16),
        importance=np.array([item.importance for item in dated], np.uint8),
        **columns,
        rank=_ranks(dated),
        row=row,
        follower=_followers(columns["s0"], rows),
        first=first,
        starts=_sorted_within(columns["s0"], within),
        ends=_sorted_within(columns["e1"], within),
        peak=_peaks(columns["at"], first),
        rows=rows,
        crowded=crowded,
        index={item.id: at for at, item in enumerate(dated)},
    )


def _lane_order(dated: Sequence[Item], wished: Sequence[str]) -> tuple[str, ...]:
    used = {item.lane for item in dated}
    known = [name for name in dict.fromkeys(wished) if name in used]
    rest = sorted(used.difference(known), key=lambda name: (not name, name.casefold(), name))
    return (*known, *rest)


def _ranks(dated: Sequence[Item]) -> NDArray[np.uint32]:
    order = sorted(range(len(dated)), key=lambda i: dated[i].id, reverse=True)
    order.sort(key=lambda i: (dated[i].importance, dated[i].citations + dated[i].links))
    rank = np.empty(len(dated), np.uint32)
    rank[order] = np.arange(1, len(dated) + 1)
    return rank


def _sorted_within(column: Ints, parts: Sequence[slice]) -> Ints:
    result = column.copy()
    for part in parts:
        result[part].sort()
    return result


def _rows(
    dated: Sequence[Item], first: NDArray[np.int64]
) -> tuple[NDArray[np.int8], tuple[tuple[NDArray[np.int64], ...], ...], tuple[int, ...]]:
    """Give each interval the first free row of its lane; rows depend on time alone, so no zoom moves them."""
    row = np.full(len(dated), -1, np.int8)
    rows, crowded = [], []
    for begin, end in pairwise(first):
        lasting = [i for i in range(begin, end) if dated[i].lasts]
        lasting.sort(key=lambda i: (dated[i].s0, -dated[i].e1, dated[i].id))
        placed: list[list[int]] = []
        for i in lasting:
            free = next((at for at, held in enumerate(placed) if dated[held[-1]].e1 <= dated[i].s0), len(placed))
            if free == BAR_ROWS:
                continue
            if free == len(placed):
                placed.append([])
            placed[free].append(i)
            row[i] = free
        rows.append(tuple(np.array(held, np.int64) for held in placed))
        crowded.append(len(lasting) - sum(map(len, placed)))
    return row, tuple(rows), tuple(crowded)


def _followers(s0: Ints, rows: Iterable[Sequence[NDArray[np.int64]]]) -> Ints:
    follower = np.full(len(s0), CEILING, np.int64)
    for row in (row for lane in rows for row in lane):
        follower[row[:-1]] = s0[row[1:]]
    return follower


def _peaks(at: Ints, first: NDArray[np.int64]) -> Ints:
    """Return the highest count of a bin at each level, over all lanes."""
    peak = np.zeros(LEVELS, np.int64)
    for level in range(LEVELS):
        new = np.ones(len(at) + 1, bool)
        bins = at >> level
        new[1:-1] = bins[1:] != bins[:-1]
        new[first] = True
        peak[level] = np.diff(np.flatnonzero(new)).max(initial=0)
    return peak
