"""Short texts of our own, in which expressions of time stand as [[words|EDTF]], so that only the proposing is tried.

All names and events are invented. `[[now|]]` has no date, `[[May 8 and 9|&2021-05-08&2021-05-09]]` names several.
"""

from __future__ import annotations

import re

from timeline_app.dates import accept, parse
from timeline_app.suggest.entries import Dated, Proposal, proposals_of
from timeline_app.suggest.names import Lexicon

PUBLISHED = parse("2021-05-14")
_MARK = re.compile(r"\[\[([^|\]]*)\|([^\]]*?)\]\]")


def marked(written: str, **fields: object) -> tuple[str, list[Dated]]:
    """Return the text without its marks, and what they say."""
    text, found, at = "", [], 0
    for mark in _MARK.finditer(written):
        text += written[at : mark.start()] + mark[1]
        each = tuple(mark[2][1:].split("&")) if mark[2].startswith("&") else ()
        edtf = f"{{{','.join(each)}}}" if each else mark[2]
        when = accept(edtf) if edtf else None
        found.append(Dated(len(text) - len(mark[1]), len(text), when, each=each, **fields))
        at = mark.end()
    return text + written[at:], found


def proposed(written: str, *, lexicon: Lexicon | None = None, news: bool = True) -> tuple[Proposal, ...]:
    """Return what a text suggests."""
    text, found = marked(written)
    return proposals_of(text, found, lexicon=lexicon, published=PUBLISHED if news else None)


def told(written: str) -> list[tuple[str, str, str]]:
    """Return kind, date and title of what a text suggests."""
    return [(str(each.kind), each.when.edtf, each.title) for each in proposed(written)]


def titles(written: str) -> list[str]:
    """Return the titles of what a text suggests."""
    return [each.title for each in proposed(written)]
