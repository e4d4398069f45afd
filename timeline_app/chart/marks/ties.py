"""Links between dated entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import is_
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks.columns import Ints
from timeline_app.chart.marks.dated import Marks
from timeline_app.shifts import Shift

Objects = NDArray[np.object_]


class Tie(NamedTuple):
    """A link between two entries; `basis` is "stated", "hedged" or "inferred", `type` a slug ("causes")."""

    id: str
    source: str
    target: str
    type: str = "precedes"
    basis: str = "stated"


Tied = tuple[str, str, str, str, str]  # what a `Tie` holds


class Ties(NamedTuple):
    """All links by id, whatever their ends: `every`, and the same as columns of strings."""

    every: Sequence[Tied]
    id: Objects
    source: Objects
    target: Objects
    type: Objects
    basis: Objects

    @classmethod
    def of(cls, ties: Iterable[Tied]) -> Ties:
        """Return links that come in any order."""
        held = list(ties)
        every = sorted(held)
        return cls(ties if isinstance(ties, tuple) and held == every else every, *_columns(every))

    def edited(self, every: Sequence[Tied]) -> tuple[Ties, Shift | None]:
        """Return other links, sorted by id, and how their numbers are shifted; None where they are the same ones.

        Cost: a glance at each link, and the rest for those between the first and the last that is another value.
        """
        if every is self.every:
            return self, None
        short = min(len(every), len(self.every))
        head = sum(takewhile(bool, map(is_, self.every, every)))
        tail = min(sum(takewhile(bool, map(is_, reversed(self.every), reversed(every)))), short - head)
        gone, come = np.arange(head, len(self.every) - tail), np.arange(head, len(every) - tail)
        shift = Shift.of(len(self.every), gone, come)
        news = _columns(every[head : len(every) - tail])
        return Ties(every, *(shift.column(old, new) for old, new in zip(self[1:], news, strict=True))), shift

    def count(self, id_: str) -> int:
        """Return how often an entry is the end of a link."""
        return int(np.count_nonzero(self.source == id_) + np.count_nonzero(self.target == id_))


def _columns(every: Sequence[Tied]) -> list[Objects]:
    return [_objects([tie[at] for tie in every]) for at in range(5)]


def _objects(held: Sequence[Any]) -> Objects:
    made = np.empty(len(held), object)
    made[:] = held
    return made


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Links whose ends are both dated, best first; `source`, `target`: (m,) indexes into the marks.

    `ties`, `ends`: all links, and the marks at both ends of each, -1 for none; `best`: which of them these are.
    """

    ids: tuple[str, ...]
    types: tuple[str, ...]
    bases: tuple[str, ...]
    source: Ints
    target: Ints
    ties: Ties
    ends: Ints
    best: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, marks: Marks, ties: Iterable[Tied] | Ties) -> Links:
        """Tie the marks together; links to undated or unknown entries and to itself are left out."""
        held = ties if isinstance(ties, Ties) else Ties.of(ties)
        return cls._made(marks, held, _ends(marks, held.source, held.target))

    def edited(self, marks: Marks, ties: Ties, moved: Shift | None) -> Links:
        """Return the links of marks made from those before by an edit; itself when none is another.

        Args:
            ties: all links now, and how they are `moved`, see `Ties.edited`.
        """
        assert marks.since is not None
        ends = marks.since.shift.numbers(self.ends)
        if moved is not None:
            come = moved.come
            ends = np.stack([moved.column(column, -1 * np.ones(len(come), np.int64)) for column in ends])
            ends[:, come] = _ends(marks, ties.source[come], ties.target[come])
        for mark in marks.since.shift.come.tolist():
            id_ = marks.ids[mark]
            ends[0, ties.source == id_] = mark
            ends[1, ties.target == id_] = mark
        if ties is self.ties:
            best = _best(marks, ends)
            if np.array_equal(best, self.best):
                same = np.array_equal(ends, self.ends)
                return self if same else replace(self, ends=ends, source=ends[0, best], target=ends[1, best])
        return Links._made(marks, ties, ends)

    @classmethod
    def _made(cls, marks: Marks, ties: Ties, ends: Ints) -> Links:
        best = _best(marks, ends)
        ids, types, bases = (tuple(column[best].tolist()) for column in (ties.id, ties.type, ties.basis))
        return cls(ids, types, bases, ends[0, best], ends[1, best], ties, ends, best)


def _best(marks: Marks, ends: Ints) -> Ints:
    """Return the links whose ends are two marks, the best first."""
    source, target = ends
    drawn = np.flatnonzero((source >= 0) & (target >= 0) & (source != target))
    value = marks.rank[source[drawn]].astype(np.int64) + marks.rank[target[drawn]]
    best: Ints = drawn[np.argsort(-value, kind="stable")]
    return best


def _ends(marks: Marks, source: Objects, target: Objects) -> Ints:
    found = marks.index.several([*source.tolist(), *target.tolist()])
    return found.reshape(2, -1)
