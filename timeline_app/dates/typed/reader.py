"""From typed words to an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from timeline_app.dates import edtf as notation
from timeline_app.dates.languages import Language, Role
from timeline_app.dates.show import show
from timeline_app.dates.terms import Precision, Span
from timeline_app.dates.typed.folding import fold
from timeline_app.dates.typed.outcome import Ambiguous, Choice, Context, NoMatch, Normalized
from timeline_app.dates.typed.pieces import GREGORIAN, ISLAMIC, OTHERS, SOLAR_HIJRI
from timeline_app.dates.typed.rules import MOST_TOKENS, Phrases, Reading
from timeline_app.dates.value import HistoricalDate, accept, build
from timeline_app.errors import DateSyntaxError
from timeline_app.words import tr

LONGEST = 1_000
"""Characters; more is refused unread."""

_MOST_CHOICES = 12
_MOST_MIXED = 18  # tokens of a date in several languages at once

_EASTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
"""Figures of Arabic, Persian and Pashto, whose writers often count years in other calendars."""

_NOTATION = re.compile(r"[0-9XYESTZ?~%/.,:+\-\[\]{} ]+", re.ASCII)
"""The signs that EDTF is written with; a text with any other is none."""

_Found = tuple[HistoricalDate, Reading | None]


def read(text: str, context: Context | None = None) -> Normalized | Ambiguous | NoMatch:
    """Read what a person typed as a date; the whole text must be one, nothing is fished out of it.

    The same text and context give the same answer on every day. Every complete reading counts: one meaning is
    normalized, several are ambiguous, none is no match, with the reason.
    """
    if len(text) > LONGEST:
        return NoMatch(tr("The text is longer than {count} characters.", count=LONGEST), LONGEST)
    context = context or Context()
    folded = fold(text)
    if _EASTERN.search(text):
        context = replace(context, calendars=tuple(dict.fromkeys((*context.calendars, SOLAR_HIJRI, ISLAMIC))))
    words = Phrases(folded.text, context, _spoken(text, context.languages))
    if not words.tokens:  # blanks, or marks that stand on no letter
        return NoMatch(tr("Nothing is typed; leave the date empty when nothing is known."))
    found = _literal(text, words, folded.places, context)
    if len(words.tokens) > MOST_TOKENS:
        if found:
            return _answer(found, words, folded.places)
        return NoMatch(tr("This is too long for a date."), folded.places[words.tokens[MOST_TOKENS].start])
    sure = bool(found) and _is_sure(found[0][0])
    words.long_dash = "–" in text or "—" in text
    readings = words.readings()
    if not readings and not words.refusals and len(words.tokens) <= _MOST_MIXED:
        words = Phrases(folded.text, context)  # in several languages
        readings = words.readings()
    for reading in readings:
        date = _date(reading, text, context)
        if date is not None and not (sure and date.calendar == GREGORIAN):  # 2019-05-27 is not May 2019 to 2027
            found.append((date, reading))
    refused = next((refusal for refusal in words.refusals if refusal.fatal), None)
    if refused and not words.elsewhere:
        return NoMatch(refused.reason)
    return _answer(found, words, folded.places)


def _in_other_calendars(text: str, folded: str, context: Context) -> list[_Found]:
    """Return what an interval in EDTF, 1398/1400, means where the project also counts other years."""
    if "/" not in folded or set(OTHERS).isdisjoint(context.calendars):
        return []
    readings = Phrases(folded.replace("/", " - "), context, frozenset(context.languages)).readings()
    dates = [(_date(reading, text, context), reading) for reading in readings]
    return [(date, reading) for date, reading in dates if date is not None and date.calendar in OTHERS]


def _is_sure(literal: HistoricalDate) -> bool:
    """Whether EDTF is too plain to be taken for anything else: a day, 1950S2, 1920~-08; but not 1920?-21."""
    day = literal.level in (0, 2) and literal.precision <= Precision.DAY
    return day or not {"S", "~", "%"}.isdisjoint(literal.edtf[:-1])


def _spoken(text: str, languages: tuple[Language, ...]) -> frozenset[Language]:
    """Return the languages a text can be in by its digits."""
    if _digits(languages).isdisjoint(text):
        return frozenset(languages)
    own = frozenset(language for language in languages if any(digit in text for digit in language.digits))
    return frozenset(language for language in languages if not own or language in own or not language.digits)


@lru_cache(maxsize=16)
def _digits(languages: tuple[Language, ...]) -> frozenset[str]:
    """Return every digit that dates are shown in, but for 0 to 9."""
    return frozenset(digit for language in languages for digit in language.digits)


def _literal(text: str, words: Phrases, places: Sequence[int], context: Context) -> list[_Found]:
    """Read EDTF as it is, or behind a word that says how the event lies in it."""
    span, start = context.span, 0
    first = words.tokens[0]
    if len(words.tokens) > 1:
        said = {Role.THROUGHOUT: Span.LASTS, Role.SOME_TIME: Span.OCCURS_WITHIN}
        for role, meant in said.items():
            if role in first.roles:
                span, start = meant, places[words.tokens[1].start]
    written = text[start:].strip()
    if not _NOTATION.fullmatch(written):
        return []
    try:
        date = accept(written, span=span)
    except DateSyntaxError:
        return []
    return [(replace(date, source_text=text), None), *_in_other_calendars(text, words.text, context)]


def _date(reading: Reading, text: str, context: Context) -> HistoricalDate | None:
    """Return the date of a reading, None when it ends before it begins."""
    try:
        expression = notation.read(reading.edtf, lenient=True)
    except DateSyntaxError:
        return None
    span = reading.span or context.span
    calendars = {(one.calendar, one.variant) for one in reading.dates}
    calendar, variant = calendars.pop() if len(calendars) == 1 else (GREGORIAN, "")
    zones = {one.zone for one in reading.dates}
    said = tr("Read as {edtf}.", edtf=expression.text)
    return build(
        expression,
        text,
        span=span,
        precision=reading.precision,
        calendar=calendar,
        variant=variant,
        zone=zones.pop() if len(zones) == 1 else "",
        notes=(said, *reading.notes, *expression.notes),
    )


def _answer(found: list[_Found], words: Phrases, places: Sequence[int]) -> Normalized | Ambiguous | NoMatch:
    if len(found) == 1 and not (found[0][1] and found[0][1].doubtful):
        return Normalized(found[0][0], found[0][0].notes)
    meanings: dict[object, list[_Found]] = {}
    for date, reading in found:
        key = (date.start_lo, date.end_hi, date.lo_kind, date.hi_kind, date.offset, date.edtf.startswith("{"))
        meanings.setdefault(key, []).append((date, reading))
    if not meanings:
        return _no_match(words, places)
    firsts = [group[0] for group in meanings.values()]
    if len(firsts) == 1 and not (firsts[0][1] and firsts[0][1].doubtful):
        date, reading = firsts[0]
        others = {other.edtf: other for other, _ in next(iter(meanings.values())) if other.edtf != date.edtf}
        return Normalized(date, date.notes, tuple(others.values()))
    asked = [one for group in meanings.values() for one in group if one is group[0] or (one[1] and one[1].doubtful)]
    choices = {
        (choice.date.edtf, choice.reading): choice for choice in (_choice(*one, words.language) for one in asked)
    }
    return Ambiguous(tuple(choices.values())[:_MOST_CHOICES])


def _choice(date: HistoricalDate, reading: Reading | None, language: Language) -> Choice:
    words = show(date, language=language)
    if reading is not None and reading.label:
        return Choice(date, tr("{date} ({difference})", date=words, difference=reading.label))
    return Choice(date, words)


def _no_match(words: Phrases, places: Sequence[int]) -> NoMatch:
    """Say why, from the surest reason to the least."""
    roles = [token.roles for token in words.tokens]
    if all(Role.NO_DATE in role for role in roles):
        return NoMatch(tr("These words say that there is no date; leave the date empty."))
    for token in words.tokens:
        if Role.RELATIVE in token.roles:
            return NoMatch(
                tr("“{word}” depends on another day; write the date itself.", word=token.text), places[token.start]
            )
    if words.refusals:
        return NoMatch(words.refusals[0].reason)
    place = words.tokens[min(max(words.seen), len(words.tokens) - 1)]
    return NoMatch(
        tr("“{rest}” cannot be read here; write 5 September 2019, c. 1920 or 2019-09.", rest=place.text),
        places[place.start],
    )
