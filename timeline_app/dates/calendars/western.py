"""Gregorian and Julian days, for any year, in whole numbers.

Day 0 is 1970-01-01 in the proleptic Gregorian calendar; years are astronomical (0 is 1 BC, -43 is 44 BC).
The Gregorian and Julian arithmetic follows Howard Hinnant, “chrono-compatible low-level date algorithms”.
"""

from __future__ import annotations

from typing import NamedTuple

DAY = 86_400
"""Seconds in a day."""

_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_GREGORIAN_EPOCH = 719_468  # days from 0000-03-01 to 1970-01-01
_JULIAN_EPOCH = 719_470  # the same from the Julian 0000-03-01
_CYCLE = 146_097  # days in 400 Gregorian years
_FOUR_YEARS = 1_461  # days in 4 Julian years


class Civil(NamedTuple):
    """A calendar day; the year is astronomical."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Return the day number of a Gregorian day; month and day may not lie outside their ranges."""
    if month <= 2:
        year -= 1
        month += 12
    century = year // 100
    return 365 * year + year // 4 - century + century // 4 + (153 * (month - 3) + 2) // 5 + day - 1 - _GREGORIAN_EPOCH


def civil_from_days(number: int) -> Civil:
    """Return the Gregorian day of a day number."""
    era, of_era = divmod(number + _GREGORIAN_EPOCH, _CYCLE)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    return _from_march(era * 400 + year, of_era - (365 * year + year // 4 - year // 100))


def days_from_julian(year: int, month: int, day: int) -> int:
    """Return the day number of a Julian day."""
    if month <= 2:
        year -= 1
        month += 12
    return 365 * year + year // 4 + (153 * (month - 3) + 2) // 5 + day - 1 - _JULIAN_EPOCH


def julian_from_days(number: int) -> Civil:
    """Return the Julian day of a day number."""
    era, of_era = divmod(number + _JULIAN_EPOCH, _FOUR_YEARS)
    year = (of_era - of_era // 1460) // 365
    return _from_march(era * 4 + year, of_era - 365 * year)


def days_in_julian_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return 29 if month == 2 and year % 4 == 0 else _MONTH_DAYS[month]


def weekday(number: int) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return (number + 3) % 7


def seconds_from_civil(year: int, month: int = 1, day: int = 1) -> int:
    """Return the second at which a Gregorian day begins, counted from 1970-01-01T00:00:00, wall clock."""
    return days_from_civil(year, month, day) * DAY


def _from_march(year: int, of_year: int) -> Civil:
    """Turn a year beginning in March and a day in it, from 0, into a calendar day."""
    march_month = (5 * of_year + 2) // 153
    day = of_year - (153 * march_month + 2) // 5 + 1
    return Civil(year + 1, march_month - 9, day) if march_month >= 10 else Civil(year, march_month + 3, day)
