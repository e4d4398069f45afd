"""What a user can do to lines of the chronology: date, write, link, double and merge them."""

from timeline_app.actions.entries.linking import edit_link, link
from timeline_app.actions.entries.merging import duplicate_entry, merge_entries
from timeline_app.actions.entries.reading import date_context, read_date
from timeline_app.actions.entries.several import Alike, make_alike, parts_of, would_change
from timeline_app.actions.entries.writing import add_entry, edit_entries, edit_entry

__all__ = [
    "Alike",
    "add_entry",
    "date_context",
    "duplicate_entry",
    "edit_entries",
    "edit_entry",
    "edit_link",
    "link",
    "make_alike",
    "merge_entries",
    "parts_of",
    "read_date",
    "would_change",
]
