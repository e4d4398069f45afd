"""The name under which each entry stands where a list is sorted or grouped by names: its first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.holdings import HOLDINGS, cited_sources
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.parts import Source

_AGENTS = "select id, name, 0 from agent where gone = 0"
_NAMES = {
    "place": "select id, name, 0 from place where gone = 0",
    "agent": _AGENTS,
    "person": f"{_AGENTS} and kind = 'person'",
    "organisation": f"{_AGENTS} and kind <> 'person'",
    "claimant": _AGENTS,
    "tag": "select id, name, position from tag where gone = 0",
    "source": "select id, coalesce(nullif(short_title, ''), cast(json_extract(csl, '$.title') as text), ''), 0 "
    "from source where gone = 0",
}

KINDS = tuple(_NAMES)
"""`agent` is a person or an organisation, whichever comes first."""


class Coded(NamedTuple):
    """A word or name for each entry: `codes` are places in `names`, which are sorted, -1 for none."""

    codes: NDArray[Any]
    names: Sequence[str]
    values: Sequence[str]  # the names folded, once each, sorted
    value_of: NDArray[np.int32]  # place in `names` → place in `values`; the last one stands for none

    def keys(self) -> NDArray[np.int32]:
        """Return the place of each entry's name in `values`, -1 for none."""
        found: NDArray[np.int32] = self.value_of[self.codes]
        return found


def coded(codes: NDArray[Any], names: Sequence[str]) -> Coded:
    """Return names with what they are compared by; `names` sorted, without doubles."""
    forms = [fold_one(name) for name in names]
    values = sorted(set(forms))
    number = {value: at for at, value in enumerate(values)}
    return Coded(codes, names, values, np.array([*(number[value] for value in forms), -1], np.int32))


def first_names(source: Source, kind: str, roll: Roll) -> Coded:
    """Return the first name of each entry, of one kind of `KINDS`."""
    known = source.db.execute(_NAMES[kind]).fetchall()
    names = sorted({name for _, name, _ in known})
    number = {name: at for at, name in enumerate(names)}
    known.sort()
    named = Roll(np.array([row[0] for row in known], "S16"))
    code = np.array([number[row[1]] for row in known], np.int32)
    held = cited_sources(source) if kind == "source" else HOLDINGS[kind].held(source)
    rows, which, turn = roll.rows(held.entries), named.rows(held.things), held.turns
    there = (rows >= 0) & (which >= 0)
    rows, which, turn = rows[there], which[there], turn[there]
    if kind == "tag":
        turns = sorted({(row[2], row[1]) for row in known})
        place = {one: at for at, one in enumerate(turns)}
        turn = np.array([place[row[2], row[1]] for row in known], np.int64)[which]
    if turn.any():
        order = np.argsort(turn, kind="stable")
        rows, which = rows[order], which[order]
    first = np.full(len(roll), -1, np.int32)
    if len(rows):
        first[rows[::-1]] = code[which[::-1]]  # of several the last one written stays
    return coded(first, names)
