"""Locators in the words of a locale: "p. 8" in English, "S. 8" in German.

Pandoc knows a locator only by the terms of the document's own language. It is asked for them once a locale,
by a style of ours that prints nothing but terms.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.citations.item import Cite
from timeline_app.words import tr

LABELS = (
    "book",
    "chapter",
    "column",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "section",
    "sub-verbo",
    "verse",
    "volume",
)
"""The labels that pandoc reads back as locators; the others of CSL are printed as text."""

_ASKED = "".join(f'<text value="{label}="/><text term="{label}" form="short"/><text value=";;"/>' for label in LABELS)
QUESTION = f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>Terms</title><id>terms</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout>{_ASKED}</layout></citation>
</style>
"""


def answers(text: str) -> dict[str, str]:
    """Return the terms out of what pandoc printed for `QUESTION`."""
    pairs = (part.partition("=") for part in text.split(";;"))
    found = {label.strip().lower(): term.strip() for label, _equals, term in pairs}
    return {label: term for label, term in found.items() if label in LABELS and term}


def locator(cite: Cite, terms: Mapping[str, str]) -> str:
    """Return the locator as pandoc reads it back; "" when there is none.

    A bare number would be read as a page, so a label without a term gets a word of ours.
    """
    value = (cite.locator or "").strip()
    if not value:
        return ""
    label = "page" if cite.label is None else cite.label
    braced = value.replace("{", "(").replace("}", ")")
    if label in terms:
        return f"{{{terms[label]} {braced}}}"
    return f"{own_word(label)} {braced}".strip()


def own_word(label: str) -> str:
    """Return our word for a locator label."""
    return tr(label.replace("-locator", "").replace("-", " ")) if label else ""
