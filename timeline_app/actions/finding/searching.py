"""Looking something up in the whole project, conditions such as place:Takhar among the words."""

from __future__ import annotations

from timeline_app.actions.finding.filters import strict_filter
from timeline_app.project import Found, Project

HEADINGS = {
    "entry": "Entries",
    "quote": "Quotes",
    "article": "Articles",
    "agent": "People and organisations",
    "place": "Places",
    "tag": "Tags",
}
"""Kind of a thing found → the heading above its like, untranslated; in the order in which they are shown."""


def look_up(project: Project, typed: str, most: int = 8) -> Found:
    """Return what holds all typed words and fits the conditions among them, up to `most` of each kind.

    Raises:
        InvalidValue: a condition was not understood.
    """
    return project.look_up(strict_filter(project, typed), most).found
