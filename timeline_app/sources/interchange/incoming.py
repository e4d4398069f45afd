"""What a file brings: its records and where each stood, before anything is decided about them.

Values of plain JSON all the way down, because they come out of a child process (docs/IMPORTS.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from timeline_app.model import TABLES

_LISTS = ("samples", "readings")
NAMED = {
    "entry": ("people", "places", "tags"),
    "source": ("tags",),
    "passage": ("tags",),
    "citation": ("source", "claimant", "via", "quote"),
}
"""Beside the fields of its model, a table may speak of these; names are resolved or reported by the plan."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One record, as far as the file speaks of it. A field that is not in `fields` is left as it is.

    `fields` holds values as `Record.model_dump()` has them, under the names of the model, but for these:

    * A reference (`entry_id`, `from_id`, `via` …) may hold the `key` of another arrival instead of an id.
    * `when` (and `said_when`) may be `{"edtf": text}`, read strictly, or `{"typed": text}` as people write dates,
      read with the calendars of the project; `{"typed": …, "day_first": true}` settles 5/9/2019. What is
      ambiguous is refused with its choices, never guessed. None is no date.
    * An entry's `people`, `places`, `tags` are lists of names; a member may be [name, role or relation, kind].
      They stand for the whole: whoever is not named leaves the entry. Leave them out to leave them as they are.
    * A citation's `source`, `claimant` (a name each) and `via` (names) stand for ids; its `quote` for a passage
      with these words in its source, or for a mere quotation where the text is not there.
    * A source's `csl` is a CSL-JSON item without its id; in a citation of an arrival, `source_id` holds its key.
    """

    table: str
    """The name of a table of the model: entry, citation, source, link, agent, place, tag …."""
    fields: Mapping[str, Any]
    where: str
    """Where it stood, as people look for it: “entries.csv, row 12”, “event 3”."""
    key: str = ""
    """What the file calls it, unique within its table; 32 hexadecimal digits are taken as our id, "" is nothing.

    A key that begins with # holds rows of this file together and no more: which row it is, is seen from what it says.
    """
    revision: str = ""
    """The id of the last transaction on the row when it was written out; "" when the format has none."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Field → the heading of the column it came from, where that differs."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Columns that nobody knows, by heading: kept for the record and written back with it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that could not be read: where, under which heading ("" for the whole), and why in a sentence."""

    where: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of somebody's table: which field it was read as, and what stands in its first rows.

    `field` is one of `sheets.headings.FIELDS`, "" for a column that is kept as it is. `readings` say how each sample
    was understood where the field is a date.
    """

    heading: str
    field: str
    samples: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """Everything that a reader found in a file, in the order of the file."""

    format: str
    """The name of the reader."""
    arrivals: tuple[Arrival, ...] = ()
    slips: tuple[Slip, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences on what was left out, replaced or understood in some way."""
    whole: frozenset[str] = frozenset()
    """The tables of which the file claims to hold every row, so that a row of the project can be missing from it."""
    title: str = ""
    """What the file calls itself, for the window."""
    columns: tuple[SeenColumn, ...] = ()
    """How the columns of a table were understood, for tables that are not ours; `map:HEADING` says it otherwise."""

    def to_json(self) -> dict[str, Any]:
        """Return the members by name."""
        return asdict(self) | {"whole": sorted(self.whole)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read back what `to_json` gave.

        Raises:
            ValueError, KeyError, TypeError, AttributeError: it is not of that shape.
        """
        found = cls(
            format=_text(value["format"]),
            arrivals=tuple(_arrival(one) for one in value["arrivals"]),
            slips=tuple(Slip(*(_text(one[name]) for name in ("where", "column", "reason"))) for one in value["slips"]),
            notes=tuple(map(_text, value["notes"])),
            whole=frozenset(map(_text, value["whole"])),
            title=_text(value["title"]),
            columns=tuple(
                SeenColumn(
                    _text(one["heading"]), _text(one["field"]), *(tuple(map(_text, one[name])) for name in _LISTS)
                )
                for one in value["columns"]
            ),
        )
        if unknown := found.whole - TABLES.keys():
            raise ValueError(f"there is no table {min(unknown)!r}")
        return found


def _arrival(value: Mapping[str, Any]) -> Arrival:
    fields = dict(value["fields"])
    table, where, key, revision = (_text(value[name]) for name in ("table", "where", "key", "revision"))
    allowed = {*TABLES[table].model_fields, *NAMED.get(table, ())} - {"id", "gone"}
    if unknown := fields.keys() - allowed:
        raise ValueError(f"{table} has no field {min(unknown)!r}")
    return Arrival(table, fields, where, key, revision, _texts(value["headings"]), _texts(value["extra"]))


def _texts(value: Mapping[str, Any]) -> dict[str, str]:
    return {_text(name): _text(text) for name, text in value.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
