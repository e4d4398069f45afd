"""The open project file: the only room that speaks SQL."""

from timeline_app.project.beside import Answered, fill_index, keep_columns, list_sources, look_up_file, read_columns
from timeline_app.project.change import Change
from timeline_app.project.chronicle import Chronicle, Filter
from timeline_app.project.columns.lanes import Lane
from timeline_app.project.columns.remembered import Remembered
from timeline_app.project.edit import Edit
from timeline_app.project.file.backups import daily as daily_backup
from timeline_app.project.file.gate import is_project
from timeline_app.project.journal.authors import stamp
from timeline_app.project.lists.sources import Listed
from timeline_app.project.project import Project, left_by, new_installation, note_index, prove_file, short
from timeline_app.project.search import KINDS, Found, Hit, Snippet, hits_in, words_of
from timeline_app.project.views.lanes import LaneLook
from timeline_app.project.views.marks import LANES, MarkColumns
from timeline_app.project.views.ordering import GROUPS, ORDERS, By, Group, Order, Told, where_is
from timeline_app.project.views.rows import EntryRow, touched

__all__ = [
    "GROUPS",
    "KINDS",
    "LANES",
    "ORDERS",
    "Answered",
    "By",
    "Change",
    "Chronicle",
    "Edit",
    "EntryRow",
    "Filter",
    "Found",
    "Group",
    "Hit",
    "Lane",
    "LaneLook",
    "Listed",
    "MarkColumns",
    "Order",
    "Project",
    "Remembered",
    "Snippet",
    "Told",
    "daily_backup",
    "fill_index",
    "hits_in",
    "is_project",
    "keep_columns",
    "left_by",
    "list_sources",
    "look_up_file",
    "new_installation",
    "note_index",
    "prove_file",
    "read_columns",
    "short",
    "stamp",
    "touched",
    "where_is",
    "words_of",
]
