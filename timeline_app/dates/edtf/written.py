"""One date without a time of day: components, masks, marks, far years and significant digits.

date = [q] ["-"] y4 [q] ["-" [q] x2 [q] ["-" [q] x2 [q]]]      ; y4, x2: digits or X; -0000 never
     | [q] "Y" ["-"] int ["E" int] ["S" int] [q]               ; beyond 9999 only, no leading zero
     | [q] ["-"] 4digits "S" int [q]                           ; 1 <= S <= digits of the value
q    = "?" | "~" | "%"
"""

from __future__ import annotations

import re

from timeline_app.dates.edtf.expression import Written
from timeline_app.dates.edtf.liberties import Liberties, refusal
from timeline_app.dates.edtf.units import (
    SUB_YEARS,
    Extent,
    of_days,
    of_months,
    of_sub_year,
    of_years,
    years_of,
)
from timeline_app.dates.terms import Precision
from timeline_app.words import tr

_PLAIN = re.compile(
    "([?~%]?)(-?[0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?",
    re.ASCII,
)
_PREFIX = re.compile("[?~%]?-?[0-9X]{0,4}[?~%]?(?:-[?~%]?[0-9X]{0,2}[?~%]?){0,2}", re.ASCII)
_FAR = re.compile("([?~%]?)Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?([?~%]?)", re.ASCII)
_SIGNIFICANT = re.compile("([?~%]?)(-?)([0-9]{4})S([1-9][0-9]*)([?~%]?)", re.ASCII)
_SHORT_YEAR = re.compile("[?~%]?-?[0-9]{2,3}[?~%]?", re.ASCII)

_NUMBER = {"": 0, "?": 1, "~": 2, "%": 3}
_SIGN = ("", "?", "~", "%")
_LONGEST_YEAR = 13  # digits; the scale ends before
_BY_DIGITS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


def read_date(text: str, at: int, liberties: Liberties) -> Written:
    """Read a date that begins at place `at` of the whole text.

    Raises:
        DateSyntaxError: it is none.
    """
    if found := _PLAIN.fullmatch(text):
        return _plain(text, found.groups(""), at, liberties)
    if found := _FAR.fullmatch(text):
        return _far(text, found, at)
    if found := _SIGNIFICANT.fullmatch(text):
        return _significant(text, found, at)
    hint = ""
    if _SHORT_YEAR.fullmatch(text):
        hint = tr("A year has four digits. Write 19XX for the century, 193X for the decade, 0793 for the year.")
    prefix = _PREFIX.match(text)
    raise refusal(text, at + (prefix.end() if prefix else 0), hint)


def _plain(text: str, parts: tuple[str, ...], at: int, liberties: Liberties) -> Written:
    left, year, right, left_month, month, right_month, left_day, day, right_day = parts
    years = years_of(year)
    if years is None:
        raise refusal(text, at, tr("The year before 1 is 0000, which is 1 BC; -0001 is 2 BC."))
    extent = _extent(text, years, (year, month, day), at)
    level = _mask_level(year, month, day)
    if level == 3:
        note = tr("Unknown digits in a year BC go beyond EDTF; a strict export writes the bounds.")
        liberties.take("D7", note, text, at, hint=tr("Write the first and the last year: -0199/-0100."))
    marks: tuple[int, ...] = (0, 0, 0) if day else (0, 0) if month else (0,)
    if left or right or left_month or right_month or left_day or right_day:
        marks = _marks((left, left_month, left_day), (right, right_month, right_day), len(marks))
        level = max(level, 1 if len(set(marks)) == 1 else 2)
        text = _canonical((year, month, day), marks)
    precision = Precision.DAY if day else _year_precision(year) if not month else _month_precision(month)
    return Written(text, year, month, day, "", marks, level, precision, None, extent)


def _month_precision(month: str) -> Precision:
    return Precision.SEASON if month > "12" and "X" not in month else Precision.MONTH


def _extent(text: str, years: tuple[int, int], parts: tuple[str, str, str], at: int) -> Extent:
    year, month, day = parts
    if not month:
        return of_years(*years)
    if month.isdigit() and int(month) in SUB_YEARS:
        if day:
            raise refusal(text, at + text.rindex(day), tr("A season has no days: write 2019-21 or a day of a month."))
        return of_sub_year(*years, int(month))
    extent = of_days(years, year, month, day) if day else of_months(*years, month)
    if extent is None:
        raise refusal(text, at + text.rindex(day or month), tr("The calendar has no such month or day."))
    return extent


def _mask_level(year: str, month: str, day: str) -> int:
    """Return the level that the sign, the masks and the sub-year codes ask for."""
    level = 0
    if year[0] == "-":
        level = 3 if "X" in year else 1
    elif "X" in year:
        level = 1 if not month and year[:2].isdigit() and year[3] == "X" else 2
    if "X" in month or "X" in day:
        usual = year.lstrip("-").isdigit() and (month == "XX" or month.isdigit()) and day in ("", "XX")
        level = max(level, 1 if usual else 2)
    elif month > "12":
        level = max(level, 1 if month <= "24" else 2)
    return level


def _year_precision(year: str) -> Precision:
    if "X" not in year:
        return Precision.YEAR
    return _BY_DIGITS[min(len(year) - len(year.rstrip("X")), 3)]


def _marks(left: tuple[str, ...], right: tuple[str, ...], count: int) -> tuple[int, ...]:
    """A sign on the left means the component; on the right, it and all before it."""
    marks = [0] * count
    carried = 0
    for place in reversed(range(count)):
        carried |= _NUMBER[right[place]]
        marks[place] = carried | _NUMBER[left[place]]
    return tuple(marks)


def _canonical(parts: tuple[str, str, str], marks: tuple[int, ...]) -> str:
    """Write components and marks in the one form that each combination of marks has."""
    written = []
    carried = 0
    for place in reversed(range(len(marks))):
        rest = marks[place] & ~carried
        common = rest
        for mark in marks[:place]:
            common &= mark
        if rest == common:
            written.append(parts[place] + _SIGN[rest])
            carried |= rest
        else:
            written.append(_SIGN[rest] + parts[place])
    return "-".join(reversed(written))


def _far(text: str, found: re.Match[str], at: int) -> Written:
    left, sign, digits, exponent, significant, right = found.groups("")
    places = len(digits) + _count(exponent)
    if places < 5:
        raise refusal(text, at, tr("A year up to 9999 is written with four digits and without Y."))
    places_known = _count(significant)
    if places_known > places:
        raise _too_many(text, at)
    value = int(digits) * 10 ** (places - len(digits)) if places <= _LONGEST_YEAR else 10**_LONGEST_YEAR
    low, high = _block(value, places - places_known if significant and places <= _LONGEST_YEAR else 0)
    year = text.strip("?~%")
    mark = _NUMBER[left] | _NUMBER[right]
    return Written(
        year + _SIGN[mark],
        year,
        "",
        "",
        "",
        (mark,),
        2 if exponent or significant else 1,
        _BY_DIGITS[min(places - places_known, 3)] if significant else Precision.YEAR,
        None,
        of_years(-high, -low) if sign else of_years(low, high),
    )


def _significant(text: str, found: re.Match[str], at: int) -> Written:
    left, sign, digits, significant, right = found.groups("")
    value = int(digits)
    if sign and value == 0:
        raise refusal(text, at)
    places = len(str(value))
    places_known = _count(significant)
    if places_known > places:
        raise _too_many(text, at)
    low, high = _block(value, places - places_known)
    year = text.strip("?~%")
    mark = _NUMBER[left] | _NUMBER[right]
    extent = of_years(-high, -low) if sign else of_years(low, high)
    precision = _BY_DIGITS[min(places - places_known, 3)]
    return Written(year + _SIGN[mark], year, "", "", "", (mark,), 2, precision, None, extent)


def _block(value: int, unknown: int) -> tuple[int, int]:
    """Return the first and last number that share all but the last `unknown` digits with `value`."""
    size = 10**unknown
    return value // size * size, value // size * size + size - 1


def _count(digits: str) -> int:
    return int(digits or "0") if len(digits) < 4 else 10_000


def _too_many(text: str, at: int) -> Exception:
    return refusal(text, at + text.index("S"), tr("A year cannot have more significant digits than it has digits."))
