"""What the members of a stretch or list lend each other: doubt, digits of a year, the year over New Year."""

from __future__ import annotations

from timeline_app.dates.terms import Mark, Precision
from timeline_app.dates.typed.pieces import Piece, lent

_FARTHEST = 20  # years


def shared_marks(first: Piece, last: Piece) -> tuple[Piece, Piece]:
    """Doubt before a stretch, or behind it, is doubt about both ends."""
    before = first.leading if not last.leading else Mark.NONE
    behind = last.marks & ~last.leading if not first.marks & ~first.leading else Mark.NONE
    return first._replace(marks=first.marks | behind), last._replace(marks=last.marks | before)


def year_with_fewer_digits(first: Piece, last: Piece) -> list[Piece]:
    """Read the 18 of 1914–18 as 1918."""
    years = first.unit is Precision.YEAR and last.unit is Precision.YEAR and first.part is last.part is None
    if not years or first.year is None or last.year is None or last.digits >= first.digits or first.digits < 3:
        return []
    if (first.era and last.era not in (0, first.era)) or first.era < 0 or first.year < 10 ** (first.digits - 1):
        return []  # nobody shortens the year after 0112
    if last.digits == 3 and not last.era:
        return []  # 2019-123 may be the 123rd day
    size = 10**last.digits
    year = first.year // size * size + last.year
    era = first.era or last.era
    forwards = year < first.year if era < 0 else year > first.year
    return [last._replace(year=year, digits=first.digits, era=era)] if forwards else []


def over_the_century(first: Piece, last: Piece) -> list[Piece]:
    """Read the 02 of 1898–02 as 1902, which only a long dash can mean; no further than twenty years."""
    years = first.unit is Precision.YEAR and last.unit is Precision.YEAR and first.part is last.part is None
    if not years or first.year is None or last.year is None or (first.digits, last.digits) != (4, 2):
        return []
    year = (first.year // 100 + 1) * 100 + last.year
    plain = not (first.era or last.era) and first.year % 100 > last.year
    return [last._replace(year=year, digits=4)] if plain and year - first.year <= _FARTHEST else []


def carried(first: Piece, last: Piece) -> list[tuple[Piece, Piece]]:
    """Return what else is meant where the second date may want what only the first one says.

    “5 May or June 1920” may mean 5 June, “spring 1920 or 1921” may mean both springs, and 5 May 1919–21 1921.
    """
    plain = first.calendar == last.calendar and not (first.clock or last.clock) and first.part is last.part is None
    if not plain or first.some or last.some:
        return []
    if first.unit is Precision.DAY and last.unit is Precision.MONTH and first.month and first.year is None:
        a = lent(first, last._replace(unit=Precision.DAY, day=first.day), ahead=True)
        return [(a, a._replace(month=last.month, weekday=None))]
    winter = first.unit is Precision.SEASON and first.label  # it lies in two years and has its own rules
    if winter or first.year is None or first.unit not in (Precision.DAY, Precision.MONTH, Precision.SEASON):
        return []
    if last.unit is Precision.YEAR and last.digits > 2 and not last.era:
        return [(first, first._replace(year=last.year, digits=last.digits, weekday=None))]
    if last.unit is Precision.DAY and last.short and last.day and first.digits == 4:
        year = first._replace(unit=Precision.YEAR, month=None, day=None, weekday=None)
        years = year_with_fewer_digits(year, year._replace(year=last.day, digits=2, marks=last.marks))
        doubted = first._replace(doubtful=True)
        return [(doubted, last) for year in years for last in (year, first._replace(year=year.year))]
    return []


def two_years_of_one_winter(first: Piece, last: Piece) -> bool:
    """Whether “winter 1941–1942” would be cut in the middle; a winter of one year has a label."""
    season = first.unit is Precision.SEASON and first.label and first.year is not None
    return bool(season and last.unit is Precision.YEAR and (last.year or 0) - (first.year or 0) in (1, 2))


def over_new_year(first: Piece, last: Piece, a: Piece, b: Piece) -> bool:
    """Whether 28 December – 3 January 2020 begins in the year before."""
    if first.year is not None or last.year is None or a.year is None or a.month is None or b.month is None:
        return False
    return a.calendar == b.calendar and a.era >= 0 and a.month > b.month  # 9–5 September is a slip


def doubted_behind(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Let a mark behind a list mean all its members, when none has its own."""
    behind = pieces[-1].marks & ~pieces[-1].leading
    if not behind or pieces[-1].leading or any(piece.marks for piece in pieces[:-1]):
        return pieces
    return tuple(piece._replace(marks=behind) for piece in pieces)


def doubted_before(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Let a mark before a list mean all its members, when none of the others has its own."""
    before = pieces[0].leading
    if not before or pieces[0].marks != before or any(piece.marks for piece in pieces[1:]):
        return pieces
    return tuple(piece._replace(marks=before) for piece in pieces)


def completed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Lend the last member's month and year to the others, and the first one's month to the rest."""
    pieces = doubted_behind(doubted_before(pieces))
    first = lent(pieces[0], pieces[-1], ahead=True)
    last = lent(pieces[-1], first, ahead=False)
    between = (lent(lent(piece, last, ahead=True), first, ahead=False) for piece in pieces[1:-1])
    return (first, *between, last)


def decades_said_once(pieces: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
    """Return decades for “années 1990–2000”, “1990–2000s”, where one word may mean all numbers; None elsewhere."""
    first, last = pieces[0], pieces[-1]
    if first.unit is Precision.DECADE and first.worded and all(_is_round(piece) for piece in pieces[1:]):
        rest = (first._replace(number=one.year, leading=Mark.NONE, label="") for one in pieces[1:])
        return first, *rest
    if last.unit is Precision.DECADE and not last.worded and all(_is_round(piece) for piece in pieces[:-1]):
        rest = (last._replace(number=one.year, label="", short=False) for one in pieces[:-1])
        return *rest, last
    return None


def doubted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces that must be asked about."""
    return tuple(piece._replace(doubtful=True) for piece in pieces)


def _is_round(piece: Piece) -> bool:
    """Whether a bare year may be the first one of a decade."""
    plain = piece.unit is Precision.YEAR and piece.digits == 4 and not (piece.marks or piece.era)
    return plain and piece.year is not None and piece.year % 10 == 0 and piece.part is None
