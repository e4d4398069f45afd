"""The spreadsheet that TimelineJS 3 reads (https://timeline.knightlab.com/docs/using-spreadsheets.html)."""

from __future__ import annotations

import html
from pathlib import Path

from timeline_app.exports.losses import Losses
from timeline_app.exports.options import text
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.sheets.days import ends
from timeline_app.exports.wording import date_words, source_name, source_of
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.tables import write_sheet
from timeline_app.tables.cells import guard_words
from timeline_app.words import tr

HEADINGS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline"),
    *("Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)


@exporter(
    "knightlab",
    title="Sheet for TimelineJS (CSV)",
    suffix=".csv",
    by_name=True,
    holds="A title slide and one row a dated entry, with its quotations as text and the address of its first source.",
    loses="Undated entries, links, doubt and open ends of dates, people, places and tags.",
    options={"language": text},
)
def write_timelinejs_sheet(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the sheet. Option: `language` of the dates in words, else the user's.

    Raises:
        ExportError: the target cannot be written.
    """
    losses = Losses()
    rows = [HEADINGS, _row(Headline=chronicle.title, Text=_paragraphs(chronicle.summary), Type="title")]
    for entry in chronicle.entries:
        cells = _dated(entry, losses, str(options.get("language", "")))
        if cells:
            rows.append(_row(**cells, **_told(chronicle, entry)))
    if chronicle.links:
        losses.add(tr("Links between entries are left out."))
    write_bytes(path, write_sheet(rows, guard_words).encode("utf-8"))
    return Report(path, len(rows) - 2, losses.sentences())


def _row(**cells: str) -> tuple[str, ...]:
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    return tuple(named.get(heading, "") for heading in HEADINGS)


def _dated(entry: EntryView, losses: Losses, language: str) -> dict[str, str]:
    first, last = ends(entry.when) if entry.when else (None, None)
    start = first or last
    if start is None:
        losses.add(tr("An entry without a first or last day has no row."), entry.number)
        return {}
    if first is None or last is None:
        losses.add(
            tr("A date with an open or unknown end stands as its other end; its words say the rest."), entry.number
        )
    cells = dict(zip(("Year", "Month", "Day"), start.cells, strict=True))
    if last and last != start:
        cells |= dict(zip(("End_Year", "End_Month", "End_Day"), last.cells, strict=True))
    return cells | {"Display_Date": date_words(entry.when, language)}


def _told(chronicle: Chronicle, entry: EntryView) -> dict[str, str]:
    """Return the words of an entry as HTML, nothing of which is taken for markup, and where they come from."""
    quotes = []
    media, credit = "", ""
    for citation in entry.citations:
        source = source_of(chronicle, citation)
        name = source_name(source) if source else ""
        if citation.quote:
            quotes.append(f"<blockquote>{html.escape(citation.quote)} ({html.escape(name)})</blockquote>")
        if source and not media and str(source.csl.get("URL", "")).startswith(("http://", "https://")):
            media, credit = str(source.csl["URL"]), html.escape(name)
    text_ = _paragraphs(entry.summary) + "".join(quotes)
    headline = html.escape(entry.title, quote=False)
    return {"Headline": headline, "Text": text_, "Media": media, "Media_Credit": credit, "Group": entry.lane}


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in words.splitlines() if line.strip())
