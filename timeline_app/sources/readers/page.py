"""A web page as bytes: made smaller in one pass, bounded before any parser works on it, then parsed once."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree, html

from timeline_app.errors import SourceError, TooLarge
from timeline_app.sources.decoding import Decoded, decode
from timeline_app.words import tr

LIMIT = 10 * 1024**2
"""The most characters of a page without its scripts, styles and embedded files."""

NESTING, TABLES = 64, 6
"""How deep a pasted fragment may be, and its tables in tables; beyond, cleaning and showing it take seconds."""

ATTRIBUTES = 2000
"""The most attributes of one tag: libxml2's time grows with their square."""

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-?8|us-ascii|windows-\d+|cp\d+|iso-?8859-\d+|latin-?1|koi8-[ru]|big5(?:-hkscs)?|gbk?|gb2312|gb18030"
    r"|euc-(?:jp|kr)|shift_jis|tis-620|mac-?(?:roman|cyrillic)",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"<!--|<(script|style)\b([^>]*)>", re.IGNORECASE)
_CLOSING = {tag: re.compile(f"</{tag}[^>]*>", re.IGNORECASE) for tag in ("script", "style")}
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[^\"'\s)>]{64,}")
_LONG_VALUE = re.compile(r"=\"[^\"<>]{10000,}\"|='[^'<>]{10000,}'")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SAVED = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)\s+url:\s*(?P<url>\S+)\s+"
    r"saved date:\s*(?P<date>[^\n]{1,100})"
)


class Saved(NamedTuple):
    """What SingleFile wrote on top of a page: its address, and when it was saved, as a JavaScript date."""

    url: str
    date: str


def text_of(data: bytes) -> Decoded:
    """Return a page as text, by its own word on its encoding where that holds."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii")
        if _KNOWN.fullmatch(name) and not name.lower().startswith(("utf", "us-")):
            # What calls itself Latin-1 is Windows-1252 in practice (WHATWG Encoding Standard, 4.2).
            codec = "cp1252" if re.fullmatch(r"iso-?8859-1|latin-?1", name, re.IGNORECASE) else name
            try:
                return Decoded(data.decode(codec), codec)
            except (UnicodeDecodeError, LookupError):
                pass  # its word does not hold
    return decode(data)


def saved(page: str) -> Saved | None:
    """Return SingleFile's header, looked for in the first 4,096 characters."""
    found = _SAVED.search(page[:4096])
    return Saved(found["url"], found["date"].strip()) if found else None


def slimmed(page: str) -> str:
    """Return a page without scripts (but those of linked data), styles, comments and embedded files; linear.

    Raises:
        TooLarge: what is left is over 10 MB.
    """
    kept, done = [], 0
    while found := _DROPPED.search(page, done):
        kept.append(page[done : found.start()])
        done = _end_of(page, found)
        if found[1] and "ld+json" in found[2].lower():
            kept.append(page[found.start() : done])
    kept.append(page[done:])
    slim = _LONG_VALUE.sub('=""', _EMBEDDED.sub("data:,", "".join(kept)))
    if len(slim) > LIMIT:
        raise TooLarge(
            tr("The page is too large: more than 10 MB without its pictures and scripts."),
            hint=tr("Copy the article's words and paste them here."),
        )
    return slim


def parsed(page: str) -> html.HtmlElement:
    """Return the tree of a page.

    Raises:
        SourceError: it is made to harm: nested beyond reason, with entities of its own, or no page at all.
    """
    if "<!ENTITY" in page[:10_000]:
        raise _harmful(tr("The page defines entities of its own, which can swell without end."))
    if any(len(_QUOTED.sub("", tag).split()) > ATTRIBUTES for tag in _LONG_TAG.findall(page)):
        raise _harmful(tr("The page has a tag with thousands of attributes."))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as why:
        raise SourceError(
            tr("There is nothing on the page."), hint=tr("Save it once more, or paste its words.")
        ) from why
    if any("Excessive depth" in fault.message for fault in parser.error_log):
        raise _harmful(tr("The page is nested more than 250 deep."))
    return tree


def shallow(tree: html.HtmlElement) -> bool:
    """Return whether a tree is nested at most 64 deep, tables in tables at most 6."""
    depth = tables = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        step = 1 if event == "start" else -1
        depth += step
        tables += step * (element.tag == "table")
        if depth > NESTING or tables > TABLES:
            return False
    return True


def _end_of(page: str, found: re.Match[str]) -> int:
    """Return where what `found` opens ends; without an end it goes on to the last character, as in a browser."""
    if not found[1]:
        end = page.find("-->", found.end())
        return end + 3 if end >= 0 else len(page)
    closing = _CLOSING[found[1].lower()].search(page, found.end())
    return closing.end() if closing else len(page)


def _harmful(message: str) -> SourceError:
    return SourceError(message, hint=tr("Copy the article's words and paste them here."))
