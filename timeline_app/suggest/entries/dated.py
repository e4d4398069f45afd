"""The dates of clauses: the members of one date put together, and what follows from a statement of a known day."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.dates import HistoricalDate, Span, accept, iso_bounds, parse, show
from timeline_app.errors import DateSyntaxError
from timeline_app.suggest.deriving import Alternative, Group
from timeline_app.suggest.entries.terms import Band, Dated, Kind
from timeline_app.suggest.prose import Sentence
from timeline_app.suggest.prose.clauses import Clause, finite_in
from timeline_app.suggest.tagger import Expression, Reading
from timeline_app.suggest.terms import Joint
from timeline_app.suggest.terms import Kind as Sort
from timeline_app.words import tr


def dated_in(text: str, reading: Reading) -> list[Dated]:
    """Return what a text says of time, the members of “May 8 and 9” and “from 3 to 7 May” as one."""
    wholes = {group.members[0]: group for group in reading.groups if _is_one(text, reading, group)}
    inside = {number for group in wholes.values() for number in group.members[1:]}
    found: list[Dated] = []
    for number, each in enumerate(reading.expressions):
        if number in wholes:
            found.append(_whole(text, reading, wholes[number]))
        elif number not in inside:
            found.append(_alone(each))
    return found


def _is_one(text: str, reading: Reading, group: Group) -> bool:
    """Tell whether a group is one date, or will be when its members have theirs.

    Two members with a comma between them belong to a clause each: “on the 30th, and the next day …”.
    """
    members = [reading.expressions[number] for number in group.members]
    if len(members) == len(_PAIR) and "," in text[members[0].end : members[1].start]:
        return False
    return bool(group.edtf) or any(not each.edtf and each.derivation.provisional for each in members)


_PAIR = range(2)


def _alone(each: Expression) -> Dated:
    return Dated(
        each.start,
        each.end,
        each.date,
        each.derivation.to_json(),
        Band(each.derivation.confidence.band),
        each.derivation.provisional,
        each.meaning.kind.vague,
        lasting=each.meaning.kind is Sort.DURATION,
        leads=each.meaning.kind is Sort.DURATION,
        awaited=not each.edtf and each.derivation.provisional,
    )


def _whole(text: str, reading: Reading, group: Group) -> Dated:
    """Return several members as one date."""
    members = [reading.expressions[number] for number in group.members]
    parts = [_alone(each) for each in members]
    start, end = members[0].start, members[-1].end
    words = text[start:end]
    when = replace(accept(group.edtf), source_text=words) if group.edtf else None
    told: dict[str, object] = {
        "expression": words,
        "span": [start, end],
        "edtf": group.edtf,
        "alternatives": [other._asdict() for other in group.alternatives],
    }
    if when is not None:
        told["reason"] = tr("“{words}” → {date}; several dates together.", words=words, date=show(when))
    return Dated(
        start,
        end,
        when,
        {**parts[0].derivation, **told},
        max((part.band for part in parts), key=list(Band).index),
        any(part.provisional for part in parts),
        each=tuple(each.edtf for each in members) if group.joint is Joint.AND and when else (),
        lasting=group.joint is Joint.RANGE,
        awaited=when is None,
    )


def placed(dated: Dated, kind: Kind) -> HistoricalDate | None:
    """Return when something of a kind was: an event lies within “last week”, a state lasts."""
    if dated.when is None or dated.lasting or kind is Kind.STATE or dated.each:
        return dated.when
    return dated.when.lying(Span.OCCURS_WITHIN)


def by_then(sentence: Sentence, dated: Dated, clause: Clause, kind: Kind) -> tuple[HistoricalDate | None, str]:
    """Return when something was that a statement of a known day tells of, and why.

    It had happened by then, was so then, or is still to come; None where the statement bounds nothing.
    """
    words = sentence.text[dated.start : dated.end]
    if dated.when is None:
        return None, ""
    if kind is Kind.FORECAST:
        return _bounded("[{day}..]", dated.when, 0), tr("Foretold in the statement of “{words}”.", words=words)
    verb = finite_in(sentence, clause.start, clause.end)
    if kind is Kind.STATE and sentence.has(verb, "present"):
        return dated.when, tr("So when the statement of “{words}” was made.", words=words)
    if dated.each:
        return _parsed(f"[{','.join(dated.each)}]"), tr("On one of the days each of “{words}”.", words=words)
    return _bounded("[..{day}]", dated.when, 1), tr("Told in the statement of “{words}”, so not after it.", words=words)


def of_the_telling(dated: Dated) -> tuple[Alternative, ...]:
    """Return the other readings of “on May 8 and 9 they claimed to have taken A and B”."""
    if not dated.each:
        return ()
    return (
        Alternative(f"{{{','.join(dated.each)}}}", tr("The first was on the first day, the second on the second.")),
        Alternative(f"[..{dated.each[-1]}]", tr("Only the claims were made then; the events came before.")),
    )


def others_of(dated: Dated) -> tuple[Alternative, ...]:
    """Return the other readings of an expression itself."""
    return tuple(Alternative(other["edtf"], other["because"]) for other in dated.derivation.get("alternatives", ()))


def _bounded(pattern: str, when: HistoricalDate, which: int) -> HistoricalDate | None:
    day = iso_bounds(when)[which]
    return _parsed(pattern.format(day=day)) if day else None


def _parsed(edtf: str) -> HistoricalDate | None:
    try:
        return parse(edtf)
    except DateSyntaxError:
        return None
