"""The periods under which a book orders its entries: years, and where one holds many, its months, then days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from timeline_app.dates import HistoricalDate, Precision, accept, iso_beginning
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
    """Return the entries by period, undated ones last; their order stays as it is.

    What surely began in no one period stands under its own date; a period that goes on behind it says so.
    """
    days = {entry.id: _day(entry) for entry in entries}
    years = Counter(_year(day) for day in days.values())
    months = Counter(day[:-3] for day in days.values())

    def _heading(entry: EntryView) -> str:
        if entry.when is None:
            return tr("Without a date")
        day = days[entry.id]
        finest = Precision.YEAR
        if years[_year(day)] > CROWD:
            finest = Precision.DAY if months[day[:-3]] > CROWD else Precision.MONTH
        period = _sure(entry.when, finest)
        return _title(period, language) if period else date_words(entry.when, language)

    found, stood = list[Period](), set[str]()
    for title, held in groupby(entries, _heading):
        told = tr("{period} (continued)", period=title) if title in stood else title
        found.append(Period(told, tuple(held)))
        stood.add(title)
    return found


def _sure(when: HistoricalDate, finest: Precision) -> str:
    """Return the day, month or year in which a date surely begins, as it begins in ISO; "" when there is none.

    It is none finer than `finest`, nor than the date; of a date with a mark of doubt it is a coarser one. Where no
    beginning is known, the end is asked for.
    """
    first, last = iso_beginning(when)
    unit = max(finest, when.precision)
    doubted = unit == max(when.precision, Precision.DAY) and (when.approximate or when.uncertain)
    if first is None or last is None or unit not in _CUTS or doubted:
        return ""
    begin, end = (day[: _CUTS[unit]] for day in (first, last))
    return begin if begin == end else ""


_CUTS = {Precision.DAY: None, Precision.MONTH: -3, Precision.YEAR: -6}
"""How much of an ISO day names the unit."""


def _day(entry: EntryView) -> str:
    earliest, latest = bounds(entry.when)
    return earliest or latest


def _year(day: str) -> str:
    return day[:-6]


def _title(key: str, language: str) -> str:
    text = f"Y{key}" if len(key.lstrip("-")) > 4 and "-" not in key[1:] else key
    try:
        return date_words(accept(text), language)
    except DateSyntaxError:
        return key
