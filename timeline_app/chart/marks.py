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


class Columns(NamedTuple):
    """The same of many entries, a column each: thousands are read from the project without a value for each."""

    id: Sequence[str]
    title: Sequence[str]
    s0: Sequence[int]
    s1: Sequence[int]
    e0: Sequence[int]
    e1: Sequence[int]
    lo_kind: Sequence[str]
    hi_kind: Sequence[str]
    span: Sequence[str]
    precision: Sequence[int]
    approximate: Sequence[bool]
    uncertain: Sequence[bool]
    status: Sequence[str]
    importance: Sequence[int]
    lane: Sequence[str]
    citations: Sequence[int]
    links: Sequence[int]
    date_words: Sequence[str]
    position: Sequence[int]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Columns:
        """Return entries given one by one."""
        rows = [tuple(getattr(item, name) for name in cls._fields) for item in items]
        return cls(*(zip(*rows, strict=True) if rows else [()] * len(cls._fields)))


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

    def renamed(self, other: Marks) -> list[int] | None:
        """Return which marks of `other` have another title and nothing else; None when more is different."""
        if (self.ids, self.lanes, self.colours) != (other.ids, other.lanes, other.colours):
            return None
        columns = ("lane", "flags", "s0", "s1", "e0", "e1", "rank", "row", "at")
        if not all(np.array_equal(getattr(self, name), getattr(other, name)) for name in columns):
            return None
        return [at for at, (old, new) in enumerate(zip(self.titles, other.titles, strict=True)) if old != new]

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


def marks(
    entries: Columns | Sequence[Item], lanes: Sequence[str] = (), colours: Mapping[str, int] | None = None
) -> Marks:
    """Sort entries into columns.

    `lanes` are names in the user's order; lanes that it lacks follow by name, the unnamed lane "" last. Names
    that no dated entry stands in are left out. `colours` are numbers by lane name; without them each lane has
    its own.
    """
    found = entries if isinstance(entries, Columns) else Columns.of(entries)
    when = _When.of(found)
    names = _lane_order({name for name, dated in zip(found.lane, when.dated.tolist(), strict=True) if dated}, lanes)
    place = {name: at for at, name in enumerate(names)}
    lane = np.array([place.get(name, 0) for name in found.lane], np.uint16)
    by_id = _places(found.id)
    order = np.lexsort((by_id, np.array(found.position, np.int64), when.e1, when.at, lane))
    order = order[when.dated[order]]
    when, lane, by_id, picked = when.taken(order), lane[order], by_id[order], order.tolist()
    first = np.searchsorted(lane, np.arange(len(names) + 1))
    row, rows, crowded = _rows(when, by_id, first)
    within = [slice(int(a), int(b)) for a, b in pairwise(first)]
    importance = np.array(found.importance, np.uint8)[order]
    cited = (np.array(found.citations, np.int64) + np.array(found.links, np.int64))[order]
    ids = tuple(found.id[at] for at in picked)
    return Marks(
        ids=ids,
        titles=tuple(found.title[at] for at in picked),
        date_words=tuple(found.date_words[at] for at in picked),
        lanes=names,
        colours=tuple((colours or {}).get(name, at) for at, name in enumerate(names)),
        undated=tuple(sorted(set(found.id).difference(ids))),
        lane=lane,
        flags=_flags(found, when.lasts, order),
        importance=importance,
        s0=when.s0,
        s1=when.s1,
        e0=when.e0,
        e1=when.e1,
        at=when.at,
        rank=_ranks(importance, cited, by_id),
        row=row,
        follower=_followers(when.s0, rows),
        first=first,
        starts=_sorted_within(when.s0, within),
        ends=_sorted_within(when.e1, within),
        peak=_peaks(when.at, first),
        rows=rows,
        crowded=crowded,
        index={id_: at for at, id_ in enumerate(ids)},
    )


class _When(NamedTuple):
    """Columns of time.

    `dated`: there is a place to draw it at. `lasts`: it fills its time, rather than happening at some moment
    within it. `at`: where its dot stands and where it is counted, the sort key of docs/DATES.md.
    """

    s0: Ints
    s1: Ints
    e0: Ints
    e1: Ints
    at: Ints
    dated: NDArray[np.bool_]
    lasts: NDArray[np.bool_]

    @classmethod
    def of(cls, found: Columns) -> _When:
        s0, s1, e0, e1 = (np.array(column, np.int64) for column in (found.s0, found.s1, found.e0, found.e1))
        begins, ends = _says(found.lo_kind, "known"), _says(found.hi_kind, "known")
        dated = (s0 < e1) & (begins | ends)
        return cls(s0, s1, e0, e1, np.where(begins, s0, e1), dated, _says(found.span, "lasts"))

    def taken(self, order: Ints) -> _When:
        """Return some rows, in this order."""
        return _When(*(column[order] for column in self))  # type: ignore[arg-type]  # each as it was


def _says(column: Sequence[str], word: str) -> NDArray[np.bool_]:
    return np.array([held == word for held in column], np.bool_)


def _places(ids: Sequence[str]) -> Ints:
    """Return the place of each id among the sorted."""
    places = np.empty(len(ids), np.int64)
    places[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return places


def _flags(found: Columns, lasts: NDArray[np.bool_], order: Ints) -> NDArray[np.uint16]:
    """Return the flags of entries in their order; `lasts` is in that order already."""
    told = (
        (Flag.APPROXIMATE, np.array(found.approximate, np.bool_)),
        (Flag.UNCERTAIN, np.array(found.uncertain, np.bool_)),
        (Flag.OPEN_START, _says(found.lo_kind, "open")),
        (Flag.UNKNOWN_START, _says(found.lo_kind, "unknown")),
        (Flag.OPEN_END, _says(found.hi_kind, "open")),
        (Flag.UNKNOWN_END, _says(found.hi_kind, "unknown")),
        (Flag.DISPUTED, _says(found.status, "disputed")),
        (Flag.PROSPECTIVE, _says(found.status, "prospective")),
        (Flag.UNSURE, _says(found.status, "unsure")),
        (Flag.UNCITED, np.array(found.citations, np.int64) == 0),
    )
    flags = np.zeros(len(found.id), np.uint16)
    for flag, said in told:
        flags |= said.astype(np.uint16) * np.uint16(flag)
    return flags[order] | lasts.astype(np.uint16) * np.uint16(Flag.LASTS)


def _lane_order(used: set[str], wished: Sequence[str]) -> tuple[str, ...]:
    known = [name for name in dict.fromkeys(wished) if name in used]
    rest = sorted(used.difference(known), key=lambda name: (not name, name.casefold(), name))
    return (*known, *rest)


def _ranks(importance: NDArray[np.uint8], cited: Ints, by_id: Ints) -> NDArray[np.uint32]:
    rank = np.empty(len(by_id), np.uint32)
    rank[np.lexsort((-by_id, cited, importance))] = np.arange(1, len(by_id) + 1)
    return rank


def _sorted_within(column: Ints, parts: Sequence[slice]) -> Ints:
    result = column.copy()
    for part in parts:
        result[part].sort()
    return result


def _rows(
    when: _When, by_id: Ints, first: NDArray[np.int64]
) -> tuple[NDArray[np.int8], tuple[tuple[NDArray[np.int64], ...], ...], tuple[int, ...]]:
    """Give each interval the first free row of its lane; rows depend on time alone, so no zoom moves them."""
    row = np.full(len(by_id), -1, np.int8)
    rows, crowded = [], []
    for begin, end in pairwise(first.tolist()):
        lasting = begin + np.flatnonzero(when.lasts[begin:end])
        lasting = lasting[np.lexsort((by_id[lasting], -when.e1[lasting], when.s0[lasting]))]
        placed: list[list[int]] = []
        until: list[int] = []  # where the last of each row ends
        for i, s0, e1 in zip(lasting.tolist(), when.s0[lasting].tolist(), when.e1[lasting].tolist(), strict=True):
            free = next((at for at, ended in enumerate(until) if ended <= s0), len(until))
            if free == BAR_ROWS:
                continue
            if free == len(until):
                placed.append([])
                until.append(0)
            placed[free].append(i)
            until[free] = e1
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
