"""The option `--published` of the verbs that read prose."""

from __future__ import annotations

from timeline_app import dates
from timeline_app.errors import Choice, InvalidValue
from timeline_app.words import tr


def day(typed: str) -> str:
    """Return the ISO day of a date as people write it.

    Raises:
        InvalidValue: it is no day, or lies before the year 1, when nothing was published that is read here.
        Choice: it can be read in more than one way.
    """
    outcome = dates.read(typed)
    if isinstance(outcome, dates.Ambiguous):
        raise Choice(
            tr("“{date}” can be read in more than one way.", date=typed),
            hint=tr("Write the day as 2019-09-11."),
            choices=[choice.reading for choice in outcome.choices],
        )
    if isinstance(outcome, dates.Normalized) and outcome.date.precision is dates.Precision.DAY:
        first, last = dates.iso_bounds(outcome.date)
        if first is not None and first == last and first[0] != "-":
            return first
    raise InvalidValue(tr("“{date}” is not a day.", date=typed), hint=tr("Write for example 2019-09-11."))
