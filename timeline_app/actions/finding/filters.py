"""A filter as people type it: words, and conditions such as place:Takhar after:2019-09-05 uncited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from timeline_app.actions.entries.reading import date_context
from timeline_app.dates import HistoricalDate, Normalized, read
from timeline_app.model import Agent, Name, Place, Record, Source, Tag
from timeline_app.model.vocabulary import KINDS, STATUSES, Term
from timeline_app.project import Filter, Project
from timeline_app.project.folding import fold

_PIECE = re.compile(r'(?:(?P<key>[a-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')
_NAMED: dict[str, tuple[str, type[Record]]] = {
    "place": ("places", Place),
    "person": ("people", Agent),
    "claimant": ("claimants", Agent),
    "tag": ("tags", Tag),
}
_TERMS = {"kind": ("kinds", KINDS), "status": ("statuses", STATUSES)}


def filter_of(project: Project, typed: str, beside: Filter | None = None) -> Filter:
    """Return what typed words ask for; every condition must hold, of several with the same name one must.

    A name or a title is meant by any part of it, however it is written; one that nobody knows lets nothing through.
    `after:` begins with the first moment of its date, `before:` ends there. All else is looked for as words.

    Args:
        beside: conditions that hold as well; its words are replaced.
    """
    words: list[str] = []
    wanted = beside or Filter()
    for key, value, whole in _pieces(typed):
        fields = _condition(project, wanted, key, value) if value else None
        if fields is None:
            words.append(whole)
        else:
            wanted = replace(wanted, **fields)
    return replace(wanted, text=" ".join(words))


def _pieces(typed: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, value and both as they were typed."""
    for found in _PIECE.finditer(typed):
        quoted = found["quoted"]
        yield found["key"] or "", found["plain"] if quoted is None else quoted, found[0].replace('"', "")


def _condition(project: Project, wanted: Filter, key: str, value: str) -> dict[str, Any] | None:
    """Return the fields of a filter that a piece sets; None when it is no condition."""
    if not key:
        return {"uncited": True} if fold(value) == "uncited" else None
    if key in _NAMED:
        field, kind = _NAMED[key]
        return {field: getattr(wanted, field) | (_names(project, kind, value) or {value})}
    if key in _TERMS:
        field, terms = _TERMS[key]
        return {field: getattr(wanted, field) | (_slugs(terms, value) or {value})}
    if key == "source":
        return {"sources": wanted.sources | (_sources(project, value) or {"0" * 32})}
    if key in ("after", "before") and (date := _date(project, value)) is not None:
        return {key: date.lo}
    return None


def _names(project: Project, kind: type[Record], value: str) -> frozenset[str]:
    asked, table = fold(value), str(kind.__tablename__)
    names = dict(project.values(kind, "id", "name"))
    found = {name for name in names.values() if asked in fold(name)}
    for of_id, text in project.values(Name, "of_id", "text", of_table=table):
        if asked in fold(text) and of_id in names:
            found.add(names[of_id])
    return frozenset(found)


def _slugs(terms: tuple[Term, ...], value: str) -> frozenset[str]:
    asked = fold(value)
    return frozenset(term.slug for term in terms if asked in (fold(term.slug), fold(term.title)))


def _sources(project: Project, value: str) -> frozenset[str]:
    asked = fold(value)
    return frozenset(
        source.id
        for source in project.all(Source)
        if any(asked in fold(str(words)) for words in (source.short_title, *map(source.csl.get, _SHOWN)) if words)
    )


_SHOWN = ("title", "container-title", "publisher")


def _date(project: Project, value: str) -> HistoricalDate | None:
    answer = read(value, date_context(project, "occurrence"))
    return answer.date if isinstance(answer, Normalized) else None
