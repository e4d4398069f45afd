"""The seconds that one written date can mean: masks in closed form, sub-year codes, significant digits."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline_app.dates.calendars import DAY, days_in_month, is_leap, seconds_from_civil
from timeline_app.dates.terms import CEILING, FLOOR

SUB_YEARS = {
    **{21 + 4 * block + season: (3 * season + 3, 3) for block in (0, 1) for season in range(4)},
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    **{33 + quarter: (3 * quarter + 1, 3) for quarter in range(4)},
    **{37 + third: (4 * third + 1, 4) for third in range(3)},
    40: (1, 6),
    41: (7, 6),
}
"""Code → first month, number of months. The months are ours: ISO 8601-2 leaves them open."""

_FAR = 10**12  # years; both ends of the scale lie nearer


class Extent(NamedTuple):
    """The first unit [a, b) and the last unit [c, d) that a date can mean, in seconds; equal where it is sure."""

    a: int
    b: int
    c: int
    d: int


def _clamped(start: int, stop: int, last: int, end: int) -> Extent:
    if start >= FLOOR and end <= CEILING:
        return Extent(start, stop, last, end)
    a, c = (min(max(value, FLOOR), CEILING - 1) for value in (start, last))
    b, d = (min(max(value, FLOOR + 1), CEILING) for value in (stop, end))
    return Extent(a, b, c, d)


def of_years(first: int, last: int) -> Extent:
    """Return the extent of some year from `first` to `last`, both included; any size of number."""
    low, high = (min(max(year, -_FAR), _FAR) for year in (first, last))
    return _clamped(*(seconds_from_civil(year) for year in (low, low + 1, high, high + 1)))


def of_sub_year(first: int, last: int, code: int) -> Extent:
    """Return the extent of the part `code` (21 to 41) of some year from `first` to `last`."""
    month, length = SUB_YEARS[code]
    return Extent(
        _month_start(first, month),
        _month_start(first, month + length),
        _month_start(last, month),
        _month_start(last, month + length),
    )


def of_months(first: int, last: int, pattern: str) -> Extent | None:
    """Return the extent of the months that fit `pattern`, None when none does."""
    months = _fitting(pattern, 1, 12)
    if not months:
        return None
    low, high = months[0], months[-1]
    return Extent(
        _month_start(first, low),
        _month_start(first, low + 1),
        _month_start(last, high),
        _month_start(last, high + 1),
    )


def of_days(years: tuple[int, int], year: str, month: str, day: str) -> Extent | None:
    """Return the extent of the days that fit the masks, None when the calendar has no such day.

    Args:
        years: the first and the last year that fit `year`.
        year, month, day: the masks, the year with its sign.
    """
    first = _first_day(years[0], month, day)
    last = _last_day(years[1], month, day)
    if first is None or last is None:
        return _of_leap_days(year, month, day)
    return Extent(first, first + DAY, last, last + DAY)


def years_of(text: str) -> tuple[int, int] | None:
    """Return the first and last year of a four-place mask with its sign; None for -0000, which is no year."""
    negative = text[0] == "-"
    if "X" not in text:
        year = int(text)
        return None if negative and year == 0 else (year, year)
    if not negative:
        return int(text.replace("X", "0")), int(text.replace("X", "9"))
    digits = text[1:]
    near = int(digits.replace("X", "0"))
    if near == 0:
        last = digits.rindex("X")
        near = 10 ** (3 - last)
    return -int(digits.replace("X", "9")), -near


def _month_start(year: int, month: int) -> int:
    return seconds_from_civil(year, month) if month <= 12 else seconds_from_civil(year + 1, month - 12)


def _first_day(year: int, month: str, day: str) -> int | None:
    for number in _fitting(month, 1, 12):
        if days := _fitting(day, 1, days_in_month(year, number)):
            return seconds_from_civil(year, number, days[0])
    return None


def _last_day(year: int, month: str, day: str) -> int | None:
    for number in reversed(_fitting(month, 1, 12)):
        if days := _fitting(day, 1, days_in_month(year, number)):
            return seconds_from_civil(year, number, days[-1])
    return None


def _of_leap_days(year: str, month: str, day: str) -> Extent | None:
    """Only 29 February can fit: look for the first and last leap year.

    The years of a century repeat, so the last two digits decide, and only where they are 00 the first two.
    """
    if 2 not in _fitting(month, 1, 12) or not _fitting(day, 29, 29):
        return None
    centuries, ends = _fitting(year[-4:-2], 0, 99), _fitting(year[-2:], 0, 99)
    nearest = _leap_year(centuries, ends)
    farthest = _leap_year(centuries[::-1], ends[::-1])
    if nearest is None or farthest is None:
        return None
    low, high = (-farthest, -nearest) if year[0] == "-" else (nearest, farthest)
    first, last = seconds_from_civil(low, 2, 29), seconds_from_civil(high, 2, 29)
    return Extent(first, first + DAY, last, last + DAY)


def _leap_year(centuries: tuple[int, ...], ends: tuple[int, ...]) -> int | None:
    """Return the first leap year met, going through the centuries and their years in the given order."""
    fours = [end for end in ends if end % 4 == 0]
    for century in centuries:
        for end in fours:
            if is_leap(century * 100 + end):
                return century * 100 + end
    return None


@cache
def _fitting(pattern: str, low: int, high: int) -> tuple[int, ...]:
    """Return the numbers of `low` to `high` that a two-place mask admits, ascending."""
    return tuple(
        number
        for number in range(low, high + 1)
        if all(place in ("X", digit) for place, digit in zip(pattern, f"{number:02}", strict=True))
    )
