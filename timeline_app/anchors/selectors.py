"""The anchor of a passage: its place, its words and the words beside it; out and in as W3C selectors.

Source: Web Annotation Data Model (W3C Recommendation, 23 February 2017), section 4.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline_app.anchors.units import ceil_letter, floor_letter

CONTEXT = 32
"""The most code points that are kept of the text on either side."""

_PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc3778"
_PAGE = re.compile(r"(?:^|&)page=(\d+)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage in a canonical text, so that text[start:end] == exact.

    `start` and `end` are code points; `prefix` and `suffix` are the text right beside it, at most 32 code
    points each, cut where letters meet. For PDF, `page` counts from 0 and `rects` are (left, bottom, right,
    top) in points.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    rects: tuple[tuple[float, float, float, float], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the form kept in the journal; page and rects only where there are any."""
        fields: dict[str, Any] = {
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }
        if self.page is not None:
            fields["page"] = self.page
        if self.rects:
            fields["rects"] = [list(rect) for rect in self.rects]
        return fields

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Anchor:
        """Read back what `to_json` gave; members it does not know are passed over.

        Raises:
            ValueError: a member is missing or cannot be what it says.
        """
        try:
            rects = tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in fields.get("rects", ()))
            page = fields.get("page")
            return cls(
                start=int(fields["start"]),
                end=int(fields["end"]),
                exact=str(fields["exact"]),
                prefix=str(fields.get("prefix", "")),
                suffix=str(fields.get("suffix", "")),
                page=None if page is None else int(page),
                rects=rects,
            )
        except (KeyError, TypeError) as why:
            raise ValueError(f"not an anchor: {why!r}") from why

    def to_selectors(self) -> list[dict[str, Any]]:
        """Return W3C selectors: the position, the quote and, for PDF, the page (there counted from 1)."""
        selectors: list[dict[str, Any]] = [
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
        ]
        if self.page is not None:
            page = {"type": "FragmentSelector", "conformsTo": _PDF_FRAGMENT, "value": f"page={self.page + 1}"}
            selectors.append(page)
        return selectors

    @classmethod
    def from_selectors(cls, selectors: Sequence[Mapping[str, Any]]) -> Anchor:
        """Read W3C selectors; other kinds are passed over. Rectangles have no W3C form and stay behind.

        Raises:
            ValueError: the position or the quote is missing or malformed.
        """
        kinds = {str(selector.get("type")): selector for selector in selectors}
        quote, place = kinds.get("TextQuoteSelector"), kinds.get("TextPositionSelector")
        if quote is None or place is None:
            raise ValueError("a passage needs a TextQuoteSelector and a TextPositionSelector")
        fragment = _PAGE.search(str(kinds.get("FragmentSelector", {}).get("value", "")))
        page = int(fragment[1]) - 1 if fragment and int(fragment[1]) > 0 else None
        return cls.from_json({**quote, "start": place.get("start"), "end": place.get("end"), "page": page})


def describe(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of [start, end) as it stands; `snap` the span first when a hand has drawn it.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is not a passage of a text of {len(text)} code points")
    before = min(start, ceil_letter(text, max(0, start - CONTEXT)))
    after = max(end, floor_letter(text, min(len(text), end + CONTEXT)))
    return Anchor(start, end, text[start:end], prefix=text[before:start], suffix=text[end:after])


def broken(text: str, anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Return the anchors whose words no longer stand exactly where they say, in the order given."""
    return tuple(anchor for anchor in anchors if not intact(text, anchor))


def intact(text: str, anchor: Anchor) -> bool:
    """Return whether the passage and the words kept from either side stand in `text`, letter by letter."""
    before = anchor.start - len(anchor.prefix)
    return (
        before >= 0
        and anchor.start < anchor.end
        and text[anchor.start : anchor.end] == anchor.exact
        and text.startswith(anchor.prefix, before)
        and text.startswith(anchor.suffix, anchor.end)
    )
