"""The project a verb works on, and finding things in it by what a person types."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline_app import actions, settings, words
from timeline_app.cli.speech import note
from timeline_app.errors import Choice, NotFound
from timeline_app.model import Agent, Citation, Entry, Link, Passage, Place, Record, Source, Tag
from timeline_app.project import Change, Project
from timeline_app.settings import Settings
from timeline_app.words import tr

_KINDS: tuple[type[Record], ...] = (Entry, Citation, Link, Source, Passage, Agent, Place, Tag)
_NEW = {"agent": "A new name was written down: {name}", "place": "A new place was written down: {name}"}


def preferences() -> Settings:
    """Return the person's settings, and speak their language from now on."""
    found = settings.load()
    words.use(found.language)
    return found


@contextmanager
def opened(path: str, *, readonly: bool = False) -> Iterator[Project]:
    """Open a project for one verb; names that the verb writes down are said on standard error.

    Raises:
        ProjectFileError: it is not there, not ours, newer, damaged, or cannot be read.
    """
    project = actions.open_project(Path(path), preferences(), readonly)
    try:
        yield project
    finally:
        project.close()


def tell_new_names(project: Project) -> None:
    """Say from now on which people and places nobody knew before."""
    project.listen(_tell_new)


def anything(project: Project, ending: str) -> Record:
    """Return the one living record whose id ends so, of whatever kind.

    Raises:
        NotFound: there is none.
        Choice: there are several.
    """
    found: list[Record] = []
    for kind in _KINDS:
        try:
            found.append(project.find(kind, ending))
        except NotFound:
            continue
    if not found:
        raise NotFound(
            tr("Nothing in the project has an id that ends in “{id}”.", id=ending),
            hint=tr("List the project to see the ids."),
        )
    if len(found) > 1:
        raise Choice(
            tr("Several ids end in “{id}”.", id=ending),
            hint=tr("Give more digits."),
            choices=[f"{record.id} ({record.__tablename__})" for record in found],
        )
    return found[0]


def _tell_new(change: Change) -> None:
    for (table, _), (before, after) in change.rows.items():
        if table in _NEW and before is None and after is not None:
            note(tr(_NEW[table], name=after["name"]))
