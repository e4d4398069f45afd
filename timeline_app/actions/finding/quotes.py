"""Where quoted words stand, and what rests on them."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.anchors import loosely, narrow, occurrences
from timeline_app.errors import Choice, InvalidValue, NotFound, QuoteNotFound
from timeline_app.model import Citation, Entry, Link, Passage, Source, Version
from timeline_app.project import Project
from timeline_app.words import counted, tr

CHOICES = 20  # that are shown of words that occur more often
_AROUND = 24  # code points shown on either side of words that occur more than once


class Place(NamedTuple):
    """Where words stand in a text: [start, end) in code points; not `exact` when signs or spaces differ."""

    start: int
    end: int
    exact: bool


def find_words(project: Project, version: Version, quote: str, occurrence: int = 0) -> Place:
    """Return where a quotation stands in a text: letter by letter, else with other quotation marks or spaces.

    Args:
        occurrence: which of several, from 1; 0 when there should be only one.

    Raises:
        QuoteNotFound: the words do not stand there, or not that often; the hint says how far they do.
        Choice: they stand there more than once and `occurrence` is 0.
        InvalidValue: there are no words in it.
    """
    if not quote.strip():
        raise InvalidValue(tr("The quotation is empty."), hint=tr("Give the words as they stand in the article."))
    text = project.text(version)
    exact = occurrences(text, quote) or occurrences(text, quote.strip())
    found = exact or loosely(text, quote)
    if not found:
        raise QuoteNotFound(
            tr("These words do not stand in the article: “{quote}”.", quote=quote), hint=_far(text, quote)
        )
    if occurrence < 0 or occurrence > len(found):
        raise QuoteNotFound(
            counted(
                "These words stand in the article {count} time; there is no occurrence {asked}.",
                "These words stand in the article {count} times; there is no occurrence {asked}.",
                len(found),
                asked=occurrence,
            ),
            hint=tr("Count from 1, from the beginning of the article."),
        )
    if len(found) > 1 and not occurrence:
        raise Choice(
            tr("These words stand in the article {count} times: “{quote}”.", count=len(found), quote=quote),
            hint=tr("Say which occurrence you mean, or quote some words more."),
            choices=[_shown(text, number, *span) for number, span in enumerate(found[:CHOICES], 1)],
        )
    return Place(*found[max(occurrence - 1, 0)], exact=bool(exact))


def passages_of(project: Project, version: Version) -> list[Passage]:
    """Return the marks in a text, in its order; of two that begin together the longer one first."""
    return sorted(project.all(Passage, version_id=version.id), key=lambda p: (p.start, -p.end, p.id))


def entries_of(project: Project, passage: Passage) -> list[Entry]:
    """Return the entries that rest on a passage, in order of time."""
    ids = dict.fromkeys(citation.entry_id for citation in project.all(Citation, passage_id=passage.id))
    found = [entry for id_ in ids if (entry := project.get(Entry, id_)) is not None]
    return sorted(found, key=lambda entry: (entry.when_sort, entry.when_hi, entry.rank, entry.id))


def citations_of(project: Project, entry: Entry) -> list[Citation]:
    """Return what an entry rests on, in the person's order."""
    return sorted(project.all(Citation, entry_id=entry.id), key=lambda citation: (citation.position, citation.id))


def links_of(project: Project, entry: Entry) -> list[Link]:
    """Return the links that begin at an entry, then those that end there."""
    return [*project.all(Link, from_id=entry.id), *project.all(Link, to_id=entry.id)]


def source_of(project: Project, citation: Citation) -> Source:
    """Return the source that a citation points into.

    Raises:
        NotFound: it has been removed.
    """
    source = project.get(Source, citation.source_id) if citation.source_id else None
    if source is None:
        raise NotFound(tr("The source of this citation has been removed."), hint=tr("Undo brings it back."))
    return source


def shortened(text: str, most: int = 80) -> str:
    """Return a text on one line, cut behind a word where it is longer than `most` characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    cut = words[:most]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[:-1]).rstrip(" ,;:—–-") + "…"


def _shown(text: str, number: int, start: int, end: int) -> str:
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return " ".join(f"{number}: …{before}[{text[start:end]}]{after}…".split())


def _far(text: str, quote: str) -> str:
    """Say up to which word a quotation stands in the text."""
    folded, words = narrow(text).text, narrow(quote).text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if " ".join(words[:middle]) in folded else (low, middle - 1)
    if not low:
        return tr("Copy them from the article, letter by letter; what you leave out needs a quotation of its own.")
    return tr(
        "Up to “{last}” they do: look at what follows there in the article.",
        last=" ".join(words[max(low - 4, 0) : low]),
    )
