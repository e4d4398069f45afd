"""The words of proposing: what is dated, what is proposed, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

from timeline_app.dates import HistoricalDate, accept
from timeline_app.suggest.deriving import Alternative
from timeline_app.suggest.names import Mention
from timeline_app.suggest.prose import Place


class Kind(StrEnum):
    """What sort of thing a clause tells; the values are those of an entry's kind."""

    OCCURRENCE = "occurrence"
    STATE = "state"
    STATEMENT = "statement"
    FORECAST = "forecast"
    BACKGROUND = "background"


class Band(StrEnum):
    """How sure a proposal is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Dated:
    """One expression of time that was found in a text."""

    start: int
    end: int
    when: HistoricalDate | None
    """None for what names no date: ages, sets, now and recently; and for what waits for the publication date."""
    derivation: Mapping[str, Any] = field(default_factory=dict)
    """As the project file keeps it; docs/FORMAT.md."""
    band: Band = Band.HIGH
    provisional: bool = False
    """Whether it leans on a publication date that nobody has given."""
    vague: bool = False
    """Whether it says no more than “some time”: now, recently."""
    each: tuple[str, ...] = ()
    """EDTF of the members, where it names several dates: “May 8 and 9”."""
    lasting: bool = False
    """Whether its interval was filled, as by “from 3 to 7 May”; an event lies somewhere in “last week”."""
    leads: bool = False
    """Whether it is the length of what led to an event: after a week of attacks."""
    awaited: bool = False
    """Whether it will have a date when the publication date is known."""


class Ground(NamedTuple):
    """Words that a proposal rests on, and who says them."""

    quote: Place
    """The whole sentence."""
    words: Place
    """The time words in it."""
    claimant: str = ""
    """Who says so, by the name in the text; "" is the narrator."""
    hedge: str = ""
    """The words that show reserve, as they stand: said, claimed."""


class Relation(NamedTuple):
    """How a proposal hangs together with another of the same text."""

    type: str
    """A link type of the project: announced-in."""
    key: str
    """Of the other."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that a person may accept: everything in it stands in the text."""

    key: str
    """Known by sentence, place of the time words in it, and part; decisions are kept under it."""
    title: str
    kind: Kind
    when: HistoricalDate | None
    """None only where it waits for the publication date."""
    ground: Ground
    band: Band
    derivation: Mapping[str, Any]
    provisional: bool = False
    """Whether its date hangs on a publication date that is not known; never accepted in bulk."""
    alternatives: tuple[Alternative, ...] = ()
    names: tuple[Mention, ...] = ()
    also: tuple[Ground, ...] = ()
    """Other sentences that tell the same event."""
    relations: tuple[Relation, ...] = ()

    @property
    def quote(self) -> Place:
        """The sentence it rests on."""
        return self.ground.quote

    @property
    def words(self) -> Place:
        """The time words."""
        return self.ground.words

    @property
    def claimant(self) -> str:
        """Who says so; "" is the narrator."""
        return self.ground.claimant

    @property
    def hedge(self) -> str:
        """The words that show reserve."""
        return self.ground.hedge

    def otherwise(self, other: Alternative) -> Proposal:
        """Return it with another of its dates, as a person chose it; the date it had is among the others."""
        old = self.when
        before = [Alternative(old.edtf, str(self.derivation.get("words", "")))] if old else []
        how = chosen(self.derivation, other, [*before, *self.alternatives])
        when = replace(accept(other.edtf, span=old.span if old else None), source_text=old.source_text if old else "")
        others = tuple(Alternative(**one) for one in how["alternatives"])
        return replace(self, when=when, derivation=how, alternatives=others)


def chosen(how: Mapping[str, Any], other: Alternative, others: Iterable[Alternative]) -> dict[str, Any]:
    """Return how a date was found after a person chose another reading; what is not chosen stays on offer."""
    kept = [one._asdict() for one in others if one.edtf != other.edtf]
    return {**how, "edtf": other.edtf, "words": other.because, "chosen_by": "person", "alternatives": kept}


def key_of(sentence: str, repetition: int, words: Place, part: str = "") -> str:
    """Return the key of a proposal: 32 hexadecimal digits.

    Args:
        sentence: its words, or a hash of them.
        repetition: how many times the same sentence stood in the text before.
        words: the time words, counted from the start of the sentence.
        part: tells apart what one expression gives: "" for the first, "event" for what a statement tells of.
    """
    told = f"{sentence}\0{repetition}\0{words.start}\0{words.end}\0{part}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
