"""Links as they are printed: lines of level and upright legs that give way to words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def pieces(points: Sequence[Place], words: Sequence[Box]) -> list[list[Place]]:
    """Return what of a line lies outside of all boxes, in its order; corners are kept where nothing is cut.

    Args:
        points: the ends and corners; each leg is level or upright.
    """
    made: list[list[Place]] = []
    for a, b in pairwise(points):
        for begin, end in _free(a, b, words):
            if made and made[-1][-1] == begin:
                made[-1].append(end)
            else:
                made.append([begin, end])
    return made


def _free(a: Place, b: Place, words: Iterable[Box]) -> list[tuple[Place, Place]]:
    """Return the stretches of a leg from `a` to `b` that no box covers."""
    along = 0 if a[1] == b[1] else 1
    least, most = sorted((a[along], b[along]))
    met = sorted(
        (box[along], box[along + 2]) for box in words if box[1 - along] < a[1 - along] < box[3 - along]
    )  # what only touches a leg does not cut it
    free, at = list[tuple[float, float]](), least
    for first, last in met:
        if at < min(first, most):
            free.append((at, min(first, most)))
        at = max(at, last)
    if at < most:
        free.append((at, most))
    forward = a[along] <= b[along]
    places = [(_on(a, along, first), _on(a, along, last)) for first, last in free]
    return places if forward else [(last, first) for first, last in reversed(places)]


def _on(a: Place, along: int, value: float) -> Place:
    return (value, a[1]) if along == 0 else (a[0], value)
