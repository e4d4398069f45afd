"""Pandoc's document tree: the one we send, and how the one that comes back becomes Runs.

The tree is pandoc-types 1.23: https://hackage.haskell.org/package/pandoc-types. Because it is a tree and not
Markdown, `*`, `$` or `<b>` in a person's words stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from timeline_app.citations.item import Cite, Run, Runs
from timeline_app.citations.scripts import directed

API = [1, 23, 1]
_STYLED: dict[str, dict[str, Any]] = {
    "Emph": {"italic": True},
    "Strong": {"bold": True},
    "SmallCaps": {"small_caps": True},
    "Superscript": {"raised": 1},
    "Subscript": {"raised": -1},
}
_UNSTYLED: dict[str, dict[str, Any]] = {
    "nodecor": {"italic": False, "bold": False, "small_caps": False},
    "csl-no-emph": {"italic": False},
    "csl-no-strong": {"bold": False},
    "csl-no-smallcaps": {"small_caps": False},
}
_BLANKS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def document(clusters: Sequence[tuple[Cite, ...]], locators: Sequence[tuple[str, ...]], locale: str) -> dict[str, Any]:
    """Return the tree of a document that holds one paragraph a cluster, and an empty bibliography.

    `locators` has, for each cite of each cluster, its locator in the words of the locale, or "".
    """
    blocks: list[dict[str, Any]] = []
    for number, (cluster, found) in enumerate(zip(clusters, locators, strict=True), 1):
        cites = [_cite(cite, locator, number) for cite, locator in zip(cluster, found, strict=True)]
        inline = {"t": "Cite", "c": [cites, [{"t": "Str", "c": "?"}]]}
        blocks.append({"t": "Div", "c": [[f"c{number}", [], []], [{"t": "Para", "c": [inline]}]]})
    blocks.append({"t": "Div", "c": [["refs", [], []], []]})
    return {
        "pandoc-api-version": API,
        "meta": {"lang": {"t": "MetaString", "c": locale}},
        "blocks": blocks,
    }


def _cite(cite: Cite, locator: str, number: int) -> dict[str, Any]:
    suffix = f", {locator}" if locator else ""
    if cite.suffix:
        suffix += cite.suffix if cite.suffix[:1] in ",;.: " else f" {cite.suffix}"
    return {
        "citationId": cite.item,
        "citationPrefix": _words(cite.prefix),
        "citationSuffix": _words(suffix),
        "citationMode": {"t": "SuppressAuthor" if cite.suppress_author else "NormalCitation"},
        "citationNoteNum": number,
        "citationHash": 0,
    }


def _words(text: str) -> list[dict[str, Any]]:
    inlines: list[dict[str, Any]] = []
    for place, word in enumerate(text.split(" ")):
        if place:
            inlines.append({"t": "Space"})
        if word:
            inlines.append({"t": "Str", "c": word})
    return inlines


def read(tree: dict[str, Any]) -> tuple[dict[int, Runs], list[tuple[str, Runs]], bool]:
    """Return the notes by number, the bibliography lines, and whether these hang."""
    notes: dict[int, Runs] = {}
    lines: list[tuple[str, Runs]] = []
    hanging = False
    for block in tree["blocks"]:
        (name, classes, _more), inner = block["c"]
        if name == "refs":
            hanging = "hanging-indent" in classes
            lines = [(div["c"][0][0].removeprefix("ref-"), runs_of(div["c"][1])) for div in inner]
        else:
            notes[int(name[1:])] = runs_of(inner)
    return notes, [(item, runs) for item, runs in lines if runs], hanging


def runs_of(nodes: Sequence[dict[str, Any]]) -> Runs:
    """Return the text of blocks or inlines as Runs, neighbours of one look joined, blanks at the ends cut."""
    joined: list[Run] = []
    for run in _walk(nodes, Run("")):
        if joined and run._replace(text="") == joined[-1]._replace(text=""):
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    if joined:
        joined[0] = joined[0]._replace(text=joined[0].text.lstrip())
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip())
    return directed(joined)


def _walk(nodes: Sequence[dict[str, Any]], look: Run) -> Iterator[Run]:
    for node in nodes:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            yield look._replace(text=str(content))
        elif kind in _BLANKS:
            yield look._replace(text=_BLANKS[kind])
        elif kind in _STYLED:
            yield from _walk(content, look._replace(**_STYLED[kind]))
        elif kind in ("Span", "Div"):
            yield from _span(content, look)
        elif kind == "Link":
            yield from _walk(content[1], look._replace(url=str(content[2][0])))
        elif kind == "Quoted":
            marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            yield look._replace(text=marks[0])
            yield from _walk(content[1], look)
            yield look._replace(text=marks[1])
        else:
            yield from _other(kind, content, look)


def _span(content: list[Any], look: Run) -> Iterator[Run]:
    (_name, classes, attributes), inner = content
    for name in classes:
        look = look._replace(**_UNSTYLED.get(name, {}))
    lang = dict(attributes).get("lang", look.lang)
    if "csl-block" in classes or "csl-indent" in classes:
        yield look._replace(text="\n")
    yield from _walk(inner, look._replace(lang=lang))


def _other(kind: str, content: Any, look: Run) -> Iterator[Run]:
    if kind == "Cite":
        yield from _walk(content[1], look)
    elif kind in ("Code", "Math", "RawInline", "RawBlock"):
        yield look._replace(text=str(content[1]))
    elif isinstance(content, list):  # Para, Plain, Note, Underline, Strikeout
        yield from _walk([node for node in content if isinstance(node, dict) and "t" in node], look)
