"""Taking things out of the project, with what depends on them. Undo brings all of it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

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
    Tag,
    Tagging,
    Version,
)
from timeline_app.model.vocabulary import LINK_TYPES, title_of
from timeline_app.project import Edit, Project
from timeline_app.words import tr

R = TypeVar("R", bound=Record)
Ref = tuple[str, str]
"""(table, id)"""

_FEW = 20  # ids that are asked for one by one; more are picked out of the whole table
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
    words = _Words(project, listed)
    return tuple((*_ref(record), words.of(record)) for record in listed)


def remove(project: Project, refs: Iterable[Ref]) -> None:
    """Remove records with everything that depends on them, as one edit; what is gone already is passed over.

    A citation takes along the mark it rests on when nothing else holds that: no other citation, colour,
    comment or tag.
    """
    refs = list(refs)
    kinds = {table for table, _ in refs}
    labels = _PLURALS.get(kinds.pop(), ("Remove",) * 2) if len(kinds) == 1 else ("Remove",) * 2
    with project.edit(labels[len(refs) > 1]) as edit:
        remove_within(project, edit, refs)


def remove_within(project: Project, edit: Edit, refs: Iterable[Ref]) -> None:
    """Do what `remove` says as part of an edit."""
    closure = _closure(project, refs)
    for record in closure.values():
        edit.remove(record)
    _let_go(project, edit, closure)


def _closure(project: Project, refs: Iterable[Ref]) -> dict[Ref, Record]:
    """Return what goes with these, wave by wave, so that a source of thousands of marks costs few questions."""
    found: dict[Ref, Record] = {}
    wave = [record for table, id_ in refs if (record := project.get(TABLES[table], id_)) is not None]
    while wave:
        found |= {_ref(record): record for record in wave}
        ids: dict[str, set[str]] = defaultdict(set)
        for record in wave:
            ids[str(record.__tablename__)].add(record.id)
        reached = [*_resting_on(project, ids), *_held_by_nothing_else(project, wave, found)]
        wave = list({_ref(record): record for record in reached if _ref(record) not in found}.values())
    return found


def _ref(record: Record) -> Ref:
    return str(record.__tablename__), record.id


def _resting_on(project: Project, going: Mapping[str, set[str]]) -> Iterator[Record]:
    """Yield what makes no sense without some records, given by table."""
    for table, ids in going.items():
        for kind, field in _NEEDING.get(table, ()):
            yield from _among(project, kind, field, ids)
        if table in _TAGGED:
            yield from (t for t in _among(project, Tagging, "target_id", ids) if t.target_table == table)
        if table in _NAMED:
            yield from (n for n in _among(project, Name, "of_id", ids) if n.of_table == table)


_TAGGED = frozenset({"source", "passage", "entry"})
_NAMED = frozenset({"agent", "place"})
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


def _held_by_nothing_else(project: Project, wave: Iterable[Record], going: Collection[Ref]) -> list[Passage]:
    """Return the marks that nobody would see any more once the citations of a wave are gone."""
    ids = {record.passage_id for record in wave if isinstance(record, Citation) and record.passage_id}
    ids = {id_ for id_ in ids if ("passage", id_) not in going}
    held = {c.passage_id for c in _among(project, Citation, "passage_id", ids) if _ref(c) not in going}
    held |= {tagging.target_id for tagging in _among(project, Tagging, "target_id", ids)}
    bare = (passage for passage in _among(project, Passage, "id", ids - held))
    return [passage for passage in bare if not (passage.colour or passage.comment or passage.transcript)]


def _among(project: Project, kind: type[R], field: str, ids: Collection[str]) -> list[R]:
    """Return the records of which a field holds one of these ids: asked for one by one, or out of all."""
    if len(ids) > _FEW:
        return [record for record in project.all(kind) if getattr(record, field) in ids]
    return [record for id_ in ids for record in project.all(kind, **{field: id_})]


def _let_go(project: Project, edit: Edit, going: Collection[Ref]) -> None:
    """Wipe references to what is gone from records that stay."""
    for table, pointing in _POINTING.items():
        ids = {id_ for of, id_ in going if of == table}
        for kind, field in pointing:
            for record in _among(project, kind, field, ids):
                if _ref(record) not in going:
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


class _Words:
    """Says what records are, having looked up once the titles and quotes that they need."""

    def __init__(self, project: Project, records: Iterable[Record]) -> None:
        entries: set[str] = set()
        passages: set[str] = set()
        for record in records:
            if isinstance(record, Link):
                entries |= {record.from_id, record.to_id}
            elif isinstance(record, Citation):
                entries.add(record.entry_id)
                passages.add(record.passage_id or "")
        self._titles = {entry.id: entry.title for entry in _among(project, Entry, "id", entries)}
        self._quotes = {passage.id: passage.quote for passage in _among(project, Passage, "id", passages - {""})}

    def of(self, record: Record) -> str:
        """Return one of the records in words."""
        match record:
            case Passage():
                return tr("“{quote}”", quote=shortened(record.quote))
            case Citation():
                return self._cited(record)
            case Link():
                return tr(
                    "“{title}” {type} “{other}”",
                    title=self._titles.get(record.from_id, ""),
                    type=title_of(LINK_TYPES, record.type).lower(),
                    other=self._titles.get(record.to_id, ""),
                )
        raise ValueError(f"{record.__tablename__} is not shown")

    def _cited(self, citation: Citation) -> str:
        title = self._titles.get(citation.entry_id, "")
        if citation.passage_id is None:
            return tr("The source as a whole, for “{title}”", title=title)
        return tr("“{quote}” for “{title}”", quote=shortened(self._quotes.get(citation.passage_id, "")), title=title)
