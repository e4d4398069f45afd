"""The verbs that make something; each prints the id of what it made."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline_app import actions
from timeline_app.actions import Details, Words
from timeline_app.cli import shapes
from timeline_app.cli.session import opened, preferences, tell_new_names
from timeline_app.cli.speech import complain, note, say_made
from timeline_app.errors import AlreadyHere, ChronologyError, InvalidValue
from timeline_app.model import Entry, Source
from timeline_app.model.vocabulary import AGENT_KINDS, RELATIONS, ROLES, Term
from timeline_app.project import Filter, Project, short
from timeline_app.sources import Article, Capture, judge, read_article
from timeline_app.words import tr


def new(asked: Namespace) -> int:
    """Make a project."""
    project = actions.new_project(Path(asked.project), preferences(), asked.title)
    return _made_project(project, asked)


def sample(asked: Namespace) -> int:
    """Make the sample project."""
    return _made_project(actions.build_sample(Path(asked.project), preferences()), asked)


def recover(asked: Namespace) -> int:
    """Take the project out of a PDF."""
    path = actions.project_in(Path(asked.pdf), Path(asked.project))
    return _made_project(actions.open_project(path, preferences()), asked)


def import_(asked: Namespace) -> int:
    """Bring articles in; what cannot be read is said, and the others come in all the same."""
    if asked.title and len(asked.files) > 1:
        raise InvalidValue(
            tr("One title cannot be that of several articles."), hint=tr("Leave it out: titles come from the files.")
        )
    refused = 0
    with opened(asked.project) as project:
        for name in asked.files:
            try:
                _import_one(project, Path(name), asked)
            except ChronologyError as why:
                complain(_said_here(why), about=name if len(asked.files) > 1 else "")
                refused = 1
    return refused


def add(asked: Namespace) -> int:
    """Add an entry."""
    with opened(asked.project) as project:
        tell_new_names(project)
        cites = _cited(project, asked)
        entry = actions.add_entry(
            project,
            asked.title,
            when=asked.when,
            people=[_parted(person, ROLES, AGENT_KINDS) for person in asked.person],
            places=[_parted(place, RELATIONS) for place in asked.place],
            tags=asked.tag,
            cites=cites,
            **{name: getattr(asked, name) for name in ("kind", "status", "importance", "summary", "own_note")},
            **({} if cites is None else _said(asked)),
        )
        say_made(entry.id, _entry_shape(project, entry) if asked.json else {}, as_json=asked.json)
    return 0


def cite(asked: Namespace) -> int:
    """Let an entry rest on some words, or on a source as a whole."""
    with opened(asked.project) as project:
        tell_new_names(project)
        entry = project.find(Entry, asked.entry)
        cites = _cited(project, asked)
        assert cites is not None
        citation = actions.cite(project, entry, cites, **_said(asked))
        (view,) = project.chronicle(Filter(ids=frozenset({entry.id}))).entries
        shape = next(shapes.citation(cited) for cited in view.citations if cited.id == citation.id)
        say_made(citation.id, shape, as_json=asked.json)
    return 0


def link(asked: Namespace) -> int:
    """Link one entry to another."""
    with opened(asked.project) as project:
        ends = project.find(Entry, asked.from_), project.find(Entry, asked.to)
        made = actions.link(project, *ends, asked.type, basis=asked.basis, note=asked.note)
        shape = {"id": made.id, "from": made.from_id, "to": made.to_id, "type": made.type, "basis": made.basis}
        say_made(made.id, shape, as_json=asked.json)
    return 0


def _made_project(project: Project, asked: Namespace) -> int:
    dossier = project.dossier
    project.close()
    say_made(dossier.id, {"id": dossier.id, "title": dossier.title, "path": asked.project}, as_json=asked.json)
    return 0


def _import_one(project: Project, path: Path, asked: Namespace) -> None:
    capture = Capture.of_file(path, url=asked.url)
    article = read_article(capture)
    details = _details(article, capture, asked)
    source = actions.import_article(project, article, capture, details, another_source=asked.another_source)
    for remark in article.notes:
        note(str(remark))
    _tell_published(article, details, short(source.id))
    version = actions.newest_version(project, source)
    shape = {
        "id": source.id,
        "title": source.csl.get("title"),
        "published": actions.published(project, source) or None,
        "sha256": version.sha256,
    }
    say_made(source.id, shape, as_json=asked.json)


def _tell_published(article: Article, details: Details, ending: str) -> None:
    """Ask for a publication date that is missing, and for a look at one that is doubtful."""
    found = judge(article.published)
    if not details.published:
        said = tr(
            "No publication date was found. Once you know it: timeline-app edit PROJECT {id} published=DATE", id=ending
        )
        note(said)
    elif details.published_by == "reader" and found and found.band == "weak":
        said = tr(
            "The publication date is doubtful: {date}. If it is another: timeline-app edit PROJECT {id} published=DATE",
            date=details.published,
            id=ending,
        )
        note(said)


def _details(article: Article, capture: Capture, asked: Namespace) -> Details:
    """Return what the file says, and over it what was asked for."""
    told = {name: getattr(asked, name) for name in ("title", "publisher", "url", "language", "accessed")}
    given: dict[str, Any] = {name: value for name, value in told.items() if value}
    if asked.author:
        given["authors"] = tuple(asked.author)
    if asked.published:
        given |= {"published": asked.published, "published_by": "person"}
    return replace(actions.details_of(article, capture), **given)


def _said_here(why: ChronologyError) -> ChronologyError:
    """Return an error with a hint that says what can be done on the command line."""
    if isinstance(why, AlreadyHere):
        why.hint = tr(
            "Cite the source {id}, or add these as another outlet's copy with --another-source.",
            id=short(why.source_id),
        )
    return why


def _cited(project: Project, asked: Namespace) -> Words | Source | None:
    """Return what is to be cited; says so when the words stand in the text with other signs."""
    if not asked.source:
        if asked.quote:
            raise InvalidValue(tr("A quotation needs its source."), hint=tr("Name it with --source ID."))
        if _said(asked) or asked.occurrence:
            raise InvalidValue(
                tr("Who says it, and how, belongs to a citation, and no source is named."),
                hint=tr("Name it with --source ID, or leave these options out."),
            )
        return None
    source = project.find(Source, asked.source)
    if not asked.quote:
        if asked.occurrence:
            raise InvalidValue(tr("Only words occur more than once."), hint=tr("Give them with --quote WORDS."))
        return source
    version = actions.newest_version(project, source)
    place = actions.find_words(project, version, asked.quote, asked.occurrence)
    if not place.exact:
        words = project.text(version)[place.start : place.end]
        note(tr("The source has it with other signs or spaces; kept as it stands there: {quote}", quote=words))
    return Words(version, place.start, place.end)


def _said(asked: Namespace) -> dict[str, Any]:
    """Return what was said of the citation, without what was left out."""
    told = {name: getattr(asked, name) for name in ("stance", "claimant", "hedge", "mode")}
    return {name: value for name, value in told.items() if value}


def _parted(text: str, *vocabularies: Sequence[Term]) -> tuple[str, ...]:
    """Return (name, role, kind) of “Taliban:actor:group”; a colon with no such word behind it belongs to the name."""
    name, found = text, []
    for terms in reversed(vocabularies):
        before, colon, word = name.rpartition(":")
        known = bool(colon) and word in {term.slug for term in terms}
        name = before if known else name
        found.append(word if known else "")
    return (name, *reversed(found))


def _entry_shape(project: Project, entry: Entry) -> dict[str, Any]:
    (view,) = project.chronicle(Filter(ids=frozenset({entry.id}))).entries
    return shapes.entry(view)
