"""One date as far as its words go: a piece may lack its month or year until a neighbour lends them."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates.terms import Mark, Precision

GREGORIAN, JULIAN, SOLAR_HIJRI = "gregorian", "julian", "solar_hijri"
ISLAMIC, HEBREW = "islamic", "hebrew"
CALENDARS = (GREGORIAN, JULIAN, SOLAR_HIJRI, ISLAMIC, HEBREW)
"""Every calendar that dates can be typed in."""

OTHERS = (SOLAR_HIJRI, ISLAMIC, HEBREW)
"""Those with months and years of their own."""


class Clock(NamedTuple):
    """A time of day, with what the words say of its zone."""

    hour: int
    minute: int
    second: int
    precision: Precision
    offset: str = ""
    """As EDTF writes it."""
    zone: str = ""
    """An IANA name; its offset is looked up when the day is known."""
    label: str = ""
    """What tells this reading of the zone from another."""
    second_time: bool = False
    """Whether it is the later one of two, after the clocks were put back."""


class Piece(NamedTuple):
    """The words of one date, in numbers; years as people count them, with an era."""

    unit: Precision
    year: int | None = None
    digits: int = 0
    """How many digits the year was written with."""
    era: int = 0
    """1 after, -1 before the common era, 0 when not said."""
    month: int | None = None
    day: int | None = None
    code: int | None = None
    """An EDTF sub-year code."""
    number: int | None = None
    """Which century or millennium; of a decade its first year."""
    part: int | None = None
    fraction: tuple[int, int] | None = None
    """Which one of how many equal parts."""
    some: Precision | None = None
    clock: Clock | None = None
    calendar: str = GREGORIAN
    variant: str = ""
    """Which Islamic calendar: umm_al_qura, civil or astronomical, if the words say so."""
    marks: Mark = Mark.NONE
    leading: Mark = Mark.NONE
    """Those of `marks` that stand before the date."""
    weekday: int | None = None
    notes: tuple[str, ...] = ()
    label: str = ""
    """What tells this reading from another of the same words."""
    doubtful: bool = False
    """Whether it must be asked about even as the only reading."""
    supposed: bool = False
    """Whether only the project, or the script of the figures, speaks for its calendar."""
    worded: bool = False
    """Whether a word before its number makes it a decade."""
    short: bool = False
    """A bare number: a day, or the last digits of a year, until a neighbour settles it."""

    def noted(self, *notes: str) -> Piece:
        """Return the piece with more notes."""
        return self._replace(notes=(*self.notes, *(note for note in notes if note not in self.notes)))


def lent(piece: Piece, other: Piece, *, ahead: bool) -> Piece:
    """Return `piece` with the month, year and era that only `other` states: 5 of “5–9 September 2019”.

    Args:
        ahead: whether `piece` stands before `other`; “BC” is never said for what stands behind it.
    """
    lender_is_fine = other.unit in (Precision.DAY, Precision.MONTH, Precision.SEASON)
    if piece.unit is Precision.DAY and piece.month is None and other.unit is Precision.DAY and other.month:
        piece = piece._replace(month=other.month, calendar=other.calendar, short=False)
    needs_year = piece.year is None and (piece.month is not None or piece.code is not None)
    if needs_year and lender_is_fine and other.year is not None and piece.calendar == other.calendar:
        piece = piece._replace(year=other.year, digits=other.digits, era=piece.era or other.era)
    if piece.number is not None and piece.unit is not other.unit and piece.unit is Precision.DAY:
        piece = _counted(piece, other)
    if piece.clock is None or other.clock is None:
        return _with_era(piece, other) if ahead or other.era > 0 else piece
    if piece.day is None and other.day is not None:
        piece = other._replace(clock=piece.clock)
    clock = piece.clock
    if clock and not clock.offset and not clock.zone:
        clock = clock._replace(offset=other.clock.offset, zone=other.clock.zone, label=other.clock.label)
    return piece._replace(clock=clock)


def _counted(piece: Piece, other: Piece) -> Piece:
    """Turn “18th” into the 18th century beside “19th century”."""
    if other.unit in (Precision.CENTURY, Precision.MILLENNIUM) and other.number is not None:
        return piece._replace(unit=other.unit, day=None, era=piece.era or other.era, short=False)
    return piece


def _with_era(piece: Piece, other: Piece) -> Piece:
    """Take over the era that stands once: 264–241 BC."""
    same = piece.unit is other.unit
    if piece.era == 0 and other.era and same and (piece.year is not None or piece.number is not None):
        return piece._replace(era=other.era)
    return piece
