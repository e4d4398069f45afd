"""What the script of a page draws the timeline from, and what it filters by."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from timeline_app.dates import CEILING, FLOOR, Precision
from timeline_app.exports.signs import fit
from timeline_app.exports.web.markup import Markup
from timeline_app.exports.wording import date_words, source_of
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr

DAY = 86_400
FACETS = 400  # names that one filter offers; the most frequent first


def drawn(chronicle: Chronicle, language: str) -> dict[str, Any]:
    """Return the value: `marks`, one an entry in order, `lanes`, `facets` and the `say`ings of the script.

    A mark is [id, title, date in words, lane, start from, start to, end from, end to, doubt, importance, status,
    facets, links]; times are days since 1970-01-01 as floats, null where open or unknown, all null without a date.
    """
    lanes = list(dict.fromkeys(entry.lane for entry in chronicle.entries))
    facets, numbers = _facets(chronicle)
    places = {entry.id: place for place, entry in enumerate(chronicle.entries)}
    linked: dict[str, list[int]] = {}
    for link in chronicle.links:
        linked.setdefault(link.from_id, []).append(places[link.to_id])
    return {
        "language": language,
        "lanes": [fit(lane) for lane in lanes],
        "marks": [
            [
                entry.id,
                fit(entry.title) or tr("Untitled"),
                date_words(entry.when, language) or tr("no date"),
                lanes.index(entry.lane),
                *_times(entry, chronicle.time_zone),
                int(_is_vague(entry)),
                entry.importance,
                entry.status,
                sorted({numbers[key] for key in _keys(chronicle, entry) if key in numbers}),
                linked.get(entry.id, []),
            ]
            for entry in chronicle.entries
        ],
        "facets": facets,
        "say": _sayings(),
    }


def embedded(value: Any) -> Markup:
    """Return a value as JSON that can stand in a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _times(entry: EntryView, zone: str) -> list[float | None]:
    if entry.when is None:
        return [None] * 4
    limits = entry.when.on(zone)
    return [_day(number) for number in limits[:4]]


def _day(second: int) -> float | None:
    return None if not FLOOR + 1 < second < CEILING - 1 else round(second / DAY, 5)


def _is_vague(entry: EntryView) -> bool:
    when = entry.when
    return when is not None and (when.approximate or when.uncertain or when.precision > Precision.DAY)


def _keys(chronicle: Chronicle, entry: EntryView) -> Iterable[tuple[str, str]]:
    yield from ((tr("People"), part.name) for part in entry.people)
    yield from ((tr("Places"), part.name) for part in entry.places)
    yield from ((tr("Tags"), tag) for tag in entry.tags)
    for citation in entry.citations:
        if source := source_of(chronicle, citation):
            yield tr("Sources"), source.short_title or source.title


def _facets(chronicle: Chronicle) -> tuple[list[list[Any]], dict[tuple[str, str], int]]:
    """Return the filters as [title, [[number, name, count], …]], and the number of each."""
    counts = Counter(key for entry in chronicle.entries for key in dict.fromkeys(_keys(chronicle, entry)))
    facets: list[list[Any]] = []
    numbers: dict[tuple[str, str], int] = {}
    for title in (tr("People"), tr("Places"), tr("Tags"), tr("Sources")):
        found = [(key, count) for key, count in counts.most_common() if key[0] == title][:FACETS]
        found.sort(key=lambda one: one[0][1].casefold())
        for key, _count in found:
            numbers[key] = len(numbers)
        if len(found) > 1:
            facets.append([title, [[numbers[key], fit(key[1]), count] for key, count in found]])
    return facets, numbers


def _sayings() -> dict[str, str]:
    """Return the words of the script; {count}, {all} and {name} are filled there."""
    return {
        "all": tr("All"),
        "count": tr("{count} of {all} entries"),
        "whole": tr("{all} entries"),
        "none": tr("No entry fits. Take a condition away."),
        "before": tr("{year} BCE"),
        "more": tr("{count} more here: zoom in"),
    }
