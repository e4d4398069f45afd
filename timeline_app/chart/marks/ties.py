"""Links between dated entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from timeline_app.chart.marks.columns import Ints
from timeline_app.chart.marks.dated import Marks


class Tie(NamedTuple):
    """A link between two entries; `basis` is "stated", "hedged" or "inferred", `type` a slug ("causes")."""

    id: str
    source: str
    target: str
    type: str = "precedes"
    basis: str = "stated"


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Links whose ends are both dated, best first; `source`, `target`: (m,) indexes into the marks."""

    ids: tuple[str, ...]
    types: tuple[str, ...]
    bases: tuple[str, ...]
    source: Ints
    target: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def of(cls, marks: Marks, ties: Iterable[Tie]) -> Links:
        """Tie the marks together; links to undated or unknown entries and to itself are left out."""
        find, rank = marks.index.get, marks.rank
        ends = [(find(tie.source), find(tie.target), tie) for tie in ties if tie.source != tie.target]
        drawn = [(source, target, tie) for source, target, tie in ends if source is not None and target is not None]
        drawn.sort(key=lambda one: (-int(rank[one[0]]) - int(rank[one[1]]), one[2].id))
        return cls(
            ids=tuple(tie.id for _, _, tie in drawn),
            types=tuple(tie.type for _, _, tie in drawn),
            bases=tuple(tie.basis for _, _, tie in drawn),
            source=np.array([source for source, _, _ in drawn], np.int64),
            target=np.array([target for _, target, _ in drawn], np.int64),
        )
