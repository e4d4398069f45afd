"""The verbs that change what is there."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from timeline_app import actions
from timeline_app.cli.session import anything, opened, tell_new_names
from timeline_app.cli.speech import note, say
from timeline_app.errors import InvalidValue, NotFound
from timeline_app.model import Agent, Citation, Entry, Link, Passage, Place, Source, Tag
from timeline_app.words import counted, tr

_LISTS = frozenset({"people", "places", "tags", "authors", "via", "languages", "calendars"})


def edit(asked: Namespace) -> int:
    """Change fields of one record, or of the project itself."""
    fields = dict(_field(text) for text in asked.fields)
    with opened(asked.project) as project:
        tell_new_names(project)
        if asked.id == "project":
            actions.edit_dossier(project, **fields)
            return 0
        record: Any = anything(project, asked.id)
        _EDITING[type(record)](project, record, **fields)
    return 0


_EDITING: dict[type[Any], Callable[..., object]] = {
    Entry: actions.edit_entry,
    Source: actions.edit_source,
    Citation: actions.edit_citation,
    Link: actions.edit_link,
    Passage: actions.edit_passage,
    Agent: actions.edit_named,
    Place: actions.edit_named,
    Tag: actions.edit_named,
}


def delete(asked: Namespace) -> int:
    """Remove records with what depends on them, which is said."""
    with opened(asked.project, readonly=asked.dry_run) as project:
        records = [anything(project, id_) for id_ in asked.ids]
        refs = [(str(record.__tablename__), record.id) for record in records]
        going = actions.dependents(project, refs)
        if going:
            note(counted("With it goes {count} thing:", "With it go {count} things:", len(going)))
            for table, _, words in going:
                note(f"  {table}: {words}")
        if not asked.dry_run:
            actions.remove(project, refs)
    return 0


def undo(asked: Namespace) -> int:
    """Take back this person's last edit."""
    with opened(asked.project) as project:
        label = project.undo_label
        if project.undo() is None:
            raise NotFound(
                tr("There is nothing to undo."), hint=tr("Only what you did yourself in this file can be taken back.")
            )
        say(tr("Undone: {label}", label=tr(label or "")))
    return 0


def redo(asked: Namespace) -> int:
    """Do again what undo took back."""
    with opened(asked.project) as project:
        label = project.redo_label
        if project.redo() is None:
            raise NotFound(tr("There is nothing to redo."), hint=tr("Redo follows an undo, with no edit in between."))
        say(tr("Done again: {label}", label=tr(label or "")))
    return 0


def _field(text: str) -> tuple[str, Any]:
    """Return (name, value) of “name=value”; a list in one value is parted by semicolons."""
    name, equals, value = text.partition("=")
    name = name.strip().replace("-", "_")
    if not equals or not name:
        raise InvalidValue(
            tr("“{text}” is not a field and its value.", text=text), hint=tr("Write for example importance=4.")
        )
    return name, [part.strip() for part in value.split(";") if part.strip()] if name in _LISTS else value
