"""Lines of the chronology and the links between them."""

from collections.abc import Iterator
from typing import Any, ClassVar

from sqlmodel import Field

from timeline_app.dates import HistoricalDate, columns
from timeline_app.model.record import Record, fits, key, parts

WHEN_COLUMNS = tuple(columns(None))


_WHEN = {"edtf": str, "text": str, "calendar": str, "variant": str, "zone": str, "span": str, "derivation": dict}


class Entry(Record, table=True):
    """One line of the chronology: what we think happened."""

    derived: ClassVar[frozenset[str]] = frozenset(WHEN_COLUMNS)

    title: str
    summary: str = ""
    kind: str = "occurrence"
    when: dict[str, Any] | None = parts(default=None)  # HistoricalDate.to_json() + derivation; None = undated
    importance: int = Field(default=3, ge=1, le=5)
    status: str = "undisputed"
    disputed_by: str = ""
    confidence: str = ""  # "" low moderate high
    likelihood: str = ""  # forecasts only
    lane: str = ""
    rank: int = 0  # the person's own order among entries whose order is only possible
    own_note: bool = False  # the researcher's own statement; needs no citation
    private_note: str = ""

    when_edtf: str | None = None
    when_text: str = ""
    when_calendar: str = ""
    when_variant: str = ""
    when_zone: str = ""
    when_span: str = ""
    when_precision: int | None = None
    when_lo: int = 0
    when_hi: int = 0
    when_start_hi: int = 0
    when_end_lo: int = 0
    when_lo_kind: str = ""
    when_hi_kind: str = ""
    when_sort: int = 0

    @property
    def date(self) -> HistoricalDate | None:
        """When it happened, as a value; None for an undated entry."""
        return HistoricalDate.from_json(self.when) if self.when else None

    @classmethod
    def misshapen(cls, row: dict[str, Any]) -> Iterator[str]:
        """Hold a date to its words; how it was found is an object."""
        if row["when"] is not None and not fits(row["when"], _WHEN):
            yield "when"

    @classmethod
    def derive(cls, row: dict[str, Any]) -> dict[str, Any]:
        """Compute the columns that ranges and order are asked of (docs/DATES.md)."""
        return dict(columns(HistoricalDate.from_json(row["when"]) if row["when"] else None))


class Link(Record, table=True):
    """From one entry to another."""

    from_id: str = key()
    to_id: str = key()
    type: str = "precedes"  # a slug of `vocabulary.LINK_TYPES`, or the person's own
    basis: str = "stated"  # stated hedged inferred
    title: str = ""
    citation_id: str | None = key(default=None)
    distance: str = ""  # "one day"
    note: str = ""
