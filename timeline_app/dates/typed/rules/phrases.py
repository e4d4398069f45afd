"""The rules for whole texts: one date, stretches, open ends, choices and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from timeline_app.dates.languages import Role
from timeline_app.dates.terms import Precision, Span
from timeline_app.dates.typed.pieces import Piece, lent
from timeline_app.dates.typed.resolved import Refusal, Resolved
from timeline_app.dates.typed.resolving import resolve
from timeline_app.dates.typed.rules.dates import Dates
from timeline_app.dates.typed.rules.matching import Found, either, maybe, sequence, skipping
from timeline_app.dates.typed.rules.numerals import follows
from timeline_app.dates.typed.rules.sharing import (
    carried,
    completed,
    doubted_behind,
    over_new_year,
    shared_marks,
    two_years_of_one_winter,
    year_with_fewer_digits,
)
from timeline_app.words import tr

_LONGEST_LIST = 12


class Reading(NamedTuple):
    """One way to read the whole text."""

    edtf: str
    dates: tuple[Resolved, ...]
    span: Span | None = None
    precision: Precision | None = None
    notes: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def label(self) -> str:
        """What tells it from other readings."""
        return next((date.label for date in self.dates if date.label), "")


class Phrases(Dates):
    """Reads whole texts; `refusals` keeps why complete readings came to nothing."""

    refusals: list[Refusal]

    def readings(self) -> list[Reading]:
        """Return every reading of the whole text, the likeliest notation of each first."""
        self.refusals = []
        rules = (self._between, self._alternatives, self._stretch, self._open, self._single, self._lasting)
        found: list[Reading] = []
        for rule in rules:
            found += rule(0)
        return found

    def _ends(self, found: Iterable[tuple[Any, int]]) -> Iterator[Any]:
        """Yield the values of what reads to the end, perhaps with a full stop."""
        for values, after in found:
            if after == len(self.tokens) or (after == len(self.tokens) - 1 and self.tokens[after].text == "."):
                yield values

    def _all(self, make: Callable[..., Reading | None], *pieces: Piece) -> Iterator[Reading]:
        """Yield what `make` says of every meaning of the pieces, and keep the refusals."""
        if len({piece.calendar for piece in pieces}) > 1 and any(piece.supposed for piece in pieces):
            return  # nobody counts a stretch in two calendars
        ways: list[list[Resolved]] = []
        for piece in pieces:
            found = resolve(piece, self.language)
            if isinstance(found, Refusal):
                self.refusals.append(found)
                return
            ways.append(found)
        for dates in _products(ways):
            if (reading := make(*dates)) is not None:
                yield reading

    def _single(self, at: int) -> list[Reading]:
        found: list[Reading] = []
        for piece in self._ends(self.marked(at)):
            for reading in self._all(_one, piece):
                found += [reading, *_all_of_it(reading, self.context.span)]
        return found + self._with_stroke(at)

    def _with_stroke(self, at: int) -> list[Reading]:
        """“1863/64”, “May/June 2019”: one of the two, or from the one into the other."""
        pairs: list[tuple[Piece, Piece]] = []
        stretches: list[tuple[Piece, Piece]] = []
        for year, _, (number, digits) in self._ends(sequence(at, self.year, self.sign("/"), self.figures)):
            if year_with_fewer_digits(year, other := replace(year, year=number, digits=digits)):
                years = [(year, last) for last in year_with_fewer_digits(year, other)]
                (pairs if follows(year, number, digits) else stretches).extend(years)
        for _, first, _, last in self._ends(sequence(at, self.filler, self.bare, self.sign("/"), self.bare)):
            a, b = lent(first, last, ahead=True), lent(last, first, ahead=False)
            if first.year is None and b.month and b.year and a.unit is b.unit:
                pairs.append((a, b))
        ways = [(_set_of_two, tr("one of the two"), pairs)]
        ways.append((_interval, tr("from the one into the other"), [*pairs, *stretches]))
        return [
            reading
            for make, label, members in ways
            for first, last in members
            for reading in self._all(make, replace(first, doubtful=True, label=label), last)
        ]

    def _lasting(self, at: int) -> list[Reading]:
        """“throughout 2019”, “some time 5–9 September 2019”."""
        found: list[Reading] = []
        for _, after in sequence(at, self.word(Role.THROUGHOUT), self.filler):
            found += [made for reading in self._rest(after) if (made := _throughout(reading))]
        for _, after in sequence(at, self.word(Role.SOME_TIME), self.filler):
            found += [reading._replace(span=Span.OCCURS_WITHIN) for reading in self._rest(after)]
        return found

    def _rest(self, at: int) -> list[Reading]:
        rules = (self._between, self._alternatives, self._stretch, self._open, self._single)
        return [reading for rule in rules for reading in rule(at)]

    def _stretch(self, at: int) -> list[Reading]:
        """“5–9 September 2019”, “from 29 February 2020 to 15 August 2021”."""
        found: list[Reading] = []
        dash = either(self.sign("-"), self.word(Role.TO))
        bare = sequence(at, self.filler, self.marked, dash, self.marked)
        for _, first, _, last in self._ends(bare):
            first, last = shared_marks(first, last)
            found += self._from_to(first, last)
            found += [reading for other in carried(first, last) for reading in self._all(_interval, *other)]
        parts = (self.filler, self.word(Role.PART), maybe(self.sign("-")), dash, self.parts)
        for _, part, _, _, last in self._ends(sequence(at, *parts)):
            found += self._all(_between_interval, replace(last, part=part), last)
        doubt = sequence(at, self.marks, self.word(Role.FROM), self.marked, dash, self.marked)
        for marks, _, first, _, last in self._ends(doubt):
            marked = replace(first, marks=first.marks | marks), replace(last, marks=last.marks | marks)
            found += self._from_to(*marked)
        return found

    def _from_to(self, first: Piece, last: Piece) -> list[Reading]:
        if last.short and last.unit is first.unit is Precision.DECADE:
            if (first.number or 0) // 100 != (last.number or 0) // 100:
                return []
            last = replace(last, label="")
        if two_years_of_one_winter(first, last):
            return []
        if last.short and last.unit is Precision.DAY and first.year is not None and self._behind_a_year():
            last = replace(last, doubtful=True)
        shortened = year_with_fewer_digits(first, last)
        found = [reading for year in shortened for reading in self._all(_interval, first, year)]
        a, b = lent(first, last, ahead=True), lent(last, first, ahead=False)
        if over_new_year(first, last, a, b):
            note = tr("The first date lies in the year before, for it comes before the second.")
            a = replace(a, year=(a.year or 0) - 1).noted(note)
        refused = len(self.refusals)
        found += self._all(_interval, a, b)
        if found and not any(refusal.fatal for refusal in self.refusals[refused:]):
            del self.refusals[refused:]
        return found

    def _behind_a_year(self) -> bool:
        """Whether the last dash or “to” stands behind a year, as in 5 May 1919–21."""
        dashes = [at for at, token in enumerate(self.tokens) if token.text == "-" or Role.TO in token.roles]
        return bool(dashes) and dashes[-1] > 0 and self.tokens[dashes[-1] - 1].digits > 2

    def _between(self, at: int) -> list[Reading]:
        """“between 5 and 10 September 2019”."""
        rules = (self.word(Role.BETWEEN), self.marked, either(self.word(Role.AND), self.sign("-")), self.marked)
        found: list[Reading] = []
        start = self.marks(at)
        for mark, place in start:
            for _, first, _, last in self._ends(sequence(place, *rules)):
                first = doubted_behind((first, last))[0]
                ends = [(lent(first, last, ahead=True), lent(last, first, ahead=False))]
                if shortened := year_with_fewer_digits(first, last):
                    ends = [(first, year) for year in shortened]
                for a, b in ends:
                    a, b = replace(a, marks=a.marks | mark), replace(b, marks=b.marks | mark)
                    found += self._all(_between_set, a, b)
                    found += self._all(_between_interval, a, b)
        return found

    def _open(self, at: int) -> list[Reading]:
        """“since 2015”, “until August 2021”, “before 2015”, “2015 or later”."""
        found: list[Reading] = []
        dash = maybe(self.sign("-"))
        for role, make in ((Role.SINCE, _since), (Role.UNTIL, _until), (Role.BEFORE, _before), (Role.AFTER, _after)):
            rules = (self.marks, self.word(role), dash, self.marked)
            for marks, _, _, piece in self._ends(sequence(at, *rules)):
                found += self._all(make, replace(piece, marks=piece.marks | marks))
        onwards = either(self.word(Role.ONWARDS), self._to_the_present)
        from_on = (maybe(self.word(Role.FROM)), self.marked, onwards)
        for _, piece, _ in self._ends(sequence(at, *from_on)):
            found += self._all(_since, piece)
        for role, make in ((Role.EARLIER, _before), (Role.LATER, _after)):
            for piece, _, _ in self._ends(sequence(at, self.marked, self.word(Role.OR), self.word(role))):
                found += self._all(make, piece)
        return found + self._unknown(at)

    def _to_the_present(self, at: int) -> Found:
        dash = either(self.sign("-"), self.word(Role.TO))
        return [(None, after) for _, after in sequence(at, dash, self.word(Role.PRESENT))]

    def _unknown(self, at: int) -> list[Reading]:
        """“from 2015 until an unknown date”, “?–2015”."""
        dash = either(self.sign("-"), self.word(Role.TO))
        unknown = self.word(Role.UNKNOWN_END)
        found: list[Reading] = []
        start = maybe(self.word(Role.FROM))
        for _, piece, _, _ in self._ends(sequence(at, start, self.marked, dash, unknown)):
            if not self._stands_for_a_day():
                found += self._all(_unknown_end, piece)
        for _, _, _, piece in self._ends(sequence(at, start, unknown, dash, self.marked)):
            found += self._all(_unknown_beginning, piece)
        return found

    def _stands_for_a_day(self) -> bool:
        """Whether the question mark of 1920-12-? is a day that nobody knows."""
        place = len(self.tokens) - 2
        return place > 0 and bool(self.close_dash(place)) and 0 < self.tokens[place - 1].digits <= 2

    def _alternatives(self, at: int) -> list[Reading]:
        """“8 or 9 September 2019”, “1863, 1864 or 1870”, “5 and 7 September 2019”."""
        found: list[Reading] = []
        _, start = skipping(self.word(Role.OR))(at)[0]
        for role, brackets in ((Role.OR, "[]"), (Role.AND, "{}")):
            for pieces in self._ends(self._listed(start, role)):
                others = carried(*pieces) if len(pieces) == 2 else []
                for whole in (completed(pieces), *others):
                    found += self._all(lambda *dates, brackets=brackets: _set(dates, brackets), *whole)
        return found

    def _listed(self, at: int, role: Role) -> Found:
        """Read a list whose last member stands behind the word."""
        lists: list[tuple[tuple[Piece, ...], int]] = [((piece,), after) for piece, after in self.marked(at)]
        found: Found = []
        comma, word = self.sign(","), self.word(role)
        for _ in range(_LONGEST_LIST):
            for pieces, place in lists:
                for (_, _, last), after in sequence(place, maybe(comma), word, self.marked):
                    found.append(((*pieces, last), after))
            lists = [
                ((*pieces, piece), after)
                for pieces, place in lists
                for (_, piece), after in sequence(place, either(comma, word), self.marked)
            ]
            if len(lists) > 500 or not lists:
                break
        return found


def _products(ways: list[list[Resolved]]) -> Iterator[tuple[Resolved, ...]]:
    found: list[tuple[Resolved, ...]] = [()]
    for way in ways:
        found = [(*dates, date) for dates in found for date in way]
    yield from found


def _reading(edtf: str, dates: tuple[Resolved, ...], span: Span | None, *notes: str) -> Reading:
    # of an early or late part only one end may be left, and then its unit is the finest there is
    cut = any(date.first != date.last for date in dates)
    precision = None if cut else min(date.precision for date in dates)
    said = tuple(dict.fromkeys(note for date in dates for note in date.notes))
    if cut and (".." in edtf or len(dates) > 1):
        notes = (*notes, tr("Of early and late only the outer bounds are kept here."))
    return Reading(edtf, dates, span, precision, (*said, *notes), any(date.doubtful for date in dates))


def _one(date: Resolved) -> Reading | None:
    if date.marks and "T" in date.first:
        return None
    if date.first == date.last:
        return _reading(date.start, (date,), None)
    reading = _reading(f"{date.start}/{date.end}", (date,), Span.OCCURS_WITHIN)
    return reading._replace(precision=date.precision)


def _interval(first: Resolved, last: Resolved) -> Reading:
    return _reading(f"{first.start}/{last.end}", (first, last), Span.LASTS)


def _between_set(first: Resolved, last: Resolved) -> Reading | None:
    if first.plain and last.plain and first.precision is last.precision:
        return _reading(f"[{first.first}..{last.last}]", (first, last), Span.OCCURS_WITHIN)
    return None


def _between_interval(first: Resolved, last: Resolved) -> Reading:
    return _reading(f"{first.start}/{last.end}", (first, last), Span.OCCURS_WITHIN)


def _since(date: Resolved) -> Reading:
    return _reading(f"{date.start}/..", (date,), Span.LASTS)


def _until(date: Resolved) -> Reading:
    return _reading(f"../{date.end}", (date,), Span.LASTS)


def _before(date: Resolved) -> Reading:
    edtf = f"[..{date.last}]" if replace(date, first=date.last).plain else f"../{date.end}"
    note = tr("{date} itself stays possible.", date=date.last)
    return _reading(edtf, (date,), Span.OCCURS_WITHIN, note)


def _after(date: Resolved) -> Reading:
    edtf = f"[{date.first}..]" if replace(date, last=date.first).plain else f"{date.start}/.."
    note = tr("{date} itself stays possible.", date=date.first)
    return _reading(edtf, (date,), Span.OCCURS_WITHIN, note)


def _unknown_end(date: Resolved) -> Reading:
    return _reading(f"{date.start}/", (date,), Span.LASTS)


def _unknown_beginning(date: Resolved) -> Reading:
    return _reading(f"/{date.end}", (date,), Span.LASTS)


def _set(dates: tuple[Resolved, ...], brackets: str) -> Reading | None:
    members = []
    for date in dates:
        if date.first != date.last and (date.marks or not date.first[-1].isdigit()):
            return None
        members.append(date.start if date.first == date.last else f"{date.first}..{date.last}")
    return _reading(f"{brackets[0]}{','.join(members)}{brackets[1]}", dates, None)


def _set_of_two(first: Resolved, last: Resolved) -> Reading | None:
    return _set((first, last), "[]")


def _throughout(reading: Reading) -> Reading | None:
    """All of the decade, not a year of it."""
    edtf = reading.edtf
    if (
        reading.precision is not None
        and reading.precision > Precision.YEAR
        and "X" in edtf
        and edtf[0].isdigit()
        and "/" not in edtf
    ):
        sign = reading.dates[0].marks.sign
        first, last = edtf.rstrip(sign or " ").replace("X", "0"), edtf.rstrip(sign or " ").replace("X", "9")
        if reading.precision is not Precision.DECADE:
            first, last = f"{int(first) + 1:04}", f"{int(last) + 1:04}"
        edtf = f"{first}{sign}/{last}{sign}"
    return reading._replace(edtf=edtf, span=Span.LASTS, notes=() if edtf != reading.edtf else reading.notes)


def _all_of_it(reading: Reading, span: Span | None) -> list[Reading]:
    """Offer all ten years to a state of the 1980s, beside one year of them."""
    if span is not Span.LASTS or "X" not in reading.edtf or (reading.precision or 0) <= Precision.YEAR:
        return []
    years = "/".join(reading.edtf.replace("X", digit) for digit in "09")
    return [reading._replace(edtf=years, span=Span.LASTS, notes=())]
