"""Columns after edits: what the edits said is kept beside those of before, and written out when one is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.shifts import Shift

_MOST = 200  # rows that went and came since columns were written out; then they are again
_FEW = 200  # rows that are looked up in what was said and what was before; of more, a column is written out

Column = NDArray[Any]


class _Looked(NamedTuple):
    """Where some rows are found: `stays` were at `was` before, `came` stand at `at` among those that came."""

    rows: NDArray[np.int64]
    stays: NDArray[np.int64]
    was: NDArray[np.int64]
    came: NDArray[np.int64]
    at: NDArray[np.int64]

    @classmethod
    def of(cls, rows: NDArray[np.int64], shift: Shift) -> _Looked:
        """Look rows up."""
        was = shift.back(rows)
        stays, came = np.flatnonzero(was >= 0), np.flatnonzero(was < 0)
        return cls(rows, stays, was[stays], came, np.searchsorted(shift.come, rows[came]))


class Altered(Mapping[str, Column]):
    """Name → column; one in which no edit made a difference is the same as before it.

    A column is written out when it is asked for by name, and nobody writes to it. Any thread may ask, as tables are put
    in order beside the window.
    """

    def __init__(self, before: Mapping[str, Column], shift: Shift, news: Mapping[str, Column]) -> None:
        """Edit columns of which rows went and others came; `news`: columns of what stands in these."""
        self._before, self._shift, self._said = before, shift, news
        self._written: dict[str, Column] = {}
        if isinstance(before, Altered):
            self._join(before, shift, news)
        self._looked = _Looked.of(self._shift.come[:0], self._shift)

    def _join(self, before: Altered, shift: Shift, news: Mapping[str, Column]) -> None:
        """Let go of the columns between this edit and those that were written out, but for what both share."""
        if len(before._shift.gone) + len(before._shift.come) > _MOST:
            self._before = dict(before)
            return
        stays = shift.numbers(before._shift.come)
        order = np.argsort(np.concatenate([stays[stays >= 0], shift.come]))
        self._before, self._shift = before._before, before._shift.then(shift)
        self._said = {name: np.concatenate([before._said[name][stays >= 0], new])[order] for name, new in news.items()}
        if shift.still:
            written = before._written.copy()
            self._written = {name: written[name] for name in written if says(before, (name,), shift.gone, news)}

    def __getitem__(self, name: str) -> Column:
        found = self._written.get(name)
        if found is None:
            found = self._written.setdefault(name, self._shift.column(self._before[name], self._said[name]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._before)

    def __len__(self) -> int:
        return len(self._before)

    def few(self, name: str, rows: NDArray[np.int64]) -> Column:
        """Return what stands in a few rows of a column, which is not written out for it."""
        looked = self._looked
        if looked.rows is not rows:  # else somebody asks for one column after the other
            looked = self._looked = _Looked.of(rows, self._shift)
        said = self._said[name]
        found: Column = np.empty(len(rows), said.dtype)
        found[looked.stays] = self._before[name][looked.was]
        found[looked.came] = said[looked.at]
        return found

    def one(self, names: Sequence[str], row: int) -> list[Any]:
        """Return what stands in a row of some columns, which are not written out for it."""
        was = self._shift.was(row)
        if was >= 0:
            return [self._before[name][was] for name in names]
        at = int(np.searchsorted(self._shift.come, row))
        return [self._said[name][at] for name in names]


def one(held: Mapping[str, Column], names: Sequence[str], row: int) -> list[Any]:
    """Return what stands in a row of some columns, which are not written out for it."""
    return held.one(names, row) if isinstance(held, Altered) else [held[name][row] for name in names]


def some(held: Mapping[str, Column], name: str, rows: NDArray[np.int64]) -> Column:
    """Return what stands in some rows of a column, a copy; few rows are looked up one by one."""
    if not isinstance(held, Altered) or len(rows) > _FEW:
        return np.take(held[name], rows)
    return held.few(name, rows)


def says(
    held: Mapping[str, Column], names: Iterable[str], rows: NDArray[np.int64], values: Mapping[str, Column]
) -> bool:
    """Tell whether in some rows of these columns the same stands as in others."""
    return all(np.array_equal(some(held, name, rows), values[name]) for name in names)
