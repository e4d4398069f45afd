"""A day with a time of day.

instant = YYYY-MM-DD "T" hh ":" mm ":" ss ["Z" | ("+" | "-") hh [":" mm]]
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_app.dates.calendars import DAY, Civil, civil_from_days, days_from_civil, days_in_month
from timeline_app.dates.edtf.expression import Written
from timeline_app.dates.edtf.liberties import Liberties, refusal
from timeline_app.dates.edtf.units import Extent
from timeline_app.dates.terms import Precision
from timeline_app.words import tr

_INSTANT = re.compile(
    "(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})([.,][0-9]+)?)?"
    "(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.ASCII,
)
_FARTHEST = 14 * 60  # minutes east or west: +14:00 is in use on Kiritimati (D2)


class _Clock(NamedTuple):
    hour: int
    minute: int
    second: int


def read_instant(text: str, at: int, liberties: Liberties) -> Written:
    """Read a day with a time that begins at place `at` of the whole text.

    Raises:
        DateSyntaxError: it is none.
    """
    found = _INSTANT.fullmatch(text)
    if not found:
        raise refusal(
            text, at + text.index("T"), tr("Write a time as 2019-09-05T10:00:00, with Z or +04:30 behind it.")
        )
    year, month, day, hour, minute, second, fraction, offset = found.groups("")
    civil = _day(text, at, year, month, day)
    clock = _clock(text, at, (hour, minute, second or "00"))
    if fraction:
        note = tr("Fractions of a second are left out.")
        liberties.take("D10", note, text, at, hint=tr("Write whole seconds."))
    if not second:
        note = tr("The time is known to the minute.")
        liberties.take("D16", note, text, at, hint=tr("Write the seconds too: {time}:00.", time=f"{hour}:{minute}"))
    if clock.hour == 24:
        civil, clock = _next_day(civil), _Clock(0, 0, 0)
        note = tr("24:00 is the beginning of the next day.")
        liberties.take("D11", note, text, at, hint=tr("Write the next day with 00:00:00."))
    if civil.year < 0 or year[0] == "-":
        note = tr("A time of day in a year BC goes beyond EDTF; a strict export leaves the time out.")
        liberties.take("D8", note, text, at, hint=tr("Write the day without the time."))
    minutes, offset = _offset(text, at, offset, liberties)
    return _written(civil, clock, offset, minutes, bool(second))


def _written(civil: Civil, clock: _Clock, offset: str, minutes: int | None, seconds: bool) -> Written:
    start = days_from_civil(*civil) * DAY + clock.hour * 3600 + clock.minute * 60 + min(clock.second, 59)
    stop = start + (1 if seconds else 60)
    year = f"{'-' * (civil.year < 0)}{abs(civil.year):04}"
    time = f"T{clock.hour:02}:{clock.minute:02}:{clock.second:02}{offset}"
    return Written(
        f"{year}-{civil.month:02}-{civil.day:02}{time}",
        year,
        f"{civil.month:02}",
        f"{civil.day:02}",
        time,
        (0, 0, 0),
        3 if civil.year < 0 else 0,
        Precision.SECOND if seconds else Precision.MINUTE,
        minutes,
        Extent(start, stop, start, stop),
    )


def _day(text: str, at: int, year: str, month: str, day: str) -> Civil:
    civil = Civil(int(year), int(month), int(day))
    fits = 1 <= civil.month <= 12 and 1 <= civil.day <= days_in_month(civil.year, civil.month)
    if year == "-0000" or not fits:
        raise refusal(text, at, tr("The calendar has no such month or day."))
    return civil


def _clock(text: str, at: int, parts: tuple[str, str, str]) -> _Clock:
    """Take second 60, for there are leap seconds (D1), and 24:00:00 for the caller to judge."""
    clock = _Clock(*map(int, parts))
    fits = clock.hour <= 23 and clock.minute <= 59 and clock.second <= 60
    if not fits and clock != (24, 0, 0):
        raise refusal(text, at + text.index("T") + 1, tr("A day has the times 00:00:00 to 23:59:59."))
    return clock


def _next_day(civil: Civil) -> Civil:
    return civil_from_days(days_from_civil(*civil) + 1)


def _offset(text: str, at: int, offset: str, liberties: Liberties) -> tuple[int | None, str]:
    """Return the minutes east of UTC, None where no offset is stated, and the offset in canonical form."""
    if offset in ("", "Z"):
        return (0, offset) if offset else (None, "")
    digits = offset[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or "0")
    if minutes > _FARTHEST or int(digits[2:] or "0") > 59 or (minutes == 0 and offset[0] == "-"):
        raise refusal(text, at + len(text) - len(offset), tr("An offset lies between -14:00 and +14:00; none is Z."))
    if len(offset) == 5:
        note = tr("A colon is added to the offset.")
        liberties.take("D12", note, text, at, hint=tr("Write the offset with a colon: +02:30."))
        offset = f"{offset[:3]}:{offset[3:]}"
    return (-minutes if offset[0] == "-" else minutes), offset
