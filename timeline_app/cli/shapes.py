"""What `list` prints, for people and as JSON. The members of the JSON never change; more may come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from timeline_app.dates import iso_bounds, show
from timeline_app.project import Chronicle, short
from timeline_app.project.chronicle import CitationView, EntryView, LinkView, SourceView
from timeline_app.words import counted, tr

WHAT = ("entries", "sources", "citations", "links", "passages", "people", "places", "tags")
"""What `list` can list."""

_DATE = 34  # the most columns of a date in a list of entries
_TABLES = {"people": "agent", "places": "place", "tags": "tag"}


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


def passage(row: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    """Return a marked passage.

    Args:
        sources: version id → source id.
    """
    return {
        "id": row["id"],
        "source": sources.get(row["version_id"]),
        "quote": row["anchor"].get("exact", ""),
        "colour": row["colour"] or None,
        "comment": row["comment"] or None,
    }


def named(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a person, an organisation, a group, an office, a place or a tag."""
    return {"id": row["id"], "name": row["name"], **({"kind": row["kind"]} if "kind" in row else {})}


def shapes(chronicle: Chronicle, what: str) -> list[dict[str, Any]]:
    """Return everything of one kind as JSON holds it: entries in order of time, names in that of the alphabet."""
    match what:
        case "entries":
            return [entry(view) for view in chronicle.entries]
        case "sources":
            return [source(view) for view in chronicle.sources]
        case "citations":
            return [citation(cited) for view in chronicle.entries for cited in view.citations]
        case "links":
            return [link(view) for view in chronicle.links]
        case "passages":
            sources = {row["id"]: row["source_id"] for row in chronicle.rows["version"]}
            rows = sorted(chronicle.rows["passage"], key=lambda row: (row["version_id"], row["start"], -row["end"]))
            return [passage(row, sources) for row in rows]
    found = map(named, chronicle.rows[_TABLES[what]])
    return sorted(found, key=lambda shape: (str(shape["name"]).casefold(), shape["id"]))


def lines(chronicle: Chronicle, what: str) -> Iterable[str]:
    """Yield everything of one kind as people read it, each with the last digits of its id."""
    match what:
        case "entries":
            dates = [show(view.when) if view.when else tr("undated") for view in chronicle.entries]
            width = min(max(map(len, dates), default=0), _DATE)
            both = zip(chronicle.entries, dates, strict=True)
            return (line for view, when in both for line in _entry(chronicle, view, f"{when:<{width}}"))
        case "sources":
            return map(_source, chronicle.sources)
        case "citations":
            return (_citation(chronicle, cited) for view in chronicle.entries for cited in view.citations)
        case "links":
            titles = {view.id: view.title for view in chronicle.entries}
            return (_link(view, titles) for view in chronicle.links)
    return map(_other, shapes(chronicle, what))


def _entry(chronicle: Chronicle, view: EntryView, when: str) -> Iterable[str]:
    yield f"{short(view.id)}  {when}  {view.title}"
    for cited in view.citations:
        yield " " * 10 + _quoted(chronicle, cited)
    if not view.citations:
        yield " " * 10 + (tr("own note") if view.own_note else tr("cites nothing"))


def _other(shape: Mapping[str, Any]) -> str:
    """Return a passage, name or tag on one line."""
    words = _in_quotes(shape["quote"]) if "quote" in shape else shape["name"]
    parts = (short(shape["id"]), words, shape.get("kind"), shape.get("colour"), shape.get("comment"))
    return "  ".join(part for part in parts if part)


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
        _in_quotes(cited.quote),
        f"[{cited.claimant}]" if cited.claimant else "",
        f"— {named}",
    ]
    return " ".join(part for part in parts if part)


def _in_quotes(quote: str) -> str:
    """Return words between quotation marks, on one line; words that bring their own get no others."""
    words = " ".join(quote.split())
    return words if not words or words[0] in '“"«„' else tr("“{quote}”", quote=words)


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
