"""The typed date of an entry or a source: one reading, or a sentence that says why not."""

from __future__ import annotations

from timeline_app import dates
from timeline_app.dates import HistoricalDate
from timeline_app.errors import Choice, DateSyntaxError
from timeline_app.project import Project
from timeline_app.words import tr

EDTF = "edtf:"
"""What stands before a date that is EDTF and nothing else, where words could mean more than one."""

_SAID = 80  # letters of what is no date that are repeated


def read_date(project: Project, text: str, kind: str = "occurrence") -> HistoricalDate | None:
    """Read a date as people type it, with the calendars and the zone of the project; None for no words.

    Args:
        kind: of the entry, because a state lasts and an occurrence falls somewhere.

    Raises:
        Choice, DateSyntaxError: as `read_in`.
    """
    return read_in(date_context(project, kind), text)


def read_in(context: dates.Context, text: str) -> HistoricalDate | None:
    """Read a date as people type it; None for no words.

    Raises:
        Choice: it can be read in more than one way; each choice begins with words that can be read in one.
        DateSyntaxError: it is no date.
    """
    if not text.strip():
        return None
    if text.strip().lower().startswith(EDTF):
        return dates.accept(text.strip()[len(EDTF) :].strip(), span=context.span)
    found = dates.read(text, context)
    if isinstance(found, dates.Normalized):
        return found.date
    if isinstance(found, dates.Ambiguous):
        raise Choice(
            tr("“{text}” can be read in more than one way.", text=text),
            hint=tr("Write the one you mean."),
            choices=[_retyped(choice, context) for choice in found.choices],
        )
    raise DateSyntaxError(
        tr("“{text}” cannot be read as a date. {reason}", text=text[:_SAID], reason=found.reason),
        hint=tr("Write for example 5 September 2019, since 2015, c. 1920, or 2019-09-05."),
        at=found.at,
    )


def date_context(project: Project, kind: str) -> dates.Context:
    """Return how dates are read in a project, for this kind of entry: in its calendars and its zone."""
    dossier = project.dossier
    return dates.Context(calendars=tuple(dossier.calendars), zone=dossier.time_zone, kind=kind)


def _retyped(choice: dates.Choice, context: dates.Context) -> str:
    """Return words that mean just this choice, and behind them what makes it differ."""
    words = dates.show(choice.date)
    again = dates.read(words, context)
    alone = isinstance(again, dates.Normalized) and again.date.edtf == choice.date.edtf
    difference = choice.reading.removeprefix(words) if choice.reading.startswith(words) else f" ({choice.reading})"
    return (words if alone else f"{EDTF}{choice.date.edtf}") + difference
