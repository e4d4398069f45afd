"""The rows of a list as they stand: entries, and above each group its heading. Arrays, whatever the size."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5

import numpy as np
from numpy.typing import NDArray

from timeline_app.project import Group, Order, where_is

Keys = NDArray[np.uint64]
"""A key of 16 bytes for each row: the id of an entry, or what stands for a heading."""

NOTHING: Keys = np.empty((0, 2), dtype=np.uint64)


_FEW = 16  # ids that are looked for one by one


class Standing:
    """What an order looks like with some of its groups folded."""

    def __init__(self, order: Order | None, folded: frozenset[object] = frozenset()) -> None:
        self.order, self.folded = order, folded
        self.headings: dict[bytes, Group] = {}
        self.keys = NOTHING if order is None else self._keys(order)

    def _keys(self, order: Order) -> Keys:
        if not order.groups:
            return order.ids
        parts, begins = [], 0
        for group in order.groups:
            key = _heading(group)
            self.headings[key.tobytes()] = group
            parts.append(key.reshape(1, 2))
            if group.value not in self.folded:
                parts.append(order.ids[begins : begins + group.count])
            begins += group.count
        return np.concatenate(parts)

    def heading(self, key: bytes) -> Group | None:
        """Return the group whose heading has this key; None for an entry."""
        return self.headings.get(key)


def place_of(keys: Keys, id_: str) -> int | None:
    """Return the row of an entry, None when it is not shown."""
    return where_is(keys, id_)


def places_of(keys: Keys, ids: Sequence[str]) -> list[int]:
    """Return the rows of entries, those that are not shown left out; some 20 ms among a million rows."""
    if len(ids) <= _FEW:
        return [row for id_ in ids if (row := where_is(keys, id_)) is not None]
    wanted = np.frombuffer(b"".join(map(bytes.fromhex, ids)), dtype=np.uint64).reshape(-1, 2)
    known = {pair.tobytes() for pair in wanted}
    maybe = np.flatnonzero(np.isin(keys[:, 1], wanted[:, 1]))
    return [int(row) for row in maybe if keys[row].tobytes() in known]


def _heading(group: Group) -> Keys:
    """Return the key of a heading: of version 0, which no id has."""
    packed = bytearray(md5(repr(group.value).encode(), usedforsecurity=False).digest())
    packed[6] &= 0x0F
    return np.frombuffer(bytes(packed), dtype=np.uint64)
