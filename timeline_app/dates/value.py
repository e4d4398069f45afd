"""A date as researchers know it: its words, its EDTF, and the four numbers that bound it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from timeline_app.dates import edtf as notation
from timeline_app.dates.edtf import Expression, Kind, Limits
from timeline_app.dates.terms import CEILING, FLOOR, Bound, Mark, Precision, Span
from timeline_app.dates.zones import offset_at
from timeline_app.errors import DateSyntaxError
from timeline_app.words import tr

_MARKS = (Mark.NONE, Mark.UNCERTAIN, Mark.APPROXIMATE, Mark.BOTH)
_CLOCK_UNITS = {Precision.MINUTE: 60, Precision.HOUR: 3600}


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """When something was, with everything that is not known left open.

    A number is a count of seconds from 1970-01-01T00:00:00 in the proleptic Gregorian calendar, without leap
    seconds, the offset not applied. The event fills [s, e) with start_lo <= s <= start_hi, end_lo <= e <=
    end_hi and s < e. `str` gives the canonical EDTF; dates say the same when their `meaning` is equal.
    """

    edtf: str
    """Canonical EDTF of level 0 to 2, or a marked extension of ours (level 3): the truth."""
    span: Span
    precision: Precision
    start_lo: int
    start_hi: int
    end_lo: int
    end_hi: int
    lo_kind: Bound = Bound.KNOWN
    hi_kind: Bound = Bound.KNOWN
    qualifiers: tuple[tuple[Mark, ...], ...] = ()
    """One row a written date, one mark a component: year, month, day."""
    level: int = 0
    """The lowest EDTF level that admits `edtf`; 3 for an extension."""
    source_text: str = ""
    """As typed or quoted, untouched."""
    calendar: str = "gregorian"
    """gregorian, julian, solar_hijri, islamic or hebrew: what the source used; `edtf` is always Gregorian."""
    variant: str = ""
    offset: int | None = None
    """Minutes east of UTC, if the source states them."""
    zone: str = ""
    """An IANA name, or "" when the source names no zone."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    """How it was read, one sentence each."""

    def __str__(self) -> str:
        return self.edtf

    @property
    def lo(self) -> int:
        """The earliest second, FLOOR when open or unknown."""
        return self.start_lo

    @property
    def hi(self) -> int:
        """The second after the latest, CEILING when open or unknown."""
        return self.end_hi

    @property
    def approximate(self) -> bool:
        """Whether a component is marked ~ or %."""
        return any(Mark.APPROXIMATE in mark for row in self.qualifiers for mark in row)

    @property
    def uncertain(self) -> bool:
        """Whether a component is marked ? or %."""
        return any(Mark.UNCERTAIN in mark for row in self.qualifiers for mark in row)

    @property
    def limits(self) -> Limits:
        """The four numbers and the kinds of the two ends."""
        return Limits(self.start_lo, self.start_hi, self.end_lo, self.end_hi, self.lo_kind, self.hi_kind)

    @property
    def meaning(self) -> tuple[object, ...]:
        """What must survive every round trip: edtf, level, bounds, qualifiers."""
        return self.edtf, self.level, self.limits, self.qualifiers

    def lying(self, span: Span) -> HistoricalDate:
        """Return the same date for an event that lies otherwise in it."""
        if span is self.span:
            return self
        expression = notation.read(self.edtf, lenient=True)
        found = _limits(expression, span, self.precision)
        start_lo, start_hi, end_lo, end_hi = found[:4]
        return replace(self, span=span, start_lo=start_lo, start_hi=start_hi, end_lo=end_lo, end_hi=end_hi)

    def on(self, zone: str) -> Limits:
        """Return the four numbers on the wall clock of `zone`; they differ only where an offset is stated.

        Nothing is ever shifted by a guessed zone.
        """
        if self.offset is None or not zone:
            return self.limits
        shift = (offset_at(zone, self.start_lo - self.offset * 60) - self.offset) * 60
        start_lo, start_hi, end_lo, end_hi = (_shifted(number, shift) for number in self.limits[:4])
        return Limits(start_lo, start_hi, end_lo, end_hi, self.lo_kind, self.hi_kind)

    def to_json(self) -> dict[str, object]:
        """Return what is stored: everything else follows from it."""
        return {
            "edtf": self.edtf,
            "text": self.source_text,
            "calendar": self.calendar,
            "variant": self.variant,
            "zone": self.zone,
            "span": str(self.span),
            "precision": int(self.precision),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> HistoricalDate:
        """Return the date that `to_json` wrote; keys it does not know are passed over.

        Raises:
            DateSyntaxError: it holds no readable date.
        """
        text = stored.get("edtf")
        if not isinstance(text, str):
            raise DateSyntaxError(tr("The stored date has no EDTF."))
        try:
            span = Span(stored["span"]) if stored.get("span") else None
            precision = Precision(stored["precision"]) if stored.get("precision") else None
        except ValueError as why:
            raise DateSyntaxError(tr("“{text}” is stored with a word this version does not know.", text=text)) from why
        found = build(notation.read(text, lenient=True), span=span, precision=precision)
        return replace(
            found,
            source_text=str(stored.get("text") or ""),
            calendar=str(stored.get("calendar") or "gregorian"),
            variant=str(stored.get("variant") or ""),
            zone=str(stored.get("zone") or ""),
        )


def parse(text: str, *, span: Span | None = None) -> HistoricalDate:
    """Read strict EDTF.

    Args:
        span: by default an interval and an “each of” set last, everything else occurs within.

    Raises:
        DateSyntaxError: it is no EDTF; knows where and what to write instead.
    """
    return build(notation.read(text), text, span=span)


def accept(text: str, *, span: Span | None = None, precision: int | None = None) -> HistoricalDate:
    """Read EDTF as it is found in the wild, each liberty with a note; the decisions are in docs/DATES.md.

    Args:
        span: as `build` has it.
        precision: of `Precision`, as files store it; None, 0 or one that this version does not know: the notation's.

    Raises:
        DateSyntaxError: it is none, even so.
    """
    return build(notation.read(text, lenient=True), text, span=span, precision=_PRECISIONS.get(precision or 0))


_PRECISIONS = {int(precision): precision for precision in Precision}


def build(
    expression: Expression,
    text: str = "",
    *,
    span: Span | None = None,
    precision: Precision | None = None,
    calendar: str = "gregorian",
    variant: str = "",
    zone: str = "",
    notes: tuple[str, ...] | None = None,
) -> HistoricalDate:
    """Return the date of an expression.

    Args:
        text: the words of the source.
        precision: when the source gave a coarser unit than the notation shows, as with 10:00.
        calendar, variant, zone: what the source used.
        notes: by default those of the expression.
    """
    if span is None:
        span = Span.LASTS if expression.kind in (Kind.INTERVAL, Kind.ALL_OF) else Span.OCCURS_WITHIN
    dates = expression.dates
    if precision is None:
        precision = dates[0].precision if len(dates) == 1 else min(date.precision for date in dates)
    offsets = {date.offset for date in dates}
    found = _limits(expression, span, precision)
    return HistoricalDate(
        expression.text,
        span,
        precision,
        *found,
        tuple(tuple(_MARKS[mark] for mark in date.marks) for date in dates),
        expression.level,
        text,
        calendar,
        variant,
        offset=offsets.pop() if len(offsets) == 1 else None,
        zone=zone,
        notes=expression.notes if notes is None else notes,
    )


def _limits(expression: Expression, span: Span, precision: Precision) -> Limits:
    """Return the numbers; a time known to the minute or hour only is that long."""
    length = _CLOCK_UNITS.get(precision)
    if length:
        expression = expression._replace(ends=tuple(_lengthened(end, length) for end in expression.ends))
    return notation.limits(expression, span)


def _lengthened(end: notation.End, length: int) -> notation.End:
    first = _of_length(end.first, length)
    return end._replace(first=first, last=first if end.last is end.first else _of_length(end.last, length))


def _of_length(date: notation.Written | None, length: int) -> notation.Written | None:
    if date is None or not date.clock:
        return date
    start = date.extent.a
    return date._replace(extent=date.extent._replace(b=start + length, d=start + length))


def _shifted(number: int, shift: int) -> int:
    """Move a number of the scale; what stands for no end stays where it is."""
    return number + shift if FLOOR + 1 < number < CEILING - 1 else number
