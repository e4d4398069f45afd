"""The append-only journal: transactions and operations, their one line of text, their hash.

Layout and meaning of every column: docs/FORMAT.md. Nothing here is ever updated or deleted.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from sqlite3 import Connection
from typing import Any, NamedTuple

from timeline_app.model import canonical_json, made_at, new_id
from timeline_app.project import rows
from timeline_app.project.change import Key, Row
from timeline_app.project.journal.rule import ROW, Operation, candidates

HLC_SHIFT = 16  # bits of a hybrid logical clock below its milliseconds


class Transaction(NamedTuple):
    """One edit as the journal keeps it. `hash` is hexadecimal; `undoes` is the transaction taken back."""

    k: int
    id: str
    author: str
    hlc: int
    label: str
    undoes: str | None
    prev: str | None
    hash: str

    @property
    def made_at(self) -> int:
        """Milliseconds since 1970."""
        return made_at(self.id)


class Step(NamedTuple):
    """One operation to be written; its parents are found by `append`."""

    table: str
    row: str
    field: str
    value: Any


def steps(change: Mapping[Key, tuple[Row | None, Row | None]]) -> list[Step]:
    """Return the operations that bring about a change: create, delete, else one a field that differs."""
    found = []
    for (table, id_), (before, after) in change.items():
        if after is None or before is None:
            state = after if before is None else before
            found.append(Step(table, id_, ROW, {"alive": after is not None, "row": rows.flat(table, state or {})}))
            continue
        old, new = rows.flat(table, before), rows.flat(table, after)
        found += [Step(table, id_, field, new.get(field)) for field in rows.differing(old, new)]
    return found


def append(db: Connection, author: str, label: str, made: Sequence[Step], undoes: str | None = None) -> Transaction:
    """Write one transaction with its operations; the caller holds the write lock and commits.

    Cost: one indexed query for each row that existed before.
    """
    txn = _begin(db, author, label, undoes)
    known: dict[str, list[Operation]] = {}
    first = (db.execute("select max(k) from operation").fetchone()[0] or 0) + 1
    lines, values = [], []
    for n, step in enumerate(made):
        if step.row not in known:
            known[step.row] = operations(db, step.row)
        parents = _parents(known[step.row], step.field)
        op = Operation(first + n, author, (txn.hlc, txn.id, n), *step, tuple(p.k for p in parents))
        known[step.row].append(op)
        lines.append([step.table, step.row, step.field, step.value, [[p.order[1], p.order[2]] for p in parents]])
        text = canonical_json(step.value)
        numbers = json.dumps([p.k for p in parents], separators=(",", ":"))
        values.append((op.k, txn.k, n, step.table, bytes.fromhex(step.row), step.field, text, numbers))
    digest = sha256(line(txn, lines).encode()).digest()
    db.execute(
        'insert into "transaction" (k, id, author, hlc, label, undoes, prev_hash, hash) values (?,?,?,?,?,?,?,?)',
        (txn.k, *map(_raw, (txn.id, txn.author)), txn.hlc, label, _raw(undoes), _raw(txn.prev), digest),
    )
    db.executemany("insert into operation values (?,?,?,?,?,?,?,?)", values)
    return txn._replace(hash=digest.hex())


def line(txn: Transaction, ops: Sequence[Sequence[Any]]) -> str:
    """Return a transaction as its one canonical line: what is hashed, exported and relayed.

    Args:
        ops: [table, row, field, value, [[transaction id, n], …]] in order of n.
    """
    head = f'{{"id":"{txn.id}","author":"{txn.author}","hlc":{txn.hlc},"label":{canonical_json(txn.label)},'
    tail = f'"undoes":{canonical_json(txn.undoes)},"prev":{canonical_json(txn.prev)},"ops":{canonical_json(ops)}}}'
    return head + tail


def operations(db: Connection, row: str, upto: int | None = None) -> list[Operation]:
    """Return every operation on a row in order of arrival, or those up to the local number `upto`."""
    found = db.execute(
        'select o.k, t.author, t.hlc, t.id, o.n, o."table", o.row, o.field, o.value, o.parents '
        'from operation o join "transaction" t on t.k = o.txn where o.row = ? and o.k <= ? order by o.k',
        (bytes.fromhex(row), upto if upto is not None else 1 << 62),
    )
    return [operation(r) for r in found]


def operations_of(db: Connection, txn: Transaction) -> list[Operation]:
    """Return the operations of one transaction in order of n."""
    found = db.execute(
        'select k, ?, ?, ?, n, "table", row, field, value, parents from operation where txn = ? order by n',
        (bytes.fromhex(txn.author), txn.hlc, bytes.fromhex(txn.id), txn.k),
    )
    return [operation(r) for r in found]


def transactions(db: Connection, after: int = 0) -> list[Transaction]:
    """Return the transactions with a local number above `after`, in order of arrival."""
    found = db.execute(
        'select k, id, author, hlc, label, undoes, prev_hash, hash from "transaction" where k > ? order by k',
        (after,),
    )
    return [
        Transaction(k, i.hex(), a.hex(), hlc, label, u and u.hex(), p and p.hex(), h.hex())
        for k, i, a, hlc, label, u, p, h in found
    ]


def _begin(db: Connection, author: str, label: str, undoes: str | None) -> Transaction:
    k, hlc = db.execute('select max(k), max(hlc) from "transaction"').fetchone()
    prev = db.execute(
        'select hash from "transaction" where author = ? order by k desc limit 1', (bytes.fromhex(author),)
    ).fetchone()
    now = max((hlc or 0) + 1, time.time_ns() // 1_000_000 << HLC_SHIFT)
    return Transaction((k or 0) + 1, new_id(), author, now, label, undoes, prev and prev[0].hex(), "")


def _parents(ops: Sequence[Operation], field: str) -> list[Operation]:
    if field != ROW:
        return candidates(ops, field)
    fields = {ROW} | {op.field for op in ops}
    found = {op.k: op for name in fields for op in candidates(ops, name)}
    return [found[k] for k in sorted(found)]


def operation(r: tuple[Any, ...]) -> Operation:
    """Return the operation of a row (k, author, hlc, transaction id, n, table, row, field, value, parents)."""
    k, author, hlc, txn, n, table, row, field, value, parents = r
    order = (hlc, txn.hex(), n)
    return Operation(k, author.hex(), order, table, row.hex(), field, json.loads(value), tuple(json.loads(parents)))


def _raw(digits: str | None) -> bytes | None:
    return None if digits is None else bytes.fromhex(digits)
