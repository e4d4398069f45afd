"""What a cell gives to its editor, and what becomes of what was typed."""

from __future__ import annotations

from typing import Any

from timeline_app import actions
from timeline_app.errors import ChronologyError
from timeline_app.model import Entry
from timeline_app.project import EntryRow
from timeline_app.ui.desk.document import Document
from timeline_app.ui.kit.messages import told
from timeline_app.ui.table.columns import Column
from timeline_app.words import tr

NAMES = ("people", "places", "tags")


def editable(row: EntryRow, column: Column) -> Any:
    """Return the value that a cell edits: text, a number, a slug, or a tuple of names; None where there is none."""
    if column.field == "when":
        return row.text or row.edtf or ""
    return getattr(row, column.field) if column.field else None


def commit(document: Document, row: EntryRow, column: Column, value: Any) -> str:
    """Write what a cell was given; return why it was refused, "" where it was not."""
    entry = document.project.get(Entry, row.id)
    if entry is None or value == editable(row, column):
        return ""
    refusals: list[ChronologyError] = []

    def _refused(why: ChronologyError) -> None:
        refusals.append(why)
        document.failed.emit(why)

    fields = {column.field: _said(document, entry, column.field, value)}
    document.do(actions.edit_entry, entry, refused=_refused, **fields)
    return told(refusals[0]) if refusals else ""


def _said(document: Document, entry: Entry, field: str, value: Any) -> Any:
    """Return names with the part they have had in the entry."""
    if field not in ("people", "places"):
        return value
    parts = actions.parts_of(document.project, entry, field)
    return [part for name in value for part in (parts.get(name) or [(name, "")])]


def complaint(column: Column, why: str) -> str:
    """Return the sentence that stands at a cell that was refused."""
    return tr("{column}: {why}", column=column.title, why=why)
