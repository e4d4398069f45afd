"""The table that Aeon Timeline imports: title and start are needed, the identifier finds a row again."""

from __future__ import annotations

from pathlib import Path

from timeline_app.exports.losses import Losses
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.sheets.days import ends
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.tables import write_sheet
from timeline_app.tables.cells import guard_words
from timeline_app.words import tr

HEADINGS = ("Title", "Start Date", "End Date", "Internal Identifier", "Summary", "Tags", "People", "Places", "Arc")


@exporter(
    "aeon",
    title="Table for Aeon Timeline (CSV)",
    suffix=".csv",
    by_name=True,
    holds="One row a dated entry, known by its identifier when it comes back.",
    loses="Undated entries, citations and sources, links, doubt and open ends of dates.",
)
def write_aeon(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the table; names in one cell are parted by bars.

    Raises:
        ExportError: the target cannot be written.
    """
    losses = Losses()
    rows = [HEADINGS, *(row for entry in chronicle.entries if (row := _row(entry, losses)))]
    if any(entry.citations for entry in chronicle.entries):
        losses.add(tr("Citations and sources are left out."))
    if chronicle.links:
        losses.add(tr("Links between entries are left out."))
    write_bytes(path, write_sheet(rows, guard_words).encode("utf-8"))
    return Report(path, len(rows) - 1, losses.sentences())


def _row(entry: EntryView, losses: Losses) -> tuple[str, ...]:
    first, last = ends(entry.when) if entry.when else (None, None)
    start = first or last
    if start is None:
        losses.add(tr("An entry without a first or last day has no row."), entry.number)
        return ()
    if first is None or last is None:
        losses.add(tr("A date with an open or unknown end stands as its other end."), entry.number)
    end = last.iso if last and last != start else ""
    people, places = ("|".join(part.name for part in parts) for parts in (entry.people, entry.places))
    return entry.title, start.iso, end, entry.id, entry.summary, "|".join(entry.tags), people, places, entry.lane
