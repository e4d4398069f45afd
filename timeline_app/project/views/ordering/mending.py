"""An order after a small edit: in SQL, the place of the touched entries alone is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

import numpy as np

from timeline_app.project.views.ordering.keys import grouped, month_of, parts
from timeline_app.project.views.ordering.order import Group, Order, pack, where_is
from timeline_app.project.views.selecting import condition


def mended(db: Connection, before: Order, touched: Iterable[str], more: int = 0) -> Order:
    """Return an order in which the touched entries stand where they belong now, gone if they are not let through.

    All others must be as they were. Costs some tens of questions for each entry that is still there.

    Args:
        more: entries that came into the project, less those that went.
    """
    db.create_function("month_of", 1, month_of, deterministic=True)
    draft = _Draft(db, before)
    for id_ in touched:
        draft.take_out(id_)
    for id_, values in draft.let_through(touched):
        draft.put_in(id_, values)
    return Order(before.wanted, before.keys, before.group, draft.ids, tuple(draft.groups), before.total + more)


class _Draft:
    """An order that is being mended."""

    def __init__(self, db: Connection, before: Order) -> None:
        self._db, self._before = db, before
        self._parts = parts(before.keys, before.group)
        self.ids, self.groups = before.ids, list(before.groups)

    def take_out(self, id_: str) -> None:
        """Let an entry stand nowhere; its group goes where it was the last in it."""
        place = where_is(self.ids, id_)
        if place is None:
            return
        self.ids = np.delete(self.ids, place, axis=0)
        until = 0
        for number, group in enumerate(self.groups):
            until += group.count
            if place < until:
                self.groups[number : number + 1] = [replace(group, count=group.count - 1)] if group.count > 1 else []
                return

    def let_through(self, touched: Iterable[str]) -> list[tuple[str, tuple[Any, ...]]]:
        """Return those that the filter lets through, with the values that are compared."""
        where, values = condition(self._before.wanted)
        return self._asked(where, values, [bytes.fromhex(id_) for id_ in touched])

    def put_in(self, id_: str, values: tuple[Any, ...]) -> None:
        """Let an entry stand where these values belong, in a group of its own where there was none."""
        low, high = 0, len(self.ids)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._comes_before(self._at(middle), values) else (low, middle)
        self.ids = np.insert(self.ids, low, pack(id_), axis=0)
        if self._before.group is not None:
            self._count(values[0], id_, low)

    def _count(self, value: str | int | None, id_: str, place: int) -> None:
        for number, group in enumerate(self.groups):
            if group.value == value:
                self.groups[number] = replace(group, count=group.count + 1)
                return
        begins = number = 0
        while number < len(self.groups) and begins < place:
            begins += self.groups[number].count
            number += 1
        assert self._before.group is not None
        name = grouped(self._before.group.order)[1]
        (said,) = self._db.execute(f"select {name} from entry e where e.id = ?", [bytes.fromhex(id_)]).fetchone()
        self.groups.insert(number, Group(value, said or "", 1))

    def _at(self, place: int) -> tuple[Any, ...]:
        return self._asked("true", [], [self.ids[place].tobytes()])[0][1]

    def _asked(self, where: str, values: list[Any], ids: list[bytes]) -> list[tuple[str, tuple[Any, ...]]]:
        listed = ", ".join(part for part, _ in self._parts)
        query = f"select e.id, {listed} from entry e where {where} and e.id in ({', '.join('?' * len(ids))})"
        return [(row[0].hex(), row[1:]) for row in self._db.execute(query, [*values, *ids])]

    def _comes_before(self, one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
        for a, b, (_, falling) in zip(one, other, self._parts, strict=True):
            if a != b:
                return b is None if a is None or b is None else (a > b) is falling
        return False
