"""The rules for whole texts: one date, stretches, open ends, choices and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from math import prod
from typing import Any

from timeline_app.dates.languages import Role
from timeline_app.dates.terms import Precision, Span
from timeline_app.dates.typed.pieces import Piece, lent
from timeline_app.dates.typed.resolved import Refusal, Resolved
from timeline_app.dates.typed.resolving import resolve
from timeline_app.dates.typed.rules.dates import Dates
from timeline_app.dates.typed.rules.matching import Found, Rule, either, maybe, sequence
from timeline_app.dates.typed.rules.numerals import follows
from timeline_app.dates.typed.rules.readings import (
    Reading,
    all_of_it,
    between_interval,
    between_set,
    interval,
    no_earlier_than,
    no_later_than,
    one,
    set_of,
    set_of_two,
    since,
    throughout,
    unknown_beginning,
    unknown_end,
    until,
)
from timeline_app.dates.typed.rules.sharing import (
    carried,
    completed,
    decades_said_once,
    doubted,
    doubted_behind,
    over_new_year,
    over_the_century,
    shared_marks,
    two_years_of_one_winter,
    year_with_fewer_digits,
)
from timeline_app.words import tr

_LONGEST_LIST = 12
_MOST_READINGS = 20  # tried; more cannot be asked about
_TELLING = {Role.MONTH, Role.SOLAR_MONTH, Role.ISLAMIC_MONTH, Role.HEBREW_MONTH, Role.SEASON, Role.ORDINAL}
_TELLING |= {Role.ROMAN, Role.DECADE, Role.NOON, Role.MIDNIGHT}  # without one of these, or a figure, there is no date
_BETWEEN = {Role.BETWEEN, Role.BETWEEN_BEHIND}
_CHOICE = {Role.OR, Role.AND}
_STRETCH = {Role.TO}
_OPEN = {Role.SINCE, Role.UNTIL, Role.BEFORE, Role.AFTER, Role.ONWARDS, Role.OR, Role.TO}
_OPEN |= {Role.BEFORE_BEHIND, Role.AFTER_BEHIND}
_LASTING = {Role.THROUGHOUT, Role.SOME_TIME}
"""Without a word of these a text cannot be of that kind."""

_Meaning = tuple[Role, Callable[[Resolved], Reading]]

_AHEAD: tuple[_Meaning, ...] = (
    (Role.SINCE, since),
    (Role.UNTIL, until),
    (Role.BEFORE, no_later_than),
    (Role.AFTER, no_earlier_than),
)
_BEHIND_OR: tuple[_Meaning, ...] = ((Role.EARLIER, no_later_than), (Role.LATER, no_earlier_than))
_BEHIND: tuple[_Meaning, ...] = ((Role.BEFORE_BEHIND, no_later_than), (Role.AFTER_BEHIND, no_earlier_than))


class Phrases(Dates):
    """Reads whole texts; `refusals` keeps why complete readings came to nothing."""

    refusals: list[Refusal]
    long_dash: bool = False
    """Whether the text as typed has a dash that stands between dates, not within one."""
    unsettled: bool = False
    """Whether another calendar may be meant in which the date cannot be told, so that a reading must be asked about."""
    elsewhere: bool = False
    """Whether the words are a date of another calendar that the project, or the script, lets suppose."""
    _left: int

    def readings(self) -> list[Reading]:
        """Return every reading of the whole text, the likeliest notation of each first."""
        self.refusals = []
        self._left = _MOST_READINGS
        if not (self.figured or self._has(_TELLING)):
            return []
        found = [*self._rest(0), *(self._lasting(0) if self._has(_LASTING) else [])]
        return [reading._replace(doubtful=True) for reading in found] if self.unsettled else found

    def _has(self, roles: set[Role]) -> bool:
        """Whether any word of the text has one of these roles."""
        return not roles.isdisjoint(self.present)

    def _ends(self, found: Iterable[tuple[Any, int]]) -> Iterator[Any]:
        """Yield the values of what reads to the end, perhaps with a full stop."""
        for values, after in found:
            _, after = self.closers(after)[0]
            if after == len(self.tokens) or (after == len(self.tokens) - 1 and self.tokens[after].text == "."):
                yield values
            else:
                self.seen.add(self.between(after)[0][1])

    def _all(self, make: Callable[..., Reading | None], *pieces: Piece) -> Iterator[Reading]:
        """Yield what `make` says of every meaning of the pieces, and keep the refusals."""
        if (
            len(pieces) > 1
            and len({piece.calendar for piece in pieces}) > 1
            and any(piece.supposed for piece in pieces)
        ):
            return  # nobody counts a stretch in two calendars
        if {Precision.DECADE, Precision.CENTURY} <= {piece.unit for piece in pieces if piece.label}:
            return  # nobody means ten years by “1800s” and a hundred by “1900s” beside it
        ways: list[list[Resolved]] = []
        for piece in pieces:
            found = resolve(piece, self.language)
            if isinstance(found, Refusal):
                self.unsettled |= piece.supposed and not found.fatal
                self.refusals.append(found._replace(fatal=found.fatal and not piece.supposed))
                return
            ways.append(found)
        self.elsewhere |= any(piece.supposed for piece in pieces)
        self._left -= prod(map(len, ways))
        if self._left < 0:
            self._give_up()
            return
        for dates in product(*ways):
            if (reading := make(*dates)) is not None:
                yield reading

    def _give_up(self) -> None:
        """Refuse words that mean so much that nobody could choose."""
        reason = tr("This can be read in too many ways; write every date in full, with its year.")
        self.refusals.append(Refusal(reason, fatal=True))

    def _single(self, at: int) -> list[Reading]:
        found: list[Reading] = []
        for piece in self._ends(self.marked(at)):
            for reading in self._all(one, piece):
                found += [reading, *all_of_it(reading, self.context.span)]
        return found + self._with_stroke(at)

    def _with_stroke(self, at: int) -> list[Reading]:
        """“1863/64”, “May/June 2019”: one of the two, or from the one into the other."""
        if "/" not in self.signs:
            return []
        pairs: list[tuple[Piece, Piece]] = []
        stretches: list[tuple[Piece, Piece]] = []
        for year, _, (number, digits) in self._ends(sequence(at, self.year, self.sign("/"), self.figures)):
            if year_with_fewer_digits(year, other := year._replace(year=number, digits=digits)):
                years = [(year, last) for last in year_with_fewer_digits(year, other)]
                (pairs if follows(year, number, digits) else stretches).extend(years)
        for _, first, _, last in self._ends(sequence(at, self.filler, self.bare, self.sign("/"), self.bare)):
            a, b = lent(first, last, ahead=True), lent(last, first, ahead=False)
            if first.year is None and b.month and b.year and a.unit is b.unit:
                pairs.append((a, b))
        ways = [(set_of_two, tr("one of the two"), pairs)]
        ways.append((interval, tr("from the one into the other"), [*pairs, *stretches]))
        return [
            reading
            for make, label, members in ways
            for first, last in members
            for reading in self._all(make, first._replace(doubtful=True, label=label), last)
        ]

    def _lasting(self, at: int) -> list[Reading]:
        """“throughout 2019”, “some time 5–9 September 2019”."""
        found: list[Reading] = []
        for _, after in sequence(at, self.word(Role.THROUGHOUT), self.filler):
            if Role.FROM in self.tokens[after - 1].roles:
                continue
            found += [made for reading in self._rest(after) if (made := throughout(reading))]
        for _, after in sequence(at, self.word(Role.SOME_TIME), self.filler):
            if Role.FROM in self.tokens[after - 1].roles:
                continue  # “de” says something before a stretch
            found += [reading._replace(span=Span.OCCURS_WITHIN) for reading in self._rest(after)]
        return found

    def _rest(self, at: int) -> list[Reading]:
        found: list[Reading] = []
        if self._has(_BETWEEN):
            found += self._between(at)
        if self._has(_CHOICE):
            found += self._alternatives(at)
        if self._has(_STRETCH):
            found += self._stretch(at)
        if self._has(_OPEN):
            found += self._open(at)
        return found + self._single(at)

    def _stretch(self, at: int) -> list[Reading]:
        """“5–9 September 2019”, “from 29 February 2020 to 15 August 2021”."""
        found: list[Reading] = []
        dash = either(self.sign("-"), self.word(Role.TO))
        bare = sequence(at, self.filler, self.marked, dash, self.marked)
        for _, first, _, last in self._ends(bare):
            if Role.FROM in self.tokens[at].roles:
                continue  # “de” may also say nothing; “from 5 May 1919 to 1921” carries nothing over
            first, last = shared_marks(first, last)
            found += self._from_to(first, last)
            found += [reading for other in carried(first, last) for reading in self._all(interval, *other)]
        if self.has(Role.PART):
            found += self._to_a_later_part(at, dash)
        if not self.has(Role.FROM):
            return found
        doubt = sequence(at, self.marks, self.word(Role.FROM), self.marked, dash, self.marked)
        for marks, _, first, _, last in self._ends(doubt):
            marked = first._replace(marks=first.marks | marks), last._replace(marks=last.marks | marks)
            found += self._from_to(*marked)
        return found

    def _to_a_later_part(self, at: int, dash: Rule) -> list[Reading]:
        """“mid to late 1990s”."""
        found: list[Reading] = []
        parts = (self.filler, self.word(Role.PART), maybe(self.sign("-")), dash, self.parts)
        for _, part, _, _, last in self._ends(sequence(at, *parts)):
            found += self._all(between_interval, last._replace(part=part), last)
        return found

    def _from_to(self, first: Piece, last: Piece) -> list[Reading]:
        if last.short and last.unit is Precision.DECADE and first.unit in (Precision.DECADE, Precision.YEAR):
            if (first.number or first.year or 0) // 100 != (last.number or 0) // 100:
                return []
            last = last._replace(label="")
        if two_years_of_one_winter(first, last):
            return []
        if also := decades_said_once((first, last)):
            return [*self._all(interval, *doubted((first, last))), *self._all(interval, *doubted(also))]
        if last.short and last.unit is Precision.DAY and first.year is not None and self._behind_a_year():
            last = last._replace(doubtful=True)
        shortened = year_with_fewer_digits(first, last)
        if self.long_dash:
            shortened = shortened or over_the_century(first, last)
        found = [reading for year in shortened for reading in self._all(interval, first, year)]
        a, b = lent(first, last, ahead=True), lent(last, first, ahead=False)
        if over_new_year(first, last, a, b):
            note = tr("The first date lies in the year before, for it comes before the second.")
            a = a._replace(year=(a.year or 0) - 1).noted(note)
        refused = len(self.refusals)
        found += self._all(interval, a, b)
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
        behind = (self.filler, self.marked, self.word(Role.AND), self.marked, self.word(Role.BETWEEN_BEHIND))
        found: list[Reading] = []
        for mark, place in self.marks(at):
            pairs = [*self._ends(sequence(place, *rules)), *self._ends(sequence(place, *behind))]
            for _, first, _, last, *_ in pairs:
                first = doubted_behind((first, last))[0]
                ends = [(lent(first, last, ahead=True), lent(last, first, ahead=False))]
                if shortened := year_with_fewer_digits(first, last):
                    ends = [(first, year) for year in shortened]
                if also := decades_said_once((first, last)):
                    ends = [(pair[0], pair[1]) for pair in (doubted(ends[0]), doubted(also))]
                for a, b in ends:
                    a, b = a._replace(marks=a.marks | mark), b._replace(marks=b.marks | mark)
                    found += self._all(between_set, a, b)
                    found += self._all(between_interval, a, b)
        return found

    def _open(self, at: int) -> list[Reading]:
        """“since 2015”, “until August 2021”, “before 2015”, “2015 or later”."""
        found: list[Reading] = []
        dash = maybe(self.sign("-"))
        opener = maybe(either(self.word(Role.FROM), self.word(Role.TO)))
        for role, make in self._said(_AHEAD):
            rules = (self.marks, self.word(role), dash, self.marked)
            for marks, _, _, piece in self._ends(sequence(at, *rules)):
                found += self._all(make, piece._replace(marks=piece.marks | marks))
        if self.has(Role.ONWARDS, Role.PRESENT):
            onwards = either(self.word(Role.ONWARDS), self._to_the_present)
            from_on = (maybe(self.word(Role.FROM)), self.marked, onwards)
            for _, piece, _ in self._ends(sequence(at, *from_on)):
                found += self._all(since, piece)
        for role, make in self._said(_BEHIND):
            for _, piece, _ in self._ends(sequence(at, opener, self.marked, self.word(role))):
                found += self._all(make, piece)
        for role, make in self._said(_BEHIND_OR):
            for piece, _, _ in self._ends(sequence(at, self.marked, self.word(Role.OR), self.word(role))):
                found += self._all(make, piece)
        return found + self._unknown(at)

    def _said(self, meanings: tuple[_Meaning, ...]) -> list[_Meaning]:
        """Return those whose word the text has."""
        return [meaning for meaning in meanings if meaning[0] in self.present]

    def _to_the_present(self, at: int) -> Found:
        dash = either(self.sign("-"), self.word(Role.TO))
        return [(None, after) for _, after in sequence(at, dash, self.word(Role.PRESENT))]

    def _unknown(self, at: int) -> list[Reading]:
        """“from 2015 until an unknown date”, “?–2015”."""
        if not self.has(Role.UNKNOWN_END):
            return []
        dash = either(self.sign("-"), self.word(Role.TO))
        unknown = self.word(Role.UNKNOWN_END)
        found: list[Reading] = []
        start = maybe(self.word(Role.FROM))
        for _, piece, _, _ in self._ends(sequence(at, start, self.marked, dash, unknown)):
            if not self._stands_for_a_day():
                found += self._all(unknown_end, piece)
        for _, _, _, piece in self._ends(sequence(at, start, unknown, dash, self.marked)):
            found += self._all(unknown_beginning, piece)
        return found

    def _stands_for_a_day(self) -> bool:
        """Whether the question mark of 1920-12-? is a day that nobody knows."""
        place = len(self.tokens) - 2
        return place > 0 and bool(self.close_dash(place)) and 0 < self.tokens[place - 1].digits <= 2

    def _alternatives(self, at: int) -> list[Reading]:
        """“8 or 9 September 2019”, “1863, 1864 or 1870”, “5 and 7 September 2019”."""
        found: list[Reading] = []
        _, start = self.passing(Role.OR)(at)[0]
        for role, brackets in ((Role.OR, "[]"), (Role.AND, "{}")):
            if role not in self.present:
                continue
            for pieces in self._ends(self._listed(start, role)):
                others: list[tuple[Piece, ...]] = [*carried(*pieces)] if len(pieces) == 2 else []
                if also := decades_said_once(pieces):
                    pieces, others = doubted(pieces), [*others, doubted(also)]
                for whole in (completed(pieces), *others):
                    found += self._all(lambda *dates, brackets=brackets: set_of(dates, brackets), *whole)
        return found

    def _listed(self, at: int, role: Role) -> Found:
        """Read a list whose last member stands behind the word."""
        lists: list[tuple[tuple[Piece, ...], int]] = [((piece,), after) for piece, after in self.marked(at)]
        found: Found = []
        comma, word = self.sign(","), self.word(role)
        for _ in range(_LONGEST_LIST):
            for pieces, place in lists:
                for (_, _, last), after in sequence(place, maybe(comma), word, self.marked):
                    if _may_follow(pieces[-1], last):
                        found.append(((*pieces, last), after))
            lists = [
                ((*pieces, piece), after)
                for pieces, place in lists
                for (_, piece), after in sequence(place, either(comma, word), self.marked)
                if _may_follow(pieces[-1], piece)
            ]
            if len(lists) + len(found) > _MOST_READINGS:
                self._give_up()
                return []
            if not lists:
                break
        return found


def _may_follow(before: Piece, piece: Piece) -> bool:
    """Whether a bare number and what follows it in a list can be of one kind: 5, 6 or 7 May; 4 or 3 BC."""
    if before.unit is Precision.YEAR and before.digits < 3 and not before.era:
        return piece.unit is Precision.YEAR
    return not (before.short and before.unit is Precision.DAY) or piece.unit is not Precision.YEAR
