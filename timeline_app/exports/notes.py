"""The notes of a chronicle: which item each citation mentions, and how it reads in a style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.citations import (
    CitationEngine,
    Cite,
    Dependable,
    Item,
    Rendered,
    Runs,
    describe,
    full_notes,
    own_style,
    plain_text,
    prepared,
)
from timeline_app.errors import CitationError
from timeline_app.project.chronicle import Chronicle, CitationView, SourceView
from timeline_app.words import tr

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TYPED = re.compile(r"([^\W\d]+\.?|[§¶])\s*(\d.*)")
_LABELS = {
    **dict.fromkeys(("page", "pages", "p", "pp"), "page"),
    **dict.fromkeys(("paragraph", "paragraphs", "para", "paras", "par", "¶"), "paragraph"),
    **dict.fromkeys(("section", "sections", "sec", "§"), "section"),
    **dict.fromkeys(("chapter", "chap", "ch"), "chapter"),
    **dict.fromkeys(("column", "col"), "column"),
    **dict.fromkeys(("line", "lines"), "line"),
    **dict.fromkeys(("note", "n"), "note"),
    **dict.fromkeys(("figure", "fig"), "figure"),
    **dict.fromkeys(("folio", "fol"), "folio"),
    **dict.fromkeys(("volume", "vol"), "volume"),
    **dict.fromkeys(("issue", "no"), "issue"),
}


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands at the foot of the pages, by citation id, and at the end."""

    by_citation: Mapping[str, Runs] = field(default_factory=dict)
    bibliography: tuple[tuple[str, Runs], ...] = ()  # (source id, its line)
    in_text: bool = False
    hanging: bool = True
    remarks: tuple[str, ...] = ()


def item(source: SourceView, language: str = "en") -> Item:
    """Return a source as the citation processor wants it; `language` is the project's, for want of its own."""
    return prepared(source.csl, source.id, source.language or language, source.published, source.accessed)


def items(chronicle: Chronicle) -> list[Item]:
    """Return the sources of a chronicle as CSL-JSON, in its order."""
    language = locale(chronicle)
    return [item(source, language) for source in chronicle.sources]


def locale(chronicle: Chronicle) -> str:
    """Return the language that notes are written in: the project's first, English where that is no BCP 47 tag."""
    return language_of(chronicle.languages)


def language_of(languages: Sequence[str]) -> str:
    """Return the first of a project's languages; English where that is no BCP 47 tag."""
    first = languages[0] if languages else ""
    return first if _TAG.fullmatch(first) else "en"


def is_there(chronicle: Chronicle, citation: CitationView) -> bool:
    """Tell whether the source of a citation is in the chronicle, and not only its name."""
    try:
        return not chronicle.source(citation.source_id).gone
    except KeyError:
        return False


def cite(citation: CitationView) -> Cite:
    """Return the mention that a citation makes. Its locator is the person's own, else the quote's paragraph."""
    own = Cite(
        citation.source_id,
        citation.locator_label,
        citation.locator,
        citation.prefix,
        citation.suffix,
        citation.suppress_author,
    )
    return placed(own, citation.paragraph)


def placed(cite: Cite, paragraph: int) -> Cite:
    """Return a mention as it was typed with a label for its place; without a place, at the quote's paragraph (> 0)."""
    label, place = cite.label or "", (cite.locator or "").strip()
    if place and not label:
        label, place = labelled(place)
    elif not place and paragraph > 0:
        label, place = "paragraph", str(paragraph)
    return cite._replace(label=label if place else None, locator=place or None)


def labelled(place: str) -> tuple[str, str]:
    """Return the label and the rest of a locator as people type it: “para. 5”, “pp. 8-9”, “§ 2”.

    A bare number is a page. What is neither stays as it is, without a label.
    """
    match = _TYPED.fullmatch(place)
    word = match[1].rstrip(".").casefold() if match else ""
    if match and word in _LABELS:
        return _LABELS[word], match[2]
    return ("page" if place[0].isdigit() else "", place)


def notes(chronicle: Chronicle, style: str = "", engine: CitationEngine | None = None) -> Notes:
    """Return every note of a document in its order, later ones short where the style wants it.

    Args:
        chronicle: its citations are taken entry by entry.
        style: a CSL style; "" = the chronicle's own.
        engine: None = pandoc, and plain notes when that fails.
    """
    style = style or own_style(chronicle.citation_style)
    cited = [c for e in chronicle.entries for c in e.citations if is_there(chronicle, c)]
    found = (engine or Dependable()).render(
        style, locale(chronicle), items(chronicle), [(cite(citation),) for citation in cited]
    )
    by_citation = {c.id: note for c, note in zip(cited, found.notes, strict=True)}
    remarks = (*found.remarks, *_ibid(style, found))
    return Notes(by_citation, found.bibliography, found.in_text, found.hanging, remarks)


def notes_alone(
    chronicle: Chronicle, style: str = "", engine: CitationEngine | None = None
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return, by citation id, the text of each note as if it stood alone; and the remarks."""
    style = style or own_style(chronicle.citation_style)
    cited = [c for e in chronicle.entries for c in e.citations if is_there(chronicle, c)]
    found, remarks = full_notes(
        engine or Dependable(), style, locale(chronicle), items(chronicle), [cite(c) for c in cited]
    )
    return {c.id: plain_text(runs) for c, runs in zip(cited, found, strict=True)}, remarks


def _ibid(style: str, found: Rendered) -> tuple[str, ...]:
    try:
        uses_ibid = bool(found.notes) and describe(style).uses_ibid
    except CitationError:
        return ()
    if not uses_ibid:
        return ()
    return (
        tr("The style “{style}” writes “ibid.”, which points at nothing when one entry is copied out.", style=style),
    )
