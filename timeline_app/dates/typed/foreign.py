"""Dates of other calendars than the Gregorian one, as Gregorian days.

What a calendar leaves open stays open: a day of the Islamic calendar is one of two where its variants differ, a Hebrew
Adar of a leap year is asked about, and so is a year that may have begun in March.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_app.dates.blocks import Block, months_of_part, years_of
from timeline_app.dates.calendars import (
    SOLAR_YEARS,
    UMM_AL_QURA_YEARS,
    civil_from_days,
    days_from_hebrew,
    days_from_islamic,
    days_from_julian,
    days_from_solar,
    days_from_umm_al_qura,
    days_in_hebrew_month,
    days_in_islamic_month,
    days_in_julian_month,
    days_in_solar_month,
    days_in_umm_al_qura_month,
    is_hebrew_leap,
    weekday,
)
from timeline_app.dates.languages import Language
from timeline_app.dates.terms import Precision
from timeline_app.dates.typed.pieces import HEBREW, ISLAMIC, JULIAN, SOLAR_HIJRI, Piece
from timeline_app.dates.typed.resolved import Refusal, Resolved, on_day, written
from timeline_app.words import tr

UMM_AL_QURA, CIVIL, ASTRONOMICAL = "umm_al_qura", "civil", "astronomical"
_SURE_MONTHS = 1336
_ADAR_I, _ADAR, _ADAR_II = 6, 7, 14
_MONTHS_OF = {
    **dict.fromkeys(range(21, 25), 3),
    **dict.fromkeys(range(33, 37), 3),
    **dict.fromkeys(range(37, 40), 4),
    40: 6,
    41: 6,
}


class _Way(NamedTuple):
    """One way to count days: a calendar, or a variant of one."""

    calendar: str
    name: str
    years: range
    months: int
    number: Callable[[int, int, int], int]
    length: Callable[[int, int], int]
    variant: str = ""

    def has(self, year: int, month: int, day: int) -> bool:
        """Whether there is such a day."""
        return year in self.years and 1 <= month <= self.months and 1 <= day <= self.length(year, month)


_JULIAN = _Way(JULIAN, "Julian", range(-9998, 9999), 12, days_from_julian, days_in_julian_month)
_SOLAR = _Way(SOLAR_HIJRI, "Solar Hijri", SOLAR_YEARS, 12, days_from_solar, days_in_solar_month)
_HEBREW = _Way(HEBREW, "Hebrew", range(1, 9999), 13, days_from_hebrew, days_in_hebrew_month)
_UMM_AL_QURA = _Way(
    *(ISLAMIC, "Umm al-Qura", UMM_AL_QURA_YEARS, 12, days_from_umm_al_qura, days_in_umm_al_qura_month),
    UMM_AL_QURA,
)
_CIVIL = _Way(
    *(ISLAMIC, "Islamic (civil)", range(1, 9667), 12, days_from_islamic, days_in_islamic_month),
    CIVIL,
)


def _a_day_before(year: int, month: int, day: int) -> int:
    return days_from_islamic(year, month, day, ASTRONOMICAL)


_WAYS = {
    UMM_AL_QURA: (_UMM_AL_QURA,),
    CIVIL: (_CIVIL,),
    ASTRONOMICAL: (_CIVIL._replace(name="Islamic (astronomical)", number=_a_day_before, variant=ASTRONOMICAL),),
}


def foreign(piece: Piece, year: int, language: Language) -> list[Resolved] | Refusal:
    """Return the dates that a piece of another calendar can mean; EDTF has no mask for its months and years.

    Args:
        year: as that calendar counts.
        language: the names of weekdays in labels.
    """
    if (piece.part is not None and not _has_parts(piece)) or piece.fraction is not None:
        return Refusal(tr("In this calendar write a day, a month or a year, not a part of one."))
    if piece.era and piece.calendar != JULIAN:
        return Refusal(tr("This calendar has years of its own; leave “BC” or “AD” out."))
    if piece.calendar == JULIAN and piece.unit is Precision.DAY and piece.month and piece.day:
        return _old_style(piece, year, piece.month, piece.day, language)
    ways = _ways(piece, year)
    if not any(year in way.years for way in ways):
        return _unknown_year(ways[0])
    if piece.unit is Precision.SEASON:
        return _season(piece, year, ways[0])
    months = _months(piece, year)
    if piece.part is not None:
        return [_part(ways[0], year, months[0], piece.part)]
    if piece.unit is Precision.DAY:
        found: list[Resolved] = []
        for month in months:
            found += _day(ways, piece, (year, month, piece.day or 0), language)
        return found or Refusal(tr("The {calendar} calendar has no such day.", calendar=tr(ways[-1].name)), fatal=True)
    whole = [
        _stretch(ways[0], (year, month, month), Precision.MONTH) for month in months if ways[0].has(year, month, 1)
    ]
    if piece.month:
        return _asked(whole) or Refusal(tr("The calendar has no such month."), fatal=True)
    return [_stretch(ways[0], (year, 1, ways[0].months), Precision.YEAR)]


def foreign_decade(piece: Piece) -> list[Resolved] | Refusal:
    """Return ten years of another calendar: “دههٔ ۱۳۷۰”."""
    first, last = years_of(Block(piece.unit, piece.number or 0, part=piece.part))
    way = _ways(piece, first)[0]
    if first not in way.years or last not in way.years:
        return _unknown_year(way)
    if piece.fraction is not None:
        return Refusal(tr("In this calendar write a day, a month or a year, not a part of one."))
    return [_days(way, (first, 1, 1), (last, way.months, way.length(last, way.months)), Precision.DECADE)]


def _has_parts(piece: Piece) -> bool:
    """Whether we divide such a month or year into early, mid and late."""
    year = piece.calendar in (SOLAR_HIJRI, ISLAMIC) and piece.unit is Precision.YEAR
    return year or (piece.calendar == SOLAR_HIJRI and piece.unit is Precision.MONTH)


def _part(way: _Way, year: int, month: int, part: int) -> Resolved:
    """Return the early, mid or late days of a month, or months of a year (0), as the Gregorian ones are divided."""
    if not month:
        return _stretch(way, (year, *months_of_part(part)), Precision.YEAR)
    first, last = ((1, 10), (11, 20), (21, way.length(year, month)))[part]
    return _days(way, (year, month, first), (year, month, last), Precision.MONTH)


def _ways(piece: Piece, year: int) -> tuple[_Way, ...]:
    """Return the variants that count, the likeliest first."""
    if piece.calendar != ISLAMIC:
        return ({JULIAN: _JULIAN, SOLAR_HIJRI: _SOLAR, HEBREW: _HEBREW}[piece.calendar],)
    if piece.variant:
        return _WAYS[piece.variant]
    return (_UMM_AL_QURA, _CIVIL) if year in UMM_AL_QURA_YEARS else (_CIVIL, *_WAYS[ASTRONOMICAL])


def _unknown_year(way: _Way) -> Refusal:
    years = way.years
    return Refusal(
        tr("{calendar} years are known from {first} to {last}.", calendar=tr(way.name), first=years[0], last=years[-1])
    )


def _months(piece: Piece, year: int) -> list[int]:
    """Return the number of the month, both where a leap year has two of that name."""
    month = piece.month or 0
    if piece.calendar != HEBREW:
        return [month]
    if month == _ADAR_II:
        return [_ADAR] if is_hebrew_leap(year) else [0]
    return [_ADAR_I, _ADAR] if month == _ADAR and is_hebrew_leap(year) else [month]


def _day(ways: tuple[_Way, ...], piece: Piece, day: tuple[int, int, int], language: Language) -> list[Resolved]:
    """Return the day in every variant that has it: as one date, asked about only where a time or weekday needs it."""
    numbers = {way.number(*day): way for way in reversed(ways) if way.has(*day)}
    fits = {number: way for number, way in numbers.items() if piece.weekday in (None, weekday(number))}
    if piece.weekday is not None and numbers and not fits:
        return [_despite_the_weekday(_on(way, number, piece), number, language) for number, way in numbers.items()]
    if len(fits) > 1 and not piece.clock:
        return [_either(piece, sorted(fits))]
    found = [_on(way, number, piece) for number, way in sorted(fits.items())]
    return found if len(found) == 1 and piece.month != _ADAR else _asked(found)


def _on(way: _Way, number: int, piece: Piece) -> Resolved:
    found = on_day(number, piece.clock, calendar=way.calendar)
    note = tr("{calendar} calendar: the Gregorian day {day}.", calendar=tr(way.name), day=found.first[:10])
    return found._replace(variant=way.variant, label=found.label or tr(way.name), notes=(note, *_cautions(way, piece)))


def _either(piece: Piece, numbers: list[int]) -> Resolved:
    first, last = (written(civil_from_days(number)) for number in (numbers[0], numbers[-1]))
    note = tr(
        "The Islamic calendar has variants: {first} or {last}. Name one to have one day: (Umm al-Qura), (civil).",
        first=first,
        last=last,
    )
    return Resolved(first, last, Precision.DAY, notes=(note, *_cautions(_CIVIL, piece)), calendar=ISLAMIC)


def _cautions(way: _Way, piece: Piece) -> tuple[str, ...]:
    if way.calendar == SOLAR_HIJRI and (piece.year or 0) < _SURE_MONTHS:
        return (tr("Before 1336 the Afghan months had other lengths; check the day."),)
    if way.calendar in (ISLAMIC, HEBREW):
        return (tr("Its days begin at the sunset before."),)
    return ()


def _despite_the_weekday(found: Resolved, number: int, language: Language) -> Resolved:
    name = language.weekdays[weekday(number)]
    return found._replace(label=tr("as written, though it was a {weekday}", weekday=name), doubtful=True)


def _asked(found: list[Resolved]) -> list[Resolved]:
    return found if len(found) < 2 else [one._replace(label=one.label or one.first, doubtful=True) for one in found]


def _stretch(way: _Way, months: tuple[int, int, int], unit: Precision) -> Resolved:
    """Return the days of the months of a year, from the first to the last of them."""
    year, first, last = months
    return _days(way, (year, first, 1), (year, last, way.length(year, last)), unit)


def _days(way: _Way, first: tuple[int, int, int], last: tuple[int, int, int], unit: Precision) -> Resolved:
    numbers = way.number(*first), way.number(*last)
    days = [written(civil_from_days(number)) for number in numbers]
    note = tr(
        "{calendar} calendar: the Gregorian days {first} to {last}.", calendar=tr(way.name), first=days[0], last=days[1]
    )
    cautions = _cautions(way, Piece(unit, year=first[0])) if way.calendar == SOLAR_HIJRI else ()
    return Resolved(days[0], days[1], unit, notes=(note, *cautions), calendar=way.calendar, variant=way.variant)


def _season(piece: Piece, year: int, way: _Way) -> list[Resolved] | Refusal:
    """Return a season or part of a Solar Hijri year, which begins in spring."""
    length = _MONTHS_OF.get(piece.code or 0)
    if way.calendar != SOLAR_HIJRI or length is None or piece.code is None:
        return Refusal(tr("This calendar has no seasons."))
    start = {3: 21 if piece.code < 33 else 33, 4: 37, 6: 40}[length]
    first = (piece.code - start) * length + 1
    return [_stretch(way, (year, first, first + length - 1), Precision.SEASON)]


def _old_style(piece: Piece, year: int, month: int, day: int, language: Language) -> list[Resolved] | Refusal:
    """Return a Julian day; in England the year began on 25 March."""
    if not _JULIAN.has(year, month, day):
        return Refusal(tr("The Julian calendar has no such day."), fatal=True)
    found = _julian(piece, year, month, day, language)
    if not (piece.era == 0 and year < 1752 and (month, day) < (3, 25)):
        return [found]
    later = _julian(piece, year + 1, month, min(day, days_in_julian_month(year + 1, month)), language)
    labels = tr("the year began on 1 January"), tr("the year began on 25 March, as in England")
    both = zip((found, later), labels, strict=True)
    return [one._replace(label=one.label or label, doubtful=True) for one, label in both]


def _julian(piece: Piece, year: int, month: int, day: int, language: Language) -> Resolved:
    number = days_from_julian(year, month, day)
    found = on_day(number, piece.clock, calendar=JULIAN)
    found = found._replace(notes=(tr("Julian calendar: the Gregorian day {day}.", day=found.first[:10]),))
    if piece.weekday is not None and piece.weekday != weekday(number):
        return _despite_the_weekday(found, number, language)
    return found
