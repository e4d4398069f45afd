"""Where forms fit a text: the longest match wins, of equally long ones the form that stands first in the pack."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_app.suggest.grammar.tokens import Tokens
from timeline_app.suggest.language import Form, Pack


class Match(NamedTuple):
    """A form and the tokens [first, last) it fits."""

    form: Form
    found: re.Match[str]
    first: int
    last: int


def candidates(tokens: Tokens, pack: Pack) -> list[Match]:
    """Return all that fits, the best first; the costly part, one pass over the text for each form."""
    rows = [
        (found.start() - found.end(), form.order, found.start(), found.end(), form, found)
        for form in pack.forms
        for found in form.pattern.finditer(tokens.classes)
        if found.end() > found.start()
    ]
    rows.sort(key=lambda row: row[:3])
    return [Match(form, found, first, last) for _, _, first, last, form, found in rows]


def chosen(fitting: list[Match], mode: str) -> list[Match]:
    """Return the best candidates in text order; no two share a token.

    Args:
        fitting: in the order of `candidates`.
        mode: news or narrative; forms of the other one are left out.
    """
    taken = bytearray(max((match.last for match in fitting), default=0))
    out = []
    for match in fitting:
        free = not any(taken[match.first : match.last])
        if free and (not match.form.mode or match.form.mode == mode):
            taken[match.first : match.last] = b"\1" * (match.last - match.first)
            out.append(match)
    out.sort(key=lambda match: match.first)
    return out
