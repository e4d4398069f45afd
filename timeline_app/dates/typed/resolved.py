"""One date in EDTF: what a piece comes to, or the reason why it is no date."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_app.dates.calendars import DAY, Civil, civil_from_days
from timeline_app.dates.terms import Mark, Precision
from timeline_app.dates.typed.pieces import GREGORIAN, Clock
from timeline_app.dates.zones import offset_on_the_clock

_PLAIN = re.compile(r"(-?[0-9]{4}|Y-?[0-9]+)(-[0-9]{2}){0,2}", re.ASCII)


class Resolved(NamedTuple):
    """One date in EDTF, without its marks; `first` and `last` differ where EDTF needs an interval."""

    first: str
    last: str
    precision: Precision
    marks: Mark = Mark.NONE
    notes: tuple[str, ...] = ()
    label: str = ""
    doubtful: bool = False
    calendar: str = GREGORIAN
    variant: str = ""
    zone: str = ""

    @property
    def plain(self) -> bool:
        """Whether it may stand beside two dots."""
        return self.first == self.last and not self.marks and bool(_PLAIN.fullmatch(self.first))

    @property
    def start(self) -> str:
        """The beginning, marked."""
        return self.first + self.marks.sign

    @property
    def end(self) -> str:
        """The end, marked."""
        return self.last + self.marks.sign


class Refusal(NamedTuple):
    """Why a piece is no date."""

    reason: str
    fatal: bool = False
    """Whether the words are a date that the calendar does not have, so that no other reading counts."""


def on_day(number: int, clock: Clock | None, *, calendar: str = GREGORIAN) -> Resolved:
    """Return the day with this number and its time."""
    civil = civil_from_days(number)
    date = written(civil)
    if clock is None:
        return Resolved(date, date, Precision.DAY, calendar=calendar)
    offset = clock.offset
    if clock.zone and not offset:
        local = number * DAY + clock.hour * 3600 + clock.minute * 60 + clock.second
        minutes = offset_on_the_clock(clock.zone, local, second=clock.second_time)
        offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    date += f"T{clock.hour:02}:{clock.minute:02}:{clock.second:02}{offset}"
    return Resolved(date, date, clock.precision, label=clock.label, calendar=calendar, zone=clock.zone)


def written(civil: Civil) -> str:
    """Write a day as EDTF."""
    return f"{four(civil.year)}-{civil.month:02}-{civil.day:02}"


def four(year: int) -> str:
    """Write an astronomical year as EDTF."""
    if -9999 <= year <= 9999:
        return f"-{-year:04}" if year < 0 else f"{year:04}"
    return f"Y{year}"
