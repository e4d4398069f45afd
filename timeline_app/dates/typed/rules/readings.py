"""Resolved dates as one reading of a whole text: a stretch, an open end, a choice."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates.terms import Precision, Span
from timeline_app.dates.typed.resolved import Resolved
from timeline_app.words import tr


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


def _reading(edtf: str, dates: tuple[Resolved, ...], span: Span | None, *notes: str) -> Reading:
    if len(dates) == 1 and dates[0].first == dates[0].last:
        date = dates[0]
        return Reading(edtf, dates, span, date.precision, (*date.notes, *notes), date.doubtful)
    # of an early or late part only one end may be left, and then its unit is the finest there is
    cut = any(date.first != date.last for date in dates)
    precision = None if cut else min(date.precision for date in dates)
    said = tuple(dict.fromkeys(note for date in dates for note in date.notes))
    if cut and (".." in edtf or len(dates) > 1):
        notes = (*notes, tr("Of early and late only the outer bounds are kept here."))
    return Reading(edtf, dates, span, precision, (*said, *notes), any(date.doubtful for date in dates))


def one(date: Resolved) -> Reading | None:
    """One date, as itself or as an interval that it occurs within."""
    if date.marks and "T" in date.first:
        return None
    if date.first == date.last:
        return _reading(date.start, (date,), None)
    reading = _reading(f"{date.start}/{date.end}", (date,), Span.OCCURS_WITHIN)
    return reading._replace(precision=date.precision)


def interval(first: Resolved, last: Resolved) -> Reading:
    """From the one into the other."""
    return _reading(f"{first.start}/{last.end}", (first, last), Span.LASTS)


def between_set(first: Resolved, last: Resolved) -> Reading | None:
    """One of the days, months or years from the first to the last; None where EDTF has no such set."""
    if first.plain and last.plain and first.precision is last.precision:
        return _reading(f"[{first.first}..{last.last}]", (first, last), Span.OCCURS_WITHIN)
    return None


def between_interval(first: Resolved, last: Resolved) -> Reading:
    """Some time from the first to the last."""
    return _reading(f"{first.start}/{last.end}", (first, last), Span.OCCURS_WITHIN)


def since(date: Resolved) -> Reading:
    """No end is set."""
    return _reading(f"{date.start}/..", (date,), Span.LASTS)


def until(date: Resolved) -> Reading:
    """No beginning is set."""
    return _reading(f"../{date.end}", (date,), Span.LASTS)


def no_later_than(date: Resolved) -> Reading:
    """Before the date, which itself stays possible."""
    edtf = f"[..{date.last}]" if date._replace(first=date.last).plain else f"../{date.end}"
    note = tr("{date} itself stays possible.", date=date.last)
    return _reading(edtf, (date,), Span.OCCURS_WITHIN, note)


def no_earlier_than(date: Resolved) -> Reading:
    """After the date, which itself stays possible."""
    edtf = f"[{date.first}..]" if date._replace(last=date.first).plain else f"{date.start}/.."
    note = tr("{date} itself stays possible.", date=date.first)
    return _reading(edtf, (date,), Span.OCCURS_WITHIN, note)


def unknown_end(date: Resolved) -> Reading:
    """It ended, nobody knows when."""
    return _reading(f"{date.start}/", (date,), Span.LASTS)


def unknown_beginning(date: Resolved) -> Reading:
    """It began, nobody knows when."""
    return _reading(f"/{date.end}", (date,), Span.LASTS)


def set_of(dates: tuple[Resolved, ...], brackets: str) -> Reading | None:
    """One of the dates, or each of them, by the brackets; None where EDTF cannot say it."""
    members = []
    for date in dates:
        if date.first != date.last and (date.marks or not date.first[-1].isdigit()):
            return None
        members.append(date.start if date.first == date.last else f"{date.first}..{date.last}")
    return _reading(f"{brackets[0]}{','.join(members)}{brackets[1]}", dates, None)


def set_of_two(first: Resolved, last: Resolved) -> Reading | None:
    """One of two dates."""
    return set_of((first, last), "[]")


def throughout(reading: Reading) -> Reading | None:
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


def all_of_it(reading: Reading, span: Span | None) -> list[Reading]:
    """Offer all ten years to a state of the 1980s, beside one year of them."""
    if span is not Span.LASTS or "X" not in reading.edtf or (reading.precision or 0) <= Precision.YEAR:
        return []
    years = "/".join(reading.edtf.replace("X", digit) for digit in "09")
    return [reading._replace(edtf=years, span=Span.LASTS, notes=())]
