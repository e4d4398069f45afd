"""Unit boundaries on the proleptic Gregorian calendar, for any year that int64 seconds reach.

Day numbers count from 1970-01-01; the conversion is that of Howard Hinnant,
"chrono-compatible low-level date algorithms".
Years are astronomical (0 is 1 BC) unless called *shown*: shown years are never 0 and negative before Christ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

DAY = 86_400
YEAR = 31_556_952  # mean Gregorian year in seconds: 365.2425 days
MONTH = YEAR // 12
_CLOCK = {"second": 1, "minute": 60, "hour": 3_600}
_LONG = {**_CLOCK, "day": DAY, "week": 7 * DAY, "month": MONTH, "year": YEAR}


class Civil(NamedTuple):
    """A calendar day: astronomical year, month 1–12, day 1–31."""

    year: int
    month: int
    day: int


class Step(NamedTuple):
    """A distance between ticks: `amount` seconds, minutes, hours, days, weeks, months or years."""

    unit: str
    amount: int

    @property
    def seconds(self) -> int:
        """The mean length."""
        return self.amount * _LONG[self.unit]


def days(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day, counted from 1970-01-01."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def civil(day: int) -> Civil:
    """Return the date of a day number."""
    era, of_era = divmod(day + 719_468, 146_097)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return Civil(era * 400 + year + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1)


def civil_of(seconds: int) -> Civil:
    """Return the date on which a moment lies."""
    return civil(seconds // DAY)


def weekday(day: int) -> int:
    """Return the day of the week, 0 for Monday."""
    return (day + 3) % 7


def shown_year(year: int) -> int:
    """Return the year as people write it: -44 for 44 BC, never 0."""
    return year if year > 0 else year - 1


def boundaries(step: Step, lo: int, hi: int, first_weekday: int = 0) -> Iterator[int]:
    """Yield the moments in [lo, hi) at which `step` begins anew, in order.

    Years are round as shown, so a step of 100 yields 200 BC, 100 BC, AD 1, 100. Steps of several days count
    from the first of each month; the last one of a month is left out when the next month begins sooner than a
    step later.
    """
    if step.unit in _CLOCK:
        size = step.seconds
        yield from range(-(-lo // size) * size, hi, size)
    elif step.unit == "day":
        yield from _days(step.amount, lo, hi)
    elif step.unit == "week":
        first = -(-lo // DAY)
        first += (first_weekday - weekday(first)) % 7
        yield from range(first * DAY, hi, 7 * DAY)
    elif step.unit == "month":
        yield from _months(step.amount, lo, hi)
    else:
        yield from _years(step.amount, lo, hi)


def _days(count: int, lo: int, hi: int) -> Iterator[int]:
    for day in range(-(-lo // DAY), -(-hi // DAY)):
        if count == 1:
            yield day * DAY
            continue
        year, month, of_month = civil(day)
        follows = days(year + month // 12, month % 12 + 1)
        if (of_month - 1) % count == 0 and (of_month == 1 or follows - day >= count):
            yield day * DAY


def _months(count: int, lo: int, hi: int) -> Iterator[int]:
    year, month, _ = civil_of(lo)
    at = -(-(year * 12 + month - 1) // count) * count
    while (moment := days(at // 12, at % 12 + 1) * DAY) < hi:
        if moment >= lo:
            yield moment
        at += count


def _years(count: int, lo: int, hi: int) -> Iterator[int]:
    shown = shown_year(civil_of(lo).year)
    shown = shown // count * count
    while (moment := days(_year_of_tick(shown)) * DAY) < hi:
        if moment >= lo:
            yield moment
        shown += count
        if shown == 0 and count == 1:
            shown = 1


def _year_of_tick(shown: int) -> int:
    """Return the astronomical year of a round shown year; 0, which nobody writes, is AD 1."""
    if shown == 0:
        return 1
    return shown if shown > 0 else shown + 1
