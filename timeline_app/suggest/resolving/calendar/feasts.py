"""Feasts that move through the year; which words name which feast is data of the language pack.

Easter after the anonymous Gregorian algorithm (“Nature”, 20 April 1876), here for Gregorian years only.
"""

from __future__ import annotations

import re

from timeline_app.dates.calendars import days_from_civil, days_in_month, weekday
from timeline_app.suggest.resolving.moment import Moment, day_moment
from timeline_app.suggest.terms import Grain

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_EASTER = re.compile(r"easter([+-]\d+)")
_NTH = re.compile(r"(\d\d) weekday (\d) (first|second|third|fourth|last)")
_NUMBERS = ("first", "second", "third", "fourth")


def feast(rule: str, year: int | None) -> Moment:
    """Return the day of a feast in a year; the year may be unknown.

    Args:
        rule: 12-25, easter-2, or 11 weekday 4 fourth: the fourth Thursday of November.

    Raises:
        ValueError: the rule cannot be read; only a faulty pack does that.
    """
    if fixed := _FIXED.fullmatch(rule):
        return Moment(Grain.DAY, year, int(fixed[1]), int(fixed[2]))
    if year is None:
        return Moment(Grain.DAY)
    if moving := _EASTER.fullmatch(rule):
        return day_moment(easter(year) + int(moving[1]))
    nth = _NTH.fullmatch(rule)
    if nth is None:
        raise ValueError(rule)
    month, wanted = int(nth[1]), int(nth[2]) - 1
    if nth[3] == "last":
        last = days_from_civil(year, month, days_in_month(year, month))
        return day_moment(last - (weekday(last) - wanted) % 7)
    first = days_from_civil(year, month, 1)
    return day_moment(first + (wanted - weekday(first)) % 7 + 7 * _NUMBERS.index(nth[3]))


def easter(year: int) -> int:
    """Return the day number of Easter Sunday."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * days) // 451
    month, day = divmod(epact + days - 7 * correction + 114, 31)
    return days_from_civil(year, month, day + 1)
