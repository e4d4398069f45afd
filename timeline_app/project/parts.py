"""Long readings in parts: between two of them whoever wants to write may, and whoever waits may be asked to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
