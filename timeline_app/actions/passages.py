"""Marking words of an article."""

from __future__ import annotations

from typing import Any

from timeline_app.actions.fields import refuse_unknown
from timeline_app.anchors import describe, snap
from timeline_app.errors import InvalidValue
from timeline_app.model import Passage, Version
from timeline_app.project import Edit, Project
from timeline_app.words import tr


def annotate(
    project: Project, version: Version, start: int, end: int, *, colour: str = "", comment: str = ""
) -> Passage:
    """Mark words; the same span marked twice is one passage, which takes the new colour or comment.

    Args:
        start, end: code points into the version's text, end excluded; widened to whole letters, white space
            around them trimmed.

    Raises:
        InvalidValue: there are no words in the span, or it lies outside the text.
    """
    with project.edit("Mark passage") as edit:
        return mark(project, edit, version, start, end, colour=colour, comment=comment)


def mark(
    project: Project, edit: Edit, version: Version, start: int, end: int, *, colour: str = "", comment: str = ""
) -> Passage:
    """Do what `annotate` says as part of an edit."""
    anchor = _anchor(project, version, start, end)
    said: dict[str, Any] = {name: value for name, value in (("colour", colour), ("comment", comment)) if value}
    there = project.all(Passage, version_id=version.id, start=anchor["start"], end=anchor["end"])
    for passage in there or _marked_within(edit, version, anchor):
        return edit.change(passage, **said) if said else passage
    return edit.add(Passage(version_id=version.id, anchor=anchor, **said))


def _marked_within(edit: Edit, version: Version, anchor: dict[str, Any]) -> list[Passage]:
    """Return the passages of these words that the same edit has made already."""
    made = [(id_, row) for (table, id_), (before, row) in edit.rows.items() if table == "passage" and before is None]
    return [
        Passage(**{**row, "id": id_})
        for id_, row in made
        if row is not None and row["version_id"] == version.id and row["anchor"] == anchor
    ]


def resize_passage(project: Project, passage: Passage, start: int, end: int) -> Passage:
    """Widen or narrow a mark; what rests on it now rests on the other words.

    Raises:
        InvalidValue: there are no words in the span, or they are marked already.
    """
    version = project.get(Version, passage.version_id)
    assert version is not None
    anchor = _anchor(project, version, start, end)
    there = project.all(Passage, version_id=version.id, start=anchor["start"], end=anchor["end"])
    if any(other.id != passage.id for other in there):
        raise InvalidValue(
            tr("These words are marked already."), hint=tr("Cite the mark that is there, or choose other words.")
        )
    with project.edit("Resize passage") as edit:
        return edit.change(passage, anchor=anchor)


def edit_passage(project: Project, passage: Passage, /, **fields: str) -> Passage:
    """Change the colour, the comment or the transcript of a passage.

    Args:
        fields: colour (of `vocabulary.HIGHLIGHTS`, "" for none), comment, transcript.

    Raises:
        InvalidValue: there is no such colour or field.
    """
    refuse_unknown(Passage, fields)
    with project.edit("Edit passage") as edit:
        return edit.change(passage, **fields)


def highlight(project: Project, passage: Passage, colour: str) -> Passage:
    """Give a passage a colour of `vocabulary.HIGHLIGHTS`, or none with "".

    Raises:
        InvalidValue: there is no such colour.
    """
    with project.edit("Highlight passage") as edit:
        return edit.change(passage, colour=colour)


def comment(project: Project, passage: Passage, text: str) -> Passage:
    """Write a comment on a passage, or wipe it with ""."""
    with project.edit("Comment passage") as edit:
        return edit.change(passage, comment=text.strip())


def _anchor(project: Project, version: Version, start: int, end: int) -> dict[str, object]:
    text = project.text(version)
    outside = not 0 <= start <= end <= len(text)
    start, end = (0, 0) if outside else snap(text, start, end)
    if start == end:
        raise InvalidValue(tr("There are no words in this selection."), hint=tr("Select some words of the article."))
    return describe(text, start, end).to_json()
