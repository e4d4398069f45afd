"""The open project file: the only room that speaks SQL."""

from timeline_app.project.change import Change
from timeline_app.project.chronicle import Chronicle, Filter
from timeline_app.project.edit import Edit
from timeline_app.project.file.backups import daily as daily_backup
from timeline_app.project.file.gate import is_project
from timeline_app.project.project import Project, left_by, new_installation, prove_file, short
from timeline_app.project.views.marks import LANES, MarkColumns
from timeline_app.project.views.ordering import GROUPS, ORDERS, By, Group, Order, where_is
from timeline_app.project.views.rows import EntryRow

__all__ = [
    "GROUPS",
    "LANES",
    "ORDERS",
    "By",
    "Change",
    "Chronicle",
    "Edit",
    "EntryRow",
    "Filter",
    "Group",
    "MarkColumns",
    "Order",
    "Project",
    "daily_backup",
    "is_project",
    "left_by",
    "new_installation",
    "prove_file",
    "short",
    "where_is",
]
