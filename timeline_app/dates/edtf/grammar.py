"""The shapes of an EDTF text: intervals, sets, instants and dates.

edtf     = interval | set | instant | date
interval = bound "/" bound                     ; at least one bound holds a date
bound    = "" | ".." | date | ".." date | date ".."
set      = "[" item *("," item) "]" | "{" item *("," item) "}"
item     = date | date ".." date | ".." date | date ".."
"""

from __future__ import annotations

from timeline_app.dates.edtf.expression import End, Expression, Kind, Written
from timeline_app.dates.edtf.instants import read_instant
from timeline_app.dates.edtf.liberties import Liberties
from timeline_app.dates.edtf.written import read_date
from timeline_app.dates.terms import Bound
from timeline_app.errors import DateSyntaxError
from timeline_app.words import tr

LONGEST = 1_000
"""Characters; more is refused unread."""

_EXTENSION = 3
_BRACKETS = {"[": ("]", Kind.ONE_OF), "{": ("}", Kind.ALL_OF)}


def read(text: str, *, lenient: bool = False) -> Expression:
    """Read a whole EDTF text; `lenient` takes the liberties of docs/DATES.md and notes each.

    Raises:
        DateSyntaxError: it is none; `at` is the place where it stops being one.
    """
    liberties = Liberties(lenient)
    if len(text) > LONGEST:
        raise DateSyntaxError(
            tr("The text is longer than {count} characters.", count=LONGEST),
            hint=tr("Type the date alone."),
            at=LONGEST,
        )
    if text[:1] in _BRACKETS and text:
        found = _set(text, liberties)
    elif "/" in text:
        found = _interval(text, liberties)
    else:
        end = End(date := _date(text, 0, liberties), date)
        found = Expression(Kind.DATE, (end,), date.text, date.level)
    return found._replace(notes=tuple(liberties.notes)) if liberties.notes else found


def _date(text: str, at: int, liberties: Liberties) -> Written:
    return read_instant(text, at, liberties) if "T" in text else read_date(text, at, liberties)


def _interval(text: str, liberties: Liberties) -> Expression:
    left, right = text.split("/", 1)
    if "/" in right:
        raise DateSyntaxError(
            tr("“{text}” holds more than one stroke.", text=text),
            hint=tr("Write the beginning, one stroke, the end: 2019-09/2019-12. A day is written 2019-09-05."),
            at=len(left) + 1 + right.index("/"),
        )
    start, end = _bound(left, 0, liberties), _bound(right, len(left) + 1, liberties)
    if not (start.dates or end.dates):
        raise DateSyntaxError(
            tr("“{text}” names no date.", text=text),
            hint=tr("Leave the date empty when nothing is known."),
            at=0,
        )
    if start.first and end.last and start.first.extent.a >= end.last.extent.d:
        raise _reversed(text, len(left) + 1)
    level = max(0 if start.kind is end.kind is Bound.KNOWN else 1, *(_bound_level(bound) for bound in (start, end)))
    level = _with_clocks(text, (start, end), level, liberties)
    written = f"{_bound_text(start)}/{_bound_text(end)}"
    return Expression(Kind.INTERVAL, (start, end), written, level)


def _bound(text: str, at: int, liberties: Liberties) -> End:
    if text == "":
        return End(None, None, Bound.UNKNOWN)
    if text == "..":
        return End(None, None, Bound.OPEN)
    if text.startswith(".."):
        return End(None, _date(text[2:], at + 2, liberties))
    if text.endswith(".."):
        return End(_date(text[:-2], at, liberties), None)
    date = _date(text, at, liberties)
    return End(date, date)


def _bound_level(bound: End) -> int:
    """A mask in an interval, or dots beside a date, make it level 2."""
    level = 2 if bound.kind is Bound.KNOWN and bound.first is not bound.last else 0
    return max([level, *(max(date.level, 2 if "X" in date.text else 0) for date in bound.dates)])


def _bound_text(bound: End) -> str:
    if bound.kind is not Bound.KNOWN:
        return "" if bound.kind is Bound.UNKNOWN else ".."
    return _item_text(bound)


def _item_text(item: End) -> str:
    if item.first is item.last and item.first:
        return item.first.text
    return f"{item.first.text if item.first else ''}..{item.last.text if item.last else ''}"


def _set(text: str, liberties: Liberties) -> Expression:
    closing, kind = _BRACKETS[text[0]]
    if not text.endswith(closing):
        raise DateSyntaxError(
            tr("“{text}” opens a bracket that is not closed.", text=text),
            hint=tr("Write [1863,1864] for one of them and {1863,1864} for each of them."),
            at=len(text),
        )
    items: list[End] = []
    pieces = text[1:-1].split(",")
    at = 1
    for number, piece in enumerate(pieces):
        bare = piece.lstrip(" ") if number else piece
        start = at + len(piece) - len(bare)
        bare = bare.rstrip(" ") if number < len(pieces) - 1 else bare
        if bare != piece:
            note = tr("Blanks beside the commas are left out.")
            hint = tr("Write the members of a set without blanks: [1863,1864].")
            liberties.take("D14", note, text, at, hint=hint)
        items.append(_item(bare, start, liberties))
        at += len(piece) + 1
    level = _with_clocks(text, items, max(2, *(date.level for item in items for date in item.dates)), liberties)
    return Expression(kind, tuple(items), f"{text[0]}{','.join(map(_item_text, items))}{closing}", level)


def _item(text: str, at: int, liberties: Liberties) -> End:
    left, dots, right = text.partition("..")
    if not dots:
        date = _date(text, at, liberties)
        return End(date, date)
    first = _side(left, at, liberties) if left else None
    last = _side(right, at + len(left) + 2, liberties) if right or not left else None
    if first and last:
        if first.precision is not last.precision:
            raise DateSyntaxError(
                tr("The two sides of “{text}” are not equally precise.", text=text),
                hint=tr("Write both as years, both as months or both as days."),
                at=at,
            )
        if first.extent.a >= last.extent.d:
            raise _reversed(text, at + len(left) + 2)
    return End(first, last)


def _side(text: str, at: int, liberties: Liberties) -> Written:
    date = _date(text, at, liberties)
    if any(sign in text for sign in "X?~%S"):
        raise DateSyntaxError(
            tr("“{text}” may not stand beside two dots.", text=text),
            hint=tr("Only plain dates can; name the members one by one, separated by commas."),
            at=at,
        )
    return date


def _with_clocks(text: str, ends: tuple[End, ...] | list[End], level: int, liberties: Liberties) -> int:
    """Return the level, 3 when the dates have times of day (D15), which all of them must have then."""
    dates = [date for end in ends for date in end.dates]
    if not any(date.clock for date in dates):
        return level
    if not all(date.clock for date in dates):
        raise DateSyntaxError(
            tr("“{text}” has a time of day on one side only.", text=text),
            hint=tr("Give both sides a time, or none."),
            at=text.index("T"),
        )
    note = tr("Times of day in an interval or a set go beyond EDTF; a strict export keeps the days.")
    hint = tr("Write the days without their times.")
    liberties.take("D15", note, text, text.index("T"), hint=hint)
    return _EXTENSION


def _reversed(text: str, at: int) -> DateSyntaxError:
    return DateSyntaxError(
        tr("“{text}” ends before it begins.", text=text), hint=tr("Write the earlier date first."), at=at
    )
