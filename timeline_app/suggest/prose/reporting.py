"""Who says it: reporting verbs, what they report, and which of both an expression of time dates.

“On May 8 officials said that the town had fallen”: the saying is of May 8. “Officials said that the town fell on
May 8”: the fall is. “The town fell on May 8, officials said”: the fall again.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.suggest.prose.clauses import REACH, finite_in, subject_of
from timeline_app.suggest.prose.words import Sentence

_SPEAKER = 30
"""Words that a speaker with office and audience may take."""


class Report(NamedTuple):
    """One reporting clause; all pairs are words [start, end) of the sentence."""

    clause: tuple[int, int]
    """With speaker, verb, audience and date, without what is reported."""
    speaker: tuple[int, int] | None
    verb: int
    content: tuple[int, int] | None
    """What is reported, where it is a clause of its own; None: the whole is the deed of saying."""
    quoted: bool = False
    """Whether what is reported stands in quotation marks."""
    infinitive: bool = False
    """Whether it is reported as “claimed to have …”."""
    inserted: bool = False
    """Whether the reporting clause stands inside what it reports."""


def report_about(sentence: Sentence, scope: tuple[int, int], time: tuple[int, int]) -> Report | None:
    """Return the outermost reporting clause around an expression, None where the narrator speaks."""
    start, end = max(scope[0], time[0] - REACH), min(scope[1], time[1] + REACH)
    start, end = _between_stops(sentence, start, time[0]), _stop_behind(sentence, time[1], end)
    for verb in range(start, end):
        if sentence.has(verb, "according"):
            found = _according(sentence, start, end, verb)
        elif _may_report(sentence, verb, time):
            found = _of_verb(sentence, start, end, verb)
        else:
            continue
        if found is not None and _covers(found, time):
            return found
    return None


def _may_report(sentence: Sentence, verb: int, time: tuple[int, int]) -> bool:
    """Tell whether a verb says something of which a date can be.

    It cannot be that of a clause that begins behind the date: “On 8 May, after Solen said so, the council met”.
    """
    if not (sentence.has(verb, "reporting") and sentence.has(verb, "finite")):
        return False
    for at in range(verb - 1, time[1] - 1, -1):
        if sentence.has(at, "finite"):
            return True
        if sentence.has(at, "subordinator"):
            return finite_in(sentence, time[1], at) >= 0
    return True


def _between_stops(sentence: Sentence, start: int, at: int) -> int:
    """Return where the part of a sentence begins that a word stands in: behind the last “;” outside quotations."""
    for before in range(at - 1, start - 1, -1):
        if sentence.has(before, "quote_close", "quote_both"):
            return start
        if sentence.has(before, "clause_end"):
            return before + 1
    return start


def _stop_behind(sentence: Sentence, at: int, end: int) -> int:
    for after in range(at, end):
        if sentence.has(after, "quote_close", "quote_both"):
            return end
        if sentence.has(after, "clause_end"):
            return after
    return end


def dates_the_saying(report: Report, time: tuple[int, int]) -> bool:
    """Tell whether an expression stands in the reporting clause itself."""
    if report.content is None:
        return True
    if report.inserted:
        return report.clause[0] <= time[0] < report.clause[1]
    return not report.content[0] <= time[0] < report.content[1]


def _covers(report: Report, time: tuple[int, int]) -> bool:
    places = [report.clause, *([report.content] if report.content else [])]
    return any(first <= time[0] < last for first, last in places)


def _according(sentence: Sentence, start: int, end: int, at: int) -> Report | None:
    """Read “according to the mayor, …” and “…, according to the mayor”."""
    if sentence.has(at - 1, "according"):
        return None
    last = at + 2
    while last < end and not sentence.has(last, "comma", "clause_end", "quote_open", "finite"):
        if last > at + 2 and sentence.has(last, "determiner"):
            break
        last += 1
    rest = sentence.find("finite", last, end) >= 0
    content = (last, end) if rest and finite_in(sentence, start, at) < 0 else (start, at)
    return Report((at, last), _trimmed(sentence, at + 2, last), at, content)


def _of_verb(sentence: Sentence, start: int, end: int, verb: int) -> Report | None:
    quotation = _quotation_before(sentence, start, verb)
    if quotation is not None:
        return Report((quotation[1], end), _speaker_near(sentence, quotation[1], verb, end), verb, quotation, True)
    trailing = _comma_before_speaker(sentence, start, verb)
    inserted = _inserted(sentence, start, end, verb)
    if inserted is not None:
        return inserted
    content = _content_after(sentence, verb, end)
    if trailing >= 0 and content is None and finite_in(sentence, start, trailing) >= 0:
        return _trailing(sentence, start, end, trailing, verb)
    first = _own_start(sentence, start, verb)
    speaker = _trimmed(sentence, *(subject_of(sentence, first, verb + 1) or (verb, verb)))
    first = _with_front(sentence, start, first)
    if content is None:
        return None if sentence.has(verb, "saying_with_clause") else Report((first, end), speaker, verb, None)
    quoted = sentence.has(content[0], "quote_open", "quote_both")
    infinitive = sentence.has(content[0], "infinitive")
    return Report((first, content[0]), speaker, verb, content, quoted, infinitive)


def _trailing(sentence: Sentence, start: int, end: int, comma: int, verb: int) -> Report:
    """Read “…, officials said on Monday” and “…, officials said, …”."""
    last = verb + 1
    while last < end and not sentence.has(last, "comma", "clause_end"):
        last += 1
    content = (start, comma)
    if last < end - 1 and sentence.has(last, "comma"):
        content = (start, end)  # the clause goes on behind: its date may stand on either side
    return Report((comma, last), _speaker_near(sentence, comma, verb, last), verb, content)


def _inserted(sentence: Sentence, start: int, end: int, verb: int) -> Report | None:
    """Read a clause that stands inside what it reports: “The town, officials said on Monday, fell”."""
    before = next((at for at in range(verb - 1, max(start, verb - 8), -1) if sentence.has(at, "comma")), -1)
    after = sentence.find("comma", verb + 1, min(end, verb + 9))
    if before < 0 or after < 0 or not sentence.has(after + 1, "finite") or finite_in(sentence, start, verb) >= 0:
        return None
    if finite_in(sentence, verb + 1, after) >= 0:
        return None
    return Report((before, after + 1), _speaker_near(sentence, before, verb, after), verb, (start, end), inserted=True)


def _own_start(sentence: Sentence, start: int, verb: int) -> int:
    """Return where the clause of a reporting verb begins: behind the last sign that parts it from another verb."""
    parted = -1
    for at in range(verb - 1, start - 1, -1):
        if sentence.has(at, "clause_end", "dash"):
            return at + 1
        if sentence.has(at, "comma", "coordinator", "subordinator"):
            parted = at + 1
        if sentence.has(at, "finite") and parted >= 0 and not _nothing_between(sentence, parted, verb):
            return parted
    return start


def _with_front(sentence: Sentence, start: int, first: int) -> int:
    """Return `start` where only a date and a clause beside it stand in front: “On 8 May, as talks went on, …”."""
    at = start
    while at < first and sentence.has(at, "time", "comma", "time_preposition") and not sentence.has(at, "subordinator"):
        at += 1
    return start if start < at < first and sentence.has(at, "subordinator") else first


def _nothing_between(sentence: Sentence, start: int, end: int) -> bool:
    return all(sentence.has(at, "comma", "adverb", "time", "time_preposition") for at in range(start, end))


def _quotation_before(sentence: Sentence, start: int, verb: int) -> tuple[int, int] | None:
    """Return a quotation that the words of the speaker follow: “…,” she told reporters."""
    for at in range(verb - 1, max(start, verb - _SPEAKER) - 1, -1):
        if sentence.has(at, "quote_close") or (sentence.has(at, "quote_both") and sentence.has(at - 1, "comma")):
            opened = next((n for n in range(at, start - 1, -1) if _opening(sentence, n, at)), start)
            ends = sentence.words[at - 1].text if at > start else ""
            return (opened, at + 1) if ends and not ends[0].isalnum() else None
        if at < verb - 1 and sentence.has(at, "finite", "that"):
            return None
    return None


def _opening(sentence: Sentence, at: int, closing: int) -> bool:
    return sentence.has(at, "quote_open") or (at < closing and sentence.has(at, "quote_both"))


def _comma_before_speaker(sentence: Sentence, start: int, verb: int) -> int:
    """Return the comma that parts what was said from who said it, -1 where there is none."""
    for at in range(verb - 1, max(start, verb - _SPEAKER) - 1, -1):
        if sentence.has(at, "comma"):
            return at if finite_in(sentence, start, at) >= 0 else -1
        if sentence.has(at, "finite", "that", "relative") and at < verb - 1:
            return -1
    return -1


def _content_after(sentence: Sentence, verb: int, end: int) -> tuple[int, int] | None:
    """Return the clause or quotation that a reporting verb leads to."""
    heard = not sentence.has(verb, "audience")
    if sentence.has(verb + 1, "comma") and not sentence.has(verb + 2, "quote_open", "quote_both"):
        return None
    for at in range(verb + 1, min(end, verb + 25)):
        if sentence.has(at, "that") or sentence.has(at, "quote_open", "quote_both"):
            return at + sentence.has(at, "that"), end
        if sentence.has(at, "infinitive") and sentence.has(at + 1, "after_infinitive"):
            return at, end
        if sentence.has(at, "subordinator", "relative", "clause_end") and not _within_reach(sentence, verb, at):
            return None
        if sentence.has(at, "finite"):
            return _first_of_subject(sentence, verb + 1, at, skip_audience=not heard), end
    return None


def _within_reach(sentence: Sentence, verb: int, at: int) -> bool:
    """Tell whether what is said begins with a subordinate clause right behind the verb."""
    return all(sentence.has(n, "time", "comma", "time_preposition", "adverb") for n in range(verb + 1, at))


def _first_of_subject(sentence: Sentence, start: int, verb: int, *, skip_audience: bool) -> int:
    """Return where what was said begins, behind audience and date of the saying."""
    first = start
    if skip_audience:
        first += 1
        while first < verb - 1 and not sentence.has(
            first, "time", "comma", "pronoun", "determiner", "time_preposition"
        ):
            first += 1
    begun = first
    while first < verb and sentence.has(first, "time", "comma", "time_preposition"):
        if sentence.has(first, "time_preposition") and not sentence.has(first + 1, "time"):
            break
        first += 1
    return first if first < verb else begun  # “said Monday was a bad day”


def _speaker_near(sentence: Sentence, start: int, verb: int, end: int) -> tuple[int, int] | None:
    """Return who says it, before the verb or (“said the minister”) behind it."""
    first = start
    while first < verb and sentence.has(
        first, "comma", "quote_close", "quote_both", "time", "time_preposition", "coordinator"
    ):
        first += 1
    if first < verb:
        return _trimmed(sentence, first, verb)
    last = verb + 1
    while last < end and not sentence.has(last, "comma", "time", "clause_end", "finite", "time_preposition"):
        last += 1
    return _trimmed(sentence, verb + 1, last)


def _trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Return a speaker without signs, dates and asides at the ends."""
    while start < end and sentence.has(start, "time", "comma", "adverb", "coordinator", "quote_close", "subordinator"):
        start += 1
    while start < end and sentence.has(end - 1, "time", "comma", "adverb", "time_preposition", "quote_open"):
        end -= 1
    aside = sentence.find("relative", start, end)
    if aside > start:
        end = aside - sentence.has(aside - 1, "comma")
    if end - start > 1 and sentence.has(end - 1, "pronoun"):
        start = end - 1
    return (start, end) if start < end else None
