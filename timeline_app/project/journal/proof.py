"""Proof that a file is what its journal says: hashes, chains, blobs, and every table against the rule.

About 1 s for 50,000 operations.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from timeline_app.model import TABLES
from timeline_app.project import rows
from timeline_app.project.file import dating, store
from timeline_app.project.journal import ledger
from timeline_app.project.journal.rule import Operation, row_state
from timeline_app.words import tr

Report = Callable[[int, int, str], None]  # done, of how many, what; raises Cancelled when the person had enough
STEPS = 4


def silent(_done: int, _total: int, _words: str) -> None:
    """Report to nobody."""


def prove(db: Connection, report: Report = silent) -> tuple[str, ...]:
    """Return a sentence for each thing in the file that is not as it was written; () when all is well.

    Other programs may write meanwhile: what looks wrong is looked at once more while they wait.
    """
    found = _breaches(db, report)
    if found and not db.in_transaction:
        with store.at_one_moment(db):
            found = _breaches(db, silent)
    return found


def _breaches(db: Connection, report: Report) -> tuple[str, ...]:
    found: list[str] = []
    checks = (
        (tr("the database"), _pages),
        (tr("the journal"), chains),
        (tr("the articles"), blobs),
        (tr("the tables"), tables),
    )
    for done, (words, check) in enumerate(checks):
        report(done, STEPS, words)
        found += check(db)
    report(STEPS, STEPS, "")
    return tuple(found)


def chains(db: Connection) -> Iterator[str]:
    """Yield a sentence for each transaction whose hash or place in its author's chain is wrong."""
    heads: dict[str, str | None] = {}
    lines = _lines(db)
    for txn in ledger.transactions(db):
        if sha256(ledger.line(txn, lines.get(txn.k, [])).encode()).hexdigest() != txn.hash:
            yield tr("Edit {number} (“{label}”) was altered after it was written.", number=txn.k, label=txn.label)
        if txn.prev != heads.get(txn.author):
            yield tr("Edit {number} (“{label}”) does not follow the one before it.", number=txn.k, label=txn.label)
        heads[txn.author] = txn.hash


def blobs(db: Connection) -> Iterator[str]:
    """Yield a sentence for each article whose bytes are not those that were captured, or are missing."""
    for digest, size, data in db.execute("select sha256, size, bytes from blob"):
        if sha256(data).digest() != digest or len(data) != size:
            yield tr("The bytes of an article were altered (SHA-256 {digest}).", digest=digest.hex())
    query = "select sha256, text_sha256, file_name from version where gone = 0"
    for original, text, name in db.execute(query).fetchall():
        for digest in (original, text):
            if digest and not db.execute("select 1 from blob where sha256 = ?", (bytes.fromhex(digest),)).fetchone():
                yield tr("The bytes of “{name}” are missing.", name=name or tr("an article"))


def tables(db: Connection) -> Iterator[str]:
    """Yield a sentence for each row that is not what the journal makes of it."""
    seen: dict[str, set[str]] = defaultdict(set)
    stale, zone = dating.is_stale(db), dating.zone_of(db)
    for (table, id_), ops in groupby(_operations(db), key=lambda op: (op.table, op.row)):
        seen[table].add(id_)
        fields = row_state(list(ops))
        due = None if fields is None else dating.on_clock(table, rows.unflat(table, fields, id_), zone)
        row = store.row(db, table, id_)
        if stale and row and due:  # another version computed the numbers of the dates
            row, due = ({name: kept[name] for name in rows.written(table)} for kept in (row, due))
        if row != due:
            yield tr("The {table} {id} differs from its history.", table=table, id=id_[-8:])
    for table in TABLES:
        for (id_,) in db.execute(f'select lower(hex(id)) from "{table}"').fetchall():
            if id_ not in seen[table]:
                yield tr("The {table} {id} has no history.", table=table, id=id_[-8:])


def _pages(db: Connection) -> Iterator[str]:
    for (answer,) in db.execute("pragma integrity_check").fetchall():
        if answer != "ok":
            yield tr("The database is damaged: {answer}.", answer=answer)


def _lines(db: Connection) -> dict[int, list[list[Any]]]:
    """Return the operations of every transaction as `ledger.line` takes them."""
    names = {
        k: [id_.hex(), n]
        for k, id_, n in db.execute('select o.k, t.id, o.n from operation o join "transaction" t on t.k = o.txn')
    }
    lines: dict[int, list[list[Any]]] = defaultdict(list)
    query = 'select txn, "table", row, field, value, parents from operation order by txn, n'
    for txn, table, row, field, value, parents in db.execute(query):
        seen = [names.get(k, ["", k]) for k in json.loads(parents)]
        lines[txn].append([table, row.hex(), field, json.loads(value), seen])
    return lines


def _operations(db: Connection) -> Iterator[Operation]:
    query = (
        'select o.k, t.author, t.hlc, t.id, o.n, o."table", o.row, o.field, o.value, o.parents '
        'from operation o join "transaction" t on t.k = o.txn order by o."table", o.row, o.k'
    )
    return (ledger.operation(r) for r in db.execute(query).fetchall())
