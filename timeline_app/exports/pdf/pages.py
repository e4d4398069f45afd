"""The whole book as one value for the template; user text reaches it as spans, never as markup."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from timeline_app.citations import describe, own_style
from timeline_app.dates import accept
from timeline_app.errors import CitationError
from timeline_app.exports.notes import Notes, locale
from timeline_app.exports.pdf.entries import EntryPages, index
from timeline_app.exports.pdf.periods import periods
from timeline_app.exports.registry import Options
from timeline_app.exports.typeset.copy import Copy, Span
from timeline_app.exports.wording import bounds, date_words
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import counted, tr

LISTED = 60  # entries that the contents still list one by one
PAPERS = {"a4": "a4", "letter": "us-letter"}


def book(
    chronicle: Chronicle, options: Options, found: Notes, copy: Copy, drawing: dict[str, Any] | None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what the template prints, and the notes for the Report."""
    language = locale(chronicle)
    pages = EntryPages(
        chronicle,
        found,
        copy,
        include_quotes=bool(options.get("include_quotes", True)),
        include_private=bool(options.get("include_private", False)),
        language=language,
    )
    grouped = periods(chronicle.entries, language)
    data = _front(chronicle, options, copy) | {
        "say": _words(),
        "drawing": drawing,
        "in-text": found.in_text,
        "hanging": found.hanging,
        "periods": [{"title": p.title, "entries": [pages.entry(e) for e in p.entries]} for p in grouped],
        "bibliography": [copy.runs(line) for _source, line in found.bibliography],
        "index": index(chronicle, copy) if options.get("include_index", True) else [],
    }
    remarks = (*quotations(chronicle), *_left_out(chronicle), *found.remarks, *_replaced(pages, copy))
    data["remarks"] = [copy.text(remark) for remark in remarks]
    return data, remarks


def _front(chronicle: Chronicle, options: Options, copy: Copy) -> dict[str, Any]:
    title = str(options.get("title", "")) or chronicle.title or tr("Untitled chronology")
    day = chronicle.as_of[:10]
    language = locale(chronicle)
    return {
        "lang": language.split("-")[0].lower(),
        "paper": PAPERS.get(str(options.get("page_size", "a4")), "a4"),
        "name": copy.plain(title).strip() or tr("Untitled chronology"),
        "title": copy.text(title),
        "running": copy.text(shorten(" ".join(title.split()), 80, placeholder="…")),
        "title-size": 34 if len(title) <= 60 else 26 if len(title) <= 140 else 18,
        "subtitle": copy.text(str(options.get("subtitle", "")) or chronicle.subtitle),
        "authors": [copy.text(name) for name in chronicle.authors],
        "author-names": [name for name in map(copy.plain, chronicle.authors) if name.strip()],
        "keywords": [tr("chronology")],
        "date": [int(part) for part in day.split("-")],
        "day": date_words(accept(day), language),
        "handling": copy.text(chronicle.handling),
        "colophon": _colophon(chronicle, options, copy),
        "list-entries": len(chronicle.entries) <= LISTED,
        "summary": copy.paragraphs(chronicle.summary or chronicle.description),
        "figures": _figures(chronicle),
    }


def _colophon(chronicle: Chronicle, options: Options, copy: Copy) -> list[list[Span]]:
    style = str(options.get("style", "")) or own_style(chronicle.citation_style)
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
        (tr("Entries"), str(len(entries))),
        (tr("Sources"), str(len(chronicle.sources))),
        (tr("Quotations"), str(sum(1 for e in entries for c in e.citations if c.quote))),
        (tr("Disputed"), str(sum(1 for e in entries if e.status == "disputed"))),
        (tr("Without a date"), str(sum(1 for e in entries if e.when is None))),
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


def _left_out(chronicle: Chronicle) -> tuple[str, ...]:
    if not chronicle.left_out:
        return ()
    return (
        counted("The filter holds back {count} entry.", "The filter holds back {count} entries.", chronicle.left_out),
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
        "sources": tr("Sources"),
        "private": tr("Private note"),
    }
