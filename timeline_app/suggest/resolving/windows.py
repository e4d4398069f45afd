"""Days that no unit names: a week by the project's first day, what is over by publication, a lead-up to an event."""

from __future__ import annotations

from timeline_app.dates.calendars import days_in_month, weekday
from timeline_app.suggest.resolving.clause import Tense
from timeline_app.suggest.resolving.history import Base
from timeline_app.suggest.resolving.moment import Moment, day_moment, month_moment, step
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
    found = None
    if moment.grain is Grain.WEEK and anchor.grain <= Grain.DAY:
        count = (meaning.direction or 0) * int(meaning.quantity or 1)
        found = week(anchor.first_day, count, start)
    if base.kind is not Anchor.PUBLICATION or not _running(meaning, moment):
        return found
    return _cut(found or (moment.first_day, moment.last_day), meaning.side, anchor.first_day, tense)


def _cut(unit: Days, side: int | None, published: int, tense: Tense) -> Days:
    """Return the part of a running unit that is over, or still to come."""
    if side == 1:
        return published, max(unit[1], published)
    if side is None and tense is Tense.FUTURE:
        return unit
    return unit[0], max(min(unit[1], published), unit[0])


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
    months = count * _MONTHS.get(unit, 0)
    if not months or event.grain > unit or event.year is None:
        return None
    if event.grain <= Grain.DAY and event.day:
        began = month_moment(event.year, event.month - months)
        day = min(event.day, days_in_month(began.year or 0, began.month))
        return began._replace(grain=Grain.DAY, day=day)
    return step(event, -months, Grain.MONTH) if event.grain is Grain.MONTH else step(event, -months // 12, Grain.YEAR)


_MONTHS = {Grain.MONTH: 1, Grain.YEAR: 12, Grain.DECADE: 120}
