"""Web pages: saved ones, those of SingleFile, and fragments from the clipboard. Nothing is ever loaded."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from timeline_app.anchors import CANON_VERSION, wide
from timeline_app.errors import EmptySource, SourceError
from timeline_app.sources.article import Article, Block, Extraction, Note
from timeline_app.sources.capture import Hints
from timeline_app.sources.registry import MB, reader
from timeline_app.words import tr

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from timeline_app.sources.readers.page import Saved
    from timeline_app.sources.readers.weaving import Woven

BODY = 2 * MB
"""Beyond this many characters a page's body is not looked for: trafilatura takes 9 s for 5 MB, 30 s for 10."""

SHORT = 250
"""A body of fewer characters is doubted, and left for all of the page if that has more than twice as many."""

_TAGS = {
    "a", "b", "blockquote", "br", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "ol", "p", "strong", "sub",
    "sup", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_PAGE = re.compile(rb"(?:\s++|<!--(?>.*?-->)|<\?(?>.*?\?>))*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def looks_like_page(head: bytes) -> bool:
    """Return whether a file starts as web pages do, in any encoding."""
    return bool(_PAGE.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


@reader(
    "html",
    title="Web page",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    looks_like=looks_like_page,
    limit=50 * MB,
)
def read_html(data: bytes, hints: Hints) -> Article:
    """Read the article on a page: its words, and what it says about itself.

    Raises:
        EmptySource: there are no words on it.
        SourceError: it is made to harm.
        TooLarge: it is over 10 MB without scripts, styles and pictures.
    """
    from timeline_app.sources.readers import page

    decoded = page.text_of(data)
    slim = page.slimmed(decoded.text)
    tree = page.parsed(slim)
    if hints.kind == "paste":
        article = _fragment(slim, page.shallow(tree), hints)
    else:
        article = _page(slim, tree, hints, page.saved(decoded.text))
    if not any(map(str.isalnum, article.text)):
        raise EmptySource(
            tr("There are no words on the page."), hint=tr("Copy the article in your browser and paste it here.")
        )
    options = {"encoding": decoded.encoding, **article.made_by.options}
    made_by = replace(article.made_by, options=options)
    return replace(article, made_by=made_by, notes=(*decoded.notes, *article.notes))


def _fragment(words: str, shallow: bool, hints: Hints) -> Article:
    """Read what a browser put on the clipboard, cleaned of all but words and their order."""
    import nh3
    from lxml import html

    from timeline_app.sources.readers.weaving import HTML, Weaver

    if not shallow:
        raise SourceError(
            tr("What was pasted is nested too deeply to be cleaned."), hint=tr("Paste it as plain text instead.")
        )
    attributes = {"a": {"href"}, "*": {"lang", "dir"}}
    clean = nh3.clean(words, tags=_TAGS, attributes=attributes, url_schemes={"http", "https", "mailto"}, link_rel=None)
    tree = html.document_fromstring(f"<html><body>{clean} </body></html>")
    text, blocks = Weaver(HTML, hints.url).weave(tree)
    title = text[blocks[0].start : blocks[0].end] if blocks and blocks[0].kind == "heading" else ""
    csl = {name: said for name, said in (("title", title), ("URL", hints.url)) if said}
    return Article(text, _titled(text, blocks, title), _made_by("nh3", "lxml"), csl=csl)


def _page(slim: str, tree: HtmlElement, hints: Hints, saved: Saved | None) -> Article:
    from timeline_app.sources.readers import about

    url = hints.url or (saved.url if saved else "")
    facts = about.facts(tree, url, thorough=len(slim) <= BODY)
    woven, by, notes = _body(slim, tree, url)
    title = str(facts.csl.get("title", ""))
    return Article(
        woven.text,
        _titled(woven.text, woven.blocks, title),
        _made_by(by, "htmldate", "lxml", "trafilatura"),
        csl={**facts.csl, **about.accessed(saved)},
        published=facts.published,
        modified=facts.modified,
        notes=notes + about.saved_note(saved),
    )


def _body(slim: str, tree: HtmlElement, url: str) -> tuple[Woven, str, tuple[Note, ...]]:
    """Return the words of the article, by whom, and notes; all of the page where nobody can tell it apart."""
    from trafilatura import bare_extraction

    from timeline_app.sources.readers.weaving import HTML, TEI, Weaver, Woven

    if len(slim) > BODY:
        long = Note("The page is very long, so all of its words were taken, also those around the article.")
        return Weaver(HTML, url).weave(tree), "lxml", (long,)
    found = bare_extraction(
        deepcopy(tree),
        url=url or None,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        include_links=True,
    )
    body = getattr(found, "body", None)
    woven = Woven("", ()) if body is None else Weaver(TEI, url).weave(body)
    if len(woven.text) >= SHORT:
        return woven, "trafilatura", ()
    whole = Weaver(HTML, url).weave(tree)
    if 2 * len(woven.text) >= len(whole.text):
        return woven, "trafilatura", ()
    alone = Note("The article could not be told from what is around it, so all words of the page were taken.")
    return whole, "lxml", (alone,)


def _titled(text: str, blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Return the blocks, the first heading marked as the title if that is what it says."""
    for number, block in enumerate(blocks):
        if block.kind == "heading" and title and wide(text[block.start : block.end]).text == wide(title).text:
            return (*blocks[:number], replace(block, kind="title"), *blocks[number + 1 :])
    return blocks


def _made_by(body: str, *others: str) -> Extraction:
    versions = {library: version(library) for library in (body, *others)}
    return Extraction("html", "text/html", CANON_VERSION, versions, {"body": body})
