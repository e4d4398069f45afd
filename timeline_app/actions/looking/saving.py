"""Saving views, and what becomes of them."""

from __future__ import annotations

from timeline_app.actions.looking.look import Look, packed, unpacked
from timeline_app.errors import InvalidValue
from timeline_app.model import View
from timeline_app.project import Project
from timeline_app.words import tr


def views(project: Project) -> list[View]:
    """Return the saved views in the person's order."""
    return sorted(project.all(View), key=lambda view: (view.position, view.id))


def look_of(view: View) -> Look:
    """Return what a view shows and how; its `wanted` is a `Filter` for `Project.chronicle` and exports."""
    return unpacked(view)


def save_view(project: Project, name: str, look: Look) -> View:
    """Save a way of looking under a name, behind the others; one that has this name already becomes this one.

    Raises:
        InvalidValue: there is no name.
    """
    name = _named(name)
    known = views(project)
    before = next((view for view in known if view.name == name), None)
    if before is not None:
        return keep_view(project, before, look)
    with project.edit("Save view") as edit:
        position = max((view.position for view in known), default=-1) + 1
        return edit.add(View(name=name, position=position, **packed(project, look)))


def keep_view(project: Project, view: View, look: Look) -> View:
    """Let a saved view be another way of looking; what the timeline keeps of it stays."""
    with project.edit("Change view") as edit:
        return edit.change(view, **packed(project, look))


def rename_view(project: Project, view: View, name: str) -> View:
    """Give a saved view another name.

    Raises:
        InvalidValue: there is no name, or another view has it.
    """
    name = _named(name)
    if any(other.name == name and other.id != view.id for other in views(project)):
        raise InvalidValue(tr("There is a view “{name}” already.", name=name), hint=tr("Choose another name."))
    with project.edit("Rename view") as edit:
        return edit.change(view, name=name)


def remove_view(project: Project, view: View) -> None:
    """Remove a saved view; nothing else changes."""
    with project.edit("Remove view") as edit:
        edit.remove(view)


def _named(name: str) -> str:
    if not name.strip():
        raise InvalidValue(tr("A view needs a name."), hint=tr("Write a few words, as “Open questions”."))
    return " ".join(name.split())
