"""The tabular Islamic calendar: thirty years with eleven leap days, over and over.

The months have 30 and 29 days by turns; the twelfth has 30 in the years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29
of thirty. Two beginnings are in use: the “civil” one counts from Friday 16 July 622 (Julian), the “astronomical” one
from the day before. Days are counted as daylight; the Islamic day begins at the sunset before.
"""

from __future__ import annotations

from timeline_app.dates.calendars.western import Civil

CIVIL, ASTRONOMICAL = "civil", "astronomical"
_EPOCH = {CIVIL: -492_148, ASTRONOMICAL: -492_149}
_CYCLE = 10_631  # days in 30 years


def days_from_islamic(year: int, month: int, day: int, variant: str = CIVIL) -> int:
    """Return the day number of a day; month and day may not lie outside their ranges.

    Args:
        variant: CIVIL or ASTRONOMICAL.
    """
    return _EPOCH[variant] + _before(year) + 29 * (month - 1) + month // 2 + day - 1


def islamic_from_days(number: int, variant: str = CIVIL) -> Civil:
    """Return the day of a day number."""
    since = number - _EPOCH[variant]
    year = (30 * since + 10_646) // _CYCLE
    of_year = since - _before(year)
    month = (11 * of_year + 330) // 325
    return Civil(year, month, of_year - 29 * (month - 1) - month // 2 + 1)


def days_in_islamic_month(year: int, month: int) -> int:
    """Return 29 or 30."""
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


def _before(year: int) -> int:
    """Return the days of all years before it."""
    return 354 * (year - 1) + (11 * year + 3) // 30
