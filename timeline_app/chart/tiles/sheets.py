"""The tiles in view, side by side: one table of all that may be drawn, kept while the view moves within it.

A lane is drawn from the tiles of the level that its scale asks for as soon as all of them are packed. Until then it is
drawn from those that it was drawn from before, so that nothing disappears for want of time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.density import level_of
from timeline_app.chart.marks import Flag, Ints
from timeline_app.chart.parts import Flags, Floats, LaneBox
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import TILE, Packed, Shown, coarsest, level
from timeline_app.chart.tiles.packing import EMPTY, packed, ready
from timeline_app.chart.tiles.standing import standing
from timeline_app.chart.view import View
from timeline_app.words import runs_right_to_left

LINES = 64  # a lane has fewer rows
_ASIDE = 600  # units that the words of an interval reach beyond its end, at most
_FIRST = 30  # times as long is packed for a lane of which nothing could be seen otherwise
_SHARE = 0.25  # of the patience of a picture goes into what comes next, when nothing is missing
_AHEAD = 3  # tiles beside the view that are packed when there is time
_OCTAVES = 24  # closer and further away, of which the highest strips are known when there is time
_CARRIED = 2000  # of what began before: kept for so many stretches of lanes
_NEVER_ENDS = (Flag.OPEN_END | Flag.UNKNOWN_END).value
_WHERE = {"leader": 0, "inside": 1, "right": 2}


@dataclass(frozen=True, eq=False)
class Sheet:
    """All dots and labels, (n,) each, by row of a lane and time; all intervals, (m,) each.

    `line`: a number for each row of each lane; `y`: its middle. `words`, `whole`: the whole title of what has words,
    and its width; None and 0 of what has none. `ahead`: room that badges need before the words: those written from the
    right end at the left. `crowded`: some lane is drawn from a finer level than
    its scale asks for, so that its labels may meet. `complete`: none is.
    """

    mark: Ints
    line: Ints
    y: Floats
    leader: Flags
    hidden: Ints
    start: Ints
    end: Ints
    width: Floats
    badge: Floats
    spans: Ints
    span_y: Floats
    crowded: bool = False
    complete: bool = True
    at: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    before: Floats = field(default_factory=lambda: np.empty(0))
    after: Floats = field(default_factory=lambda: np.empty(0))
    words: NDArray[np.object_] = field(default_factory=lambda: np.empty(0, np.object_))
    whole: Floats = field(default_factory=lambda: np.empty(0))
    ahead: Floats = field(default_factory=lambda: np.empty(0))


def sheet(labels: Labels, view: View, boxes: Sequence[LaneBox]) -> Sheet:
    """Return the sheet of the open lanes in view, packing what is missing while the memory has patience."""
    memory = labels.memory
    open_ = _open(view, boxes)
    k = level(view.scale)
    first, last = _span(view, k)
    key = (k, first, last, open_)
    ready: Sheet | None = memory.kept("sheet", key)
    way = math.copysign(1, view.lo - memory.looked) if view.lo != memory.looked else 0
    memory.looked = view.lo
    if ready is not None and ready.complete:
        _coming(labels, open_, Shown(k, 0, first, last), int(way))
        return ready
    drawn = _drawn(labels, view, open_, Shown(k, 0, first, last))
    made = _assembled(labels, open_, drawn, view, k)
    return memory.renew("sheet", key, made)


def _coming(labels: Labels, boxes: Sequence[LaneBox], shown: Shown, way: int) -> None:
    """Pack a little of what comes into view next when it moves on the same way: later it would be needed all at once.

    Even tiles first, which are packed alone, and at last what stands at the left of them.
    """
    memory = labels.memory
    if not way or math.isinf(memory.patience):
        return
    memory.begin(_SHARE * memory.patience)
    edge = shown.last + 1 if way > 0 else shown.first - 1
    moved = shown._replace(first=shown.first + way, last=shown.last + way)
    for number, box in product((edge, edge + way), boxes):
        if not ready(labels, box.lane, Shown(shown.k, box.label_rows, number, number)):
            return
    for box in boxes:
        if memory.late:
            return
        _carried(labels, box.lane, moved._replace(rows=box.label_rows))


def _span(view: View, k: int) -> tuple[int, int]:
    """Return the first and the last tile of which something may be in view."""
    wide = TILE * coarsest(k)
    return math.floor(view.lo / wide) - 2, math.floor(view.hi / wide) + 1


def _drawn(labels: Labels, view: View, boxes: Sequence[LaneBox], wanted: Shown) -> list[Shown]:
    """Return which tiles each lane is drawn from; the lanes that have waited longest are packed first."""
    memory, found = labels.memory, dict[int, Shown]()
    waiting = sorted(boxes, key=lambda box: -abs(memory.shown.get(box.lane, wanted).k - wanted.k))
    for box in waiting:
        want = wanted._replace(rows=box.label_rows)
        before = memory.shown.get(box.lane)
        if before is None or not _overlaps(before, view):
            memory.begin(_FIRST * memory.patience)
            before = want
        if _packed(labels, box.lane, want) or (before.k, before.rows) == (want.k, want.rows):
            found[box.lane] = memory.shown[box.lane] = want
        else:
            found[box.lane] = before
    return [found[box.lane] for box in boxes]


def _overlaps(shown: Shown, view: View) -> bool:
    wide = TILE * coarsest(shown.k)
    return shown.first * wide < view.hi and (shown.last + 1) * wide > view.lo


def _packed(labels: Labels, lane: int, wanted: Shown) -> bool:
    """Pack tiles of a lane, and what stands at the left of them, while there is time; tell whether none is missing."""
    return ready(labels, lane, wanted) and _carried(labels, lane, wanted)[1]


def _assembled(labels: Labels, boxes: Sequence[LaneBox], drawn: Sequence[Shown], view: View, k: int) -> Sheet:
    memory, row = labels.memory, labels.style.row
    tiles: list[Packed] = [EMPTY]
    homes: list[tuple[int, float, float]] = [(0, 0.0, 0.0)]
    complete = True
    for number, (box, shown) in enumerate(zip(boxes, drawn, strict=True)):
        home = (number * LINES, box.labels_y + row / 2, box.bars_y + row / 2)
        complete &= shown.k == k
        for index in range(shown.first, shown.last + 1):
            found = memory.find((box.lane, shown.k, index, shown.rows))
            complete &= found is not None
            if found is not None and found is not EMPTY:
                tiles.append(found)
                homes.append(home)
        carried, all_stand = _carried(labels, box.lane, shown)
        complete &= all_stand
        tiles.append(carried)
        homes.append(home)
    whole, spans = np.concatenate([tile.whole for tile in tiles]), np.concatenate([tile.spans for tile in tiles])
    wide = np.concatenate([tile.wide for tile in tiles])
    numbers, labels_y, bars_y = (np.array(column, np.float64) for column in zip(*homes, strict=True))
    shares = [len(tile.whole) for tile in tiles]
    line = np.repeat(numbers, shares).astype(np.int64) + whole[:, 1]
    made = Sheet(
        mark=whole[:, 0],
        line=line,
        y=np.repeat(labels_y, shares) + whole[:, 1] * row,
        leader=whole[:, 2] > 0,
        hidden=whole[:, 3],
        start=whole[:, 4],
        end=whole[:, 5],
        width=wide[:, 0],
        badge=wide[:, 1],
        spans=spans,
        span_y=np.repeat(bars_y, [len(tile.spans) for tile in tiles]) + spans[:, 1] * row,
        crowded=any(shown.k < k for shown in drawn),
        complete=complete,
    )
    return sorted_by_place(labels, made)


def sorted_by_place(labels: Labels, made: Sheet) -> Sheet:
    """Return a sheet with its labels by row and time."""
    at = labels.marks.at[made.mark]
    order = np.lexsort((made.mark, at, made.line))
    names = ("mark", "line", "y", "leader", "hidden", "start", "end", "width", "badge")
    columns = {name: getattr(made, name)[order] for name in names}
    mark, badges = columns["mark"], columns["badge"].tolist()
    rest = {name: getattr(made, name) for name in ("spans", "span_y", "crowded", "complete")}
    words, (whole, ahead) = np.full(len(mark), None, np.object_), np.zeros((2, len(mark)))
    for place in np.flatnonzero(columns["width"] > 0).tolist():
        title = labels.title(int(mark[place]))
        words[place], whole[place] = title.whole, title.width
        if badges[place] and runs_right_to_left(title.whole):
            ahead[place] = badges[place]
    columns |= {"at": at[order], "before": labels.before(mark), "after": labels.after(mark)}
    return Sheet(**columns, **rest, words=words, whole=whole, ahead=ahead)


def _carried(labels: Labels, lane: int, shown: Shown) -> tuple[Packed, bool]:
    """Return what began before the first tile and may reach into view, of each row the last; and whether that is all.

    It is kept from picture to picture, unless some of it is not packed yet.
    """
    kept: dict[tuple[int, Shown], Packed] = labels.memory.derived("carried", labels.marks, dict)
    key = (lane, shown._replace(last=shown.first))
    found = kept.get(key)
    if found is not None:
        return found, True
    made = _standing_spans(labels, lane, shown)
    whole, wide, complete = standing(labels, lane, shown)
    made = made._replace(whole=whole, wide=wide) if len(whole) else made
    if complete:
        if len(kept) >= _CARRIED:
            kept.clear()
        kept[key] = made
    return made, complete


def _standing_spans(labels: Labels, lane: int, shown: Shown) -> Packed:
    """Return the intervals that began before the first tile and may reach into view, of each row the last."""
    marks, scale = labels.marks, coarsest(shown.k)
    begin = math.ceil(shown.first * TILE * scale)
    before = min(max(begin, -(2**63)), 2**63 - 1)
    found = []
    for number, row in enumerate(labels.memory.ground(marks).rows(lane)):
        at = int(np.searchsorted(row.s0, before)) - 1
        if at < 0:
            continue
        mark = int(row.mark[at])
        if marks.flags[mark] & _NEVER_ENDS or int(row.e1[at]) + _ASIDE * scale > begin:
            times = (int(column[mark]) for column in (marks.s0, marks.s1, marks.e0, marks.e1))
            found.append((mark, number, *times, 0, _WHERE[labels.beside(mark, scale)]))
    return EMPTY._replace(spans=np.array(found, np.int64)) if found else EMPTY


def prepared(labels: Labels, view: View, boxes: Sequence[LaneBox]) -> tuple[bool, bool]:
    """Pack what is missing in view, then what may be looked at next, while the memory has patience.

    Returns whether all in view is there, and whether all else is.
    """
    open_ = _open(view, boxes)
    k = level(view.scale)
    first, last = _span(view, k)
    if not all(_packed(labels, box.lane, Shown(k, box.label_rows, first, last)) for box in open_):
        return False, False
    for _ in _ahead(labels, view, open_):
        if labels.memory.late:
            return True, False
    return True, True


def _open(view: View, boxes: Iterable[LaneBox]) -> tuple[LaneBox, ...]:
    return tuple(box for box in boxes if not box.folded and box.y < view.height and box.y + box.height > 0)


def _ahead(labels: Labels, view: View, open_: Sequence[LaneBox]) -> Iterator[None]:
    """Pack what may be looked at next, a tile at each step: beside the view, then closer, then further away."""
    yield from _highest(labels, level_of(view.scale, labels.style.bin))
    k = level(view.scale)
    for wanted, more in ((k, _AHEAD), (k - 1, 1), (k + 1, 1), (k - 2, 1)):
        first, last = _span(view.zoomed(coarsest(wanted - k), view.width / 2), wanted)
        for index, box in product(_even_outward(first + 1 - more, last + more), open_):
            if labels.memory.find((box.lane, wanted, index, box.label_rows)) is None:
                packed(labels, box.lane, wanted, index, box.label_rows)
                yield
        for begin, box in product((first, first + 1, first - 1), open_):
            _carried(labels, box.lane, Shown(wanted, box.label_rows, begin, begin))
            yield


def _highest(labels: Labels, near: int) -> Iterator[None]:
    """Find out how high strips are scaled, a level at each step: up to 9 ms for a million entries, and only once."""
    for bins in sorted(range(max(near - _OCTAVES, 0), min(near + _OCTAVES, 61)), key=lambda each: abs(each - near)):
        _ = labels.marks.peak[bins]
        yield


def _even_outward(first: int, last: int) -> list[int]:
    """Return the numbers from first to last: even ones, which the others depend on, then those in the middle first."""
    return sorted(range(first, last + 1), key=lambda index: (index % 2, abs(2 * index - first - last)))
