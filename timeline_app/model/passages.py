"""Marked words of a version, and where they stand in other versions."""

from collections.abc import Iterator
from typing import Any, ClassVar

from sqlmodel import Field

from timeline_app.model.record import Record, fits, key, parts

_ANCHOR = {"start": int, "end": int, "exact": str, "prefix": str, "suffix": str}


class Passage(Record, table=True):
    """Marked words. What a mark is for is seen from what it has: citations, a colour, a comment, tags."""

    derived: ClassVar[frozenset[str]] = frozenset({"start", "end"})

    version_id: str = key()
    anchor: dict[str, Any] = parts(default_factory=dict)  # start, end, exact, prefix, suffix, page, rects
    comment: str = ""
    colour: str = ""  # y g b p v; "" = not highlighted
    status: str = "exact"  # exact same changed moved ambiguous review orphan
    transcript: str = ""
    start: int = 0  # code points into the version's text
    end: int = Field(default=0)  # exclusive

    @property
    def quote(self) -> str:
        """The marked words, exactly as they stand in the version."""
        return str(self.anchor.get("exact", ""))

    @classmethod
    def misshapen(cls, row: dict[str, Any]) -> Iterator[str]:
        """Hold the anchor to a stretch of text and its words."""
        anchor = row["anchor"]
        if not fits(anchor, _ANCHOR) or not 0 <= anchor.get("start", 0) <= anchor.get("end", 0):
            yield "anchor"

    @classmethod
    def derive(cls, row: dict[str, Any]) -> dict[str, Any]:
        """Copy start and end out of the anchor, for queries."""
        return {"start": row["anchor"].get("start", 0), "end": row["anchor"].get("end", 0)}


class Placement(Record, table=True):
    """Where a passage stands in another version. Natural key: (passage, version)."""

    passage_id: str = key()
    version_id: str = key()
    anchor: dict[str, Any] | None = parts(default=None)
    status: str = "orphan"
    scores: dict[str, Any] = parts(default_factory=dict)  # thousandths, whole numbers
    moved: bool = False
    figures_differ: bool = False
    method: str = ""  # map exact search person
    algorithm: str = ""
    decided: str = "none"  # none kept placed rejected
    note: str = ""
