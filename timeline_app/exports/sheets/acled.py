"""Columns as conflict researchers know them from ACLED's tables, filled as far as a chronology can."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline_app.exports.losses import Losses
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.sheets.days import ends, length
from timeline_app.exports.wording import source_name, source_of, word
from timeline_app.exports.writing import write_bytes
from timeline_app.model import vocabulary
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.tables import write_sheet
from timeline_app.tables.cells import guard_words
from timeline_app.words import tr

HEADINGS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "location", "latitude", "longitude"),
    *("geo_precision", "source", "notes"),
)
_LENGTHS = ((1, "1"), (7, "2"), (31, "3"))
"""Days that a date can mean at most, and ACLED's code: day, week, month."""

_SECOND = frozenset({"target", "victim"})


@exporter(
    "acled",
    title="Table with ACLED's columns (CSV)",
    suffix=".csv",
    by_name=True,
    holds="One row an entry that is known to the month at least; actors by their part, the first place.",
    loses="Entries with coarser dates, quotations, links and doubt.",
)
def write_acled(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the table. What ACLED's coders decide (disorder type, interaction) stays empty.

    Raises:
        ExportError: the target cannot be written.
    """
    losses = Losses()
    places = {row["id"]: row for row in chronicle.rows.get("place", ())}
    rows = [HEADINGS, *(row for entry in chronicle.entries if (row := _row(chronicle, entry, places, losses)))]
    write_bytes(path, write_sheet(rows, guard_words).encode("utf-8"))
    return Report(path, len(rows) - 1, losses.sentences())


def _row(
    chronicle: Chronicle, entry: EntryView, places: Mapping[str, Mapping[str, Any]], losses: Losses
) -> tuple[str, ...]:
    days = length(entry.when) if entry.when else None
    precision = next((code for most, code in _LENGTHS if days is not None and days <= most), "")
    first = ends(entry.when)[0] if entry.when else None
    if not precision or first is None:
        losses.add(tr("A date that is not known to the month has no row."), entry.number)
        return ()
    second = [part.name for part in entry.people if part.role in _SECOND]
    others = [part.name for part in entry.people if part.role not in _SECOND]
    where = places.get(entry.places[0].id, {}) if entry.places else {}
    cells = {
        "event_id_cnty": entry.id,
        "event_date": f"{first.iso}-01" if not first.day else first.iso,
        "year": str(first.year),
        "time_precision": precision,
        "event_type": word(vocabulary.KINDS, entry.kind),
        "sub_event_type": entry.tags[0] if entry.tags else "",
        "actor1": others[0] if others else "",
        "assoc_actor_1": "; ".join(others[1:]),
        "actor2": second[0] if second else "",
        "assoc_actor_2": "; ".join(second[1:]),
        "location": entry.places[0].name if entry.places else "",
        "source": "; ".join(_sources(chronicle, entry)),
        "notes": entry.title if not entry.summary else f"{entry.title}. {entry.summary}",
    }
    if where.get("latitude") and where.get("longitude"):
        cells |= {name: str(where[name]) for name in ("latitude", "longitude")}
        cells["geo_precision"] = str(where["precision"])
    return tuple(cells.get(heading, "") for heading in HEADINGS)


def _sources(chronicle: Chronicle, entry: EntryView) -> list[str]:
    found = (source_of(chronicle, citation) for citation in entry.citations)
    return list(dict.fromkeys(source_name(source) for source in found if source))
