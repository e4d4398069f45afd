"""How a person wants the lanes of one kind: their order, colours, which are folded. Kept in the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


def lane_key(kind: str) -> str:
    """Return the key of the preference that holds the lanes of a kind."""
    return f"lanes.{kind}"


@dataclass(frozen=True, slots=True)
class LaneLook:
    """Order, colours and folds by the names of lanes; names that no entry stands in any more are kept and do nothing.

    Lanes that `order` lacks follow those it has, in the order of their first entries. `colours` are numbers of the
    palette, from 0. With `ghosts` an entry of several values is marked in the lanes of all of them.
    """

    order: tuple[str, ...] = ()
    colours: Mapping[str, int] = field(default_factory=dict)
    folded: frozenset[str] = frozenset()
    ghosts: bool = False

    @classmethod
    def read(cls, value: Any) -> LaneLook:
        """Return what a preference holds; what makes no sense there is as if it had never been set."""
        held = value if isinstance(value, Mapping) else {}
        order, colours, folded = (held.get(name) for name in ("order", "colours", "folded"))
        return cls(
            tuple(_names(order)),
            {str(name): number for name, number in colours.items() if type(number) is int and number >= 0}
            if isinstance(colours, Mapping)
            else {},
            frozenset(_names(folded)),
            held.get("ghosts") is True,
        )

    def written(self) -> dict[str, Any]:
        """Return the value of the preference."""
        return {
            "order": list(self.order),
            "colours": dict(sorted(self.colours.items())),
            "folded": sorted(self.folded),
            "ghosts": self.ghosts,
        }

    def arranged(self, first: Iterable[str]) -> list[str]:
        """Return the lanes from top to bottom; `first` has those that are used, in the order of their first entries."""
        used = list(dict.fromkeys(first))
        known = [name for name in dict.fromkeys(self.order) if name in used]
        return [*known, *(name for name in used if name not in known)]

    def coloured(self, numbers: Mapping[str, int]) -> dict[str, int]:
        """Return the number of each lane's colour; `numbers` has those of lanes whose colour nobody chose."""
        return {name: self.colours.get(name, number) for name, number in numbers.items()}

    def moved(self, names: Sequence[str], name: str, to: int) -> tuple[str, ...]:
        """Return the order where the lane `name` of those shown stands at place `to`, counted without it."""
        rest = [other for other in names if other != name]
        to = min(max(to, 0), len(rest))
        gone = [other for other in self.order if other not in names]
        return (*rest[:to], name, *rest[to:], *gone)


def _names(value: Any) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []
