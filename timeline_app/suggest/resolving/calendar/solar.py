"""Days of the Solar Hijri calendar, as Afghan and Iranian sources name them: 14 Sunbula 1398 is 5 September 2019."""

from __future__ import annotations

from timeline_app.dates.calendars import SOLAR_YEARS, days_from_solar, days_in_solar_month, solar_from_days
from timeline_app.suggest.resolving.moment import Moment, day_moment
from timeline_app.suggest.terms import Fields


def solar_day(said: Fields, around: int | None) -> Moment | None:
    """Return the day; None where no year is near, or it has no such day.

    Args:
        around: a day number; a year that is not said is the one that puts the day nearest to it.
    """
    if said.year is not None:
        return _day(said.year, said)
    known = days_from_solar(SOLAR_YEARS[0], 1, 1), days_from_solar(SOLAR_YEARS[-1], 1, 1)
    if around is None or not known[0] <= around < known[1]:
        return None
    year = solar_from_days(around).year
    near = [day for day in (_day(year + n, said) for n in (-1, 0, 1)) if day is not None]
    return min(near, key=lambda day: abs(day.first_day - around), default=None)


def _day(year: int, said: Fields) -> Moment | None:
    month, day = said.solar_month or 1, said.day or 1
    if year not in SOLAR_YEARS or day > days_in_solar_month(year, month):
        return None
    return day_moment(days_from_solar(year, month, day))
