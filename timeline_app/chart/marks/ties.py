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
        held = sorted(ties)
        ids, sources, targets, types, bases = zip(*held, strict=True) if held else ((),) * 5
        source, target = marks.index.several(sources), marks.index.several(targets)
        drawn = np.flatnonzero((source >= 0) & (target >= 0) & (source != target))
        rank = marks.rank.astype(np.int64)
        best = drawn[np.argsort(-rank[source[drawn]] - rank[target[drawn]], kind="stable")]
        return cls(
            ids=tuple(ids[at] for at in best.tolist()),
            types=tuple(types[at] for at in best.tolist()),
            bases=tuple(bases[at] for at in best.tolist()),
            source=source[best],
            target=target[best],
        )
