"""From an expression and the way the event lies in it to four numbers."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates.edtf.expression import End, Expression, Kind, Written
from timeline_app.dates.edtf.units import Extent
from timeline_app.dates.terms import CEILING, FLOOR, Bound, Span

_PAST = Extent(FLOOR, FLOOR + 1, FLOOR, FLOOR + 1)
_FUTURE = Extent(CEILING - 1, CEILING, CEILING - 1, CEILING)


class Limits(NamedTuple):
    """The event fills [s, e) with start_lo <= s <= start_hi and end_lo <= e <= end_hi, in seconds.

    `start_lo < end_lo` and `start_hi < end_hi` always hold.
    """

    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    lo_kind: Bound = Bound.KNOWN
    hi_kind: Bound = Bound.KNOWN

    def tightened(self) -> Limits:
        """Leave out what `s < e` excludes."""
        start_hi = min(self.start_hi, self.end_hi - 1)
        end_lo = max(self.end_lo, self.start_lo + 1)
        return Limits(self.start_lo, start_hi, end_lo, self.end_hi, self.lo_kind, self.hi_kind)


def limits(expression: Expression, span: Span) -> Limits:
    """Return the four numbers; gaps inside a set are not in them.

    A single unit or one of several: it occurs within any, or lasts as long as one. Several: from the first to
    the last.
    """
    kind = expression.kind
    if kind is Kind.INTERVAL:
        return _interval(expression.ends[0], expression.ends[1], span).tightened()
    first, last = _first([end.first for end in expression.ends]), _last([end.last for end in expression.ends])
    lo_kind = Bound.KNOWN if first else Bound.OPEN
    hi_kind = Bound.KNOWN if last else Bound.OPEN
    first, last = first or _PAST, last or _FUTURE
    if kind is Kind.ALL_OF:
        start_hi = first.d - 1 if lo_kind is Bound.KNOWN else CEILING
        end_lo = last.a + 1 if hi_kind is Bound.KNOWN else FLOOR
        return Limits(first.a, start_hi, end_lo, last.d, lo_kind, hi_kind).tightened()
    if span is Span.LASTS:
        return Limits(first.a, last.c, first.b, last.d, lo_kind, hi_kind).tightened()
    return Limits(first.a, last.d - 1, first.a + 1, last.d, lo_kind, hi_kind).tightened()


def _interval(start: End, end: End, span: Span) -> Limits:
    lo_kind = start.kind if start.first or start.kind is not Bound.KNOWN else Bound.OPEN
    hi_kind = end.kind if end.last or end.kind is not Bound.KNOWN else Bound.OPEN
    start_lo = start.first.extent.a if start.first else FLOOR
    end_hi = end.last.extent.d if end.last else CEILING
    if span is Span.OCCURS_WITHIN:
        return Limits(start_lo, end_hi - 1, start_lo + 1, end_hi, lo_kind, hi_kind)
    start_hi = start.last.extent.d - 1 if start.last else end_hi - 1
    end_lo = end.first.extent.a + 1 if end.first else start_lo + 1
    return Limits(start_lo, start_hi, end_lo, end_hi, lo_kind, hi_kind)


def _first(dates: list[Written | None]) -> Extent | None:
    """Return the extent of the date that begins first, None when one side is open."""
    known = [date.extent for date in dates if date]
    return min(known) if len(known) == len(dates) else None


def _last(dates: list[Written | None]) -> Extent | None:
    """Return the extent of the date that ends last, None when one side is open."""
    known = [date.extent for date in dates if date]
    return max(known, key=lambda extent: (extent.d, extent.c)) if len(known) == len(dates) else None
