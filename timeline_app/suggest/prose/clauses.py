"""The clause in which an expression of time stands.

A sentence is cut where the language begins a clause: at subordinators, relative pronouns, and coordinators with a
verb behind them. Only words near the expression are looked at, so that the work for one is bounded.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from timeline_app.suggest.prose.words import Sentence

REACH = 70
"""Words looked at on either side of an expression."""
_NOMINAL = 2
"""Words that a noun phrase needs to stand alone: an event and what it was like."""


class Sort(Enum):
    """How a clause begins."""

    MAIN = auto()
    SUBORDINATE = auto()
    RELATIVE = auto()
    COORDINATE = auto()
    SHARED = auto()  # a second verb with the subject of the clause before


class Clause(NamedTuple):
    """The words [start, end) of a sentence."""

    start: int
    end: int
    sort: Sort = Sort.MAIN
    subject: tuple[int, int] | None = None
    """Words of another place that do what it tells: an antecedent, or the subject of the verb before."""
    nominal: bool = False
    """Whether it is a noun phrase that names an event."""


def clause_around(sentence: Sentence, scope: tuple[int, int], time: tuple[int, int]) -> Clause:
    """Return the clause that an expression dates.

    Args:
        scope: the words [start, end) to look in.
        time: the words of the expression.
    """
    start, end = max(scope[0], time[0] - REACH), min(scope[1], time[1] + REACH)
    found = _cut(sentence, start, end)
    at = next((n for n, clause in enumerate(found) if clause.start <= time[0] < clause.end), len(found) - 1)
    clause = found[at]
    if not _says_something(sentence, clause, time):
        clause = _neighbour(sentence, found, at, time)
    return _joined(sentence, found, clause)


def finite_in(sentence: Sentence, start: int, end: int) -> int:
    """Return the first finite verb among the words [start, end), -1 where there is none."""
    return sentence.find("finite", start, end)


def _cut(sentence: Sentence, start: int, end: int) -> list[Clause]:
    """Return the clauses of a stretch in order; together they are all of it."""
    found = [Clause(start, end)]
    fronted = False
    for at in range(start, end):
        here = found[-1]
        sort = _opens(sentence, here, at, end)
        if sort is None and sentence.has(at, "comma") and _resumes(sentence, here, at, end, fronted=fronted):
            sort, fronted = Sort.MAIN, False
        if sort is None:
            continue
        if at == start or (at == here.start + 1 and sentence.has(here.start, "comma", "coordinator")):
            fronted = fronted or sort is Sort.SUBORDINATE
            found[-1] = here._replace(sort=sort)
            continue
        fronted = fronted or (sort is Sort.SUBORDINATE and len(found) == 1 and finite_in(sentence, start, at) < 0)
        found[-1] = here._replace(end=at)
        found.append(Clause(at, end, sort, _subject_for(sentence, found, at, sort)))
    return found


def _opens(sentence: Sentence, here: Clause, at: int, end: int) -> Sort | None:
    if not sentence.words[at].classes:
        return None
    if sentence.has(at, "clause_end", "dash"):
        return Sort.COORDINATE
    if _relates(sentence, at) or _reduced(sentence, here, at, end):
        return Sort.RELATIVE
    if sentence.has(at, "subordinator"):
        return Sort.SUBORDINATE if _leads_on(sentence, at, end) else None
    if sentence.has(at, "coordinator") and finite_in(sentence, here.start, at) >= 0:
        return _coordinates(sentence, at, end)
    if _ends_relative(sentence, here, at):
        return Sort.MAIN
    shared = here.sort is Sort.SUBORDINATE and sentence.has(at, "coordinator") and sentence.has(at + 1, "finite")
    return Sort.SHARED if shared else None


def _ends_relative(sentence: Sentence, here: Clause, at: int) -> bool:
    """Tell whether a second verb goes on with the main clause: a truce that began three weeks ago has held."""
    if here.sort is not Sort.RELATIVE or not sentence.has(at, "finite"):
        return False
    verb = finite_in(sentence, here.start, at)
    between = range(verb + 1, at)
    parted = any(sentence.has(n, "comma", "coordinator", "that", "relative", "subordinator") for n in between)
    return verb >= 0 and len(between) > 0 and not parted and not sentence.has(verb, "reporting", "auxiliary")


def _relates(sentence: Sentence, at: int) -> bool:
    """Tell whether a word begins a relative clause."""
    if sentence.has(at, "relative"):
        return True
    noun = sentence.words[at - 1].text[0].isalnum() and not sentence.has(at - 1, "reporting", "deed", "finite", "time")
    return at > 0 and noun and sentence.has(at, "that") and sentence.has(at + 1, "finite")


def _reduced(sentence: Sentence, here: Clause, at: int, end: int) -> bool:
    """Tell whether an aside says what was done to the noun before it: “the bill, passed in March, bans …”."""
    aside = sentence.has(at, "deed") and sentence.has(at - 1, "comma") and not sentence.has(at, "reporting")
    if not aside or finite_in(sentence, here.start, at) >= 0:
        return False
    comma = sentence.find("comma", at, min(end, at + 15))
    if sentence.has(at, "regular", "participle"):
        return comma >= 0
    return comma >= 0 and sentence.has(comma + 1, "finite")


def _leads_on(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a subordinator has a clause or an event behind it, not only a date."""
    if sentence.has(at + 1, "time"):
        after = at + 1
        while sentence.has(after, "time"):
            after += 1
        if not sentence.has(after, "name:joining"):
            return False
    for after in range(at + 1, min(end, at + 40)):
        if sentence.has(after, "finite", "event"):
            return True
        if sentence.has(after, "comma", "subordinator", "clause_end", "relative"):
            return False
    return False


def _coordinates(sentence: Sentence, at: int, end: int) -> Sort | None:
    """Tell whether a coordinator joins clauses or verbs; else it joins nouns."""
    seen = False
    parted = sentence.has(at - 1, "comma")
    for after in range(at + 1, min(end, at + 25)):
        if sentence.has(after, "finite"):
            return Sort.COORDINATE if seen else Sort.SHARED
        if parted and seen and sentence.has(after, "coordinator") and not sentence.has(after - 1, "comma"):
            continue
        if sentence.has(after, "subordinator", "clause_end", "relative", "coordinator"):
            return None
        if not sentence.has(after, "adverb", "comma", "time", "time_preposition"):
            seen = True
    return None


def _resumes(sentence: Sentence, here: Clause, comma: int, end: int, *, fronted: bool) -> bool:
    """Tell whether the main clause begins or goes on behind a comma."""
    if here.sort is Sort.SUBORDINATE and fronted:
        return finite_in(sentence, comma + 1, end) >= 0
    if here.sort not in (Sort.RELATIVE, Sort.SUBORDINATE):
        return False
    after = comma + 1
    while after < end and sentence.has(after, "adverb"):
        after += 1
    if here.sort is Sort.RELATIVE and sentence.has(after, "pronoun") and sentence.has(after + 1, "finite"):
        return True
    long = comma - here.start >= _NOMINAL + 1 or finite_in(sentence, here.start, comma) >= 0
    return sentence.has(after, "finite") and long


def _subject_for(sentence: Sentence, found: list[Clause], at: int, sort: Sort) -> tuple[int, int] | None:
    if sort is Sort.RELATIVE:
        if sentence.has(at, "possessive_relative"):
            return None
        return antecedent(sentence, found[-1].start, at)
    if sort is Sort.SHARED:
        told = finite_in(sentence, found[-1].start, at) >= 0
        return found[-1].subject or (_shared(sentence, found[-1].start, at) if told else _coordinated(sentence, found))
    if sort is Sort.COORDINATE:
        return _coordinated(sentence, found) or _interrupted(sentence, found)
    if sort is Sort.MAIN:
        return _interrupted(sentence, found)
    return None


def _coordinated(sentence: Sentence, found: list[Clause]) -> tuple[int, int] | None:
    """Return the subject of the clause that a second one stands beside."""
    for clause in reversed(found):
        if clause.sort in (Sort.MAIN, Sort.COORDINATE) and finite_in(sentence, clause.start, clause.end) >= 0:
            return subject_of(sentence, clause.start, clause.end)
    return None


def _interrupted(sentence: Sentence, found: list[Clause]) -> tuple[int, int] | None:
    """Return the subject that stands before a clause in the middle: “The port, which was closed, …”."""
    before = next((clause for clause in reversed(found) if clause.sort is Sort.MAIN), None)
    if before is None:
        return None
    last = before.end - sentence.has(before.end - 1, "comma")
    return (before.start, last) if finite_in(sentence, before.start, last) < 0 and before.start < last else None


def _shared(sentence: Sentence, start: int, at: int) -> tuple[int, int] | None:
    """Return the subject that a second verb shares, with “was” where both were done to it."""
    subject = subject_of(sentence, start, at)
    verb = finite_in(sentence, start, at)
    second = next((n for n in range(at, at + 4) if sentence.has(n, "deed")), -1)
    if subject is None or second < 0 or not sentence.has(verb, "copula") or sentence.has(second, "never_passive"):
        return subject
    alone = second + 1 >= len(sentence.words) or sentence.has(second + 1, "preposition", "time", "comma", "adverb")
    return (subject[0], verb + 1) if alone else subject


def antecedent(sentence: Sentence, start: int, at: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a relative pronoun."""
    last = at
    while last > start and sentence.has(last - 1, "comma", "preposition", "time"):
        last -= 1
    if sentence.has(at - 1, "comma") and finite_in(sentence, start, last) < 0:
        whole = _behind_phrase(sentence, start, last)
        while whole < last and sentence.has(whole, "time", "comma", "coordinator", "time_preposition"):
            whole += 1
        return (whole, last) if whole < last else None
    first = last
    while first > start and not sentence.has(first - 1, "finite", "comma", "subordinator", "coordinator", "time"):
        if sentence.has(first - 1, "preposition") and not sentence.has(first - 1, "name:joining"):
            break
        first -= 1
        if sentence.has(first, "determiner"):
            break
    return (first, last) if first < last else None


def subject_of(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Return the words before the first finite verb of a clause, without what stands in front of them."""
    verb = finite_in(sentence, start, end)
    if verb < 0:
        return None
    last = verb
    while last > start and sentence.has(last - 1, "adverb", "time", "comma"):
        last -= 1
    first = _behind_phrase(sentence, start, last)
    while first < last and sentence.has(first, "time", "comma", "adverb", "coordinator", "time_preposition", "that"):
        if sentence.has(first, "time_preposition") and not sentence.has(first + 1, "time", "determiner"):
            break
        if sentence.has(first, "that") and sentence.has(first + 1, "finite"):
            break
        first = _behind_note(sentence, first + 1, last)
    return (first, last) if first < last else None


def _behind_note(sentence: Sentence, at: int, end: int) -> int:
    """Return where a clause goes on behind a note in brackets."""
    if at < end and sentence.words[at].text == "(":
        return next((close + 1 for close in range(at, end) if sentence.words[close].text == ")"), at)
    return at


def _behind_phrase(sentence: Sentence, start: int, end: int) -> int:
    """Return where a clause goes on behind a phrase that stands in front: “In Velden, officials”."""
    first = start
    while first < end and sentence.has(first, "time", "comma", "adverb", "coordinator", "that"):
        first += 1
    if not sentence.has(first, "preposition") or sentence.has(first + 1, "time"):
        return start
    comma = sentence.find("comma", first, end)
    return comma + 1 if comma >= 0 else start


def _says_something(sentence: Sentence, clause: Clause, time: tuple[int, int]) -> bool:
    """Tell whether something is left of a clause without its time words."""
    if finite_in(sentence, clause.start, clause.end) >= 0 or (clause.subject and sentence.has(clause.start, "deed")):
        return True
    rest = [
        at
        for at in range(clause.start, clause.end)
        if not time[0] <= at < time[1] and sentence.words[at].text[0].isalnum()
    ]
    rest = [at for at in rest if not sentence.has(at, "subordinator", "time", "determiner", "time_preposition")]
    return len(rest) >= _NOMINAL and any(sentence.has(at, "event") for at in rest)


def _stands_alone(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a part behind “;” is too long for a mere date, though its verb is not known."""
    words = range(clause.start + 1, clause.end)
    told = sum(1 for at in words if not sentence.has(at, "time") and sentence.words[at].text[0].isalnum())
    return sentence.has(clause.start, "clause_end") and told >= _TOLD


_TOLD = 4
"""Words without which a part of a sentence is taken for a date that belongs to its neighbour."""


def _neighbour(sentence: Sentence, found: list[Clause], at: int, time: tuple[int, int]) -> Clause:
    """Return the clause that an expression belongs to when its own says nothing: the next if it leads, else before."""
    if _stands_alone(sentence, found[at]):
        return found[at]
    order: list[int] = [*range(at - 1, -1, -1), *range(at + 1, len(found))]
    if time[0] - found[at].start <= 1 and found[at].sort is not Sort.SUBORDINATE:
        order.reverse()
        order.sort(key=lambda n: n < at)
    for n in order:
        if finite_in(sentence, found[n].start, found[n].end) >= 0:
            return found[n]
    if at + 1 < len(found) and sentence.has(found[at + 1].start, "clause_end", "dash"):
        return found[at + 1]
    return found[at]


def _joined(sentence: Sentence, found: list[Clause], clause: Clause) -> Clause:
    """Return a clause with the second verb that shares its date, and whether it is a noun phrase."""
    later = [other for other in found if other.start == clause.end]
    if later and later[0].sort is Sort.SHARED and sentence.find("time", later[0].start, later[0].end) < 0:
        clause = clause._replace(end=later[0].end)
    told = finite_in(sentence, clause.start, clause.end) >= 0 or sentence.has(clause.start, "deed")
    return clause._replace(nominal=not told)
