"""What one expression of time suggests: an event, or the saying of it and the event it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline_app.dates import HistoricalDate
from timeline_app.suggest.deriving import Alternative
from timeline_app.suggest.entries.dated import by_then, of_the_telling, others_of, placed
from timeline_app.suggest.entries.kinds import hedge_in, kind_of, lies_ahead, told_as_past
from timeline_app.suggest.entries.terms import Band, Kind
from timeline_app.suggest.entries.titles import title_of
from timeline_app.suggest.entries.wording import Telling, claimant_of, headline, reserve
from timeline_app.suggest.prose import Sentence
from timeline_app.suggest.prose.clauses import Clause, clause_around, finite_in, subject_of
from timeline_app.suggest.prose.reporting import Report, dates_the_saying, report_about


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal without its names and its key."""

    title: str
    kind: Kind
    when: HistoricalDate | None
    band: Band
    claimant: str = ""
    hedge: str = ""
    part: str = ""
    """"" for what the expression dates itself, “event” for what a statement tells of."""
    because: str = ""
    how: Mapping[str, Any] = field(default_factory=dict)
    alternatives: tuple[Alternative, ...] = ()
    around: tuple[tuple[int, int], ...] = ()
    """Words whose names belong to it."""
    subject: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    suffered: bool = False
    """Whether the subject is whom it was done to."""
    verb: str = ""
    event: str = ""
    """The noun of an event that the expression describes as known: the September 5 attack."""


def drafts_of(telling: Telling) -> Iterator[Draft]:
    """Yield what an expression with a date suggests; nothing when no event is told with it."""
    sentence, time = telling.sentence, telling.time
    if _only_describes(sentence, time):
        return
    start = _behind_dateline(sentence)
    if time[0] < start:
        if not _only_dates(sentence, start - 1):
            return  # the day of the dispatch
        start = 0
    scope = (start, len(sentence.words))
    report = report_about(sentence, scope, time)
    if report is None or _in_aside(sentence, report, time):
        yield from _told(telling, scope if report is None else report.clause, None)
    elif dates_the_saying(report, time):
        yield from _said(telling, report)
    elif report.content is not None:
        yield from _told(telling, report.content, report)


def _in_aside(sentence: Sentence, report: Report, time: tuple[int, int]) -> bool:
    """Tell whether a date stands in what is only added about the speaker: “Solen, who was born in 1950, said …”."""
    if not report.clause[0] <= time[0] < report.verb:
        return False
    return any(
        sentence.has(at, "relative") and sentence.find("comma", at, time[0]) < 0
        for at in range(report.clause[0], time[0])
    )


def _behind_dateline(sentence: Sentence) -> int:
    """Return where the text of a dispatch begins: VELDEN, May 5 – The port …; 0 where there is no such line."""
    for at in range(min(_DATELINE, len(sentence.words))):
        if sentence.has(at, "finite"):
            return 0
        if sentence.has(at, "dash"):
            return at + 1
    return 0


_DATELINE = 14
"""Words of a dateline, at most."""


def _only_dates(sentence: Sentence, end: int) -> bool:
    """Tell whether nothing but dates stands before a dash, as in a list of events."""
    return all(
        sentence.has(at, "time", "time_preposition") or not sentence.words[at].text[0].isalnum() for at in range(end)
    )


def event_named(sentence: Sentence, time: tuple[int, int], article: str) -> str:
    """Return the event that an expression before it describes: attack, in “the September 5 attack”; else "".

    Args:
        article: the class of the word before the expression.
    """
    if not sentence.has(time[0] - 1, article):
        return ""
    for at in range(time[1], min(time[1] + _DESCRIBED, len(sentence.words))):
        if sentence.has(at, "event"):
            return sentence.words[at].low
        if sentence.has(at, "finite", "preposition", "comma", "coordinator", "relative"):
            break
    return ""


_DESCRIBED = 3
"""Words between a date and the noun it describes, at most."""


def _names_a_thing(sentence: Sentence, noun: int) -> bool:
    """Tell whether “of” and a date only say which: the treaty of 1921, since the flood of 1953."""
    if sentence.has(noun, "time") or (noun < _DESCRIBED and sentence.has(0, "preposition")):
        return sentence.has(0, "subordinator") and not sentence.has(noun, "time")
    if not sentence.has(noun, "event"):
        return True
    return any(sentence.has(at, "subordinator") for at in range(noun - _DESCRIBED, noun))


def _only_describes(sentence: Sentence, time: tuple[int, int]) -> bool:
    """Tell whether a date only names a thing: the 1964 constitution."""
    first, last = time
    if sentence.has(first - 1, "name:joining"):
        return _names_a_thing(sentence, first - 2)
    if not sentence.has(first - 1, "determiner") and not sentence.has(last, "possessive"):
        return False
    at = last + sentence.has(last, "possessive")
    if at >= len(sentence.words) or not sentence.words[at].text[0].isalpha():
        return False
    if sentence.has(at, "finite", "preposition", "subordinator", "coordinator", "relative"):
        return False
    for after in range(at, min(at + 5, len(sentence.words))):
        if sentence.has(after, "event"):
            return False
        if sentence.has(after, "finite", "preposition", "comma", "coordinator", "relative"):
            break
    return True


def _told(telling: Telling, scope: tuple[int, int], report: Report | None) -> Iterator[Draft]:
    """Yield the event of the clause that an expression stands in."""
    sentence, dated, time = telling.sentence, telling.dated, telling.time
    clause = clause_around(sentence, scope, time)
    if clause.nominal and not (_names_event(sentence, clause) or _is_listed(sentence, clause)):
        return
    if dated.leads and not (clause.nominal and clause.start <= time[0] < clause.end):
        return  # the length of what led to an event is not when the event was
    if clause.subject is None and _is_subject(sentence, clause, time):
        return
    if report is not None and report.content is not None:
        clause = _without_report(sentence, clause, report)
    title, lent = headline(telling, clause, report)
    if not title:
        return
    kind = kind_of(sentence, clause, time, dated, telling.published)
    at_odds = lies_ahead(dated, telling.published) and told_as_past(sentence, clause)
    claimant = claimant_of(telling, report) if report else ""
    hedges = [reserve(sentence, report) if report else ""]
    hedges += [hedge_in(sentence, clause.start, clause.end)]
    subject = clause.subject or subject_of(sentence, clause.start, clause.end)
    yield Draft(
        title,
        kind,
        placed(dated, kind),
        Band.LOW if at_odds else _band(dated.band, sure=not (lent or clause.nominal)),
        claimant,
        ", ".join(hedge for hedge in hedges if hedge),
        alternatives=others_of(dated),
        around=(clause[:2], *((report.clause,) if report else ()), *((clause.subject,) if clause.subject else ())),
        subject=subject,
        speaker=report.speaker if report else None,
        suffered=_suffered(sentence, clause),
        verb=_verb(sentence, clause),
        event=event_named(sentence, time, "definite"),
    )


def _is_subject(sentence: Sentence, clause: Clause, time: tuple[int, int]) -> bool:
    """Tell whether a date is what a clause speaks of: September was better."""
    between = range(clause.start, time[0])
    front = all(
        not sentence.words[at].text[0].isalnum() or sentence.has(at, "coordinator", "that", "subordinator")
        for at in between
    )
    return front and sentence.has(time[1], "finite")


def _said(telling: Telling, report: Report) -> Iterator[Draft]:
    """Yield the statement of the day, and what it tells of where that has no date of its own."""
    sentence, dated, time = telling.sentence, telling.dated, telling.time
    content = report.content
    whole = (min(report.clause[0], content[0]), max(report.clause[1], content[1])) if content else report.clause
    clause = Clause(*whole) if content else clause_around(sentence, report.clause, time)
    if report.speaker and sentence.find("subordinator", time[1], report.speaker[0]) >= 0:
        clause = clause._replace(start=report.speaker[0])  # On 8 May, as talks went on, officials said …
    title = title_of(sentence, range(*clause[:2]), telling.together, telling.cues)
    if not title:
        return
    claimant = claimant_of(telling, report)
    yield Draft(
        title,
        Kind.STATEMENT,
        placed(dated, Kind.STATEMENT),
        _band(dated.band, sure=report.speaker is not None),
        claimant,
        hedge_in(sentence, *clause[:2]),
        alternatives=tuple(other for other in others_of(dated) if not other.edtf.startswith("[..")),
        around=(clause[:2],),
        subject=report.speaker,
        speaker=report.speaker,
        verb=sentence.words[report.verb].low,
    )
    if content is not None and not report.quoted and not _dated_itself(telling, content):
        yield from _told_of(telling, report, content, claimant)


def _told_of(telling: Telling, report: Report, content: tuple[int, int], claimant: str) -> Iterator[Draft]:
    """Yield what a statement tells of: it had happened by then, was so then, or is still to come."""
    sentence, dated = telling.sentence, telling.dated
    first = content[0]
    clause = clause_around(sentence, content, (first, first + 1))
    if report.infinitive:
        clause = clause._replace(nominal=False, subject=report.speaker)
    if clause.nominal:
        return
    title, lent = headline(telling, clause, report)
    if not title:
        return
    kind = kind_of(sentence, clause, (first, first), dated, None)
    when, because = by_then(sentence, dated, clause, kind)
    if when is None:
        return
    hedges = [reserve(sentence, report), hedge_in(sentence, *clause[:2])]
    yield Draft(
        title,
        kind,
        when,
        _band(dated.band, sure=False),
        claimant,
        ", ".join(hedge for hedge in hedges if hedge),
        "event",
        because,
        {"edtf": when.edtf},
        of_the_telling(dated),
        (clause[:2], report.clause),
        report.speaker if lent or report.infinitive else subject_of(sentence, *clause[:2]),
        report.speaker if not lent else None,
        _suffered(sentence, clause),
        _verb(sentence, clause),
    )


def _without_report(sentence: Sentence, clause: Clause, report: Report) -> Clause:
    """Leave out “, officials said,” where it stands inside what they said."""
    first, last = report.clause
    if clause.start <= first and last <= clause.end:
        return clause._replace(end=first) if last >= clause.end - 1 else clause
    return clause


def _is_listed(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a line has a date and behind it, as in a list, what was then."""
    return sentence.has(clause.start, "clause_end", "dash") and _only_dates(sentence, clause.start)


def _names_event(sentence: Sentence, clause: Clause) -> bool:
    return sentence.find("event", clause.start, clause.end) >= 0


def _dated_itself(telling: Telling, content: tuple[int, int]) -> bool:
    return any(content[0] <= first < content[1] for first, _ in telling.times)


def _suffered(sentence: Sentence, clause: Clause) -> bool:
    verb = finite_in(sentence, clause.start, clause.end)
    return sentence.has(verb, "copula") and sentence.find("harmed", verb, min(verb + 4, clause.end)) >= 0


def _verb(sentence: Sentence, clause: Clause) -> str:
    verbs = [at for at in range(clause.start, clause.end) if sentence.has(at, "finite")]
    full = [at for at in verbs if not sentence.has(at, "auxiliary")]
    return sentence.words[(full or verbs)[0]].low if verbs else ""


def _band(band: Band, *, sure: bool) -> Band:
    return Band.MEDIUM if band is Band.HIGH and not sure else band
