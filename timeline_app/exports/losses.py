"""What an export could not take along, collected while it writes and told in its report, by entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline_app.project.chronicle import Chronicle
from timeline_app.words import counted, tr

LISTED = 20  # numbers of entries that a sentence names; the others are counted


class Losses:
    """Collects sentences, each with the entries it is true of."""

    def __init__(self) -> None:
        self._found: dict[str, dict[int, None]] = {}

    def add(self, what: str, entry: int = 0) -> None:
        """Note that something was left out, replaced or shortened.

        Args:
            what: a whole sentence, the same for all entries that it is true of.
            entry: the entry's number; 0 where it is about the whole.
        """
        found = self._found.setdefault(what, {})
        if entry:
            found[entry] = None

    def sentences(self) -> tuple[str, ...]:
        """Return what was noted, in the order in which it was first seen."""
        return tuple(_sentence(what, list(numbers)) for what, numbers in self._found.items())


def held_back(chronicle: Chronicle, *, rows: bool = False) -> tuple[str, ...]:
    """Return what a filter holds back, in sentences; () where it holds back nothing.

    Args:
        rows: the export is of rows, of which only those come that belong to the entries.
    """
    left = chronicle.left_out
    if not left:
        return ()
    told = counted("The filter holds back {count} entry.", "The filter holds back {count} entries.", left)
    return (told, tr("What belongs to none of the other entries was left out with them.")) if rows else (told,)


def reading_losses(chronicle: Chronicle, asked: Mapping[str, Any], *, timeline: bool = False) -> tuple[str, ...]:
    """Return what a document or page that people read lacks, as it was asked for.

    Args:
        asked: its options `include_private` and `include_quotes`.
        timeline: it draws a timeline, on which the undated do not stand.
    """
    losses = Losses()
    for entry in chronicle.entries:
        if entry.private_note and not asked.get("include_private", False):
            losses.add(tr("Private notes were left out."), entry.number)
        if entry.when is None and timeline:
            losses.add(tr("What has no date is not on the timeline."), entry.number)
        if any(c.quote for c in entry.citations) and not asked.get("include_quotes", True):
            losses.add(tr("Quotations were left out."), entry.number)
    return (*losses.sentences(), *held_back(chronicle))


def _sentence(what: str, numbers: list[int]) -> str:
    if not numbers:
        return what
    listed = ", ".join(map(str, numbers[:LISTED]))
    if len(numbers) > LISTED:
        rest = len(numbers) - LISTED
        listed = counted("{listed} and {count} more", "{listed} and {count} more", rest, listed=listed)
    return tr("{what} Entries: {numbers}.", what=what, numbers=listed)
