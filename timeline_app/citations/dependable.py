"""Notes whatever happens: as the style wants them while the processor works, plainly when it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.citations import styles
from timeline_app.citations.item import CitationEngine, Cite, Item, Rendered, Runs
from timeline_app.citations.plain import Plain
from timeline_app.citations.processor.engine import Pandoc
from timeline_app.errors import CitationError
from timeline_app.words import tr


class Dependable:
    """The processor while it works; else plain notes, and a remark that says so."""

    def __init__(self, processor: CitationEngine | None = None) -> None:
        self._processor = processor or Pandoc()

    def render(self, style: str, locale: str, items: Sequence[Item], clusters: Sequence[tuple[Cite, ...]]) -> Rendered:
        """Render every cluster in order, and the bibliography; raises nothing but bugs."""
        if not clusters:
            return Rendered((), ())
        try:
            return self._processor.render(style, locale, items, clusters)
        except CitationError as why:
            remark = tr("Notes are written plainly, not in the style “{style}”: {why}", style=style, why=why)
            return replace(Plain().render(style, locale, items, clusters), remarks=(remark,))


def full_notes(
    engine: CitationEngine, style: str, locale: str, items: Sequence[Item], cites: Sequence[Cite]
) -> tuple[tuple[Runs, ...], tuple[str, ...]]:
    """Return each cite as a note that can stand alone, and the remarks.

    In a table that people sort, or on the clipboard, a short form points at nothing. So each cite gets an
    item of its own, which makes it a first mention. An in-text style tells such items apart by a, b, c: there
    the items stay as they are.
    """
    alone = list(items)
    clusters = [(cite,) for cite in cites]
    if not _in_text(style):
        known = {str(item["id"]): item for item in items}
        distinct = list(dict.fromkeys(cites))
        alone = [
            {**known[cite.item], "id": f"{cite.item}-{n}"} for n, cite in enumerate(distinct) if cite.item in known
        ]
        clusters = [(cite._replace(item=f"{cite.item}-{n}"),) for n, cite in enumerate(distinct)]
        rendered = engine.render(style, locale, alone, clusters)
        by_cite = dict(zip(distinct, rendered.notes, strict=True))
        return tuple(by_cite[cite] for cite in cites), rendered.remarks
    rendered = engine.render(style, locale, alone, clusters)
    return rendered.notes, rendered.remarks


def _in_text(style: str) -> bool:
    try:
        return styles.describe(style).in_text
    except CitationError:
        return False
