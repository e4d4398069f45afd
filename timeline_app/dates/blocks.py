"""Early, mid and late; decades, centuries and millennia, in and before the common era.

Years are astronomical, first and last included. A century is counted from 1 to 100 (the 19th is 1801 to 1900), a
decade from 0 to 9; before the common era the high numbers come first, so “late” means the low ones. The division into
thirds is ours (docs/DATES.md).
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates.calendars import days_in_month
from timeline_app.dates.terms import Precision


class Block(NamedTuple):
    """A named stretch of years: `number` is 1990 for the 1990s, 19 for the 19th century; `part` 0, 1, 2 or None."""

    unit: Precision
    number: int
    before_christ: bool = False
    part: int | None = None


_THIRDS = {
    Precision.DECADE: ((0, 3), (4, 6), (7, 9)),
    Precision.CENTURY: ((1, 33), (34, 66), (67, 100)),
    Precision.MILLENNIUM: ((1, 333), (334, 666), (667, 1000)),
}
_LENGTH = {Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}
_DAYS = ((1, 10), (11, 20), (21, 31))
_MONTHS = ((1, 4), (5, 8), (9, 12))


def years_of(block: Block) -> tuple[int, int]:
    """Return the first and the last year."""
    thirds = _THIRDS[block.unit]
    part = block.part
    if part is not None and block.before_christ:
        part = 2 - part
    low, high = (thirds[0][0], thirds[-1][1]) if part is None else thirds[part]
    length = _LENGTH.get(block.unit)
    base = (block.number - 1) * length if length else block.number
    return (1 - base - high, 1 - base - low) if block.before_christ else (base + low, base + high)


def block_of(first: int, last: int, unit: Precision) -> Block | None:
    """Return the block of that unit which has these years, None when none does."""
    if unit not in _THIRDS:
        return None
    before_christ = last <= 0
    length = _LENGTH.get(unit)
    named = 1 - last if before_christ else last
    number = (named - 1) // length + 1 if length else named // 10 * 10
    found = (Block(unit, number, before_christ, part) for part in (None, 0, 1, 2))
    return next((block for block in found if years_of(block) == (first, last)), None)


def days_of_part(year: int, month: int, part: int) -> tuple[int, int]:
    """Return the first and the last day of the early, mid or late part of a month."""
    first, last = _DAYS[part]
    return first, min(last, days_in_month(year, month))


def months_of_part(part: int) -> tuple[int, int]:
    """Return the first and the last month of the early, mid or late part of a year."""
    return _MONTHS[part]
