"""What is taken of the rows of a tile while it is being packed, as bits: a place is looked for in all rows at once.

A bit stands for a quarter of a unit. What is placed takes every bit that it touches, so that nothing ever meets by its
true extents, and things may stand less than half a unit further apart than they need.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

FINE = 4  # bits to a unit


def bits(begin: int, end: int) -> int:
    """Return a number of which the bits in [begin, end) are set."""
    return ((1 << (end - begin)) - 1) << begin


class Taken:
    """Rows of taken bits; the first stands for [origin, origin + 1/4) units."""

    __slots__ = ("_all", "_origin", "rows")

    def __init__(self, rows: int, origin: float) -> None:
        self.rows = [0] * rows
        self._all = 0 if rows else -1  # what is taken in every one of them
        self._origin = origin

    def begins(self, left: float) -> int:
        """Return the bit in which a place lies that is not left of the origin."""
        return int((left - self._origin) * FINE)

    def ends(self, right: float) -> int:
        """Return the bit behind everything left of a place."""
        return math.ceil((right - self._origin) * FINE)

    def avoid(self, rows: Sequence[int], shift: int) -> None:
        """Take what a neighbour has taken that begins so many units further right; what is left of the origin is cut.

        A neighbour that is empty has no rows.
        """
        if not rows:
            return
        moved = (row << shift * FINE if shift > 0 else row >> -shift * FINE for row in rows)
        self.rows = [row | other for row, other in zip(self.rows, moved, strict=True)]
        self._sum_up()

    def full(self, begin: int) -> bool:
        """Return whether a bit is taken in every row."""
        return bool(self._all >> begin & 1)

    def free(self, begin: int, end: int, since: int = 0) -> int:
        """Return the first row from `since` on in which no bit in [begin, end) is taken, -1 for none."""
        wanted = bits(begin, end)
        if not self._all & wanted:
            for at in range(since, len(self.rows)):
                if not self.rows[at] & wanted:
                    return at
        return -1

    def clear(self, row: int, begin: int, end: int) -> bool:
        """Return whether no bit in [begin, end) of a row is taken."""
        return not self.rows[row] & bits(begin, end)

    def take(self, row: int, begin: int, end: int) -> None:
        """Take the bits in [begin, end) of a row."""
        self.rows[row] |= bits(begin, end)
        self._sum_up()

    def _sum_up(self) -> None:
        found = -1
        for row in self.rows:
            found &= row
        self._all = found
