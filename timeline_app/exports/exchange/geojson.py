"""GeoJSON for maps: RFC 7946, longitude first; an entry without a position has no geometry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from timeline_app.exports.exchange.accounts import OPTIONS, Accounts, written
from timeline_app.exports.exchange.positions import Position, located, positions
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.wording import bounds, parts, source_name, source_of
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr


@exporter(
    "geojson",
    title="Map (GeoJSON)",
    suffix=".geojson",
    holds="Each entry as a feature, at the places that have a position.",
    loses="Links between entries; what each source says stands in one text.",
    options=OPTIONS,
)
def write_geojson(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write a FeatureCollection in the order of time. Options: `style`, `language`, `include_private`."""
    return written(chronicle, path, options, _collection)


def _collection(chronicle: Chronicle, accounts: Accounts) -> bytes:
    known = positions(chronicle, accounts.losses)
    value = {
        "type": "FeatureCollection",
        "title": chronicle.title,
        "generated": chronicle.as_of,
        "features": [_feature(chronicle, entry, accounts, known) for entry in chronicle.entries],
    }
    accounts.without_links(chronicle)
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return text.encode("utf-8", "replace")


def _feature(chronicle: Chronicle, entry: EntryView, accounts: Accounts, known: dict[str, Position]) -> dict[str, Any]:
    places = located(entry, known)
    if not places:
        accounts.losses.add(tr("Without a position there is no point on the map."), entry.number)
    start, end = bounds(entry.when)
    sources = dict.fromkeys(source_name(s) for c in entry.citations if (s := source_of(chronicle, c)))
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": _geometry([position for _part, position in places]),
        "properties": {
            "number": entry.number,
            "title": accounts.title(entry),
            "date": accounts.date(entry),
            "edtf": entry.when.edtf if entry.when else None,
            "start": start or None,
            "end": end or None,
            "text": accounts.account(entry),
            "kind": entry.kind,
            "status": entry.status,
            "importance": entry.importance,
            "lane": entry.lane,
            "places": list(parts(entry, "places")),
            "people": list(parts(entry, "people")),
            "tags": list(entry.tags),
            "sources": list(sources),
        },
    }


def _geometry(points: list[Position]) -> dict[str, Any] | None:
    distinct = list(dict.fromkeys(points))
    if not distinct:
        return None
    if len(distinct) == 1:
        return {"type": "Point", "coordinates": list(distinct[0])}
    return {"type": "MultiPoint", "coordinates": [list(point) for point in distinct]}
