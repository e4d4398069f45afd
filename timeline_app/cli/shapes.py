"""What `list` prints, for people and as JSON. The members of the JSON never change; more may come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline_app.dates import iso_bounds, show
from timeline_app.project import Chronicle, short
from timeline_app.project.chronicle import CitationView, EntryView, LinkView, SourceView
from timeline_app.words import counted, tr

_DATE = 26  # columns of the date in a list of entries


def entry(view: EntryView) -> dict[str, Any]:
    """Return an entry; `earliest` and `latest` are ISO days, null where open or unknown."""
    earliest, latest = iso_bounds(view.when) if view.when else (None, None)
    return {
        "id": view.id,
        "title": view.title,
        "edtf": view.when.edtf if view.when else None,
        "kind": view.kind,
        "earliest": earliest,
        "latest": latest,
        "citations": [
            {
                "id": cited.id,
                "quote": cited.quote,
                "source": cited.source_id,
                "stance": cited.stance,
                "claimant": cited.claimant or None,
            }
            for cited in view.citations
        ],
    }


def source(view: SourceView) -> dict[str, Any]:
    """Return a source; `sha256` is that of the newest version's bytes."""
    return {"id": view.id, "title": view.title, "published": view.published or None, "sha256": view.sha256 or None}


def citation(view: CitationView) -> dict[str, Any]:
    """Return a citation; `passage` is null where a source is cited as a whole."""
    return {
        "id": view.id,
        "entry": view.entry_id,
        "source": view.source_id,
        "passage": view.passage_id,
        "quote": view.quote,
        "stance": view.stance,
        "claimant": view.claimant or None,
    }


def link(view: LinkView) -> dict[str, Any]:
    """Return a link."""
    return {"id": view.id, "from": view.from_id, "to": view.to_id, "type": view.type, "basis": view.basis}


def shapes(chronicle: Chronicle, what: str) -> list[dict[str, Any]]:
    """Return everything of one kind as JSON holds it: entries in order of time, sources by title."""
    match what:
        case "entries":
            return [entry(view) for view in chronicle.entries]
        case "sources":
            return [source(view) for view in chronicle.sources]
        case "citations":
            return [citation(cited) for view in chronicle.entries for cited in view.citations]
    return [link(view) for view in chronicle.links]


def lines(chronicle: Chronicle, what: str) -> Iterable[str]:
    """Yield everything of one kind as people read it, each with the last digits of its id."""
    match what:
        case "entries":
            return (line for view in chronicle.entries for line in _entry(chronicle, view))
        case "sources":
            return map(_source, chronicle.sources)
        case "citations":
            return (_citation(chronicle, cited) for view in chronicle.entries for cited in view.citations)
    titles = {view.id: view.title for view in chronicle.entries}
    return (_link(view, titles) for view in chronicle.links)


def _entry(chronicle: Chronicle, view: EntryView) -> Iterable[str]:
    when = show(view.when) if view.when else tr("undated")
    yield f"{short(view.id)}  {when:<{_DATE}}  {view.title}"
    for cited in view.citations:
        yield " " * 10 + _quoted(chronicle, cited)
    if not view.citations:
        yield " " * 10 + (tr("own note") if view.own_note else tr("cites nothing"))


def _source(view: SourceView) -> str:
    published = view.published or tr("date?")
    return "  ".join(part for part in (short(view.id), f"{published:<10}", view.title, view.publisher) if part)


def _citation(chronicle: Chronicle, cited: CitationView) -> str:
    return f"{short(cited.id)}  {short(cited.entry_id)}  {_quoted(chronicle, cited)}"


def _link(view: LinkView, titles: dict[str, str]) -> str:
    return f"{short(view.id)}  {titles[view.from_id]}  —{view.type}→  {titles[view.to_id]}"


def _quoted(chronicle: Chronicle, cited: CitationView) -> str:
    """Return a citation on one line: stance unless it supports, words, claimant, source."""
    found = chronicle.source(cited.source_id)
    named = found.short_title or found.publisher or found.title
    parts = [
        "" if cited.stance == "supports" else tr("({stance})", stance=cited.stance),
        tr("“{quote}”", quote=" ".join(cited.quote.split())) if cited.quote else "",
        f"[{cited.claimant}]" if cited.claimant else "",
        f"— {named}",
    ]
    return " ".join(part for part in parts if part)


def summary(chronicle: Chronicle) -> str:
    """Return how much there is, in one line."""
    cited = sum(len(view.citations) for view in chronicle.entries)
    parts = (
        counted("{count} source", "{count} sources", len(chronicle.sources)),
        counted("{count} entry", "{count} entries", len(chronicle.entries)),
        counted("{count} citation", "{count} citations", cited),
        counted("{count} link", "{count} links", len(chronicle.links)),
    )
    return ", ".join(parts)
