"""The entries of a page: one article each, with its quotations, who says so, notes, links and facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from timeline_app.citations import is_rtl
from timeline_app.exports.notes import Notes
from timeline_app.exports.web.markup import Child, Markup, el, isolated, paragraphs, runs
from timeline_app.exports.wording import date_words, parts, source_name, source_of, speaker, status, word
from timeline_app.model import vocabulary
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, LinkView
from timeline_app.words import tr


def anchor(entry: EntryView) -> str:
    """Return the name by which links find an entry on the page."""
    return f"e-{entry.id}"


class Articles:
    """Makes one article after another.

    Args:
        private: whether private notes are shown.
        quotes: whether quotations are shown.
        language: of the dates in words.
    """

    def __init__(self, chronicle: Chronicle, found: Notes, *, private: bool, quotes: bool, language: str) -> None:
        self._chronicle = chronicle
        self._found = found
        self._private = private
        self._quotes = quotes
        self._language = language
        self._entries = {entry.id: entry for entry in chronicle.entries}
        self._out: dict[str, list[LinkView]] = defaultdict(list)
        self._in: dict[str, list[LinkView]] = defaultdict(list)
        for link in chronicle.links:
            self._out[link.from_id].append(link)
            self._in[link.to_id].append(link)
        cited = [c.id for entry in chronicle.entries for c in entry.citations if c.id in found.by_citation]
        self.numbers: Mapping[str, int] = {id_: number for number, id_ in enumerate(cited, 1)}

    def article(self, entry: EntryView) -> Markup:
        """Return one entry."""
        here = anchor(entry)
        quoted = [c for c in entry.citations if c.quote and self._quotes]
        rest = [self._reference(c) for c in entry.citations if c not in quoted]
        title = el("h4", el("a", isolated(entry.title or tr("Untitled")), href=f"#{here}"), *rest, id=f"h-{entry.id}")
        return el(
            "article",
            el("div", self._when(entry), class_="when"),
            el(
                "div",
                self._labels(entry),
                title,
                paragraphs(entry.summary),
                [self._quote(c) for c in quoted],
                self._facts(entry),
                self._links(entry),
                self._own(entry),
                class_="what",
            ),
            id=here,
            tabindex="-1",
            aria_labelledby=f"h-{entry.id}",
        )

    def notes(self) -> list[Markup]:
        """Return the notes in their order; none where the style puts them into the text."""
        if self._found.in_text:
            return []
        cited = (c for entry in self._chronicle.entries for c in entry.citations if c.id in self.numbers)
        return [self._footnote(citation) for citation in cited]

    def _footnote(self, citation: CitationView) -> Markup:
        number = str(self.numbers[citation.id])
        back = el("a", "↩", href=f"#r-{number}", aria_label=tr("Back to the text of note {number}", number=number))
        return el("li", runs(self._found.by_citation[citation.id]), " ", back, id=f"n-{number}", tabindex="-1")

    def _when(self, entry: EntryView) -> list[Child]:
        found: list[Child] = [
            el("a", str(entry.number), class_="number", href=f"#{anchor(entry)}", aria_hidden="true", tabindex="-1"),
            el("p", date_words(entry.when, self._language) or tr("no date"), class_="date"),
        ]
        if entry.when and entry.when.source_text and entry.when.calendar not in ("", "gregorian"):
            found.append(el("p", isolated(entry.when.source_text), class_="second"))
        if entry.provisional:
            found.append(el("p", tr("date not confirmed"), class_="second"))
        if entry.lane:
            found.append(el("p", isolated(entry.lane), class_="second"))
        return found

    def _labels(self, entry: EntryView) -> Markup | None:
        kind = "" if entry.kind == "occurrence" else word(vocabulary.KINDS, entry.kind)
        sure = word(vocabulary.CONFIDENCE, entry.confidence).lower()
        found = [
            (status(entry), entry.status),
            (kind, "kind"),
            (word(vocabulary.LIKELIHOOD, entry.likelihood), "likely"),
            (tr("Confidence: {word}", word=sure) if sure else "", "sure"),
            (tr("The researcher’s own note") if entry.own_note else "", "own"),
        ]
        shown = [el("li", isolated(text), class_=slug) for text, slug in found if text]
        return el("ul", shown, class_="labels") if shown else None

    def _reference(self, citation: CitationView) -> Markup | None:
        number = self.numbers.get(citation.id)
        if number is None:
            return None
        if self._found.in_text:
            return el("span", " ", runs(self._found.by_citation[citation.id]), class_="cited", id=f"r-{number}")
        words = tr("Note {number}", number=number)
        mark = el("a", str(number), href=f"#n-{number}", id=f"r-{number}", role="doc-noteref", aria_label=words)
        return el("sup", mark)

    def _quote(self, citation: CitationView) -> Markup:
        source = source_of(self._chronicle, citation)
        by: list[Child] = []
        if citation.stance != "supports":
            by.append(el("b", word(vocabulary.STANCES, citation.stance)))
        if said := speaker(citation):
            by.append(isolated(said))
        if source:
            name = isolated(source_name(source) or tr("Untitled source"))
            by.append(el("a", name, href=f"#s-{source.id}") if not source.gone else name)
        joined: list[Child] = []
        for part in by:
            joined += [" · ", part] if joined else [part]
        return el(
            "figure",
            el("blockquote", [el("p", line, dir="auto") for line in citation.quote.split("\n") if line.strip()]),
            el("figcaption", joined, self._reference(citation), self._remark(citation)),
            class_=citation.stance,
            dir="rtl" if is_rtl(citation.quote) else None,
        )

    def _remark(self, citation: CitationView) -> Markup | None:
        remarks = [citation.note] if citation.note else []
        if citation.preferred:
            remarks.insert(0, tr("This account is preferred."))
        if not citation.intact:
            remarks.append(tr("These words no longer stand in the source as they are quoted here."))
        return el("p", " ".join(remarks), dir="auto", class_="remark") if remarks else None

    def _facts(self, entry: EntryView) -> Markup | None:
        rows = (
            (tr("Places"), parts(entry, "places")),
            (tr("People"), parts(entry, "people")),
            (tr("Tags"), entry.tags),
        )
        found = [el("div", el("dt", title), [el("dd", isolated(n)) for n in names]) for title, names in rows if names]
        return el("dl", found, class_="facts") if found else None

    def _links(self, entry: EntryView) -> Markup | None:
        rows = [self._link(link, link.to_id, "→") for link in self._out[entry.id]]
        rows += [self._link(link, link.from_id, "←") for link in self._in[entry.id]]
        return el("ul", rows, class_="links") if rows else None

    def _link(self, link: LinkView, other_id: str, arrow: str) -> Markup:
        other = self._entries[other_id]
        type_ = link.title or word(vocabulary.LINK_TYPES, link.type)
        words = type_ if arrow == "→" else tr("{type} this", type=type_[:1].lower() + type_[1:])
        basis = "" if link.basis == "stated" else word(vocabulary.BASES, link.basis).lower()
        more = " · ".join(text for text in (basis, link.distance, link.note) if text)
        target = el("a", f"{other.number} ", isolated(other.title or tr("Untitled")), href=f"#{anchor(other)}")
        said = el("span", isolated(words), class_="type")
        shown = [said, " ", target] if arrow == "→" else [target, " ", said]
        return el(
            "li",
            el("span", arrow, class_="arrow", aria_hidden="true"),
            shown,
            " · " if more else None,
            el("span", isolated(more), class_="more") if more else None,
        )

    def _own(self, entry: EntryView) -> Markup | None:
        if not (self._private and entry.private_note):
            return None
        return el("aside", el("p", el("b", tr("Private note"))), paragraphs(entry.private_note), class_="private")
