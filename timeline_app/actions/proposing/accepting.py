"""Deciding about proposals: each decision is one edit, and undo takes it back whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline_app.actions.citations import Words, rest
from timeline_app.actions.entries.writing import add_within
from timeline_app.actions.names import Part
from timeline_app.actions.proposing.asking import DISMISSED, NO_NAME, derivation_of, entries_citing, key_of
from timeline_app.errors import InvalidValue
from timeline_app.model import Agent, Decision, Dossier, Entry, Link, Name, Place, Version, natural_id
from timeline_app.project import Edit, Project
from timeline_app.suggest.entries import Ground, Proposal
from timeline_app.suggest.names import Mention
from timeline_app.words import tr

_OF_THE_CITATION = ("stance", "claimant", "via", "mode", "hedge", "locator", "locator_label", "credibility", "note")


def accept(project: Project, version: Version, proposal: Proposal, **changes: Any) -> Entry:
    """Make an entry of a proposal, with the sentence it rests on, as one edit.

    Args:
        changes: what a person changed before: any field of `add_entry`; people and places replace those proposed,
            `when` is a date or one as typed and is then kept as chosen by a person.

    Raises:
        InvalidValue: its date waits for the publication date and `when` is not given, or a field cannot hold its value.
        Choice: a name or `when` can be read in more than one way; nothing was written.
        DateSyntaxError: `when` is no date.
    """
    if proposal.when is None and not changes.get("when"):
        raise InvalidValue(
            tr("The date of “{title}” waits for the publication date.", title=proposal.title),
            hint=tr("Say when the article was published, or type the date."),
        )
    with project.edit("Accept proposal") as edit:
        people, places = _parts(proposal.names)
        return _accept(project, edit, version, proposal, {"people": people, "places": places} | changes)


def accept_all(project: Project, version: Version, proposals: Sequence[Proposal]) -> list[Entry]:
    """Make entries of several proposals of one article; otherwise as `accept_several`."""
    return accept_several(project, [(version, proposal) for proposal in proposals])


def accept_several(project: Project, chosen: Sequence[tuple[Version, Proposal]]) -> list[Entry]:
    """Make entries of proposals, of several articles too, as one edit and in their order.

    Left out are provisional ones, and names that may be more than one person or place.
    """
    known = _counted(project)
    with project.edit("Accept proposals") as edit:
        return [
            _accept(project, edit, version, proposal, _clear(proposal, known))
            for version, proposal in chosen
            if proposal.when is not None and not proposal.provisional
        ]


def _clear(proposal: Proposal, known: Mapping[str, int]) -> dict[str, Any]:
    """Return the names of a proposal that mean one record each."""
    clear = [name for name in proposal.names if name.record or known.get(_whole(name).casefold(), 0) < _TWO]
    people, places = _parts(clear)
    fields: dict[str, Any] = {"people": people, "places": places}
    if known.get(proposal.claimant.casefold(), 0) >= _TWO:
        fields["claimant"] = ""
    return fields


_TWO = 2


def dismiss(project: Project, version: Version, proposal: Proposal) -> Decision:
    """Keep a proposal from being offered again, also after its date is read otherwise."""
    with project.edit("Dismiss proposal") as edit:
        return edit.add(_decision("source", version.source_id, DISMISSED, proposal.key, proposal.title))


def reject_name(project: Project, text: str) -> Decision:
    """Remember that some words are no name, so that nothing proposes them as one again."""
    dossier: Dossier = project.dossier
    with project.edit("Reject name") as edit:
        return edit.add(_decision("dossier", dossier.id, NO_NAME, text.casefold(), text))


def _decision(table: str, subject: str, kind: str, evidence: str, value: str) -> Decision:
    id_ = natural_id("decision", subject, kind, evidence)
    return Decision(id=id_, subject_table=table, subject_id=subject, kind=kind, evidence=evidence, value=value)


def _accept(project: Project, edit: Edit, version: Version, proposal: Proposal, fields: Mapping[str, Any]) -> Entry:
    values = dict(fields)
    cited = {name: values.pop(name) for name in _OF_THE_CITATION if name in values}
    chosen = values.pop("when", None) or proposal.when
    derivation = dict(proposal.derivation) | ({} if chosen is proposal.when else {"chosen_by": "person"})
    title, kind = values.pop("title", proposal.title), values.pop("kind", proposal.kind)
    entry = add_within(project, edit, title, when=chosen, kind=str(kind), derivation=derivation, **values)
    for ground in (proposal.ground, *proposal.also):
        rest(project, edit, entry, Words(version, *ground.quote), **_citation(ground) | cited)
    _keep_variants(project, edit, proposal.names)
    _link(project, edit, version, entry, proposal)
    return entry


def _citation(ground: Ground) -> dict[str, Any]:
    mode = "indirect" if ground.claimant else "narrator"
    return {"claimant": ground.claimant, "hedge": ground.hedge, "mode": mode}


def _parts(names: Iterable[Mention]) -> tuple[list[Part], list[Part]]:
    """Return people and places as `add_entry` takes them, each once."""
    people: dict[str, Part] = {}
    places: dict[str, Part] = {}
    for name in names:
        said = f"{_whole(name)} #{name.record}" if name.record else _whole(name)
        if name.kind == "place":
            places.setdefault(said, (said, name.role))
        else:
            people.setdefault(said, (said, name.role, name.kind))
    return list(people.values()), list(places.values())


def _whole(name: Mention) -> str:
    return name.name or name.text


def _keep_variants(project: Project, edit: Edit, names: Iterable[Mention]) -> None:
    """Write down how a name is written here, where that is new of a record that is known."""
    for name in names:
        if not name.record or name.text.casefold() == name.name.casefold():
            continue
        if not project.all(Name, of_id=name.record, text=name.text):
            table = "place" if name.kind == "place" else "agent"
            edit.add(Name(of_table=table, of_id=name.record, text=name.text))


def _link(project: Project, edit: Edit, version: Version, entry: Entry, proposal: Proposal) -> None:
    """Link what a statement tells of to the statement, whichever of both was accepted first."""
    for other in [*_beside(project, edit, version)]:
        if other.id == entry.id:
            continue
        for relation in proposal.relations:
            if key_of(other) == relation.key:
                edit.add(Link(from_id=entry.id, to_id=other.id, type=relation.type))
        for back in _relations(other):
            if back.get("proposal") == proposal.key:
                edit.add(Link(from_id=other.id, to_id=entry.id, type=str(back.get("type"))))


def _beside(project: Project, edit: Edit, version: Version) -> Iterator[Entry]:
    """Return the other entries of the article, those of this edit too."""
    yield from entries_citing(project, version.source_id)
    for (table, id_), (before, after) in edit.rows.items():
        if table == Entry.__tablename__ and before is None and after is not None:
            yield Entry(**{**after, "id": id_})


def _relations(entry: Entry) -> list[Mapping[str, object]]:
    found = derivation_of(entry).get("relations")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _counted(project: Project) -> dict[str, int]:
    """Return how many people or places go by each name, in small letters."""
    found: dict[str, set[str]] = {}
    for kind in (Agent, Place):
        for id_, name in project.values(kind, "id", "name"):
            found.setdefault(name.casefold(), set()).add(f"{kind.__tablename__}{id_}")
    for table, of_id, text in project.values(Name, "of_table", "of_id", "text"):
        found.setdefault(text.casefold(), set()).add(f"{table}{of_id}")
    return {name: len(ids) for name, ids in found.items()}
