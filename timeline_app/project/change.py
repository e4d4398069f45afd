"""The one noun behind undo, the journal, merging and repainting.

A Change says what became of which rows. Idea: `RecordsDiff` of tldraw/store, `OpChanges` of Anki.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Key = tuple[str, str]  # table, id


@dataclass(frozen=True)
class Change:
    """What one step did to the tables. `rows` maps a key to (before, after); None means absent."""

    label: str
    rows: Mapping[Key, tuple[Row | None, Row | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def tables(self) -> frozenset[str]:
        """The tables touched, so that a view can ask at once whether it is concerned."""
        return frozenset(table for table, _ in self.rows)

    def ids(self, table: str) -> frozenset[str]:
        """The rows of one table that were touched."""
        return frozenset(id_ for name, id_ in self.rows if name == table)
