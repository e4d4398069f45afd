"""The typed date of an entry or a source: one reading, or a sentence that says why not."""

from __future__ import annotations

from timeline_app import dates
from timeline_app.dates import HistoricalDate
from timeline_app.errors import Choice, DateSyntaxError
from timeline_app.project import Project
from timeline_app.words import tr


def read_date(project: Project, text: str, kind: str = "occurrence") -> HistoricalDate | None:
    """Read a date as people type it, with the calendars and languages of the project; None for no words.

    Args:
        kind: of the entry, because a state lasts and an occurrence falls somewhere.

    Raises:
        Choice: it can be read in more than one way; each choice begins with the EDTF that can be given instead.
        DateSyntaxError: it is no date.
    """
    if not text.strip():
        return None
    dossier = project.dossier
    context = dates.Context(calendars=tuple(dossier.calendars), zone=dossier.time_zone, kind=kind)
    found = dates.read(text, context)
    if isinstance(found, dates.Normalized):
        return found.date
    if isinstance(found, dates.Ambiguous):
        raise Choice(
            tr("“{text}” can be read in more than one way.", text=text),
            hint=tr("Write the one you mean."),
            choices=[f"{choice.date.edtf} ({choice.reading})" for choice in found.choices],
        )
    raise DateSyntaxError(
        tr("“{text}” cannot be read as a date. {reason}", text=text, reason=found.reason),
        hint=tr("Write for example 5 September 2019, since 2015, c. 1920, or 2019-09-05."),
        at=found.at,
    )
