"""A filter in words, condition by condition, as its chips say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from timeline_app.chart.ticks import day_words
from timeline_app.model.vocabulary import KINDS, STATUSES, title_of
from timeline_app.project import Filter
from timeline_app.words import counted, tr

_NAMES = ("kinds", "statuses", "tags", "places", "people", "organisations", "claimants", "lanes")
_TERMS = {"kinds": KINDS, "statuses": STATUSES}
_ALONE = {
    "uncited": "Cites nothing",
    "cited": "Cites something",
    "disputed": "Disputed",
    "undated": "Undated",
    "own_note": "My own notes",
}


def conditions(wanted: Filter) -> list[tuple[str, Filter]]:
    """Return each condition of a filter in words, with the filter that is left without it."""
    return [(words, replace(wanted, **without)) for words, without in _each(wanted)]


def _each(wanted: Filter) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each condition in words, with the fields that take it away."""
    if wanted.text:
        yield tr("“{text}”", text=wanted.text.strip('"')), {"text": ""}
    if wanted.quote:
        yield tr("quote “{text}”", text=wanted.quote.strip('"')), {"quote": ""}
    for field in _NAMES:
        held: frozenset[str] = getattr(wanted, field)
        yield from ((_named(field, name), {field: held - {name}}) for name in sorted(held))
    if wanted.sources:
        yield counted("{count} source", "{count} sources", len(wanted.sources)), {"sources": frozenset()}
    if wanted.ids is not None:
        yield counted("{count} chosen entry", "{count} chosen entries", len(wanted.ids)), {"ids": None}
    if wanted.after is not None:
        yield tr("after {day}", day=day_words(wanted.after, short=True)), {"after": None}
    if wanted.before is not None:
        yield tr("before {day}", day=day_words(wanted.before, short=True)), {"before": None}
    yield from _rest(wanted)


def _rest(wanted: Filter) -> Iterator[tuple[str, dict[str, Any]]]:
    if wanted.importance is not None:
        least, most = wanted.importance
        range_ = str(least) if least == most else f"{least}–{most}"
        yield tr("importance {range}", range=range_), {"importance": None}
    yield from ((tr(words), {field: False}) for field, words in _ALONE.items() if getattr(wanted, field))
    for number, held in enumerate(wanted.without):
        words = ", ".join(told for told, _ in conditions(held)) or tr("everything")
        yield tr("not: {words}", words=words), {"without": wanted.without[:number] + wanted.without[number + 1 :]}


def _named(field: str, name: str) -> str:
    words = title_of(_TERMS[field], name) if field in _TERMS else name
    return tr("says {name}", name=words) if field == "claimants" else words
