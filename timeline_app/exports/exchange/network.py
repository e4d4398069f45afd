"""The chronicle as a network: entries, names and sources are nodes; links, parts and citations are edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline_app.exports.exchange.accounts import Accounts
from timeline_app.exports.wording import bounds, source_name
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr

FIELDS = ("label", "type", "date", "edtf", "start", "end", "kind", "status", "importance", "lane", "tags", "text")
"""What is known of a node, in this order; texts, but for `importance`, which is a whole number."""


class Node(NamedTuple):
    """One node. `type` is entry, source, or the kind of a name: person, organisation, group, office, place."""

    id: str
    values: dict[str, str]


class Edge(NamedTuple):
    """One directed edge. `type` is that of a link, `cites`, or the part of a name (actor, at …)."""

    id: str
    source: str
    target: str
    type: str
    basis: str
    note: str


def nodes(chronicle: Chronicle, accounts: Accounts) -> Iterator[Node]:
    """Yield entries in order, then names and sources in the order in which entries name them."""
    for entry in chronicle.entries:
        yield Node(f"e-{entry.id}", _entry(entry, accounts))
    names = {p.id: p for entry in chronicle.entries for p in (*entry.people, *entry.places)}
    for part in names.values():
        yield Node(f"n-{part.id}", {"label": part.name, "type": part.kind})
    for source in chronicle.sources:
        values = {"label": source_name(source) or tr("Untitled source"), "type": "source", "text": source.title}
        yield Node(f"s-{source.id}", values | {"date": source.published, "edtf": source.published})


def edges(chronicle: Chronicle) -> Iterator[Edge]:
    """Yield links, then by entry its parts and citations. Ids are unique."""
    for link in chronicle.links:
        note = " · ".join(text for text in (link.title, link.distance, link.note) if text)
        yield Edge(f"l-{link.id}", f"e-{link.from_id}", f"e-{link.to_id}", link.type, link.basis, note)
    known = {source.id for source in chronicle.sources}
    for entry in chronicle.entries:
        for place, part in enumerate((*entry.people, *entry.places)):
            yield Edge(f"p-{entry.id}-{place}", f"e-{entry.id}", f"n-{part.id}", part.role, "", "")
        for citation in entry.citations:
            if citation.source_id in known:
                note = " · ".join(text for text in (citation.stance, citation.claimant, citation.quote) if text)
                yield Edge(f"c-{citation.id}", f"e-{entry.id}", f"s-{citation.source_id}", "cites", "", note)


def _entry(entry: EntryView, accounts: Accounts) -> dict[str, str]:
    start, end = bounds(entry.when)
    return {
        "label": accounts.title(entry),
        "type": "entry",
        "date": accounts.date(entry),
        "edtf": entry.when.edtf if entry.when else "",
        "start": start,
        "end": end,
        "kind": entry.kind,
        "status": entry.status,
        "importance": str(entry.importance),
        "lane": entry.lane,
        "tags": "; ".join(entry.tags),
        "text": accounts.account(entry),
    }
