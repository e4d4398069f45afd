"""Columns that look like tuples and are arrays: a value is made when it is asked for."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.gathering.rolls import Roll

T = TypeVar("T")
Rows = NDArray[np.int64]
OF_ENTRY = np.dtype([("id", "S16"), ("entry", "S16")])
"""A row that belongs to an entry, as it is read in parts: its id, and that of the entry."""
HOLDING = np.dtype([("id", "S16"), ("entry", "S16"), ("named", "S16"), ("position", "i8")])
"""An entry that holds what has a name: id of the row, of the entry and of what is named, and its place among others."""
_NO_ID = "0" * 32
_MANY = 20  # as many times are more than all: then ids are compared as numbers, for which all of them are converted
_FEW = 24  # that are looked for one by one; for more, the way back is written down
_DIGITS = re.compile("[0-9a-f]*")
is_id = re.compile("[0-9a-f]{32}").fullmatch
"""Match an id, nothing else."""


class Column(Sequence[T], Generic[T]):
    """One column of a view; equal to any sequence of equal values."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # as of a list

    @abstractmethod
    def _one(self, at: int) -> T:
        """Return one value; `at` counts from 0."""

    @abstractmethod
    def _every(self) -> Sequence[T]:
        """Return all values, in far less time than one by one."""

    def some(self, places: Rows) -> Sequence[T]:
        """Return the values at these places, which count from 0."""
        return [self._one(at) for at in places.tolist()]

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self.some(np.arange(*at.indices(len(self)))))
        row = at + len(self) if at < 0 else at
        if not 0 <= row < len(self):
            raise IndexError(at)
        return self._one(row)

    def __iter__(self) -> Iterator[T]:
        return iter(self._every())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return tuple(self) == tuple(other)


class Numbers(Column[Any]):
    """Numbers; `none` is the one that stands for None."""

    __slots__ = ("_array", "_none")

    def __init__(self, array: NDArray[Any], none: int | None = None) -> None:
        self._array = array
        self._none = none

    def __len__(self) -> int:
        return len(self._array)

    def _one(self, at: int) -> Any:
        value = self._array[at].item()
        return None if value == self._none and self._none is not None else value

    def _every(self) -> Sequence[Any]:
        values: list[Any] = self._array.tolist()
        return values if self._none is None else [None if value == self._none else value for value in values]


class Coded(Column[str]):
    """Words of a small vocabulary: a number each, into `names`."""

    __slots__ = ("codes", "names")

    def __init__(self, codes: NDArray[Any], names: Sequence[str]) -> None:
        self.codes = codes
        self.names = names

    def __len__(self) -> int:
        return len(self.codes)

    def _one(self, at: int) -> str:
        return self.names[int(self.codes[at])]

    def _every(self) -> Sequence[str]:
        return [self.names[code] for code in self.codes.tolist()]

    def says(self, word: str) -> NDArray[np.bool_]:
        """Return where this word stands."""
        code = self.names.index(word) if word in self.names else -1
        return np.asarray(self.codes == code)


class Ids(Column[str]):
    """Ids packed into 16 bytes each: `packed` is sorted, `rows` says which of them stand here, in order."""

    __slots__ = ("_asked", "_packed", "_places", "_rows")

    def __init__(self, packed: NDArray[np.bytes_], rows: Rows) -> None:
        self._packed = packed
        self._rows = rows
        self._places: Rows | None = None
        self._asked = 0

    def __len__(self) -> int:
        return len(self._rows)

    def _one(self, at: int) -> str:
        row = int(self._rows[at])
        return self._packed[row : row + 1].tobytes().hex()

    def _every(self) -> Sequence[str]:
        digits = self._packed[self._rows].tobytes().hex()
        return [digits[at : at + 32] for at in range(0, len(digits), 32)]

    def find(self, ids: Sequence[str]) -> Rows:
        """Return where each of these ids stands, -1 where it does not; by bisection."""
        digits = "".join(ids)
        if set(map(len, ids)) <= {32} and _DIGITS.fullmatch(digits):
            return self.places(rows_of(self._packed, np.frombuffer(bytes.fromhex(digits), "S16")))
        known = [id_ if is_id(id_) else "" for id_ in ids]
        wanted = np.frombuffer(bytes.fromhex("".join(id_ or _NO_ID for id_ in known)), "S16")
        return np.where([bool(id_) for id_ in known], self.places(rows_of(self._packed, wanted)), -1)

    def places(self, rows: Rows) -> Rows:
        """Return where these of the packed ids stand, -1 for those that do not, and for -1."""
        self._asked += len(rows)
        if self._places is None and self._asked <= _FEW:
            found = [np.flatnonzero(self._rows == row) for row in rows.tolist()]
            return np.array([int(at[0]) if len(at) else -1 for at in found], np.int64)
        if self._places is None:
            places = np.full(len(self._packed) + 1, -1, np.int64)
            places[self._rows] = np.arange(len(self._rows))
            self._places = places
        return np.asarray(self._places[rows])

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and bool(self.find([id_])[0] >= 0)

    def index(self, id_: str, start: int = 0, stop: int | None = None) -> int:
        """Return where an id stands.

        Raises:
            ValueError: it does not.
        """
        found = int(self.find([id_])[0])
        if not max(start, 0) <= found < (len(self) if stop is None else stop):
            raise ValueError(id_)
        return found


def pack(ids: Collection[str]) -> NDArray[np.bytes_]:
    """Return ids as 16 bytes each, sorted."""
    return np.frombuffer(bytes.fromhex("".join(sorted(ids))), "S16")


def rows_of(packed: NDArray[np.bytes_], wanted: NDArray[np.bytes_]) -> Rows:
    """Return the row of each id among sorted packed ones, -1 where it is not there."""
    if not len(packed) or len(wanted) * _MANY > len(packed):
        return Roll(packed).rows(wanted)
    rows = np.minimum(np.searchsorted(packed, wanted), len(packed) - 1)
    return np.where(packed[rows] == wanted, rows, -1)


def halves_as_they_lie(records: NDArray[np.void], name: str) -> NDArray[np.uint64]:
    """Return a field of ids as two numbers each, in the byte order of the machine, without copying them.

    They tell ids apart, and say nothing of their order.

    Numpy lets other threads go on while it copies numbers, and stops them all while it copies strings.
    """
    if not len(records):
        return np.empty((0, 2), np.uint64)
    fields = records.dtype.fields
    assert fields is not None
    assert records.flags.c_contiguous
    return np.ndarray((len(records), 2), np.uint64, records, fields[name][1], (records.itemsize, 8))


def ids_of(records: NDArray[np.void], name: str = "id") -> NDArray[np.bytes_]:
    """Return a field of ids as a column of its own."""
    return np.ascontiguousarray(halves_as_they_lie(records, name)).view("S16").reshape(-1)
