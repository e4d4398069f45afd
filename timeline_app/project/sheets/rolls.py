"""The ids of all entries as a roll, and texts as ranks: what the columns of a sheet are made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

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

    def spans(self) -> Iterator[tuple[bytes, bytes]]:
        """Return bounds, the last inclusive, that part all ids, those of later entries as well."""
        bounds = [b"", *self.pairs[parts.PART :: parts.PART].copy().view("S16").reshape(-1)]
        firsts = [bytes(bound).ljust(16, b"\0") if bound else b"" for bound in bounds]
        yield from zip(firsts, [*firsts[1:], b"\xff" * 17], strict=True)


def _sorting_halves(ids: NDArray[np.bytes_]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return ids as two numbers each, first byte first, so that numbers sort as the ids do."""
    halves = ids.view(">u8").reshape(-1, 2).astype(np.uint64)
    return np.ascontiguousarray(halves[:, 0]), np.ascontiguousarray(halves[:, 1])


def ranks(values: Sequence[bytes | None]) -> NDArray[np.int32]:
    """Return the rank of each text among the others, byte by byte; equal ones have the same, what is missing -1.

    Their beginnings are compared as numbers; only where these are the same are the texts themselves.
    """
    there = np.flatnonzero(np.fromiter((value is not None for value in values), np.bool_, len(values)))
    found = np.full(len(values), -1, np.int32)
    known = [value for value in values if value is not None]
    if not known:
        return found
    begins = np.array(known, f"S{_BEGINNING}").view(">u8").reshape(len(known), -1).astype(np.uint64)
    order = np.lexsort(begins.T[::-1])
    turned = begins[order]
    new = np.concatenate([[False], (turned[1:] != turned[:-1]).any(axis=1)])
    _sort_alike(order, new, known)
    found[there[order]] = np.cumsum(new)
    return found


_BEGINNING = 24  # bytes, a multiple of 8


def _sort_alike(order: NDArray[np.int64], new: NDArray[np.bool_], known: Sequence[bytes]) -> None:
    """Sort those that begin alike by the whole of their bytes, and note where another text begins."""
    starts = np.concatenate([[0], np.flatnonzero(new), [len(order)]])
    for at in np.flatnonzero(np.diff(starts) > 1).tolist():
        first, last = int(starts[at]), int(starts[at + 1])
        run = order[first:last].tolist()
        if len({known[row] for row in run}) == 1:
            continue
        run.sort(key=known.__getitem__)
        order[first:last] = run
        new[first + 1 : last] = [known[one] != known[other] for one, other in pairwise(run)]
