"""JSON-LD: events of schema.org, and every quotation as a W3C Web Annotation of its source.

https://www.w3.org/TR/annotation-model/ · https://schema.org/Event · dates as typed literals of
http://id.loc.gov/datatypes/edtf. The context stands in the file, so nothing is fetched to read it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from timeline_app.exports.exchange.positions import Position, positions
from timeline_app.exports.losses import Losses
from timeline_app.exports.notes import notes_alone
from timeline_app.exports.options import text, truth
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.web.markup import address
from timeline_app.exports.wording import bounds
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, LinkView, Part, SourceView
from timeline_app.words import tr

CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "@version": 1.1,
    "timeline": "urn:timeline-app:",
}
_TYPES = {"person": "schema:Person", "place": "schema:Place"}

Node = dict[str, Any]


@exporter(
    "jsonld",
    title="Linked data (JSON-LD)",
    suffix=".jsonld",
    holds="Entries as events of schema.org, quotations as W3C annotations with selectors, dates as EDTF.",
    loses="Texts of articles, history, lanes, importance.",
    options={"style": text, "include_private": truth},
)
def write_jsonld(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write one graph. Options: `style` (of the notes), `include_private`.

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    alone, remarks = notes_alone(chronicle, str(options.get("style", "")))
    options.report(1, 2, tr("Writing the file"))
    losses = Losses()
    private = bool(options.get("include_private", False))
    known = positions(chronicle, losses)
    graph = [_chronology(chronicle)]
    for entry in chronicle.entries:
        graph.append(_event(entry, losses, private))
        graph += [_annotation(citation, alone.get(citation.id, "")) for citation in entry.citations]
    graph += [_link(link) for link in chronicle.links]
    named = {part.id: part for entry in chronicle.entries for part in (*entry.people, *entry.places)}
    graph += [_named(part, known.get(part.id)) for part in named.values()]
    graph += [_source(source) for source in chronicle.sources]
    value = {"@context": CONTEXT, "@graph": [_without_nothing(node) for node in graph]}
    words = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    write_bytes(path, words.encode("utf-8", "replace"))
    return Report(path, len(chronicle.entries), (*remarks, *losses.sentences()))


def _chronology(chronicle: Chronicle) -> Node:
    return {
        "@id": _iri(chronicle.id),
        "@type": "schema:Dataset",
        "schema:name": chronicle.title,
        "schema:alternateName": chronicle.subtitle,
        "schema:description": chronicle.summary or chronicle.description,
        "schema:creator": [{"@type": "schema:Person", "schema:name": name} for name in chronicle.authors],
        "schema:inLanguage": list(chronicle.languages),
        "schema:dateModified": {"@type": "xsd:dateTime", "@value": chronicle.as_of},
        "schema:hasPart": [{"@id": _iri(entry.id)} for entry in chronicle.entries],
    }


def _event(entry: EntryView, losses: Losses, private: bool) -> Node:
    if entry.private_note and not private:
        losses.add(tr("Private notes were left out."), entry.number)
    start, end = bounds(entry.when)
    return {
        "@id": _iri(entry.id),
        "@type": "schema:Event",
        "schema:position": entry.number,
        "schema:name": entry.title,
        "schema:description": entry.summary,
        "schema:temporalCoverage": {"@type": "edtf:EDTF", "@value": entry.when.edtf} if entry.when else None,
        "schema:startDate": _day(start),
        "schema:endDate": _day(end),
        "schema:location": [{"@id": _iri(place.id)} for place in entry.places],
        "schema:about": [{"@id": _iri(person.id)} for person in entry.people],
        "schema:keywords": list(entry.tags),
        "timeline:kind": entry.kind,
        "timeline:status": entry.status,
        "timeline:disputedBy": entry.disputed_by,
        "timeline:privateNote": entry.private_note if private else "",
        "schema:citation": [{"@id": _iri(id_)} for id_ in dict.fromkeys(c.source_id for c in entry.citations) if id_],
    }


def _day(day: str) -> Node | None:
    return {"@type": "xsd:date", "@value": day} if day else None


def _annotation(citation: CitationView, note: str) -> Node:
    quote: Node = {
        "@type": "oa:TextQuoteSelector",
        "oa:exact": citation.quote,
        "oa:prefix": citation.before,
        "oa:suffix": citation.after,
    }
    place: Node = {"@type": "oa:TextPositionSelector", "oa:start": citation.start, "oa:end": citation.end}
    selectors = [quote] if citation.quote else []
    selectors += [place] if citation.start >= 0 else []
    target: Node = {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": _iri(citation.source_id)} if citation.source_id else None,
        "oa:hasSelector": [_without_nothing(selector) for selector in selectors],
    }
    return {
        "@id": _iri(citation.id),
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasBody": {"@id": _iri(citation.entry_id)},
        "oa:hasTarget": _without_nothing(target),
        "timeline:stance": citation.stance,
        "timeline:claimant": citation.claimant,
        "timeline:via": list(citation.via),
        "timeline:mode": citation.mode,
        "timeline:hedge": citation.hedge,
        "timeline:intact": citation.intact if citation.quote else None,
        "dcterms:bibliographicCitation": note,
        "schema:comment": citation.note,
    }


def _link(link: LinkView) -> Node:
    return {
        "@id": _iri(link.id),
        "@type": "timeline:Link",
        "timeline:from": {"@id": _iri(link.from_id)},
        "timeline:to": {"@id": _iri(link.to_id)},
        "timeline:type": link.type,
        "timeline:basis": link.basis,
        "schema:name": link.title,
        "timeline:distance": link.distance,
        "schema:comment": link.note,
    }


def _named(part: Part, position: Position | None) -> Node:
    found: Node = {
        "@id": _iri(part.id),
        "@type": _TYPES.get(part.kind, "schema:Organization"),
        "schema:name": part.name,
    }
    if position:
        found["schema:geo"] = {
            "@type": "schema:GeoCoordinates",
            "schema:latitude": position.latitude,
            "schema:longitude": position.longitude,
        }
    return found


def _source(source: SourceView) -> Node:
    url = address(str(source.csl.get("URL", "")))
    return {
        "@id": _iri(source.id),
        "@type": "schema:CreativeWork",
        "schema:name": source.title,
        "schema:alternateName": source.short_title,
        "schema:publisher": source.publisher,
        "schema:datePublished": {"@type": "edtf:EDTF", "@value": source.published} if source.published else None,
        "schema:inLanguage": source.language,
        "schema:url": url,
        "schema:sha256": source.sha256,
        "timeline:csl": {"@type": "@json", "@value": dict(source.csl)},
    }


def _iri(id_: str) -> str:
    return f"urn:uuid:{UUID(hex=id_)}"


def _without_nothing(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
