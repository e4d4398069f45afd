"""Dates counted from another: last week, that year, two days later, a day before May 5."""

from __future__ import annotations

from timeline_app.suggest.resolving.calendar import feast
from timeline_app.suggest.resolving.clause import Tense
from timeline_app.suggest.resolving.history import Base, History
from timeline_app.suggest.resolving.moment import Moment, at_grain, day_moment, step
from timeline_app.suggest.resolving.stated import Answer, stated, timed
from timeline_app.suggest.terms import Anchor, Fields, Grain, Meaning, Mode

_MONTHS_OF = {Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200, Grain.MONTH: 1}
_KEPT = (Grain.QUARTER, Grain.MONTH)


def shifted(meaning: Meaning, history: History, tense: Tense) -> Answer:
    """Return the unit, weekday, month, season or part of the day before, at or after the anchor."""
    said, direction = meaning.fields, meaning.direction or 0
    if said.month or said.season or said.quarter or said.feast:
        return _named(said, direction, history.base(meaning.anchor, Grain.YEAR))
    if said.weekday:
        return _weekday(said, direction, history.base(meaning.anchor, Grain.DAY), tense)
    unit = meaning.unit or Grain.DAY
    base = history.base(meaning.anchor, unit)
    if base.moment is None or base.moment.year is None:
        return Answer(None, base)
    if not base.fine:
        return Answer(_coarser(base.moment, unit), base)
    if unit is Grain.WEEKEND and direction == 0 and tense is Tense.PAST and base.kind is Anchor.PUBLICATION:
        direction = _past_weekend(base.moment)
    moment = step(base.moment, direction, unit)
    return Answer(timed(said, moment) if unit is Grain.DAY else moment, base)


def _past_weekend(published: Moment) -> int:
    """Return -1 on the days before the weekend: “over the weekend” is then the one that is over."""
    return -1 if (published.first_day + 3) % 7 < 5 else 0


def offset(meaning: Meaning, history: History, tense: Tense) -> Answer | None:
    """Return what lies some units before or after the anchor; without a number nobody knows."""
    base = _base(meaning, history, tense)
    unit = meaning.unit or Grain.DAY
    if base is None:
        return None
    if meaning.quantity is None or base.moment is None or base.moment.year is None:
        return Answer(None, base)
    if not base.fine:
        return Answer(_coarser(base.moment, unit), base)
    moment = _moved(base.moment, (meaning.direction or 0) * meaning.quantity, unit)
    if unit is Grain.DECADE:
        year = step(base.moment, round((meaning.direction or 0) * meaning.quantity * 10), Grain.YEAR)
        return Answer(moment, base, roughly=year)
    one_year = unit is Grain.YEAR and meaning.quantity == 1
    if base.kind is Anchor.TEXT and one_year and history.setting.mode is Mode.NEWS:
        moment = _same_unit(base.moment, moment)
    if meaning.anchor is not Anchor.STATED and any(part is not None for part in meaning.fields):
        moment = _inside(meaning.fields, moment)
    return Answer(moment, base)


def _base(meaning: Meaning, history: History, tense: Tense) -> Base | None:
    if meaning.anchor is Anchor.STATED:
        found = stated(meaning.fields, history, tense)
        return None if found is None else Base(Anchor.STATED, found.moment)
    return history.base(meaning.anchor, meaning.unit or Grain.DAY)


def _moved(base: Moment, count: float, unit: Grain) -> Moment:
    if count != int(count) and unit in _MONTHS_OF:
        return step(base, round(count * _MONTHS_OF[unit]), Grain.MONTH)
    return step(base, int(count), unit)


def _same_unit(base: Moment, moved: Moment) -> Moment:
    """A year before a quarter is a quarter."""
    return base._replace(year=moved.year) if base.grain in _KEPT else moved


def _inside(said: Fields, moment: Moment) -> Moment:
    """Return what the words name inside the unit that was reached: March last year, Tuesday last week."""
    if said.weekday and moment.grain is Grain.WEEK:
        return day_moment(moment.first_day + said.weekday - 1)
    if said.feast and moment.year is not None:
        return feast(said.feast, moment.year)
    if said.month:
        return Moment(Grain.DAY if said.day else Grain.MONTH, moment.year, said.month, said.day or 0)
    for grain, number in ((Grain.SEASON, said.season), (Grain.QUARTER, said.quarter), (Grain.HALF, said.half)):
        if number is not None:
            return Moment(grain, moment.year, number=number)
    return moment


def _coarser(anchor: Moment, unit: Grain) -> Moment | None:
    """A day after a month has no day: what is known of it is the month."""
    if unit > Grain.DAY or anchor.grain >= Grain.DECADE:
        return None
    held = at_grain(anchor, Grain.MONTH) if anchor.grain <= Grain.MONTH else at_grain(anchor, Grain.YEAR)
    return Moment(Grain.DAY, held.year, held.month)


def _named(said: Fields, direction: int, base: Base) -> Answer:
    """Last May, next summer, the same quarter: the nearest one on that side of the anchor."""
    if base.moment is None or base.moment.year is None:
        return Answer(None, base)
    anchor = base.moment.first_day
    units = [_inside(said, Moment(Grain.YEAR, base.moment.year + n)) for n in (-2, -1, 0, 1, 2)]
    if direction < 0:
        return Answer(next(unit for unit in reversed(units) if unit.last_day < anchor), base, "direction")
    if direction > 0:
        return Answer(next(unit for unit in units if unit.first_day > base.moment.last_day), base, "direction")
    return Answer(units[2], base)


def _weekday(said: Fields, direction: int, base: Base, tense: Tense) -> Answer:
    if base.moment is None or base.moment.year is None or not base.fine:
        return Answer(None, base)
    day, wanted = base.moment.first_day, (said.weekday or 1) - 1
    if direction < 0:
        found = day - ((day + 3 - wanted) % 7 or 7)
    elif direction > 0:
        found = day + ((wanted - day - 3) % 7 or 7)
    elif tense is Tense.PAST:
        found = day - (day + 3 - wanted) % 7
    else:
        found = day + (wanted - day - 3) % 7
    return Answer(timed(said, day_moment(found)), base, "direction")
