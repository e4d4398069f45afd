"""Entries as they come: one by one, or as columns of arrays where there are very many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Flag(IntFlag):
    """What a mark's shape has to say beside its place."""

    LASTS = 1
    APPROXIMATE = 2
    UNCERTAIN = 4
    OPEN_START = 8
    UNKNOWN_START = 16
    OPEN_END = 32
    UNKNOWN_END = 64
    DISPUTED = 128
    PROSPECTIVE = 256
    UNSURE = 512
    UNCITED = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry as the timeline needs it.

    `s0, s1, e0, e1` are the earliest and latest start and the earliest and latest end, in seconds since
    1970-01-01T00:00:00 on the project's wall clock, half open: the entry fills [s, e) with s0 <= s <= s1 and
    e0 <= e <= e1. An entry without a date has s0 > e1. `precision` is 10 second … 100 millennium
    (docs/DATES.md). `span` is "lasts" or "occurs-within"; `lo_kind`, `hi_kind` are "known", "open" or
    "unknown"; `status` is
    "undisputed", "disputed", "prospective" or "unsure". `position` is the user's own order among ties.
    """

    id: str
    title: str
    s0: int
    s1: int
    e0: int
    e1: int
    lo_kind: str = "known"
    hi_kind: str = "known"
    span: str = "occurs-within"
    precision: int = 40
    approximate: bool = False
    uncertain: bool = False
    status: str = "undisputed"
    importance: int = 3
    lane: str = ""
    citations: int = 0
    links: int = 0
    date_words: str = ""
    position: int = 0


class Columns(NamedTuple):
    """The same of many entries, a column each, in any order: none of the arrays is changed afterwards.

    `id`, `title` and `date_words` may fetch what is asked of them when it is asked. `find` gives the places of ids
    in the columns, -1 for what is not there. `by_id`: order among the sorted ids, 0 or more, no two alike.
    """

    id: Sequence[str]
    title: Sequence[str]
    date_words: Sequence[str]
    find: Callable[[Sequence[str]], Ints]
    by_id: Ints
    s0: Ints
    s1: Ints
    e0: Ints
    e1: Ints
    flags: NDArray[np.uint16]
    importance: NDArray[np.uint8]
    cited: Ints  # citations and links: of two entries that are equally important the first to be labelled has more
    lane: Ints  # into `lanes`
    lanes: Sequence[str]
    position: Ints

    @classmethod
    def of(cls, items: Iterable[Item]) -> Columns:
        """Return entries given one by one."""
        held = list(items)
        ids = tuple(item.id for item in held)
        by_id = np.empty(len(held), np.int64)
        by_id[sorted(range(len(held)), key=ids.__getitem__)] = np.arange(len(held))
        lanes = {name: at for at, name in enumerate(dict.fromkeys(item.lane for item in held))}

        def _column(value: Callable[[Item], Any], kind: type[np.generic] = np.int64) -> NDArray[Any]:
            return np.array([value(item) for item in held], kind)

        return cls(
            id=ids,
            title=tuple(item.title for item in held),
            date_words=tuple(item.date_words for item in held),
            find=_finder(ids),
            by_id=by_id,
            s0=_column(lambda item: item.s0),
            s1=_column(lambda item: item.s1),
            e0=_column(lambda item: item.e0),
            e1=_column(lambda item: item.e1),
            flags=_column(_flags, np.uint16),
            importance=_column(lambda item: item.importance, np.uint8),
            cited=_column(lambda item: item.citations + item.links),
            lane=_column(lambda item: lanes[item.lane]),
            lanes=tuple(lanes),
            position=_column(lambda item: item.position),
        )


def _finder(ids: Sequence[str]) -> Callable[[Sequence[str]], Ints]:
    places = {id_: at for at, id_ in enumerate(ids)}
    return lambda wanted: np.array([places.get(id_, -1) for id_ in wanted], np.int64)


_SAID = {
    ("lo_kind", "open"): Flag.OPEN_START,
    ("lo_kind", "unknown"): Flag.UNKNOWN_START,
    ("hi_kind", "open"): Flag.OPEN_END,
    ("hi_kind", "unknown"): Flag.UNKNOWN_END,
    ("span", "lasts"): Flag.LASTS,
    ("status", "disputed"): Flag.DISPUTED,
    ("status", "prospective"): Flag.PROSPECTIVE,
    ("status", "unsure"): Flag.UNSURE,
    ("approximate", True): Flag.APPROXIMATE,
    ("uncertain", True): Flag.UNCERTAIN,
    ("citations", 0): Flag.UNCITED,
}


def _flags(item: Item) -> int:
    return sum(flag for (name, said), flag in _SAID.items() if getattr(item, name) == said)


def doubts(edtf: str) -> tuple[bool, bool]:
    """Return whether a date in EDTF is approximate anywhere in it, and whether it is uncertain."""
    return "~" in edtf or "%" in edtf, "?" in edtf or "%" in edtf
