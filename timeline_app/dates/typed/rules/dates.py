"""The rules for one date in words."""

from __future__ import annotations

from typing import Any

from timeline_app.dates.languages import Language, Role
from timeline_app.dates.terms import Mark, Precision
from timeline_app.dates.typed.outcome import Context
from timeline_app.dates.typed.pieces import GREGORIAN, HEBREW, ISLAMIC, JULIAN, OTHERS, SOLAR_HIJRI, Piece
from timeline_app.dates.typed.rules.matching import Found, Rule, either, maybe, remembered, sequence, stay
from timeline_app.dates.typed.rules.numerals import Numerals
from timeline_app.dates.typed.rules.times import TIMES, Times
from timeline_app.words import tr

_LONG_COUNTS = (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)

_MONTHS_OF_OTHERS = {Role.SOLAR_MONTH: SOLAR_HIJRI, Role.ISLAMIC_MONTH: ISLAMIC, Role.HEBREW_MONTH: HEBREW}
_CENTURIES = (Role.CENTURY, Role.CENTURY_BEFORE, Role.MILLENNIUM, Role.MILLENNIUM_BEFORE)
_PORTIONS = ((Role.QUARTER, 33, 4), (Role.THIRD, 37, 3), (Role.HALF, 40, 2))
"""A word, the EDTF code of the first such part of a year, and how many it has."""
_KINDS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("numeric", frozenset()),
    ("day_month_year", frozenset()),
    ("season", frozenset({Role.SEASON})),
    ("portion", frozenset({Role.QUARTER, Role.THIRD, Role.HALF})),
    ("part", frozenset({Role.PART, Role.PART_BEHIND})),
    ("decade", frozenset({Role.DECADE, Role.DECADE_SUFFIX, Role.DECADE_BEFORE})),
    ("count", frozenset(_CENTURIES)),
    ("some", frozenset({Role.SOME})),
    ("year", frozenset()),
    ("numeral", frozenset({Role.ROMAN})),
)
"""The rules for one date, each with the words of which a text must have one; figures need none."""
_MONTHS = {Role.MONTH, *_MONTHS_OF_OTHERS}
_VARIANTS = ("umm_al_qura", "civil", "astronomical")


class Dates(Numerals, Times):
    """Reads one date, complete or not, with its marks, weekday, time and style."""

    def __init__(self, text: str, context: Context, spoken: frozenset[Language] = frozenset()) -> None:
        super().__init__(text, context.languages, spoken)
        self.context = context
        counted = [calendar for token in self.tokens if token.roles for calendar in self.table.calendars_of(token.text)]
        self.calendars = tuple(dict.fromkeys((*context.calendars, *counted))) if counted else context.calendars
        self.era = maybe(self.word(Role.ERA))
        self.suffix = maybe(self.word(Role.SUFFIX))
        self.closers = self.passing(Role.CLOSER)
        self.filler = self.passing(Role.FILLER)
        self.comma = maybe(self.sign(","))
        self.between = self.passing(Role.AT, signs=",")
        self.of = self.passing(Role.LINK)
        self.blank = self.passing(Role.LINK, signs=",.")
        if "-" in self.signs:
            self.blank = either(self.close_dash, self.blank)
        self.named = not self.present.isdisjoint(_MONTHS)
        """Whether the text names a month."""
        self.timed = ":" in self.signs or not self.present.isdisjoint(TIMES)
        self._kinds: list[Rule] = [
            getattr(self, name) for name, roles in _KINDS if not roles or not self.present.isdisjoint(roles)
        ]
        self.figured = any(token.digits for token in self.tokens)
        """Whether it has a number in figures."""

    @remembered
    def marked(self, at: int) -> Found:
        """“possibly in about 1920?”."""
        if not self.has(Role.APPROXIMATE, Role.UNCERTAIN):
            if self.filler is stay and self.closers is stay:
                return self.dated(at)
            found = sequence(at, self.filler, self.dated, self.closers)
            return [(values[1], after) for values, after in found]
        return self._doubted(at)

    def _doubted(self, at: int) -> Found:
        """The same where the text has a word of doubt."""
        found: Found = []
        for (_, leading, _, piece, _, trailing), after in sequence(
            at, self.filler, self.marks, self.filler, self.dated, self.closers, self.marks_behind
        ):
            if leading or trailing:
                piece = piece._replace(marks=piece.marks | leading | trailing, leading=leading)
            found.append((piece, after))
        return found

    @remembered
    def marks(self, at: int) -> Found:
        """Read up to three words of doubt."""
        if not self.has(Role.APPROXIMATE, Role.UNCERTAIN):
            return [(Mark.NONE, at)]
        approximate = self.word(Role.APPROXIMATE)(at)
        uncertain = self.word(Role.UNCERTAIN)(at)
        found: Found = [(Mark.NONE, at)]
        for mark, places in ((Mark.APPROXIMATE, approximate), (Mark.UNCERTAIN, uncertain)):
            for _, after in places:
                if not self._doubted_twice(at):
                    starts = {after, self.filler(after)[0][1]}  # the “a” of another language, or of “a day of 1920”
                    found += [(mark | more, end) for start in sorted(starts) for more, end in self.marks(start)]
        return found

    def _doubted_twice(self, at: int) -> bool:
        """Whether three words of doubt stand before, which is more than anybody means."""
        before = self.tokens[max(at - 3, 0) : at]
        return len(before) == 3 and all({Role.APPROXIMATE, Role.UNCERTAIN} & set(token.roles) for token in before)

    @remembered
    def marks_behind(self, at: int) -> Found:
        """Read “?”, “(?)” or “(possibly)”."""
        found = list(self.marks(at))
        for (_, mark, _), after in sequence(at, self.sign("("), self.marks, self.sign(")")):
            if mark:
                found.append((mark, after))
        return found

    @remembered
    def dated(self, at: int) -> Found:
        """A date with what may stand around it: weekday, time of day, style of calendar."""
        comma = self.passing(Role.FILLER, signs=",")
        if not (self.timed or self.has(Role.WEEKDAY, Role.STYLE)):
            if comma is stay:
                return self.bare(at)
            return [(values[1], after) for values, after in sequence(at, comma, self.bare)]
        found: Found = []
        weekday = maybe(self.word(Role.WEEKDAY))
        for (day_name, _, piece, clock, later_name, style), after in sequence(
            at, weekday, comma, self.bare, *self._behind()
        ):
            joined = _joined(piece, day_name if day_name is not None else later_name, clock, style)
            if joined is not None:
                found.append((joined, after))
        if self.timed:
            for (clock, _, piece), after in sequence(at, self.clock, comma, self.without_clock):
                found.append((piece._replace(clock=clock), after))
            found += [(Piece(Precision.MINUTE, clock=clock), after) for clock, after in self.clock(at)]
        return found

    def _behind(self) -> tuple[Rule, ...]:
        """The rules for what may stand behind a date, as far as the text has any of it."""
        return (
            maybe(self.clock_behind) if self.timed else stay,
            maybe(self.weekday_behind) if Role.WEEKDAY in self.present else stay,
            maybe(self.style) if Role.STYLE in self.present else stay,
        )

    @remembered
    def without_clock(self, at: int) -> Found:
        """A date that a time of day stands before."""
        rules = maybe(self.word(Role.WEEKDAY)), self.comma, self.bare
        return [
            (piece if name is None else piece._replace(weekday=name), after)
            for (name, _, piece), after in sequence(at, *rules)
            if piece.unit is Precision.DAY
        ]

    def weekday_behind(self, at: int) -> Found:
        """Read “(Thursday)” or “, Thursday”."""
        bracketed = sequence(at, self.sign("("), self.word(Role.WEEKDAY), self.sign(")"))
        found: Found = [(values[1], after) for values, after in bracketed]
        found += [(values[1], after) for values, after in sequence(at, self.comma, self.word(Role.WEEKDAY))]
        return found

    def style(self, at: int) -> Found:
        """Read “(Old Style)” or “O.S.”; 0 is Julian."""
        word = self.word(Role.STYLE)
        found = word(at)
        found += [(values[1], after) for values, after in sequence(at, self.sign("("), word, self.sign(")"))]
        return found

    def clock_behind(self, at: int) -> Found:
        """Read “, at 10:00”."""
        return [(values[1], after) for values, after in sequence(at, self.between, self.clock)]

    @remembered
    def bare(self, at: int) -> Found:
        """A date without anything around it."""
        return [found for rule in self._kinds for found in rule(at)]

    @remembered
    def day(self, at: int) -> Found:
        """Read 5, 5th or fifth."""
        token = self.token(at)
        if token is None:
            return []
        found: Found = [(number, at + 1) for number in token.roles.get(Role.ORDINAL, ())]
        if token.number is not None and token.digits < 3 and 1 <= token.number <= 31:
            found += [(token.number, after) for _, after in self.suffix(at + 1)]
        return found

    @remembered
    def month(self, at: int) -> Found:
        """Return (month, calendar)."""
        month = self.word(Role.MONTH)
        if not self.named:
            return []
        found: Found = [((number, GREGORIAN), after) for number, after in month(at)]
        if found and not self.signs.isdisjoint("/("):
            for (first, sign, again, bracket), after in sequence(
                at, month, self.sign("/", "("), month, maybe(self.sign(")"))
            ):
                if first == again and (sign == "(") is (bracket is not None):
                    found.append(((first, GREGORIAN), after))  # 5 أيلول/سبتمبر 2019 names one month twice
        for role, calendar in _MONTHS_OF_OTHERS.items():
            if role in self.present:
                found += [((month, calendar), after) for month, after in self.word(role)(at)]
        return found

    @remembered
    def day_month_year(self, at: int) -> Found:
        """Every order of day, month and year, and what may be missing of them."""
        found = self._from_day(at)
        if self.named:
            found += self._from_month(at)
            found += self._from_year(at)
        return [(piece, after) for piece, after in found if piece is not None]

    def _from_day(self, at: int) -> Found:
        """“5 May 1920”, “5 May”, “5, 1920”, 5."""
        days = self.day(at)
        found: Found = []
        if days and self.named:
            blank, any_year = self.blank, either(self.full_year, self.two_digits)
            for (day, _, month, _, then), after in sequence(at, self.day, blank, self.month, blank, any_year):
                found.append((_whole(month, then, day), after))
            for (day, _, month), after in sequence(at, self.day, self.of, self.month):
                found.append((_whole(month, None, day), after))
        if days and "," in self.signs:
            for (day, _, then), after in sequence(at, self.day, self.sign(","), self.full_year):
                found.append((then._replace(unit=Precision.DAY, day=day), after))
        return found + [(Piece(Precision.DAY, day=day, number=day, short=True), after) for day, after in days]

    def _from_month(self, at: int) -> Found:
        """“May 5, 1920”, “May 1920”, “May 5”, “May”."""
        months = self.month(at)
        found: Found = []
        if months:
            year = self.full_year
            for (month, _, day, _, then), after in sequence(at, self.month, self.of, self.day, self.comma, year):
                found.append((_whole(month, then, day), after))
            for (month, _, then), after in sequence(at, self.month, self.blank, year):
                found.append((_whole(month, then), after))
            for (month, _, day), after in sequence(at, self.month, self.of, self.day):
                found.append((_whole(month, None, day), after))
        return found + [(_whole(month, None), after) for month, after in months]

    def _from_year(self, at: int) -> Found:
        """“1920 May 5”, “1920, the 5th of May”, “1920 May”."""
        found: Found = []
        if self.full_year(at):
            year, blank = self.full_year, self.blank
            for (then, _, month, _, day), after in sequence(at, year, blank, self.month, blank, self.day):
                found.append((_whole(month, then, day), after))
            for (then, _, day, _, month), after in sequence(at, year, blank, self.day, self.of, self.month):
                found.append((_whole(month, then, day), after))
            for (then, _, month), after in sequence(at, year, blank, self.month):
                found.append((_whole(month, then), after))
        return found

    def numeral(self, at: int) -> Found:
        """A Roman numeral that a century beside it explains, “XVIIIe–XIXe siècle”, or a month: “IX.1939”."""
        romans = self.word(Role.ROMAN)
        found: Found = [(Piece(Precision.DAY, number=number, short=True), after) for number, after in romans(at)]
        for (month, _, (year, digits)), after in sequence(at, romans, maybe(self.sign(".")), self.figures):
            dotted = "." in (self.tokens[at].text[-1], self.tokens[after - 2].text)
            if (
                dotted
                and digits == 4
                and month <= 12
                and not any(token.spaced for token in self.tokens[at + 1 : after])
            ):
                found.append((Piece(Precision.MONTH, year=year, digits=digits, month=month), after))
        return found

    def parts(self, at: int) -> Found:
        """What stands behind “mid to”: “late 1990s”, “-late 1990s”."""
        return [(values[1], after) for values, after in sequence(at, maybe(self.sign("-")), self.part)]

    @remembered
    def part(self, at: int) -> Found:
        """“early September 2019”, “mid-19th century”."""
        rules = (self.word(Role.PART), maybe(self.sign("-")), self.filler, self.parted)
        found: Found = [(piece._replace(part=part), after) for (part, _, _, piece), after in sequence(at, *rules)]
        for (piece, _, part), after in sequence(at, self.parted, self.of, self.word(Role.PART_BEHIND)):
            found.append((piece._replace(part=part), after))
        return found

    @remembered
    def parted(self, at: int) -> Found:
        """What can be early or late."""
        wholes = [*self.day_month_year(at), *self.decade(at), *self.count(at), *self.year(at)]
        units = (Precision.MONTH, Precision.YEAR, *_LONG_COUNTS)
        return [found for found in wholes if found[0].unit in units or (found[0].short and found[0].day)]

    @remembered
    def season(self, at: int) -> Found:
        """“spring 1968”, “winter of 1941–42”, “southern summer 2001–02”."""
        found: Found = []
        south = maybe(self.word(Role.SOUTH))
        blank = self.passing(Role.LINK, signs=",")
        named = south, self.word(Role.SEASON), south
        for (before, season, behind, _, then), after in sequence(at, *named, blank, self.season_year):
            half = before if behind is None else behind
            found += [(piece, after) for piece in _seasons(season, half, then, southern=self.context.southern)]
        for (before, season, behind), after in sequence(at, *named):
            half = before if behind is None else behind
            code = _code(season, half, southern=self.context.southern)
            found.append((Piece(Precision.SEASON, code=code), after))
        return found

    @remembered
    def portion(self, at: int) -> Found:
        """“first quarter of 2019”, “Q3 2019”, “second half of the 19th century”."""
        found: Found = []
        ordinal = either(self.word(Role.ORDINAL), self.counted)
        figure = either(ordinal, self.number(1, 4))
        for role, first_code, of in _PORTIONS:
            if role not in self.present:
                continue
            for (which, _, _, whole), after in sequence(at, ordinal, self.word(role), self.of, self.parted):
                found += [(piece, after) for piece in _portion(whole, first_code, which, of)]
            for (held, which, _, whole), after in sequence(at, self.word(role), figure, self.of, self.parted):
                found += [(piece, after) for piece in _portion(whole, first_code, 0 if held else which, of)]
            for (which, _, whole), after in sequence(at, self.word(role), self.of, self.year):
                found += [(piece, after) for piece in _portion(whole, first_code, which, of)]
            for (whole, which), after in sequence(at, self.year, self.word(role)):
                found += [(piece, after) for piece in _portion(whole, first_code, which, of)]
        return found

    def some(self, at: int) -> Found:
        """“a day of September 2019”."""
        rules = (self.word(Role.SOME), self.word(Role.UNIT), self.of, either(self.day_month_year, self.year))
        found: Found = []
        for (_, unit, _, piece), after in sequence(at, *rules):
            if piece.unit in (Precision.MONTH, Precision.YEAR) and piece.year is not None:
                found.append((piece._replace(some=Precision(unit)), after))
        return found


def _whole(month: tuple[int, str], year: Piece | None, day: int | None = None) -> Piece | None:
    number, calendar = month
    if year is not None and year.calendar in OTHERS and (year.supposed or year.calendar != calendar):
        return None  # the name of the month says which calendar it is
    if year is not None and year.label and calendar in OTHERS and year.calendar == GREGORIAN:
        return None  # two digits of a year of that calendar
    unit = Precision.DAY if day else Precision.MONTH
    if year is None:
        return Piece(unit, month=number, day=day, calendar=calendar)
    return year._replace(unit=unit, month=number, day=day, calendar=JULIAN if year.calendar == JULIAN else calendar)


def _joined(piece: Piece, weekday: int | None, clock: Any, style: int | None) -> Piece | None:
    """Put weekday, time and style to a piece that can bear them."""
    if piece.unit is not Precision.DAY and (weekday is not None or clock):
        return None
    if weekday is not None:
        piece = piece._replace(weekday=weekday)
    if clock:
        piece = piece._replace(clock=clock)
    if style is None:
        return piece
    if style > 1:
        return piece._replace(variant=_VARIANTS[style - 2]) if piece.calendar == ISLAMIC else None
    if piece.unit not in (Precision.DAY, Precision.MONTH) or piece.calendar in OTHERS:
        return None
    return piece._replace(calendar=JULIAN if style == 0 else GREGORIAN)


def _code(season: int, half: int | None, *, southern: bool) -> int:
    """Return the sub-year code: 21 to 24 as usual, 25 to 28 when the words say northern, 29 to 32 southern."""
    if half is None:
        return season + 8 if southern else season
    return season + (8 if half else 4)


def _seasons(season: int, half: int | None, year: Piece, *, southern: bool) -> list[Piece]:
    """A season over New Year is named by both years, or must be asked about."""
    code = _code(season, half, southern=southern)
    crosses = code in (24, 28, 30)
    piece = year._replace(unit=Precision.SEASON, code=code)
    if year.number is not None:
        return [piece._replace(number=None)] if crosses else []
    if not crosses or year.year is None or year.era < 0:
        return [piece]
    before = piece._replace(year=year.year - 1, label=tr("December {a} to February {b}", a=year.year - 1, b=year.year))
    return [piece._replace(label=tr("December {a} to February {b}", a=year.year, b=year.year + 1)), before]


def _portion(whole: Piece, first_code: int, which: int, of: int) -> list[Piece]:
    """Return the part of that number, from 1; none has 0."""
    if not 0 < which <= of:
        return []
    if whole.unit is Precision.YEAR:
        return [whole._replace(unit=Precision.SEASON, code=first_code + which - 1)]
    return [whole._replace(fraction=(which - 1, of))] if whole.unit in (Precision.MONTH, *_LONG_COUNTS) else []
