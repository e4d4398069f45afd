"""The few terms every date is described in: what it fills, how fine it is, what is known of its ends."""

from __future__ import annotations

from enum import IntEnum, IntFlag, StrEnum

VERSION = 1
"""Raised whenever the same text would give other numbers; files recompute their cached columns then."""

FLOOR = -9 * 10**18
"""Stands for “no beginning on the scale”: open, unknown, or before it (seconds, fits 64 bits)."""

CEILING = 9 * 10**18
"""Stands for “no end on the scale”: open, unknown, or after it (seconds, fits 64 bits)."""


class Span(StrEnum):
    """How an event lies in its date."""

    OCCURS_WITHIN = "occurs-within"
    LASTS = "lasts"


class Precision(IntEnum):
    """The finest unit that the source gave; a greater number is coarser."""

    SECOND = 10
    MINUTE = 20
    HOUR = 30
    DAY = 40
    MONTH = 50
    SEASON = 60
    YEAR = 70
    DECADE = 80
    CENTURY = 90
    MILLENNIUM = 100


class Bound(StrEnum):
    """What is known of an end: a date, that none is set, or that there is one nobody knows."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


class Mark(IntFlag):
    """A doubt about one component: EDTF's ?, ~ and % (both)."""

    NONE = 0
    UNCERTAIN = 1
    APPROXIMATE = 2
    BOTH = 3

    @property
    def sign(self) -> str:
        """The mark as EDTF writes it, "" for none."""
        return "?~%"[self - 1] if self else ""
