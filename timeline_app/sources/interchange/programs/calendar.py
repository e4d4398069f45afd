"""iCalendar (RFC 5545): one entry an event; X-EDTF, where it is there, is the date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Component

from timeline_app import dates
from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.programs.gathering import LOCAL, Gathering, is_edtf, written
from timeline_app.sources.interchange.registry import Asked, incoming_reader
from timeline_app.words import tr

STATUSES = {"TENTATIVE": "unsure"}


def _is_calendar(head: bytes, name: str) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")


@incoming_reader("ics", title="Calendar (iCalendar)", suffixes=(".ics", ".ical"), sniff=_is_calendar)
def read_calendar(data: bytes, asked: Asked) -> Incoming:
    """Read one entry an event; one that repeats is read once, and this is said.

    Raises:
        SourceError: it is no calendar.
    """
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        named = str(calendars[0].get("X-WR-CALNAME", "")) if calendars else ""
    except (ValueError, LookupError, TypeError, AttributeError) as why:
        raise SourceError(
            tr("The calendar “{name}” cannot be read.", name=asked.file_name), hint=tr("Write it out anew.")
        ) from why
    found = Gathering("ics")
    for number, event in enumerate(events, 1):
        where = tr("event {number}", number=number)
        when = _when(event)
        if not when:
            found.slip(where, "DTSTART", tr("It has no date that can be read."))
            continue
        if event.get("RRULE") or event.get("RDATE"):
            found.note(tr("Events that repeat were taken once."))
        key = str(event.get("UID", "")) or f"{LOCAL}event-{number}"
        again = str(event.get("RECURRENCE-ID", "") and _text(event, "RECURRENCE-ID"))
        found.add("entry", _fields(event, when), where, f"{key} {again}".strip())
    return found.incoming(named)


def _fields(event: Component, when: str) -> dict[str, Any]:
    places = _text(event, "LOCATION")
    return {
        "title": _text(event, "SUMMARY"),
        "summary": _text(event, "DESCRIPTION"),
        "when": {"edtf": when},
        "places": [places] if places else [],
        "tags": _categories(event),
        "status": STATUSES.get(_text(event, "STATUS").upper(), ""),
    }


def _text(event: Component, name: str) -> str:
    value = event.get(name, "")
    value = value[0] if isinstance(value, list) and value else value
    return str(value.dt) if hasattr(value, "dt") else str(value).strip()


def _categories(event: Component) -> list[str]:
    value = event.get("CATEGORIES", [])
    lists = value if isinstance(value, list) else [value]
    found = [str(name).strip() for one in lists for name in getattr(one, "cats", [one])]
    return list(dict.fromkeys(name for name in found if name))


def _when(event: Component) -> str:
    start, end = (_moment(event, name) for name in ("DTSTART", "DTEND"))
    stated = _text(event, "X-EDTF")
    if is_edtf(stated) and (start is None or _is_at(stated, start)):
        return stated
    if start is None:
        return ""
    if end is not None and type(end) is date and end > date.min:
        end -= timedelta(days=1)
    first, last = _edtf(start), _edtf(end) if end is not None else ""
    return f"{first}/{last}" if last and last != first and last > first else first


def _is_at(edtf: str, start: date) -> bool:
    """Tell whether an event still stands where its exact date put it, and nobody has moved it."""
    days = [day for day in dates.iso_bounds(dates.parse(edtf)) if day]
    return bool(days) and days[0] == start.isoformat()[:10]


def _moment(event: Component, name: str) -> date | datetime | None:
    value = event.get(name)
    moment = getattr(value, "dt", None)
    return moment if isinstance(moment, date) else None


def _edtf(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        return written(moment.year, moment.month, moment.day)
    offset = moment.utcoffset()
    text = written(moment.year, moment.month, moment.day, (moment.hour, moment.minute, moment.second))
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return text + ("Z" if minutes == 0 else f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}")
