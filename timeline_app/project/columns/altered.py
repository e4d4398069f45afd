"""Columns after edits that altered some rows where they stand: written out when somebody asks for the whole of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST = 200  # rows that are said beside a column; then it is written out

Column = NDArray[Any]


class Late:
    """A column of which some rows are others than before.

    Any thread may ask it, as tables are put in order beside the window: what it knows is looked up once in each answer.
    """

    def __init__(self, before: Column, said: Mapping[int, Any]) -> None:
        """Alter a column; `said`: row → what stands there now."""
        self._known = before, said

    @cached_property
    def whole(self) -> Column:
        """The column written out; from then on it is the same array, which may be written to."""
        before, said = self._known
        whole = before.copy()
        whole[list(said)] = list(said.values())
        self._known = whole, {}
        return whole

    def one(self, row: int) -> Any:
        """Return what stands in a row."""
        before, said = self._known
        return said[row] if row in said else before[row]

    def few(self, rows: NDArray[np.int64]) -> Column:
        """Return what stands in these rows."""
        before, said = self._known
        found: Column = before[rows]
        for at, row in enumerate(rows.tolist()):
            if row in said:
                found[at] = said[row]
        return found

    def altered(self, news: Mapping[int, Any]) -> Late:
        """Return the column after another edit."""
        before, said = self._known
        both = {**said, **news}
        return Late(before, both) if len(both) <= _MOST else Late(self.whole, news)

    def highest(self) -> int:
        """Return the highest number, where every edit gives a higher one; 0 in an empty column."""
        before, said = self._known
        return int(max(said.values())) if said else int(before.max(initial=0))


class Altered(Mapping[str, Column]):
    """Name → column; those that no edit altered are the same ones as before it, written out or not."""

    def __init__(self, before: Mapping[str, Column], rows: NDArray[np.int64], news: Mapping[str, Column]) -> None:
        """Alter rows, rising, of columns; `news`: columns of what stands in these now."""
        self.columns = {name: _altered(column, rows, news[name]) for name, column in _known(before).items()}

    def __getitem__(self, name: str) -> Column:
        column = self.columns[name]
        return column.whole if isinstance(column, Late) else column

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def one(self, name: str, row: int) -> Any:
        """Return what stands in a row of a column, which is not written out for it."""
        column = self.columns[name]
        return column.one(row) if isinstance(column, Late) else column[row]

    def few(self, name: str, rows: NDArray[np.int64]) -> Column:
        """Return what stands in a few rows of a column, which is not written out for it."""
        column = self.columns[name]
        return column.few(rows) if isinstance(column, Late) else column[rows]


def _altered(column: Column | Late, rows: NDArray[np.int64], values: Column) -> Column | Late:
    """Return a column after an edit, the same one where all rows say what they said."""
    said = dict(zip(rows.tolist(), list(values), strict=True))
    if isinstance(column, Late):
        return column if all(column.one(row) == value for row, value in said.items()) else column.altered(said)
    return column if np.array_equal(column[rows], values) else Late(column, said)


def is_same(held: Mapping[str, Column], before: Mapping[str, Column], name: str) -> bool:
    """Tell whether a column is the same one as before, without writing it out."""
    return _known(held)[name] is _known(before)[name]


def _known(held: Mapping[str, Column]) -> Mapping[str, Column | Late]:
    return held.columns if isinstance(held, Altered) else held


def highest(held: Mapping[str, Column], name: str) -> int:
    """Return the highest number in a column to which every edit gives a higher one, 0 in an empty one."""
    column = _known(held)[name]
    return column.highest() if isinstance(column, Late) else int(column.max(initial=0))


def one(held: Mapping[str, Column], name: str, row: int) -> Any:
    """Return what stands in a row of a column, which is not written out for it."""
    return held.one(name, row) if isinstance(held, Altered) else held[name][row]


def some(held: Mapping[str, Column], name: str, rows: NDArray[np.int64]) -> Column:
    """Return what stands in some rows of a column, a copy; few rows are looked up one by one."""
    if not isinstance(held, Altered) or len(rows) > _MOST:
        return np.take(held[name], rows)
    return held.few(name, rows)
