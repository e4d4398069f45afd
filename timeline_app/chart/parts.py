"""A drawn timeline as flat values: whoever paints it decides nothing, and may be a window or a page.

All places are in the picture's units from the top left corner of the lanes; y grows downwards. `mark` is an
index into `Marks`, `colour` the number of the lane (palettes repeat after ten, dots then change their shape).

What comes by the thousand is held as columns (`Bars`, `Paths`); they are sequences of values for those who want these.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints

Role: TypeAlias = Literal["title", "date", "source", "quote"]
"""What a line of a card says."""


class Fill(Enum):
    """How the inside of a dot or a bar is drawn."""

    FULL = "full"
    OPEN = "open"
    SPLIT = "split"


class Outline(Enum):
    """The line around a dot or a bar."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Shape(Enum):
    """The form of a dot; the second ten lanes take the second one, and so on."""

    CIRCLE = 0
    DIAMOND = 1
    SQUARE = 2


class LaneBox(NamedTuple):
    """Where a lane stands; rows of bars come first, then rows of dots and labels, then the strip."""

    lane: int
    colour: int
    name: str
    y: float
    height: float
    bar_rows: int
    label_rows: int
    bars_y: float
    labels_y: float
    strip_y: float
    folded: bool
    total: int
    crowded: int


class Strip(NamedTuple):
    """How many entries stand where, exactly: bins of equal width that hold at least one.

    `x`: (m,) float64 left edges; `width`: of each bin; `found`: (m,) int64 counts; `heights`: (m,) float64 up from
    `bottom`. `needed`: some of the entries are seen nowhere else.
    """

    colour: int
    bottom: float
    width: float
    x: NDArray[np.float64]
    found: NDArray[np.int64]
    heights: NDArray[np.float64]
    needed: bool = True


class Band(NamedTuple):
    """The stretch within which something happened, pale and with rounded ends."""

    x0: float
    x1: float
    y: float
    h: float
    colour: int
    mark: int


class Bar(NamedTuple):
    """The stretch that something surely filled."""

    x0: float
    x1: float
    y: float
    h: float
    colour: int
    mark: int
    fill: Fill
    outline: Outline


class Fade(NamedTuple):
    """A gradient from nothing at `x0` to full at `x1`, on either side; `soft` ones lie under a text."""

    x0: float
    x1: float
    y: float
    h: float
    colour: int
    mark: int
    soft: bool = False


class Arrow(NamedTuple):
    """An open arrow head: no end is set. `right` is the way it points."""

    x: float
    y: float
    size: float
    right: bool
    colour: int
    mark: int


class Dot(NamedTuple):
    """A moment; open when the date is coarser than the picture, approximate or uncertain."""

    x: float
    y: float
    r: float
    colour: int
    mark: int
    fill: Fill
    outline: Outline
    shape: Shape


class Text(NamedTuple):
    """A label; `plate`: a link passes under it; `inside`: in a bar; `leader`: x of its bar's start."""

    x: float
    y: float
    w: float
    h: float
    text: str
    mark: int
    inside: bool = False
    plate: bool = False
    leader: float | None = None


class Badge(NamedTuple):
    """Words such as "+37": entries of the lane with start <= at < end and no dot stand behind `mark`."""

    x: float
    y: float
    w: float
    h: float
    text: str
    mark: int
    lane: int
    start: int
    end: int


class CardLine(NamedTuple):
    """A line of a card; `role`: "title", "date", "source" or "quote"."""

    x: float
    y: float
    w: float
    h: float
    text: str
    role: Role


class Card(NamedTuple):
    """What is known of an entry, in place of its label; nothing lies under it but its lane."""

    x: float
    y: float
    w: float
    h: float
    colour: int
    mark: int
    lines: tuple[CardLine, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is on the card."""
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h

    def role(self, y: float) -> Role | None:
        """Return what the line at a height says."""
        return next((line.role for line in self.lines if line.y <= y < line.y + line.h), None)


class Path(NamedTuple):
    """A link from dot to dot by right angles; cut, without an arrow, where an end is outside the view."""

    points: tuple[tuple[float, float], ...]
    link: int
    source: int
    target: int
    basis: str
    arrow: bool
    lit: bool


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

    def put(self, mark: int, x: float, y: float) -> None:
        """Note one place."""
        self._few[mark] = (x, y)

    def put_all(self, marks: Ints, x: Floats, y: Floats) -> None:
        """Note places as columns."""
        self._parts.append((marks, x, y))

    def columns(self) -> tuple[Ints, Floats, Floats]:
        """Return marks, x and y of all places; none twice."""
        marks = np.fromiter(self._few, np.int64, len(self._few))
        x, y = np.array(list(self._few.values()), np.float64).reshape(-1, 2).T
        joined = zip((marks, x, y), *self._parts, strict=True)
        marks, x, y = (np.concatenate(column) for column in joined)
        return marks, x, y

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
