"""The pack of one language: words and phrases for reading, names and patterns for showing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a word or phrase does in a date; the value that goes with it is named behind."""

    MONTH = "month"  # 1 to 12
    SOLAR_MONTH = "solar month"  # 1 to 12, Solar Hijri
    ISLAMIC_MONTH = "islamic month"  # 1 to 12
    HEBREW_MONTH = "hebrew month"  # 1 to 13 from Tishri as in a leap year; 14 is the Adar II that only such a year has
    AGE = "age"  # the era of another calendar beside a year: 1 Solar Hijri, 2 Islamic, 3 Hebrew
    WEEKDAY = "weekday"  # 0 for Monday
    SEASON = "season"  # an EDTF code: 21 spring to 24 winter
    SOUTH = "south"  # 0 northern, 1 southern
    ORDINAL = "ordinal"  # the number
    ROMAN = "roman"  # the number; never in a pack, letters say it in every language
    SUFFIX = "suffix"  # after a number: 5th
    CENTURY = "century"
    DECADE = "decade"  # the number of the decade's years: 90
    DECADE_WORD = "decade word"
    DECADE_SUFFIX = "decade suffix"  # after a number: 1990s
    DECADE_BEFORE = "decade before"  # before a number: années 1990
    CENTURY_BEFORE = "century before"  # before a number: siglo XIX
    MILLENNIUM = "millennium"
    MILLENNIUM_BEFORE = "millennium before"
    QUARTER = "quarter"  # 0, or the number when the word holds it: Q3
    THIRD = "third"
    HALF = "half"  # as QUARTER: H1
    PART = "part"  # 0 early, 1 mid, 2 late
    PART_BEHIND = "part behind"  # the same, where it follows its date
    ERA = "era"  # 1 after, -1 before
    YEAR_WORD = "year word"  # behind a year: 2019 года
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"
    BETWEEN = "between"
    BETWEEN_BEHIND = "between behind"  # behind both dates
    AND = "and"
    OR = "or"
    FROM = "from"
    TO = "to"
    SINCE = "since"
    ONWARDS = "onwards"
    UNTIL = "until"
    BEFORE = "before"
    BEFORE_BEHIND = "before behind"  # behind the date
    AFTER = "after"
    AFTER_BEHIND = "after behind"
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
    ZONE_WORD = "zone word"  # Kabul time, heure de Kaboul
    FILLER = "filler"  # may stand before a date and says nothing: in, on, the
    CLOSER = "closer"  # may stand behind a date and says nothing
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
    """What `show` fills; the keys are those of the English pack. A hole may name a case: {date:of}."""
    phrases: Mapping[Role, Mapping[str, int]]
    """Role → phrase → value."""
    cases: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = field(default_factory=dict)
    """A case → replacements that put words into it, each made in turn: “th” turns 19 into 19th."""
    zones: Mapping[str, str] = field(default_factory=dict)
    """The name of a place → its IANA zone."""
    prefixes: tuple[str, ...] = ()
    """Words that are written together with a month or weekday that follows them."""
    digits: str = ""
    """The ten digits dates are shown in, "" for 0 to 9."""
    calendars: tuple[str, ...] = ("gregorian",)
    """Calendars in which a year without a name is often counted by those who write the language."""
    other_months: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A calendar such as solar_hijri, islamic or hebrew → the names of its months, from the first."""
    month_first: bool = False
    """Whether 9/5/2019 is usually September; nothing is decided by it, it only orders the choices."""

    def inflected(self, words: str, case: str) -> str:
        """Return words as a case wants them; as they are where the pack has no such case."""
        for pattern, replacement in self.cases.get(case, ()):
            words = pattern.sub(replacement, words)
        return words

    def fill(self, pattern: str, **holes: object) -> str:
        """Return the pattern of that name with its holes filled."""
        filled = {name: _Hole(str(value)).of(self) for name, value in holes.items()}
        return self.patterns[pattern].format(**filled)

    def in_own_digits(self, words: str) -> str:
        """Return words with the digits of the language."""
        return words.translate({48 + value: digit for value, digit in enumerate(self.digits)})


class _Hole(str):
    """A word that knows how to stand in a case."""

    __slots__ = ("language",)
    language: Language

    def of(self, language: Language) -> _Hole:
        """Return this very word, now in a language."""
        self.language = language
        return self

    def __format__(self, case: str) -> str:
        return self.language.inflected(str(self), case)
