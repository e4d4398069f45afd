"""From the numbers of one piece to EDTF, or the reason why it is no date."""

from __future__ import annotations

from timeline_app.dates.blocks import Block, days_of_part, months_of_part, years_of
from timeline_app.dates.calendars import days_from_civil, days_from_julian, days_in_month, weekday
from timeline_app.dates.languages import Language
from timeline_app.dates.terms import Precision
from timeline_app.dates.typed.foreign import foreign, foreign_decade
from timeline_app.dates.typed.pieces import GREGORIAN, JULIAN, Piece
from timeline_app.dates.typed.resolved import Refusal, Resolved, four, on_day
from timeline_app.words import tr

_REFORM = days_from_civil(1582, 10, 15)


def resolve(piece: Piece, language: Language) -> list[Resolved] | Refusal:
    """Return the dates that a piece can mean: several where its weekday or its style leaves a doubt.

    Args:
        language: the names that notes use.
    """
    found = _resolve(piece, language)
    if isinstance(found, Refusal):
        return found
    if piece.clock and piece.clock.zone and not piece.clock.second_time:
        found = _on_both_clocks(piece, language, found)
        if isinstance(found, Refusal):
            return found
    if not (piece.marks or piece.notes or piece.label or piece.doubtful):
        return found
    return [
        one._replace(
            marks=piece.marks,
            notes=(*piece.notes, *one.notes),
            label=one.label or piece.label,
            doubtful=one.doubtful or piece.doubtful,
        )
        for one in found
    ]


def _on_both_clocks(piece: Piece, language: Language, found: list[Resolved]) -> list[Resolved] | Refusal:
    """Return both times where the clocks were put back, a refusal where they skipped the time."""
    clock = piece.clock
    again = _resolve(piece._replace(clock=clock and clock._replace(second_time=True)), language)
    if isinstance(again, Refusal) or [one.first for one in again] == [one.first for one in found]:
        return found
    before, after = (_minutes(ones[0].first) for ones in (found, again))
    if before < after:
        return Refusal(tr("The clocks were put forward then; there was no such time."), fatal=True)
    labels = tr("before the clocks were put back"), tr("after the clocks were put back")
    both = zip((found, again), labels, strict=True)
    return [one._replace(label=label, doubtful=True) for ones, label in both for one in ones]


def _minutes(instant: str) -> int:
    """Return the offset at the end of an instant, in minutes."""
    sign = -1 if instant[-6] == "-" else 1
    return sign * (int(instant[-5:-3]) * 60 + int(instant[-2:]))


def _resolve(piece: Piece, language: Language) -> list[Resolved] | Refusal:
    if piece.unit in (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM):
        return _block(piece)
    year = _year(piece)
    if isinstance(year, Refusal):
        return year
    if piece.part is not None and piece.unit is Precision.DAY:
        return Refusal(tr("A day is neither early nor late here; write a time of day."))
    if piece.clock and piece.marks:
        return Refusal(tr("EDTF marks no time of day as doubtful; leave the time out, or the doubt."))
    if piece.some is not None:
        return _some(piece, year)
    if piece.calendar != GREGORIAN:
        return foreign(piece, year, language)
    if piece.unit is Precision.DAY:
        return _day(piece, year, language)
    if piece.unit is Precision.MONTH and piece.month:
        return _month(piece, year, piece.month)
    if piece.unit is Precision.SEASON:
        return [Resolved(date := f"{four(year)}-{piece.code}", date, Precision.SEASON)]
    return _whole_year(piece, year)


def _year(piece: Piece) -> int | Refusal:
    """Return the astronomical year."""
    if piece.unit < Precision.DAY:
        return Refusal(tr("A time of day needs its day: 5 September 2019, 10:00."))
    if piece.year is None:
        return Refusal(tr("The year is missing."))
    if piece.era:
        if piece.year == 0:
            return Refusal(tr("There is no year 0: 1 BC is followed by AD 1."))
        return piece.year if piece.era > 0 else 1 - piece.year
    if piece.digits < 3 or (piece.digits == 3 and piece.unit is Precision.YEAR):
        return Refusal(tr("The year has too few digits: write 1979, AD 79, 79 BC or 0079."))
    if piece.digits > 4:
        return Refusal(tr("The year has too many digits: write AD 12000 or 12000 BC."))
    if piece.short:
        return Refusal(tr("The month is missing."))
    return piece.year


def _some(piece: Piece, year: int) -> list[Resolved] | Refusal:
    month = f"{piece.month:02}" if piece.month else "XX"
    if not -9999 <= year <= 9999 or piece.calendar != GREGORIAN:
        return Refusal(tr("“A day of” needs a month or a year up to 9999."))
    if piece.some is Precision.MONTH:
        if piece.month:
            return Refusal(tr("“A month of” needs a year alone."))
        return [Resolved(date := f"{four(year)}-XX", date, Precision.MONTH)]
    return [Resolved(date := f"{four(year)}-{month}-XX", date, Precision.DAY)]


def _day(piece: Piece, year: int, language: Language) -> list[Resolved] | Refusal:
    month, day = piece.month, piece.day
    if month is None or day is None:
        return Refusal(tr("The month is missing."))
    if not -9999 <= year <= 9999:
        return Refusal(tr("Days can be written up to the year 9999."))
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return Refusal(tr("The calendar has no such day."), fatal=True)
    number = days_from_civil(year, month, day)
    found = on_day(number, piece.clock)
    if piece.weekday is not None and piece.weekday != weekday(number):
        return _other_weekday(piece, year, number, language)
    if number < _REFORM:
        note = tr("Taken as a Gregorian day, as written; add “Old Style” to a Julian one.")
        found = found._replace(notes=(*found.notes, note))
    return [found]


def _other_weekday(piece: Piece, year: int, number: int, language: Language) -> list[Resolved]:
    """Offer the day as written, and the Julian day when the weekday fits that one."""
    name = language.weekdays[weekday(number)]
    label = tr("as written, though it was a {weekday}", weekday=name)
    found = [on_day(number, piece.clock)._replace(label=label, doubtful=True)]
    if piece.month and piece.day:
        julian = days_from_julian(year, piece.month, piece.day)
        if weekday(julian) == piece.weekday:
            label = tr("as a day of the Julian calendar, which fits the weekday")
            found.append(on_day(julian, piece.clock, calendar=JULIAN)._replace(label=label, doubtful=True))
    return found


def _month(piece: Piece, year: int, month: int) -> list[Resolved] | Refusal:
    if not -9999 <= year <= 9999:
        return Refusal(tr("Months can be written up to the year 9999."))
    if not 1 <= month <= 12:
        return Refusal(tr("The calendar has no such month."), fatal=True)
    date = f"{four(year)}-{month:02}"
    if piece.fraction:
        return _part_of_month(date, days_in_month(year, month), *piece.fraction)
    if piece.part is None:
        return [Resolved(date, date, Precision.MONTH)]
    first, last = days_of_part(year, month, piece.part)
    note = tr("The days {first} to {last}, by convention.", first=first, last=last)
    return [Resolved(f"{date}-{first:02}", f"{date}-{last:02}", Precision.MONTH, notes=(note,))]


def _part_of_month(month: str, length: int, which: int, of: int) -> list[Resolved] | Refusal:
    if of != 2:
        return Refusal(tr("A month has no quarters; write the days."))
    first, last = ((1, 15), (16, length))[which]
    return [Resolved(f"{month}-{first:02}", f"{month}-{last:02}", Precision.DAY)]


def _whole_year(piece: Piece, year: int) -> list[Resolved] | Refusal:
    date = four(year)
    if piece.part is None:
        return [Resolved(date, date, Precision.YEAR)]
    if date.startswith("Y"):
        return Refusal(tr("Months can be written up to the year 9999."))
    first, last = months_of_part(piece.part)
    note = tr("The months {first} to {last}, by convention.", first=first, last=last)
    return [Resolved(f"{date}-{first:02}", f"{date}-{last:02}", Precision.YEAR, notes=(note,))]


def _block(piece: Piece) -> list[Resolved] | Refusal:
    if piece.number and piece.calendar != GREGORIAN and piece.unit is Precision.DECADE:
        return foreign_decade(piece)
    if not piece.number or piece.calendar != GREGORIAN:
        return Refusal(tr("It is not said which decade or century."))
    if piece.unit is Precision.DECADE and piece.digits < 3 and not piece.era:
        return Refusal(tr("It is not said of which century: write the 1980s."))
    block = Block(piece.unit, piece.number, piece.era < 0, piece.part)
    first, last = years_of(block)
    if piece.fraction:
        which, of = piece.fraction
        length = (last - first + 1) / of
        first, last = first + round(length * which), first + round(length * (which + 1)) - 1
        return [_years(first, last, Precision.YEAR)]
    mask = _mask(piece)
    if not -9999 <= first <= last <= (9999 if mask is None else 10_000):
        return Refusal(tr("Years can be written up to 9999 here."))
    if mask is None:
        return [_years(first, last, piece.unit)]
    notes = () if piece.unit is Precision.DECADE or piece.label else (_strictly(mask, first, last),)
    return [Resolved(mask, mask, piece.unit, notes=notes)]


def _mask(piece: Piece) -> str | None:
    """Return 199X, 18XX or 1XXX; None where no mask has the right years."""
    if piece.part is not None or piece.era < 0 or piece.number is None:
        return None
    if piece.unit is Precision.DECADE:
        return f"{piece.number // 10:03}X"
    if piece.number == 1:
        return None
    return f"{piece.number - 1:02}XX" if piece.unit is Precision.CENTURY else f"{piece.number - 1}XXX"


def _years(first: int, last: int, precision: Precision) -> Resolved:
    return Resolved(four(first), four(last), precision)


def _strictly(mask: str, first: int, last: int) -> str:
    low, high = mask.replace("X", "0"), mask.replace("X", "9")
    return tr("Written {mask}, {low} to {high}; strictly it is {first} to {last}.", mask=mask, low=low, high=high,
              first=first, last=last)  # fmt: skip
