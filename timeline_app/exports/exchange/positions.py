"""Where the places of a chronicle lie."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.exports.losses import Losses
from timeline_app.model.names import degrees
from timeline_app.project.chronicle import Chronicle, EntryView, Part
from timeline_app.words import tr


class Position(NamedTuple):
    """A point in decimal degrees of WGS 84, east and north positive, digits as they are stored."""

    longitude: float
    latitude: float


def positions(chronicle: Chronicle, losses: Losses) -> dict[str, Position]:
    """Return the positions by place id; what is none on Earth is told."""
    found = {}
    for row in chronicle.rows.get("place", ()):
        latitude, longitude = degrees(str(row.get("latitude")), 90), degrees(str(row.get("longitude")), 180)
        if latitude is not None and longitude is not None:
            found[str(row["id"])] = Position(longitude, latitude)
        elif row.get("latitude") or row.get("longitude"):
            losses.add(tr("“{name}” has a position that is none on Earth.", name=row.get("name", "")))
    return found


def located(entry: EntryView, known: dict[str, Position]) -> list[tuple[Part, Position]]:
    """Return the places of an entry that lie somewhere, those where it happened first."""
    placed = [(part, known[part.id]) for part in entry.places if part.id in known]
    return sorted(placed, key=lambda found: found[0].role != "at")
