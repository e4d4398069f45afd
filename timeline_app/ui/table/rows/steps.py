"""The way from one list of rows to another: what goes, what moves, what comes. Property: tests/ui/table."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from timeline_app.project import where_is
from timeline_app.shifts import Shift
from timeline_app.ui.table.rows.standing import Keys

Run = tuple[int, int]
"""The first and the last row of some that stand together."""


class Steps(NamedTuple):
    """Three steps, in this order; their rows are counted as they stand when the step is taken."""

    gone: tuple[Run, ...]  # from the bottom
    moves: bool  # those that stay stand in another order
    come: tuple[Run, ...]  # from the top

    @property
    def number(self) -> int:
        """How many steps a view has to follow; where there are many, it is better told to begin anew."""
        return len(self.gone) + self.moves + len(self.come)


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Steps:
    """Return how a list of distinct keys becomes another."""
    before, after = set(old), set(new)
    gone = runs(row for row, id_ in enumerate(old) if id_ not in after)
    come = runs(row for row, id_ in enumerate(new) if id_ not in before)
    moves = [id_ for id_ in old if id_ in after] != [id_ for id_ in new if id_ in before]
    return Steps(tuple(reversed(gone)), moves, tuple(come))


def runs(rows: Iterable[int]) -> list[Run]:
    """Return rising rows as runs of rows that stand together."""
    found: list[Run] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def way(old: Keys, new: Keys, touched: Iterable[bytes]) -> Steps | None:
    """Return how one list of keys becomes another where all but the touched ones stay as they are; None: they do not.

    Costs some milliseconds for a million rows and a few touched.
    """
    keys = list(touched)
    before = {key: row for key in keys if (row := _row(old, key)) is not None}
    after = {key: row for key in keys if (row := _row(new, key)) is not None}
    if not _alike(old, before.values(), new, after.values()):
        return None
    gone = runs(sorted(row for key, row in before.items() if key not in after))
    come = runs(sorted(row for key, row in after.items() if key not in before))
    moves = not _alike(old, _rows(gone), new, _rows(come))
    return Steps(tuple(reversed(gone)), moves, tuple(come))


def _row(keys: Keys, key: bytes) -> int | None:
    return where_is(keys, key.hex())


def _rows(found: Iterable[Run]) -> list[int]:
    return [row for first, last in found for row in range(first, last + 1)]


def _alike(old: Keys, gone: Iterable[int], new: Keys, come: Iterable[int]) -> bool:
    """Tell whether two lists are the same, the one without the rows that went and the other without those that came."""
    went, came = (np.array(sorted(rows), np.int64) for rows in (gone, come))
    if len(old) - len(went) != len(new) - len(came):
        return False
    shift = Shift.of(len(old), went, came)
    stretches = zip(shift.begin.tolist(), shift.end.tolist(), shift.by.tolist(), strict=True)
    return all(np.array_equal(old[begin:end], new[begin + by : end + by]) for begin, end, by in stretches)
