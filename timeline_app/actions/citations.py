"""What an entry rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from timeline_app.actions import passages
from timeline_app.actions.fields import refuse_unknown
from timeline_app.actions.names import Names
from timeline_app.citations import Cite, Mention, own_style, prepared
from timeline_app.errors import InvalidValue, NotFound
from timeline_app.exports.notes import language_of, placed
from timeline_app.model import Citation, Entry, Passage, Source, Version
from timeline_app.project import Edit, Project
from timeline_app.words import tr


class Words(NamedTuple):
    """Words that are yet to be marked: [start, end) in code points of a version's text."""

    version: Version
    start: int
    end: int


Ground = Passage | Source | Words
"""What a citation can point at; a source alone where there is no text."""


def cite(project: Project, entry: Entry, passage_or_source: Ground, **fields: Any) -> Citation:
    """Let an entry rest on a passage, or on a source as a whole.

    Args:
        fields: any of a Citation's (stance, mode, hedge, locator_label, locator, note …), and `claimant` and
            `via` as names, which are written down when nobody knows them.

    Raises:
        InvalidValue: the entry rests on just that already, or a field cannot hold its value.
        Choice: a name may be more than one person.
    """
    with project.edit("Add citation") as edit:
        return rest(project, edit, entry, passage_or_source, **fields)


def cite_words(project: Project, entry: Entry, version: Version, start: int, end: int, **fields: Any) -> Citation:
    """Mark words and let an entry rest on them, as one edit; otherwise as `cite`."""
    return cite(project, entry, Words(version, start, end), **fields)


def rest(project: Project, edit: Edit, entry: Entry, ground: Ground, **fields: Any) -> Citation:
    """Do what `cite` says as part of an edit."""
    passage_id, source_id = _ground(project, edit, ground)
    values = _by_id(Names(project, edit), fields)
    there = project.all(Citation, entry_id=entry.id)
    made = Citation(entry_id=entry.id, passage_id=passage_id, source_id=source_id, position=_after(there), **values)
    if any(_alike(made) == _alike(other) for other in there):
        raise InvalidValue(
            tr("“{title}” rests on this already.", title=entry.title),
            hint=tr("Cite other words, or change the citation that is there."),
        )
    return edit.add(made)


def edit_citation(project: Project, citation: Citation, /, **fields: Any) -> Citation:
    """Change fields of a citation; `claimant` and `via` are names, "" and () take them away.

    Raises:
        InvalidValue: a field cannot hold its value.
        Choice: a name may be more than one person.
    """
    with project.edit("Edit citation") as edit:
        return edit.change(citation, **_by_id(Names(project, edit), fields))


def reorder_citations(project: Project, entry: Entry, ids: Sequence[str]) -> None:
    """Put the citations of an entry into this order; those not named follow as they were."""
    found = sorted(project.all(Citation, entry_id=entry.id), key=lambda citation: (citation.position, citation.id))
    places = {id_: place for place, id_ in enumerate(ids)}
    found.sort(key=lambda citation: places.get(citation.id, len(places)))
    with project.edit("Reorder citations") as edit:
        for position, citation in enumerate(found):
            edit.change(citation, position=position)


def copy_citation(project: Project, citation: Citation, entry: Entry) -> Citation:
    """Let another entry rest on the same words.

    Raises:
        InvalidValue: it does already.
    """
    there = project.all(Citation, entry_id=entry.id)
    if any(_alike(citation) == _alike(other) for other in there):
        raise InvalidValue(tr("“{title}” rests on this already.", title=entry.title))
    with project.edit("Copy citation") as edit:
        return edit.add(twin(citation, entry.id, _after(there)))


def twin(citation: Citation, entry_id: str, position: int) -> Citation:
    """Return a new citation that says the same of an entry."""
    fields = citation.model_dump(exclude={"id", "gone", "entry_id", "position"})
    return Citation(**fields, entry_id=entry_id, position=position)


def same_ground(citation: Citation, other: Citation) -> bool:
    """Tell whether two citations say the same, whatever entries they belong to."""
    return _alike(citation) == _alike(other)


def mention(project: Project, citation: Citation, style: str = "", **fields: Any) -> Mention:
    """Return what a citation's note depends on, for `timeline_app.citations.note_of` in a worker; takes 1 ms.

    Args:
        style: "" = the project's own.
        fields: those of the citation that a person is changing just now: locator_label, locator, prefix, suffix,
            suppress_author.

    Raises:
        NotFound: its source has been removed.
    """
    passage = project.get(Passage, citation.passage_id or "")
    version = project.get(Version, passage.version_id) if passage else None
    source = project.get(Source, version.source_id if version else citation.source_id or "")
    if source is None:
        raise NotFound(tr("The source of this citation has been removed."), hint=tr("Undo brings it back."))
    dossier = project.dossier
    language = language_of(dossier.languages)
    versions = project.all(Version, source_id=source.id)
    newest = versions[-1] if versions else Version(source_id=source.id, sha256="")
    told = {name: getattr(citation, name) for name in _TYPED} | {name: fields[name] for name in fields.keys() & _TYPED}
    paragraph = project.paragraph(version, passage.start) if version and passage else 0
    return Mention(
        style or own_style(dossier.citation_style),
        language,
        prepared(
            source.csl,
            source.id,
            str(source.csl.get("language") or newest.language or language),
            str(newest.published.get("edtf", "")),
            str(newest.captured.get("accessed", "")),
        ),
        placed(Cite(source.id, told.pop("locator_label"), told.pop("locator"), **told), paragraph),
    )


_TYPED = frozenset({"locator_label", "locator", "prefix", "suffix", "suppress_author"})


def _ground(project: Project, edit: Edit, ground: Ground) -> tuple[str | None, str]:
    if isinstance(ground, Source):
        return None, ground.id
    if isinstance(ground, Words):
        return passages.mark(project, edit, *ground).id, ground.version.source_id
    version = project.get(Version, ground.version_id)
    if version is None:
        raise NotFound(tr("The article of this passage has been removed."), hint=tr("Undo brings it back."))
    return ground.id, version.source_id


def _by_id(names: Names, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with people by id instead of by name."""
    refuse_unknown(Citation, fields, also=("claimant",))
    found = dict(fields)
    if "claimant" in found:
        claimant = found.pop("claimant")
        found["claimant_id"] = names.agent(claimant) if claimant else None
    if "via" in found:
        via = found["via"]
        found["via"] = [names.agent(name) for name in ((via,) if isinstance(via, str) else via) if name]
    return found


def _alike(citation: Citation) -> tuple[object, ...]:
    return citation.passage_id, citation.source_id, citation.locator, citation.stance, citation.claimant_id


def _after(there: Sequence[Citation]) -> int:
    return max((citation.position for citation in there), default=-1) + 1
