"""Marks after a small edit: what was touched is put in its place, all else is shared or moves along.

What comes out is what `marks` makes of all entries, in a few passes over arrays instead of sorting them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks.columns import Columns, Flag, Ints
from timeline_app.chart.marks.dated import NO_START, Marks, Places, Since, When
from timeline_app.chart.marks.packing import Followers, pack_lane
from timeline_app.chart.marks.picked import Index, picked
from timeline_app.chart.marks.times import Three
from timeline_app.shifts import Shift

_LASTS = np.uint16(Flag.LASTS)
_NONE = np.empty(0, np.int64)


class Whole(NamedTuple):
    """What can be asked of all entries after an edit, see `Columns`."""

    id: Sequence[str]
    title: Sequence[str]
    date_words: Sequence[str]
    find: Callable[[Sequence[str]], Ints]
    by_id: Ints


class Edit(NamedTuple):
    """Some of the entries that marks were made from went, and others came; one that is altered does both.

    `gone`: places before, rising. `came`: columns of the others, `position` being their places now, rising; all
    entries are in order of time, before and now. `was`: the place before of each one that came, -1 of a new one.
    """

    gone: Ints
    came: Columns
    was: Ints
    whole: Whole


def edited(before: Marks, edit: Edit, colours: Mapping[str, int] | None = None) -> Marks | None:
    """Return the marks after an edit; None where lanes appear or vanish.

    Their lanes stay as they were; whoever wants them in another order makes all anew. `colours`: see `marks`.
    """
    put = _Put.of(before, edit)
    if put is None:
        return None
    came, shift, whole = put.came, put.shift, edit.whole
    columns: dict[str, Any] = {name: shift.column(getattr(before, name), getattr(came, name)) for name in _COPIED}
    order = shift.column(put.order, came.position)
    lanes = frozenset((*before.lane[shift.gone].tolist(), *put.lane.tolist()))
    after = replace(
        before,
        **columns,
        lane=shift.column(before.lane, put.lane),
        at=shift.column(before.at, put.at),
        rank=_ranked(before, put, whole.by_id),
        order=order,
        first=put.first,
        unplaced=_unplaced(before, put, whole.by_id),
        colours=tuple((colours or {}).get(name, at) for at, name in enumerate(before.lanes)),
        since=Since(before.state, shift, _NONE, lanes),
        state=object(),
    )
    return _followed(before, _with_bars(before, after, put, whole.by_id), put, whole)


_COPIED = ("s0", "s1", "e0", "e1", "flags", "importance", "cited")


class _Put(NamedTuple):
    """Where the dated ones of those that came are put: columns of these alone, in the order of the marks.

    `places`: of all entries. `order`: the place now of each mark before that stays. `undated`: those of the other ones
    that came.
    """

    shift: Shift
    places: Shift
    order: Places
    came: Columns
    lane: NDArray[np.uint16]
    at: Ints
    was: Ints
    first: Ints
    undated: Ints

    @classmethod
    def of(cls, before: Marks, edit: Edit) -> _Put | None:
        """Return where the marks that came belong; None where a lane would come or go by them."""
        came, when = edit.came, When.of(edit.came)
        number = {name: at for at, name in enumerate(before.lanes)}
        lane = np.array([number.get(name, -1) for name in came.lanes], np.int64)[came.lane]
        if (lane[when.dated] < 0).any():
            return None
        dated = np.flatnonzero(when.dated)
        dated = dated[np.lexsort((came.position[dated], came.e1[dated], when.sort[dated], lane[dated]))]
        places = Shift.of(len(before.order) + len(before.unplaced), edit.gone, came.position)
        order = before.order if places.still else places.numbers(before.order)
        gone = before.index.at(edit.gone)
        gone = np.sort(gone[gone >= 0])
        keys = zip(*(column[dated].tolist() for column in (lane, when.sort, came.e1, came.position)), strict=True)
        stand = np.array([_place(before, gone, order, key) for key in keys], np.int64)
        shift = Shift.of(len(before), gone, stand + np.arange(len(stand)))
        share = np.diff(before.first) - np.bincount(before.lane[gone], minlength=len(before.lanes))
        share += np.bincount(lane[dated], minlength=len(before.lanes))
        if not share.all():
            return None
        first = np.concatenate([[0], np.cumsum(share)])
        first = before.first if np.array_equal(first, before.first) else first
        kept = came._replace(**{name: getattr(came, name)[dated] for name in (*_COPIED, "by_id", "position")})
        undated = came.position[~when.dated]
        return cls(
            shift, places, order, kept, lane[dated].astype(np.uint16), when.at[dated], edit.was[dated], first, undated
        )

    def stays(self, before: Marks) -> bool:
        """Tell whether every mark is the same entry as before, in the same lane."""
        gone = self.shift.gone
        same = np.array_equal(before.order[gone], self.was) and np.array_equal(before.lane[gone], self.lane)
        return self.shift.still and same


def _place(before: Marks, gone: Ints, order: Places, key: tuple[int, int, int, int]) -> int:
    """Return how many of the marks that stay come before one of this (lane, sort key, e1, position)."""
    lane, sort, end, position = key
    part = before.slice(lane)
    last, at, after = part.start + np.searchsorted(before.at[part], [sort - 1, sort, sort + 1])
    begins = before.flags[last:after] & NO_START == 0  # the others have this sort key a second before it
    lo, hi = last + np.count_nonzero(begins[: at - last]), at + np.count_nonzero(begins[at - last :])
    lo, hi = lo + np.searchsorted(before.e1[lo:hi], [end, end + 1])
    earlier = np.count_nonzero(order[lo:hi] < position)
    went = gone[(gone >= lo) & (gone < hi)]
    return int(lo - np.searchsorted(gone, lo) + earlier - np.count_nonzero(order[went] < position))


def _unplaced(before: Marks, put: _Put, by_id: Ints) -> Ints:
    """Return the places of the entries without a date, in the order of their ids."""
    stay = put.places.numbers(before.unplaced)
    stay = stay[stay >= 0] if stay is not before.unplaced else stay
    if not len(put.undated):
        return stay
    news = put.undated[np.argsort(by_id[put.undated])]
    return np.insert(stay, np.searchsorted(by_id[stay], by_id[news]), news)


def _ranked(before: Marks, put: _Put, by_id: Ints) -> NDArray[np.uint32]:
    """Return the ranks after."""
    shift, came = put.shift, put.came
    if put.stays(before) and all(
        np.array_equal(getattr(before, name)[shift.gone], getattr(came, name)) for name in ("importance", "cited")
    ):
        return before.rank
    was = np.full(len(put.was), -1)
    was[put.was >= 0] = before.index.at(put.was[put.was >= 0])
    keys = (column.tolist() for column in (came.importance, came.cited, came.by_id, was))
    every = [_Ranked(*key) for key in zip(*keys, strict=True)]
    below = np.array([_below(before, put, by_id, one) for one in every], np.int64)
    best = sorted(range(len(every)), key=lambda at: (every[at].importance, every[at].cited, -every[at].by_id))
    come = np.empty(len(every), np.int64)
    come[best] = below[best] + np.arange(1, len(best) + 1)
    ranks = Shift.of(len(before) + 1, np.sort(before.rank[shift.gone].astype(np.int64)), np.sort(come))
    moved = before.rank if ranks.still else ranks.numbers(before.rank.view(np.int32)).view(np.uint32)
    return shift.column(moved, come)


class _Ranked(NamedTuple):
    """By what a mark that came is ranked, and which mark it was before, -1 for a new one."""

    importance: int
    cited: int
    by_id: int
    was: int


def _below(before: Marks, put: _Put, by_id: Ints, one: _Ranked) -> int:
    """Count the marks that stay and are labelled after one that came."""
    gone = put.shift.gone
    if one.was >= 0 and (before.importance[one.was], before.cited[one.was]) == (one.importance, one.cited):
        return int(before.rank[one.was]) - 1 - int(np.count_nonzero(before.rank[gone] < before.rank[one.was]))
    alike = before.importance == one.importance
    less = (before.importance < one.importance) | (alike & (before.cited < one.cited))
    less[gone] = alike[gone] = False
    count = int(np.count_nonzero(less))
    if one.by_id == by_id.max():  # as of the one that was made last
        return count
    alike &= before.cited == one.cited
    return count + int(np.count_nonzero(by_id[put.order[np.flatnonzero(alike)]] > one.by_id))


def _with_bars(before: Marks, after: Marks, put: _Put, by_id: Ints) -> Marks:
    """Return marks whose intervals have their rows: in lanes where none went or came those they had."""
    shift = put.shift
    if put.stays(before) and after.s0 is before.s0 and after.e1 is before.e1 and _lasting(before, after):
        return after
    lasting = np.concatenate([
        before.lane[shift.gone][before.flags[shift.gone] & _LASTS > 0],
        put.lane[put.came.flags & _LASTS > 0],
    ])  # fmt: skip
    row = shift.column(before.row, np.full(len(shift.come), -1, np.int8))
    rows, crowded = _moved(before, shift), list(before.crowded)
    if not len(lasting):
        return replace(after, row=row, rows=tuple(rows), follower=before.follower.moved(shift))
    row, changed = row.copy(), [_NONE]
    touched = np.unique(lasting).tolist()
    held = {lane: _lasts(after, lane) for lane in touched}
    behind = [_behind(before, shift, marks) for marks in held.values()]
    for lane, lasts in held.items():
        placed = pack_lane(after.s0[lasts], after.e1[lasts], by_id[after.order[lasts]])
        rows[lane] = tuple(lasts[members] for members in placed)
        crowded[lane] = len(lasts) - sum(map(len, placed))
        new = np.full(len(lasts), -1, np.int8)
        for number, members in enumerate(placed):
            new[members] = number
        changed.append(lasts[row[lasts] != new])
        row[lasts] = new
    follower = Followers.of(after.s0, rows)
    changed += [lasts[follower[lasts] != was] for lasts, was in zip(held.values(), behind, strict=True)]
    assert after.since is not None
    since = after.since._replace(barred=np.setdiff1d(np.concatenate(changed), shift.come))
    return replace(after, row=row, follower=follower, rows=tuple(rows), crowded=tuple(crowded), since=since)


def _lasts(after: Marks, lane: int) -> Ints:
    part = after.slice(lane)
    lasts: Ints = part.start + np.flatnonzero(after.flags[part] & _LASTS)
    return lasts


def _behind(before: Marks, shift: Shift, lasts: Ints) -> Ints:
    """Return where the next interval behind each of these began before."""
    every = shift.column(np.arange(len(before)), np.full(len(shift.come), -1))
    return before.follower[every[lasts]]


def _lasting(before: Marks, after: Marks) -> bool:
    return after.flags is before.flags or np.array_equal(after.flags & _LASTS, before.flags & _LASTS)


def _moved(before: Marks, shift: Shift) -> list[tuple[Ints, ...]]:
    """Return the rows of all lanes in the numbers after."""
    every = [row for lane in before.rows for row in lane]
    if shift.still or not every:
        return list(before.rows)
    moved = iter(np.split(shift.numbers(np.concatenate(every)), np.cumsum([len(row) for row in every])[:-1]))
    return [tuple(next(moved) for _ in lane) for lane in before.rows]


def _followed(before: Marks, after: Marks, put: _Put, whole: Whole) -> Marks:
    """Return marks with all that follows from their columns."""
    gone, come = put.shift.gone, put.shift.come
    ids = picked(whole.id, after.order)
    peak, times = before.peak, before.times
    moments = [
        list(zip(held.lane[those].tolist(), held.at[those].tolist(), strict=True))
        for held, those in ((before, gone), (after, come))
    ]
    if moments[0] != moments[1] or not put.shift.still:
        peak = before.peak.edited(after.at, after.first, *moments)
    shared = all(getattr(before, name) is getattr(after, name) for name in ("at", "s0", "e1", "row", "lane"))
    if not shared or not put.shift.still:
        were, are = (
            Three(held.at[those], held.s0[those], held.e1[those]) for held, those in ((before, gone), (after, come))
        )
        times = before.times.edited(Three(after.at, after.s0, after.e1), were, are)
    return replace(
        after,
        ids=ids,
        titles=picked(whole.title, after.order),
        date_words=picked(whole.date_words, after.order),
        undated=picked(whole.id, after.unplaced),
        index=Index(whole.find, after.order, len(after.order) + len(after.unplaced), ids),
        peak=peak,
        times=times,
    )
