"""What an import would do, before anything is done: values for a preview, and the choices a person makes on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from timeline_app.words import counted

LABEL = "Import table"
"""Of the edit; what stands under it in the journal is what a file without revisions said the last time."""

ORDER = (
    *("source", "agent", "place", "tag", "version", "passage", "entry", "citation", "claim"),
    *("name", "role", "site", "link", "tagging"),
)
"""The tables that can come in, what others refer to first."""

EXTRA = "columns/"
"""What the key of a preference begins with that holds the unknown columns of a table."""

MAPS = "column-map/"
"""What the key of a preference begins with that holds which column of a table is which field; then its headings."""

Key = tuple[str, str]  # table, id
NEW, SAME, CHANGED, CONFLICT = "new", "same", "changed", "conflict"
FILE, PROJECT = "file", "project"


class FieldChange(NamedTuple):
    """One field: what it holds here, what the file says, and what it held when the file was written, if known."""

    field: str
    """Of the journal (`title`, `csl.title`); `people`, `places` or `tags`; or the heading of an unknown column."""
    before: Any
    after: Any
    then: Any = None
    conflict: bool = False
    """Changed here as well since the file was written; the field "" stands for a whole row that was removed here."""
    extra: bool = False
    """A column that nobody knows."""


class Step(NamedTuple):
    """A row that comes or goes along with another: a name that is new, a person's part in an entry."""

    table: str
    id: str
    fields: Mapping[str, Any] | None  # None takes the row out
    revision: str = ""
    """Of a row that goes: the last transaction on it when the plan was made."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the file, and what it means for the project. `title` says which it is, in a few words."""

    table: str
    id: str
    group: str
    """new, same, changed or conflict."""
    where: str
    title: str
    changes: tuple[FieldChange, ...] = ()
    """Every field that differs, in order of the journal; of a new row every field that the file speaks of."""
    along: tuple[Step, ...] = ()

    @property
    def key(self) -> Key:
        """What choices name it by."""
        return self.table, self.id


class Missing(NamedTuple):
    """A row of the project that the file does not hold, although it holds its table."""

    table: str
    id: str
    title: str
    revision: str
    """The last transaction on it when the plan was made."""


class Refused(NamedTuple):
    """What of the file is not taken: where, under which heading ("" for the whole row), why; and what it could mean."""

    where: str
    column: str
    reason: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would happen. Rows are in the order in which they would be written, all else in that of the file."""

    format: str
    rows: tuple[Planned, ...]
    missing: tuple[Missing, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    asks_day_order: bool = False
    """Dates in figures could be read with the day or the month first; read the file again with `day_first` said."""
    title: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Heading → field, as somebody's table was read; kept with the import for tables with the same headings."""

    def group(self, name: str) -> tuple[Planned, ...]:
        """Return the rows of one group."""
        return tuple(row for row in self.rows if row.group == name)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each group has, also missing and refused."""
        found = {name: len(self.group(name)) for name in (NEW, SAME, CHANGED, CONFLICT)}
        return found | {"missing": len(self.missing), "refused": len(self.refused)}

    @property
    def summary(self) -> tuple[str, ...]:
        """One sentence for each group that has rows."""
        return tuple(
            counted(one, many, self.counts[name]) for name, (one, many) in _SENTENCES.items() if self.counts[name]
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided on a plan. By default what is new or changed is taken, and nothing is removed."""

    take: frozenset[str] = frozenset({NEW, CHANGED})
    leave: frozenset[Key] = frozenset()
    """Rows of these groups that are left as they are all the same."""
    conflicts: Mapping[Key, str] = field(default_factory=dict)
    """Row → file or project: whose word holds where both changed."""
    other_conflicts: str = ""
    """file or project, for conflicts that `conflicts` does not name; "" leaves them open, and nothing is written."""
    remove: frozenset[Key] = frozenset()
    """Missing rows that are removed, with what depends on them."""

    def word(self, key: Key) -> str:
        """Return whose word holds in a conflict: file, project, or "" while that is open."""
        return self.conflicts.get(key, self.other_conflicts)


_SENTENCES = {
    NEW: ("{count} row is new.", "{count} rows are new."),
    SAME: ("{count} row is as it is here.", "{count} rows are as they are here."),
    CHANGED: ("{count} row has changed.", "{count} rows have changed."),
    CONFLICT: ("{count} row was changed here as well.", "{count} rows were changed here as well."),
    "missing": ("{count} row of the project is not in the file.", "{count} rows of the project are not in the file."),
    "refused": ("{count} thing cannot be taken.", "{count} things cannot be taken."),
}
