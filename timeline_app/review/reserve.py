"""Where the source keeps a reserve ("purported", "say") and the entry has dropped it. English words only."""

from __future__ import annotations

import re

from timeline_app.project.chronicle import CitationView, EntryView

_DOUBTED = re.compile(
    r"\b(purported|alleged|suppos|so-called|self-styled|self-described|self-proclaimed|reputed|ostensib|putative|would-be)",
    re.IGNORECASE,
)
"""Words that doubt who or what somebody is: they must stand in the entry as well."""

_KEPT = re.compile(
    r"\b(claim|sa(y|id)|report|alleg|purport|appar|appear|seem|suppos|expect|fear|prob|possib|may\b|might|could\b|"
    r"likel|accord|belie|think|thought|unconfirmed|reput|confirm|den(y|i)|accus|announc|warn|hold\b|speak)",
    re.IGNORECASE,
)
"""Words by which an entry leaves a statement to the one who made it."""

_ASSERTING = frozenset({"occurrence", "state", "background"})


def reserve_lost(entry: EntryView) -> str | None:
    """Return the id of the first citation whose reserve an entry has dropped, or None.

    Two rules: a word that doubts who somebody is must stand in the title or the summary too; and what rests
    on hedged words alone is not written as an undisputed fact.
    """
    words = f"{entry.title} {entry.summary}"
    supporting = [citation for citation in entry.citations if citation.stance == "supports"]
    for citation in supporting:
        doubted = _DOUBTED.search(citation.hedge)
        if doubted and doubted[1].lower() not in words.lower():
            return citation.id
    if supporting and _written_as_fact(entry, words) and all(citation.hedge for citation in supporting):
        return supporting[0].id
    return None


def _written_as_fact(entry: EntryView, words: str) -> bool:
    asserting = entry.kind in _ASSERTING and entry.status == "undisputed"
    return asserting and not _KEPT.search(words) and not _shares_hedge(words, entry.citations)


def _shares_hedge(words: str, citations: tuple[CitationView, ...]) -> bool:
    return any(citation.hedge and citation.hedge.lower() in words.lower() for citation in citations)
