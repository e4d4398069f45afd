"""A date in several calendars side by side: 5 September 2019 · ۱۴ سنبله ۱۳۹۸.

The Gregorian words are exact and read back; those of other calendars help people who think in them: they name the first
and the last day, month or year that the date can mean. Where a calendar is not known they are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_app.dates.calendars import (
    DAY,
    UMM_AL_QURA_YEARS,
    Civil,
    days_in_hebrew_month,
    days_in_islamic_month,
    days_in_julian_month,
    days_in_solar_month,
    days_in_umm_al_qura_month,
    hebrew_from_days,
    is_hebrew_leap,
    islamic_from_days,
    julian_from_days,
    solar_from_days,
    umm_al_qura_from_days,
)
from timeline_app.dates.calendars.hebrew import ADAR
from timeline_app.dates.languages import Language, pack
from timeline_app.dates.show import show
from timeline_app.dates.terms import Bound, Precision
from timeline_app.dates.value import HistoricalDate

_LAST_DAY = 10**8  # far beyond what anybody counts in another calendar


class _Count(NamedTuple):
    """How a calendar counts days."""

    day: Callable[[int], Civil]
    length: Callable[[int, int], int]
    months: int
    variant: str = ""


def beside(date: HistoricalDate, calendars: tuple[str, ...], style: str = "long", language: str | Language = "") -> str:
    """Return a date as `show` does, and behind it in every other calendar of the project.

    Args:
        calendars: as `Dossier.calendars` lists them; the Gregorian one always stands first.
    """
    others = [in_calendar(date, calendar, language) for calendar in calendars if calendar != "gregorian"]
    return " · ".join([show(date, style, language), *filter(None, others)])


def in_calendar(date: HistoricalDate, calendar: str, language: str | Language = "") -> str:
    """Return the date in the words of one calendar, "" where that does not reach so far.

    Solar Hijri dates are written in Dari, or in Pashto where that is the language. Islamic days are those of Umm
    al-Qura where it is known and no other variant is named.
    """
    own = _pack_of(calendar, language)
    first = _day(date.lo, date, calendar) if date.lo_kind is Bound.KNOWN else None
    last = _day(date.hi - 1, date, calendar) if date.hi_kind is Bound.KNOWN else None
    if (first is None and date.lo_kind is Bound.KNOWN) or (last is None and date.hi_kind is Bound.KNOWN):
        return ""
    if first is None or last is None:
        known = first or last
        if known is None:
            return ""
        words = _words(known, _unit(date), calendar, own)
        return f"{words} –" if first else f"– {words}"
    unit, count = _unit(date), _count(date, calendar)
    if unit == "month" and not _are_whole_months(first, last, count):
        unit = "day"
    words = _range(first, last, unit, calendar, own)
    return f"{words} ({count.variant})" if count.variant and unit == "day" else words


def words_of(day: Civil, unit: str, calendar: str, language: str | Language = "") -> str:
    """Return a day of another calendar in words, its month and year, or its year alone.

    Args:
        unit: day, month or year.
    """
    return _words(day, unit, calendar, _pack_of(calendar, language))


def _unit(date: HistoricalDate) -> str:
    if date.precision <= Precision.DAY:
        return "day"
    return "month" if date.precision < Precision.YEAR else "year"


def _count(date: HistoricalDate, calendar: str) -> _Count:
    """Return how the calendar counts, in the variant of the date if it has one."""
    if calendar == "julian":
        return _Count(julian_from_days, days_in_julian_month, 12)
    if calendar == "solar_hijri":
        return _Count(solar_from_days, days_in_solar_month, 12)
    if calendar == "hebrew":
        return _Count(hebrew_from_days, days_in_hebrew_month, 13)
    variant = date.variant if date.calendar == "islamic" else ""
    if variant in ("civil", "astronomical") or not _has_umm_al_qura(date):
        tabular = variant or "civil"
        return _Count(lambda number: islamic_from_days(number, tabular), days_in_islamic_month, 12, tabular)
    return _Count(umm_al_qura_from_days, days_in_umm_al_qura_month, 12, "Umm al-Qura")


def _has_umm_al_qura(date: HistoricalDate) -> bool:
    """Whether both ends, as far as they are known, lie in years for which Umm al-Qura is published."""
    known = [(date.lo, date.lo_kind), (date.hi - 1, date.hi_kind)]
    days = [islamic_from_days(second // DAY).year for second, kind in known if kind is Bound.KNOWN]
    return all(year in UMM_AL_QURA_YEARS[1:-1] for year in days)


def _day(second: int, date: HistoricalDate, calendar: str) -> Civil | None:
    number = second // DAY
    if abs(number) > _LAST_DAY:
        return None
    try:
        day = _count(date, calendar).day(number)
    except ValueError:
        return None
    return day if calendar == "julian" or day.year > 0 else None


def _are_whole_months(first: Civil, last: Civil, count: _Count) -> bool:
    return first.day == 1 and last.day == count.length(last.year, last.month)


def _range(first: Civil, last: Civil, unit: str, calendar: str, own: Language) -> str:
    """Write both ends, the first without what it shares with the last."""
    end = _words(last, unit, calendar, own)
    if _words(first, unit, calendar, own) == end:
        return end
    if unit == "year":
        return f"{_year(first, calendar, own, aged=False)}–{end}"
    if first.year != last.year:
        return f"{_words(first, unit, calendar, own)} – {end}"
    if first.month == last.month:
        return f"{own.in_own_digits(str(first.day))}–{end}"
    month = _month(first, calendar, own)
    start = month if unit == "month" else f"{own.in_own_digits(str(first.day))} {month}"
    return f"{start} – {end}"


def _words(day: Civil, unit: str, calendar: str, own: Language) -> str:
    year = _year(day, calendar, own)
    if unit == "year":
        return year
    month = f"{_month(day, calendar, own)} {year}"
    return month if unit == "month" else f"{own.in_own_digits(str(day.day))} {month}"


def _month(day: Civil, calendar: str, own: Language) -> str:
    if calendar == "julian":
        return own.months[day.month - 1]
    second_adar = calendar == "hebrew" and day.month == ADAR and is_hebrew_leap(day.year)
    return own.other_months[calendar][day.month - 1] + (" II" if second_adar else "")


def _year(day: Civil, calendar: str, own: Language, *, aged: bool = True) -> str:
    age = {"julian": " OS", "islamic": " AH", "hebrew": " AM"}.get(calendar, "") if aged else ""
    if calendar == "julian" and day.year <= 0:
        return own.in_own_digits(own.fill("before Christ", year=1 - day.year)) + age
    return own.in_own_digits(str(day.year)) + age


def _pack_of(calendar: str, language: str | Language) -> Language:
    own = language if isinstance(language, Language) else pack(language)
    if calendar == "julian" or calendar in own.other_months:
        return own
    return pack("fa-AF" if calendar == "solar_hijri" else "en")
