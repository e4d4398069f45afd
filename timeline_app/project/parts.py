"""Long readings in parts: between two of them whoever wants to write may, and whoever waits may be asked to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from sqlite3 import Connection, OperationalError
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from timeline_app.errors import Cancelled

Between = Callable[[], None]
Moment = tuple[int, bytes]
Span = tuple[bytes, bytes]
"""The id after which a part of a table begins, and the one with which it ends."""

PART = 10_000
"""Rows in one question; 40 ms at most, for which an edit may have to wait."""

_BEHIND = b"\xff" * 17
"""More than any id."""


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

    def spans(self, table: str, step: int = 0) -> Iterator[Span]:
        """Return bounds of ids that part a table, also what is added to it later.

        A part is stepped over when it is asked for, so that SQLite, which keeps 2 MB, still has it for who reads it.

        Args:
            step: rows in a part, half of `PART` where it is 0.
        """
        query = f'select id from "{table}" where id > ? order by id limit 1 offset ?'
        after, step = b"", step or max(PART // 2, 1)
        while found := self.db.execute(query, (after, step - 1)).fetchone():
            yield after, found[0]
            after = found[0]
        yield after, _BEHIND

    def gathered(self, query: str, spans: Iterable[Span]) -> Iterator[tuple[Any, ...]]:
        """Return the answer for each part of a table to a question that makes one row of it, as `group_concat` does.

        For many rows that takes half of what it takes to hand them over one by one.

        Args:
            query: has holes for the id after which a part begins and the one with which it ends. Values follow one
                another in the order of ids where SQLite has no other way to find them: nothing else that it asks may
                be answered by an index. `+gone = 0` is not.
        """
        for span in spans:
            self.between()
            yield self.db.execute(query, span).fetchone()


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
