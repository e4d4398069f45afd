"""The periods under which a book orders its entries: years, and where one holds many, its months, then days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from timeline_app.dates import Precision, accept
from timeline_app.errors import DateSyntaxError
from timeline_app.exports.wording import bounds, date_words
from timeline_app.project.chronicle import EntryView
from timeline_app.words import tr

CROWD = 12  # entries under one heading; more, and the next finer unit parts them


class Period(NamedTuple):
    """A heading and the entries under it, in their order."""

    title: str
    entries: tuple[EntryView, ...]


def periods(entries: Sequence[EntryView], language: str) -> list[Period]:
    """Return the entries by period, undated ones last; their order stays as it is."""
    days = {entry.id: _day(entry) for entry in entries}
    years = Counter(_year(day) for day in days.values())
    months = Counter(day[:-3] for day in days.values())

    def _key(entry: EntryView) -> str:
        day = days[entry.id]
        if not day or years[_year(day)] <= CROWD or not _at_most(entry, Precision.SEASON):
            return _year(day)
        fine = months[day[:-3]] > CROWD and _at_most(entry, Precision.DAY)
        return day if fine else day[:-3]

    return [Period(_title(found, language), tuple(held)) for found, held in groupby(entries, _key)]


def _day(entry: EntryView) -> str:
    earliest, latest = bounds(entry.when)
    return earliest or latest


def _year(day: str) -> str:
    return day[:-6]


def _at_most(entry: EntryView, coarsest: Precision) -> bool:
    return entry.when is not None and entry.when.precision <= coarsest


def _title(key: str, language: str) -> str:
    if not key:
        return tr("Without a date")
    text = f"Y{key}" if len(key.lstrip("-")) > 4 and "-" not in key[1:] else key
    try:
        return date_words(accept(text), language)
    except DateSyntaxError:
        return key
