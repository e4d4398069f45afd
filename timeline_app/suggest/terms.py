"""The words of the reading: what an expression of time can mean, before and after it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Mode(StrEnum):
    """How a text speaks of time."""

    AUTO = "auto"  # chosen from the text
    NEWS = "news"  # from the day it was published
    NARRATIVE = "narrative"  # from one date to the next


class Kind(StrEnum):
    """What sort of thing an expression names."""

    POINT = "point"
    DURATION = "duration"
    SET = "set"
    PAST = "past"  # recently, once
    PRESENT = "present"  # now, currently
    FUTURE = "future"

    @property
    def vague(self) -> bool:
        """Whether it says no more than “some time”."""
        return self in (Kind.PAST, Kind.PRESENT, Kind.FUTURE)


class Anchor(StrEnum):
    """What an expression is counted from."""

    NONE = "none"  # it says everything itself
    PUBLICATION = "publication"
    TEXT = "text"  # a date that stands before it
    STATED = "stated"  # a date inside the expression: two days after 5 May
    NEXT_EVENT = "event"  # the date of its clause, which a duration leads to
    SHIFT = "shift"  # publication in news, the text in a narrative


class Grain(IntEnum):
    """How finely something is dated; a larger number is coarser."""

    SECOND = 5
    MINUTE = 10
    HOUR = 15
    PART = 20  # morning, night
    DAY = 30
    WEEKEND = 35
    WEEK = 40
    MONTH = 50
    QUARTER = 60
    SEASON = 65
    HALF = 70
    YEAR = 80
    DECADE = 90
    CENTURY = 100
    MILLENNIUM = 110


class Modifier(StrEnum):
    """What is said of a date or a length; the values are TIMEX3's."""

    NONE = ""
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    LESS = "LESS_THAN"
    MORE = "MORE_THAN"
    AT_LEAST = "EQUAL_OR_MORE"
    AT_MOST = "EQUAL_OR_LESS"


class Bound(StrEnum):
    """Which side of a date is meant."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class Joint(StrEnum):
    """How the members of a group hang together."""

    AND = "and"  # September 8 and 9
    OR = "or"
    RANGE = "range"  # from 3 to 7 May, 1914–18
    BETWEEN = "between"


class Fields(NamedTuple):
    """What the words say of a date; None is not said."""

    year: int | None = None  # as said: 480, also before Christ
    short_year: int | None = None  # 18 in 1914–18
    era: int | None = None  # -1 before, 1 after
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 Monday to 7 Sunday
    season: int | None = None  # an EDTF code, 21 to 24
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None  # 1990; below 100 without its century
    century: int | None = None  # 19 is the nineteenth
    part: str | None = None  # MO AF EV NI MI DT
    hour: int | None = None
    minute: int | None = None
    meridiem: int | None = None  # 0 before noon, 12 after
    zone: str | None = None  # Z, +02: hours from UTC, as written
    solar_month: int | None = None  # Solar Hijri, as is `year` beside it
    feast: str | None = None  # a rule of `resolving.feasts`
    weekend: int | None = None
    week: int | None = None


_NOTHING_SAID = Fields()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one expression says: the one object from which both notations are written once it is resolved."""

    kind: Kind = Kind.POINT
    anchor: Anchor = Anchor.NONE
    fields: Fields = _NOTHING_SAID
    direction: int | None = None
    """-1 before, 0 the same, +1 after."""
    quantity: float | None = None
    """Several is None."""
    unit: Grain | None = None
    rest: tuple[float, Grain] | None = None
    """Of a length in two units the smaller one: four years and six months."""
    side: int | None = None
    """Of a running unit the part over (-1) or still to come (+1): earlier this year, the rest of the week."""
    modifier: Modifier = Modifier.NONE
    offset: bool = False
    """Whether quantity and unit lead away from the anchor; else direction picks the unit before, at or after it."""
