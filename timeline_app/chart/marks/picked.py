"""Some members of a long sequence in another order, and the way back from an id: nothing is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar, overload, runtime_checkable

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_FEW = 24  # look-ups; for more, the way back is written down


@runtime_checkable
class Fetched(Protocol[T_co]):
    """A sequence that gives several of its members together, as one question costs less than many."""

    def some(self, places: NDArray[Any]) -> Sequence[T_co]:
        """Return the members at these places."""
        ...


class Picked(Sequence[T]):
    """The members of a sequence at these places; two are equal when their members are."""

    def __init__(self, held: Sequence[T], places: NDArray[Any]) -> None:
        self._held = held
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return Picked(self._held, self._places[at])
        return self._held[int(self._places[at])]

    def __iter__(self) -> Iterator[T]:
        if len(self._places) * 2 <= len(self._held) and isinstance(self._held, Fetched):
            return iter(self._held.some(self._places))
        whole = tuple(self._held)
        return (whole[at] for at in self._places.tolist())

    def some(self, places: NDArray[Any]) -> Sequence[T]:
        """Return the members at these places among those that were picked."""
        return list(Picked(self._held, self._places[places]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of a list


def _same(one: object, other: object) -> bool:
    return one == other


def picked(held: Sequence[T], places: NDArray[Any]) -> Sequence[T]:
    """Return the members at these places, copied where they are at hand."""
    return tuple(held[at] for at in places.tolist()) if isinstance(held, tuple | list) else Picked(held, places)


class Index(Mapping[str, int]):
    """Id → mark. `find` gives the places of ids among all `size` entries, `order` the place of each mark."""

    def __init__(
        self,
        find: Callable[[Sequence[str]], NDArray[np.int64]],
        order: NDArray[Any],
        size: int,
        ids: Sequence[str],
    ) -> None:
        self._find, self._order, self._size, self._ids = find, order, size, ids
        self._asked = 0

    @cached_property
    def _marks(self) -> NDArray[np.int64]:
        """The mark at each place among all entries, -1 for none, and -1 behind the last."""
        marks = np.full(self._size + 1, -1, np.int64)
        marks[self._order] = np.arange(len(self._order))
        return marks

    def several(self, ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the mark of each of these ids, -1 for none."""
        return self.at(self._find(ids))

    def at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the mark at each of these places among all entries, -1 for none; the first few are looked for."""
        self._asked += len(places)
        if self._asked > _FEW:
            return np.asarray(self._marks[places])
        found = (np.flatnonzero(self._order == place) for place in places.tolist())
        return np.array([marks[0] if len(marks) else -1 for marks in found], np.int64)

    def __getitem__(self, id_: str) -> int:
        mark = int(self.several([id_])[0])
        if mark < 0:
            raise KeyError(id_)
        return mark

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
