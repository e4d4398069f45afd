"""The drawn timeline of a chronicle: which lanes, which stretch of time, and how wide every word is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
from timeline_app.exports.wording import date_words, word
from timeline_app.model import vocabulary
from timeline_app.model.vocabulary import weekday_number
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.project.views.lanes import LaneLook, lane_key
from timeline_app.project.views.marks import LANES as KINDS
from timeline_app.words import counted, figures, tr

SIZE = 7.5  # points of a label; never less than 7
ROUNDS = 6  # of laying out until every word that is drawn was measured
CROWD, SHARE = 0.7, 8  # a stretch that holds 70 % of the entries in an eighth of the time is drawn alone
SLICE, SLICES = 24, 24  # entries on a page of a timeline in slices, and pages at most
LONGEST = 400  # characters of a title or lane that are measured; a label ends long before, with dots
MARGIN = 110.0  # points to the right of the last entry, for its label

LANES = (
    ("place", "Places"),
    ("person", "People"),
    ("claimant", "Who says so"),
    ("kind", "Kinds"),
    ("tag", "Tags"),
    ("none", "One lane"),
)
"""What can make a lane: its name, and its words in English."""

LaneOf = Callable[[EntryView], str]


def timeline(
    press: Press,
    chronicle: Chronicle,
    copy: Copy,
    *,
    width: float,
    height: float,
    lane: LaneOf | None = None,
    sliced: bool = False,
) -> list[dict[str, Any]]:
    """Return the drawings as the template wants them, one a page; none where nothing is dated.

    `width` and `height` are points and include the axis; lanes are joined until they fit.

    Args:
        lane: names the lane of an entry; its own, else its first place, where this is None.
        sliced: cut into pages of about as many entries each; else everything, or most of it, on one.
    """
    dated = marks(_items(chronicle, {}))
    if not len(dated):
        return []
    empty = View(0, 1, width, height - boxes.TOP)
    views = _slices(dated, empty) if sliced else [_view(dated, empty)]
    drawer = _Drawer(press, chronicle, copy, dated, lane or lane_of("place"))
    return [drawer.page(view, counting=len(views) == 1) for view in views]


class _Drawer:
    """Draws one stretch of time after the other; what was measured for one serves the next."""

    def __init__(self, press: Press, chronicle: Chronicle, copy: Copy, dated: Marks, lane: LaneOf) -> None:
        self._chronicle = chronicle
        self._copy = copy
        self._dated = dated
        self._lane = lane
        self._rulers = _Widths(press, copy)
        self._style = _style(chronicle)
        self._look = _look(chronicle)

    def page(self, view: View, *, counting: bool) -> dict[str, Any]:
        """Return one drawing; with `counting` it says how many entries lie outside."""
        seen = [e for e in self._chronicle.entries if e.id in self._dated.index and _in_view(self._dated, e.id, view)]
        shown = replace(self._chronicle, entries=tuple(seen))
        for most in (9, 6, 4, 2, 1):
            lanes = _lanes(seen, most, self._lane)
            first = {name: number for number, name in enumerate(_order(lanes, LaneLook()))}
            order = _order(lanes, self._look)
            found = marks(_items(shown, lanes), order, self._look.coloured(first))
            drawn = self._rulers.draw(found, Links.of(found, _ties(self._chronicle)), view, self._style)
            if drawn.tall <= view.height:
                break
        before, after = _outside(self._dated, view) if counting else (0, 0)
        return boxes.flat(drawn, found, self._copy, SIZE, self._rulers.width) | {
            "alt": _alternative(self._chronicle, found),
            "outside": _told(before, after),
            "before": tr("+{count} earlier", count=figures(before)) if before else "",
            "after": tr("+{count} later", count=figures(after)) if after else "",
        }


def _look(chronicle: Chronicle) -> LaneLook:
    """Return how a person wants the lanes, of whatever kind: names of different kinds are seldom the same."""
    looks = [LaneLook.read(chronicle.preferences.get(lane_key(kind))) for kind in KINDS]
    colours = {name: number for look in reversed(looks) for name, number in look.colours.items()}
    return LaneLook(tuple(name for look in looks for name in look.order), colours)


def _style(chronicle: Chronicle) -> Style:
    return Style(
        lane_least=34, gutter=14, row=13, bar=10.5, strip=5, label_most=170, label_short=90, label_least=28,
        halo=30, dot=3, corner=4, links=30, first_weekday=weekday_number(chronicle.first_weekday) - 1,
        language=pack(locale(chronicle)),
    )  # fmt: skip


def _in_view(dated: Marks, id_: str, view: View) -> bool:
    mark = dated.index[id_]
    return bool(dated.e1[mark] > view.lo and dated.s0[mark] < view.hi)


def lane_of(kind: str) -> LaneOf:
    """Return what names the lane of an entry, for one kind of `LANES`; a lane of the entry's own comes first.

    Raises:
        KeyError: there is no such kind.
    """
    name: dict[str, LaneOf] = {
        "place": lambda entry: entry.places[0].name if entry.places else "",
        "person": lambda entry: entry.people[0].name if entry.people else "",
        "claimant": lambda entry: next((c.claimant for c in entry.citations if c.claimant), ""),
        "kind": lambda entry: word(vocabulary.KINDS, entry.kind),
        "tag": lambda entry: entry.tags[0] if entry.tags else "",
        "none": lambda entry: "",
    }
    named = name[kind]
    return (lambda entry: entry.lane or named(entry)) if kind == "place" else named


def _lanes(entries: Sequence[EntryView], most: int, lane_of: LaneOf) -> Mapping[str, str]:
    """Return each entry's lane by its id, the fullest `most` in order of their first entry; the rest are one."""
    counts = Counter(lane_of(entry) for entry in entries)
    first = {lane: place for place, lane in enumerate(counts)}
    kept = {lane for lane, _count in sorted(counts.items(), key=lambda lane: (-lane[1], first[lane[0]]))[:most] if lane}
    other = tr("Other") if kept else tr("Entries")
    return {entry.id: cut(lane) if (lane := lane_of(entry)) in kept else other for entry in entries}


def _order(lanes: Mapping[str, str], look: LaneLook) -> list[str]:
    """Return the lanes as a person put them, the others by their first entry, what is joined last."""
    return sorted(look.arranged(lanes.values()), key=lambda lane: lane in (tr("Other"), tr("Entries")))


def _items(chronicle: Chronicle, lanes: Mapping[str, str]) -> list[Item]:
    return [
        _item(entry, lanes.get(entry.id, ""), chronicle.time_zone, locale(chronicle)) for entry in chronicle.entries
    ]


def _item(entry: EntryView, lane: str, zone: str, language: str) -> Item:
    if entry.when is None:
        return Item(id=entry.id, title=cut(entry.title), s0=CEILING, s1=CEILING, e0=FLOOR, e1=FLOOR)
    limits = entry.when.on(zone)
    return Item(
        id=entry.id,
        title=cut(entry.title),
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


def cut(words: str, most: int = LONGEST) -> str:
    """Return what of a title a drawing can show: measuring a hundred thousand letters takes minutes."""
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


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
        return empty.around(found, width=MARGIN)
    first, last = int(at[start]), int(at[start + held - 1])
    reach = max(last - first, 86_400)
    near = at[(at >= first - reach) & (at <= last + reach)]
    lo, hi = float(near.min()) - reach / 20, float(near.max()) + reach / 5
    return View(lo, hi + (hi - lo) * MARGIN / (empty.width - MARGIN), empty.width, empty.height)


def _slices(found: Marks, empty: View) -> list[View]:
    """Return stretches of time that follow each other, with about as many entries in each."""
    at = np.sort(found.at)
    count = min(ceil(len(at) / SLICE), SLICES)
    firsts = sorted({int(at[len(at) * number // count]) for number in range(count)})
    views = []
    for first, last in zip(firsts, [*firsts[1:], int(at[-1]) + 1], strict=True):
        length = max(last - first, 3600)
        lo, hi = first - length / 60, float(first + length)
        views.append(View(lo, hi + (hi - lo) * MARGIN / (empty.width - MARGIN), empty.width, empty.height))
    return views


def _outside(found: Marks, view: View) -> tuple[int, int]:
    """Return how many entries the picture leaves out to its left and right."""
    return int(np.count_nonzero(found.e1 <= view.lo)), int(np.count_nonzero(found.s0 >= view.hi))


def _told(before: int, after: int) -> str:
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
            for lane in drawn.lanes:
                self.width(lane.name)
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
