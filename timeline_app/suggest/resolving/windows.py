"""Days that no unit names: a week by the project's first day, what is over by publication, a lead-up to an event."""

from __future__ import annotations

from timeline_app.dates.calendars import weekday
from timeline_app.suggest.resolving.clause import Tense
from timeline_app.suggest.resolving.history import Base
from timeline_app.suggest.resolving.moment import Moment, day_moment, step
from timeline_app.suggest.terms import Anchor, Grain, Kind, Meaning, Modifier

Days = tuple[int, int]
"""Day numbers, the first and the last."""


def week(day: int, count: int, start: int) -> Days:
    """Return the week that lies `count` weeks from the one that holds a day.

    Args:
        start: the weekday on which weeks begin, 1 Monday to 7 Sunday.
    """
    first = day - (weekday(day) + 1 - start) % 7 + 7 * count
    return first, first + 6


def days(meaning: Meaning, moment: Moment | None, base: Base, tense: Tense, start: int) -> Days | None:
    """Return the days an expression means where its moment alone does not say them.

    Weeks follow the first day of the project; what is told of this week, month or year as past ends at publication.
    """
    anchor = base.moment
    if moment is None or anchor is None or anchor.year is None or meaning.unit is None or moment.year is None:
        return None
    found = moment.first_day, moment.last_day
    if moment.grain is Grain.WEEK and anchor.grain <= Grain.DAY:
        count = (meaning.direction or 0) * int(meaning.quantity or 1)
        found = week(anchor.first_day, count, start)
    elif not _running(meaning, moment):
        return None
    if base.kind is Anchor.PUBLICATION and _running(meaning, moment) and tense is not Tense.FUTURE:
        found = found[0], min(found[1], anchor.first_day)
    return found


def _running(meaning: Meaning, moment: Moment) -> bool:
    """Whether it is the unit in which the text was published."""
    plain = meaning.modifier is Modifier.NONE and not meaning.offset and meaning.direction == 0
    return plain and Grain.WEEK <= moment.grain <= Grain.YEAR


def lead(meaning: Meaning, event: Moment) -> Moment | None:
    """Return when a length of time began that led to an event; None where the event is dated too coarsely."""
    unit = meaning.unit
    if meaning.kind is not Kind.DURATION or meaning.quantity is None or unit is None or unit < Grain.DAY:
        return None
    count = round(meaning.quantity)
    if unit <= Grain.WEEK and event.grain <= Grain.DAY and event.day:
        return day_moment(event.first_day - count * (7 if unit is Grain.WEEK else 1))
    if unit in (Grain.MONTH, Grain.YEAR, Grain.DECADE) and event.grain <= unit:
        return step(event, -count * (10 if unit is Grain.DECADE else 1), min(unit, Grain.YEAR))
    return None
