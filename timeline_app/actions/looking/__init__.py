"""Saved views: ways of looking at the project that have a name, shared by the table, the timeline and exports."""

from timeline_app.actions.looking.look import Look, filter_fields, filter_from, words_of
from timeline_app.actions.looking.saving import keep_view, look_of, remove_view, rename_view, save_view, views

__all__ = [
    "Look",
    "filter_fields",
    "filter_from",
    "keep_view",
    "look_of",
    "remove_view",
    "rename_view",
    "save_view",
    "views",
    "words_of",
]
