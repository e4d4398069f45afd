"""In which order a million texts come, from their bytes: eight of each at once, as numbers."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.texts import WORD, Texts

_DEEP = 250 * WORD  # bytes compared so; texts that are alike so far are compared as Python does
_FEW = 1_000  # texts; so many are compared as Python does
_WAYS = 1 << 62  # so many groups can be counted
_MANY = 50_000  # texts; fewer are compared in the thread that asks, which may be that of a window
_THREADS = min(os.cpu_count() or 1, 4)  # numpy lets others go on while it sorts


def ranks(texts: Texts) -> NDArray[np.int32]:
    """Return the rank of each text among the others, byte by byte, from 0 on; equal ones have the same.

    They are put into groups by their beginnings, and each group into others by what follows, all of them at once, as
    long as texts are alike and go on.
    """
    if not (texts.stop > texts.start).any():
        return np.zeros(len(texts.start), np.int32)
    if not texts.flat[:-WORD].all():
        return _ranks_one_by_one(texts)  # a NUL is like what is behind the end of a text
    return _Sorting(texts).ranks()


def _ranks_one_by_one(texts: Texts) -> NDArray[np.int32]:
    values = [texts.at(row) for row in range(len(texts.start))]
    place = {value: rank for rank, value in enumerate(sorted(set(values)))}
    return np.array([place[value] for value in values], np.int32)


class _Sorting:
    """Texts as far as they are sorted: each has the place that the first of its group will have in the end."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._place = np.zeros(len(texts.start), np.int64)
        self._rows = np.arange(len(texts.start))  # of the texts in groups that are not done
        self._group = np.zeros(len(texts.start), np.int64)  # of each of these: groups are counted in order
        self._ways = 1  # groups that have a number; some may be empty

    def ranks(self) -> NDArray[np.int32]:
        """Sort them to their ends."""
        depth = 0
        with ThreadPoolExecutor(_THREADS) as threads:
            while len(self._rows) > _FEW and depth < _DEEP:
                follow = threads.map if len(self._rows) > _MANY else map
                for found in follow(self._next, range(depth, depth + _THREADS * WORD, WORD)):
                    depth += WORD
                    if self._part(*found):
                        break
                else:
                    continue
                self._settle(depth)
        self._settle(depth)
        self._end()
        held = np.zeros(len(self._place), np.bool_)
        held[self._place] = True
        return (np.cumsum(held) - 1)[self._place].astype(np.int32)

    def _next(self, depth: int) -> tuple[NDArray[np.int64], int, bool]:
        """Return the numbers of the bytes that follow, how many there are, and whether most texts end before them.

        It runs ahead, in threads: of what was asked for when texts are let go, nobody looks at the answer.
        """
        words = self._texts.words(self._rows, depth)
        if words.min() == words.max():
            return np.zeros(len(words), np.int64), 1, not words[0]
        return *_numbered(words), bool(np.count_nonzero(words) * 2 < len(words))

    def _part(self, number: NDArray[np.int64], count: int, most_end: bool) -> bool:
        """Put each group into others by what follows; tell whether it is time to see which of them are done."""
        if count > 1:
            if self._ways * count > _WAYS:
                self._group, self._ways = _numbered(self._group)
            self._group, self._ways = self._group * count + number, self._ways * count
        return most_end or count * 2 > len(number) or self._ways > len(number) ** 2

    def _settle(self, depth: int) -> None:
        """Give the texts of all groups their places, and let go of groups with one text or with none beyond `depth`."""
        if not len(self._rows):
            return
        group, count = _numbered(self._group)
        size = np.bincount(group)
        before = np.cumsum(size) - size
        place = np.empty(count, np.int64)
        place[group] = self._place[self._rows]  # of the group that it was part of
        first = np.maximum.accumulate(np.where(np.diff(place, prepend=-1), np.arange(count), 0))
        self._place[self._rows] = (place + before - before[first])[group]
        goes_on = np.zeros(count, np.bool_)
        goes_on[group[(self._texts.stop - self._texts.start)[self._rows] > depth]] = True
        goes_on &= size > 1
        held = goes_on[group]
        self._rows, self._group = self._rows[held], (np.cumsum(goes_on) - 1)[group[held]]
        self._ways = int(np.count_nonzero(goes_on))

    def _end(self) -> None:
        """Sort the texts of each group that is left by all of their bytes."""
        order = np.argsort(self._group, kind="stable")
        rows, begins = self._rows[order].tolist(), np.flatnonzero(np.diff(self._group[order], prepend=-1)).tolist()
        for begin, end in pairwise([*begins, len(rows)]):
            known = sorted((self._texts.at(row), row) for row in rows[begin:end])
            place = first = int(self._place[known[0][1]])
            for at, (text, row) in enumerate(known):
                place = place if at and text == known[at - 1][0] else first + at
                self._place[row] = place


def _numbered(values: NDArray[Any]) -> tuple[NDArray[np.int64], int]:
    """Return the rank of each value among the others, and how many there are; equal ones have the same."""
    order = np.argsort(values)
    turned = values[order]
    new = turned[1:] != turned[:-1]
    number = np.empty(len(values), np.int64)
    number[order[:1]] = 0
    number[order[1:]] = np.cumsum(new)
    return number, int(np.count_nonzero(new)) + 1
