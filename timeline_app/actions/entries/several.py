"""What is done to many entries at once, as one edit, and how many of them it would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline_app.actions.fields import refuse_unknown
from timeline_app.actions.names import Names, tagging
from timeline_app.model import Agent, Entry, Place, Role, Site, Tag, Tagging
from timeline_app.project import Edit, EntryRow, Project

_OWN = ("kind", "status", "importance", "confidence", "lane")
_OWNER: dict[str, tuple[Any, str, str, Any]] = {
    "people": (Role, "agent_id", "role", Agent),
    "places": (Site, "place_id", "relation", Place),
}


@dataclass(frozen=True, slots=True)
class Alike:
    """What many entries get in common. `fields` are of kind, status, importance, confidence and lane."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.tags or self.without_tags or self.people or self.places)

    def changes(self, row: EntryRow) -> bool:
        """Tell whether an entry would be another."""
        return (
            any(getattr(row, name) != value for name, value in self.fields.items())
            or bool(set(self.tags) - set(row.tags))
            or bool(set(self.without_tags) & set(row.tags))
            or bool(set(self.people) - set(row.people))
            or bool(set(self.places) - set(row.places))
        )


def would_change(project: Project, ids: Sequence[str], alike: Alike) -> int:
    """Return how many of these entries `make_alike` would change."""
    return sum(map(alike.changes, project.rows(ids))) if alike else 0


def make_alike(project: Project, ids: Sequence[str], alike: Alike) -> int:
    """Change many entries as one edit; return how many were changed.

    Names that nobody knows yet are written down. Who takes part already, in whatever role, stays as it is.

    Raises:
        InvalidValue: a field cannot hold its value, or is none of those that many can have in common.
        Choice: two go by one name; nothing was written.
    """
    refuse_unknown(Entry, [name for name in alike.fields if name not in _OWN])
    due = [row.id for row in project.rows(ids) if alike.changes(row)]
    if not due:
        return 0
    with project.edit("Edit entries" if len(due) > 1 else "Edit entry") as edit:
        given = _Given(project, edit, alike)
        for entry in project.several(Entry, due):
            edit.change(entry, **alike.fields)
            given.to(entry)
    return len(due)


class _Given:
    """Gives the same names to one entry after the other."""

    def __init__(self, project: Project, edit: Edit, alike: Alike) -> None:
        self._project, self._edit = project, edit
        names = Names(project, edit)
        known = {tag.name: tag.id for tag in project.all(Tag)}
        self._tags = [names.tag(name) for name in alike.tags]
        self._without = [known[name] for name in alike.without_tags if name in known]
        self._parts = {
            "people": [names.agent(name) for name in alike.people],
            "places": [names.place(name) for name in alike.places],
        }

    def to(self, entry: Entry) -> None:
        """Give an entry what it lacks of it, and take off what it is not to have."""
        for tag_id in self._tags:
            self._edit.add(tagging("entry", entry.id, tag_id))
        for tag_id in self._without:
            found = self._project.get(Tagging, tagging("entry", entry.id, tag_id).id)
            if found is not None:
                self._edit.remove(found)
        for part, wanted in self._parts.items():
            kind, points_to, _, _ = _OWNER[part]
            there = self._project.all(kind, entry_id=entry.id) if wanted else ()
            taken = {getattr(one, points_to) for one in there}
            after = max((one.position for one in there), default=-1) + 1
            for number, id_ in enumerate(id_ for id_ in wanted if id_ not in taken):
                self._edit.add(kind(entry_id=entry.id, position=after + number, **{points_to: id_}))


def parts_of(project: Project, entry: Entry, field: str) -> dict[str, list[tuple[str, str]]]:
    """Return the names of an entry's people or places, each with the pairs (name, role or relation) it has there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, part in _pairs(project, entry, field):
        found.setdefault(name, []).append((name, part))
    return found


def _pairs(project: Project, entry: Entry, field: str) -> Iterator[tuple[str, str]]:
    kind, points_to, part, named = _OWNER[field]
    for one in sorted(project.all(kind, entry_id=entry.id), key=lambda one: (one.position, one.id)):
        record = project.get(named, getattr(one, points_to))
        if record is not None:
            yield record.name, getattr(one, part)
