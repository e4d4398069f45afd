"""Chronicles made by hand: a small one with every turn that an export must take, and large or strange ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline_app.dates import HistoricalDate, Span, accept
from timeline_app.project.chronicle import (
    Chronicle,
    CitationView,
    EntryView,
    LinkView,
    Part,
    SourceView,
)

AS_OF = "2026-10-05T09:30:00Z"


def id_of(kind: str, number: int) -> str:
    """Return an id that tells what it is of: the first letter's code, then the number."""
    return f"{ord(kind[0]):02x}{number:030x}"


def source(number: int, title: str, publisher: str, published: str = "2019-09-11", **more: Any) -> SourceView:
    """Return a source; `csl` adds to its CSL-JSON."""
    csl = {
        "type": "article-newspaper",
        "title": title,
        "container-title": publisher,
        "URL": f"https://example.org/{number}",
        **more.pop("csl", {}),
    }
    values = {
        "short_title": "",
        "published_evidence": {},
        "accessed": "2026-10-01",
        "language": "en",
        "reliability": "B",
        "origin": publisher,
        "note": "",
        "version_id": id_of("version", number),
        "sha256": f"{number:064x}",
        "captured_at": "2026-10-01T08:00:00Z",
        "media_type": "text/html",
        "size": 4000,
    }
    id_ = id_of("source", number)
    return SourceView(
        id=id_, title=title, publisher=publisher, csl={**csl, "id": id_}, published=published, **(values | more)
    )


def citation(number: int, source: SourceView | None, quote: str = "", **more: Any) -> CitationView:
    """Return a citation of a passage, or of a source where there is no quote."""
    values: dict[str, Any] = {
        "entry_id": "",
        "passage_id": id_of("passage", number) if quote else None,
        "version_id": source.version_id if source and quote else None,
        "before": "",
        "after": "",
        "start": 10 if quote else -1,
        "end": 10 + len(quote) if quote else -1,
        "paragraph": 2 if quote else 0,
        "stance": "supports",
        "claimant": "",
        "via": (),
        "mode": "narrator",
        "hedge": "",
        "credibility": 6,
        "locator_label": "",
        "locator": "",
        "prefix": "",
        "suffix": "",
        "suppress_author": False,
        "preferred": False,
        "note": "",
        "intact": bool(quote),
    }
    return CitationView(
        id=id_of("citation", number), source_id=source.id if source else "", quote=quote, **(values | more)
    )


def entry(number: int, when: str, title: str, *citations: CitationView, **more: Any) -> EntryView:
    """Return an entry; `when` is EDTF, "" for an undated one."""
    id_ = id_of("entry", number)
    values: dict[str, Any] = {
        "summary": "",
        "kind": "occurrence",
        "derivation": {},
        "provisional": False,
        "importance": 3,
        "status": "undisputed",
        "disputed_by": "",
        "confidence": "",
        "likelihood": "",
        "lane": "",
        "own_note": False,
        "private_note": "",
        "people": (),
        "places": (),
        "tags": (),
    }
    date: HistoricalDate | None = accept(when) if when else None
    if date and more.get("kind") in ("state", "background"):
        date = date.lying(Span.LASTS)
    owned = tuple(replace(c, entry_id=id_) for c in citations)
    return EntryView(id=id_, number=number, title=title, when=date, citations=owned, **(values | more))


def link(number: int, start: int, end: int, type_: str = "precedes", **more: Any) -> LinkView:
    """Return a link between two entries by their numbers."""
    values: dict[str, Any] = {"basis": "stated", "title": "", "distance": "", "note": "", "citation_id": None}
    return LinkView(id_of("link", number), id_of("entry", start), id_of("entry", end), type_, **(values | more))


def chronicle(
    entries: tuple[EntryView, ...] = (),
    sources: tuple[SourceView, ...] = (),
    links: tuple[LinkView, ...] = (),
    **more: Any,
) -> Chronicle:
    """Return a chronicle of these."""
    values: dict[str, Any] = {
        "title": "Sample chronology",
        "subtitle": "Made for tests",
        "authors": ("A. Sample", "B. Sample"),
        "description": "",
        "summary": "Every text in here is a sample.\n\nIt has two paragraphs.",
        "languages": ("en", "fa-AF"),
        "time_zone": "Asia/Kabul",
        "calendars": ("gregorian",),
        "first_weekday": "saturday",
        "citation_style": "chicago-notes-bibliography",
        "handling": "",
        "as_of": AS_OF,
    }
    return Chronicle(
        id=id_of("dossier", 1),
        entries=entries,
        links=links,
        sources=sources,
        _sources={s.id: s for s in sources},
        **(values | more),
    )


WIRE = source(1, "Two districts change hands", "Sample Wire A", csl={"author": [{"literal": "Sample Wire A"}]})
POST = source(
    2, "Four days in the north", "Sample Post", "2019-09-10", csl={"author": [{"family": "Sample", "given": "Eva"}]}
)
RADIO = source(3, "دو ولسوالی در تخار", "رادیو نمونه", language="fa-AF", csl={"type": "webpage"})

TALIBAN = Part(id_of("agent", 1), "Taliban", "actor", "group")
SPOKESMAN = Part(id_of("agent", 2), "Governor’s spokesman (sample)", "speaker", "office")
TAKHAR = Part(id_of("place", 1), "Takhar", "at", "place")
DARQAD = Part(id_of("place", 2), "Darqad (درقد)", "at", "place")


def small() -> Chronicle:
    """Return a chronicle of seven entries: cited and not, disputed, forecast, own note, open end, undated, Dari."""
    entries = (
        entry(
            1,
            "2015/..",
            "Control of two districts shifts",
            citation(1, POST, "held since 2015, the sample says", locator_label="page", locator="3"),
            kind="state",
            places=(DARQAD,),
            tags=("control", "a|b"),
        ),
        entry(
            2,
            "2019-09-02/2019-09-09",
            "A week of attacks",
            citation(2, WIRE, "attacks went on for a week"),
            citation(3, POST, "two days of fighting", stance="disputes", note="A wire says otherwise."),
            summary="Officials count a week, one outlet two days.",
            status="disputed",
            disputed_by="Sample Post",
            people=(TALIBAN,),
            places=(TAKHAR,),
            tags=("attack",),
            private_note="Ask the desk about the count.",
        ),
        entry(
            3,
            "2019-09-09~",
            "=Talks# are *called* off_ @home <b>$5</b>",
            citation(4, RADIO, "طالبان دو ولسوالی را گرفتند", mode="direct"),
            citation(
                5,
                WIRE,
                "said to be lost",
                claimant="Governor’s spokesman (sample)",
                via=("Sample Wire A",),
                hedge="claimed",
                mode="indirect",
                prefix="see",
                suffix="with care",
                preferred=True,
            ),
            summary="First line.\nSecond line.\n\nSecond paragraph.",
            people=(TALIBAN, SPOKESMAN),
            places=(TAKHAR, DARQAD),
        ),
        entry(
            4, "2019-09-10", "دو ولسوالی تخار سقوط کرد", citation(6, RADIO, "شب گذشته"), summary="درقد", lane="North"
        ),
        entry(5, "2019-09-10", "More may follow", kind="forecast", likelihood="likely", status="prospective"),
        entry(6, "2019-10?", "What the researcher thinks", own_note=True, confidence="low", status="unsure"),
        entry(7, "", "Changed hands several times", citation(7, POST), kind="background"),
    )
    links = (
        link(1, 2, 3, "precedes"),
        link(2, 2, 5, "given-as-reason-for", basis="hedged", distance="one day"),
        link(3, 3, 7, "my-own-type", note="As the sample has it."),
    )
    return chronicle(entries, (POST, RADIO, WIRE), links)


def many(count: int) -> Chronicle:
    """Return a chronicle of `count` dated, cited entries over some months."""
    entries = tuple(
        entry(
            n,
            f"2019-{1 + (n * 11 // count):02}-{1 + n % 28:02}",
            f"Event number {n} in the sample",
            citation(n, (WIRE, POST, RADIO)[n % 3], f"sample quotation number {n}"),
            summary=f"What is known of event {n}.",
            lane=("North", "South", "Capital")[n % 3],
        )
        for n in range(1, count + 1)
    )
    return chronicle(entries, (POST, RADIO, WIRE))
