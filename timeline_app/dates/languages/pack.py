"""The pack of one language: names and phrases for reading, names and patterns for showing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a word or phrase does in a date; the value that goes with it is named behind."""

    MONTH = "month"  # 1 to 12
    SOLAR_MONTH = "solar month"  # 1 to 12, Solar Hijri
    ISLAMIC_MONTH = "islamic month"  # 1 to 12
    HEBREW_MONTH = "hebrew month"  # 1 to 14, from Tishri: see lunar_months
    AGE = "age"  # the era of another calendar beside a year: 1 Solar Hijri, 2 Islamic, 3 Hebrew
    WEEKDAY = "weekday"  # 0 for Monday
    SEASON = "season"  # an EDTF code: 21 spring to 24 winter
    SOUTH = "south"  # 0 northern, 1 southern
    ORDINAL = "ordinal"  # the number
    SUFFIX = "suffix"  # after a number: 5th
    CENTURY = "century"
    DECADE = "decade"  # the number of the decade's years: 90
    DECADE_WORD = "decade word"
    DECADE_SUFFIX = "decade suffix"  # after a number: 1990s
    MILLENNIUM = "millennium"
    QUARTER = "quarter"  # 0, or the number when the word holds it: Q3
    THIRD = "third"
    HALF = "half"  # as QUARTER: H1
    PART = "part"  # 0 early, 1 mid, 2 late
    ERA = "era"  # 1 after, -1 before
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    BETWEEN = "between"
    AND = "and"
    OR = "or"
    FROM = "from"
    TO = "to"
    SINCE = "since"
    ONWARDS = "onwards"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    EARLIER = "earlier"  # behind “or”: 2015 or earlier
    LATER = "later"
    THROUGHOUT = "throughout"
    SOME_TIME = "some time"
    SOME = "some"  # a day of 2019
    UNIT = "unit"  # 40 day, 50 month: a Precision
    UNKNOWN_END = "unknown end"
    PRESENT = "present"
    STYLE = "style"  # 0 Old Style (Julian), 1 New Style, of Islamic dates 2 Umm al-Qura, 3 civil, 4 astronomical
    NOON = "noon"  # minutes from midnight
    MIDNIGHT = "midnight"
    HALF_DAY = "half day"  # 0 am, 12 pm
    OCLOCK = "o'clock"
    ZONE_WORD = "zone word"  # Kabul time
    FILLER = "filler"  # may stand before a date and says nothing: in, on, the
    LINK = "link"  # joins the parts of one date: of
    AT = "at"
    RELATIVE = "relative"
    NO_DATE = "no date"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's words; phrases are matched without regard to case and combining marks."""

    tag: str
    """BCP 47."""
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    """From Monday."""
    seasons: tuple[str, ...]
    """From spring."""
    units: Mapping[int, str]
    """A Precision → its name: “day”."""
    patterns: Mapping[str, str]
    """What `show` fills; the keys are those of the English pack."""
    phrases: Mapping[Role, Mapping[str, int]]
    """Role → phrase → value."""
    month_first: bool = False
    """Whether 9/5/2019 is usually September; nothing is decided by it, it only orders the choices."""

    def ordinal(self, number: int) -> str:
        """Return “19th”."""
        last = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return self.patterns.get("ordinal", "{number}{last}").format(number=number, last=last)
