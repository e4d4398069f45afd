"""Day numbers and calendar days, for any year, in whole numbers.

Day 0 is 1970-01-01 in the proleptic Gregorian calendar; years are astronomical (0 is 1 BC, -43 is 44 BC).
The Gregorian and Julian arithmetic follows Howard Hinnant, “chrono-compatible low-level date algorithms”.
Other calendars get a pair of functions of the same shape here.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import NamedTuple

DAY = 86_400
"""Seconds in a day."""

_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_GREGORIAN_EPOCH = 719_468  # days from 0000-03-01 to 1970-01-01
_JULIAN_EPOCH = 719_470  # the same from the Julian 0000-03-01
_CYCLE = 146_097  # days in 400 Gregorian years
_FOUR_YEARS = 1_461  # days in 4 Julian years

SOLAR_YEARS = range(1206, 1437)
"""The Solar Hijri years that are known here: 1827 to 2058."""

# Leap years that come five years after the one before, not four: read off Qt's calendar, which agrees with the
# astronomical Nowruz for 1298 to 1419.
_SOLAR_BREAKS = (1181, 1214, 1247, 1280, 1309, 1342, 1375, 1408, 1437)
_SOLAR_EPOCH = -52_150  # 1 Hamal 1206


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


def days_from_solar(year: int, month: int, day: int) -> int:
    """Return the day number of a Solar Hijri day.

    Raises:
        ValueError: the year is none of SOLAR_YEARS.
    """
    return _new_years()[SOLAR_YEARS.index(year)] + 31 * (month - 1) - max(month - 7, 0) + day - 1


def solar_from_days(number: int) -> Civil:
    """Return the Solar Hijri day of a day number.

    Raises:
        ValueError: its year is none of SOLAR_YEARS.
    """
    place = bisect_right(_new_years(), number) - 1
    if place not in range(len(SOLAR_YEARS)):
        raise ValueError(number)
    of_year = number - _new_years()[place]
    month, day = divmod(of_year, 31) if of_year < 186 else divmod(of_year - 186, 30)
    return Civil(SOLAR_YEARS[place], month + (1 if of_year < 186 else 7), day + 1)


def days_in_solar_month(year: int, month: int) -> int:
    """Return 29 to 31."""
    if month < 12:
        return 31 if month <= 6 else 30
    return 30 if _is_solar_leap(year) else 29


@cache
def _new_years() -> tuple[int, ...]:
    """Return the day numbers of Nowruz, one more than there are years."""
    lengths = (366 if _is_solar_leap(year) else 365 for year in SOLAR_YEARS)
    return tuple(accumulate(lengths, initial=_SOLAR_EPOCH))


def _is_solar_leap(year: int) -> bool:
    place = bisect_right(_SOLAR_BREAKS, year)
    return (year - _SOLAR_BREAKS[place - 1]) % 4 == 0 and year + 1 not in _SOLAR_BREAKS


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
