"""What an export could not take along, collected while it writes and told in its report, by entry."""

from __future__ import annotations

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


def _sentence(what: str, numbers: list[int]) -> str:
    if not numbers:
        return what
    listed = ", ".join(map(str, numbers[:LISTED]))
    if len(numbers) > LISTED:
        rest = len(numbers) - LISTED
        listed = counted("{listed} and {count} more", "{listed} and {count} more", rest, listed=listed)
    return tr("{what} Entries: {numbers}.", what=what, numbers=listed)
