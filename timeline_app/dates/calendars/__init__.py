"""Day numbers and calendar days in five calendars, in whole numbers.

Day 0 is 1970-01-01 in the proleptic Gregorian calendar. Every calendar has three functions: from a day to its number,
back, and the length of a month.
"""

from timeline_app.dates.calendars.counts import Count, count_of
from timeline_app.dates.calendars.hebrew import days_from_hebrew, days_in_hebrew_month, hebrew_from_days, is_hebrew_leap
from timeline_app.dates.calendars.islamic import days_from_islamic, days_in_islamic_month, islamic_from_days
from timeline_app.dates.calendars.solar_hijri import (
    SOLAR_YEARS,
    days_from_solar,
    days_in_solar_month,
    solar_from_days,
)
from timeline_app.dates.calendars.umm_al_qura import YEARS as UMM_AL_QURA_YEARS
from timeline_app.dates.calendars.umm_al_qura import (
    days_from_umm_al_qura,
    days_in_umm_al_qura_month,
    umm_al_qura_from_days,
)
from timeline_app.dates.calendars.western import (
    DAY,
    Civil,
    civil_from_days,
    days_from_civil,
    days_from_julian,
    days_in_julian_month,
    days_in_month,
    is_leap,
    julian_from_days,
    seconds_from_civil,
    weekday,
)

__all__ = [
    "DAY",
    "SOLAR_YEARS",
    "UMM_AL_QURA_YEARS",
    "Civil",
    "Count",
    "civil_from_days",
    "count_of",
    "days_from_civil",
    "days_from_hebrew",
    "days_from_islamic",
    "days_from_julian",
    "days_from_solar",
    "days_from_umm_al_qura",
    "days_in_hebrew_month",
    "days_in_islamic_month",
    "days_in_julian_month",
    "days_in_month",
    "days_in_solar_month",
    "days_in_umm_al_qura_month",
    "hebrew_from_days",
    "is_hebrew_leap",
    "is_leap",
    "islamic_from_days",
    "julian_from_days",
    "seconds_from_civil",
    "solar_from_days",
    "umm_al_qura_from_days",
    "weekday",
]
