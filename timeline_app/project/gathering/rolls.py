"""The ids of all entries as a roll: what tells the rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from timeline_app.project import parts


class Roll:
    """The ids of all entries, sorted; it knows the row of an id."""

    def __init__(self, ids: NDArray[np.bytes_]) -> None:
        self.ids = np.ascontiguousarray(ids)
        self.pairs = self.ids.view(np.uint64).reshape(-1, 2)  # as in `ordering.Ids`
        self._first, self._second = _sorting_halves(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, wanted: NDArray[np.bytes_]) -> NDArray[np.int64]:
        """Return the row of each id, -1 where it is none of these."""
        if not len(self.ids) or not len(wanted):
            return np.full(len(wanted), -1, np.int64)
        first, second = _sorting_halves(np.ascontiguousarray(wanted))
        rows = np.minimum(np.searchsorted(self._first, first), len(self.ids) - 1)
        wrong = np.flatnonzero((self._first[rows] != first) | (self._second[rows] != second))
        if len(wrong):  # ids of the same millisecond, or of nobody
            at = np.minimum(np.searchsorted(self.ids, wanted[wrong]), len(self.ids) - 1)
            rows[wrong] = np.where(self.ids[at] == wanted[wrong], at, -1)
        return rows

    def mark(self, found: NDArray[np.bool_], wanted: NDArray[np.bytes_]) -> None:
        """Set True in the rows of these ids; those that are none of ours are passed over."""
        rows = self.rows(wanted)
        found[rows[rows >= 0]] = True

    def spans(self) -> Iterator[tuple[bytes, bytes]]:
        """Return bounds, the last inclusive, that part all ids, those of later entries as well."""
        bounds = [b"", *self.pairs[parts.PART :: parts.PART].copy().view("S16").reshape(-1)]
        firsts = [bytes(bound).ljust(16, b"\0") if bound else b"" for bound in bounds]
        yield from zip(firsts, [*firsts[1:], b"\xff" * 17], strict=True)


def _sorting_halves(ids: NDArray[np.bytes_]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return ids as two numbers each, first byte first, so that numbers sort as the ids do."""
    halves = ids.view(">u8").reshape(-1, 2).astype(np.uint64)
    return np.ascontiguousarray(halves[:, 0]), np.ascontiguousarray(halves[:, 1])
