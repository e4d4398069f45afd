"""The derivation of a date: what is kept with an entry, shown in words and exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline_app.suggest.terms import Anchor, Mode

VERSION = 1
HIGH, MEDIUM = 0.88, 0.7
"""The least scores of the two upper bands."""


class Alternative(NamedTuple):
    """Another date the same words can mean."""

    edtf: str
    because: str
    """A whole sentence in the user's tongue."""


class AnchorUse(NamedTuple):
    """What an expression was counted from, and where that stands."""

    kind: Anchor
    number: int = -1
    """Of the expression in its reading; -1 when the anchor is none of them."""
    text: str = ""
    start: int = -1
    end: int = -1
    edtf: str = ""
    where: str = ""
    """sentence (the same), previous (sentence), paragraph, earlier; "" when it does not stand in the text."""


class Confidence(NamedTuple):
    """How sure a reading is: the product of three numbers from 0 to 1."""

    rule: float
    """How often the form was right on the development texts."""
    anchor: float
    tense: float
    close: bool = False
    """Whether another reading is about as good; the band is then medium at most."""

    @property
    def score(self) -> float:
        """Return the product, two digits."""
        return round(self.rule * self.anchor * self.tense, 2)

    @property
    def band(self) -> str:
        """Return high, medium or low."""
        if self.score >= HIGH and not self.close:
            return "high"
        return "medium" if self.score >= MEDIUM else "low"


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a date was found."""

    expression: str
    start: int
    end: int
    rule: str
    pack: str
    anchor: AnchorUse
    published: str
    provisional: bool
    """Whether the date hangs on a publication date: nobody knows it, or it may be corrected."""
    mode: Mode
    week_start: int
    edtf: str
    confidence: Confidence
    alternatives: tuple[Alternative, ...]
    reason: str
    """One sentence in the user's tongue, also where there is no date."""

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with an entry; members may be added, never renamed."""
        sure, anchor = self.confidence, self.anchor
        return {
            "v": VERSION,
            "expression": self.expression,
            "span": [self.start, self.end],
            "rule": self.rule,
            "pack": self.pack,
            "anchor": {
                "kind": str(anchor.kind),
                "expression": anchor.text,
                "span": [anchor.start, anchor.end] if anchor.start >= 0 else None,
                "edtf": anchor.edtf,
                "where": anchor.where,
            },
            "policy": {
                "published": self.published,
                "provisional": self.provisional,
                "mode": str(self.mode),
                "week_start": self.week_start,
            },
            "edtf": self.edtf,
            "confidence": {**sure._asdict(), "score": sure.score, "band": sure.band},
            "alternatives": [each._asdict() for each in self.alternatives],
            "reason": self.reason,
        }
