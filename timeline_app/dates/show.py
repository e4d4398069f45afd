"""A date in words that read back as the same date."""

from __future__ import annotations

from timeline_app.dates import edtf as notation
from timeline_app.dates.calendars import DAY, weekday
from timeline_app.dates.columns import iso_bounds
from timeline_app.dates.edtf import Kind, Written
from timeline_app.dates.languages import Language, pack
from timeline_app.dates.terms import Bound, Span
from timeline_app.dates.value import HistoricalDate
from timeline_app.dates.wording import Wording


def show(date: HistoricalDate, style: str = "long", language: str | Language = "") -> str:
    """Return the date in one of four styles.

    Args:
        style: "long" in words that read back as the same date; "short" with short names, for narrow places; "iso"
            the earliest and the latest day (".." open, "" unknown); "edtf" the notation.
        language: a pack, or the tag of one; by default the user's, English where there is none. What words cannot
            say exactly is shown as EDTF.

    Raises:
        ValueError: there is no such style.
    """
    if style == "edtf":
        return date.edtf
    if style == "iso":
        return _iso(date)
    if style not in ("long", "short"):
        raise ValueError(style)
    return _worded(date, Wording(_pack(language), short=style == "short"))


def describe(date: HistoricalDate, language: str | Language = "") -> str:
    """Return one line that says how a date was understood: “Thursday 5 September 2019 · day”.

    Where the words do not name them, the first and the last day that are possible stand in it too.
    """
    wording = Wording(_pack(language))
    unit = wording.language.units[date.precision]
    expression = notation.read(date.edtf, lenient=True)
    words = _worded(date, wording)
    if expression.kind is not Kind.DATE:
        bounds = _bounds(date, wording)
        if bounds and bounds not in words:
            return wording.fill("bounds", date=words, bounds=bounds, unit=unit)
    elif not _is_one_unit(expression.dates[0]):
        words = wording.marked(_bounds(date, wording), max(expression.dates[0].marks))
    elif expression.dates[0].day and not any(expression.dates[0].marks):
        day = wording.language.weekdays[weekday(date.start_lo // DAY)]
        words = wording.fill("weekday", weekday=day, day=words)
    return wording.fill("live", date=words, unit=unit)


def _is_one_unit(date: Written) -> bool:
    """Whether it is one day, month or year, whose name says which days it means."""
    return date.extent.a == date.extent.c and not date.month > "12"


def _pack(language: str | Language) -> Language:
    return language if isinstance(language, Language) else pack(language)


def _worded(date: HistoricalDate, wording: Wording) -> str:
    words, usual = wording.whole(notation.read(date.edtf, lenient=True), date.precision, date.span)
    words = wording.language.in_own_digits(words) if words else date.edtf
    if wording.short or date.span is usual:
        return words
    return wording.fill("lasts" if date.span is Span.LASTS else "occurs within", date=words)


def _iso(date: HistoricalDate) -> str:
    earliest, latest = iso_bounds(date)
    if earliest and earliest == latest:
        return earliest
    return f"{_side(earliest, date.lo_kind)}/{_side(latest, date.hi_kind)}"


def _side(day: str | None, kind: Bound) -> str:
    return day or ("" if kind is Bound.UNKNOWN else "..")


def _bounds(date: HistoricalDate, wording: Wording) -> str:
    """Write the first and the last possible day, as years where they are whole years; "" when both are open."""
    earliest, latest = iso_bounds(date)
    if earliest is None and latest is None:
        return ""
    if (earliest or "-01-01").endswith("-01-01") and (latest or "-12-31").endswith("-12-31"):
        earliest, latest = earliest and earliest[:-6], latest and latest[:-6]
    ends = _notation(earliest, date.lo_kind), _notation(latest, date.hi_kind)
    text = ends[0] if ends[0] == ends[1] else "/".join(ends)
    expression = notation.read(text)
    words = wording.whole(expression, expression.dates[0].precision, Span.LASTS)[0]
    return wording.language.in_own_digits(words) if words else text


def _notation(iso: str | None, kind: Bound) -> str:
    """Return an ISO day or year as EDTF."""
    if iso is None:
        return _side(None, kind)
    return iso if len(iso.lstrip("-").split("-")[0]) == 4 else f"Y{iso}"
