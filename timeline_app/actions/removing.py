"""Taking things out of the project, with what depends on them. Undo brings all of it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from timeline_app.actions.finding import shortened
from timeline_app.model import (
    TABLES,
    Agent,
    Citation,
    Claim,
    Entry,
    Link,
    Name,
    Passage,
    Place,
    Placement,
    Record,
    Role,
    Site,
    Source,
    Tag,
    Tagging,
    Version,
)
from timeline_app.model.vocabulary import LINK_TYPES, title_of
from timeline_app.project import Edit, Project
from timeline_app.words import tr

Ref = tuple[str, str]
"""(table, id)"""

_SHOWN = ("passage", "citation", "link")
_PLURALS = {
    "entry": ("Remove entry", "Remove entries"),
    "source": ("Remove source", "Remove sources"),
    "passage": ("Remove passage", "Remove passages"),
    "citation": ("Remove citation", "Remove citations"),
    "link": ("Remove link", "Remove links"),
    "agent": ("Remove person", "Remove people"),
    "place": ("Remove place", "Remove places"),
    "tag": ("Remove tag", "Remove tags"),
}


def dependents(project: Project, refs: Iterable[Ref]) -> tuple[tuple[str, str, str], ...]:
    """Return what would leave the project together with these: (table, id, words that say what it is).

    Only what a person made on purpose is listed, not who and where on an entry.
    """
    wanted = list(refs)
    closure = _closure(project, wanted)
    listed = [record for ref, record in closure.items() if ref not in wanted and ref[0] in _SHOWN]
    listed.sort(key=lambda record: (_SHOWN.index(str(record.__tablename__)), record.id))
    return tuple((str(record.__tablename__), record.id, _words(project, record)) for record in listed)


def remove(project: Project, refs: Iterable[Ref]) -> None:
    """Remove records with everything that depends on them, as one edit; what is gone already is passed over.

    A citation takes along the mark it rests on when nothing else holds that: no other citation, colour,
    comment or tag.
    """
    closure = _closure(project, refs := list(refs))
    kinds = {table for table, _ in refs}
    labels = _PLURALS.get(kinds.pop(), ("Remove",) * 2) if len(kinds) == 1 else ("Remove",) * 2
    with project.edit(labels[len(refs) > 1]) as edit:
        for record in closure.values():
            edit.remove(record)
        _let_go(project, edit, closure)


def _closure(project: Project, refs: Iterable[Ref]) -> dict[Ref, Record]:
    found: dict[Ref, Record] = {}
    todo = [record for table, id_ in refs if (record := project.get(TABLES[table], id_)) is not None]
    while todo:
        record = todo.pop()
        ref = (str(record.__tablename__), record.id)
        if ref not in found:
            found[ref] = record
            todo += _resting_on(project, record)
            todo += _held_by_nothing_else(project, record, found)
    return found


def _resting_on(project: Project, record: Record) -> Iterator[Record]:
    """Yield what makes no sense without a record."""
    for kind, field in _NEEDING.get(str(record.__tablename__), ()):
        yield from project.all(kind, **{field: record.id})
    if isinstance(record, Source | Passage | Entry):
        yield from project.all(Tagging, target_table=str(record.__tablename__), target_id=record.id)
    if isinstance(record, Agent | Place):
        yield from project.all(Name, of_table=str(record.__tablename__), of_id=record.id)


_NEEDING: dict[str, tuple[tuple[type[Record], str], ...]] = {
    "source": ((Version, "source_id"), (Citation, "source_id")),
    "version": ((Passage, "version_id"), (Placement, "version_id")),
    "passage": ((Citation, "passage_id"), (Placement, "passage_id")),
    "entry": ((Citation, "entry_id"), (Role, "entry_id"), (Site, "entry_id"), (Link, "from_id"), (Link, "to_id")),
    "citation": ((Claim, "citation_id"),),
    "agent": ((Role, "agent_id"),),
    "place": ((Site, "place_id"),),
    "tag": ((Tagging, "tag_id"),),
}


def _held_by_nothing_else(project: Project, record: Record, going: dict[Ref, Record]) -> Iterator[Record]:
    """Yield the mark that nobody would see any more once a citation is gone."""
    if not isinstance(record, Citation) or record.passage_id is None:
        return
    passage = project.get(Passage, record.passage_id)
    if passage is None or passage.colour or passage.comment or passage.transcript:
        return
    others = (c for c in project.all(Citation, passage_id=passage.id) if ("citation", c.id) not in going)
    if not any(others) and not project.all(Tagging, target_table="passage", target_id=passage.id):
        yield passage


def _let_go(project: Project, edit: Edit, going: Collection[Ref]) -> None:
    """Wipe references to what is gone from records that stay."""
    for table, id_ in going:
        for kind, field in _POINTING.get(table, ()):
            for record in project.all(kind, **{field: id_}):
                if (str(kind.__tablename__), record.id) not in going:
                    edit.change(record, **{field: None})
    agents = {id_ for table, id_ in going if table == "agent"}
    for citation in project.all(Citation) if agents else ():
        if agents.intersection(citation.via) and ("citation", citation.id) not in going:
            edit.change(citation, via=[id_ for id_ in citation.via if id_ not in agents])


_POINTING: dict[str, tuple[tuple[type[Record], str], ...]] = {
    "agent": ((Citation, "claimant_id"), (Agent, "member_of_id")),
    "place": ((Place, "part_of_id"),),
    "tag": ((Tag, "parent_id"),),
    "citation": ((Link, "citation_id"),),
    "passage": ((Name, "passage_id"),),
}


def _words(project: Project, record: Record) -> str:
    match record:
        case Passage():
            return tr("“{quote}”", quote=shortened(record.quote))
        case Citation():
            return _cited(project, record)
        case Link():
            return tr(
                "“{title}” {type} “{other}”",
                title=_title(project, record.from_id),
                type=title_of(LINK_TYPES, record.type).lower(),
                other=_title(project, record.to_id),
            )
    raise ValueError(f"{record.__tablename__} is not shown")


def _cited(project: Project, citation: Citation) -> str:
    passage = project.get(Passage, citation.passage_id) if citation.passage_id else None
    title = _title(project, citation.entry_id)
    if passage is None:
        return tr("The source as a whole, for “{title}”", title=title)
    return tr("“{quote}” for “{title}”", quote=shortened(passage.quote), title=title)


def _title(project: Project, id_: str) -> str:
    entry = project.get(Entry, id_)
    return entry.title if entry else ""
