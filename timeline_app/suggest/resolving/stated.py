"""Dates that words state, wholly or in part; what they leave out comes from the text or the publication date."""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.dates.calendars import days_in_month
from timeline_app.suggest.resolving.calendar import feast, solar_day
from timeline_app.suggest.resolving.clause import Tense
from timeline_app.suggest.resolving.history import Base, Dated, History
from timeline_app.suggest.resolving.moment import Moment, day_moment, step
from timeline_app.suggest.terms import Anchor, Fields, Grain, Mode

_QUARTERS = 4
_OLDEST = 10  # where years before Christ are told, a century up to this one is one of them
_LATELY = 1999  # where nothing else says the century of the eighties
_NONE = Base(Anchor.NONE, None)
_BACK = 8  # months; in a narrative a month that lies farther back is one of the next year


class Answer(NamedTuple):
    """When it is, what that was counted from, and which policy was applied."""

    moment: Moment | None
    base: Base
    policy: str = ""
    """“year”, “direction”, “weekday” … where another reading was possible."""
    roughly: Moment | None = None
    """What is better known than the moment says: a decade ago is about one year, though the words name ten."""

    @property
    def rolled(self) -> bool:
        """Whether the year of the last date was carried on to the next."""
        last = self.base.moment
        carried = self.policy == "carried" and last is not None and self.moment is not None
        return carried and last is not None and self.moment is not None and self.moment.year != last.year

    @property
    def borrowed(self) -> bool:
        """Whether its year was carried on from another date, or that of the date it was counted from."""
        return self.policy == "carried" or (self.base.dated is not None and self.base.dated.borrowed)


def stated(said: Fields, history: History, tense: Tense) -> Answer | None:
    """Return when the words put it; None when they are no date: 480 where nothing is before Christ."""
    if said.quarter is not None and said.quarter > _QUARTERS:
        return None
    if said.century is not None:
        return Answer(_century(said, history), _NONE)
    if said.decade is not None:
        return _decade(said, history)
    answer = _calendar(said, history, tense)
    if answer is None or (said.part is None and said.hour is None):
        return answer
    return _timed(said, answer, history)


def _calendar(said: Fields, history: History, tense: Tense) -> Answer | None:
    if said.solar_month is not None:
        return _solar(said, history)
    if said.year is not None or said.short_year is not None:
        year, base = _year(said, history)
        return None if year is None else Answer(_in_year(said, year), base)
    if any(part is not None for part in (said.feast, said.month, said.season, said.quarter, said.half)):
        return _without_year(said, history, tense)
    if said.weekday is not None:
        return _weekday(said.weekday, history, tense)
    if said.day is not None:
        return _bare_day(said.day, history, tense)
    return _same_day(said, history)


def _solar(said: Fields, history: History) -> Answer:
    if said.year is not None:
        return Answer(solar_day(said, None), _NONE, "solar")
    base = history.text(Grain.MONTH)
    if base.moment is None or base.moment.year is None or not base.fine:
        base = history.published()
    around = base.moment.first_day if base.moment is not None and base.moment.year is not None else None
    return Answer(solar_day(said, around), base, "solar")


def _in_year(said: Fields, year: int | None) -> Moment:
    """Return the unit of a year that is named, as fine as the words are."""
    if said.feast is not None:
        return feast(said.feast, year)
    if said.month is not None:
        day = said.day or 0
        if day and day > days_in_month(2000 if year is None else year, said.month):
            day = 0
        grain = Grain.DAY if said.day else Grain.MONTH
        return Moment(grain, year, said.month, day)
    for grain, number in ((Grain.SEASON, said.season), (Grain.QUARTER, said.quarter), (Grain.HALF, said.half)):
        if number is not None:
            return Moment(grain, year, number=number)
    return Moment(Grain.YEAR, year)


def _year(said: Fields, history: History) -> tuple[int | None, Base]:
    if said.short_year is not None:
        return _short_year(said, history)
    year = said.year or 0
    if said.era is None and year < 1000:
        if not history.before_christ:
            return None, _NONE
        return 1 - year, history.text(Grain.CENTURY)
    return (1 - year if said.era == -1 else year), _NONE


def _short_year(said: Fields, history: History) -> tuple[int | None, Base]:
    """18 in 1914–18; '99 alone is of the century that puts it nearest to the last date, or to publication."""
    short = said.short_year or 0
    if said.year is not None:
        year = said.year - said.year % 100 + short
        return (year + 100 if year < said.year else year), _NONE
    base = history.text(Grain.YEAR)
    around = base.moment.year if base.moment else None
    if around is None:
        return None, base
    year = min((around - around % 100 + short + 100 * n for n in (-1, 0, 1)), key=lambda y: abs(y - around))
    published = history.setting.published
    ahead = published is not None and published.year is not None and year > published.year
    return year - 100 if ahead else year, base


def _century(said: Fields, history: History) -> Moment:
    number = said.century or 1
    if said.era == -1 or (said.era is None and number <= _OLDEST and history.before_christ):
        return Moment(Grain.CENTURY, -100 * (number - 1), before=True)
    return Moment(Grain.CENTURY, 100 * (number - 1))


def _decade(said: Fields, history: History) -> Answer:
    decade = said.decade or 0
    if said.era == -1 or (said.era is None and decade < 1000 and decade >= 100 and history.before_christ):
        return Answer(Moment(Grain.DECADE, 1 - decade, before=True), _NONE)
    if decade >= 100:
        return Answer(Moment(Grain.DECADE, decade), _NONE)
    base = history.text(Grain.YEAR)
    around = base.moment.year if base.moment else None
    if around is None:
        around, base = _LATELY, _NONE
    return Answer(Moment(Grain.DECADE, (around - decade) // 100 * 100 + decade), base, "century")


def _without_year(said: Fields, history: History, tense: Tense) -> Answer:
    last = history.thread()
    if last is not None and last.moment.year is not None and _carries(last, history, tense):
        year = _carried(_in_year(said, last.moment.year), last, history.setting.published, tense)
        return Answer(_in_year(said, year), Base(Anchor.TEXT, last.moment, last), "carried")
    published = history.setting.published
    if published is None or published.year is None:
        return Answer(_in_year(said, None), history.published(), "year")
    return Answer(_nearest(said, published, tense), history.published(), "year")


def _carries(last: Dated, history: History, tense: Tense) -> bool:
    """Whether the year of the date named last goes on: in narratives, and where news tells of years long gone.

    Where nobody knows when news was published, any year may be one long gone.
    """
    published = history.setting.published
    if last.begins:
        return False  # held since 2015, it fell on September 8
    if _narrative(history):
        return True
    if last.one_end and last.moment.grain >= Grain.YEAR:
        return False  # closed until 2015
    old = published is None or (last.moment.year or 0) < (published.year or 0) - 1
    near = history.near(last) and history.apart(last) <= (0 if last.moment.grain >= Grain.YEAR else 1)
    return old and tense is not Tense.FUTURE and near and (last.explicit or _told(history))


def _told(history: History) -> bool:
    """Whether a year is named in the paragraph that is being resolved."""
    return any(dated.explicit and history.near(dated) for dated in history.dates[-5:])


def _carried(moment: Moment, last: Dated, published: Moment | None, tense: Tense) -> int:
    """Return the year of the last date, or the next where that would lie far back; nothing told lies after publication.

    A year that was itself taken to be the next one goes back when that puts a date far ahead.
    """
    year = last.moment.year or 0
    months = (moment.first_day - last.moment.first_day) / 30.5
    ahead = 0.0 if last.moment.grain >= Grain.HALF else months
    if ahead < -_BACK:
        year += 1
        moment = moment._replace(year=year)
    elif last.rolled and ahead > _BACK:
        year -= 1
    told = tense is not Tense.FUTURE and published is not None
    if told and published is not None and moment.first_day > published.first_day:
        year -= 1
    return year


def _nearest(said: Fields, published: Moment, tense: Tense) -> Moment:
    year = published.year or 0
    day = published.first_day
    near = [_in_year(said, year + n) for n in (-1, 0, 1)]
    ahead = _AHEAD[tense] * (2 if said.day is None else 1)
    return min(near, key=lambda moment: _distance(moment, day, tense, ahead))


def _distance(moment: Moment, day: int, tense: Tense, ahead: float) -> float:
    """Return how far a date lies from publication; what its verb does not speak of counts for farther."""
    if moment.first_day > day:
        return (moment.first_day - day) * ahead
    return (day - moment.first_day) * (_AHEAD[Tense.PAST] if tense is Tense.FUTURE and moment.last_day < day else 1)


_AHEAD = {Tense.PAST: 6.0, Tense.UNKNOWN: 1.15, Tense.FUTURE: 1.0}


def _weekday(number: int, history: History, tense: Tense) -> Answer:
    base = history.published()
    if _narrative(history):
        told = history.text(Grain.DAY)
        if base.moment is None or (told.fine and told.dated is not None and history.near(told.dated)):
            base = told
    if base.moment is None or base.moment.year is None or not base.fine:
        return Answer(None, base, "weekday")
    day = base.moment.first_day
    if base.kind is Anchor.TEXT or tense is Tense.FUTURE:
        return Answer(day_moment(day + (number - 1 - _weekday_of(day)) % 7), base, "weekday")
    return Answer(day_moment(day - (_weekday_of(day) - number + 1) % 7), base, "weekday")


def _weekday_of(day: int) -> int:
    return (day + 3) % 7


def _bare_day(day: int, history: History, tense: Tense) -> Answer:
    base = history.text(Grain.MONTH)
    if base.moment is None or base.moment.year is None or not base.fine:
        return Answer(None, base)
    moment = Moment(Grain.DAY, base.moment.year, _month(base.moment), day)
    return Answer(moment, base)


def _month(moment: Moment) -> int:
    return moment.month or step(moment, 0, Grain.MONTH).month


def _same_day(said: Fields, history: History) -> Answer:
    """A part of the day or a time alone: the last day named in the paragraph; a time else the day of publication."""
    told = history.text(Grain.DAY)
    if told.fine and told.dated is not None and _speaks_on(said, told.dated, history):
        return Answer(told.moment, told)
    if said.hour is None:
        return Answer(None, Base(Anchor.TEXT, None))
    return Answer(history.published().moment, history.published())


def _speaks_on(said: Fields, dated: Dated, history: History) -> bool:
    """Whether a time of day is one of the day that was named last."""
    if said.hour is None:
        return history.near(dated)
    return _narrative(history) or history.apart(dated) <= 1


def _narrative(history: History) -> bool:
    return history.setting.mode is Mode.NARRATIVE


def _timed(said: Fields, answer: Answer, history: History) -> Answer:
    moment = answer.moment
    if moment is None or moment.grain > Grain.DAY:
        moment = Moment(Grain.DAY, moment.year if moment else None, moment.month if moment else 0)
    return answer._replace(moment=timed(said, moment))


def timed(said: Fields, day: Moment) -> Moment:
    """Return the part or the minute of a day."""
    if said.hour is None:
        return day._replace(grain=Grain.PART, part=said.part, hour=-1, minute=-1) if said.part else day
    hour = said.hour
    part = said.part or (day.part if said.meridiem is None else "")
    late = said.meridiem == 12 or (said.meridiem is None and part in ("AF", "EV"))
    if late and hour < 12:
        hour += 12
    elif said.meridiem == 0 and hour == 12:
        hour = 0
    minute = said.minute if said.minute is not None else 0
    return day._replace(grain=Grain.MINUTE, part="", hour=hour, minute=minute, zone=said.zone or "")
