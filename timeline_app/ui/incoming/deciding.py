"""What a person decides on a plan, by row, so that a plan made anew keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.actions import Choices, ImportPlan, Planned

FILE, PROJECT = "file", "project"
NEW, SAME, CHANGED, CONFLICT, MISSING, REFUSED = "new", "same", "changed", "conflict", "missing", "refused"

Key = tuple[str, str]


@dataclass
class Decisions:
    """By default what is new or changed is taken, nothing is removed, and a conflict is open."""

    left: set[Key] = field(default_factory=set)
    removed: set[Key] = field(default_factory=set)
    words: dict[Key, str] = field(default_factory=dict)

    def takes(self, row: Planned) -> bool:
        """Tell whether something of a row of the file is written."""
        if row.group == CONFLICT:
            whole_row = bool(row.changes) and row.changes[0].field == ""
            ours_too = not whole_row and any(not change.conflict for change in row.changes)
            word = self.words.get(row.key, "")
            return word == FILE or (word == PROJECT and ours_too)
        return row.group in (NEW, CHANGED) and row.key not in self.left

    def open(self, plan: ImportPlan) -> int:
        """Return how many conflicts nobody has decided yet."""
        return sum(row.key not in self.words for row in plan.rows if row.group == CONFLICT)

    def count(self, plan: ImportPlan) -> int:
        """Return how many rows would be written or removed."""
        going = sum((row.table, row.id) in self.removed for row in plan.missing)
        return going + sum(self.takes(row) for row in plan.rows)

    def choices(self) -> Choices:
        """Return them as `apply_import` wants them."""
        return Choices(leave=frozenset(self.left), conflicts=dict(self.words), remove=frozenset(self.removed))
