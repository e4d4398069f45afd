"""A project without its history: the state of some rows as the one first edit of a new file, the same bytes every time.

Nothing in it is of this moment or this machine. The edit's time is that of the last transaction of the file it was
taken from; its id is a UUIDv7 of that time whose other bits are a hash of what it holds; its author is nobody but
"the state of this project". What the file holds is a project like any other, and goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from typing import Any

from timeline_app.model import TABLES, canonical_json, natural_id
from timeline_app.project import rows
from timeline_app.project.change import Row
from timeline_app.project.file import dating, store
from timeline_app.project.journal import ledger
from timeline_app.project.journal.rule import ROW
from timeline_app.project.journal.stacks import FIRST
from timeline_app.project.migrations import FORMAT, STEPS


def founded(tables: Mapping[str, Sequence[Row]], blobs: Mapping[str, tuple[bytes, str]], as_of: str) -> bytes:
    """Return a whole project file that holds these rows and blobs, and one edit that made them.

    Needs twice the room of what it returns, and 0.1 s for a thousand entries.

    Args:
        tables: living rows, the dossier among them, in the order of their ids.
        blobs: bytes and media type by SHA-256 in hexadecimal.
        as_of: UTC, ISO 8601: when the last of these rows was written.
    """
    told = [(table, row) for table in TABLES for row in tables.get(table, ())]
    steps = [ledger.Step(table, row["id"], ROW, {"alive": True, "row": rows.flat(table, row)}) for table, row in told]
    (dossier,) = tables["dossier"]
    moment = int(datetime.fromisoformat(as_of).timestamp()) * 1000
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for step in STEPS:
            step(db)
        db.execute(f"pragma application_id = {store.APPLICATION_ID}")
        db.execute(f"pragma user_version = {FORMAT}")
        db.execute("begin")
        for digest in sorted(blobs):
            data, media_type = blobs[digest]
            db.execute("insert into blob values (?, ?, ?, ?)", (bytes.fromhex(digest), len(data), media_type, data))
        _write(db, _transaction(str(dossier["id"]), moment, steps), steps, moment)
        for table in TABLES:
            store.upsert(db, table, ({**row, "gone": False} for row in tables.get(table, ())))
        dating.stamp(db)
        db.execute("commit")
        return db.serialize()


def _transaction(dossier: str, moment: int, steps: Sequence[ledger.Step]) -> ledger.Transaction:
    author = natural_id("handed over", dossier)
    digest = sha256(canonical_json([author, [list(step) for step in steps]]).encode()).digest()
    rest = int.from_bytes(digest[:10])
    low = moment << 80 | 0x7 << 76 | (rest >> 62 & 0xFFF) << 64 | 0b10 << 62 | rest & (1 << 62) - 1
    return ledger.Transaction(1, f"{low:032x}", author, moment << ledger.HLC_SHIFT, FIRST, None, None, "")


def _write(db: sqlite3.Connection, txn: ledger.Transaction, steps: Sequence[ledger.Step], moment: int) -> None:
    lines: list[Sequence[Any]] = [[*step, []] for step in steps]
    digest = sha256(ledger.line(txn, lines).encode()).digest()
    author = bytes.fromhex(txn.author)
    db.execute("insert into author (id, name, public_key, since) values (?, '', null, ?)", (author, moment))
    db.execute(
        'insert into "transaction" (k, id, author, hlc, label, undoes, prev_hash, hash) values (1,?,?,?,?,null,null,?)',
        (bytes.fromhex(txn.id), author, txn.hlc, txn.label, digest),
    )
    db.executemany(
        "insert into operation values (?,1,?,?,?,?,?,'[]')",
        (
            (n + 1, n, step.table, bytes.fromhex(step.row), step.field, canonical_json(step.value))
            for n, step in enumerate(steps)
        ),
    )
