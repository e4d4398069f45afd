"""The Hebrew calendar, by its four rules of postponement.

Months are numbered from Tishri, 1, to Elul, 13; 6 is Adar I, which only leap years have, and 7 is Adar (in leap years
Adar II), so that a month has one number in all years. The arithmetic of the molad follows Reingold and Dershowitz,
“Calendrical Calculations”. Days are counted as daylight; the Hebrew day begins at the sunset before.
"""

from __future__ import annotations

from timeline_app.dates.calendars.western import Civil

ADAR_I, ADAR = 6, 7
_EPOCH = -2_092_590  # 1 Tishri of the year 1: 7 October 3761 BC, Julian
_LENGTHS = (30, 29, 30, 29, 30, 30, 29, 30, 29, 30, 29, 30, 29)


def days_from_hebrew(year: int, month: int, day: int) -> int:
    """Return the day number of a day; a common year has no month 6."""
    return hebrew_new_year(year) + sum(days_in_hebrew_month(year, before) for before in range(1, month)) + day - 1


def hebrew_from_days(number: int) -> Civil:
    """Return the day of a day number."""
    year = (number - _EPOCH) * 98_496 // 35_975_351  # the mean year, or one less
    while hebrew_new_year(year + 1) <= number:
        year += 1
    month, day = 1, number - hebrew_new_year(year)
    while day >= days_in_hebrew_month(year, month):
        day -= days_in_hebrew_month(year, month)
        month += 1
    return Civil(year, month, day + 1)


def days_in_hebrew_month(year: int, month: int) -> int:
    """Return 29 or 30, or 0 for the Adar I of a common year."""
    if month == ADAR_I and not is_hebrew_leap(year):
        return 0
    if month in (2, 3):
        length = (hebrew_new_year(year + 1) - hebrew_new_year(year)) % 10  # 3 deficient, 4 regular, 5 complete
        return 30 if (month == 2 and length == 5) or (month == 3 and length != 3) else 29
    return _LENGTHS[month - 1]


def is_hebrew_leap(year: int) -> bool:
    """Whether the year has thirteen months."""
    return (7 * year + 1) % 19 < 7


def hebrew_new_year(year: int) -> int:
    """Return the day number of 1 Tishri."""
    before, this, after = _molad(year - 1), _molad(year), _molad(year + 1)
    postponed = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _EPOCH + this + postponed


def _molad(year: int) -> int:
    """Return the day of the new moon of Tishri, moved off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + (3 * (day + 1) % 7 < 3)
