"""Deeds that the project file answers."""

from __future__ import annotations

from itertools import count

from tests.benchmarks.harness import Act, Arranged, Bench, deed
from timeline_app import actions, settings
from timeline_app.dates import parse
from timeline_app.model import Citation, Entry, Passage, new_id
from timeline_app.project import Filter, Project


def opened(bench: Bench) -> Project:
    project = actions.open_project(bench.dossier, settings.load())
    bench.closing.append(project.close)
    return project


def retitle(project: Project) -> Act:
    entry, numbers = project.all(Entry)[0], count(1)

    def act() -> None:
        with project.edit("Rename entry") as edit:
            edit.change(entry, title=f"Name {next(numbers)}")

    return act


@deed("Open the project")
def open_(bench: Bench) -> Arranged:
    return lambda: actions.open_project(bench.dossier, settings.load()).close()


@deed("All entries as columns for timeline and table")
def columns(bench: Bench) -> Arranged:
    project = opened(bench)
    return retitle(project), project.marks


@deed("Filter the entries by a word")
def filtered(bench: Bench) -> Arranged:
    project, numbers = opened(bench), count(1)
    return lambda: project.marks(Filter(text=f"bridge {next(numbers)}"))


@deed("The whole cited chronicle (for exports)", limit=1000)
def chronicle(bench: Bench) -> Arranged:
    project = opened(bench)
    return project.chronicle


@deed("Rename an entry")
def rename(bench: Bench) -> Arranged:
    return retitle(opened(bench))


@deed("Give an entry another date")
def redate(bench: Bench) -> Arranged:
    project = opened(bench)
    entry, days = project.all(Entry)[1], count(1)

    def act() -> None:
        with project.edit("Change date") as edit:
            edit.change(entry, when=parse(f"2019-09-{next(days):02}").to_json())

    return act


@deed("Cite a passage for an entry")
def cite(bench: Bench) -> Arranged:
    project = opened(bench)
    entry, passage = project.all(Entry)[2], project.all(Passage)[7]

    def act() -> None:
        with project.edit("Add citation") as edit:
            edit.add(Citation(id=new_id(), entry_id=entry.id, passage_id=passage.id))

    return act


@deed("Undo")
def undo(bench: Bench) -> Arranged:
    project = opened(bench)
    return retitle(project), project.undo


@deed("Redo")
def redo(bench: Bench) -> Arranged:
    project = opened(bench)
    rename_ = retitle(project)
    return lambda: (rename_(), project.undo()), project.redo


@deed("Look up one passage")
def look_up(bench: Bench) -> Arranged:
    project = opened(bench)
    passage = project.all(Passage)[0]
    return lambda: project.get(Passage, passage.id)
