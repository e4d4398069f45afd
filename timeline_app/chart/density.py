"""How many entries stand where: exact counts, and the scale of the overview.

Bins are [j, j + 1) * 2**level seconds, so that they stay where they are while the view is dragged over them,
and every dated entry lies in exactly one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.calendar import Step, boundaries, civil_of, shown_year
from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.ticks import LADDER, Tick, clock_words, date_words, month_words, year_words
from timeline_app.chart.view import Measure, View
from timeline_app.dates import CEILING

_KNOTS = 512
_MOST = 0.75  # of the entries
_CROWDED = 0.05  # half of the entries in less than this share of the time: the overview bends


def level_of(scale: float, least: float = 1.0) -> int:
    """Return the smallest level whose bins are at least `least` pixels wide at `scale` seconds a pixel."""
    return min(max(math.ceil(math.log2(scale * least) - 1e-9), 0), 61)


def counts(marks: Marks, lane: int, level: int, first: int, last: int) -> NDArray[np.int64]:
    """Count the entries of a lane in each of the bins first, …, last - 1; cost: one bisection a bin."""
    edges = np.arange(first, last + 1, dtype=np.int64) << level
    return np.diff(np.searchsorted(marks.at[marks.slice(lane)], edges))


def bins(view: View, level: int) -> tuple[int, int]:
    """Return the numbers of the first bin in view and of the first one behind it."""
    return math.floor(view.lo) >> level, (math.ceil(view.hi) >> level) + 1


def shares(found: Ints, peak: int) -> NDArray[np.float64]:
    """Return how high bins of these counts stand, 0 to 1 and logarithmic, where `peak` is the highest count."""
    share: NDArray[np.float64] = np.minimum(np.log1p(found) / math.log1p(max(peak, 1)), 1.0)
    return share


def heights(share: NDArray[np.float64], most: float) -> NDArray[np.float64]:
    """Return how high bins of these shares are drawn: at least 2 where there is anything."""
    return np.where(share > 0, np.maximum(most * share, min(2.0, most)), 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Focus:
    """The scale of the overview: time to a share 0–1 of its width, bent towards where the entries are.

    u(t) = (1 - a) * linear(t) + a * share of the entries before t, at 512 knots, linear in between.
    """

    times: NDArray[np.float64]
    shares: NDArray[np.float64]
    bend: float = 0.0

    @classmethod
    def of(cls, marks: Marks, bend: float | None = None) -> Focus:
        """Fit the scale to the entries.

        `bend` is a of the formula, 0 to below 1; None takes 0.7 when half of the entries lie in less than a
        twentieth of the time, else 0.
        """
        lo, hi = marks.extent() or (0, 86_400)
        at = marks.times.sorted
        pad = 0.02 * max(hi - lo, 60)
        times = np.linspace(lo - pad, hi + pad, _KNOTS)
        if bend is None:
            bend = 0.7 if _crowded(at, hi - lo) else 0.0
        if bend and len(at):
            part = at[np.linspace(0, len(at) - 1, _KNOTS).astype(np.int64)]
            times = np.sort(np.concatenate([times, part]))
        linear = (times - times[0]) / (times[-1] - times[0])
        before = np.searchsorted(at, np.ceil(times).astype(np.int64)) / max(len(at), 1)
        before = np.interp(times, [times[0], times[-1]], [0, 1]) if not len(at) else before
        return cls(times, (1 - bend) * linear + bend * before / max(float(before[-1]), 1e-9), bend)

    def share(self, seconds: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return the places of moments, 0 at the left to 1 at the right; those outside stand at the ends."""
        return np.asarray(np.interp(seconds, self.times, self.shares))

    def seconds(self, share: float) -> float:
        """Return the moment at a place."""
        return float(np.interp(share, self.shares, self.times))


def _crowded(at: Ints, span: float) -> bool:
    half = len(at) // 2
    return half >= 4 and bool((at[half:] - at[: len(at) - half]).min() < _CROWDED * span)


def overview(marks: Marks, focus: Focus, width: int) -> NDArray[np.int64]:
    """Count the entries in each of `width` pixels of the overview; the sum is the number of marks.

    Cost: a bisection for each pixel.
    """
    edges = np.interp(np.arange(1, width) / width, focus.shares, focus.times)
    places = np.searchsorted(marks.times.sorted, np.ceil(edges).astype(np.int64))
    return np.diff(np.concatenate([[0], places, [len(marks)]]))


def busiest(marks: Marks) -> tuple[int, int] | None:
    """Return the shortest stretch that holds most of the entries when it is far shorter than the whole, else all.

    Where a chronology has a long tail, this is the stretch to open at; None when nothing is dated.
    """
    stretch = _shortest(marks)
    if stretch is None or stretch == marks.extent():
        return stretch
    lo, hi = stretch
    ends = _ends(marks, lo, hi)
    return lo, max(hi, int(np.median(ends)) if len(ends) else hi)


def is_busiest_within(marks: Marks, lo: float, hi: float) -> bool:
    """Tell whether the busiest stretch lies in [lo, hi], mostly without looking for its very end."""
    stretch = _shortest(marks)
    if stretch is None or stretch == marks.extent():
        return stretch is None or (lo <= stretch[0] and stretch[1] <= hi)
    if not (lo <= stretch[0] and stretch[1] <= hi):
        return False
    known = over = 0
    for ends in _ends_by_lane(marks, *stretch):
        known += int(np.count_nonzero(ends < CEILING))
        over += int(np.count_nonzero(ends <= min(hi, CEILING - 1)))
    return not known or 2 * over > known or int(np.median(_ends(marks, *stretch))) <= hi


def _shortest(marks: Marks) -> tuple[int, int] | None:
    """Return the shortest stretch that most of the entries begin in when it is far shorter than the whole, else all."""
    whole = marks.extent()
    if whole is None or not _crowded(marks.times.sorted, whole[1] - whole[0]):
        return whole
    at = marks.times.sorted
    held = max(math.ceil(_MOST * len(at)), 2)
    first = int(np.argmin(at[held - 1 :] - at[: len(at) - held + 1]))
    return int(at[first]), int(at[first + held - 1]) + 1


def _ends(marks: Marks, lo: int, hi: int) -> Ints:
    """Return the known ends of the entries of a stretch.

    By their median half of them were over: those of one day fill that day, not its first hour.
    """
    ends = np.concatenate(_ends_by_lane(marks, lo, hi))
    return ends[ends < CEILING]


def _ends_by_lane(marks: Marks, lo: int, hi: int) -> list[Ints]:
    held = (marks.between(lane, lo, hi) for lane in range(len(marks.lanes)))
    return [marks.e1[part.start : part.stop] for part in held]


def landmarks(focus: Focus, width: float, measure: Measure, gap: float = 24.0) -> tuple[Tick, ...]:
    """Return the ticks of the overview, whose distances show how it is bent: rounder moments go first.

    Where no two days have room, the day that it begins with stands pinned at the left, and hours or minutes follow.
    """
    row = _Row(focus, width, measure, gap)
    for step in (*_ROUND, *_SCARCE):
        if step in _SCARCE and len(row.placed) > 1:
            break
        row.fill(step)
    if len(row.placed) < 2:
        begin = math.floor(focus.times[0])
        row.place(Tick(0.0, date_words(begin, short=True), begin, pinned=True))
        for step in _WITHIN_A_DAY:
            if len(row.placed) > _ENOUGH:
                break
            row.fill(step)
    return tuple(sorted(row.placed))


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """Ticks that are placed one by one, each where its words leave `gap` free to those of the others."""

    focus: Focus
    width: float
    measure: Measure
    gap: float
    placed: list[Tick] = field(default_factory=list)

    def fill(self, step: Step) -> None:
        """Place the boundaries of a step where there is room."""
        for moment in _where_apart(self.focus, step, self.width):
            self.place(Tick(float(self.focus.share(float(moment))) * self.width, _landmark(step, moment), moment))

    def place(self, tick: Tick) -> None:
        """Place a tick where it fits."""
        end = self._end(tick)
        if end <= self.width and all(end <= other.x or self._end(other) <= tick.x for other in self.placed):
            self.placed.append(tick)

    def _end(self, tick: Tick) -> float:
        return tick.x + tick.inset + self.measure(tick.label) + self.gap


def _where_apart(focus: Focus, step: Step, width: float) -> Iterator[int]:
    """Yield the boundaries of a step where the scale spreads them `_APART` or more."""
    spread = np.diff(focus.shares) * width * step.seconds >= _APART * np.diff(focus.times)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], spread, [False]]).astype(np.int8)))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield from boundaries(step, math.ceil(focus.times[first]), math.floor(focus.times[last]))


_ROUND = tuple(step for step in reversed(LADDER) if step.unit in ("month", "year") or step == Step("day", 1))
_SCARCE = (
    Step("week", 1),
    Step("day", 2),
)  # where those leave less than two: days stand too close, and no month begins
_WITHIN_A_DAY = (
    *(Step("hour", count) for count in (12, 6, 3, 1)),
    *(Step("minute", count) for count in (30, 10, 5, 1)),
)
_ENOUGH = 3  # ticks, after which none between them are looked for
_APART = 30.0  # units between two ticks of a step, before it is thought of


def _landmark(step: Step, moment: int) -> str:
    if step in _WITHIN_A_DAY:
        return clock_words(moment)
    if step.unit == "year":
        return year_words(shown_year(civil_of(moment).year), step.amount)
    return month_words(moment, short=True) if step.unit == "month" else date_words(moment, short=True)
