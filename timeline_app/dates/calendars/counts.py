"""How each calendar counts its days: what views need to draw its months and years."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_app.dates.calendars.hebrew import days_from_hebrew, days_in_hebrew_month, hebrew_from_days
from timeline_app.dates.calendars.islamic import days_from_islamic, days_in_islamic_month, islamic_from_days
from timeline_app.dates.calendars.solar_hijri import (
    SOLAR_YEARS,
    days_from_solar,
    days_in_solar_month,
    solar_from_days,
)
from timeline_app.dates.calendars.umm_al_qura import (
    YEARS,
    days_from_umm_al_qura,
    days_in_umm_al_qura_month,
    umm_al_qura_from_days,
)
from timeline_app.dates.calendars.western import Civil, days_from_julian, days_in_julian_month, julian_from_days

_FAR = 10**7  # years


class Count(NamedTuple):
    """A calendar: `years` are those it is known for, `months` the number of a year's last month."""

    years: range
    months: int
    number: Callable[[int, int, int], int]
    day: Callable[[int], Civil]
    length: Callable[[int, int], int]

    def begins(self) -> int:
        """Return the number of the first day that is known."""
        return self.number(self.years[0], 1, 1)

    def ends(self) -> int:
        """Return the number of the day after the last that is known."""
        year = self.years[-1]
        return self.number(year, self.months, self.length(year, self.months)) + 1


_COUNTS = {
    "julian": Count(range(-_FAR, _FAR), 12, days_from_julian, julian_from_days, days_in_julian_month),
    "solar_hijri": Count(SOLAR_YEARS, 12, days_from_solar, solar_from_days, days_in_solar_month),
    "hebrew": Count(range(1, _FAR), 13, days_from_hebrew, hebrew_from_days, days_in_hebrew_month),
}
_TABULAR = Count(range(1, _FAR), 12, days_from_islamic, islamic_from_days, days_in_islamic_month)
_UMM_AL_QURA = Count(YEARS, 12, days_from_umm_al_qura, umm_al_qura_from_days, days_in_umm_al_qura_month)


def count_of(calendar: str, first: int, last: int) -> Count | None:
    """Return how a calendar counts the days from `first` to `last`; None for the Gregorian one.

    Islamic days are those of Umm al-Qura where it is known for all of them, else of the civil calendar.
    """
    if calendar == "islamic":
        known = _UMM_AL_QURA.begins() <= first and last < _UMM_AL_QURA.ends()
        return _UMM_AL_QURA if known else _TABULAR
    return _COUNTS.get(calendar)
