"""Where a quotation stands in a text: letter by letter, or as somebody with another keyboard typed it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.anchors.forms import narrow


def occurrences(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return every exact hit as [start, end), in order, none overlapping another; none for an empty quote."""
    return tuple(_hits(text, quote))


def loosely(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return every hit that is equal in the narrow form: other quotes, dashes, spaces, line ends.

    Offsets are those of `text` itself. White space around the quote does not count. To be asked when
    `occurrences` found nothing: it costs about a second for 20 MB.
    """
    form, needle = narrow(text), narrow(quote).text.strip()
    return tuple(form.span(first, last) for first, last in _hits(form.text, needle) if form.whole(first, last))


def _hits(text: str, needle: str) -> Iterator[tuple[int, int]]:
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + len(needle))
