"""The list of findings: one rule a function, each asked of every entry, citation or link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline_app.dates import HistoricalDate, Possibility, before
from timeline_app.model.vocabulary import LINK_TYPES, Term, title_of
from timeline_app.project import Chronicle
from timeline_app.project.chronicle import CitationView, EntryView, LinkView
from timeline_app.review.reserve import reserve_lost
from timeline_app.words import tr

KINDS = (
    Term("uncited", "Uncited", "An entry rests on nothing and is no note of one's own."),
    Term("no-passage", "No passage", "A citation names a source that has a text, but no words of it."),
    Term("source-gone", "Source removed", "A citation rests on a source that is not in the project any more."),
    Term("not-intact", "Quote not intact", "The quoted words do not stand in the text any more."),
    Term("reserve-lost", "Reserve lost", "The source doubts, the entry does not."),
    Term("order", "Order against link", "The dates do not allow what a link says."),
    Term("provisional", "Provisional date", "A date waits for the publication date of its source."),
)


class Finding(NamedTuple):
    """One thing that was noticed: what kind, a sentence, and the records it is about ("" = none)."""

    kind: str
    sentence: str
    entry_id: str = ""
    citation_id: str = ""
    link_id: str = ""


def findings(chronicle: Chronicle) -> tuple[Finding, ...]:
    """Return what there is to notice: entry by entry in order of time, then link by link."""
    found = [finding for entry in chronicle.entries for finding in _of_entry(chronicle, entry)]
    entries = {entry.id: entry for entry in chronicle.entries}
    for link in chronicle.links:
        found += _order(link, entries[link.from_id], entries[link.to_id])
    return tuple(found)


def _of_entry(chronicle: Chronicle, entry: EntryView) -> Iterator[Finding]:
    if not entry.citations and not entry.own_note:
        yield Finding("uncited", tr("“{title}” cites nothing.", title=entry.title), entry.id)
    if entry.provisional:
        sentence = tr("The date of “{title}” waits for the publication date of its source.", title=entry.title)
        yield Finding("provisional", sentence, entry.id)
    for citation in entry.citations:
        yield from _of_citation(chronicle, entry, citation)
    if (citation_id := reserve_lost(entry)) is not None:
        hedge = next(citation.hedge for citation in entry.citations if citation.id == citation_id)
        sentence = tr("The source of “{title}” says “{hedge}”; the entry does not.", title=entry.title, hedge=hedge)
        yield Finding("reserve-lost", sentence, entry.id, citation_id)


def _of_citation(chronicle: Chronicle, entry: EntryView, citation: CitationView) -> Iterator[Finding]:
    source = chronicle.source(citation.source_id)
    if source.gone:
        sentence = tr("A source that “{title}” cites has been removed.", title=entry.title)
        yield Finding("source-gone", sentence, entry.id, citation.id)
    elif citation.passage_id is None:
        if source.version_id:
            sentence = tr(
                "“{title}” cites “{source}” as a whole, not its words.", title=entry.title, source=source.title
            )
            yield Finding("no-passage", sentence, entry.id, citation.id)
    elif not citation.intact:
        sentence = tr(
            "A quote of “{title}” does not stand in its text: “{quote}”.", title=entry.title, quote=citation.quote
        )
        yield Finding("not-intact", sentence, entry.id, citation.id)


def _order(link: LinkView, one: EntryView, other: EntryView) -> Iterator[Finding]:
    rule = _ALLOWED.get(link.type)
    if rule is None or one.when is None or other.when is None:
        return
    type_ = title_of(LINK_TYPES, link.type).lower()
    if not rule(one.when, other.when):
        sentence = tr(
            "“{title}” {type} “{other}”, the link says; their dates do not allow it.",
            title=one.title,
            type=type_,
            other=other.title,
        )
        yield Finding("order", sentence, one.id, link_id=link.id)
    elif _reversed(link, one, other):
        sentence = tr(
            "“{title}” {type} “{other}”, the link says; on their day they are listed the other way round.",
            title=one.title,
            type=type_,
            other=other.title,
        )
        yield Finding("order", sentence, one.id, link_id=link.id)


def _reversed(link: LinkView, one: EntryView, other: EntryView) -> bool:
    """Tell whether two entries of one date stand in an order that a link contradicts."""
    if one.when is None or other.when is None or one.when.limits != other.when.limits:
        return False
    return (link.type == "precedes" and one.number > other.number) or (
        link.type == "follows" and one.number < other.number
    )


def _precedes(one: HistoricalDate, other: HistoricalDate) -> bool:
    return before(one, other) is not Possibility.IMPOSSIBLE


def _follows(one: HistoricalDate, other: HistoricalDate) -> bool:
    return _precedes(other, one)


def _share_time(one: HistoricalDate, other: HistoricalDate) -> bool:
    return Possibility.DEFINITE not in (before(one, other), before(other, one))


def _touch(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Tell whether two share some time, or one may begin where the other ends."""
    return one.lo <= other.hi and other.lo <= one.hi


_ALLOWED: dict[str, Callable[[HistoricalDate, HistoricalDate], bool]] = {
    "precedes": _precedes,
    "follows": _follows,
    "same-time-as": _share_time,
    "overlaps": _share_time,
    "part-of": _share_time,
    "starts": _touch,
    "ends": _touch,
}
