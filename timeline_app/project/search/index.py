"""The index of what is searched: filled with every write, derived from the tables, no part of the journal.

The row `search` of `local` says by which rules it was made and up to which transaction it is whole. A program that
knows no index leaves that row behind, and the index counts as missing what was written since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache

from timeline_app.project.change import Key, Row
from timeline_app.project.migrations import newest
from timeline_app.project.search.documents import NAMES, RULES, TABLES, Band, Document, documents
from timeline_app.project.search.tables import texts
from timeline_app.project.search.words import indexed, words_of

KEY = "search"
FILLING = "search-filling"  # row of `local`: how far the index has been filled
IS_WHOLE = (
    f"((select value from local where key = '{KEY}') = '{RULES} ' || (select max(k) from \"transaction\") "
    "and search_sound())"
)
"""A condition in SQL: the index may be asked; else what it holds is looked for in the tables themselves."""

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_EMPTY = ((1, b""), (10, bytes(7)))
"""What FTS5 keeps of a table without words: sums, and the structure of no segment (fts5_index.c)."""

_OURS = ("search", "search_names", "search_text")


def is_whole(db: sqlite3.Connection) -> bool:
    """Tell whether the index holds everything that is in the file; 20 µs."""
    return bool(db.execute(f"select {IS_WHOLE}").fetchone()[0])


def is_sound(db: sqlite3.Connection) -> bool:
    """Tell whether the tables of the index are ours, and none of them was found damaged."""
    return bool(db.execute("select search_sound()").fetchone()[0])


def give_up(db: sqlite3.Connection) -> None:
    """Ask a damaged index no more; where the file can be written, it counts as missing from now on."""
    db.create_function("search_sound", 0, lambda: 0)
    with suppress(sqlite3.OperationalError):
        forget(db)


def attach(db: sqlite3.Connection) -> None:
    """Teach a connection what questions to the index need; the index is asked if its tables are as we make them."""
    sound = int(_tables(db) == _due())
    db.create_function("search_sound", 0, lambda: sound)
    db.create_function("holds", 3, _holds, deterministic=True)


def _holds(text: str, typed: str, number: int) -> bool:
    """Tell whether one of the typed words is in a text; the same answer as that of the index."""
    return words_of(typed)[number].is_in(*indexed(text))


def is_damage(why: sqlite3.Error) -> bool:
    """Tell whether an error comes from damaged pages or from missing tables of the index."""
    code: int = getattr(why, "sqlite_errorcode", 0)
    return code & 0xFF in _DAMAGE or "search" in str(why)


def follow(db: sqlite3.Connection, touched: Mapping[Key, tuple[Row | None, Row | None]], k: int) -> None:
    """Bring the index along with rows that are being written as transaction `k`; the caller commits.

    An index that was whole stays whole. What is damaged is given up, and filled anew later: no edit fails by it.
    """
    whole, filling = known_up_to(db) == k - 1, value(db, FILLING)
    if not whole and filling is None:
        return
    db.execute("savepoint search")
    try:
        put(db, touched_rows(touched))
        if whole:
            note(db, KEY, f"{RULES} {k}")
    except sqlite3.DatabaseError as why:
        if not is_damage(why):
            raise
        db.execute("rollback to search")
        forget(db)
    finally:
        with suppress(sqlite3.OperationalError):  # a full disk has rolled everything back
            db.execute("release search")


def touched_rows(touched: Mapping[Key, tuple[Row | None, Row | None]]) -> list[tuple[Key, Row | None]]:
    """Return the rows of which something is searched, as they are afterwards."""
    return [(key, after) for key, (_, after) in touched.items() if key[0] in TABLES]


def put(db: sqlite3.Connection, found: Iterable[tuple[Key, Row | None]]) -> None:
    """Make the index hold these rows as they are given, None for one that is gone; the caller commits."""
    text_of, numbers = texts(db), _Numbers(db)
    for (table, id_), row in found:
        _take_out(db, table, id_)
        for document in documents(table, row, text_of) if row is not None else ():
            _put_in(db, table, id_, document, numbers)


class _Numbers(dict[Band, int]):
    """Band → the number that its next text gets."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __missing__(self, band: Band) -> int:
        first, last = band.span
        query = "select coalesce(max(k) + 1, ?) from search_text where k between ? and ?"
        return int(self._db.execute(query, (first, first, last)).fetchone()[0])


def forget(db: sqlite3.Connection) -> None:
    """Let the index count as missing; the caller commits."""
    db.execute("delete from local where key in (?, ?)", (KEY, FILLING))


def distrust(db: sqlite3.Connection) -> bool:
    """Let an index that somebody else made count as missing; it may hold anything, and is not part of what is proved.

    Returns whether that is so now: not while another program is writing the file.
    """
    try:
        forget(db)
    except sqlite3.OperationalError:
        return False
    return True


def last(db: sqlite3.Connection) -> int:
    """Return the local number of the last transaction, 0 for none."""
    return int(db.execute('select coalesce(max(k), 0) from "transaction"').fetchone()[0])


def clear(db: sqlite3.Connection) -> None:
    """Make the tables of the index anew, empty; the caller commits."""
    for name in _OURS:
        _drop(db, name)
    for statement in _due().values():
        db.execute(statement)


def _drop(db: sqlite3.Connection, name: str) -> None:
    """Drop a table of the index, whatever it is by now; one too damaged for SQLite to drop it is emptied first."""
    kinds = [kind for (kind,) in db.execute("select type from sqlite_schema where name = ?", (name,))]
    for kind in kinds:
        try:
            db.execute(f'drop {kind} "{name}"')
        except sqlite3.DatabaseError:
            db.execute(f"create table if not exists {name}_config (k primary key, v) without rowid")
            db.execute(f"insert or replace into {name}_config values ('version', 4)")
            db.execute(f"create table if not exists {name}_data (id integer primary key, block blob)")
            db.execute(f"delete from {name}_data")
            db.executemany(f"insert into {name}_data values (?, ?)", _EMPTY)
            db.execute(f'drop {kind} "{name}"')


def note_whole(db: sqlite3.Connection, k: int) -> None:
    """Note that an empty index is whole up to transaction `k`; the caller commits."""
    note(db, KEY, f"{RULES} {k}")


def known_up_to(db: sqlite3.Connection) -> int | None:
    """Return the transaction up to which the index was whole once; None when it never was, by these rules."""
    rules, _, k = (value(db, KEY) or "").partition(" ")
    return int(k) if rules == str(RULES) and k.isdecimal() and k.isascii() else None


def written_since(db: sqlite3.Connection, k: int) -> list[Key]:
    """Return the rows that transactions after `k` touched, of which something is searched."""
    found = db.execute('select distinct "table", lower(hex(row)) from operation where txn > ?', (k,)).fetchall()
    return [(table, id_) for table, id_ in found if table in TABLES]


def _take_out(db: sqlite3.Connection, table: str, id_: str) -> None:
    query = 'select k, field, folded, joined from search_text where "table" = ? and row = ?'
    for k, field, folded, joined in db.execute(query, (table, bytes.fromhex(id_))).fetchall():
        db.execute("insert into search (search, rowid, folded, joined) values ('delete', ?, ?, ?)", (k, folded, joined))
        if any((band.table, band.field) == (table, field) for band in NAMES):
            db.execute("insert into search_names (search_names, rowid, folded) values ('delete', ?, ?)", (k, folded))
        db.execute("delete from search_text where k = ?", (k,))


def _put_in(db: sqlite3.Connection, table: str, id_: str, document: Document, numbers: _Numbers) -> None:
    band, folded, joined = document
    k = numbers[band]
    numbers[band] = k + 1
    values = (k, table, bytes.fromhex(id_), band.field, folded, joined)
    db.execute("insert into search_text values (?, ?, ?, ?, ?, ?)", values)
    db.execute("insert into search (rowid, folded, joined) values (?, ?, ?)", (k, folded, joined))
    if band in NAMES:
        db.execute("insert into search_names (rowid, folded) values (?, ?)", (k, folded))


def _tables(db: sqlite3.Connection) -> dict[str, str]:
    holes = ", ".join("?" * len(_OURS))
    query = f"select name, sql from sqlite_schema where name in ({holes}) order by name = 'search_text' desc"
    return dict(db.execute(query, _OURS).fetchall())


@cache
def _due() -> dict[str, str]:
    """Return the statements that make the tables of the index, `search_text` first."""
    with newest() as db:
        return _tables(db)


def value(db: sqlite3.Connection, key: str) -> str | None:
    """Return what `local` holds under a key."""
    found = db.execute("select value from local where key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def note(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep something in `local`; the caller commits."""
    db.execute("insert or replace into local values (?, ?)", (key, value))
