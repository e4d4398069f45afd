"""The thirteen relations of two stretches of time (James F. Allen, 1983), between dates that are not exactly known.

Each relation says of the two beginnings and the two ends which is less and which are equal. It is possible when these
can hold together with what is known of the four moments; definite when it is the only possible one.
"""

from __future__ import annotations

from enum import StrEnum

from timeline_app.dates.edtf import Limits
from timeline_app.dates.order.places import Possibility
from timeline_app.dates.value import HistoricalDate


class Relation(StrEnum):
    """How one event lies to another; `meets` and `met by` leave no moment between them."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"


_A, _A_END, _B, _B_END = range(4)
_Pair = tuple[int, int]
# Relation → pairs (less, greater), pairs of equals; that each begins before it ends is added below.
_SAYS: dict[Relation, tuple[tuple[_Pair, ...], tuple[_Pair, ...]]] = {
    Relation.BEFORE: (((_A_END, _B),), ()),
    Relation.MEETS: ((), ((_A_END, _B),)),
    Relation.OVERLAPS: (((_A, _B), (_B, _A_END), (_A_END, _B_END)), ()),
    Relation.STARTS: (((_A_END, _B_END),), ((_A, _B),)),
    Relation.DURING: (((_B, _A), (_A_END, _B_END)), ()),
    Relation.FINISHES: (((_B, _A),), ((_A_END, _B_END),)),
    Relation.EQUALS: ((), ((_A, _B), (_A_END, _B_END))),
    Relation.FINISHED_BY: (((_A, _B),), ((_A_END, _B_END),)),
    Relation.CONTAINS: (((_A, _B), (_B_END, _A_END)), ()),
    Relation.STARTED_BY: (((_B_END, _A_END),), ((_A, _B),)),
    Relation.OVERLAPPED_BY: (((_B, _A), (_A, _B_END), (_B_END, _A_END)), ()),
    Relation.MET_BY: ((), ((_B_END, _A),)),
    Relation.AFTER: (((_B_END, _A),), ()),
}
_LASTING = ((_A, _A_END), (_B, _B_END))


def relations(a: HistoricalDate | Limits, b: HistoricalDate | Limits, *, slack: int = 0) -> dict[Relation, Possibility]:
    """Say of every relation whether it holds.

    Args:
        slack: seconds by which either date may be off, for dates written in different zones.
    """
    low = [a.start_lo - slack, a.end_lo - slack, b.start_lo - slack, b.end_lo - slack]
    high = [a.start_hi + slack, a.end_hi + slack, b.start_hi + slack, b.end_hi + slack]
    possible = [relation for relation, (less, equal) in _SAYS.items() if _can_hold(low[:], high[:], less, equal)]
    one = Possibility.DEFINITE if len(possible) == 1 else Possibility.POSSIBLE
    return {relation: one if relation in possible else Possibility.IMPOSSIBLE for relation in Relation}


def relation(which: Relation, a: HistoricalDate | Limits, b: HistoricalDate | Limits, *, slack: int = 0) -> Possibility:
    """Say whether one relation holds; arguments as for `relations`."""
    return relations(a, b, slack=slack)[which]


def _can_hold(low: list[int], high: list[int], less: tuple[_Pair, ...], equal: tuple[_Pair, ...]) -> bool:
    """Narrow what is known of the four moments until nothing changes; nothing may be left empty.

    The constraints have no circle, so this takes as many rounds as the longest chain has links, at most.
    """
    changed = True
    while changed:
        before = (*low, *high)
        for x, y in equal:
            low[x] = low[y] = max(low[x], low[y])
            high[x] = high[y] = min(high[x], high[y])
        for x, y in (*_LASTING, *less):
            low[y] = max(low[y], low[x] + 1)
            high[x] = min(high[x], high[y] - 1)
        if any(lowest > highest for lowest, highest in zip(low, high, strict=True)):
            return False
        changed = before != (*low, *high)
    return True
