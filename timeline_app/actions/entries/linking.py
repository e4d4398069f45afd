"""Links from one entry to another."""

from __future__ import annotations

from typing import Any

from timeline_app.actions.fields import refuse_unknown
from timeline_app.errors import InvalidValue
from timeline_app.model import Citation, Entry, Link
from timeline_app.project import Project
from timeline_app.words import tr


def link(
    project: Project,
    from_entry: Entry,
    to_entry: Entry,
    type: str = "precedes",  # noqa: A002  the field is called so, here and in the file
    *,
    basis: str = "stated",
    title: str = "",
    note: str = "",
    citation: Citation | None = None,
) -> Link:
    """Link one entry to another.

    Args:
        type: a slug of `vocabulary.LINK_TYPES`, or the person's own words.

    Raises:
        InvalidValue: an entry would be linked to itself, or the same link is there already.
    """
    made = Link(
        from_id=from_entry.id,
        to_id=to_entry.id,
        type=slug(type),
        basis=basis,
        title=title,
        note=note,
        citation_id=citation.id if citation else None,
    )
    _refuse(project, made, from_entry.title)
    with project.edit("Add link") as edit:
        return edit.add(made)


def edit_link(project: Project, link: Link, /, **fields: Any) -> Link:
    """Change fields of a link.

    Raises:
        InvalidValue: a field cannot hold its value, or an equal link is there already.
    """
    refuse_unknown(Link, fields)
    if "type" in fields:
        fields["type"] = slug(str(fields["type"]))
    _refuse(project, Link(**{**link.model_dump(), **fields}))
    with project.edit("Edit link") as edit:
        return edit.change(link, **fields)


def slug(words: str) -> str:
    """Return a link type as it is stored: small letters, hyphens for blanks.

    Raises:
        InvalidValue: there are no words in it.
    """
    found = "-".join(words.replace("-", " ").lower().split())
    if not found:
        raise InvalidValue(
            tr("A link needs a type."), hint=tr("Say how the two belong together, for example precedes.")
        )
    return found


def _refuse(project: Project, wanted: Link, title: str = "") -> None:
    if wanted.from_id == wanted.to_id:
        raise InvalidValue(tr("“{title}” cannot be linked to itself.", title=title), hint=tr("Choose another entry."))
    there = project.all(Link, from_id=wanted.from_id, to_id=wanted.to_id, type=wanted.type)
    if any(other.id != wanted.id for other in there):
        raise InvalidValue(
            tr("This link is there already."), hint=tr("Choose another type, or change the link that is there.")
        )
