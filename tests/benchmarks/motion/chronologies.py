"""Made-up chronologies of any size, the same on every computer: a long tail with bursts of hours at its end.

1,970 years, half of the entries in the last 30 of them; three in ten belong to bursts of a few hours. Twelve lanes of
unequal size; three quarters of the titles are Latin, the others Arabic. All titles are sample texts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart import Columns, Flag, Links, Marks, Tie, marks
from timeline_app.chart.calendar import DAY, days

FIRST, LAST = days(50, 1, 1) * DAY, days(2020, 1, 1) * DAY
LANES = ("Aster", "Birch", "Cedar", "Dogwood", "Elm", "Fern", "Gorse", "Hazel", "نرگس", "بلوط", "Iris", "Juniper")
HOUR, YEAR = 3600, 365 * DAY
_TAIL = 6.0  # the power of the long tail
_LINKED = 20  # one link for so many entries

_LATIN = (
    ("The council", "A caravan", "The northern garrison", "An envoy", "The granary", "A second column", "The ferry"),
    ("reaches", "leaves", "sends word to", "asks for help from", "is cut off from", "counts the stores of", "burns at"),
    ("the river crossing", "the old fort", "the winter market", "the upper valley", "the salt road", "the mill"),
    ("", "at dawn", "after the flood", "with forty carts", "for the third time", "as a sample report says"),
)
_ARABIC = (
    ("المجلس", "القافلة", "الحامية الشمالية", "المبعوث", "مخزن الحبوب"),
    ("يصل إلى", "يغادر", "يرسل خبرا إلى", "يطلب العون من"),
    ("معبر النهر", "القلعة القديمة", "سوق الشتاء", "الوادي الأعلى"),
    ("", "عند الفجر", "بعد الفيضان", "للمرة الثالثة"),
)

Ints = NDArray[np.int64]


def columns(entries: int) -> Columns:
    """Return that many entries."""
    draw = np.random.default_rng(entries)
    begin, size, lasts = _times(draw, entries)
    end = begin + size
    unit = np.where(lasts, np.minimum(size, DAY), size)
    citations = draw.integers(0, 4, entries)
    weights = 1 / np.arange(1, len(LANES) + 1)
    lane = draw.choice(len(LANES), entries, p=weights / weights.sum())
    doubt = draw.random(entries)
    ids = tuple(f"{number:032x}" for number in range(entries))
    flags = np.where(lasts, Flag.LASTS, 0) | np.where(citations == 0, Flag.UNCITED, 0)
    flags |= np.where(doubt < 0.05, Flag.APPROXIMATE, 0) | np.where(doubt > 0.95, Flag.UNCERTAIN, 0)
    flags |= draw.choice([0, int(Flag.DISPUTED), int(Flag.UNSURE)], entries, p=[0.9, 0.06, 0.04])
    places = {id_: at for at, id_ in enumerate(ids)}
    return Columns(
        id=ids,
        title=_titles(draw, entries),
        date_words=("",) * entries,
        find=lambda wanted: np.array([places.get(id_, -1) for id_ in wanted], np.int64),
        by_id=np.arange(entries),
        s0=begin,
        s1=np.where(lasts, begin + unit - 1, end - 1),
        e0=np.where(lasts, end - unit + 1, begin + 1),
        e1=end,
        flags=flags.astype(np.uint16),
        importance=draw.choice([1, 2, 3, 4, 5], entries, p=[0.1, 0.2, 0.4, 0.2, 0.1]).astype(np.uint8),
        cited=citations,
        lane=lane,
        lanes=LANES,
        position=np.arange(entries),
    )


def crowd(entries: int) -> tuple[Marks, Links]:
    """Return the marks and links of `columns`."""
    found = marks(columns(entries), LANES)
    draw = np.random.default_rng(entries + 1)
    sources = draw.integers(0, max(entries - 40, 1), entries // _LINKED)
    targets = np.minimum(sources + draw.integers(1, 40, len(sources)), entries - 1)
    order = np.argsort(found.at, kind="stable").tolist()
    ids = found.ids
    ends = zip(sources.tolist(), targets.tolist(), strict=True)
    ties = (Tie(f"{at:032x}", ids[order[a]], ids[order[b]]) for at, (a, b) in enumerate(ends))
    return found, Links.of(found, ties)


def _times(draw: np.random.Generator, entries: int) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Return begins, lengths in seconds, and which entries last."""
    begin = LAST - ((LAST - FIRST) * draw.random(entries) ** _TAIL).astype(np.int64)
    bursts = begin[: max(entries // 200, 1)]
    burst = draw.random(entries) < 0.3
    near = bursts[draw.integers(0, len(bursts), entries)] + (draw.normal(0, 3 * HOUR, entries)).astype(np.int64)
    begin = np.where(burst, near, begin)
    kind = draw.random(entries)
    known = draw.choice([60, HOUR, DAY], entries, p=[0.2, 0.2, 0.6])
    size = np.where(kind < 0.08, 30 * DAY, np.where(kind < 0.12, YEAR, known))
    lasts = (kind > 0.9) & ~burst
    size = np.where(burst, np.minimum(known, HOUR), size)
    size = np.where(lasts, (DAY * 10 ** (3 * draw.random(entries))).astype(np.int64), size)
    return np.clip(begin // size * size, FIRST, LAST), size, lasts


def _titles(draw: np.random.Generator, entries: int) -> tuple[str, ...]:
    """Return titles of two to four parts, each with a number that makes it its own."""
    made: list[str] = []
    arabic = (draw.random(entries) < 0.25).tolist()
    picks = draw.integers(0, 840, (entries, 4)).tolist()
    for number, (foreign, pick) in enumerate(zip(arabic, picks, strict=True)):
        parts = [part[at % len(part)] for part, at in zip(_ARABIC if foreign else _LATIN, pick, strict=True)]
        made.append(" ".join([*filter(None, parts), str(number)]))
    return tuple(made)


def rows(entries: int) -> list[dict[str, Any]]:
    """Return the same entries as plain values for other programs: id, title, lane, begin, end (seconds), lasts."""
    held = columns(entries)
    lasts = (held.flags & Flag.LASTS > 0).tolist()
    kept = zip(held.id, held.title, held.lane.tolist(), held.s0.tolist(), held.e1.tolist(), lasts, strict=True)
    return [
        {"id": id_, "title": title, "lane": LANES[lane], "begin": begin, "end": end, "lasts": span}
        for id_, title, lane, begin, end, span in kept
    ]
