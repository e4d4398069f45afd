"""Looking something up in the whole project, conditions such as place:Takhar among the words."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.actions.finding.filters import strict_filter
from timeline_app.project import Filter, Found, Hit, Project, Snippet


def look_up(project: Project, typed: str, most: int = 8) -> Found:
    """Return what holds all typed words, up to `most` of each kind.

    With conditions only entries that fit them are found, and quotes that these cite; conditions alone find the
    entries themselves, in order of time.

    Raises:
        InvalidValue: a condition was not understood.
    """
    wanted = strict_filter(project, typed)
    conditions = replace(wanted, text="")
    if conditions == Filter():
        return project.search(wanted.text, most=most)
    marks = project.marks(conditions)
    if wanted.text:
        return project.search(wanted.text, most=most, entries=frozenset(marks.id))
    rows = list(zip(marks.id, marks.title, marks.edtf, strict=True))
    hits = tuple(Hit("entry", id_, Snippet(title), when=edtf or "") for id_, title, edtf in rows[:most])
    more = frozenset({"entry"}) if len(rows) > most else frozenset()
    return Found(typed, {"entry": hits} if hits else {}, more, whole=project.is_indexed)
