"""Other dates the same words can mean, where a policy chose one: first weekday, direction, anchor, century."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.dates.calendars import days_in_month
from timeline_app.suggest.deriving.derivation import Alternative
from timeline_app.suggest.deriving.reasons import worded
from timeline_app.suggest.notation import edtf
from timeline_app.suggest.notation.edtf import day_range, plain
from timeline_app.suggest.resolving.clause import Tense
from timeline_app.suggest.resolving.history import Setting
from timeline_app.suggest.resolving.moment import Moment, step
from timeline_app.suggest.resolving.resolver import Resolved
from timeline_app.suggest.resolving.windows import week
from timeline_app.suggest.terms import Anchor, Grain
from timeline_app.words import tr

_NEAR, _CLOSE = 120, 30  # days, where the tense agrees and where nobody knows it
_WEEKS = {
    1: "The week begins on Monday, as in most of Europe and in ISO 8601.",
    7: "The week begins on Sunday, as in the United States.",
    6: "The week begins on Saturday, as in Afghanistan and much of the Arab world.",
}


def alternatives(each: Resolved, chosen: str, setting: Setting) -> tuple[Alternative, ...]:
    """Return the other readings, the likeliest first; none is the chosen one, none stands twice."""
    if not chosen or each.began is not None:
        return ()
    found: dict[str, str] = {}
    for other in (*_weeks(each, setting), *_others(each, setting), *_whole(each), *_said_otherwise(each)):
        if other.edtf and other.edtf != chosen:
            found.setdefault(other.edtf, other.because)
    return tuple(Alternative(*item) for item in found.items())


def _weeks(each: Resolved, setting: Setting) -> Iterator[Alternative]:
    moment, anchor, meaning = each.answer.moment, each.answer.base.moment, each.found.meaning
    if moment is None or moment.grain is not Grain.WEEK or anchor is None or anchor.grain > Grain.DAY:
        return
    count = (meaning.direction or 0) * int(meaning.quantity or 1)
    for start, because in _WEEKS.items():
        first, last = week(anchor.first_day, count, start)
        if each.days and each.days[1] == anchor.first_day:
            last = min(last, anchor.first_day)
        yield Alternative(_between(first, last), tr(because))
    if each.answer.base.kind is Anchor.PUBLICATION and count in (-1, 0):
        yield Alternative(
            _between(anchor.first_day - 6, anchor.first_day), tr("The seven days to the publication date are meant.")
        )


def _others(each: Resolved, setting: Setting) -> Iterator[Alternative]:
    """Yield what another policy would have chosen."""
    moment, base, policy = each.answer.moment, each.answer.base, each.answer.policy
    if moment is None or moment.year is None:
        return
    if policy == "year" and base.moment is not None and not _beyond_doubt(each, moment, base.moment):
        other = moment._replace(year=moment.year + (1 if moment.first_day <= base.moment.first_day else -1))
        yield _moved(each, other, tr("The year is not said; the one on the other side of publication is meant."))
    elif policy == "carried" and base.moment is not None and each.found.group < 0:
        yield _moved(each, moment._replace(year=moment.year + 1), tr("The text has gone on to the next year."))
        yield _moved(each, moment._replace(year=moment.year - 1), tr("The text goes back to the year before."))
    elif policy == "weekday" and base.moment is not None:
        count = 7 if moment.first_day <= base.moment.first_day else -7
        yield _moved(each, step(moment, count, Grain.DAY), tr("The weekday on the other side of it is meant."))
    elif policy == "direction" and moment.grain in (Grain.MONTH, Grain.SEASON, Grain.QUARTER):
        other = moment._replace(year=moment.year + (1 if (each.found.meaning.direction or 0) > 0 else -1))
        yield _moved(each, other, tr("The one of the year beyond is meant."))
    elif policy == "century":
        yield _moved(each, moment._replace(year=moment.year - 100), tr("The century before is meant."))
    yield from _from_publication(each, setting)


def _beyond_doubt(each: Resolved, moment: Moment, published: Moment) -> bool:
    """Whether a date lies close to publication, on the side of which its verb speaks."""
    ahead = moment.first_day > published.first_day
    agrees = each.tense is (Tense.FUTURE if ahead else Tense.PAST)
    near = _NEAR if agrees else _CLOSE if each.tense is Tense.UNKNOWN else 0
    return abs(moment.first_day - published.first_day) <= near


def _from_publication(each: Resolved, setting: Setting) -> Iterator[Alternative]:
    """Yield what words anchored in the text would be, counted from publication."""
    meaning, day = each.found.meaning, setting.published
    counted = meaning.unit is not None and meaning.direction is not None
    if each.answer.base.kind is not Anchor.TEXT or not counted or day is None or meaning.unit is None:
        return
    if meaning.offset and meaning.quantity is None:
        return
    count = round((meaning.direction or 0) * (meaning.quantity or 1)) if meaning.offset else meaning.direction or 0
    other = step(day, count, meaning.unit)
    because = tr("It is counted from the publication date, {day}.", day=worded(plain(day)[0]))
    yield _moved(each, other, because)


def _whole(each: Resolved) -> Iterator[Alternative]:
    """Yield the whole unit where its end was cut at publication."""
    moment, anchor = each.answer.moment, each.answer.base.moment
    cut = each.days is not None and anchor is not None and each.days[1] == anchor.first_day
    if cut and moment is not None and moment.grain > Grain.WEEK:
        yield _moved(each, moment, tr("What is meant may also lie after publication."))


def _said_otherwise(each: Resolved) -> Iterator[Alternative]:
    for reading in each.found.readings:
        said = reading.fields
        if said.year and said.month and said.day:
            other = Moment(Grain.DAY, said.year, said.month, said.day)
            yield _moved(each, other, tr("Day and month stand in the other order."))


def _moved(each: Resolved, moment: Moment, because: str) -> Alternative:
    if moment.grain <= Grain.DAY and moment.day > days_in_month(moment.year or 0, moment.month):
        return Alternative("", because)  # 29 February of another year
    return Alternative(edtf(each._replace(answer=each.answer._replace(moment=moment), days=None)), because)


def _between(first: int, last: int) -> str:
    return "/".join(day_range(first, last))
