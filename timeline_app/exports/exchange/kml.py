"""KML 2.2 for globes and maps with a time slider (OGC 07-147r2): a TimeSpan or TimeStamp where years allow one."""

from __future__ import annotations

from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

from timeline_app.dates import Precision
from timeline_app.exports.exchange.accounts import OPTIONS, Accounts, is_plain, written
from timeline_app.exports.exchange.positions import Position, located, positions
from timeline_app.exports.exchange.trees import document, under
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.wording import bounds
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr


@exporter(
    "kml",
    title="Map with time (KML)",
    suffix=".kml",
    holds="Each entry as a placemark with its time, at the places that have a position.",
    loses="Links between entries, years before 1 and after 9999, doubt about dates; sources stand in one text.",
    options=OPTIONS,
)
def write_kml(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write a Document in the order of time. Options: `style`, `language`, `include_private`."""
    return written(chronicle, path, options, _document)


def _document(chronicle: Chronicle, accounts: Accounts) -> bytes:
    known = positions(chronicle, accounts.losses)
    root = Element("kml", {"xmlns": "http://www.opengis.net/kml/2.2"})
    whole = under(root, "Document")
    under(whole, "name", chronicle.title or tr("Untitled chronology"))
    under(whole, "description", escape(chronicle.summary or chronicle.description))
    for entry in chronicle.entries:
        _placemark(whole, entry, accounts, known)
    accounts.without_links(chronicle)
    return document(root)


def _placemark(whole: Element, entry: EntryView, accounts: Accounts, known: dict[str, Position]) -> None:
    mark = under(whole, "Placemark", id=f"e-{entry.id}")
    under(mark, "name", accounts.title(entry))
    told = "\n\n".join(text for text in (accounts.date(entry), accounts.account(entry)) if text)
    under(mark, "description", escape(told).replace("\n", "<br>\n"))  # globes show it as HTML
    _time(mark, entry, accounts)
    more = under(mark, "ExtendedData")
    for name, value in (
        ("number", str(entry.number)),
        ("edtf", entry.when.edtf if entry.when else ""),
        ("lane", entry.lane),
        ("kind", entry.kind),
        ("status", entry.status),
        ("tags", "; ".join(entry.tags)),
    ):
        if value:
            under(under(more, "Data", name=name), "value", value)
    points = list(dict.fromkeys(position for _part, position in located(entry, known)))
    if not points:
        accounts.losses.add(tr("Without a position there is no point on the map."), entry.number)
    home = under(mark, "MultiGeometry") if len(points) > 1 else mark
    for point in points:
        under(under(home, "Point"), "coordinates", f"{point.longitude!r},{point.latitude!r}")


def _time(mark: Element, entry: EntryView, accounts: Accounts) -> None:
    if entry.when is None:
        accounts.losses.add(tr("What has no date has no time on the map."), entry.number)
        return
    start, end = bounds(entry.when)
    if any(day and not is_plain(day) for day in (start, end)) or not (start or end):
        accounts.losses.add(
            tr("KML has no years before 1 or after 9999; such a time stands in the text."), entry.number
        )
        return
    if entry.when.approximate or entry.when.uncertain:
        accounts.losses.add(tr("KML has no doubtful dates; the doubt stands in the text."), entry.number)
    if entry.when.precision < Precision.DAY:
        accounts.losses.add(tr("The time of day stands in the text."), entry.number)
    if start == end:
        under(under(mark, "TimeStamp"), "when", start)
        return
    span = under(mark, "TimeSpan")
    for name, day in (("begin", start), ("end", end)):
        if day:
            under(span, name, day)
