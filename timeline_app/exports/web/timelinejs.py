"""TimelineJS 3 JSON (https://timeline.knightlab.com/docs/json-format.html). Its texts are HTML: words are escaped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from timeline_app.citations import Runs
from timeline_app.dates import Precision
from timeline_app.exports.losses import Losses
from timeline_app.exports.notes import notes
from timeline_app.exports.options import text, truth
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.signs import fit
from timeline_app.exports.web.markup import Markup, el, isolated, paragraphs, runs
from timeline_app.exports.wording import bounds, date_words, speaker, status
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView
from timeline_app.words import tr

MANY = 300  # entries; 1,000 took its page 29 s to load
HUMAN = 270_000  # years from now that a date of JavaScript reaches

Found = dict[str, Runs]


@exporter(
    "timelinejs",
    title="TimelineJS (JSON)",
    suffix=".json",
    by_name=True,
    holds="A title slide and one slide a dated entry, with quotations and notes.",
    loses="Undated entries, links, doubt and open ends of dates; sources stand in the text.",
    options={"style": text, "language": text, "include_quotes": truth, "include_private": truth},
)
def write_timelinejs(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write a timeline. Options: `style`, `language`, `include_quotes`, `include_private`.

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    found = notes(chronicle, str(options.get("style", "")))
    options.report(1, 2, tr("Writing the file"))
    slides = Slides(chronicle, dict(found.by_citation), options)
    events = [slide for entry in chronicle.entries if (slide := slides.slide(entry))]
    title = chronicle.title or tr("Untitled chronology")
    value = {
        "scale": "cosmological" if slides.is_cosmological() else "human",
        "title": {
            "unique_id": f"c-{chronicle.id}",
            "text": {"headline": el("span", title), "text": "".join(paragraphs(chronicle.summary))},
        },
        "events": events,
    }
    if len(events) > MANY:
        slides.losses.add(tr("TimelineJS is slow above {count} entries; write a filtered view.", count=MANY))
    if chronicle.links:
        slides.losses.add(tr("Links between entries were left out."))
    words = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_bytes(path, words.encode("utf-8", "replace"))
    return Report(path, len(events), (*found.remarks, *slides.losses.sentences()))


class Slides:
    """Makes one slide after another and collects what it leaves out."""

    def __init__(self, chronicle: Chronicle, found: Found, options: Options) -> None:
        self._chronicle = chronicle
        self._found = found
        self._language = str(options.get("language", ""))
        self._private = bool(options.get("include_private", False))
        self._quotes = bool(options.get("include_quotes", True))
        self.losses = Losses()

    def is_cosmological(self) -> bool:
        """Tell whether a year lies beyond what JavaScript's dates hold; then only years are written."""
        return any(abs(int(day[:-6])) > HUMAN for e in self._chronicle.entries for day in bounds(e.when) if day)

    def slide(self, entry: EntryView) -> dict[str, Any] | None:
        """Return one slide; None where there is no date to put it at."""
        start, end = bounds(entry.when)
        if entry.when is None or not (start or end):
            self.losses.add(tr("What has no date was left out."), entry.number)
            return None
        if not (start and end):
            self.losses.add(tr("An open or unknown end is told in words only."), entry.number)
        if entry.when.approximate or entry.when.uncertain:
            self.losses.add(tr("Doubt about a date is told in words only."), entry.number)
        if entry.when.precision < Precision.DAY:
            self.losses.add(tr("The time of day is told in words only."), entry.number)
        if (start or end).startswith(("-", "0000")):
            self.losses.add(tr("Years before 1 are counted with a year 0."), entry.number)
        slide: dict[str, Any] = {
            "unique_id": f"e-{entry.id}",
            "start_date": self._day(start or end, entry),
            "display_date": el("span", date_words(entry.when, self._language)),
            "text": {"headline": isolated(entry.title or tr("Untitled")), "text": "".join(self._text(entry))},
        }
        if start and end and start != end:
            slide["end_date"] = self._day(end, entry)
        if entry.lane:
            slide["group"] = fit(entry.lane)
        return slide

    def _day(self, day: str, entry: EntryView) -> dict[str, int]:
        year, month, date = (int(part) for part in (day[:-6], day[-5:-3], day[-2:]))
        if self.is_cosmological():
            return {"year": year}
        coarse = entry.when is not None and entry.when.precision >= Precision.YEAR
        return {"year": year} if coarse else {"year": year, "month": month, "day": date}

    def _text(self, entry: EntryView) -> list[Markup]:
        found = [el("p", el("b", said))] if (said := status(entry)) else []
        found += paragraphs(entry.summary)
        for citation in entry.citations:
            found += self._cited(citation)
        if entry.private_note and self._private:
            found.append(el("p", el("i", tr("Private note: {words}", words=entry.private_note))))
        elif entry.private_note:
            self.losses.add(tr("Private notes were left out."), entry.number)
        return found

    def _cited(self, citation: CitationView) -> list[Markup]:
        quoted = [el("blockquote", el("p", citation.quote, dir="auto"))] if citation.quote and self._quotes else []
        by = isolated(said) if (said := speaker(citation)) else None
        note = runs(self._found.get(citation.id, ()))
        return [*quoted, el("p", by, ". " if by and note else None, note, dir="auto")] if by or note else quoted
