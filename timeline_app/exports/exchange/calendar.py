"""iCalendar (RFC 5545): an all-day event an entry; the exact date stands in X-EDTF."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from timeline_app.dates import Bound, Precision
from timeline_app.exports.exchange.accounts import OPTIONS, Accounts, is_plain, written
from timeline_app.exports.exchange.positions import Position, located, positions
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.signs import fit
from timeline_app.exports.wording import bounds
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr

TENTATIVE = frozenset(("prospective", "unsure"))


@exporter(
    "ics",
    title="Calendar (iCalendar)",
    suffix=".ics",
    holds="Each dated entry as an all-day event; its exact date as EDTF.",
    loses="Undated entries, links, years before 1 and after 9999, open ends; sources stand in one text.",
    options=OPTIONS,
)
def write_ics(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write one calendar. Options: `style`, `language`, `include_private`.

    An event ends on the day after its latest day (DTEND is exclusive). UID is the id of the entry.
    """
    return written(chronicle, path, options, _calendar)


def _calendar(chronicle: Chronicle, accounts: Accounts) -> bytes:
    known = positions(chronicle, accounts.losses)
    whole = Calendar()
    whole.add("prodid", "-//timeline-app//chronology//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", fit(chronicle.title) or tr("Untitled chronology"))
    for entry in chronicle.entries:
        days = _days(entry, accounts)
        if days:
            whole.add_component(_event(chronicle, entry, days, accounts, known))
        else:
            accounts.skipped += 1
    accounts.without_links(chronicle)
    content: bytes = whole.to_ical()
    return content


def _days(entry: EntryView, accounts: Accounts) -> tuple[date, date] | None:
    """Return the first and the last day; None where a calendar has no day for the entry."""
    losses = accounts.losses
    if entry.when is None:
        losses.add(tr("What has no date is in no calendar and was left out."), entry.number)
        return None
    found = [day for day in bounds(entry.when) if day]
    if not found or not all(map(is_plain, found)):
        losses.add(tr("Calendars hold the years 1 to 9999; other entries were left out."), entry.number)
        return None
    if Bound.KNOWN not in (entry.when.lo_kind, entry.when.hi_kind) or len(found) == 1:
        losses.add(tr("An open or unknown end became the day of the other end."), entry.number)
    if entry.when.approximate or entry.when.uncertain:
        losses.add(tr("A calendar has no doubtful dates; the doubt stands in X-EDTF and in the text."), entry.number)
    if entry.when.precision < Precision.DAY:
        losses.add(tr("The time of day stands in X-EDTF and in the text."), entry.number)
    return date.fromisoformat(found[0]), date.fromisoformat(found[-1])


def _event(
    chronicle: Chronicle, entry: EntryView, days: tuple[date, date], accounts: Accounts, known: dict[str, Position]
) -> Event:
    first, last = days
    event = Event()
    event.add("uid", entry.id)
    event.add("dtstamp", datetime.fromisoformat(chronicle.as_of).astimezone(UTC))
    event.add("dtstart", first)
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", accounts.title(entry))
    told = "\n\n".join(text for text in (accounts.date(entry), accounts.account(entry)) if text)
    event.add("description", told)
    if entry.places:
        event.add("location", fit(", ".join(part.name for part in entry.places)))
    if words := [fit(tag) for tag in (*entry.tags, entry.lane) if fit(tag)]:
        event.add("categories", words)
    if places := located(entry, known):
        event.add("geo", (places[0][1].latitude, places[0][1].longitude))
    event.add("status", "TENTATIVE" if entry.status in TENTATIVE else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("x-edtf", entry.when.edtf if entry.when else "")
    return event
