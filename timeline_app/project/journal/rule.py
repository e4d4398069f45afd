"""The rule: what a field shows, given every operation ever made on its row.

State is a pure function of the set of operations. Causality comes from `parents` (what an operation had seen and
replaced), never from clocks; a wrong clock only changes which of two rivals is shown first. docs/FORMAT.md,
"The rule".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

ROW = ""  # the field of an operation on the whole row: create, delete, restore


class Operation(NamedTuple):
    """One step on one field (or, with field "", on the whole row) of one row.

    `k` and `parents` are numbers of this file; `order` = (hlc, transaction id, n) decides between rivals
    everywhere alike.
    """

    k: int
    author: str
    order: tuple[int, str, int]
    table: str
    row: str
    field: str
    value: Any
    parents: tuple[int, ...]


def value(op: Operation, field: str) -> Any:
    """Return what an operation says of a field; None where a row does not mention it."""
    return op.value["row"].get(field) if op.field == ROW else op.value


def covering(ops: Iterable[Operation], field: str) -> list[Operation]:
    """Return the operations that speak of a field: its own and those on the whole row."""
    return [op for op in ops if op.field in (ROW, field)]


def candidates(ops: Iterable[Operation], field: str) -> list[Operation]:
    """Return the operations on a field that no other operation on it had seen."""
    speaking = covering(ops, field)
    seen = {parent for op in speaking for parent in op.parents}
    return [op for op in speaking if op.k not in seen]


def rivals(ops: Sequence[Operation], field: str) -> list[Operation]:
    """Return the candidates, less those that only repeat the value all of them started from."""
    found = candidates(ops, field)
    if len(found) < 2:
        return found
    start = {_plain(value(op, field)) for op in _latest_common_ancestors(covering(ops, field), found)}
    changed = [op for op in found if _plain(value(op, field)) not in start]
    return changed if changed and len(start) == 1 else found


def shown(ops: Sequence[Operation], field: str) -> Any:
    """Return the value that a field shows: that of the rival which is greatest in order; None without any."""
    found = rivals(ops, field)
    return value(max(found, key=lambda op: op.order), field) if found else None


def in_conflict(ops: Sequence[Operation], field: str) -> bool:
    """Tell whether the rivals of a field hold more than one value."""
    return len({_plain(value(op, field)) for op in rivals(ops, field)}) > 1


def alive(ops: Sequence[Operation]) -> bool:
    """Tell whether a row lives: an unreplaced create or restore, or an edit that the delete had not seen."""
    rows = candidates([op for op in ops if op.field == ROW], ROW)
    if any(op.value["alive"] for op in rows):
        return True
    fields = {op.field for op in ops if op.field != ROW}
    return any(op.field == field for field in fields for op in candidates(ops, field))


def row_state(ops: Sequence[Operation]) -> dict[str, Any] | None:
    """Return the flat fields that a row shows, or None for one that is not alive."""
    if not ops or not alive(ops):
        return None
    fields = {op.field for op in ops if op.field != ROW}
    fields |= {name for op in ops if op.field == ROW for name in op.value["row"]}
    return {field: shown(ops, field) for field in sorted(fields)}


def ancestors(ops: Sequence[Operation], op: Operation) -> list[Operation]:
    """Return the operations that `op` had seen, directly or through others; in order of `k`, without itself."""
    by_k = {other.k: other for other in ops}
    found = _above(by_k, op.k)
    return [by_k[k] for k in sorted(found)]


def _above(by_k: Mapping[int, Operation], k: int) -> set[int]:
    found: set[int] = set()
    todo = list(by_k[k].parents)
    while todo:
        parent = todo.pop()
        if parent in by_k and parent not in found:
            found.add(parent)
            todo += by_k[parent].parents
    return found


def _latest_common_ancestors(ops: Sequence[Operation], of: Sequence[Operation]) -> list[Operation]:
    by_k = {op.k: op for op in ops}
    common = set.intersection(*(_above(by_k, op.k) for op in of))
    older: set[int] = set().union(*(_above(by_k, k) for k in common)) if common else set()
    return [by_k[k] for k in common - older]


def _plain(of: Any) -> str:
    return repr(of)
