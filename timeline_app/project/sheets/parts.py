"""Long readings in parts: between two of them whoever wants to write may, and whoever waits may be asked to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from sqlite3 import Connection, OperationalError
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from timeline_app.errors import Cancelled

Between = Callable[[], None]
Moment = tuple[int, bytes]

PART = 10_000
"""Rows in one question; 40 ms at most, for which an edit may have to wait."""


class Source(NamedTuple):
    """A file that is read, and what is called between two questions; it may raise `Cancelled`."""

    db: Connection
    between: Between

    def moment(self) -> Moment:
        """Return the last transaction in the file, its number and hash; while it stays nothing was written."""
        found = self.db.execute('select k, hash from "transaction" order by k desc limit 1').fetchone()
        return (int(found[0]), bytes(found[1])) if found else (0, b"")

    def parts(self, query: str, first: Any = b"", held_by: Sequence[Any] = ()) -> Iterator[list[Any]]:
        """Return rows, part by part.

        Args:
            query: has a hole for the key after which a part begins and one for how many rows; the key is the first
                column, and the rows come in its order.
            held_by: values of the holes before these two.
        """
        rows: list[Any] = []
        while True:
            self.between()
            rows = self.db.execute(query, (*held_by, first, PART)).fetchall()
            yield rows
            if len(rows) < PART:
                return
            first = rows[-1][0]

    def arrays(self, query: str, kind: np.dtype[Any], first: Any = b"", held_by: Sequence[Any] = ()) -> NDArray[Any]:
        """Return the rows of such a question as one array of records."""
        found = [np.array(rows, kind) for rows in self.parts(query, first, held_by)]
        return np.concatenate(found)


class Roll:
    """The ids of all entries, sorted; it knows the row of an id."""

    def __init__(self, ids: NDArray[np.bytes_]) -> None:
        self.ids = np.ascontiguousarray(ids)
        self.pairs = self.ids.view(np.uint64).reshape(-1, 2)  # as in `ordering.Ids`
        self._first, self._second = _halves(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, wanted: NDArray[np.bytes_]) -> NDArray[np.int64]:
        """Return the row of each id, -1 where it is none of these."""
        if not len(self.ids) or not len(wanted):
            return np.full(len(wanted), -1, np.int64)
        first, second = _halves(np.ascontiguousarray(wanted))
        rows = np.minimum(np.searchsorted(self._first, first), len(self.ids) - 1)
        wrong = np.flatnonzero((self._first[rows] != first) | (self._second[rows] != second))
        if len(wrong):  # ids of the same millisecond, or of nobody
            at = np.minimum(np.searchsorted(self.ids, wanted[wrong]), len(self.ids) - 1)
            rows[wrong] = np.where(self.ids[at] == wanted[wrong], at, -1)
        return rows

    def spans(self) -> Iterator[tuple[bytes, bytes]]:
        """Return bounds, the last inclusive, that part all ids, those of later entries as well."""
        bounds = [b"", *self.pairs[PART::PART].copy().view("S16").reshape(-1)]
        firsts = [bytes(bound).ljust(16, b"\0") if bound else b"" for bound in bounds]
        yield from zip(firsts, [*firsts[1:], b"\xff" * 17], strict=True)


def _halves(ids: NDArray[np.bytes_]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
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


_STEPS = 500_000  # of SQLite's machine between two reports


class Report(Protocol):
    """What long work calls as it goes; raises `Cancelled` once nobody wants its result."""

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is; `total` 0 means nobody knows."""


@contextmanager
def reporting(db: Connection, report: Report) -> Iterator[None]:
    """Let the questions of a connection report as they go, and end with `Cancelled` where that says so."""
    stopped: list[Cancelled] = []

    def _go_on() -> int:
        try:
            report(0, 0)
        except Cancelled as why:
            stopped.append(why)
        return len(stopped)

    db.set_progress_handler(_go_on, _STEPS)
    try:
        yield
    except OperationalError as why:
        if stopped:
            raise stopped[0] from why
        raise
