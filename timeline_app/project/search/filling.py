"""Filling the index of a file that has none, or a damaged one: in short writes, so that work goes on meanwhile.

For a worker, on a connection of its own. How far it is stands in the file: who stops it goes on there later, and two
that fill at once share the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple

from timeline_app.project.search import index
from timeline_app.project.search.documents import RULES, TABLES
from timeline_app.project.search.tables import living
from timeline_app.words import tr

TURN = 0.1  # seconds of one write; who edits the file meanwhile waits no longer
_FEW = 500  # rows written since the index was whole, up to which they alone are read again

Report = Callable[[int, int, str], None]  # done, of how many, what; raises Cancelled when the person had enough


class _Mark(NamedTuple):
    """How far an index has been filled: the transaction at which that began, the table, the last row of it."""

    since: int
    table: int
    id: str

    @classmethod
    def read(cls, value: str | None) -> _Mark | None:
        """Return what a row of `local` says; None for nothing, and for what other rules say."""
        parts = (value or "").split(" ")
        if len(parts) != len(cls._fields) + 1 or parts[0] != str(RULES):
            return None
        return cls(int(parts[1]), int(parts[2]), parts[3])

    def __str__(self) -> str:
        return f"{RULES} {self.since} {self.table} {self.id}"


def fill(db: sqlite3.Connection, report: Report) -> int:
    """Make the index of a file whole; return how many rows were read for it. What was filled stays filled.

    Raises:
        Cancelled: from `report`.
    """
    total = _total(db)
    done = 0
    while True:
        report(min(done, total), total, tr("Preparing search"))
        with _writing(db):
            if index.is_whole(db):
                return done
            mark = _Mark.read(index.value(db, index.FILLING)) or _begin(db)
            if mark is None:
                continue
            if mark.table < len(TABLES):
                done += _turn(db, mark)
            else:
                _end(db, mark)


def _begin(db: sqlite3.Connection) -> _Mark | None:
    """Begin with empty tables; None where only a few rows were missing."""
    known, now = index.known_up_to(db), index.last(db)
    missing = index.written_since(db, known) if known is not None else []
    if known is not None and index.is_sound(db) and len(missing) <= _FEW:
        index.put(db, [((table, id_), living(db, table, id_)) for table, id_ in missing])
        index.note_whole(db, now)
        return None
    index.clear(db)
    index.forget(db)
    index.attach(db)
    mark = _Mark(now, 0, "")
    index.note(db, index.FILLING, str(mark))
    return mark


def _turn(db: sqlite3.Connection, mark: _Mark) -> int:
    """Put in rows of one table for the time of a turn."""
    until, table, last, done = monotonic() + TURN, TABLES[mark.table], mark.id, 0
    query = f'select lower(hex(id)) from "{table}" where gone = 0 and id > ? order by id limit 500'
    found = [id_ for (id_,) in db.execute(query, (bytes.fromhex(last),))]
    for id_ in found:
        index.put(db, [((table, id_), living(db, table, id_))])
        last, done = id_, done + 1
        if monotonic() > until:
            break
    following = mark._replace(id=last) if found else mark._replace(table=mark.table + 1, id="")
    index.note(db, index.FILLING, str(following))
    return done


def _end(db: sqlite3.Connection, mark: _Mark) -> None:
    """Read again what was written since the beginning, perhaps by a program that knows no index."""
    index.put(db, [((table, id_), living(db, table, id_)) for table, id_ in index.written_since(db, mark.since)])
    index.forget(db)
    index.note_whole(db, index.last(db))


@contextmanager
def _writing(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("begin immediate")
    try:
        yield
        db.execute("commit")
    finally:
        if db.in_transaction:
            db.execute("rollback")


def _total(db: sqlite3.Connection) -> int:
    return sum(int(db.execute(f'select count(*) from "{table}" where gone = 0').fetchone()[0]) for table in TABLES)
