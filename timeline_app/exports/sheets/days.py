"""Dates as the sheets of other programs have them: days, months or years in numbers, a start and perhaps an end."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates import HistoricalDate, Precision
from timeline_app.exports.wording import bounds


class Day(NamedTuple):
    """A day, a month or a year; what is not known is 0. Years are astronomical: 0 is 1 BC."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """The date as ISO writes it, as far as it is known."""
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def cells(self) -> tuple[str, str, str]:
        """Year, month and day, a cell each."""
        return str(self.year), str(self.month or ""), str(self.day or "")


def ends(when: HistoricalDate) -> tuple[Day | None, Day | None]:
    """Return the first and the last day, month or year that a date can mean; None where it is open or unknown.

    Both are the same where the date is one of these.
    """
    first, last = (_day(text) if text else None for text in bounds(when))
    if when.precision >= Precision.YEAR:
        return _cut(first, 1), _cut(last, 1)
    if when.precision is Precision.MONTH:
        return _cut(first, 2), _cut(last, 2)
    return first, last


def length(when: HistoricalDate) -> int | None:
    """Return how many days a date can mean, None where an end is open or unknown."""
    return -(-(when.end_hi - when.start_lo) // 86_400) if all(bounds(when)) else None


def _day(text: str) -> Day:
    sign = -1 if text.startswith("-") else 1
    year, month, day = text.lstrip("+-").split("-")
    return Day(sign * int(year), int(month), int(day))


def _cut(day: Day | None, parts: int) -> Day | None:
    return Day(*day[:parts]) if day else None
