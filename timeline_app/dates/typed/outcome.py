"""What the typed reader is told, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.dates.languages import Language, all_packs
from timeline_app.dates.terms import Span
from timeline_app.dates.value import HistoricalDate

_LASTING_KINDS = frozenset({"state", "background"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a project knows about the dates typed into it; no clock, so an answer is the same on every day."""

    languages: tuple[Language, ...] = field(default_factory=all_packs)
    """All are read; the first names days in notes and choices. By default every one, the user's own first."""
    day_first: bool | None = None
    """How 9/5/2019 is meant; None asks each time."""
    kind: str = ""
    """The slug of the entry's kind; states and backgrounds last."""
    zone: str = ""
    """The project's IANA zone; never used to shift a time, only to order choices."""
    calendars: tuple[str, ...] = ("gregorian",)
    """The calendars the project shows; a bare year that could belong to several is asked about."""
    southern: bool = False
    """Whether a season is one of the southern half of the world."""

    @property
    def span(self) -> Span | None:
        """How an entry of this kind lies in its date, None when the date itself decides."""
        return Span.LASTS if self.kind in _LASTING_KINDS else None


@dataclass(frozen=True, slots=True)
class Normalized:
    """The one meaning the words can have."""

    date: HistoricalDate
    notes: tuple[str, ...] = ()
    """How it was read; empty when the words are EDTF already."""
    others: tuple[HistoricalDate, ...] = ()
    """The same bounds in other notation."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several meanings."""

    date: HistoricalDate
    reading: str
    """The meaning in words, with what makes it differ."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The words have several meanings; a person must choose."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NoMatch:
    """The words are no date, or not enough of one."""

    reason: str
    """A whole sentence, with what to write instead."""
    at: int = 0
    """The place where reading stopped, in code points from 0."""
