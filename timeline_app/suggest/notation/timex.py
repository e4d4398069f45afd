"""TIMEX3 attributes, as TimeML 1.2.1 has them, with BC0480 for years before Christ as WikiWars writes them."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.suggest.resolving.moment import Moment
from timeline_app.suggest.terms import Grain, Kind, Meaning

_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_UNITS = {
    Grain.SECOND: "TS",
    Grain.MINUTE: "TM",
    Grain.HOUR: "TH",
    Grain.DAY: "D",
    Grain.WEEKEND: "WE",
    Grain.WEEK: "W",
    Grain.MONTH: "M",
    Grain.QUARTER: "Q",
    Grain.YEAR: "Y",
    Grain.DECADE: "DE",
    Grain.CENTURY: "CE",
    Grain.MILLENNIUM: "ML",
}
_SET_UNITS = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX", Grain.YEAR: "XXXX"}
_REFS = {Kind.PAST: "PAST_REF", Kind.PRESENT: "PRESENT_REF", Kind.FUTURE: "FUTURE_REF"}


class Timex(NamedTuple):
    """What a TIMEX3 element says."""

    type: str
    """DATE, TIME, DURATION or SET."""
    value: str
    mod: str = ""


def timex(meaning: Meaning, moment: Moment | None) -> Timex:
    """Return the attributes of an expression.

    Args:
        moment: when it is, or None where it has no place in the calendar.
    """
    if meaning.kind.vague:
        return Timex("DATE", _REFS[meaning.kind])
    if meaning.kind is Kind.DURATION:
        return Timex("DURATION", _length(meaning), meaning.modifier)
    if meaning.kind is Kind.SET:
        return Timex("SET", _set(meaning))
    if moment is None:
        return Timex("DATE", "FUTURE_REF" if (meaning.direction or 0) > 0 else "PAST_REF")
    kind = "TIME" if moment.grain <= Grain.PART else "DATE"
    return Timex(kind, value(moment), meaning.modifier)


def value(moment: Moment) -> str:
    """Return the TIMEX3 value of a moment; digits that are not known are X."""
    if moment.grain is Grain.DECADE:
        return _year(moment)[:-1]
    if moment.grain is Grain.CENTURY:
        return f"BC{-(moment.year or 0) // 100:02}" if moment.before else f"{(moment.year or 0) // 100:02}"
    if moment.grain is Grain.MILLENNIUM:
        return f"{(moment.year or 0) // 1000}"
    year = _year(moment)
    if moment.grain in _WITHIN_YEAR:
        return f"{year}-{_WITHIN_YEAR[moment.grain](moment)}"
    return year + _day(moment)


def _day(moment: Moment) -> str:
    if moment.grain is Grain.YEAR:
        return ""
    month = f"-{moment.month:02}" if moment.month else "-XX"
    if moment.grain is Grain.MONTH:
        return month
    day = month + (f"-{moment.day:02}" if moment.day else "-XX")
    if moment.grain is Grain.DAY:
        return day
    if moment.hour < 0:
        return f"{day}T{moment.part}"
    return f"{day}T{moment.hour:02}:{max(moment.minute, 0):02}{moment.zone}"


_WITHIN_YEAR = {
    Grain.SEASON: lambda moment: _SEASONS[moment.number],
    Grain.QUARTER: lambda moment: f"Q{moment.number}",
    Grain.HALF: lambda moment: f"H{moment.number}",
    Grain.WEEK: lambda moment: f"W{moment.number:02}",
    Grain.WEEKEND: lambda moment: f"W{moment.number:02}-WE",
}


def _year(moment: Moment) -> str:
    if moment.year is None:
        return "XXXX"
    return f"{moment.year:04}" if moment.year > 0 else f"BC{1 - moment.year:04}"


def _length(meaning: Meaning) -> str:
    written = "P" + _part(meaning.quantity, meaning.unit or Grain.DAY)
    if meaning.rest is None:
        return written
    rest = _part(*meaning.rest)
    return written + (rest[1:] if "T" in written and rest[0] == "T" else rest)


def _part(quantity: float | None, unit: Grain) -> str:
    name = _UNITS[unit]
    number = "X" if quantity is None else f"{quantity:g}"
    return f"T{number}{name[1]}" if name[0] == "T" else f"{number}{name}"


def _set(meaning: Meaning) -> str:
    said = meaning.fields
    if said.weekday:
        return f"XXXX-WXX-{said.weekday}" + (f"T{said.part}" if said.part else "")
    if said.part:
        return f"XXXX-XX-XXT{said.part}"
    if said.season:
        return f"XXXX-{_SEASONS[said.season]}"
    if said.month:
        return f"XXXX-{said.month:02}"
    if meaning.quantity is None and meaning.unit in _SET_UNITS:
        return _SET_UNITS[meaning.unit]
    one = meaning if meaning.quantity is not None else Meaning(quantity=1, unit=meaning.unit)
    return _length(one)
