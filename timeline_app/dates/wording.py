"""EDTF expressions in the words of a language; None where only the notation itself says it exactly.

Whatever is written here the typed reader reads back as the same EDTF.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timeline_app.dates.blocks import Block, block_of, days_of_part, months_of_part
from timeline_app.dates.edtf import End, Expression, Kind, Written
from timeline_app.dates.languages import Language
from timeline_app.dates.terms import CEILING, Bound, Precision, Span

_COUNTED_OTHERWISE = 1500
"""Up to this year figures of another script are asked about, for they may count in another calendar."""

_PLAIN_YEAR = re.compile(r"-?[0-9]{4}|Y-?[0-9]+", re.ASCII)
_MARKED = {0: (), 1: ("uncertain",), 2: ("approximate",), 3: ("approximate", "uncertain")}
_SEASONS = {**{21 + n: ("", n) for n in range(4)}, **{25 + n: ("north", n) for n in range(4)}}
_SEASONS |= {29 + n: ("south", n) for n in range(4)}
_PARTS = {**{33 + n: ("quarter", n) for n in range(4)}, **{37 + n: ("third", n) for n in range(3)}}
_PARTS |= {40 + n: ("half", n) for n in range(2)}


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes in one language, with long or short names."""

    language: Language
    short: bool = False
    both_eras: bool = False
    """Whether years of both eras stand together, so that each must name its own."""

    def whole(self, expression: Expression, precision: Precision, span: Span) -> tuple[str | None, Span]:
        """Return the words, and how an event lies in a date that is given by these words alone."""
        before = {date.year.lstrip("Y").startswith(("-", "0000")) for date in expression.dates}
        if len(before) > 1 and not self.both_eras:
            return replace(self, both_eras=True).whole(expression, precision, span)
        if expression.kind is Kind.INTERVAL:
            if words := self._block(expression, precision, span):
                return words, span
            return self._interval(expression.ends[0], expression.ends[1], precision), Span.LASTS
        default = Span.LASTS if expression.kind is Kind.ALL_OF else Span.OCCURS_WITHIN
        if expression.kind is Kind.DATE:
            date = expression.dates[0]
            if span is Span.LASTS and date.precision > Precision.YEAR:
                return None, default  # “throughout the 1980s” is all of them, this is one year
            return self.date(date, precision), default
        return self._set(expression, precision), default

    def date(self, date: Written, precision: Precision) -> str | None:
        """Return the words for one date."""
        if len(set(date.marks)) > 1:
            return None
        words = self._clocked(date, precision) if date.clock else self._plain(date)
        return words and self.marked(words, date.marks[0])

    def fill(self, pattern: str, **holes: object) -> str:
        """Fill a pattern of the language."""
        return self.language.fill(pattern, **holes)

    def marked(self, words: str, mark: int) -> str:
        """Put the words of a mark (its number) to others."""
        for pattern in _MARKED[mark]:
            words = self.fill(f"{pattern}, short" if self.short and pattern == "uncertain" else pattern, date=words)
        return words

    def year(self, year: int) -> str:
        """Write an astronomical year."""
        if year <= 0:
            return self.fill("before Christ", year=1 - year)
        first = _COUNTED_OTHERWISE + 1 if self.language.digits else 1000
        plain = first <= year <= 9999 and not self.both_eras
        return str(year) if plain else self.fill("after Christ", year=year)

    def _of_our_era(self, decade: str, year: int) -> str:
        """Name the era of a decade where figures of the language may count in another calendar."""
        counted = self.language.digits and year <= _COUNTED_OTHERWISE
        return self.fill("after Christ", year=decade) if counted else decade

    def _plain(self, date: Written) -> str | None:
        if date.month and not _PLAIN_YEAR.fullmatch(date.year):
            return None
        year = self._year(date.year)
        if not date.month or year is None:
            return year
        if "X" in date.month or "X" in date.day:
            return self._some(date, year)
        month = int(date.month)
        if month > 12:
            return self._sub_year(date, month, year)
        if date.day:
            return self.fill("day", day=int(date.day), month=self._month(month), year=year)
        return self.fill("month", month=self._month(month), year=year)

    def _year(self, text: str) -> str | None:
        if _PLAIN_YEAR.fullmatch(text):
            return self.year(int(text.lstrip("Y")))
        known = text.rstrip("X")
        number = int(known) if known.isdigit() else 0
        if number < {3: 10, 2: 1, 1: 1}.get(len(known), CEILING):
            return None
        if len(known) == 3:
            decade = self.fill("decade" if number % 10 else "sure decade", year=number * 10)
            return self._of_our_era(decade, number * 10)
        pattern = "century" if len(known) == 2 else "millennium"
        return self.fill(pattern, **_counted(number + 1))

    def _month(self, month: int) -> str:
        return (self.language.short_months if self.short else self.language.months)[month - 1]

    def _some(self, date: Written, year: str) -> str | None:
        """Write “a day of September 2019”."""
        unit = self.language.units[Precision.DAY if date.day else Precision.MONTH]
        if date.month == "XX" and date.day in ("", "XX"):
            return self.fill("some", unit=unit, date=year)
        if date.day == "XX" and "X" not in date.month:
            month = self.fill("month", month=self._month(int(date.month)), year=year)
            return self.fill("some", unit=unit, date=month)
        return None

    def _sub_year(self, date: Written, code: int, year: str) -> str | None:
        if code in _PARTS:
            pattern, number = _PARTS[code]
            return self.fill(pattern, number=number + 1, year=year)
        half, number = _SEASONS[code]
        crosses = code in (24, 28, 30)
        if crosses and (not year.isdigit() or int(year) == 9999):  # an era would stand between the two years
            return None
        season = self.language.seasons[number]
        if half:
            season = self.fill(half, season=season)
        if crosses:
            year = self.fill("close range", first=year, last=f"{(int(year) + 1) % 100:02}")
        return self.fill("season", season=season, year=year)

    def _clocked(self, date: Written, precision: Precision) -> str | None:
        year, time = self._year(date.year), self._time(date, precision)
        if date.level == 3 or year is None or time is None:
            return None
        day = self.fill("day", day=int(date.day), month=self._month(int(date.month)), year=year)
        return self.fill("clock", day=day, time=time)

    def _time(self, date: Written, precision: Precision, *, zoned: bool = True) -> str | None:
        """Write a time of day as precisely as it is known."""
        hour, minute, second = (date.clock[start : start + 2] for start in (1, 4, 7))
        time = f"{hour}:{minute}:{second}"
        if precision is Precision.MINUTE and second == "00":
            time = f"{hour}:{minute}"
        elif precision is Precision.HOUR and (minute, second) == ("00", "00"):
            pattern = "hour before noon" if int(hour) < 12 else "hour after noon"
            time = self.fill(pattern, hour=int(hour), twelve=(int(hour) - 1) % 12 + 1)
        elif precision is not Precision.SECOND:
            return None
        offset = date.clock[9:]
        if offset and zoned:
            time = self.fill("offset", time=time, offset="" if offset == "Z" else offset)
        return time

    def _times(self, first: Written, last: Written, precision: Precision) -> str | None:
        """Write a stretch of hours, with its day once where it is one."""
        words = self._clocked(first, precision), self._clocked(last, precision)
        if words[0] is None or words[1] is None or (first.offset is None) is not (last.offset is None):
            return None
        if (first.year, first.month, first.day, first.clock[9:]) != (last.year, last.month, last.day, last.clock[9:]):
            return self.fill("wide range", first=words[0], last=words[1])
        day = self._plain(first._replace(clock=""))
        start = self.fill("clock", day=day, time=self._time(first, precision, zoned=False))
        return self.fill("range", first=start, last=self._time(last, precision))

    def _interval(self, start: End, end: End, precision: Precision) -> str | None:
        if (start.first is not start.last) or (end.first is not end.last):
            return None
        if start.first is None:
            last = end.first and self.date(end.first, precision)
            pattern = "until" if start.kind is Bound.OPEN else "unknown beginning"
            return last and self.fill(pattern, date=last)
        if end.first is None:
            first = self.date(start.first, precision)
            return first and self.fill("since" if end.kind is Bound.OPEN else "unknown end", date=first)
        return self._from_to(start.first, end.first, precision)

    def _from_to(self, first: Written, last: Written, precision: Precision) -> str | None:
        if first.clock:
            return self._times(first, last, precision)
        if "X" in first.month + first.day + last.month + last.day:
            return None
        alike = set(first.marks) | set(last.marks)
        if len(alike) > 1 or (first.month and not last.month):  # May 1968–1969 may mean May of both
            words = self.date(first, first.precision), self.date(last, last.precision)
            return self.fill("wide range", first=words[0], last=words[1]) if all(words) else None
        pair = self._pair(first, last)
        if pair is None:
            return None
        close = " " not in pair[0] and " " not in pair[1].split(" ")[0] and self._short_ends(first, last)
        words_between = self.fill("close range" if close else "range", first=pair[0], last=pair[1])
        return self.marked(words_between, first.marks[0])

    @staticmethod
    def _short_ends(first: Written, last: Written) -> bool:
        """Whether both ends begin with one short word, so that a dash may stand without blanks."""
        numeric = not (first.month or last.month) and int(last.year.lstrip("Y").replace("X", "0")) >= 1000
        before = not (first.month or last.month) and last.year.lstrip("Y").startswith(("-", "0000"))
        return numeric or before or bool(first.month and last.month)

    def _pair(self, first: Written, last: Written) -> tuple[str, str] | None:
        """Return two dates in words, the first without what it shares with the second."""
        words = self._plain(first), self._plain(last)
        if words[0] is None or words[1] is None or first.text == last.text:
            return None
        whole = words[0], words[1]
        if first.year == last.year and first.precision is last.precision:
            month = first.month.isdigit() and int(first.month) <= 12 and self._month(int(first.month))
            if month and first.day and last.day:
                day = int(first.day)
                together = first.month == last.month
                return self.fill("day number", day=day) if together else self.fill(
                    "day of month", day=day, month=month
                ), whole[1]
            if month and last.month.isdigit() and int(last.month) <= 12:
                return month, whole[1]
        plain = _PLAIN_YEAR.fullmatch(first.year) and _PLAIN_YEAR.fullmatch(last.year)
        if plain and not first.month and not last.month and int(last.year.lstrip("Y")) <= 0:
            years = [str(1 - int(date.year.lstrip("Y"))) for date in (first, last)]
            return years[0] if len(years[0]) == len(years[1]) else whole[0], whole[1]
        return whole

    def _set(self, expression: Expression, precision: Precision) -> str | None:
        ends = expression.ends
        one_of = expression.kind is Kind.ONE_OF
        if len(ends) == 1 and ends[0].first is not ends[0].last:
            return self._stretch(ends[0], precision) if one_of else None
        if len(ends) < 2 or any(end.first is not end.last for end in ends):
            return None
        dates = expression.dates
        if len({date.offset is None for date in dates}) > 1:
            return None  # an offset said once would be taken for all
        if len(dates) == 2 and dates[0].month and not dates[1].month:
            return None  # “spring 1920 or 1921” may mean both springs
        words = self._members(dates, precision)
        if words is None:
            return None
        listed = words[0]
        for word in words[1:-1]:
            listed = self.fill("comma", first=listed, last=word)
        return self.fill("or" if one_of else "and", first=listed, last=words[-1])

    def _stretch(self, end: End, precision: Precision) -> str | None:
        """Write one of `a..b`, `..b` or `a..`."""
        if end.first and end.last:
            pair = self._pair(end.first, end.last)
            return pair and self.fill("between", first=pair[0], last=pair[1])
        date = end.first or end.last
        words = date and self.date(date, precision)
        return words and self.fill("or later" if end.first else "or earlier", date=words)

    def _members(self, dates: tuple[Written, ...], precision: Precision) -> list[str] | None:
        if dates[0].clock:
            clocks = [self._clocked(date, precision) for date in dates]
            return [words for words in clocks if words] if all(clocks) else None
        last = dates[-1]
        shared = all(
            (date.year, bool(date.day)) == (last.year, bool(last.day))
            and not any(date.marks)
            and date.month.isdigit()
            and int(date.month) <= 12
            for date in dates
        )
        if shared and (not last.day or all(date.month == last.month for date in dates)):
            pairs = [self._pair(date, last) for date in dates[:-1]]
            whole = self._plain(last)
            return [*(pair[0] for pair in pairs if pair), whole] if whole and all(pairs) else None
        first, *others = (max(date.marks) for date in dates)
        if len({mark for date in dates for mark in date.marks}) == 1:
            plain = [self._plain(date) for date in dates]
            words = [self.marked(plain[0], first) if plain[0] else None, *plain[1:]]
        else:
            if first and not any(others):
                return None  # a mark before a list means all its members
            words = [self.date(date, date.precision) for date in dates]
        return [word for word in words if word] if all(words) else None

    def _block(self, expression: Expression, precision: Precision, span: Span) -> str | None:
        """Write an interval that a word such as “late” or “century” stands for."""
        start, end = (end.first if end.first is end.last else None for end in expression.ends)
        if start is None or end is None or len({*start.marks, *end.marks}) > 1:
            return None
        if not (_PLAIN_YEAR.fullmatch(start.year) and _PLAIN_YEAR.fullmatch(end.year)):
            return None
        words = self._part(start, end, precision, span)
        if words is None:
            return None
        words = self.marked(words, start.marks[0])
        return self.fill("lasts", date=words) if span is Span.LASTS else words

    def _part(self, start: Written, end: Written, precision: Precision, span: Span) -> str | None:
        first, last = int(start.year.lstrip("Y")), int(end.year.lstrip("Y"))
        if precision > Precision.YEAR:
            block = None if start.month or end.month else block_of(first, last, precision)
            return block and self._named(block, span)
        year = self._year(start.year)
        if first != last or year is None or not start.month.isdigit() or not end.month.isdigit():
            return None
        months = int(start.month), int(end.month)
        for part in range(3):
            if precision is Precision.YEAR and not start.day and not end.day and months == months_of_part(part):
                return self.fill(f"part {part}", date=year)
            if precision is Precision.MONTH and start.day and end.day and months[0] == months[1]:
                days = int(start.day), int(end.day)
                if days == days_of_part(first, months[0], part):
                    month = self.fill("month", month=self._month(months[0]), year=year)
                    return self.fill(f"part {part}", date=month)
        return None

    def _named(self, block: Block, span: Span) -> str | None:
        if block.unit is Precision.DECADE and block.number < 10:
            return None
        masked = block.part is None and not block.before_christ
        if masked and span is Span.OCCURS_WITHIN and block.number > 1:
            return None  # these words stand for the mask
        name = {Precision.DECADE: "decade", Precision.CENTURY: "century", Precision.MILLENNIUM: "millennium"}[
            block.unit
        ]
        if block.unit is Precision.DECADE and block.number % 100 == 0:
            name = "sure decade"
        pattern = f"{name} before Christ" if block.before_christ else name
        words = self.fill(pattern, year=block.number, **_counted(block.number))
        if block.unit is Precision.DECADE and not block.before_christ:
            words = self._of_our_era(words, block.number)
        return words if block.part is None else self.fill(f"part {block.part}", date=words)


def _counted(number: int) -> dict[str, object]:
    """Return the holes of a count, in figures and in Roman numerals."""
    tens, ones = divmod(number, 10)
    roman = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    letters = "X" * tens + roman[ones] if tens < 4 else str(number)
    return {"number": number, "roman": letters}
