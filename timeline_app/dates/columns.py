"""The cached columns of a date in the project file, and its bounds as ISO days."""

from __future__ import annotations

from timeline_app.dates.calendars import DAY, civil_from_days
from timeline_app.dates.order import place
from timeline_app.dates.terms import CEILING, FLOOR, Bound
from timeline_app.dates.value import HistoricalDate


def columns(date: HistoricalDate | None, zone: str = "") -> dict[str, object]:
    """Return the when_* columns; no date lies in no range and sorts last.

    Args:
        zone: the project's time zone, on whose wall clock the numbers are given.
    """
    if date is None:
        return dict(_NO_DATE)
    limits = date.on(zone)
    return {
        "when_edtf": date.edtf,
        "when_text": date.source_text,
        "when_calendar": date.calendar,
        "when_variant": date.variant,
        "when_zone": date.zone,
        "when_span": str(date.span),
        "when_precision": int(date.precision),
        "when_lo": limits.start_lo,
        "when_hi": limits.end_hi,
        "when_start_hi": limits.start_hi,
        "when_end_lo": limits.end_lo,
        "when_lo_kind": str(limits.lo_kind),
        "when_hi_kind": str(limits.hi_kind),
        "when_sort": place(limits),
    }


_NO_DATE: dict[str, object] = {
    "when_edtf": None,
    "when_text": "",
    "when_calendar": "",
    "when_variant": "",
    "when_zone": "",
    "when_span": "",
    "when_precision": None,
    "when_lo": CEILING,
    "when_hi": FLOOR,
    "when_start_hi": FLOOR,
    "when_end_lo": CEILING,
    "when_lo_kind": "",
    "when_hi_kind": "",
    "when_sort": CEILING,
}


def iso_bounds(date: HistoricalDate) -> tuple[str | None, str | None]:
    """Return the earliest and the latest day, both included, with astronomical years.

    Years are signed and have more than four digits where needed; None where the end is open, unknown or off
    the scale.
    """
    earliest = _iso_day(date.start_lo) if date.lo_kind is Bound.KNOWN else None
    latest = _iso_day(date.end_hi - 1) if date.hi_kind is Bound.KNOWN else None
    return earliest, latest


def iso_beginning(date: HistoricalDate) -> tuple[str | None, str | None]:
    """Return the first and the last day on which it may have begun, or ended where no beginning is known.

    Years as in `iso_bounds`; None where nothing limits it.
    """
    if date.lo_kind is Bound.KNOWN:
        return _iso_day(date.start_lo), _iso_day(date.start_hi)
    return _iso_day(date.end_lo - 1), _iso_day(date.end_hi - 1)


def _iso_day(second: int) -> str | None:
    if not FLOOR < second < CEILING - 1:
        return None
    year, month, day = civil_from_days(second // DAY)
    return f"{iso_year(year)}-{month:02}-{day:02}"


def iso_year(year: int) -> str:
    """Return an astronomical year with at least four digits, signed only when it is negative."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"
