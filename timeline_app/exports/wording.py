"""How values of a chronicle read in every format: dates, people, claims and vocabularies in words."""

from __future__ import annotations

from timeline_app.dates import HistoricalDate, iso_bounds, show
from timeline_app.model import vocabulary
from timeline_app.model.vocabulary import Term
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, SourceView
from timeline_app.words import tr


def date_words(when: HistoricalDate | None, language: str = "en") -> str:
    """Return a date in words; "" for none."""
    return "" if when is None else show(when, "long", language)


def bounds(when: HistoricalDate | None) -> tuple[str, str]:
    """Return the earliest and the latest day as ISO days, both included; "" where open, unknown or undated."""
    earliest, latest = iso_bounds(when) if when else (None, None)
    return earliest or "", latest or ""


def word(terms: tuple[Term, ...], slug: str) -> str:
    """Return the word of a vocabulary for a slug; "" for none."""
    return tr(vocabulary.title_of(terms, slug)) if slug else ""


def parts(entry: EntryView, table: str) -> tuple[str, ...]:
    """Return the names of an entry's `people` or `places`; a part other than the usual one stands behind.

    >>> parts(entry, "people")
    ('Taliban (actor)',)
    """
    if table == "people":
        return tuple(_with(p.name, word(vocabulary.ROLES, p.role), p.role != "participant") for p in entry.people)
    return tuple(_with(p.name, word(vocabulary.RELATIONS, p.role), p.role != "at") for p in entry.places)


def _with(name: str, role: str, shown: bool) -> str:
    return tr("{name} ({role})", name=name, role=role.lower()) if shown and role else name


def status(entry: EntryView) -> str:
    """Return an entry's status as words, with who disputes it; "" when it is undisputed."""
    if entry.status == "undisputed":
        return ""
    title = word(vocabulary.STATUSES, entry.status)
    return tr("{status} by {who}", status=title, who=entry.disputed_by) if entry.disputed_by else title


def speaker(citation: CitationView) -> str:
    """Return who says so, through whom, and with what reserve; "" when the source speaks for itself.

    >>> speaker(citation)
    'Governor’s spokesman, via Sample Wire A (“claimed”)'
    """
    if not citation.claimant:
        return tr("“{hedge}”", hedge=citation.hedge) if citation.hedge else ""
    via = ", ".join(citation.via)
    who = tr("{name}, via {others}", name=citation.claimant, others=via) if via else citation.claimant
    return tr("{who} (“{hedge}”)", who=who, hedge=citation.hedge) if citation.hedge else who


def source_name(source: SourceView) -> str:
    """Return the shortest name that tells a source apart."""
    return source.short_title or source.publisher or source.title


def source_of(chronicle: Chronicle, citation: CitationView) -> SourceView | None:
    """Return the source of a citation; None when it is not in the chronicle."""
    try:
        return chronicle.source(citation.source_id)
    except KeyError:
        return None
