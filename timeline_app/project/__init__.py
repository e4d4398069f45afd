"""The open project file: the only room that speaks SQL."""

from timeline_app.project.change import Change
from timeline_app.project.chronicle import Chronicle, Filter
from timeline_app.project.edit import Edit
from timeline_app.project.file.backups import daily as daily_backup
from timeline_app.project.file.gate import is_project
from timeline_app.project.project import Project, left_by, new_installation, prove_file, short
from timeline_app.project.views.marks import LANES, MarkColumns

__all__ = [
    "LANES",
    "Change",
    "Chronicle",
    "Edit",
    "Filter",
    "MarkColumns",
    "Project",
    "daily_backup",
    "is_project",
    "left_by",
    "new_installation",
    "prove_file",
    "short",
]
