"""One entry as the template prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from timeline_app.citations import is_rtl
from timeline_app.dates import in_calendar
from timeline_app.exports.notes import Notes, locale
from timeline_app.exports.pdf.asked import Asked
from timeline_app.exports.pdf.sources import AROUND, SourcePages
from timeline_app.exports.typeset.copy import Copy, Span
from timeline_app.exports.wording import date_words, parts, source_name, source_of, speaker, status, word
from timeline_app.model import vocabulary
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, LinkView
from timeline_app.words import tr

LONG_ENTRY = 600  # characters: about a seventh of a page; a longer entry may break over pages
LONG_IN_COLUMNS = 1500  # the same of a compact book
LONG_QUOTE = 700
BOOKMARK = 300  # characters of a title of more than twice as many that bookmarks and contents show
_LINE = 60  # characters for which a line of small type stands
TALL = 1800  # characters of title, summary and first quotation that may not stay on one page
_DOT = " · "


class EntryPages:
    """Makes one entry after another; `replaced` tells what had to be replaced, by entry number.

    Args:
        sources: the apparatus of an evidence book.
        elsewhere: volume and number of the entries that are in another volume.
    """

    def __init__(
        self,
        chronicle: Chronicle,
        found: Notes,
        copy: Copy,
        wishes: Asked,
        *,
        sources: SourcePages | None = None,
        elsewhere: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        self._chronicle = chronicle
        self._notes = found
        self._copy = copy
        self._wishes = wishes
        self._sources = sources
        self._elsewhere = elsewhere or {}
        self._language = locale(chronicle)
        self._numbers = {entry.id: entry for entry in chronicle.entries}
        self._out: dict[str, list[LinkView]] = defaultdict(list)
        self._in: dict[str, list[LinkView]] = defaultdict(list)
        for link in chronicle.links:
            self._out[link.from_id].append(link)
            self._in[link.to_id].append(link)
        self.replaced: dict[str, list[int]] = defaultdict(list)

    def entry(self, entry: EntryView) -> dict[str, Any]:
        """Return an entry as the template wants it."""
        before = self._copy.replaced.copy()
        quoted = [c for c in entry.citations if c.quote and self._wishes.quotes]
        found = {
            "id": anchor(entry),
            "number": tr("no. {number}", number=entry.number),
            "title": self._copy.text(entry.title) or self._copy.text(tr("Untitled")),
            "rtl": is_rtl(entry.title),
            "bookmark": self._copy.text(entry.title[:BOOKMARK] + "…") if len(entry.title) > 2 * BOOKMARK else [],
            "date": self._copy.text(date_words(entry.when, self._language) or tr("no date")),
            "second": self._second(entry),
            "lane": self._copy.text(entry.lane),
            "words": self._words(entry),
            "summary": self._copy.paragraphs(entry.summary),
            "refs": [self._note(c) for c in entry.citations if c not in quoted and c.id in self._notes.by_citation],
            "quotes": [self._quote(c) for c in quoted],
            "facts": self._facts(entry),
            "links": self._links(entry),
            "private": self._copy.paragraphs(entry.private_note) if self._wishes.private else [],
            "long": self._length(entry) > (LONG_IN_COLUMNS if self._wishes.template == "compact" else LONG_ENTRY),
            "tall": len(entry.title) * 1.5 + len(entry.summary) + len(quoted[0].quote if quoted else "") > TALL,
        }
        for char in self._copy.replaced - before:
            self.replaced[char].append(entry.number)
        return found

    def _note(self, citation: CitationView) -> list[Span]:
        return self._copy.runs(self._notes.by_citation[citation.id])

    def _second(self, entry: EntryView) -> list[list[Span]]:
        """Return what stands in grey under a date: the words of the source's calendar, else of the second one."""
        lines = []
        if entry.when and entry.when.source_text and entry.when.calendar not in ("", "gregorian"):
            lines.append(self._copy.text(entry.when.source_text))
        elif entry.when:
            others = (in_calendar(entry.when, name) for name in self._chronicle.calendars if name != "gregorian")
            lines += [self._copy.text(words) for words in others if words]
        if entry.provisional:
            lines.append(self._copy.text(tr("date not confirmed")))
        return lines

    def _words(self, entry: EntryView) -> list[str]:
        kind = "" if entry.kind == "occurrence" else word(vocabulary.KINDS, entry.kind)
        likely = word(vocabulary.LIKELIHOOD, entry.likelihood)
        own = tr("The researcher’s own note") if entry.own_note else ""
        sure = tr("Confidence: {word}", word=word(vocabulary.CONFIDENCE, entry.confidence).lower())
        found = (status(entry), kind, likely, sure if entry.confidence else "", own)
        return [self._copy.plain(text) for text in found if text]

    def _quote(self, citation: CitationView) -> dict[str, Any]:
        source = source_of(self._chronicle, citation)
        by = _DOT.join(text for text in (speaker(citation), source_name(source) if source else "") if text)
        remarks = [citation.note] if citation.note else []
        if citation.preferred:
            remarks.insert(0, tr("This account is preferred."))
        if not citation.intact:
            remarks.append(tr("These words no longer stand in the source as they are quoted here."))
        return {
            "quote": self._copy.paragraph(citation.quote),
            "by": self._copy.text(by),
            "stance": "" if citation.stance == "supports" else word(vocabulary.STANCES, citation.stance),
            "note": self._note(citation) if citation.id in self._notes.by_citation else None,
            "remark": self._copy.text(" ".join(remarks)),
            "long": len(citation.quote) > LONG_QUOTE,
        } | (self._sources.quoted(citation) if self._sources else {})

    def _facts(self, entry: EntryView) -> list[list[Any]]:
        rows = (
            (tr("Places"), parts(entry, "places")),
            (tr("People"), parts(entry, "people")),
            (tr("Tags"), entry.tags),
        )
        return [[title, self._copy.text(_DOT.join(names))] for title, names in rows if names]

    def _links(self, entry: EntryView) -> list[dict[str, Any]]:
        rows = [self._link(link, link.to_id, out=True) for link in self._out[entry.id]]
        return rows + [self._link(link, link.from_id, out=False) for link in self._in[entry.id]]

    def _link(self, link: LinkView, other_id: str, *, out: bool) -> dict[str, Any]:
        other = self._numbers.get(other_id)
        type_ = link.title or word(vocabulary.LINK_TYPES, link.type)
        basis = "" if link.basis == "stated" else word(vocabulary.BASES, link.basis).lower()
        more = [text for text in (basis, link.distance, link.note) if text]
        title = other.title if other else self._where(other_id)
        return {
            "out": out,
            "before": self._copy.text(type_) if out else [],
            "after": [] if out else self._copy.text(tr("{type} this", type=type_[:1].lower() + type_[1:])),
            "to": anchor(other) if other else "",
            "number": str(other.number) if other else "",
            "title": self._copy.text(title),
            "more": self._copy.text("".join(_DOT + text for text in more)),
        }

    def _length(self, entry: EntryView) -> int:
        """Return about how many characters an entry prints."""
        around = 2 * AROUND if self._wishes.evidence else 0
        quotes = sum(len(c.quote) + around + 120 for c in entry.citations) if self._wishes.quotes else 0
        private = len(entry.private_note) if self._wishes.private else 0
        below = _LINE * (len(self._facts(entry)) + len(self._out[entry.id]) + len(self._in[entry.id]))
        return len(entry.title) + len(entry.summary) + private + quotes + below

    def _where(self, id_: str) -> str:
        if id_ not in self._elsewhere:
            return tr("an entry that is not in here")
        volume, number = self._elsewhere[id_]
        return tr("volume {volume}, no. {number}", volume=volume, number=number)


def anchor(entry: EntryView) -> str:
    """Return the name by which links find an entry on the pages."""
    return f"e{entry.id}"


def index(chronicle: Chronicle, copy: Copy) -> list[dict[str, Any]]:
    """Return people and places by name, each with the entries that name them."""
    groups: list[dict[str, Any]] = []
    for title, table in ((tr("People and organisations"), "people"), (tr("Places"), "places")):
        found: Mapping[str, list[str]] = _named(chronicle, table)
        names = [[copy.text(name), found[name]] for name in sorted(found, key=str.casefold)]
        if names:
            groups.append({"title": title, "names": names})
    return groups


def _named(chronicle: Chronicle, table: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in chronicle.entries:
        for part in entry.people if table == "people" else entry.places:
            if anchor(entry) not in found[part.name]:
                found[part.name].append(anchor(entry))
    return found
