"""The name under which each entry stands where a list is sorted or grouped by names: its first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.lanes import pairs
from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.parts import Source

KINDS = ("place", "agent", "person", "organisation", "claimant", "tag", "source")
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


def recoded(codes: NDArray[Any], names: Sequence[str]) -> Coded:
    """Return names that were told in another order, or twice; a code of -1 is none."""
    known = sorted(set(names))
    number = {name: at for at, name in enumerate(known)}
    place = np.array([*(number[name] for name in names), -1], np.int32)
    return coded(place[codes.astype(np.int64, copy=False)], known)


def first_names(source: Source, kind: str, roll: Roll) -> Coded:
    """Return the first name of each entry, of one kind of `KINDS`."""
    found = pairs(source, kind, roll)
    first = np.full(len(roll), -1, np.int32)
    first[found.rows[::-1]] = found.codes[::-1]  # of several the last one written stays
    return recoded(first, found.names)
