"""In which order a million texts come, from their bytes: eight of each at once, as numbers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.stretches import FEW, Part, Rows, Seen
from timeline_app.project.gathering.texts import WORD

_DEEP = 2_000  # bytes compared so; texts that are alike so far are compared as Python does
_NUMBERS = 1 << 64  # so many groups can be counted, or groups times places
_MANY = 50_000  # texts; fewer are compared in the thread that asks, which may be that of a window
_THREADS = min(os.cpu_count() or 1, 4)  # numpy lets others go on while it sorts
_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: Knuth, The Art of Computer Programming, vol. 3, 6.4
_SAMPLE = np.uint64(64 - 6)  # a group of 64 is looked at


def ranks(parts: Sequence[Part], collation: bytes = b"") -> NDArray[np.int32]:
    """Return the rank of each text of all parts among the others, byte by byte: 0 of empty ones, others from 1 on.

    They are put into groups by their beginnings, and each group into others by what follows, all of them at once, as
    long as texts are alike and go on. More than `_MANY` are compared in threads that end before it returns.

    Args:
        collation: as `Letters.collation` returns it.
    """
    return _Sorting(Seen(parts, collation)).ranks()


class _Sorting:
    """Texts in the order that is known so far; those of a group, which are alike so far, stand together."""

    def __init__(self, seen: Seen) -> None:
        count = len(seen.length)
        self._seen = seen
        self._order = np.arange(count)
        self._begins = np.arange(count) == 0  # where a group begins in that order
        self._left = np.arange(count)  # places in it of texts in groups of several, of which one goes on
        self._at = self._left  # where these texts are in what is seen
        self._group = np.zeros(count, np.uint64)  # of each of them: groups are counted in order
        self._ways = 1  # groups that have a number; some may be empty
        self._depth = 0  # in what is seen: the bytes by which texts are in groups
        self._compared = 0  # bytes

    def ranks(self) -> NDArray[np.int32]:
        """Sort them to their ends."""
        is_one_empty = not self._seen.length.all()
        with ThreadPoolExecutor(_THREADS) as threads:
            while len(self._left) > FEW and self._compared < _DEEP:
                self._compare(threads)
        self._settle()
        self._end()
        found = np.empty(len(self._order), np.int32)
        found[self._order] = np.cumsum(self._begins, dtype=np.int32) - np.int32(is_one_empty)
        return found

    def _compare(self, threads: ThreadPoolExecutor) -> None:
        """Put each group into others by what follows, as many words of it at once as there are threads."""
        if self._depth == self._seen.depth:
            self._settle()
            self._seen = self._seen.behind(self._at)
            self._at, self._depth = np.arange(len(self._at)), 0
        depths = range(self._depth, min(self._depth + _THREADS * WORD, self._seen.depth), WORD)
        follow = threads.map if len(self._left) > _MANY else map
        found = list(follow(partial(self._seen.ranked, self._at), depths))
        while found:
            (ranks, count), *found = found
            if self._ways * count > _NUMBERS:
                kept = self._settle()
                ranks, found = ranks[kept], [(others[kept], number) for others, number in found]
            self._part(ranks, count)
            self._depth += WORD
        self._compared += WORD * len(depths)
        if self._most_are_done():
            self._settle()

    def _part(self, ranks: NDArray[np.int32], count: int) -> None:
        if count > 1:
            self._group *= np.uint64(count)
            self._group += ranks.view(np.uint32)
            self._ways *= count

    def _most_are_done(self) -> bool:
        """Tell whether most texts are alone or have ended, as far as those of some groups tell."""
        if self._ways < len(self._left):
            return False
        some = np.flatnonzero(self._group * _ODD >> _SAMPLE == 0)
        _, number, size = np.unique(self._group[some], return_inverse=True, return_counts=True)
        done = (size[number] == 1) | (self._seen.length[self._at[some]] <= self._depth)
        return bool(np.count_nonzero(done) * 2 > len(done))

    def _settle(self) -> Rows:
        """Put the texts of all groups into their order, and let go of groups with one text or of which none goes on.

        Returns:
            where the texts that are left stood among those before; they stand in their order now.
        """
        order, begins = _sorted(self._group, self._ways)
        if len(order) == len(self._order):  # all are left, and in their places
            self._order, self._begins = self._order[order], begins
        else:
            self._order[self._left] = self._order[self._left[order]]
            self._begins[self._left] = begins
        several = np.flatnonzero(~(begins & np.append(begins[1:], True)))
        begins, order = begins[several], order[several]
        long = self._seen.length[self._at[order]] > self._depth
        held = _any(long, begins)
        kept = order[held]
        self._left, self._at = self._left[several[held]], self._at[kept]
        self._group = np.cumsum(begins[held], dtype=np.uint64) - np.uint64(1)
        self._ways = int(np.count_nonzero(begins[held]))
        return kept

    def _end(self) -> None:
        """Sort the texts of each group that is left by all of their bytes."""
        tails = [tail.translate(self._seen.collation or None) for tail in self._seen.tails(self._at, self._depth)]
        starts = np.flatnonzero(np.diff(self._group, prepend=self._ways)).tolist()
        for start, stop in pairwise([*starts, len(tails)]):
            known = sorted(range(start, stop), key=tails.__getitem__)
            self._order[self._left[start:stop]] = self._order[self._left[known]]
            self._begins[self._left[start + 1 : stop]] = [tails[one] != tails[other] for one, other in pairwise(known)]


def _sorted(groups: NDArray[np.uint64], ways: int) -> tuple[Rows, NDArray[np.bool_]]:
    """Return the order of groups, numbered below `ways`, and where another one begins in it; `groups` is used up.

    Where there is room, numbers are sorted with their places in them, in a fourth of the time that `argsort` takes.
    """
    bits = np.uint64(len(groups).bit_length())
    if ways << int(bits) <= _NUMBERS:
        groups <<= bits
        groups |= np.arange(len(groups), dtype=np.uint64)
        groups.sort()
        order = (groups & ((np.uint64(1) << bits) - np.uint64(1))).view(np.int64)
        groups >>= bits
    else:
        order = np.argsort(groups)
        groups = groups[order]
    begins = np.ones(len(groups), np.bool_)
    np.not_equal(groups[1:], groups[:-1], out=begins[1:])
    return order, begins


def _any(said: NDArray[np.bool_], begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return for each text of groups whether it is said of one of its group."""
    group = np.cumsum(begins, dtype=np.int32)
    found = np.zeros(len(begins) + 1, np.bool_)
    found[group[said]] = True
    held: NDArray[np.bool_] = found[group]
    return held
