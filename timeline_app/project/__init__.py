"""The open project file: the only room that speaks SQL."""

from timeline_app.project.change import Change
from timeline_app.project.chronicle import Chronicle, Filter
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project, new_installation, short
from timeline_app.project.views.marks import LANES, MarkColumns

__all__ = [
    "LANES",
    "Change",
    "Chronicle",
    "Edit",
    "Filter",
    "MarkColumns",
    "Project",
    "new_installation",
    "short",
]
