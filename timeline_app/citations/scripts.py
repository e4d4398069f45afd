"""Which stretches of a text are written from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from timeline_app.citations.item import Run, Runs

_RIGHT = frozenset({"R", "AL"})
_LEFT = frozenset({"L"})
_QUOTES = "“”„‘’"


def is_rtl(text: str) -> bool:
    """Return whether the first letter with a direction is written from right to left (UAX #9, P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT:
            return True
        if kind in _LEFT:
            return False
    return False


def directed(runs: Iterable[Run]) -> Runs:
    """Return the runs cut so that each runs in one direction, which it names."""
    return tuple(run._replace(text=text, rtl=rtl) for run in runs if run.text for text, rtl in direction(run.text))


def direction(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text cut where its direction changes, each piece with whether it runs from right to left.

    Latin quotation marks cut as well: they are the processor's, and what follows them is another field of the note.
    Blanks, other signs and digits between two right-to-left letters belong to these, else to the other text.
    """
    if text.isascii():
        if text:
            yield text, False
        return
    cut = 0
    right_from = -1  # where the current right-to-left stretch began
    right_to = 0  # just behind its last letter
    for place, char in enumerate(text):
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT or (kind == "NSM" and place == right_to and right_from >= 0):
            right_from = place if right_from < 0 else right_from
            right_to = place + 1
        elif (kind in _LEFT or char in _QUOTES) and right_from >= 0:
            if right_from > cut:
                yield text[cut:right_from], False
            yield text[right_from:right_to], True
            cut, right_from = right_to, -1
    if right_from >= 0:
        if right_from > cut:
            yield text[cut:right_from], False
        yield text[right_from:right_to], True
        cut = right_to
    if cut < len(text):
        yield text[cut:], False
