"""One event told in two sentences is offered once, with two citations; only where it is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline_app.suggest.entries.drafts import Draft
from timeline_app.suggest.entries.terms import Proposal

_ALIKE = 0.6
"""Share of the longer words of two titles that must be common (Jaccard)."""
_WORD = re.compile(r"[^\W_]{4,}")


def joined(told: Iterable[tuple[Proposal, Draft]]) -> tuple[Proposal, ...]:
    """Return the proposals in order, each event once.

    Two are one when date, kind and verb are the same and most words of their titles too.
    """
    found: list[Proposal] = []
    places: dict[tuple[str, str, str], list[tuple[int, frozenset[str]]]] = {}
    for proposal, draft in told:
        words = frozenset(word.lower() for word in _WORD.findall(proposal.title))
        alike = places.setdefault(
            (proposal.when.edtf if proposal.when else proposal.key, proposal.kind, draft.verb), []
        )
        at = next((n for n, other in alike[:_TRIED] if _same(words, other)), -1)
        if at >= 0 and found[at].quote != proposal.quote:
            found[at] = replace(found[at], also=(*found[at].also, proposal.ground))
        else:
            alike.append((len(found), words))
            found.append(proposal)
    return tuple(found)


_TRIED = 20
"""Proposals of one date, kind and verb that are compared; more would not be read by anybody."""


def _same(words: frozenset[str], other: frozenset[str]) -> bool:
    return bool(words) and len(words & other) >= _ALIKE * len(words | other)
