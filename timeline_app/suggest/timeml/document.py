"""A TimeML file taken apart, so that everything but the TIMEX3 in its text goes back as it was."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from timeline_app.errors import SourceError
from timeline_app.suggest.notation.edtf import if_date
from timeline_app.words import tr

_BODY_OPENS = re.compile(r"<TEXT(?:\s[^<>]*)?>")
_BODY_CLOSES = re.compile(r"</TEXT\s*>")
_CREATED_OPENS = re.compile(r"<DCT(?:\s[^<>]*)?>")
_CREATED_CLOSES = re.compile(r"</DCT\s*>")
_TIMEX_OPENS = re.compile(r"<TIMEX3\b[^<>]*>")
_FUNCTION = re.compile(r"\b(?:CREATION_TIME|PUBLICATION_TIME)\b")
_VALUE = re.compile(r"""\bvalue\s{0,9}=\s{0,9}["']([^"']{0,99})["']""")
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_PIECE = re.compile(
    r"""<!--|<!\[CDATA\[|<\?|<[/!A-Za-z](?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>"""
    r"|&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|\w{1,40});"
)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_TIMEX = re.compile(r"</?TIMEX3\b")
_NO_XML = re.compile("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
    opens = _BODY_OPENS.search(raw)
    closes = list(_BODY_CLOSES.finditer(raw, opens.end())) if opens else []
    if opens is None or not closes:
        raise SourceError(
            tr("There is no <TEXT> in this TimeML file."), hint=tr("Plain text is read from files that end in .txt.")
        )
    start, end = opens.end(), closes[-1].start()
    before, after = raw[:start], raw[end:]
    return Document(before, tuple(_runs(raw[start:end])), after, _published(before + after))


def from_text(text: str, name: str, published: str = "") -> Document:
    """Return a plain text as a TimeML document; what XML cannot hold, such as NUL, becomes U+FFFD.

    Args:
        published: an ISO day, or "".
    """
    created = _CREATION.format(value=quoteattr(published), day=escape(published)) if published else ""
    before = _FRAME.format(name=escape(_NO_XML.sub("\ufffd", name)), created=created)
    return Document(
        before,
        tuple(Run(escape(part), part) for part in re.split("([&<>])", _NO_XML.sub("\ufffd", text)) if part),
        "</TEXT>\n</TimeML>\n",
        published,
    )


def _runs(body: str) -> list[Run]:
    """Return the runs of a body; an opening whose end is missing counts as letters."""
    runs: list[Run] = []
    at = letters = 0
    lacking: set[str] = set()
    while found := _PIECE.search(body, at):
        piece, at = found[0], found.end()
        if ending := _ENDS.get(piece):
            close = -1 if piece in lacking else body.find(ending, at)
            if close < 0:
                lacking.add(piece)
                continue
            at = close + len(ending)
            piece = body[found.start() : at]
        if found.start() > letters:
            runs.append(_letters(body[letters : found.start()]))
        letters = at
        if piece[0] == "&":
            runs.append(Run(piece, html.unescape(piece)))
        elif not _TIMEX.match(piece):
            runs.append(Run(piece, ""))
    if letters < len(body):
        runs.append(_letters(body[letters:]))
    return runs


def _letters(text: str) -> Run:
    return Run(text, text)


def _published(around: str) -> str:
    created = _created(around)
    stated = _VALUE.search(created)
    if stated is None:
        functions = (tag[0] for tag in _TIMEX_OPENS.finditer(around) if _FUNCTION.search(tag[0]))
        stated = _VALUE.search(next(functions, ""))
    day = _DAY.search(stated[1] if stated else created)
    return if_date("-".join(day.groups())) if day else ""


def _created(around: str) -> str:
    """Return what stands in the first <DCT>; "" where there is none."""
    opens = _CREATED_OPENS.search(around)
    closes = _CREATED_CLOSES.search(around, opens.end()) if opens else None
    return around[opens.end() : closes.start()] if opens and closes else ""
