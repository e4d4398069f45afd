"""Everything of a chronicle as plain JSON, named as in the project file.

Two halves: `entries`, `links` and `sources` stand in each other as people read them; `tables` has every row of the
project with every field as it is stored, so that the file can be read back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from timeline_app.citations import plain_text
from timeline_app.dates import HistoricalDate
from timeline_app.exports.losses import Losses, held_back
from timeline_app.exports.notes import notes, notes_alone
from timeline_app.exports.options import text, truth
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.wording import bounds, date_words
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr

FORMAT = "timeline-app chronicle"
VERSION = 1
_INSIDE = {"entries", "links", "sources", "rows", "_sources", "evidence", "preferences"}  # written apart, or elsewhere


@exporter(
    "json",
    title="Everything as JSON",
    suffix=".json",
    holds="Entries with citations, links and sources as they read, and every row of every table as it is stored.",
    loses="The texts of articles and the history; these travel only in the project file.",
    options={"style": text, "include_private": truth, "language": text},
)
def write_json(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the chronicle as one JSON object; keys keep the order of the model, the bytes are the same every time.

    Options: `style` (of the notes), `include_private`, `language` (of dates in words).

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    private = bool(options.get("include_private", False))
    value, remarks = whole(chronicle, private, str(options.get("style", "")), str(options.get("language", "")))
    options.report(1, 2, tr("Writing the file"))
    losses = Losses()
    for entry in chronicle.entries:
        if entry.private_note and not private:
            losses.add(tr("Private notes were left out."), entry.number)
    write_bytes(path, dumped(value))
    options.report(2, 2, tr("Written"))
    return Report(path, len(chronicle.entries), (*remarks, *held_back(chronicle, rows=True), *losses.sentences()))


def whole(chronicle: Chronicle, private: bool, style: str, language: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return everything that goes into the file, and remarks on the notes."""
    alone, remarks = notes_alone(chronicle, style)
    lines = {id_: plain_text(runs) for id_, runs in notes(chronicle, style).bibliography}
    value = {
        "format": FORMAT,
        "version": VERSION,
        "chronology": {f.name: getattr(chronicle, f.name) for f in fields(chronicle) if f.name not in _INSIDE},
        "entries": [_entry(entry, alone, private, language) for entry in chronicle.entries],
        "links": [asdict(link) for link in chronicle.links],
        "sources": [asdict(source) | {"bibliography": lines.get(source.id, "")} for source in chronicle.sources],
        "tables": {name: [_row(row, private) for row in found] for name, found in chronicle.rows.items()},
    }
    return value, remarks


def dumped(value: Any) -> bytes:
    """Return a value as UTF-8 JSON, indented by one, with a last line break.

    Half a character, which no UTF-8 can hold, becomes a question mark.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def _entry(entry: EntryView, alone: Mapping[str, str], private: bool, language: str) -> dict[str, Any]:
    found = {f.name: getattr(entry, f.name) for f in fields(entry) if private or f.name != "private_note"}
    found["when"] = _date(entry.when, language)
    found["citations"] = [asdict(c) | {"formatted": alone.get(c.id, "")} for c in entry.citations]
    return found | {name: [asdict(part) for part in found[name]] for name in ("people", "places")}


def _date(when: HistoricalDate | None, language: str) -> dict[str, Any] | None:
    if when is None:
        return None
    earliest, latest = bounds(when)
    return when.to_json() | {
        "words": date_words(when, language),
        "earliest": earliest or None,
        "latest": latest or None,
        "start": str(when.lo_kind),
        "end": str(when.hi_kind),
        "approximate": when.approximate,
        "uncertain": when.uncertain,
    }


def _row(row: Mapping[str, Any], private: bool) -> dict[str, Any]:
    return {name: value for name, value in row.items() if private or name != "private_note"}
