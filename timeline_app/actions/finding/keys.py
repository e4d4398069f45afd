"""The conditions of a filter, one by one: how each is typed, what it means, and what can stand behind it.

The one registry behind reading, completing and explaining filters; the table in docs/GUIDE.md is made from it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline_app.actions.entries.reading import read_date
from timeline_app.dates import HistoricalDate
from timeline_app.errors import Choice, DateSyntaxError
from timeline_app.model import Agent, Entry, Name, Place, Record, Source, Tag
from timeline_app.model.vocabulary import KINDS, STATUSES, Term
from timeline_app.project import Project
from timeline_app.project.folding import fold
from timeline_app.words import tr

_NEAR = 3  # names that are offered in place of one that nobody bears


class Answer(NamedTuple):
    """What a typed condition asks of a `Filter`, by field; `problem` says what of it could not be understood."""

    fields: Mapping[str, Any]
    problem: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """One condition. `name` is typed alone, or with `sign` and a value behind it."""

    name: str
    example: str
    meaning: str  # untranslated
    ask: Callable[[Project, str], Answer]
    values: Callable[[Project], Iterable[str]] | None = None  # that can stand behind it; None where there is no list
    signs: tuple[str, ...] = (":",)  # () for a condition that stands alone


def key_named(name: str, sign: str) -> Key | None:
    """Return the condition that is typed so; `sign` is "" for one that stands alone."""
    found = next((key for key in KEYS if key.name == fold(name)), None)
    return found if found is not None and (sign in found.signs if sign else not found.signs) else None


def shown(key: Key) -> str:
    """Return how a condition is begun."""
    return key.name + (key.signs[0] if key.signs else "")


def table() -> str:
    """Return the conditions as a table in Markdown, for docs/GUIDE.md."""
    rows = (f"| `{key.example}` | {key.meaning} |" for key in KEYS)
    return "\n".join(["", "| condition | lets an entry through that |", "|---|---|", *rows, "", ""])


def _alone(field: str) -> Callable[[Project, str], Answer]:
    return lambda _project, _value: Answer({field: True})


class _Sort(NamedTuple):
    """A sort of named things: where their names are, and how one says that nothing is called so."""

    field: str
    table: type[Record]
    nobody: str
    is_meant: Callable[[str], bool] = lambda _kind: True


_PLACES = _Sort("places", Place, "No place is called “{value}”.")
_PEOPLE = _Sort("people", Agent, "No person is called “{value}”.", lambda kind: kind == "person")
_ORGANISATIONS = _Sort(
    "organisations", Agent, "No organisation, group or office is called “{value}”.", lambda kind: kind != "person"
)
_CLAIMANTS = _Sort("claimants", Agent, "Nobody who could say so is called “{value}”.")
_TAGS = _Sort("tags", Tag, "No tag is called “{value}”.")


def _named(sort: _Sort) -> Callable[[Project, str], Answer]:
    def _ask(project: Project, value: str) -> Answer:
        if found := _bearing(project, sort, value):
            return Answer({sort.field: found})
        return Answer({sort.field: frozenset({value})}, tr(sort.nobody, value=value), _near(value, _all(sort)(project)))

    return _ask


def _bearing(project: Project, sort: _Sort, value: str) -> frozenset[str]:
    """Return the names of those of which any part of any name is meant, however it is written."""
    asked, names = fold(value), _names(project, sort)
    found = {name for name in names.values() if asked in fold(name)}
    for of_id, text in project.values(Name, "of_id", "text", of_table=str(sort.table.__tablename__)):
        if asked in fold(text) and of_id in names:
            found.add(names[of_id])
    return frozenset(found)


def _names(project: Project, sort: _Sort) -> dict[str, str]:
    if sort.table is not Agent:
        return dict(project.values(sort.table, "id", "name"))
    return {id_: name for id_, name, kind in project.values(Agent, "id", "name", "kind") if sort.is_meant(kind)}


def _all(sort: _Sort) -> Callable[[Project], Iterable[str]]:
    return lambda project: sorted(set(_names(project, sort).values()), key=fold)


def _termed(field: str, terms: tuple[Term, ...], none: str) -> Callable[[Project, str], Answer]:
    def _ask(_project: Project, value: str) -> Answer:
        asked = fold(value)
        found = frozenset(term.slug for term in terms if asked in (fold(term.slug), fold(term.title)))
        if found:
            return Answer({field: found})
        known = ", ".join(term.slug for term in terms)
        return Answer({field: frozenset({value})}, tr(none, value=value), tr("Known are: {known}.", known=known))

    return _ask


def _slugs(terms: tuple[Term, ...]) -> Callable[[Project], Iterable[str]]:
    return lambda _project: [term.slug for term in terms]


def _source(project: Project, value: str) -> Answer:
    asked, sources = fold(value), project.all(Source)
    found = frozenset(one.id for one in sources if any(asked in fold(words) for words in _called(one)))
    if found:
        return Answer({"sources": found})
    known = (words for one in sources for words in _called(one))
    none = frozenset({"0" * 32})
    return Answer({"sources": none}, tr("No source is called “{value}”.", value=value), _near(value, known))


def _called(source: Source) -> list[str]:
    csl = source.csl
    said = (source.short_title, csl.get("title"), csl.get("container-title"), csl.get("publisher"))
    return [str(words) for words in said if words]


def _titles(project: Project) -> Iterable[str]:
    return sorted({words for source in project.all(Source) for words in _called(source)}, key=fold)


def _lane(project: Project, value: str) -> Answer:
    asked, known = fold(value), list(_lanes(project))
    found = frozenset(name for name in known if asked in fold(name))
    if found:
        return Answer({"lanes": found})
    return Answer({"lanes": frozenset({value})}, tr("No lane is called “{value}”.", value=value), _near(value, known))


def _lanes(project: Project) -> Iterable[str]:
    return sorted(project.words(Entry, "lane"), key=lambda name: (fold(name), name))


def _near(value: str, names: Iterable[str]) -> str:
    """Return the question whether one of a few names like it was meant; "" where none is like it."""
    known = {fold(name): name for name in names}
    found = [known[like] for like in difflib.get_close_matches(fold(value), known, _NEAR)]
    return tr("Did you mean {names}?", names=", ".join(f"“{name}”" for name in found)) if found else ""


def _after(project: Project, value: str) -> Answer:
    return _dated(project, value, lambda date: {"after": date.lo})


def _before(project: Project, value: str) -> Answer:
    return _dated(project, value, lambda date: {"before": date.lo})


def _in(project: Project, value: str) -> Answer:
    return _dated(project, value, lambda date: {"after": date.lo, "before": date.hi})


def _dated(project: Project, value: str, fields: Callable[[HistoricalDate], dict[str, Any]]) -> Answer:
    """Ask by a date that has one reading; another one lets everything through, and is said."""
    try:
        date = read_date(project, value)
    except Choice as several:
        choices = "; ".join(several.choices)
        return Answer({}, str(several), tr("Write the one you mean: {choices}.", choices=choices))
    except DateSyntaxError as none:
        return Answer({}, str(none), none.hint)
    return Answer(fields(date) if date is not None else {})


def _importance(_project: Project, value: str) -> Answer:
    least, _, most = value.partition("-")
    if not (least in _STARS and (most or least) in _STARS):
        sentence = tr("“{value}” is no importance.", value=value)
        return Answer({}, sentence, tr("Write importance>=3, importance<=2, importance:4 or importance:2-4; 1 to 5."))
    return Answer({"importance": (int(least), int(most or least))})


_STARS = ("1", "2", "3", "4", "5")


def _quote(_project: Project, value: str) -> Answer:
    return Answer({"quote": f'"{value}"' if " " in value else value})


KEYS: tuple[Key, ...] = (
    Key("place", "place:Takhar", "happened there", _named(_PLACES), _all(_PLACES)),
    Key("person", 'person:"Ann Reed"', "this person has a part in it", _named(_PEOPLE), _all(_PEOPLE)),
    Key(
        "org",
        "org:Taliban",
        "this organisation, group or office has a part in it",
        _named(_ORGANISATIONS),
        _all(_ORGANISATIONS),
    ),
    Key("tag", "tag:bridge", "bears this tag", _named(_TAGS), _all(_TAGS)),
    Key("source", "source:Herald", "rests on this source, by its title or outlet", _source, _titles),
    Key("claimant", "claimant:Taliban", "a citation names them as who says so", _named(_CLAIMANTS), _all(_CLAIMANTS)),
    Key(
        "kind",
        "kind:forecast",
        "is of this kind",
        _termed("kinds", KINDS, "There is no kind of entry “{value}”."),
        _slugs(KINDS),
    ),
    Key(
        "status",
        "status:disputed",
        "has this status",
        _termed("statuses", STATUSES, "There is no status “{value}”."),
        _slugs(STATUSES),
    ),
    Key("lane", "lane:Talks", "stands on this lane of your own", _lane, _lanes),
    Key("after", "after:2019-09-05", "may reach beyond the first moment of this date", _after),
    Key("before", 'before:"10 Sept 2019"', "may begin before the first moment of this date", _before),
    Key("in", "in:2019-09", "may overlap this date", _in),
    Key(
        "importance",
        "importance>=4",
        "is at least so important; also `<=`, `:4`, `:2-4`",
        _importance,
        lambda _project: _STARS,
        (":", ">=", "<=", "="),
    ),
    Key("quote", "quote:bridge", "a quote that it cites, or what is noted on it, has this word", _quote),
    Key("cited", "cited", "rests on something", _alone("cited"), None, ()),
    Key("uncited", "uncited", "rests on nothing and is no note of your own", _alone("uncited"), None, ()),
    Key("disputed", "disputed", "its status, a name or a citation disputes it", _alone("disputed"), None, ()),
    Key("undated", "undated", "has no date", _alone("undated"), None, ()),
    Key("own-note", "own-note", "is a note of your own", _alone("own_note"), None, ()),
)
"""Every condition, in the order in which they are offered and explained."""
