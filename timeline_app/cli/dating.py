"""The verb `date`: what a date means, without a project. The members of the JSON never change; more may come."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from timeline_app.cli import speech
from timeline_app.dates import (
    Ambiguous,
    Context,
    HistoricalDate,
    NoMatch,
    Normalized,
    beside,
    describe,
    in_calendar,
    iso_bounds,
    parse,
    read,
)
from timeline_app.errors import DateSyntaxError
from timeline_app.words import tr

_LONGEST_LINE = 65_536  # bytes; a longer one is refused like any date that is too long
_Outcome = Normalized | Ambiguous | NoMatch


def date(asked: Namespace) -> int:
    """Read each text, or each line of standard input when there is none, and print one answer for each.

    1 when people's output is wanted and a text is not one date; with JSON the status says so, one line a text.
    """
    calendars = tuple(dict.fromkeys(("gregorian", *asked.calendar)))
    context = Context(calendars=calendars)
    refused = 0
    for text in asked.texts or _lines():
        outcome = _strictly(text) if asked.edtf else read(text, context)
        if asked.json:
            speech.say(json.dumps(shape(text, outcome, calendars), ensure_ascii=False))
        else:
            speech.say("\n".join(_words(text, outcome, calendars)))
            refused += not isinstance(outcome, Normalized)
        speech.flush()  # whoever feeds us line by line waits for the answer
    return 1 if refused else 0


def shape(text: str, outcome: _Outcome, calendars: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the answer as JSON holds it; `earliest` and `latest` are ISO days, null where open or unknown.

    Args:
        calendars: the reading names the date in each of them, too.
    """
    answer: dict[str, Any] = {
        "input": text,
        "status": "none",
        "edtf": None,
        "level": None,
        "earliest": None,
        "latest": None,
        "precision": None,
        "reading": None,
        "notes": [],
        "candidates": [],
    }
    match outcome:
        case Normalized(found, notes):
            return answer | _known(found, calendars) | {"status": "normalized", "notes": list(notes)}
        case Ambiguous(choices):
            candidates = [{"edtf": choice.date.edtf, "reading": choice.reading} for choice in choices]
            return answer | {"status": "ambiguous", "candidates": candidates}
        case NoMatch(reason):
            return answer | {"notes": [reason]}


def _known(found: HistoricalDate, calendars: tuple[str, ...]) -> dict[str, Any]:
    earliest, latest = iso_bounds(found)
    return {
        "edtf": found.edtf,
        "level": found.level,
        "earliest": earliest,
        "latest": latest,
        "precision": found.precision.name.lower(),
        "reading": beside(found, calendars),
    }


def _words(text: str, outcome: _Outcome, calendars: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines for people: the date and how it was read, or what to choose from, or why not."""
    match outcome:
        case Normalized(found, notes):
            others = [in_calendar(found, name) for name in calendars if name != "gregorian"]
            yield " · ".join([f"{found.edtf}  {describe(found)}", *filter(None, others)])
            yield from (f"  {note}" for note in notes[1:])
        case Ambiguous(choices):
            yield tr("“{text}” can be read in more than one way:", text=text)
            yield from (f"  {choice.date.edtf}  {choice.reading}" for choice in choices)
        case NoMatch(reason):
            yield tr("“{text}” cannot be read as a date. {reason}", text=text[:80], reason=reason)


def _strictly(text: str) -> _Outcome:
    """Read EDTF and nothing else, without any liberty."""
    try:
        found = parse(text)
    except DateSyntaxError as why:
        return NoMatch(" ".join(sentence for sentence in (str(why), why.hint) if sentence), why.at or 0)
    return Normalized(found)


def _lines() -> Iterator[str]:
    """Yield the lines of standard input as they come; blanks at their ends belong to them."""
    ending = os.linesep.encode()
    while line := sys.stdin.buffer.readline(_LONGEST_LINE):
        whole = line
        while not line.endswith(b"\n") and (line := sys.stdin.buffer.readline(_LONGEST_LINE)):
            pass  # the rest of a line that is refused anyway
        yield whole.removesuffix(ending).removesuffix(b"\n").decode("utf-8", "backslashreplace")
