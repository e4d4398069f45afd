"""What a picture has by the hundred, as columns: painters and tests of place take these whole.

They are sequences of values as well, for those who want these.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan, nan
from typing import TypeAlias, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints
from timeline_app.chart.parts.values import Band, Bar, Dot, Fill, Outline, Path, Shape, Text

T = TypeVar("T")
Place: TypeAlias = tuple[float, float]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rows(Sequence[T]):
    """Columns that are a sequence of values as well; these are made when somebody first asks for one."""

    @abstractmethod
    def _made(self) -> Iterator[T]:
        """Make the values."""

    @cached_property
    def _values(self) -> tuple[T, ...]:
        return tuple(self._made())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._values[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._values == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as of lists


FILLS, OUTLINES = tuple(Fill), tuple(Outline)


@dataclass(frozen=True, eq=False)
class Dots(Rows[Dot]):
    """Columns of dots, (n,) each; `fill`, `outline` and `shape` are places in `FILLS`, `OUTLINES` and `Shape`."""

    x: Floats = field(default_factory=lambda: np.empty(0))
    y: Floats = field(default_factory=lambda: np.empty(0))
    r: Floats = field(default_factory=lambda: np.empty(0))
    colour: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    mark: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    fill: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    outline: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    shape: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    def __len__(self) -> int:
        return len(self.mark)

    def _made(self) -> Iterator[Dot]:
        columns = (self.x, self.y, self.r, self.colour, self.mark, self.fill, self.outline, self.shape)
        for x, y, r, colour, mark, fill, outline, shape in zip(*(column.tolist() for column in columns), strict=True):
            yield Dot(x, y, r, colour, mark, FILLS[fill], OUTLINES[outline], Shape(shape))


@dataclass(frozen=True, eq=False)
class Bands(Rows[Band]):
    """Columns of bands, (n,) each."""

    x0: Floats = field(default_factory=lambda: np.empty(0))
    x1: Floats = field(default_factory=lambda: np.empty(0))
    y: Floats = field(default_factory=lambda: np.empty(0))
    h: Floats = field(default_factory=lambda: np.empty(0))
    colour: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    mark: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    def __len__(self) -> int:
        return len(self.mark)

    def _made(self) -> Iterator[Band]:
        columns = (self.x0, self.x1, self.y, self.h, self.colour, self.mark)
        yield from map(Band._make, zip(*(column.tolist() for column in columns), strict=True))

    @classmethod
    def of(cls, parts: Sequence[Bands], few: Sequence[Band]) -> Bands:
        """Return columns and single bands in one."""
        x0, x1, y, h, colour, mark = zip(*few, strict=True) if few else [()] * 6
        single = cls(_floats(x0), _floats(x1), _floats(y), _floats(h), _ints(colour), _ints(mark))
        names = ("x0", "x1", "y", "h", "colour", "mark")
        return cls(*(np.concatenate([getattr(part, name) for part in (*parts, single)]) for name in names))


@dataclass(frozen=True, eq=False)
class Texts(Rows[Text]):
    """Columns of labels, (n,) each, all `h` high; `leader` is NaN where there is none."""

    x: Floats = field(default_factory=lambda: np.empty(0))
    y: Floats = field(default_factory=lambda: np.empty(0))
    w: Floats = field(default_factory=lambda: np.empty(0))
    h: float = 0.0
    text: tuple[str, ...] = ()
    mark: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    inside: Flags = field(default_factory=lambda: np.empty(0, np.bool_))
    plate: Flags = field(default_factory=lambda: np.empty(0, np.bool_))
    leader: Floats = field(default_factory=lambda: np.empty(0))

    def __len__(self) -> int:
        return len(self.mark)

    def _made(self) -> Iterator[Text]:
        columns = (self.x, self.y, self.w, self.mark, self.inside, self.plate, self.leader)
        rows = zip(*(column.tolist() for column in columns), self.text, strict=True)
        for x, y, w, mark, inside, plate, leader, text in rows:
            yield Text(x, y, w, self.h, text, mark, inside, plate, None if isnan(leader) else leader)

    @classmethod
    def of(cls, parts: Sequence[Texts], few: Sequence[Text], h: float) -> Texts:
        """Return columns and single labels in one; all are as high."""
        x, y, w, _, text, mark, inside, plate, leader = zip(*few, strict=True) if few else [()] * 9
        led = _floats([nan if each is None else each for each in leader])
        said = np.array(inside, np.bool_), np.array(plate, np.bool_)
        single = cls(_floats(x), _floats(y), _floats(w), h, tuple(text), _ints(mark), said[0], said[1], led)
        if not parts:
            return single
        names = ("x", "y", "w", "mark", "inside", "plate", "leader")
        joined = {name: np.concatenate([getattr(part, name) for part in (*parts, single)]) for name in names}
        return cls(**joined, h=h, text=tuple(each for part in (*parts, single) for each in part.text))

    @property
    def edges(self) -> Floats:
        """Left, right, top and bottom of each, (n, 4)."""
        return np.stack([self.x, self.x + self.w, self.y, self.y + self.h], axis=1)


@dataclass(frozen=True, eq=False)
class Bars(Rows[Bar]):
    """Columns of bars, (n,) each; `fill` and `outline` are places in `FILLS` and `OUTLINES`, `h` is that of all."""

    x0: Floats = field(default_factory=lambda: np.empty(0))
    x1: Floats = field(default_factory=lambda: np.empty(0))
    y: Floats = field(default_factory=lambda: np.empty(0))
    h: float = 0.0
    colour: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    mark: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    fill: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    outline: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    def __len__(self) -> int:
        return len(self.mark)

    def _made(self) -> Iterator[Bar]:
        columns = (self.x0, self.x1, self.y, self.colour, self.mark, self.fill, self.outline)
        for x0, x1, y, colour, mark, fill, outline in zip(*(column.tolist() for column in columns), strict=True):
            yield Bar(x0, x1, y, self.h, colour, mark, FILLS[fill], OUTLINES[outline])

    @classmethod
    def of(cls, parts: Sequence[Bars], few: Sequence[Bar], h: float) -> Bars:
        """Return columns and single bars in one."""
        x0, x1, y, _, colour, mark, fill, outline = zip(*few, strict=True) if few else [()] * 8
        single = cls(
            x0=_floats(x0),
            x1=_floats(x1),
            y=_floats(y),
            colour=_ints(colour),
            mark=_ints(mark),
            fill=_ints([FILLS.index(each) for each in fill]),
            outline=_ints([OUTLINES.index(each) for each in outline]),
        )
        names = ("x0", "x1", "y", "colour", "mark", "fill", "outline")
        return cls(**{name: np.concatenate([getattr(part, name) for part in (*parts, single)]) for name in names}, h=h)


def _floats(values: Sequence[float]) -> Floats:
    return np.array(values, np.float64)


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)


@dataclass(frozen=True, eq=False)
class Paths(Rows[Path]):
    """Columns of links, (n,) each; `points`: (n, 8, 2), of which the first `corners` are corners and ends.

    Beyond these the last one is repeated.
    """

    points: Floats = field(default_factory=lambda: np.empty((0, 8, 2)))
    corners: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    link: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    source: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    target: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    basis: tuple[str, ...] = ()
    arrow: Flags = field(default_factory=lambda: np.empty(0, np.bool_))
    lit: Flags = field(default_factory=lambda: np.empty(0, np.bool_))

    def __len__(self) -> int:
        return len(self.link)

    def _made(self) -> Iterator[Path]:
        columns = (self.points, self.corners, self.link, self.source, self.target, self.arrow, self.lit)
        rows = zip(*(column.tolist() for column in columns), self.basis, strict=True)
        for points, count, link, source, target, arrow, lit, basis in rows:
            yield Path(tuple((x, y) for x, y in points[:count]), link, source, target, basis, arrow, lit)


class Places(Mapping[int, Place]):
    """The centres of the dots and of what is seen of the bars, by mark."""

    def __init__(self) -> None:
        self._parts: list[tuple[Ints, Floats, Floats]] = []
        self._few: dict[int, Place] = {}
        self._joined: tuple[Ints, Floats, Floats] | None = None
        self._order: Ints | None = None

    def put(self, mark: int, x: float, y: float) -> None:
        """Note one place."""
        self._few[mark] = (x, y)
        self._joined = self._order = None

    def put_all(self, marks: Ints, x: Floats, y: Floats) -> None:
        """Note places as columns."""
        self._parts.append((marks, x, y))
        self._joined = self._order = None

    def pull(self, marks: Ints, x: Floats) -> None:
        """Move those of these marks that lie further to the right to `x`; all have a place."""
        held, at, y = self.columns()
        order = np.argsort(held)
        found = order[np.searchsorted(held, marks, sorter=order)]
        at = at.copy()
        at[found] = np.minimum(at[found], x)
        self._joined, self._order = (held, at, y), order
        self._few, self._parts = {}, [self._joined]

    def columns(self) -> tuple[Ints, Floats, Floats]:
        """Return marks, x and y of all places; none twice."""
        if self._joined is None:
            marks = np.fromiter(self._few, np.int64, len(self._few))
            x, y = np.array(list(self._few.values()), np.float64).reshape(-1, 2).T
            marks, x, y = (np.concatenate(column) for column in zip((marks, x, y), *self._parts, strict=True))
            self._joined = marks, x, y
        return self._joined

    def find(self, marks: Ints) -> tuple[tuple[Floats, Floats], Flags]:
        """Return x and y of many marks, 0 for those that have no place, and which have one."""
        held, x, y = self.columns()
        if not len(held):
            return (np.zeros(len(marks)), np.zeros(len(marks))), np.zeros(len(marks), np.bool_)
        if self._order is None:
            self._order = np.argsort(held)
        order = self._order
        at = order[np.minimum(np.searchsorted(held, marks, sorter=order), len(held) - 1)]
        found: Flags = held[at] == marks
        return (np.where(found, x[at], 0.0), np.where(found, y[at], 0.0)), found

    def __len__(self) -> int:
        return len(self._few) + sum(len(marks) for marks, _, _ in self._parts)

    def __iter__(self) -> Iterator[int]:
        return iter(self.columns()[0].tolist())

    def __getitem__(self, mark: int) -> Place:
        if mark in self._few:
            return self._few[mark]
        for marks, x, y in self._parts:
            for at in np.flatnonzero(marks == mark).tolist():
                return float(x[at]), float(y[at])
        raise KeyError(mark)
