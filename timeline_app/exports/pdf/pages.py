"""The whole book as one value for the template; user text reaches it as spans, never as markup."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from timeline_app.citations import describe, is_rtl, own_style
from timeline_app.dates import accept
from timeline_app.errors import CitationError
from timeline_app.exports.losses import held_back
from timeline_app.exports.notes import Notes, locale
from timeline_app.exports.pdf.asked import Asked
from timeline_app.exports.pdf.entries import EntryPages, index
from timeline_app.exports.pdf.periods import periods
from timeline_app.exports.pdf.sources import SourcePages
from timeline_app.exports.pdf.volumes import Volume
from timeline_app.exports.typeset.copy import Copy, Span
from timeline_app.exports.wording import bounds, date_words
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import counted, figures, tr

FRONT = 2000  # characters of summary and title that stand above the columns of a compact book; more get their own pages
LISTED = 60  # entries that the contents still list one by one


def book(
    volume: Volume, wishes: Asked, found: Notes, copy: Copy, drawings: list[dict[str, Any]]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what the template prints, and the notes for the Report."""
    chronicle = volume.chronicle
    language = locale(chronicle)
    sources = SourcePages(chronicle, found, copy, texts=wishes.sources, language=language) if wishes.evidence else None
    pages = EntryPages(chronicle, found, copy, wishes, sources=sources, elsewhere=volume.elsewhere)
    grouped = periods(chronicle.entries, language)
    data = _front(volume, wishes, copy) | {
        "template": wishes.template,
        "say": _words(),
        "drawings": drawings,
        "in-text": found.in_text and not wishes.footnotes,
        "hanging": found.hanging,
        "periods": [{"title": p.title, "entries": [pages.entry(e) for e in p.entries]} for p in grouped],
        "bibliography": [copy.runs(line) for _source, line in found.bibliography],
        "index": index(chronicle, copy) if wishes.index else [],
        "records": sources.records() if sources else [],
        "texts": sources.texts() if sources else [],
        "attached": sources.attached() if sources else [],
    }
    remarks = (*quotations(chronicle), *held_back(chronicle), *found.remarks, *_replaced(pages, copy))
    data["remarks"] = [copy.text(remark) for remark in remarks]
    return data, remarks


def _front(volume: Volume, wishes: Asked, copy: Copy) -> dict[str, Any]:
    chronicle = volume.chronicle
    title = chronicle.title or tr("Untitled chronology")
    day = chronicle.as_of[:10]
    language = locale(chronicle)
    return {
        "kind": tr("Evidence") if wishes.evidence else tr("Chronology"),
        "lang": language.split("-")[0].lower(),
        "paper": "us-letter" if wishes.letter else "a4",
        "name": _shortened(copy.plain(title)) or tr("Untitled chronology"),
        "title": copy.text(title),
        "title-rtl": is_rtl(title),
        "running": copy.text(shorten(" ".join(title.split()), 80, placeholder="…")),
        "title-size": 34 if len(title) <= 60 else 26 if len(title) <= 140 else 18,
        "subtitle": copy.text(chronicle.subtitle),
        "authors": [copy.text(name) for name in chronicle.authors],
        "author-names": [name for name in map(copy.plain, chronicle.authors) if name.strip()],
        "keywords": [tr("chronology"), chronicle.id],
        "date": [int(part) for part in day.split("-")],
        "day": date_words(accept(day), language),
        "handling": copy.text(chronicle.handling),
        "colophon": _colophon(chronicle, wishes, copy),
        "volume": tr("Volume {number} of {count}", number=volume.number, count=volume.count)
        if volume.count > 1
        else "",
        "list-entries": len(chronicle.entries) <= LISTED,
        "front-long": len(chronicle.summary or chronicle.description) + 3 * len(title) + len(chronicle.subtitle)
        > FRONT,
        "summary": copy.paragraphs(chronicle.summary or chronicle.description),
        "figures": _figures(chronicle),
    }


def _shortened(title: str) -> str:
    """Return a title as a property of the file may have it."""
    return shorten(title, 400, placeholder="…") if title.strip() else ""


def _colophon(chronicle: Chronicle, wishes: Asked, copy: Copy) -> list[list[Span]]:
    style = wishes.style or own_style(chronicle.citation_style)
    try:
        style = describe(style).title
    except CitationError:
        style = tr("plain notes")
    entries = counted("{count} entry", "{count} entries", len(chronicle.entries))
    sources = counted("{count} source", "{count} sources", len(chronicle.sources))
    return [copy.text(f"{entries} · {sources}"), copy.text(tr("Citations: {style}", style=style))]


def _figures(chronicle: Chronicle) -> list[list[Any]]:
    """Return label, value and size in points of each figure of the summary."""
    entries = chronicle.entries
    found = [
        (tr("Period"), _span(chronicle)),
        (tr("Entries"), figures(len(entries))),
        (tr("Sources"), figures(len(chronicle.sources))),
        (tr("Quotations"), figures(sum(1 for e in entries for c in e.citations if c.quote))),
        (tr("Disputed"), figures(sum(1 for e in entries if e.status == "disputed"))),
        (tr("Without a date"), figures(sum(1 for e in entries if e.when is None))),
    ]
    return [[label, value, 19 if len(value) <= 5 else 15 if len(value) <= 13 else 11] for label, value in found]


def _span(chronicle: Chronicle) -> str:
    """Return the first and the last known year."""
    days = [day for entry in chronicle.entries for day in bounds(entry.when) if day]
    years = sorted({int(day[:-6]) for day in days})
    if not years:
        return "–"
    first, last = (date_words(accept(_edtf_year(year)), locale(chronicle)) for year in (years[0], years[-1]))
    return first if first == last else f"{first} – {last}"


def _edtf_year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def quotations(chronicle: Chronicle) -> tuple[str, ...]:
    """Return the sentence on how many quotations are exact; none where nothing is quoted."""
    quoted = [c for e in chronicle.entries for c in e.citations if c.quote]
    if not quoted:
        return ()
    intact = sum(1 for c in quoted if c.intact)
    return (
        tr(
            "{intact} of {count} quotations stand in their sources, word for word.",
            intact=intact,
            count=len(quoted),
        ),
    )


def _replaced(pages: EntryPages, copy: Copy) -> tuple[str, ...]:
    if not copy.replaced:
        return ()
    codes = ", ".join(f"U+{ord(char):04X}" for char in sorted(copy.replaced)[:12])
    numbers = sorted({number for found in pages.replaced.values() for number in found})
    where = ", ".join(str(number) for number in numbers[:20]) or tr("the front pages")
    return (
        tr(
            "Characters that the fonts lack are printed as codes ({codes}); entries: {numbers}.",
            codes=codes,
            numbers=where,
        ),
    )


def _words() -> dict[str, str]:
    """Return what the template calls its parts."""
    return {
        "chronology": tr("Chronology"),
        "contents": tr("Contents"),
        "summary": tr("Summary"),
        "timeline": tr("Timeline"),
        "entries": tr("Entries"),
        "bibliography": tr("Bibliography"),
        "index": tr("Index"),
        "records": tr("Sources and their custody"),
        "texts": tr("Texts of the sources"),
        "published": tr("Published"),
        "read": tr("Read in the source"),
        "entry": tr("Entry"),
        "acts": tr("Custody"),
        "paragraph": tr("Paragraph"),
        "sources": tr("Sources"),
        "private": tr("Private note"),
    }
