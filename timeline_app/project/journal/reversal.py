"""Taking an edit back, and reading what another program did: changes found from the journal."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from timeline_app.model import TABLES
from timeline_app.project import rows
from timeline_app.project.change import Change, Key, Row
from timeline_app.project.file import dating, store
from timeline_app.project.journal import ledger
from timeline_app.project.journal.ledger import Transaction
from timeline_app.project.journal.rule import (
    ROW,
    Operation,
    ancestors,
    candidates,
    covering,
    row_state,
    shown,
)
from timeline_app.words import tr

Touched = dict[Key, tuple[Row | None, Row | None]]


def overtaken(db: Connection, txn: Transaction, own: set[str]) -> str:
    """Return a sentence on why an edit cannot be taken back, or "".

    An operation is overtaken when its field no longer stands on it alone; a create also when a field of its row
    stands on another author's operation, or another author's living row refers to it that would not go with it.
    What was done and taken back again is looked through.
    """
    steps = ledger.operations_of(db, txn)
    leaving = {op.row for op in steps if op.field == ROW and op.value["alive"]}
    for op in steps:
        ops = ledger.operations(db, op.row)
        if op.field == ROW and op.value["alive"]:
            later = [o for o in _foreign(ops, own) if o.k != op.k]
            owner = _foreign_reference(db, op, own, leaving)
        else:
            later = [o for o in _standing(db, ops, op) if o.k != op.k]
            owner = ""
        if later:
            return _sentence(db, later[0])
        if owner:
            return tr("“{label}” cannot be taken back: {name} has built on it.", label=txn.label, name=owner)
    return ""


def reverse(db: Connection, txn: Transaction) -> Touched:
    """Return the rows (before, after) that take an edit back, field by field."""
    touched: Touched = {}
    for op in reversed(ledger.operations_of(db, txn)):
        key = (op.table, op.row)
        before = touched[key][0] if key in touched else store.row(db, op.table, op.row)
        now = touched[key][1] if key in touched else before
        touched[key] = (before, _without(db, op, now))
    return {key: pair for key, pair in touched.items() if pair[0] != pair[1]}


def change_of(db: Connection, found: Sequence[Transaction]) -> Change:
    """Return the Change made by the last transactions of the file, given in order of arrival."""
    keys = {(op.table, op.row): op.k for txn in reversed(found) for op in reversed(ledger.operations_of(db, txn))}
    touched: Touched = {}
    for (table, id_), first in keys.items():
        fields = row_state(ledger.operations(db, id_, upto=first - 1))
        before = None if fields is None else rows.unflat(table, fields, id_)
        touched[table, id_] = (before, store.row(db, table, id_))
    touched = dating.as_told(db, touched)
    return Change(found[-1].label if found else "", {key: pair for key, pair in touched.items() if pair[0] != pair[1]})


def _without(db: Connection, op: Operation, now: Row | None) -> Row | None:
    if op.field == ROW:
        return None if op.value["alive"] else rows.unflat(op.table, op.value["row"], op.row)
    if now is None:
        return None
    ops = ledger.operations(db, op.row)
    fields = rows.flat(op.table, now)
    fields[op.field] = shown(ancestors(covering(ops, op.field), op), op.field)
    return rows.unflat(op.table, fields, op.row)


def _foreign(ops: list[Operation], own: set[str]) -> list[Operation]:
    fields = {ROW} | {op.field for op in ops}
    return [op for field in fields for op in candidates(ops, field) if op.author not in own]


def _foreign_reference(db: Connection, op: Operation, own: set[str], leaving: set[str]) -> str:
    for table in TABLES:
        for column in rows.references(table):
            query = f'select lower(hex(id)) from "{table}" where "{column}" = ? and gone = 0'
            for (id_,) in db.execute(query, (bytes.fromhex(op.row),)).fetchall():
                if id_ in leaving:
                    continue
                author = ledger.operations(db, id_)[0].author
                if author not in own:
                    return _name(db, author)
    return ""


def _standing(db: Connection, ops: list[Operation], op: Operation) -> list[Operation]:
    """Return what the field of `op` stands on, looking through later edits that were taken back again."""
    speaking = [o for o in ops if o.field == ROW] if op.field == ROW else covering(ops, op.field)
    todo, found = candidates(speaking, op.field), []
    while todo:
        other = todo.pop()
        undone = None if other.k == op.k else _undone_by(db, speaking, other)
        if undone is None:
            found.append(other)
        else:
            todo += candidates(ancestors(speaking, undone), op.field)
    return found


def _undone_by(db: Connection, ops: list[Operation], op: Operation) -> Operation | None:
    query = 'select undoes from "transaction" where id = ?'
    (undoes,) = db.execute(query, (bytes.fromhex(op.order[1]),)).fetchone()
    return next((o for o in ops if undoes is not None and o.order[1] == undoes.hex()), None)


def _sentence(db: Connection, later: Operation) -> str:
    return tr(
        "This cannot be taken back: {name} changed “{field}” of the same {table} afterwards.",
        name=_name(db, later.author),
        field=later.field or tr("everything"),
        table=later.table,
    )


def _name(db: Connection, author: str) -> str:
    found = db.execute("select name from author where id = ?", (bytes.fromhex(author),)).fetchone()
    return found[0] if found else tr("somebody")
