"""From a tree of marked-up words to canonical lines: what a browser would show, less the looks.

No bullet, number, caption mark or address enters the text. Two vocabularies: HTML, and the one trafilatura answers in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from timeline_app.anchors import canonical
from timeline_app.sources.article import Block

LINK = 2000
"""The longest address that is kept, in characters."""

_SKIPPED = {
    "audio", "button", "canvas", "embed", "head", "iframe", "input", "math", "nav", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
}  # fmt: skip
_GROUPS = {
    "address", "article", "aside", "body", "caption", "center", "details", "dialog", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "html", "main", "p", "section", "summary", "table",
    "tbody", "tfoot", "thead",
}  # fmt: skip
HTML: Mapping[str, str] = {
    **dict.fromkeys(_SKIPPED, "skip"),
    **dict.fromkeys(_GROUPS, "group"),
    **{f"h{level}": "heading" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "menu", "dir"), "list"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quote",
    "tr": "row",
    "br": "break",
    "a": "link",
    "pre": "lines",
}
TEI: Mapping[str, str] = {
    **dict.fromkeys(("body", "p", "table", "ab", "code"), "group"),
    **dict.fromkeys(("graphic", "comments"), "skip"),
    "head": "heading",
    "list": "list",
    "item": "item",
    "quote": "quote",
    "row": "row",
    "cell": "cell",
    "lb": "break",
    "ref": "link",
}

_SPACE = re.compile(r"[ \t\n]+")
_BLOCKS = {"group", "heading", "list", "item", "quote", "row", "lines"}


class Woven(NamedTuple):
    """A canonical text and its blocks."""

    text: str
    blocks: tuple[Block, ...]


class _Place(NamedTuple):
    """What is true of words because of what they stand in."""

    kind: str = "para"
    level: int = 0
    lang: str = ""
    dir: str = ""
    in_row: bool = False
    as_lines: bool = False


class Weaver:
    """Weaves one tree; its depth must be bounded, for it goes down as deep as the tree does."""

    def __init__(self, roles: Mapping[str, str], url: str = "") -> None:
        self._roles = roles
        self._url = url
        self._lines: list[tuple[str, _Place, tuple[tuple[int, int, str], ...]]] = []
        self._line = ""
        self._parts: list[str] = []
        self._length = 0
        self._links: list[tuple[int, int, str]] = []

    def weave(self, root: _Element) -> Woven:
        """Return the words below `root`, a block a line; lines without words are left out."""
        place = _Place()
        self._visit(root, place)
        self._end(place)
        return self._bound()

    def _visit(self, element: _Element, place: _Place) -> None:
        role = self._roles.get(element.tag, "") if isinstance(element.tag, str) else "skip"
        if role == "skip":
            return
        if role == "break":
            self._break(place)
            return
        inner = self._inside(element, role, place)
        apart = role in _BLOCKS
        if apart:
            self._break(place) if place.in_row else self._end(place)
        if role == "cell" and element.getprevious() is not None and place.in_row:
            self._tab()
        start = self._length
        self._add(element.text, inner)
        for child in element:
            self._visit(child, inner)
            self._add(child.tail, inner)
        if role == "link":
            self._link(start, element)
        if apart:
            self._break(place) if place.in_row else self._end(inner)

    def _inside(self, element: _Element, role: str, place: _Place) -> _Place:
        """Return the place of what stands inside `element`."""
        language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        direction = (element.get("dir") or "").lower()
        if language:
            place = place._replace(lang=language.strip()[:35])
        if direction in ("ltr", "rtl"):
            place = place._replace(dir=direction)
        match role:
            case "heading":
                return place._replace(kind="heading", level=_heading_level(element))
            case "list":
                return place._replace(level=place.level + 1 if place.kind == "item" else 1)
            case "item":
                return place._replace(kind="item", level=max(1, place.level))
            case "quote":
                return place._replace(kind="quote", level=0)
            case "row":
                return place._replace(kind="row", level=0, in_row=not self._lays_out(element))
            case "lines":
                return place._replace(as_lines=True)
        return place

    def _lays_out(self, row: _Element) -> bool:
        """Return whether a row only arranges the page: something more than a line stands in one of its cells."""
        return any(self._roles.get(str(e.tag)) in ("row", "heading", "list", "quote") for e in row.iterdescendants())

    def _add(self, words: str | None, place: _Place) -> None:
        if not words:
            return
        if place.as_lines:
            for number, line in enumerate(canonical(words).split("\n")):
                if number:
                    self._end(place)
                self._append(line)
            return
        words = _SPACE.sub(" ", canonical(words))
        self._append(words[1:] if words[0:1] == " " and self._fresh() else words)

    def _append(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self._length += len(words)

    def _fresh(self) -> bool:
        return not self._parts or self._parts[-1][-1] in " \t"

    def _break(self, place: _Place) -> None:
        if place.in_row:
            self._add(" ", place)
        else:
            self._end(place)

    def _tab(self) -> None:
        if self._parts and self._parts[-1].endswith(" "):
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        self._append("\t")

    def _link(self, start: int, element: _Element) -> None:
        href = (element.get("href") or element.get("target") or "").strip()
        try:
            address = urljoin(self._url, href) if href else ""
            scheme = urlsplit(address).scheme
        except ValueError:  # not an address at all
            return
        if scheme in ("http", "https", "mailto") and start < self._length and len(address) <= LINK:
            self._links.append((start, self._length, address))

    def _end(self, place: _Place) -> None:
        """Close the line, if there are words in it."""
        line = "".join(self._parts).rstrip(" \t")
        if line.strip():
            links = tuple((a, min(b, len(line)), href) for a, b, href in self._links if a < len(line))
            self._lines.append((line, place, links))
        self._parts, self._length, self._links = [], 0, []

    def _bound(self) -> Woven:
        blocks, at = [], 0
        for line, place, links in self._lines:
            kind = "para" if place.kind == "row" and not place.in_row else place.kind
            level = place.level if kind in ("heading", "item") else 0
            moved = tuple((at + a, at + b, href) for a, b, href in links)
            blocks.append(Block(kind, at, at + len(line), level, place.lang, place.dir, moved))
            at += len(line) + 1
        return Woven("\n".join(line for line, _, _ in self._lines), tuple(blocks))


def _heading_level(element: _Element) -> int:
    """Return 1 to 6, from the tag itself or from the one that trafilatura remembers."""
    digits = re.search(r"h([1-6])", str(element.get("rend") or element.tag))
    return int(digits[1]) if digits else 2
