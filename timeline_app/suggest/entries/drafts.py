"""What one expression of time suggests: an event, or the saying of it and the event it tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from timeline_app.dates import HistoricalDate, iso_bounds, parse
from timeline_app.errors import DateSyntaxError
from timeline_app.suggest.entries.clauses import Clause, Sort, clause_around, finite_in, subject_of
from timeline_app.suggest.entries.kinds import hedge_in, kind_of
from timeline_app.suggest.entries.reporting import Report, dates_the_saying, report_about
from timeline_app.suggest.entries.terms import Alternative, Band, Dated, Kind
from timeline_app.suggest.entries.titles import Piece, title_of
from timeline_app.suggest.prose import Cues, Sentence
from timeline_app.words import tr


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal without its names and its key."""

    title: str
    kind: Kind
    when: HistoricalDate
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


class _Telling(NamedTuple):
    """What stands for everything that is asked about one expression."""

    sentence: Sentence
    dated: Dated
    time: tuple[int, int]
    times: tuple[tuple[int, int], ...]
    published: int | None
    speaker: str
    cues: Cues


def drafts_of(
    sentence: Sentence, dated: Dated, others: Sequence[Dated], published: int | None, speaker: str, cues: Cues
) -> Iterator[Draft]:
    """Yield what an expression with a date suggests; nothing when no event is told with it.

    Args:
        others: all expressions of the sentence.
        speaker: who was named last before the sentence.
    """
    time = _words(sentence, dated)
    near = tuple(_words(sentence, each) for each in others if each.when is not None and each is not dated)
    telling = _Telling(sentence, dated, time, near, published, speaker, cues)
    if _only_describes(sentence, time):
        return
    scope = (0, len(sentence.words))
    report = report_about(sentence, scope, time)
    if report is None:
        yield from _told(telling, scope, None)
    elif dates_the_saying(report, time):
        yield from _said(telling, report)
    elif report.content is not None:
        yield from _told(telling, report.content, report)


def _words(sentence: Sentence, dated: Dated) -> tuple[int, int]:
    first = sentence.word_at(dated.start)
    return first, max(sentence.word_at(dated.end - 1) + 1, first + 1)


def _only_describes(sentence: Sentence, time: tuple[int, int]) -> bool:
    """Tell whether a date only names a thing: the 1964 constitution."""
    first, last = time
    if sentence.has(first - 1, "name:joining") and not sentence.has(first - 2, "time", "event"):
        return True  # the treaty of 1921
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


def _told(telling: _Telling, scope: tuple[int, int], report: Report | None) -> Iterator[Draft]:
    """Yield the event of the clause that an expression stands in."""
    sentence, dated, time = telling.sentence, telling.dated, telling.time
    assert dated.when is not None
    clause = clause_around(sentence, scope, time)
    if clause.nominal and not _names_event(sentence, clause):
        return
    if report is not None and report.content is not None:
        clause = _without_report(sentence, clause, report)
    title, lent = _title(telling, clause, report)
    if not title:
        return
    kind = kind_of(sentence, clause, time, dated, telling.published)
    claimant = _claimant(telling, report) if report else ""
    hedges = [_reserve(sentence, report) if report else ""]
    hedges += [hedge_in(sentence, clause.start, clause.end)]
    subject = clause.subject or subject_of(sentence, clause.start, clause.end)
    yield Draft(
        title,
        kind,
        dated.when,
        _band(dated.band, sure=not (lent or clause.nominal)),
        claimant,
        ", ".join(hedge for hedge in hedges if hedge),
        alternatives=_alternatives(dated),
        around=(clause[:2], *((report.clause,) if report else ()), *((clause.subject,) if clause.subject else ())),
        subject=subject,
        speaker=report.speaker if report else None,
        suffered=_suffered(sentence, clause),
        verb=_verb(sentence, clause),
    )


def _said(telling: _Telling, report: Report) -> Iterator[Draft]:
    """Yield the statement of the day, and what it tells of where that has no date of its own."""
    sentence, dated, time = telling.sentence, telling.dated, telling.time
    assert dated.when is not None
    content = report.content
    whole = (min(report.clause[0], content[0]), max(report.clause[1], content[1])) if content else report.clause
    clause = Clause(*whole) if content else clause_around(sentence, report.clause, time)
    pieces: list[Piece] = list(range(clause.start, clause.end))
    title = title_of(sentence, pieces, [time], telling.cues)
    if not title:
        return
    claimant = _claimant(telling, report)
    yield Draft(
        title,
        Kind.STATEMENT,
        dated.when,
        _band(dated.band, sure=report.speaker is not None),
        claimant,
        hedge_in(sentence, *clause[:2]),
        alternatives=_alternatives(dated) if not dated.each else (),
        around=(clause[:2],),
        subject=report.speaker,
        speaker=report.speaker,
        verb=sentence.words[report.verb].low,
    )
    if content is not None and not report.quoted and not _dated_itself(telling, content):
        yield from _told_of(telling, report, content, claimant)


def _told_of(telling: _Telling, report: Report, content: tuple[int, int], claimant: str) -> Iterator[Draft]:
    """Yield what a statement tells of: it had happened by then, was so then, or is still to come."""
    sentence, dated = telling.sentence, telling.dated
    first = content[0]
    clause = clause_around(sentence, content, (first, first + 1))
    if report.infinitive:
        clause = clause._replace(nominal=False, subject=report.speaker)
    if clause.nominal:
        return
    title, lent = _title(telling, clause, report)
    if not title:
        return
    kind = kind_of(sentence, clause, (first, first), dated, None)
    when, because = _by_then(telling, clause, kind)
    if when is None:
        return
    hedges = [_reserve(sentence, report), hedge_in(sentence, *clause[:2])]
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
        _of_the_telling(dated) if dated.each else (),
        (clause[:2], report.clause),
        report.speaker if lent or report.infinitive else subject_of(sentence, *clause[:2]),
        report.speaker if not lent else None,
        _suffered(sentence, clause),
        _verb(sentence, clause),
    )


def _by_then(telling: _Telling, clause: Clause, kind: Kind) -> tuple[HistoricalDate | None, str]:
    """Return when something was that a statement of a known day tells of, and why."""
    dated, sentence = telling.dated, telling.sentence
    assert dated.when is not None
    words = sentence.text[dated.start : dated.end]
    if kind is Kind.FORECAST:
        return _bounded("[{day}..]", dated.when, 0), tr("foretold in the statement of “{words}”", words=words)
    verb = finite_in(sentence, clause.start, clause.end)
    if kind is Kind.STATE and sentence.has(verb, "present"):
        return dated.when, tr("so when the statement of “{words}” was made", words=words)
    if dated.each:
        return _one_of(dated.each), tr("one of the days each of “{words}”", words=words)
    return _bounded("[..{day}]", dated.when, 1), tr("told in the statement of “{words}”, so not after it", words=words)


def _bounded(pattern: str, when: HistoricalDate, which: int) -> HistoricalDate | None:
    day = iso_bounds(when)[which]
    return _parsed(pattern.format(day=day)) if day else None


def _one_of(days: Sequence[str]) -> HistoricalDate | None:
    return _parsed(f"[{','.join(days)}]")


def _parsed(edtf: str) -> HistoricalDate | None:
    try:
        return parse(edtf)
    except DateSyntaxError:
        return None


def _of_the_telling(dated: Dated) -> tuple[Alternative, ...]:
    """Return the other readings of “on May 8 and 9 they claimed to have taken A and B”."""
    last = dated.each[-1]
    return (
        Alternative(f"{{{','.join(dated.each)}}}", tr("the first on the first day, the second on the second")),
        Alternative(f"[..{last}]", tr("only the claims were made then")),
    )


def _alternatives(dated: Dated) -> tuple[Alternative, ...]:
    listed = dated.derivation.get("alternatives", ())
    return tuple(Alternative(row["edtf"], row.get("because", "")) for row in listed)


def _title(telling: _Telling, clause: Clause, report: Report | None) -> tuple[str, bool]:
    """Return a headline, and whether its subject was taken from elsewhere."""
    sentence = telling.sentence
    pieces: list[Piece] = list(range(clause.start, clause.end))
    pieces, lent = _with_subject(telling, clause, report, pieces)
    if report is not None and report.content is not None:
        pieces = _told_plainly(telling, pieces)
    if report is not None and report.inserted:
        pieces = [piece for piece in pieces if not isinstance(piece, int) or piece not in range(*report.clause)]
    if clause.nominal:
        pieces = _bare(sentence, pieces)
    return title_of(sentence, pieces, [telling.time], telling.cues), lent


def _with_subject(
    telling: _Telling, clause: Clause, report: Report | None, pieces: list[Piece]
) -> tuple[list[Piece], bool]:
    """Put whoever does it in the place of a pronoun, or before a verb without a subject."""
    sentence = telling.sentence
    if report is not None and report.infinitive and report.speaker and report.content:
        return [*range(*report.speaker), *range(report.content[0], clause.end)], True
    first = next((at for at in range(clause.start, clause.end) if _opens(sentence, at)), clause.end)
    if clause.subject is not None and (clause.sort in (Sort.RELATIVE, Sort.SHARED) or sentence.has(first, "finite")):
        lent = clause.subject
        if sentence.has(first, "regular") and clause.sort is Sort.RELATIVE and not sentence.has(first - 1, "relative"):
            lent = (lent[0] + sentence.has(lent[0], "determiner"), lent[1])  # as headlines have it: Bill passed
        return [*range(*lent), *(p for p in pieces if isinstance(p, int) and p >= first)], True
    if not sentence.has(first, "pronoun"):
        return pieces, False
    if report is not None and report.speaker and _may_be(sentence, first, report.speaker):
        return [*range(*report.speaker), *range(first + 1, clause.end)], True
    if clause.subject is not None and clause.sort in (Sort.MAIN, Sort.COORDINATE):
        lent = clause.subject if clause.sort is Sort.COORDINATE else subject_of(sentence, *clause.subject)
        if lent and not sentence.has(lent[0], "pronoun"):
            return [*range(*lent), *range(first + 1, clause.end)], True
    if sentence.has(first, "personal") and telling.speaker:
        return [telling.speaker, *range(first + 1, clause.end)], True
    return pieces, False


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether a word is where a clause itself begins."""
    return not sentence.has(at, *_OPENERS)


_OPENERS = (
    *("time", "comma", "coordinator", "relative", "time_preposition", "that", "subordinator", "clause_end", "dash"),
)


def _may_be(sentence: Sentence, pronoun: int, speaker: tuple[int, int]) -> bool:
    return not any(sentence.has(at, "pronoun") for at in range(*speaker)) and not sentence.has(pronoun, "impersonal")


def _told_plainly(telling: _Telling, pieces: list[Piece]) -> list[Piece]:
    """Tell what was reported as it was: “had called off” as “called off”, “to have taken” as “took”."""
    sentence, forms = telling.sentence, telling.cues.participles
    for n, piece in enumerate(pieces):
        if not isinstance(piece, int) or not sentence.has(piece, "pluperfect", "after_infinitive"):
            continue
        if sentence.has(piece, "after_infinitive") and not sentence.has(piece - 1, "infinitive"):
            continue
        if n + 1 >= len(pieces) or not isinstance(pieces[n + 1], int):
            break
        start = n - 1 if sentence.has(piece, "after_infinitive") else n
        participle = sentence.words[int(pieces[n + 1])]
        if participle.low in forms:
            return [*pieces[:start], forms[participle.low], *pieces[n + 2 :]]
        same = "past" in telling.cues.of(participle.low) or participle.low.endswith(telling.cues.past_endings)
        return [*pieces[:start], *pieces[n + 1 :]] if same else pieces
    return pieces


def _bare(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Drop what leads to a noun phrase and its article: following the collapse of talks."""
    while pieces and isinstance(pieces[0], int) and sentence.has(pieces[0], "subordinator", "preposition", "comma"):
        pieces = pieces[1:]
    if pieces and isinstance(pieces[0], int) and sentence.has(pieces[0], "determiner"):
        pieces = pieces[1:]
    return pieces


def _without_report(sentence: Sentence, clause: Clause, report: Report) -> Clause:
    """Leave out “, officials said,” where it stands inside what they said."""
    first, last = report.clause
    if clause.start <= first and last <= clause.end:
        return clause._replace(end=first) if last >= clause.end - 1 else clause
    return clause


def _names_event(sentence: Sentence, clause: Clause) -> bool:
    return sentence.find("event", clause.start, clause.end) >= 0


def _dated_itself(telling: _Telling, content: tuple[int, int]) -> bool:
    return any(content[0] <= first < content[1] for first, _ in telling.times)


def _claimant(telling: _Telling, report: Report) -> str:
    """Return the name of who speaks, without office and whereabouts."""
    sentence = telling.sentence
    if report.speaker is None:
        return ""
    first, last = report.speaker
    if last - first == 1 and sentence.has(first, "pronoun"):
        return telling.speaker if sentence.has(first, "personal") else ""
    end = first
    while end < last and not _closes_name(sentence, end):
        end += 1
    while first < end - 1 and (sentence.has(first, "determiner") or _office_before(sentence, first, end)):
        first += 1
    return sentence.span(first, end)


def _closes_name(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "comma", "preposition", "relative") or not sentence.words[at].text[0].isalnum()


def _office_before(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether an office stands between a word and the name: U.S. President Donald Trump."""
    return any(
        sentence.has(n, "name:title") and n + 1 < end and sentence.words[n + 1].text[0].isupper()
        for n in range(at, end - 1)
    )


def _suffered(sentence: Sentence, clause: Clause) -> bool:
    verb = finite_in(sentence, clause.start, clause.end)
    return sentence.has(verb, "copula") and sentence.find("harmed", verb, min(verb + 4, clause.end)) >= 0


def _reserve(sentence: Sentence, report: Report) -> str:
    """Return the words that make it somebody's account."""
    if not sentence.has(report.verb, "hedge_verb"):
        return ""
    last = report.verb + 1
    while sentence.has(last, "according"):
        last += 1
    return sentence.span(report.verb, last)


def _verb(sentence: Sentence, clause: Clause) -> str:
    verbs = [at for at in range(clause.start, clause.end) if sentence.has(at, "finite")]
    full = [at for at in verbs if not sentence.has(at, "auxiliary")]
    return sentence.words[(full or verbs)[0]].low if verbs else ""


def _band(band: Band, *, sure: bool) -> Band:
    return Band.MEDIUM if band is Band.HIGH and not sure else band
