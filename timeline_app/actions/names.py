"""People, places and tags: what a name means, and who and what stands on an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from timeline_app.actions.fields import refuse_unknown
from timeline_app.errors import Choice, InvalidValue
from timeline_app.model import Agent, Entry, Name, Place, Record, Role, Site, Tag, Tagging, natural_id
from timeline_app.project import Edit, Project, short
from timeline_app.words import tr

N = TypeVar("N", Agent, Place, Tag)
Part = str | tuple[str, ...]
"""A name alone, or (name, role or relation), or for people (name, role, kind of agent)."""

_CHOSEN = re.compile(r"#\s*([0-9a-f]{4,32})$", re.ASCII)


class Names:
    """Finds what names mean while an edit is being made, and writes down the ones nobody knows yet."""

    def __init__(self, project: Project, edit: Edit) -> None:
        self._project = project
        self._edit = edit

    def agent(self, name: str, kind: str = "person") -> str:
        """Return the id of a person, organisation, group or office.

        Raises:
            Choice: two go by this name; its choices can be given instead of the name.
            InvalidValue: there is no name in it, or `kind` is none.
        """
        return self._known(Agent, name) or self._edit.add(Agent(name=name.strip(), kind=kind)).id

    def place(self, name: str) -> str:
        """Return the id of a place.

        Raises:
            Choice: two go by this name.
            InvalidValue: there is no name in it.
        """
        return self._known(Place, name) or self._edit.add(Place(name=name.strip())).id

    def tag(self, name: str) -> str:
        """Return the id of a tag.

        Raises:
            Choice: two go by this name.
            InvalidValue: there is no name in it.
        """
        return self._known(Tag, name) or self._edit.add(Tag(name=name.strip())).id

    def _known(self, kind: type[N], name: str) -> str | None:
        if not name.strip():
            raise InvalidValue(tr("A name is missing."), hint=tr("Write one, or leave the field out."))
        if chosen := _CHOSEN.search(name.strip()):
            return self._project.find(kind, chosen[1]).id
        found = self._exactly(kind, name.strip()) or self._loosely(kind, name.strip())
        if len(found) > 1:
            raise Choice(
                tr("“{name}” may be more than one.", name=name.strip()),
                hint=tr("Say which one, with its number."),
                choices=[f"{text} #{short(id_)}" for id_, text in sorted(found.items())],
            )
        return next(iter(found), None)

    def _exactly(self, kind: type[N], name: str) -> dict[str, str]:
        found = {record.id: record.name for record in self._project.all(kind, name=name)}
        for variant in self._project.all(Name, of_table=str(kind.__tablename__), text=name):
            record = self._project.get(kind, variant.of_id)
            if record is not None:
                found[record.id] = record.name
        return found | {id_: text for id_, text in self._new(kind) if text == name}

    def _loosely(self, kind: type[N], name: str) -> dict[str, str]:
        known = [(record.id, record.name) for record in self._project.all(kind)] + self._new(kind)
        return {id_: text for id_, text in known if text.casefold() == name.casefold()}

    def _new(self, kind: type[N]) -> list[tuple[str, str]]:
        """Return what this edit itself has added so far."""
        rows = self._edit.rows.items()
        return [(key[1], row["name"]) for key, (_, row) in rows if row is not None and key[0] == kind.__tablename__]


def set_people(project: Project, entry: Entry, people: Sequence[Part]) -> None:
    """Say who takes part in an entry, in this order; whoever is not named leaves it.

    Raises:
        Choice: two go by one name; nothing was written.
    """
    with project.edit("Set people") as edit:
        write_people(project, edit, entry.id, people)


def set_places(project: Project, entry: Entry, places: Sequence[Part]) -> None:
    """Say where an entry happened, in this order; a place that is not named leaves it.

    Raises:
        Choice: two go by one name; nothing was written.
    """
    with project.edit("Set places") as edit:
        write_places(project, edit, entry.id, places)


def set_tags(project: Project, ref_table: str, id_: str, names: Iterable[str]) -> None:
    """Give an entry, a passage or a source these tags and no others.

    Raises:
        Choice: two go by one name; nothing was written.
    """
    with project.edit("Set tags") as edit:
        write_tags(project, edit, ref_table, id_, names)


def edit_named(project: Project, record: N, /, **fields: Any) -> N:
    """Change fields of a person, organisation, group, office, place or tag.

    Raises:
        InvalidValue: a field cannot hold its value, or the name would be empty.
    """
    refuse_unknown(type(record), fields)
    if "name" in fields and not str(fields["name"]).strip():
        raise InvalidValue(tr("A name is missing."), hint=tr("Write one, or remove the whole."))
    with project.edit(
        {"agent": "Edit person", "place": "Edit place"}.get(str(record.__tablename__), "Edit tag")
    ) as edit:
        return edit.change(record, **fields)


def write_people(project: Project, edit: Edit, entry_id: str, people: Sequence[Part]) -> None:
    """Do what `set_people` says as part of an edit."""
    names = Names(project, edit)
    old = {(role.agent_id, role.role): role for role in project.all(Role, entry_id=entry_id)}
    wanted = dict.fromkeys(
        (names.agent(name, kind or "person"), role or "participant") for name, role, kind in map(_parted, people)
    )
    for position, key in enumerate(wanted):
        if key in old:
            edit.change(old.pop(key), position=position)
        else:
            edit.add(Role(entry_id=entry_id, agent_id=key[0], role=key[1], position=position))
    _remove(edit, old.values())


def write_places(project: Project, edit: Edit, entry_id: str, places: Sequence[Part]) -> None:
    """Do what `set_places` says as part of an edit."""
    names = Names(project, edit)
    old = {(site.place_id, site.relation): site for site in project.all(Site, entry_id=entry_id)}
    wanted = dict.fromkeys((names.place(name), relation or "at") for name, relation, _ in map(_parted, places))
    for position, key in enumerate(wanted):
        if key in old:
            edit.change(old.pop(key), position=position)
        else:
            edit.add(Site(entry_id=entry_id, place_id=key[0], relation=key[1], position=position))
    _remove(edit, old.values())


def write_tags(project: Project, edit: Edit, ref_table: str, id_: str, names: Iterable[str]) -> None:
    """Do what `set_tags` says as part of an edit."""
    if ref_table not in {"entry", "passage", "source"}:
        raise ValueError(f"nothing in {ref_table!r} can be tagged")
    register = Names(project, edit)
    old = {tagging.tag_id: tagging for tagging in project.all(Tagging, target_table=ref_table, target_id=id_)}
    for tag_id in dict.fromkeys(register.tag(name) for name in names):
        if old.pop(tag_id, None) is None:
            edit.add(tagging(ref_table, id_, tag_id))
    _remove(edit, old.values())


def tagging(ref_table: str, id_: str, tag_id: str) -> Tagging:
    """Return the one record that says that something has a tag, the same for everybody who sets it."""
    return Tagging(id=natural_id("tagging", id_, tag_id), tag_id=tag_id, target_table=ref_table, target_id=id_)


def known_people(project: Project) -> tuple[str, ...]:
    """Return every name that people, organisations, groups and offices go by, in alphabetical order."""
    return _names(project, Agent)


def known_places(project: Project) -> tuple[str, ...]:
    """Return every name that places go by, in alphabetical order."""
    return _names(project, Place)


def known_tags(project: Project) -> tuple[str, ...]:
    """Return every tag, in alphabetical order."""
    return _names(project, Tag)


def _names(project: Project, kind: type[N]) -> tuple[str, ...]:
    found = set(project.values(kind, "name"))
    found |= set(project.values(Name, "text", of_table=str(kind.__tablename__)))
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


def _parted(part: Part) -> tuple[str, str, str]:
    name, role, kind = (*((part,) if isinstance(part, str) else part), "", "")[:3]
    return name, role, kind


def _remove(edit: Edit, records: Iterable[Record]) -> None:
    for record in records:
        edit.remove(record)
