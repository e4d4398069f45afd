"""A place in the calendar as finely as words name it, and steps from one to another.

Weeks are ISO 8601 weeks. Years are astronomical: 480 BC is -479.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates.calendars import civil_from_days, days_from_civil, days_in_month, weekday
from timeline_app.suggest.terms import Grain

_UNNAMED_YEAR = 2000  # a leap year, where only month and day are known
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}  # EDTF codes, northern half; as in docs/DATES.md


class Moment(NamedTuple):
    """A unit of the calendar; what is coarser than `grain` is known unless it is None, what is finer is 0 or ""."""

    grain: Grain
    year: int | None = None
    """Of a decade or century its first year (of our era): 1990, 1800; before Christ the year nearest to us."""
    month: int = 0
    day: int = 0
    number: int = 0
    """Of a season its EDTF code, of a quarter or half its number, of a week its ISO number."""
    part: str = ""
    hour: int = -1
    minute: int = -1
    zone: str = ""
    """Of a time: Z, +02, where the words name it."""
    before: bool = False
    """Of a decade or century: before Christ, where years run backwards."""

    @property
    def first_day(self) -> int:
        """Return the day number on which it begins; a year that is not known counts as 2000."""
        return _bounds(self)[0]

    @property
    def last_day(self) -> int:
        """Return the day number on which it ends, included."""
        return _bounds(self)[1]


def day_moment(number: int) -> Moment:
    """Return the day of a day number."""
    year, month, day = civil_from_days(number)
    return Moment(Grain.DAY, year, month, day)


def week_moment(number: int) -> Moment:
    """Return the ISO week that holds a day number; its year is the ISO year."""
    thursday = number - weekday(number) + 3
    year = civil_from_days(thursday).year
    return Moment(Grain.WEEK, year, number=(thursday - days_from_civil(year, 1, 1)) // 7 + 1)


def weekend_moment(number: int) -> Moment:
    """Return the weekend of the ISO week that holds a day number."""
    return week_moment(number)._replace(grain=Grain.WEEKEND)


def month_moment(year: int, month: int) -> Moment:
    """Return a month; `month` may run over or under, 0 being December of the year before."""
    carried, month = divmod(month - 1, 12)
    return Moment(Grain.MONTH, year + carried, month + 1)


def season_at(number: int) -> Moment:
    """Return the season that holds a day number; a winter has the year in which it begins."""
    year, month, _ = civil_from_days(number)
    if month < 3:
        return Moment(Grain.SEASON, year - 1, number=24)
    return Moment(Grain.SEASON, year, number=20 + month // 3)


def at_grain(moment: Moment, grain: Grain) -> Moment:
    """Return the unit of a coarser grain that holds the first day of a moment."""
    if moment.year is None or moment.grain is grain or (moment.grain < grain <= Grain.PART):
        return moment
    year, month, day = civil_from_days(moment.first_day)
    if moment.grain in (Grain.WEEK, Grain.WEEKEND) and grain >= Grain.YEAR:
        year = moment.year
    if grain <= Grain.DAY:
        return Moment(Grain.DAY, year, month, day)
    if grain is Grain.WEEK:
        return week_moment(moment.first_day)
    if grain is Grain.WEEKEND:
        return weekend_moment(moment.first_day)
    if grain is Grain.MONTH:
        return Moment(Grain.MONTH, year, month)
    if grain is Grain.SEASON:
        return season_at(moment.first_day)
    return _long(year, month, grain)


def step(moment: Moment, count: int, unit: Grain) -> Moment:
    """Return the unit that lies `count` units from the one that holds a moment; the result is as fine as the unit."""
    if unit < Grain.DAY:
        return _step_clock(moment, count, unit)
    held = at_grain(moment, unit)
    if held.year is None:
        return held
    if unit is Grain.DAY:
        return day_moment(held.first_day + count)
    if unit is Grain.WEEK:
        return week_moment(held.first_day + 7 * count)
    if unit is Grain.WEEKEND:
        return weekend_moment(held.first_day + 7 * count)
    if unit is Grain.MONTH:
        return month_moment(held.year, held.month + count)
    if unit in (Grain.QUARTER, Grain.SEASON, Grain.HALF):
        return _step_within_year(held, held.year, count, unit)
    return _step_years(held, held.year, count, unit)


def _step_clock(moment: Moment, count: int, unit: Grain) -> Moment:
    """Hours and minutes lead on from a time of day; from a day without one they stay within it."""
    day = at_grain(moment, Grain.DAY)
    if moment.hour < 0 or day.year is None or unit is Grain.PART:
        return day
    minutes = 60 * moment.hour + max(moment.minute, 0) + count * (60 if unit is Grain.HOUR else unit // Grain.MINUTE)
    days, minutes = divmod(minutes, 1440)
    return day_moment(day.first_day + days)._replace(grain=Grain.MINUTE, hour=minutes // 60, minute=minutes % 60)


def _step_within_year(held: Moment, year: int, count: int, unit: Grain) -> Moment:
    size, first = {Grain.QUARTER: (4, 1), Grain.SEASON: (4, 21), Grain.HALF: (2, 1)}[unit]
    carried, number = divmod(held.number - first + count, size)
    return Moment(unit, year + carried, number=number + first)


def _step_years(held: Moment, year: int, count: int, unit: Grain) -> Moment:
    span = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}[unit]
    return _long(year + count * span, 1, unit)


def _long(year: int, month: int, grain: Grain) -> Moment:
    if grain is Grain.QUARTER:
        return Moment(grain, year, number=(month - 1) // 3 + 1)
    if grain is Grain.HALF:
        return Moment(grain, year, number=(month - 1) // 6 + 1)
    if grain is Grain.YEAR:
        return Moment(grain, year)
    span = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}[grain]
    if year > 0:
        return Moment(grain, year - year % span)
    if grain is Grain.DECADE:  # the 470s BC are 479 to 470
        return Moment(grain, 1 - ((1 - year) - (1 - year) % span), before=True)
    return Moment(grain, year + -year % span, before=True)  # the 5th century BC is 500 to 401


def _bounds(moment: Moment) -> tuple[int, int]:
    year = _UNNAMED_YEAR if moment.year is None else moment.year
    if moment.grain <= Grain.DAY:
        day = min(moment.day or 1, days_in_month(year, moment.month or 1))
        number = days_from_civil(year, moment.month or 1, day)
        return number, number
    if moment.grain in (Grain.WEEK, Grain.WEEKEND):
        fourth = days_from_civil(year, 1, 4)
        monday = fourth - weekday(fourth) + 7 * (moment.number - 1)
        return (monday, monday + 6) if moment.grain is Grain.WEEK else (monday + 5, monday + 6)
    first, months = _months(moment, year)
    end = month_moment(first[0], first[1] + months)
    return days_from_civil(*first, 1), days_from_civil(end.year or 0, end.month, 1) - 1


def _months(moment: Moment, year: int) -> tuple[tuple[int, int], int]:
    """Return the first month and how many it lasts."""
    if moment.grain is Grain.MONTH:
        return (year, moment.month), 1
    if moment.grain is Grain.QUARTER:
        return (year, 3 * moment.number - 2), 3
    if moment.grain is Grain.HALF:
        return (year, 6 * moment.number - 5), 6
    if moment.grain is Grain.SEASON:
        return (year, _SEASON_STARTS[moment.number]), 3
    span = {Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}.get(moment.grain, 1)
    return (year - span + 1 if moment.before else year, 1), 12 * span
