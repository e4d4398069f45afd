"""The Solar Hijri calendar of Afghanistan and Iran: days of the years 1206 to 1436."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate

from timeline_app.dates.calendars.western import Civil

SOLAR_YEARS = range(1206, 1437)
"""The Solar Hijri years that are known here: 1827 to 2058."""

# Leap years that come five years after the one before, not four: read off Qt's calendar, which agrees with the
# astronomical Nowruz for 1298 to 1419.
_SOLAR_BREAKS = (1181, 1214, 1247, 1280, 1309, 1342, 1375, 1408, 1437)
_SOLAR_EPOCH = -52_150  # 1 Hamal 1206


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
