"""Walks through the expressions of a text and says when each of them is; the rules are in docs/SUGGEST.md."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from timeline_app.suggest.grammar import Found, Tokens
from timeline_app.suggest.language import Pack
from timeline_app.suggest.resolving.clause import Tense, bound, in_parentheses, tense
from timeline_app.suggest.resolving.history import Base, Dated, History, Setting
from timeline_app.suggest.resolving.moment import Moment
from timeline_app.suggest.resolving.relative import offset, shifted
from timeline_app.suggest.resolving.stated import Answer, stated
from timeline_app.suggest.resolving.windows import Days, days, lead
from timeline_app.suggest.terms import Anchor, Bound, Fields, Grain, Kind, Meaning, Mode, Modifier

_YEARS_AWAY = 2
_BESIDE = 10  # dates on either side; an event has no more of them near
_NOTHING = Answer(None, Base(Anchor.NONE, None))


class Resolved(NamedTuple):
    """An expression and when it is."""

    found: Found
    answer: Answer
    tense: Tense
    bound: Bound
    days: Days | None = None
    """The first and the last day, where the moment does not say them."""
    began: Moment | None = None
    """Of a length that leads to an event: when it began."""


def resolve(found: list[Found], tokens: Tokens, pack: Pack, setting: Setting) -> list[Resolved]:
    """Return the expressions with their dates, in text order; what turns out to be no date is left out."""
    history = History(setting, tokens, years=[*_years(found)])
    out: list[Resolved] = []
    length_end = -1
    for each in found:
        history.at = each.first
        spoken = tense(tokens, pack, each) if _depends(each) else Tense.UNKNOWN
        answer = _answer(each, history, spoken)
        if answer is None:
            continue
        named = _inside_length(each, history) or answer
        alone = each.group < 0 or not out or out[-1].found.group != each.group
        side = bound(tokens, pack, each, length_end) if alone else Bound.AT
        if _moves(each, named, tokens) and not _outlook(named, side, history):
            history.add(_dated(each, len(out), named, side))
        span = days(each.meaning, answer.moment, answer.base, spoken, setting.week_start)
        out.append(Resolved(each, answer, spoken, side, span))
        if each.meaning.kind is Kind.DURATION:
            length_end = each.last
    return [_leading(at, out, history, pack) for at in range(len(out))]


def _dated(each: Found, number: int, named: Answer, side: Bound) -> Dated:
    """Return a date as later expressions see it."""
    assert named.moment is not None
    return Dated(
        number,
        each.first,
        named.moment,
        explicit=each.meaning.fields.year is not None,
        rolled=named.rolled,
        one_end=side is not Bound.AT,
        begins=side is Bound.SINCE and named.moment.grain is Grain.YEAR,
        borrowed=named.borrowed,
    )


def _leading(at: int, out: list[Resolved], history: History, pack: Pack) -> Resolved:
    """Tie a length behind “after” to the date in its sentence: the event it led to."""
    each, tokens = out[at], history.tokens
    first = each.found.first
    if each.found.meaning.kind is not Kind.DURATION or tokens.lower(first - 1) not in pack.cues["lead"]:
        return each
    here, begin, end = (
        bisect_left(history.dates, token, key=lambda dated: dated.token) for token in (first, *tokens.bounds(first))
    )
    near = history.dates[max(begin, here - _BESIDE) : min(end, here + _BESIDE)]
    if not near:
        return each
    event = min(near, key=lambda dated: abs(dated.token - first))
    began = lead(each.found.meaning, event.moment)
    if began is None:
        return each
    return each._replace(answer=Answer(None, Base(Anchor.NEXT_EVENT, event.moment, event)), began=began)


def _years(found: list[Found]) -> Iterator[tuple[int, int]]:
    for each in found:
        said = each.meaning.fields
        if said.year is not None and said.solar_month is None and (said.year >= 1000 or said.era is not None):
            yield each.first, 1 - said.year if said.era == -1 else said.year


def _answer(each: Found, history: History, spoken: Tense) -> Answer | None:
    meaning = each.meaning
    if meaning.kind is not Kind.POINT:
        return _NOTHING
    if _any_day(meaning):
        return Answer(Moment(Grain.PART, part=meaning.fields.part or ""), Base(Anchor.NONE, None))
    if meaning.offset:
        return offset(meaning, history, spoken)
    if meaning.direction is not None:
        return shifted(meaning, history, spoken)
    if meaning.anchor is Anchor.TEXT and _says_month(meaning.fields):
        return _of_that_year(meaning.fields, history)
    return stated(meaning.fields, history, spoken)


def _outlook(answer: Answer, side: Bound, history: History) -> bool:
    """Whether “until 1963” or “since 1998” only looks ahead or back in a narrative, years away from what is told."""
    last, moment = history.last, answer.moment
    told = history.setting.mode is Mode.NARRATIVE and side in (Bound.UNTIL, Bound.SINCE)
    if not told or last is None or moment is None:
        return False
    return abs((moment.year or 0) - (last.moment.year or 0)) >= _YEARS_AWAY


def _inside_length(each: Found, history: History) -> Answer | None:
    """Return the date that a length names: the first week of June 1944 goes on with June."""
    said = each.meaning.fields
    if each.meaning.kind is not Kind.DURATION or (said.month is None and said.year is None):
        return None
    return stated(said, history, Tense.UNKNOWN)


def _any_day(meaning: Meaning) -> bool:
    """Whether only a part of the day is named, and of no day: at night."""
    said = meaning.fields
    only = said.part is not None and said == Fields(part=said.part)
    return only and meaning.anchor is Anchor.NONE and meaning.direction is None


def _says_month(said: Fields) -> bool:
    return said.year is None and (said.month is not None or said.season is not None or said.half is not None)


def _of_that_year(said: Fields, history: History) -> Answer | None:
    base = history.text(Grain.YEAR)
    if base.moment is None or base.moment.year is None:
        return stated(said, history, Tense.UNKNOWN)
    year = base.moment.year
    found = stated(said._replace(year=year if year > 0 else 1 - year, era=1 if year > 0 else -1), history, Tense.PAST)
    return None if found is None else found._replace(base=base)


def _depends(each: Found) -> bool:
    """Whether the tense of the clause can decide anything."""
    return each.meaning.kind is Kind.POINT and each.meaning.fields.year is None


def _moves(each: Found, answer: Answer, tokens: Tokens) -> bool:
    """Whether later expressions may be counted from this one."""
    moment = answer.moment
    if moment is None or moment.year is None or moment.grain > Grain.YEAR:
        return False
    if moment.grain is Grain.DAY and not moment.day:
        return False
    vague = each.meaning.modifier in (Modifier.APPROX, Modifier.LESS, Modifier.MORE)
    return not vague and not in_parentheses(tokens, each)
