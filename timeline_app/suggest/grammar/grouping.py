"""Neighbours that belong together: March and April 1918, between 1914 and 1918, from June 24 to July 17."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from timeline_app.suggest.grammar.building import Found
from timeline_app.suggest.grammar.tokens import Tokens
from timeline_app.suggest.terms import Fields, Grain, Joint, Kind, Meaning

_LINKING = {"ON", "ZONE", "COMMA", "CLOCKZONE", "OPEN", "CLOSE"}
_CLOCKS = 3
_APART = 4  # tokens between a time and its day
_LINKS = (("AND", Joint.AND), ("OR", Joint.OR), ("TO", Joint.RANGE), ("DASH", Joint.RANGE))


def grouped(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Return the expressions with neighbours made one group where only a joining word parts them.

    A date that leaves out its year has it from the member behind it.
    """
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        joint = _joint(tokens, out[at], out[at + 1])
        if joint is None:
            continue
        if joint is Joint.AND and out[at + 1].group < 0:  # two dates that are both complete are two dates
            out[at] = _inheriting(out[at], out[at + 1])
            continue
        group = out[at + 1].group if out[at + 1].group >= 0 else len(tokens.words) + at
        if out[at].group < 0:
            out[at] = _inheriting(out[at], out[at + 1])._replace(group=group, joint=joint)
        if out[at + 1].group < 0:
            out[at + 1] = out[at + 1]._replace(group=group, joint=joint)
    return [_on_its_day(tokens, out, at) for at in range(len(out))]


def _on_its_day(tokens: Tokens, found: list[Found], at: int) -> Found:
    """Give a time of day the day that stands right behind it: 6pm on Tuesday, noon on 5 May."""
    clock = found[at]
    if not _is_clock(clock.meaning):
        return clock
    behind = at + 1  # another time may stand between: 7:30 am (0230 GMT) on Monday
    while behind < len(found) and behind - at < _CLOCKS and _is_clock(found[behind].meaning):
        behind += 1
    if behind == len(found):
        return clock
    day = found[behind]
    gaps = [range(one.last, other.first) for one, other in pairwise(found[at : behind + 1])]
    linked = all(len(gap) <= _APART and _links(tokens, gap) for gap in gaps)
    if not linked or not _is_day(day.meaning):
        return clock
    said = clock.meaning.fields
    timed = {name: getattr(said, name) for name in ("hour", "minute", "meridiem", "part", "zone")}
    fields = day.meaning.fields._replace(**timed)
    meaning = replace(day.meaning, fields=fields, modifier=clock.meaning.modifier)
    return clock._replace(meaning=meaning)


def _links(tokens: Tokens, gap: range) -> bool:
    return all(_LINKING & tokens.words[n].values.keys() for n in gap)


def _is_clock(meaning: Meaning) -> bool:
    said = meaning.fields
    timed = said.hour is not None or said.part is not None
    return timed and meaning.direction is None and not any((said.day, said.weekday, said.month, said.year))


def _is_day(meaning: Meaning) -> bool:
    said = meaning.fields
    today = meaning.unit is Grain.DAY and meaning.direction is not None and not meaning.offset
    return meaning.kind is Kind.POINT and (said.day is not None or said.weekday is not None or today)


def _joint(tokens: Tokens, first: Found, second: Found) -> Joint | None:
    if not (_stated(first.meaning) and _stated(second.meaning)):
        return None
    if not 1 <= second.first - first.last <= 2 or (first.group >= 0 and first.group == second.group):
        return None
    between = [tokens.words[at].values for at in range(first.last, second.first)]
    if len(between) == 2 and "COMMA" not in between[0]:
        return None
    for name, joint in _LINKS:
        if name in between[-1]:
            before = tokens.words[first.first - 1].values if first.first else {}
            return Joint.BETWEEN if joint is Joint.AND and "BETWEEN" in before else joint
    return None


def _stated(meaning: Meaning) -> bool:
    return meaning.kind is Kind.POINT and meaning.direction is None and not meaning.offset


def _inheriting(first: Found, second: Found) -> Found:
    said, behind = first.meaning.fields, second.meaning.fields
    if said.year is None and behind.year is not None and _within_year(said) and _within_year(behind):
        said = said._replace(year=behind.year, era=behind.era)
    elif said.year is not None and said.era is None and behind.era is not None and said.year < 1000:
        said = said._replace(era=behind.era)
    else:
        return first
    return first._replace(meaning=replace(first.meaning, fields=said))


def _within_year(said: Fields) -> bool:
    return said.month is not None or said.season is not None or said.quarter is not None
