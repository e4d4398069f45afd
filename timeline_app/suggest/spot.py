"""Where a text speaks of time, so that the reader can underline it; nothing is resolved and nothing proposed."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.suggest.grammar import candidates, expressions, tokenize
from timeline_app.suggest.language import load
from timeline_app.suggest.terms import Kind, Mode


class Span(NamedTuple):
    """A place in a text: [start, end) in code points."""

    start: int
    end: int


def spot(text: str, language: str = "en") -> list[Span]:
    """Return the time expressions of a text in their order; they do not overlap.

    Members of one group (5–9 September) are one span. Those that name no time (now, recently) and those that come
    again and again (every Friday) are left out. Linear: about half a million code points a second.

    Raises:
        FileNotFoundError: there is no pack for this language.
    """
    pack = load(language)
    tokens = tokenize(text, pack)
    found = expressions(tokens, candidates(tokens, pack), Mode.NEWS)
    spans: list[Span] = []
    group = -1
    for each in found:
        if each.meaning.kind.vague or each.meaning.kind is Kind.SET:
            continue
        start, end = tokens.starts[each.first], tokens.ends[each.last - 1]
        if 0 <= each.group == group:
            start = spans.pop().start
        spans.append(Span(start, end))
        group = each.group
    return spans
