"""A chronicle as pandoc's document tree (pandoc-types 1.23), with the notes that stand in the book as real notes.

Because it is a tree and no Markdown, signs in a person's words stay what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from timeline_app.citations import Run, directed, is_rtl
from timeline_app.dates import accept
from timeline_app.exports.documents.looks import LOOKS
from timeline_app.exports.notes import Notes, locale
from timeline_app.exports.pdf.periods import periods
from timeline_app.exports.registry import Options
from timeline_app.exports.signs import fit
from timeline_app.exports.web.markup import address
from timeline_app.exports.wording import date_words, parts, source_name, source_of, speaker, status, word
from timeline_app.model import vocabulary
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, LinkView
from timeline_app.words import tr

API = [1, 23, 1]
_DOT = " · "
_STYLES = frozenset(look.name for look in LOOKS)

Node = dict[str, Any]


class Tree:
    """Makes the tree of one chronicle."""

    def __init__(self, chronicle: Chronicle, found: Notes, options: Options) -> None:
        self._chronicle = chronicle
        self._found = found
        self._options = options
        self._language = str(options.get("language", "")) or locale(chronicle)
        self._entries = {entry.id: entry for entry in chronicle.entries}
        self._out: dict[str, list[LinkView]] = defaultdict(list)
        self._in: dict[str, list[LinkView]] = defaultdict(list)
        for link in chronicle.links:
            self._out[link.from_id].append(link)
            self._in[link.to_id].append(link)

    def whole(self) -> Node:
        """Return the document."""
        return {"pandoc-api-version": API, "meta": self._meta(), "blocks": self._blocks()}

    def _meta(self) -> Node:
        chronicle = self._chronicle
        title = str(self._options.get("title", "")) or chronicle.title or tr("Untitled chronology")
        subtitle = str(self._options.get("subtitle", "")) or chronicle.subtitle
        day = date_words(accept(chronicle.as_of[:10]), self._language)
        found: Node = {
            "title": _meta_inlines(title),
            "date": _meta_inlines(day),
            "author": {"t": "MetaList", "c": [_meta_inlines(name) for name in chronicle.authors]},
            "lang": {"t": "MetaString", "c": locale(chronicle)},
        }
        return found | ({"subtitle": _meta_inlines(subtitle)} if subtitle else {})

    def _blocks(self) -> list[Node]:
        chronicle = self._chronicle
        blocks = [styled("Handling", inlines(chronicle.handling))] if chronicle.handling else []
        blocks += paragraphs(chronicle.summary or chronicle.description)
        for period in periods(chronicle.entries, self._language):
            blocks.append(heading(1, inlines(period.title)))
            for entry in period.entries:
                blocks += self._entry(entry)
        if self._found.bibliography:
            blocks.append(heading(1, inlines(tr("Bibliography"))))
            blocks += [styled("Bibliography", runs(line)) for _source, line in self._found.bibliography]
        return blocks

    def _entry(self, entry: EntryView) -> list[Node]:
        quotes = bool(self._options.get("include_quotes", True))
        quoted = [c for c in entry.citations if c.quote and quotes]
        bare = [node for c in entry.citations if c not in quoted for node in self._note(c)]
        blocks = [heading(2, inlines(entry.title or tr("Untitled")), f"e-{entry.id}")]
        blocks.append(styled("Dateline", [*inlines(self._dated(entry)), *bare]))
        blocks += paragraphs(entry.summary)
        for citation in quoted:
            blocks += self._quote(citation)
        blocks += self._facts(entry)
        if entry.private_note and self._options.get("include_private", False):
            blocks.append(styled("Private", inlines(tr("Private note: {words}", words=entry.private_note))))
        return blocks

    def _dated(self, entry: EntryView) -> str:
        kind = "" if entry.kind == "occurrence" else word(vocabulary.KINDS, entry.kind)
        sure = word(vocabulary.CONFIDENCE, entry.confidence).lower()
        found = (
            tr("no. {number}", number=entry.number),
            date_words(entry.when, self._language) or tr("no date"),
            tr("date not confirmed") if entry.provisional else "",
            entry.lane,
            status(entry),
            kind,
            word(vocabulary.LIKELIHOOD, entry.likelihood),
            tr("Confidence: {word}", word=sure) if sure else "",
            tr("The researcher’s own note") if entry.own_note else "",
        )
        return _DOT.join(text for text in found if text)

    def _quote(self, citation: CitationView) -> list[Node]:
        source = source_of(self._chronicle, citation)
        stance = "" if citation.stance == "supports" else word(vocabulary.STANCES, citation.stance)
        remarks = [tr("This account is preferred.")] if citation.preferred else []
        remarks += [citation.note] if citation.note else []
        if not citation.intact:
            remarks.append(tr("These words no longer stand in the source as they are quoted here."))
        said = (stance, speaker(citation), source_name(source) if source else "")
        by = inlines(_DOT.join(text for text in said if text))
        by += [*self._note(citation), *inlines(" " + " ".join(remarks) if remarks else "")]
        lines = (line for line in fit(citation.quote).split("\n") if line.strip())
        words = [styled("QuotationRTL" if is_rtl(line) else "Quotation", inlines(line)) for line in lines]
        return [*words, styled("Claimant", by)] if by else words

    def _note(self, citation: CitationView) -> list[Node]:
        found = self._found.by_citation.get(citation.id)
        if not found:
            return []
        if self._found.in_text:
            return [{"t": "Space"}, *runs(found)]
        return [{"t": "Note", "c": [{"t": "Para", "c": runs(found)}]}]

    def _facts(self, entry: EntryView) -> list[Node]:
        rows = (
            (tr("Places"), parts(entry, "places")),
            (tr("People"), parts(entry, "people")),
            (tr("Tags"), entry.tags),
        )
        found = [
            styled("Facts", [{"t": "Strong", "c": inlines(title)}, {"t": "Space"}, *inlines(_DOT.join(names))])
            for title, names in rows
            if names
        ]
        found += [styled("Facts", self._link(link, link.to_id, "→")) for link in self._out[entry.id]]
        return found + [styled("Facts", self._link(link, link.from_id, "←")) for link in self._in[entry.id]]

    def _link(self, link: LinkView, other_id: str, arrow: str) -> list[Node]:
        other = self._entries[other_id]
        type_ = link.title or word(vocabulary.LINK_TYPES, link.type)
        basis = "" if link.basis == "stated" else word(vocabulary.BASES, link.basis).lower()
        more = "".join(_DOT + text for text in (basis, link.distance, link.note) if text)
        title = inlines(f"{other.number} {other.title or tr('Untitled')}")
        target: Node = {"t": "Link", "c": [_attributes(), title, [f"#e-{other_id}", ""]]}
        if arrow == "→":
            return [*inlines(f"→ {type_} "), target, *inlines(more)]
        return [*inlines("← "), target, *inlines(" " + tr("{type} this", type=type_[:1].lower() + type_[1:]) + more)]


def heading(level: int, inside: list[Node], id_: str = "") -> Node:
    """Return a heading; links find it by `id_`."""
    return {"t": "Header", "c": [level, _attributes(id_), inside]}


def styled(style: str, inside: list[Node]) -> Node:
    """Return a paragraph in a style of the reference document."""
    assert style in _STYLES
    return {"t": "Div", "c": [_attributes(**{"custom-style": style}), [{"t": "Para", "c": inside}]]}


def paragraphs(text: str) -> list[Node]:
    """Return the paragraphs of a text, which blank lines part."""
    parts_ = (part.strip() for part in re.split(r"\n\s*\n", fit(text)))
    return [_paragraph(part) for part in parts_ if part]


def _paragraph(text: str) -> Node:
    return styled("BodyRTL", inlines(text)) if is_rtl(text) else {"t": "Para", "c": inlines(text)}


def inlines(text: str) -> list[Node]:
    """Return a text; what runs from right to left says so."""
    return runs(directed([Run(text)]))


def runs(found: tuple[Run, ...]) -> list[Node]:
    """Return runs of a processor."""
    return [node for run in found for node in _run(run)]


def _run(run: Run) -> list[Node]:
    inside = _words(fit(run.text))
    attributes = {"lang": run.lang} if run.lang else {}
    if run.rtl:
        attributes["dir"] = "rtl"
    if attributes:
        inside = [{"t": "Span", "c": [_attributes(**attributes), inside]}]
    for name, wanted in (
        ("SmallCaps", run.small_caps),
        ("Emph", run.italic),
        ("Strong", run.bold),
        ("Superscript", run.raised > 0),
        ("Subscript", run.raised < 0),
    ):
        if wanted:
            inside = [{"t": name, "c": inside}]
    target = address(run.url)
    return [{"t": "Link", "c": [_attributes(), inside, [target, ""]]}] if target else inside


def _words(text: str) -> list[Node]:
    found: list[Node] = []
    for piece in re.split(r"([ \t]+|\n)", text):
        if piece == "\n":
            found.append({"t": "LineBreak"})
        elif piece.strip(" \t"):
            found.append({"t": "Str", "c": piece})
        elif piece:
            found.append({"t": "Space"})
    return found


def _attributes(id_: str = "", **more: str) -> list[Any]:
    return [id_, [], [[name, value] for name, value in more.items()]]


def _meta_inlines(text: str) -> Node:
    return {"t": "MetaInlines", "c": inlines(" ".join(text.split()))}
