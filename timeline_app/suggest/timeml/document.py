"""A TimeML file taken apart, so that everything but the TIMEX3 in its text goes back as it was."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from timeline_app.errors import SourceError
from timeline_app.words import tr

_BODY = re.compile(r"<TEXT(?:\s[^>]*)?>(.*)</TEXT\s*>", re.DOTALL)
_CREATED = re.compile(r"<DCT(?:\s[^>]*)?>(.*?)</DCT\s*>", re.DOTALL)
_FUNCTION = re.compile(r"<TIMEX3\b[^>]*\b(?:CREATION_TIME|PUBLICATION_TIME)\b[^>]*>")
_VALUE = re.compile(r"""\bvalue\s*=\s*["']([^"']*)["']""")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_PIECE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[/!?A-Za-z][^>]*>|&(?:#\d+|#[xX][0-9A-Fa-f]+|\w+);", re.DOTALL)
_TIMEX = re.compile(r"</?TIMEX3\b")
_FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
<DOCID>{name}</DOCID>
{created}<TEXT>"""
_CREATION = (
    '<DCT><TIMEX3 tid="t0" type="DATE" value={value} temporalFunction="false" functionInDocument="CREATION_TIME">'
    "{day}</TIMEX3></DCT>\n"
)


class Run(NamedTuple):
    """A stretch of the raw text: letters as they are, an entity, or markup of others."""

    raw: str
    text: str
    """What it says; "" for markup."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file taken apart: what stands before the text, the text in runs, what stands behind it."""

    before: str
    runs: tuple[Run, ...]
    after: str
    published: str
    """The publication date as an ISO day, or "" when the file names none."""

    @property
    def text(self) -> str:
        """Return the text without markup, entities resolved."""
        return "".join(run.text for run in self.runs)


def parse(raw: str) -> Document:
    """Take a TimeML file apart; TIMEX3 that stand in its text already are left out.

    Raises:
        SourceError: it has no <TEXT>.
    """
    body = _BODY.search(raw)
    if body is None:
        raise SourceError(
            tr("There is no <TEXT> in this TimeML file."), hint=tr("Plain text is read from files that end in .txt.")
        )
    before, after = raw[: body.start(1)], raw[body.end(1) :]
    return Document(before, tuple(_runs(body[1])), after, _published(before + after))


def from_text(text: str, name: str, published: str = "") -> Document:
    """Return a plain text as a TimeML document.

    Args:
        published: an ISO day, or "".
    """
    created = _CREATION.format(value=quoteattr(published), day=escape(published)) if published else ""
    before = _FRAME.format(name=escape(name), created=created)
    return Document(
        before,
        tuple(Run(escape(part), part) for part in re.split("([&<>])", text) if part),
        "</TEXT>\n</TimeML>\n",
        published,
    )


def _runs(body: str) -> list[Run]:
    runs = []
    at = 0
    for found in _PIECE.finditer(body):
        if found.start() > at:
            runs.append(Run(body[at : found.start()], body[at : found.start()]))
        at = found.end()
        piece = found[0]
        if piece[0] == "&":
            runs.append(Run(piece, html.unescape(piece)))
        elif not _TIMEX.match(piece):
            runs.append(Run(piece, ""))
    if at < len(body):
        runs.append(Run(body[at:], body[at:]))
    return runs


def _published(around: str) -> str:
    created = _CREATED.search(around)
    stated = _VALUE.search(created[1]) if created else None
    if stated is None and (marked := _FUNCTION.search(around)):
        stated = _VALUE.search(marked[0])
    said = stated[1] if stated else created[1] if created else ""
    day = _DAY.search(said)
    return "-".join(day.groups()) if day and 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 31 else ""
