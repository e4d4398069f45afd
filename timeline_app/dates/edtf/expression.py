"""What an EDTF text is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from timeline_app.dates.edtf.units import Extent
from timeline_app.dates.terms import Bound, Precision


class Kind(StrEnum):
    """The four shapes an EDTF text can have."""

    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one of"
    ALL_OF = "all of"


class Written(NamedTuple):
    """One date inside an EDTF text."""

    text: str
    """In canonical form."""
    year: str
    """As written: "2019", "-0043", "199X", "Y17E7", "1950S2"."""
    month: str
    """Two characters, a month, a mask or a sub-year code; "" when there is none."""
    day: str
    """Two characters; "" when there is none."""
    clock: str
    """From the T on: "T10:00:00+04:30"; "" when there is none."""
    marks: tuple[int, ...]
    """One a component (year, month, day): the number of a Mark."""
    level: int
    precision: Precision
    offset: int | None
    """Minutes east of UTC, if stated."""
    extent: Extent


class End(NamedTuple):
    """One end of an interval, or one member of a set.

    A single date is `first` and `last` at once; `a..b` has two; None is open towards that side. In an
    interval an end without any date has `kind` OPEN or UNKNOWN.
    """

    first: Written | None
    last: Written | None
    kind: Bound = Bound.KNOWN

    @property
    def dates(self) -> tuple[Written, ...]:
        """The dates as they stand, each once."""
        if self.first is self.last:
            return (self.first,) if self.first else ()
        return tuple(date for date in (self.first, self.last) if date)


class Expression(NamedTuple):
    """A whole EDTF text; one end for a date, two for an interval, any number for a set."""

    kind: Kind
    ends: tuple[End, ...]
    text: str
    """The canonical form."""
    level: int
    notes: tuple[str, ...] = ()

    @property
    def dates(self) -> tuple[Written, ...]:
        """Every date in it, in the order written."""
        if self.kind is Kind.DATE:
            return self.ends[0].dates
        return tuple(date for end in self.ends for date in end.dates)
