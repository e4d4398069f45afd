"""Deciding about proposals: each decision is one edit, and undo takes it back whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.actions.citations import Words, rest
from timeline_app.actions.entries.writing import add_within
from timeline_app.actions.names import Part
from timeline_app.actions.proposing.asking import DISMISSED, NO_NAME, derivation_of, entries_citing, key_of
from timeline_app.errors import InvalidValue, Stale
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
        InvalidValue: its date waits for the publication date and `when` is not given, it was accepted already, or a
            field cannot hold its value.
        Stale: another program accepts it at this moment.
        Choice: a name or `when` can be read in more than one way; nothing was written.
        DateSyntaxError: `when` is no date.
    """
    if proposal.when is None and not changes.get("when"):
        raise InvalidValue(
            tr("The date of “{title}” waits for the publication date.", title=proposal.title),
            hint=tr("Say when the article was published, or type the date."),
        )
    beside = _Beside(project, version.source_id)
    if proposal.key in beside.made:
        raise InvalidValue(
            tr("“{title}” was accepted already.", title=proposal.title), hint=tr("Change the entry that is there.")
        )
    with project.edit("Accept proposal") as edit:
        people, places = _parts(proposal.names)
        entry = _accept(project, edit, version, proposal, {"people": people, "places": places} | changes)
        _link(edit, beside, entry, proposal)
        beside.refuse_made_elsewhere(project)
    return entry


def accept_all(project: Project, version: Version, proposals: Sequence[Proposal]) -> list[Entry]:
    """Make entries of several proposals of one article; otherwise as `accept_several`."""
    return accept_several(project, [(version, proposal) for proposal in proposals])


def accept_several(project: Project, chosen: Sequence[tuple[Version, Proposal]]) -> list[Entry]:
    """Make entries of proposals, of several articles too, as one edit and in their order.

    Left out are provisional ones, those accepted already, and names that may be more than one person or place.

    Raises:
        Stale: another program accepts one of them at this moment; nothing was written.
    """
    known = _counted(project)
    beside = {source: _Beside(project, source) for source in {version.source_id for version, _ in chosen}}
    entries = []
    with project.edit("Accept proposals") as edit:
        for version, proposal in chosen:
            around = beside[version.source_id]
            if proposal.when is None or proposal.provisional or proposal.key in around.made:
                continue
            entry = _accept(project, edit, version, proposal, _clear(proposal, known))
            _link(edit, around, entry, proposal)
            entries.append(entry)
        for around in beside.values():
            around.refuse_made_elsewhere(project)
    return entries


class _Beside:
    """The entries of one article by the proposals they were accepted from, those of this edit too."""

    def __init__(self, project: Project, source_id: str) -> None:
        self._source_id = source_id
        self.made: dict[str, list[str]] = {}
        """Key of a proposal: the entries accepted from it."""
        self.waiting: dict[str, list[tuple[str, str]]] = {}
        """Key of a proposal: the entries that are to be linked to it once it is accepted, each with the type."""
        for entry in entries_citing(project, source_id):
            self.take(entry)
        self._before = frozenset(self.made)

    def take(self, entry: Entry) -> None:
        """Count an entry among them."""
        if key := key_of(entry):
            self.made.setdefault(key, []).append(entry.id)
        for relation in _relations(entry):
            other, type_ = relation.get("proposal"), relation.get("type")
            if isinstance(other, str) and isinstance(type_, str):
                self.waiting.setdefault(other, []).append((entry.id, type_))

    def refuse_made_elsewhere(self, project: Project) -> None:
        """Refuse what another program has accepted since this was made."""
        now = {key_of(entry) for entry in entries_citing(project, self._source_id)}
        if (now & self.made.keys()) - self._before:
            raise Stale(
                tr("Another program accepted this in the meantime; nothing was written."),
                hint=tr("Look at it as it is now, and try again."),
            )


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
    first, *_ = [
        rest(project, edit, entry, Words(version, *ground.quote), **_citation(ground) | cited)
        for ground in (proposal.ground, *proposal.also)
    ]
    _keep_variants(project, edit, proposal.names, first.passage_id)
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


def _keep_variants(project: Project, edit: Edit, names: Iterable[Mention], passage_id: str | None) -> None:
    """Write down how a name is written here, with the words, where that is new of a record that is known."""
    for name in names:
        if not name.record or name.text.casefold() == name.name.casefold():
            continue
        if not project.all(Name, of_id=name.record, text=name.text):
            table = "place" if name.kind == "place" else "agent"
            edit.add(Name(of_table=table, of_id=name.record, text=name.text, passage_id=passage_id))


def _link(edit: Edit, beside: _Beside, entry: Entry, proposal: Proposal) -> None:
    """Link what a statement tells of to the statement, whichever of both was accepted first."""
    for relation in proposal.relations:
        for other in beside.made.get(relation.key, ()):
            edit.add(Link(from_id=entry.id, to_id=other, type=relation.type))
    for other, type_ in beside.waiting.get(proposal.key, ()):
        edit.add(Link(from_id=other, to_id=entry.id, type=type_))
    beside.take(entry)


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
