"""EDTF of a resolved meaning; the table is in docs/SUGGEST.md, thirds and seasons in docs/DATES.md."""

from __future__ import annotations

from dataclasses import replace

from timeline_app import dates
from timeline_app.dates.calendars import civil_from_days, days_in_month
from timeline_app.errors import DateSyntaxError
from timeline_app.suggest.resolving.moment import Moment, at_grain
from timeline_app.suggest.resolving.resolver import Resolved
from timeline_app.suggest.terms import Bound, Grain, Kind, Meaning, Modifier

_PARTS = {Modifier.START: 0, Modifier.MID: 1, Modifier.END: 2}
_ENDS = {
    Bound.SINCE: "{0}/..",
    Bound.UNTIL: "../{0}",
    Bound.BEFORE: "[..{0}]",
    Bound.AFTER: "[{0}..]",
}
_FAR = 9900  # years; beyond four digits EDTF has no months, and prose means nothing exact
_MASKED = {Grain.DECADE: 1, Grain.CENTURY: 2, Grain.MILLENNIUM: 3}


def edtf(each: Resolved) -> str:
    """Return the EDTF of an expression, or "" where it has no date: lengths, sets, now, a year that is not known."""
    return if_date(_of(each))


def if_date(written: str) -> str:
    """Return what is written, or "" where no calendar has it: the 31st of this month, in September."""
    try:
        dates.accept(written)
    except DateSyntaxError:
        return ""
    return written


def _of(each: Resolved) -> str:
    meaning, moment = each.found.meaning, each.answer.roughly or each.answer.moment
    if each.began is not None and each.answer.base.moment is not None and abs(each.began.year or 0) <= _FAR:
        event = each.answer.base.moment
        end = at_grain(event, Grain.DAY) if event.grain < Grain.DAY else event
        return f"{plain(each.began)[0]}~/{plain(end)[-1]}"
    if meaning.kind is not Kind.POINT or moment is None or moment.year is None or abs(moment.year) > _FAR:
        return ""
    if moment.grain <= Grain.DAY and not moment.day:
        return ""
    if each.answer.roughly is not None:
        meaning = replace(meaning, modifier=Modifier.APPROX)
    written = day_range(*each.days) if each.days else _ends(meaning, moment)
    if each.bound is Bound.AT:
        return written[0] if len(written) == 1 else "/".join(written)
    early = each.bound in (Bound.UNTIL, Bound.BEFORE)
    edge = written[-1] if early else written[0]
    if each.bound in (Bound.BEFORE, Bound.AFTER):  # no digit may be open and nothing marked beside two dots
        edge = edge.replace("X", "9" if early else "0").rstrip("~")
    return _ENDS[each.bound].format(edge)


def day_range(first: int, last: int) -> tuple[str, ...]:
    """Return the first and the last day, or the one day."""
    return (_day(first),) if first == last else (_day(first), _day(last))


def _ends(meaning: Meaning, moment: Moment) -> tuple[str, ...]:
    """Return the date, or the first and the last of its interval."""
    third = _PARTS.get(meaning.modifier)
    if third is not None and (ends := _third(moment, third)):
        return ends
    rough = meaning.modifier in (Modifier.APPROX, Modifier.LESS, Modifier.MORE)
    mark = "~" if rough and moment.grain >= Grain.DAY else ""  # EDTF marks days and longer, no times
    return tuple(f"{end}{mark}" for end in plain(moment))


def plain(moment: Moment) -> tuple[str, ...]:
    """Return the date of a moment whose year is known, or the first and last day, or year, of what has no code."""
    year = moment.year or 0
    if moment.grain in (Grain.WEEK, Grain.WEEKEND):
        return day_range(moment.first_day, moment.last_day)
    if moment.grain in _MASKED:
        return _masked(moment, year)
    if moment.grain is Grain.YEAR:
        return (_year(year),)
    if moment.grain is Grain.SEASON:
        return (f"{_year(year)}-{moment.number}",)
    if moment.grain is Grain.QUARTER:
        return (f"{_year(year)}-{moment.number + 32}",)
    if moment.grain is Grain.HALF:
        return (f"{_year(year)}-{moment.number + 39}",)
    if moment.grain is Grain.MONTH:
        return (f"{_year(year)}-{moment.month:02}",)
    day = f"{_year(year)}-{moment.month:02}-{moment.day:02}" if moment.month else f"{_year(year)}-XX-XX"
    if moment.hour >= 0 and year > 0:
        return (f"{day}T{moment.hour % 24:02}:{max(moment.minute, 0):02}:00{_zone(moment)}",)
    return (day,)


def _zone(moment: Moment) -> str:
    return f"{moment.zone}:00" if len(moment.zone) == 3 else moment.zone


def _masked(moment: Moment, year: int) -> tuple[str, ...]:
    hidden = _MASKED[moment.grain]
    if not moment.before and year > 0:
        return (f"{year:04}"[: 4 - hidden] + "X" * hidden,)
    span = 10**hidden
    return (_year(year - span + 1), _year(year)) if moment.before else (_year(year + 1), _year(year + span))


def _third(moment: Moment, third: int) -> tuple[str, ...]:
    """Return early, mid or late of a month, year, decade or century; () of what is too short."""
    year = moment.year or 0
    if moment.grain is Grain.MONTH:
        first, last = ((1, 10), (11, 20), (21, days_in_month(year, moment.month)))[third]
        name = f"{_year(year)}-{moment.month:02}"
        return f"{name}-{first:02}", f"{name}-{last:02}"
    if moment.grain is Grain.YEAR:
        first = 4 * third + 1
        return f"{_year(year)}-{first:02}", f"{_year(year)}-{first + 3:02}"
    if moment.grain not in (Grain.DECADE, Grain.CENTURY):
        return ()
    size = 10 if moment.grain is Grain.DECADE else 100
    first, last = ((0, 3), (4, 6), (7, 9))[third] if size == 10 else ((1, 33), (34, 66), (67, 100))[third]
    begin = year - size + 1 if moment.before else year
    if moment.before and size == 100:
        first, last = first - 1, last - 1
    return _year(begin + first), _year(begin + last)


def _day(number: int) -> str:
    year, month, day = civil_from_days(number)
    return f"{_year(year)}-{month:02}-{day:02}"


def _year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"
