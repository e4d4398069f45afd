"""Words as they are: pasted text, .txt, and .md, which keeps its marks. Each line is a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.anchors import CANON_VERSION, canonical
from timeline_app.errors import EmptySource
from timeline_app.sources.article import Article, Block, Extraction
from timeline_app.sources.capture import Hints
from timeline_app.sources.decoding import decode
from timeline_app.sources.readers.opening import opening
from timeline_app.sources.registry import reader
from timeline_app.words import tr

MARKDOWN = (".md", ".markdown")
HEADLINE = 150
"""The longest first line that is proposed as a title, in code points."""

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]")
_ENDS_A_SENTENCE = re.compile(r"[.,:;…。،؛۔।][\s\"'”’»)\]]*$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


@reader(
    "plain",
    title="Text or Markdown",
    suffixes=(".txt", ".text", *MARKDOWN),
    media_types=("text/plain", "text/markdown"),
)
def read_plain(data: bytes, hints: Hints) -> Article:
    """Read text; what its first lines say of title, author and day is proposed, and stays in the text.

    Raises:
        EmptySource: there are no words in it.
    """
    decoded = decode(data)
    text = canonical(decoded.text)
    if not any(map(str.isalnum, text)):
        raise EmptySource(tr("There are no words in it."), hint=tr("Bring in a text that has words in it."))
    marked = hints.suffix in MARKDOWN
    blocks = tuple(_marked(text) if marked else _lines(text))
    title = next((text[b.start : b.end] for b in blocks if b.kind == "title"), "")
    if marked and (found := _HEADING.match(title)):
        title = found[2]
    said = opening(text, marked=marked)
    csl = said.csl | ({"title": title.strip()} if title else {})
    made_by = Extraction(
        reader="plain",
        media_type="text/markdown" if marked else "text/plain",
        canon=CANON_VERSION,
        libraries={},
        options={"encoding": decoded.encoding},
    )
    return Article(text, blocks, made_by, csl=csl, published=said.published, notes=decoded.notes)


def _lines(text: str) -> Iterator[Block]:
    title = _headline(text)
    for start, end in _spans(text):
        yield Block("title" if title == (start, end) else "para", start, end)


def _marked(text: str) -> Iterator[Block]:
    """Yield the lines of Markdown; a fenced stretch is prose, whatever its lines begin with."""
    titled = fenced = False
    for start, end in _spans(text):
        line = text[start:end]
        fence = bool(_FENCE.match(line))
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if fenced or fence:
            yield Block("para", start, end)
        elif heading:
            level = len(heading[1])
            title = level == 1 and not titled
            yield Block("title" if title else "heading", start, end, level=level)
            titled = titled or title
        elif item:
            yield Block("item", start, end, level=1 + len(item[1].expandtabs(4)) // 2)
        else:
            yield Block("quote" if line.lstrip().startswith(">") else "para", start, end)
        fenced ^= fence


def _headline(text: str) -> tuple[int, int] | None:
    """Return the first line with words if it looks like a headline: short, no sentence, and more follows."""
    start = re.search(r"\S", text)
    if start is None:
        return None
    begin = text.rfind("\n", 0, start.start()) + 1
    end = text.find("\n", begin)
    line = text[begin:end]
    if end < 0 or len(line) > HEADLINE or _ENDS_A_SENTENCE.search(line) or not text[end:].strip():
        return None
    return (begin, end) if any(map(str.isalpha, line)) else None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)
