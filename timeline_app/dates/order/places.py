"""Which date stands first, in one order that never depends on anything but the dates, the ranks and the ids.

The order, and what breaks its ties: the earliest second if it is known, else the latest; then the narrower date; then
the person's own rank; then the id. Entries without a date come last.
"""

from __future__ import annotations

from enum import StrEnum

from timeline_app.dates.edtf import Limits
from timeline_app.dates.terms import CEILING, Bound
from timeline_app.dates.value import HistoricalDate


class Possibility(StrEnum):
    """Whether a relation between two dates holds."""

    DEFINITE = "definite"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


def sort_key(date: HistoricalDate | None, rank: float = 0, tie: str = "") -> tuple[int, int, float, str]:
    """Return a key for a total order: earliest first, narrower before wider, no date last.

    Args:
        rank: the user's own order, which breaks ties.
        tie: an id, which breaks the rest.
    """
    if date is None:
        return CEILING, CEILING + 1, rank, tie
    return place(date.limits), date.end_hi, rank, tie


def place(limits: Limits) -> int:
    """Return the second to sort by: the earliest if it is known, else the latest, else CEILING."""
    if limits.lo_kind is Bound.KNOWN:
        return limits.start_lo
    return limits.end_hi if limits.hi_kind is Bound.KNOWN else CEILING


def is_order_known(a: Limits | HistoricalDate, b: Limits | HistoricalDate) -> bool:
    """Whether `a` begins before `b` in every case that their dates allow; two entries of one day have no order.

    Views mark neighbours whose order is only possible.
    """
    return a.start_hi < b.start_lo


def before(a: HistoricalDate, b: HistoricalDate, *, slack: int = 0) -> Possibility:
    """Say whether `a` is over when `b` begins; touching counts.

    Args:
        slack: seconds by which either date may be off, for dates written in different zones.
    """
    if a.end_hi + slack <= b.start_lo:
        return Possibility.DEFINITE
    return Possibility.POSSIBLE if a.end_lo - slack <= b.start_hi else Possibility.IMPOSSIBLE
