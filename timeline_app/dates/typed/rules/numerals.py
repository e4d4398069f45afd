"""The rules for years, decades, centuries, and dates in figures."""

from __future__ import annotations

from timeline_app.dates.calendars import SOLAR_YEARS
from timeline_app.dates.languages import Role
from timeline_app.dates.terms import Precision
from timeline_app.dates.typed.outcome import Context
from timeline_app.dates.typed.pieces import GREGORIAN, HEBREW, ISLAMIC, JULIAN, OTHERS, SOLAR_HIJRI, Piece
from timeline_app.dates.typed.rules.matching import Found, Rule, Words, either, maybe, remembered, sequence
from timeline_app.dates.typed.tokens import Token
from timeline_app.words import tr

_CENTURIES = (19, 20, 18)
"""Where two digits of a year may belong; the order in which they are offered."""

_YEARS = {SOLAR_HIJRI: SOLAR_YEARS, ISLAMIC: range(200, 1501), HEBREW: range(4000, 6001)}
"""Which years are likely to be meant in another calendar of the project."""
_ISLAMIC_AGE, _HEBREW_AGE = 2, 3
_SHORT_WORD = 2  # letters, with its full stop


class Numerals(Words):
    """Reads what is mostly figures."""

    context: Context
    era: Rule
    """Reads 1 or -1, and None with nothing read."""
    calendars: tuple[str, ...]
    """Those of the project, and those in which the writers of a word of the text count."""

    @remembered
    def year(self, at: int) -> Found:
        """A year alone: 2019, 44 BC, AD 79; a short one waits for a neighbour."""
        token = self.token(at)
        if token is None or not (token.digits or Role.ERA in token.roles or Role.AGE in token.roles):
            return []
        found: Found = []
        if not self.has(Role.ERA, Role.AGE, Role.YEAR_WORD):
            return self._plain_year(token, at + 1)
        word = maybe(self.word(Role.YEAR_WORD))
        for (before, (number, digits), _, after_era), after in sequence(at, self.era, self.figures, word, self.era):
            if before is None or after_era is None:
                era = before if before is not None else after_era
                piece = Piece(Precision.YEAR, year=number, digits=digits, era=era or 0)
                found.append((piece, after))
                if era is None:
                    found += [(other, after) for other in self._supposed(piece)]
        return found + self._of_an_age(at)

    def _plain_year(self, token: Token, after: int) -> Found:
        """A number and nothing else."""
        if token.number is None:
            return []
        piece = Piece(Precision.YEAR, year=token.number, digits=token.digits)
        return [(one, after) for one in (piece, *self._supposed(piece))]

    def _supposed(self, piece: Piece) -> list[Piece]:
        """Return what figures mean in the other calendars of the project, or of their script."""
        others = [calendar for calendar in self.calendars if piece.year in _YEARS.get(calendar, ())]
        return [piece._replace(calendar=name, label=_calendar_label(name), supposed=True) for name in others]

    def _of_an_age(self, at: int) -> Found:
        """“1398 SH”, “1441 AH”, “AH 61”, “5780 AM”; AH is said of solar years too where a project counts them."""
        if not self.has(Role.AGE):
            return []
        age = self.word(Role.AGE)
        word = maybe(self.word(Role.YEAR_WORD))
        found = [(digits[0], name, after) for (digits, _, name), after in sequence(at, self.figures, word, age)]
        found += [(digits[0], name, after) for (name, digits), after in sequence(at, age, self.figures)]
        pieces: Found = []
        for number, name, after in found:
            calendars = [OTHERS[name - 1]] if name < _HEBREW_AGE or number > 999 else []  # 10 am is a time of day
            if name == _ISLAMIC_AGE and SOLAR_HIJRI in self.calendars and number in SOLAR_YEARS:
                calendars.append(SOLAR_HIJRI)
            for calendar in calendars:
                piece = Piece(Precision.YEAR, year=number, digits=4, calendar=calendar, label=_calendar_label(calendar))
                pieces.append((piece, after))
        return pieces

    @remembered
    def full_year(self, at: int) -> Found:
        """A year beside a month: also '19, which must be asked about, and 1717/8."""
        found = [(piece, after) for piece, after in self.year(at) if piece.digits > 2 or piece.era]
        if self.signs.isdisjoint("'/"):
            return found
        for _, start in self.sign("'")(at):
            found += self.two_digits(start)
        for (first, _, (number, digits)), after in sequence(at, self.year, self.sign("/"), self.figures):
            if follows(first, number, digits):
                found += [(piece, after) for piece in _double_year(first)]
        return found

    def two_digits(self, at: int) -> Found:
        """Read 19 as the end of a year in any of the last centuries."""
        found: Found = []
        for number, after in self.number(0, 99)(at):
            if self.tokens[at].digits == 2 and self.era(after)[0][0] is None:
                found += [(_of_century(century, number), after) for century in _CENTURIES]
        return found

    @remembered
    def season_year(self, at: int) -> Found:
        """A year, or two that follow each other as one: 1941–42."""
        found = list(self.year(at))
        for _, start in self.sign("'")(at):
            found += self.two_digits(start)
        for (first, _, (number, digits)), after in sequence(at, self.year, self.sign("-", "/"), self.figures):
            if follows(first, number, digits):
                found.append((first._replace(number=number), after))
        return found

    def figures(self, at: int) -> Found:
        """Return (number, digits)."""
        token = self.token(at)
        return [((token.number, token.digits), at + 1)] if token and token.number is not None else []

    @remembered
    def decade(self, at: int) -> Found:
        """“1990s”, “the 80s”, “nineties”, “40s BC”."""
        if not self.has(Role.DECADE, Role.DECADE_SUFFIX, Role.DECADE_BEFORE):
            return []
        found: Found = []
        quote = maybe(self.sign("'"))
        word = maybe(self.word(Role.DECADE_WORD))
        for (_, (number, digits), _, sure, era), after in sequence(
            at, quote, self.figures, self.word(Role.DECADE_SUFFIX), word, self.era
        ):
            if number % 10 == 0 and number:
                found += [(piece, after) for piece in _decades(number, digits, era or 0, sure=sure is not None)]
        for (sure, _, (number, digits), _, era), after in sequence(
            at, self.word(Role.DECADE_BEFORE), quote, self.figures, maybe(self.word(Role.DECADE_SUFFIX)), self.era
        ):
            if number % 10 == 0 and number:
                decades = _decades(number, digits, era or 0, sure=bool(sure))
                found += [(piece._replace(worded=True), after) for piece in decades]
        for number, after in self.word(Role.DECADE)(at):
            found += [(piece, after) for piece in _decades(number, 2, 0, sure=False)]
        found += [
            (piece._replace(calendar=name, label=_calendar_label(name), supposed=True), after)
            for piece, after in found
            for name in self.calendars
            if piece.number in _YEARS.get(name, ()) and not piece.era and piece.unit is Precision.DECADE
        ]
        if SOLAR_HIJRI in self.calendars:
            found += [(other, after) for piece, after in found for other in _solar_decade(piece)]
        return [*found, *self._of_a_century(found)]

    def _of_a_century(self, decades: Found) -> Found:
        """“nineties of the 20th century”, “90-е годы XX века”."""
        found: Found = []
        for decade, place in decades:
            if not decade.label or decade.number // 100 != _CENTURIES[0] or decade.unit is not Precision.DECADE:
                continue
            for (_, century), after in sequence(place, self.passing(Role.LINK), self.count):
                if century.unit is Precision.CENTURY and not century.era:
                    number = (century.number - 1) * 100 + decade.number % 100
                    found.append((Piece(Precision.DECADE, number=number, digits=4), after))
        return found

    def counted(self, at: int) -> Found:
        """Read “19th”."""
        if not self.has(Role.ROMAN, Role.SUFFIX):
            return []
        roman = sequence(at, self.word(Role.ROMAN), maybe(self.word(Role.SUFFIX)))
        figures = sequence(at, self.number(1, 100, 3), self.word(Role.SUFFIX))
        return [(values[0], after) for values, after in (*figures, *roman)]

    @remembered
    def count(self, at: int) -> Found:
        """“19th century”, “second millennium BC”."""
        if not self.has(Role.CENTURY, Role.CENTURY_BEFORE, Role.MILLENNIUM, Role.MILLENNIUM_BEFORE):
            return []
        found: Found = []
        ordinal = either(self.counted, self.word(Role.ORDINAL))
        dash = maybe(self.sign("-"))
        for role, unit in ((Role.CENTURY, Precision.CENTURY), (Role.MILLENNIUM, Precision.MILLENNIUM)):
            for (number, _, _, era), after in sequence(at, ordinal, dash, self.word(role), self.era):
                found.append((Piece(unit, number=number, era=era or 0), after))
        for (number, _, era), after in sequence(at, self.number(1, 100, 3), self._century_word, self.era):
            found.append((Piece(Precision.CENTURY, number=number, era=era or 0), after))
        plain = either(ordinal, self.number(1, 100, 3))
        for role, unit in ((Role.CENTURY_BEFORE, Precision.CENTURY), (Role.MILLENNIUM_BEFORE, Precision.MILLENNIUM)):
            for (_, number, era), after in sequence(at, self.word(role), plain, self.era):
                found.append((Piece(unit, number=number, era=era or 0), after))
        return found

    def _century_word(self, at: int) -> Found:
        """Read “век” of “19 век”; what is short may be “circa” or the year's own word."""
        return [found for found in self.word(Role.CENTURY)(at) if len(self.tokens[at].text) > _SHORT_WORD]

    @remembered
    def numeric(self, at: int) -> Found:
        """2019-9-5, 5.9.2019, 9/5/2019, 9/2019, 2019-09."""
        found: Found = []
        token = self.token(at)
        behind = self.token(at + 1) if token and token.digits else None
        for sign in "-/.":
            if behind is None or behind.text != sign:
                continue
            sign_rule = self.sign(sign)
            rules = (self.figures, sign_rule, self.figures, sign_rule, self.figures)
            for (a, _, b, _, c), after in sequence(at, *rules):
                if self._even(at):
                    ordered = self._ordered(a, b, c, sign)
                    found += [(piece, after) for piece in ordered]
                    found += [(other, after) for piece in ordered for other in self._supposed(piece)]
                    found += [(other, after) for piece in ordered for other in self._solar(piece, sign)]
            if sign == ".":
                for (a, _, month, _, c), after in sequence(
                    at, self.figures, sign_rule, self.word(Role.ROMAN), maybe(sign_rule), self.figures
                ):
                    found += [(piece, after) for piece in _day(c, (month, 2), a) if c[1] == 4 and a[1] <= 2]
            for (a, _, b), after in sequence(at, self.figures, sign_rule, self.figures):
                for piece in _month_of_year(a, b, sign, self._close(at, after)):
                    found.append((piece, after))
                    if piece.unit is Precision.MONTH:
                        found += [(other, after) for other in (*self._supposed(piece), *self._solar(piece, sign))]
        return found

    def _solar(self, piece: Piece, sign: str) -> list[Piece]:
        """Return the Solar Hijri meaning of 1398/6/14, which is how Afghans and Iranians write days."""
        if sign != "/" or SOLAR_HIJRI in self.calendars or piece.year not in SOLAR_YEARS:
            return []
        return [piece._replace(calendar=SOLAR_HIJRI, label=_calendar_label(SOLAR_HIJRI), supposed=True, doubtful=True)]

    def _close(self, at: int, after: int) -> bool:
        """Whether no blank stands between the tokens."""
        return not any(token.spaced for token in self.tokens[at + 1 : after])

    def _even(self, at: int) -> bool:
        """Whether both signs are set alike: 2019-09 - 10 is no day."""
        before, behind = (tuple(token.spaced for token in self.tokens[at + n : at + n + 2]) for n in (1, 3))
        return before == behind

    def _ordered(self, a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], sign: str) -> list[Piece]:
        if a[1] == 4:
            return _day(a, b, c) if b[1] <= 2 and c[1] <= 2 else []
        if a[1] > 2 or b[1] > 2 or c[1] not in (2, 4):
            return []
        years = [c] if c[1] == 4 else [(century * 100 + c[0], 4) for century in _CENTURIES]
        return [piece for year in years for piece in self._day_and_month(a, b, year, sign)]

    def _day_and_month(self, a: tuple[int, int], b: tuple[int, int], year: tuple[int, int], sign: str) -> list[Piece]:
        """Read 9/5/2019 in both orders, unless a number above 12, dots or the project's habit decide."""
        day_first, month_first = _day(year, b, a), _day(year, a, b)
        if not (day_first and month_first) or a[0] == b[0]:
            return day_first or month_first
        habit = self.context.day_first
        if sign == "." and habit is None:
            return [day_first[0].noted(tr("Dots: the day stands first."))]
        if habit is not None:
            chosen = day_first if habit else month_first
            note = (
                tr("The day stands first, as set for the project.")
                if habit
                else tr("The month stands first, as set for the project.")
            )
            return [chosen[0].noted(note)]
        return [day_first[0]._replace(label=tr("day first")), month_first[0]._replace(label=tr("month first"))]


def _calendar_label(calendar: str) -> str:
    if calendar == SOLAR_HIJRI:
        return tr("in the Solar Hijri calendar")
    return tr("in the Islamic calendar") if calendar == ISLAMIC else tr("in the Hebrew calendar")


def follows(first: Piece, number: int, digits: int) -> bool:
    """Whether a number, perhaps shortened, is the year after: 1941–42, 1717/8, 1999–2000."""
    return first.year is not None and first.digits == 4 and not first.era and (first.year + 1) % 10**digits == number


def _double_year(first: Piece) -> list[Piece]:
    """Read 1717/8, the year before and after 25 March, as the later one; the calendar must be asked about."""
    year = first._replace(year=(first.year or 0) + 1, era=1, doubtful=True)
    return [
        year._replace(calendar=JULIAN, label=tr("a day of the Julian calendar")),
        year._replace(label=tr("a day of the Gregorian calendar")),
    ]


def _of_century(century: int, number: int) -> Piece:
    year = century * 100 + number
    return Piece(Precision.YEAR, year=year, digits=4, label=tr("the year {year}", year=year))


def _day(year: tuple[int, int], month: tuple[int, int], day: tuple[int, int]) -> list[Piece]:
    """A reading has a month from 1 to 12 and a day from 1 to 31; the calendar judges later."""
    if not (1 <= month[0] <= 12 and 1 <= day[0] <= 31):
        return []
    return [Piece(Precision.DAY, year=year[0], digits=year[1], month=month[0], day=day[0])]


def _month_of_year(a: tuple[int, int], b: tuple[int, int], sign: str, close: bool) -> list[Piece]:
    """Read 9/2019, 9.2019, and 2019-09 with its sub-year codes."""
    year, month = (a, b) if a[1] == 4 else (b, a)
    if year[1] != 4 or month[1] > 2 or not close:
        return []
    if sign == "." and year is a and month[1] < 2:
        return []  # 1920.5 is no month
    if 1 <= month[0] <= 12:
        return [Piece(Precision.MONTH, year=year[0], digits=4, month=month[0])]
    if sign == "-" and year is a and 21 <= month[0] <= 41:
        return [Piece(Precision.SEASON, year=year[0], digits=4, code=month[0], doubtful=True)]
    return []


def _decades(number: int, digits: int, era: int, *, sure: bool) -> list[Piece]:
    """Read 1990s as ten years, 1900s as ten or a hundred, 80s of three centuries."""
    if digits <= 2 and not era:
        years = [century * 100 + number for century in _CENTURIES]
        return [_decade(year, tr("the {year}s", year=year)) for year in years]
    decade = _decade(number, "")._replace(era=era)
    if number % 100 or sure or digits < 3:
        return [decade]
    if era < 0:
        return [decade._replace(doubtful=True, label=tr("the ten years"))]
    decade = decade._replace(label=tr("the ten years from {year}", year=number))
    century = decade._replace(unit=Precision.CENTURY, number=number // 100 + 1)
    return [decade, century._replace(label=tr("the hundred years from {year}", year=number))]


def _solar_decade(piece: Piece) -> list[Piece]:
    """Return the 1360s of “the sixties”, which is how those who count solar years call them."""
    if not (piece.short and piece.number and piece.number // 100 == _CENTURIES[0] and piece.calendar == GREGORIAN):
        return []
    number = 1300 + piece.number % 100
    return [piece._replace(number=number, calendar=SOLAR_HIJRI, label=_calendar_label(SOLAR_HIJRI), supposed=True)]


def _decade(number: int, label: str) -> Piece:
    return Piece(Precision.DECADE, number=number, digits=4, label=label, short=bool(label))
