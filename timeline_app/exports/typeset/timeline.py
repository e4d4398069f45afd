"""The drawn timeline of a chronicle: which lanes, which stretch of time, and how wide every word is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

import numpy as np

from timeline_app.chart import Item, Links, Marks, Scene, Style, Tie, View, marks, scene
from timeline_app.dates import CEILING, FLOOR
from timeline_app.dates.languages import pack
from timeline_app.exports.notes import locale
from timeline_app.exports.typeset import boxes
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.press import Press
from timeline_app.exports.wording import date_words
from timeline_app.model.vocabulary import weekday_number
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import counted, tr

SIZE = 7.5  # points of a label; never less than 7
ROUNDS = 6  # of laying out until every word that is drawn was measured
CROWD, SHARE = 0.7, 8  # a stretch that holds 70 % of the entries in an eighth of the time is drawn alone


def timeline(press: Press, chronicle: Chronicle, copy: Copy, *, width: float, height: float) -> dict[str, Any] | None:
    """Return the drawing as the template wants it; None where nothing is dated.

    `width` and `height` are points and include the axis; lanes are joined until they fit.
    """
    style = Style(
        lane_least=34, gutter=14, row=13, bar=10.5, strip=5, label_most=170, label_short=90, label_least=28,
        halo=30, dot=3, corner=4, links=30, first_weekday=weekday_number(chronicle.first_weekday) - 1,
        language=pack(locale(chronicle)),
    )  # fmt: skip
    dated = marks(_items(chronicle, {}))
    if not len(dated):
        return None
    view = _view(dated, View(0, 1, width, height - boxes.TOP))
    seen = [entry for entry in chronicle.entries if entry.id in dated.index and _in_view(dated, entry.id, view)]
    rulers = _Widths(press, copy)
    for most in (9, 6, 4, 2, 1):
        lanes = _lanes(seen, most)
        found = marks(_items(replace(chronicle, entries=tuple(seen)), lanes), _order(lanes))
        drawn = rulers.draw(found, Links.of(found, _ties(chronicle)), view, style)
        if drawn.tall <= view.height:
            break
    return boxes.flat(drawn, found, copy, SIZE, rulers.width) | {
        "alt": _alternative(chronicle, found),
        "outside": _outside(dated, view),
    }


def _in_view(dated: Marks, id_: str, view: View) -> bool:
    mark = dated.index[id_]
    return bool(dated.e1[mark] > view.lo and dated.s0[mark] < view.hi)


def lane_of(entry: EntryView) -> str:
    """Return the lane that an entry is drawn in: its own, else its first place."""
    return entry.lane or (entry.places[0].name if entry.places else "")


def _lanes(entries: Sequence[EntryView], most: int) -> Mapping[str, str]:
    """Return each entry's lane by its id, the fullest `most` in order of their first entry; the rest are one."""
    counts = Counter(lane_of(entry) for entry in entries)
    first = {lane: place for place, lane in enumerate(counts)}
    kept = {lane for lane, _count in sorted(counts.items(), key=lambda lane: (-lane[1], first[lane[0]]))[:most] if lane}
    other = tr("Other") if kept else tr("Entries")
    return {entry.id: lane if (lane := lane_of(entry)) in kept else other for entry in entries}


def _order(lanes: Mapping[str, str]) -> list[str]:
    """Return the lanes by their first entry, what is joined last."""
    return sorted(dict.fromkeys(lanes.values()), key=lambda lane: lane in (tr("Other"), tr("Entries")))


def _items(chronicle: Chronicle, lanes: Mapping[str, str]) -> list[Item]:
    return [
        _item(entry, lanes.get(entry.id, ""), chronicle.time_zone, locale(chronicle)) for entry in chronicle.entries
    ]


def _item(entry: EntryView, lane: str, zone: str, language: str) -> Item:
    if entry.when is None:
        return Item(id=entry.id, title=entry.title, s0=CEILING, s1=CEILING, e0=FLOOR, e1=FLOOR)
    limits = entry.when.on(zone)
    return Item(
        id=entry.id,
        title=entry.title,
        s0=limits.start_lo,
        s1=limits.start_hi,
        e0=limits.end_lo,
        e1=limits.end_hi,
        lo_kind=str(limits.lo_kind),
        hi_kind=str(limits.hi_kind),
        span=str(entry.when.span).replace("-", "_"),
        precision=int(entry.when.precision),
        approximate=entry.when.approximate,
        uncertain=entry.when.uncertain,
        status=entry.status,
        importance=entry.importance,
        lane=lane,
        citations=len(entry.citations),
        date_words=date_words(entry.when, language),
        position=entry.number,
    )


def _ties(chronicle: Chronicle) -> list[Tie]:
    return [Tie(link.id, link.from_id, link.to_id, link.type, link.basis) for link in chronicle.links]


def _view(found: Marks, empty: View) -> View:
    """Return the stretch to draw: everything, or the short stretch that holds most of it."""
    at = np.sort(found.at)
    extent = found.extent()
    assert extent is not None
    held = ceil(len(at) * CROWD)
    spans = at[held - 1 :] - at[: len(at) - held + 1]
    start = int(spans.argmin())
    if len(at) < 5 or int(spans[start]) * SHARE > extent[1] - extent[0]:
        return empty.around(found, width=110)
    first, last = int(at[start]), int(at[start + held - 1])
    reach = max(last - first, 86_400)
    near = at[(at >= first - reach) & (at <= last + reach)]
    lo, hi = float(near.min()) - reach / 20, float(near.max()) + reach / 5
    return View(lo, hi + (hi - lo) * 110 / (empty.width - 110), empty.width, empty.height)


def _outside(found: Marks, view: View) -> str:
    """Say how many entries the picture leaves out to its left and right."""
    before = int(np.count_nonzero(found.e1 <= view.lo))
    after = int(np.count_nonzero(found.s0 >= view.hi))
    parts = [
        counted(
            "{count} entry lies before this stretch of time", "{count} entries lie before this stretch of time", before
        )
        if before
        else "",
        counted("{count} entry lies after it", "{count} entries lie after it", after) if after else "",
    ]
    return "; ".join(part for part in parts if part)


def _alternative(chronicle: Chronicle, found: Marks) -> str:
    return tr(
        "Timeline of {count} dated entries. The first: {first}. The last: {last}. Lanes: {lanes}.",
        count=len(found),
        first=found.date_words[int(found.at.argmin())],
        last=found.date_words[int(found.at.argmax())],
        lanes=", ".join(name for name in found.lanes if name) or chronicle.title,
    )


class _Widths:
    """True widths of words, asked for in batches: a layout is repeated until it needs no word that is not known."""

    def __init__(self, press: Press, copy: Copy) -> None:
        self._press = press
        self._copy = copy
        self._known: dict[str, float] = {}
        self._wanted: dict[str, None] = {}

    def draw(self, found: Marks, links: Links, view: View, style: Style) -> Scene:
        """Return the scene in true widths."""
        for _round in range(ROUNDS):
            drawn = scene(found, links, view, self.width, style)
            if not self._wanted:
                break
            asked = list(self._wanted)
            self._wanted.clear()
            widths = self._press.widths([self._copy.text(text) for text in asked], SIZE)
            self._known.update(zip(asked, widths, strict=True))
        return drawn

    def width(self, text: str) -> float:
        """Return the width of a text in points; a stand-in until it was measured."""
        found = self._known.get(text)
        if found is None:
            self._wanted[text] = None
            return len(text) * SIZE / 2
        return found
