"""The way from one list of rows to another: what goes, what moves, what comes. Property: tests/ui/table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Run = tuple[int, int]
"""The first and the last row of some that stand together."""


class Steps(NamedTuple):
    """Three steps, in this order; their rows are counted as they stand when the step is taken."""

    gone: tuple[Run, ...]  # from the bottom
    moves: bool  # those that stay stand in another order
    come: tuple[Run, ...]  # from the top

    @property
    def number(self) -> int:
        """How many steps a view has to follow; where there are many, it is better told to begin anew."""
        return len(self.gone) + self.moves + len(self.come)


def steps(old: Sequence[str], new: Sequence[str]) -> Steps:
    """Return how a list of distinct ids becomes another."""
    before, after = set(old), set(new)
    gone = runs(row for row, id_ in enumerate(old) if id_ not in after)
    come = runs(row for row, id_ in enumerate(new) if id_ not in before)
    moves = [id_ for id_ in old if id_ in after] != [id_ for id_ in new if id_ in before]
    return Steps(tuple(reversed(gone)), moves, tuple(come))


def runs(rows: Iterable[int]) -> list[Run]:
    """Return rising rows as runs of rows that stand together."""
    found: list[Run] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
