"""Two entries for one event become one; one entry becomes two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline_app.actions.citations import same_ground, twin
from timeline_app.actions.names import tagging
from timeline_app.errors import InvalidValue
from timeline_app.model import Citation, Entry, Link, Role, Site, Tagging
from timeline_app.project import Edit, Project
from timeline_app.words import tr


def duplicate_entry(project: Project, entry: Entry) -> Entry:
    """Make a second entry with the same words, people, places, tags and citations; links stay where they are."""
    with project.edit("Duplicate entry") as edit:
        fields = entry.model_dump(exclude={"id", "gone"} | entry.derived)
        copy = edit.add(Entry(**fields))
        for citation in project.all(Citation, entry_id=entry.id):
            edit.add(twin(citation, copy.id, citation.position))
        for role in project.all(Role, entry_id=entry.id):
            edit.add(Role(entry_id=copy.id, agent_id=role.agent_id, role=role.role, position=role.position))
        for site in project.all(Site, entry_id=entry.id):
            edit.add(Site(entry_id=copy.id, place_id=site.place_id, relation=site.relation, position=site.position))
        for mark in project.all(Tagging, target_table="entry", target_id=entry.id):
            edit.add(tagging("entry", copy.id, mark.tag_id))
        return copy


def merge_entries(project: Project, keep: Entry, others: Iterable[Entry]) -> Entry:
    """Make one entry of several that tell of one event; the others leave the project.

    Citations, links, people, places and tags move over, what would stand there twice once. Title, date and
    status stay those of `keep`; summaries and private notes are put below one another; a date fills a gap.

    Raises:
        InvalidValue: there is nothing to merge.
    """
    rest = [other for other in others if other.id != keep.id]
    if not rest:
        raise InvalidValue(tr("There is only one entry to merge."), hint=tr("Choose at least two."))
    with project.edit("Merge entries") as edit:
        for other in rest:
            _move(project, edit, keep, other)
        _move_citations(project, edit, keep, rest)
        _move_links(project, edit, keep, rest)
        for other in rest:
            edit.remove(other)
        everyone = [keep, *rest]
        return edit.change(
            keep,
            when=next((entry.when for entry in everyone if entry.when), None),
            summary=_joined(entry.summary for entry in everyone),
            private_note=_joined(entry.private_note for entry in everyone),
            own_note=all(entry.own_note for entry in everyone),
        )


def _move(project: Project, edit: Edit, keep: Entry, other: Entry) -> None:
    """Move who, where and tags of one entry."""
    here = {(row["agent_id"], row["role"]) for row in _rows(project, edit, Role, keep)}
    for role in project.all(Role, entry_id=other.id):
        if (role.agent_id, role.role) in here:
            edit.remove(role)
        else:
            edit.change(role, entry_id=keep.id, position=len(here) + role.position)
    there = {(row["place_id"], row["relation"]) for row in _rows(project, edit, Site, keep)}
    for site in project.all(Site, entry_id=other.id):
        if (site.place_id, site.relation) in there:
            edit.remove(site)
        else:
            edit.change(site, entry_id=keep.id, position=len(there) + site.position)
    for mark in project.all(Tagging, target_table="entry", target_id=other.id):
        edit.remove(mark)
        edit.add(tagging("entry", keep.id, mark.tag_id))


def _rows(project: Project, edit: Edit, kind: type[Role] | type[Site], keep: Entry) -> list[dict[str, object]]:
    """Return the parts of an entry as they are so far in the edit."""
    name = str(kind.__tablename__)
    known = {record.id for record in project.all(kind, entry_id=keep.id)}
    known |= {id_ for table, id_ in edit.rows if table == name}
    states = (edit.state(name, id_) for id_ in known)
    return [dict(row) for row in states if row is not None and row["entry_id"] == keep.id]


def _move_citations(project: Project, edit: Edit, keep: Entry, others: Sequence[Entry]) -> None:
    found = sorted(project.all(Citation, entry_id=keep.id), key=lambda citation: (citation.position, citation.id))
    for other in others:
        for citation in sorted(project.all(Citation, entry_id=other.id), key=lambda c: (c.position, c.id)):
            if any(same_ground(citation, known) for known in found):
                edit.remove(citation)
            else:
                found.append(citation)
    for position, citation in enumerate(found):
        edit.change(citation, entry_id=keep.id, position=position)


def _move_links(project: Project, edit: Edit, keep: Entry, others: Sequence[Entry]) -> None:
    """Let the links of the others begin or end at `keep`; those that join the merged ones or repeat go."""
    merged = {keep.id, *(other.id for other in others)}
    seen: set[tuple[str, str, str]] = set()
    for link in project.all(Link):
        if not merged & {link.from_id, link.to_id}:
            continue
        ends = tuple(keep.id if end in merged else end for end in (link.from_id, link.to_id))
        key = (ends[0], ends[1], link.type)
        if ends[0] == ends[1] or key in seen:
            edit.remove(link)
        else:
            seen.add(key)
            edit.change(link, from_id=ends[0], to_id=ends[1])


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text.strip()))
