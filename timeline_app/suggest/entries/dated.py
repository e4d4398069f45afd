"""The dates of clauses: the members of one date put together, and what follows from a statement of a known day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from timeline_app.dates import HistoricalDate, Span, iso_bounds, parse
from timeline_app.errors import DateSyntaxError
from timeline_app.suggest.entries.terms import Alternative, Band, Dated, Kind
from timeline_app.suggest.prose import Sentence
from timeline_app.suggest.prose.clauses import Clause, finite_in
from timeline_app.suggest.tagger import Expression, Reading
from timeline_app.suggest.terms import Joint
from timeline_app.suggest.terms import Kind as Sort
from timeline_app.words import tr


def dated_in(text: str, reading: Reading) -> list[Dated]:
    """Return what a text says of time, the members of “May 8 and 9” and “from 3 to 7 May” as one."""
    found: list[Dated] = []
    for _, together in groupby(enumerate(reading.expressions), key=_group):
        members = [each for _, each in together]
        whole = _whole(text, members) if len(members) > 1 else None
        found += [whole] if whole else [_alone(each) for each in members]
    return found


def _group(numbered: tuple[int, Expression]) -> tuple[int, int]:
    number, each = numbered
    group: int = getattr(each, "group", -1)
    return (group, -1) if group >= 0 else (-1, number)


def _alone(each: Expression) -> Dated:
    derivation: Mapping[str, Any] = getattr(each, "derivation", None) or {}
    return Dated(
        each.start,
        each.end,
        each.date,
        derivation,
        Band(derivation.get("confidence", {}).get("band", Band.HIGH)),
        bool(getattr(each, "provisional", False)),
        each.meaning.kind.vague,
        lasting=each.meaning.kind is Sort.DURATION,
    )


def _whole(text: str, members: Sequence[Expression]) -> Dated | None:
    """Return several members as one date; None when one of them has none."""
    days = [each.edtf for each in members]
    joint: Joint | None = getattr(members[0], "joint", None)
    if not all(days) or any("/" in day for day in days):
        return None
    between = f"{days[0]}/{days[-1]}"
    each_of, one_of = f"{{{','.join(days)}}}", f"[{','.join(days)}]"
    edtf = {Joint.AND: each_of, Joint.OR: one_of}.get(joint or Joint.RANGE, between)
    when = _parsed(edtf)
    if when is None:
        return None
    parts = [_alone(each) for each in members]
    start, end = members[0].start, members[-1].end
    return Dated(
        start,
        end,
        replace(when, source_text=text[start:end]),
        {**parts[0].derivation, "expression": text[start:end], "span": [start, end], "edtf": when.edtf},
        max((part.band for part in parts), key=list(Band).index),
        any(part.provisional for part in parts),
        each=tuple(days) if joint is Joint.AND else (),
        lasting=joint is Joint.RANGE,
    )


def placed(dated: Dated, kind: Kind) -> HistoricalDate:
    """Return when something of a kind was: an event lies within “last week”, a state lasts.

    Raises:
        ValueError: there is no date.
    """
    if dated.when is None:
        raise ValueError("no date")
    if dated.lasting or kind is Kind.STATE or dated.each:
        return dated.when
    return dated.when.lying(Span.OCCURS_WITHIN)


def by_then(sentence: Sentence, dated: Dated, clause: Clause, kind: Kind) -> tuple[HistoricalDate | None, str]:
    """Return when something was that a statement of a known day tells of, and why.

    It had happened by then, was so then, or is still to come.

    Raises:
        ValueError: the statement has no date.
    """
    if dated.when is None:
        raise ValueError("no date")
    words = sentence.text[dated.start : dated.end]
    if kind is Kind.FORECAST:
        return _bounded("[{day}..]", dated.when, 0), tr("foretold in the statement of “{words}”", words=words)
    verb = finite_in(sentence, clause.start, clause.end)
    if kind is Kind.STATE and sentence.has(verb, "present"):
        return dated.when, tr("so when the statement of “{words}” was made", words=words)
    if dated.each:
        return _parsed(f"[{','.join(dated.each)}]"), tr("one of the days each of “{words}”", words=words)
    return _bounded("[..{day}]", dated.when, 1), tr("told in the statement of “{words}”, so not after it", words=words)


def of_the_telling(dated: Dated) -> tuple[Alternative, ...]:
    """Return the other readings of “on May 8 and 9 they claimed to have taken A and B”."""
    if not dated.each:
        return ()
    return (
        Alternative(f"{{{','.join(dated.each)}}}", tr("the first on the first day, the second on the second")),
        Alternative(f"[..{dated.each[-1]}]", tr("only the claims were made then")),
    )


def others_of(dated: Dated) -> tuple[Alternative, ...]:
    """Return the other readings of an expression itself."""
    listed = dated.derivation.get("alternatives", ())
    others = tuple(Alternative(row["edtf"], row.get("because", "")) for row in listed)
    if not dated.each:
        return others
    return (Alternative(f"[{','.join(dated.each)}]", tr("on one of them only")), *others)


def _bounded(pattern: str, when: HistoricalDate, which: int) -> HistoricalDate | None:
    day = iso_bounds(when)[which]
    return _parsed(pattern.format(day=day)) if day else None


def _parsed(edtf: str) -> HistoricalDate | None:
    try:
        return parse(edtf)
    except DateSyntaxError:
        return None
