"""Where a text speaks of time, in simple English, so that the reader can underline it.

Nothing is resolved and nothing proposed: a span only says “here is a time expression”. Every alternative of the
pattern is bounded, so the work is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a text: [start, end) in code points."""

    start: int
    end: int


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9,]*[0-9])"
_DASH = r"\s?[-–—]\s?"
_COUNT = (
    r"(?:[0-9]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a\sfew|some|many"
    r"|a\scouple\sof)"
)
_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ERA = r"\s(?:BCE?|CE|AD)\b"
_DAYS = rf"{_DAY}(?:(?:{_DASH}|,?\s(?:and|or|to)\s){_DAY})?"

# A date with a month: September 10, 2019 · 5–9 September 2019 · early May · Thursday, September 5.
_DATE = (
    rf"(?:{_WEEKDAY},?\s)?(?:(?:early|mid|late)[-\s])?"
    rf"(?:{_DAYS}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?|{_MONTH}\s{_DAYS}(?:,?\s{_YEAR})?|{_MONTH},?\s(?:of\s)?{_YEAR})"
)
_ISO = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?(?![0-9-])"
_BARE_MONTH = (
    rf"(?:(?:early|mid|late|last|next|this|in|since|until|by|during|of|before|after)[-\s]){_MONTH}(?!\s?[0-9])"
)
_LONG = (
    rf"(?:(?:early|mid|late)[-\s])?(?:the\s)?(?:1[0-9]|20)[0-9]0'?s\b"
    rf"|(?:(?:early|mid|late)[-\s])?(?:the\s)?(?:[1-9][0-9]?(?:st|nd|rd|th)|(?:seven|eigh|nine)teenth|twentieth)[-\s]"
    rf"century(?:{_ERA})?"
    rf"|(?:early|mid|late)[-\s](?:the\s)?{_YEAR}|{_SEASON}(?:\sof)?\s{_YEAR}(?:[-–/][0-9]{{2,4}})?"
)
_YEARS = (
    rf"(?:in|since|from|until|till|by|before|after|during|between|around|about|circa|c\.|early\sin|late\sin)\s"
    rf"(?:the\s)?{_YEAR}(?:(?:{_DASH}|\s(?:and|to|until)\s)(?:{_YEAR}|[0-9]{{2}}\b))?"
    rf"|{_YEAR}[-–](?:{_YEAR}|[0-9]{{2}}\b)|[1-9][0-9]{{0,4}}{_ERA}|\bAD\s[1-9][0-9]{{0,3}}\b"
)
_RELATIVE = (
    rf"(?:{_COUNT}\s{_UNIT}\s(?:ago|earlier|later|before|after|from\snow)\b)"
    rf"|(?:the\s)?(?:day|night|week|month|year)s?\s(?:before(?:\syesterday)?|after(?:\stomorrow)?|earlier|later)\b"
    rf"|(?:last|next|this|previous|following|coming|past|same)\s(?:{_COUNT}\s)?(?:{_UNIT}|{_WEEKDAY}|{_SEASON}|weekend)\b"
    rf"|(?:yesterday|today|tomorrow|tonight)\b(?:\s(?:morning|afternoon|evening|night))?"
    rf"|(?:(?:on|since|by|until|early|late)\s)?{_WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?\b"
)
_CLOCK = (
    r"(?:at\s)?(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9])?\s?(?:a\.m\.|p\.m\.|[ap]m\b)"
    r"|(?:at\s)?(?:[01]?[0-9]|2[0-3]):[0-5][0-9]\b"
)

_PREFIX = (
    r"(?:(?:on|in|since|from|until|till|up\sto|by|before|after|between|around|about|circa|c\.|during)\s(?:the\s)?)?"
)

_EXPRESSION = re.compile(
    rf"(?<![\w-])(?:{_PREFIX}{_DATE}|{_PREFIX}{_ISO}|{_YEARS}|{_LONG}|{_RELATIVE}|{_BARE_MONTH}|{_CLOCK})(?![\w-])",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:may|march)\b")


def spot(text: str) -> list[Span]:
    """Return the time expressions of a text in their order; they do not overlap."""
    # in small letters these two are hardly ever months
    return [Span(*found.span()) for found in _EXPRESSION.finditer(text) if not _VERB.search(found[0])]
