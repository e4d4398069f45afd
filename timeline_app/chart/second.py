"""A second calendar on the axis: one row of its days, months or years below the tiers of the first.

Its boundaries are its own; where the calendar is not known there is nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from timeline_app.chart.calendar import DAY, Step, shown_year
from timeline_app.chart.ticks import GAP, Tick
from timeline_app.chart.view import Measure
from timeline_app.dates import words_of
from timeline_app.dates.calendars import Civil, Count, count_of
from timeline_app.dates.languages import Language

_CLOSEST = 40.0  # of two ticks, whatever their labels
_LADDER = (
    Step("day", 1),
    *(Step("month", count) for count in (1, 3, 6)),
    *(Step("year", digit * 10**power) for power in range(7) for digit in (1, 2, 5)),
)


def second_row(
    lo: float,
    hi: float,
    width: float,
    measure: Measure,
    calendar: str,
    *,
    gap: float = GAP,
    language: Language | None = None,
) -> tuple[Tick, ...]:
    """Return the ticks of another calendar for [lo, hi) seconds drawn `width` wide; () for the Gregorian one.

    The step is the finest at which no two labels come closer than `gap`. What began before is pinned to the left edge.
    """
    first, last = math.floor(lo / DAY), math.ceil(hi / DAY)
    count = count_of(calendar, first, last)
    if count is None or not count.begins() < last or not first < count.ends():
        return ()
    known = max(math.ceil(lo / DAY), count.begins()), min(last, count.ends())
    pinned = count.day(first) if first >= count.begins() else None
    for step in _LADDER:
        if step.seconds * width / (hi - lo) < _CLOSEST:
            continue
        row = [
            Tick(
                (number * DAY - lo) * width / (hi - lo),
                words_of(day, step.unit, calendar, language or ""),
                number * DAY,
            )
            for number, day in _boundaries(count, step, *known)
        ]
        if all(a.x + measure(a.label) + gap <= b.x for a, b in pairwise(row)):
            row = [
                tick if tick.x + 2 * tick.inset + measure(tick.label) <= width else tick._replace(label="")
                for tick in row
            ]
            begun = Tick(
                0.0, words_of(pinned, step.unit, calendar, language or "") if pinned else "", first * DAY, pinned=True
            )
            fits = begun.inset + measure(begun.label) + gap <= (row[0].x if row else width)
            return (begun, *row) if pinned and fits else tuple(row)
    return ()


def _boundaries(count: Count, step: Step, first: int, last: int) -> Iterator[tuple[int, Civil]]:
    """Yield the days in [first, last) at which a step begins anew, with their numbers.

    Years are round as people write them: 2000 BC, 1000 BC, AD 1.
    """
    if step.unit == "day":
        for number in range(first, last):
            yield number, count.day(number)
        return
    many = step.amount if step.unit == "year" else 1
    shown = shown_year(count.day(first).year) // many * many
    while shown <= count.years[-1]:
        year = shown if shown > 0 else shown + 1
        for month in range(1, count.months + 1, step.amount) if step.unit == "month" else (1,):
            if year not in count.years or not count.length(year, month) or (shown == 0 and many == 1):
                continue  # a year without that month, or one that nobody counts
            number = count.number(year, month, 1)
            if number >= last:
                return
            if number >= first:
                yield number, Civil(year, month, 1)
        shown += many
