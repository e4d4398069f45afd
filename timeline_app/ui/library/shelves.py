"""What stands on the shelves of the library: sources, names and tags as rows of two lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.dates import parse, show
from timeline_app.errors import DateSyntaxError
from timeline_app.model import Agent, Citation, Place, Role, Site, Source, Tag, Tagging, Version
from timeline_app.project import Project
from timeline_app.project.folding import fold
from timeline_app.ui.desk.selection import Ref
from timeline_app.words import counted, tr

SORTS = ("published", "title", "publisher", "entries", "added")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; without a ref it is a heading."""

    ref: Ref | None
    title: str
    note: str = ""
    warns: bool = False  # the second line asks for something
    count: int = 0  # entries that rest on it
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """How sources are shown."""

    sort: str = "published"  # one of SORTS
    grouped: bool = False  # by publisher
    uncited: bool = False  # only those on which no entry rests
    typed: str = ""  # words that title or publisher hold


def sources(project: Project, order: Order, left: Mapping[str, int] | None = None) -> list[Row]:
    """Return the sources as rows, sorted and grouped.

    Args:
        left: how many proposals are left, by source; where none are, nothing is said.
    """
    waiting = left or {}
    versions = project.values(Version, "source_id", "published")
    published = {source_id: str(said.get("edtf", "")) for source_id, said in versions}
    resting = project.tally(Citation, "source_id", "entry_id")
    shelf = [
        _Shelved(source, published.get(source.id, ""), resting.get(source.id, 0), waiting.get(source.id, 0))
        for source in project.all(Source)
    ]
    fits = _fitting(order.typed)
    shelf = [one for one in shelf if fits(f"{one.title} {one.publisher}") and not (order.uncited and one.entries)]
    shelf = _sorted(shelf, order.sort)
    if not order.grouped:
        return [one.row() for one in shelf]
    groups: defaultdict[str, list[_Shelved]] = defaultdict(list)
    for one in shelf:
        groups[one.publisher].append(one)
    rows: list[Row] = []
    for publisher in sorted(groups, key=lambda name: (not name, fold(name))):
        rows.append(Row(None, publisher or tr("Publisher not known")))
        rows += [one.row() for one in groups[publisher]]
    return rows


def names(project: Project, typed: str = "") -> list[Row]:
    """Return people, organisations and places as rows, by name, with the entries they are part of."""
    people = Counter(project.tally(Role, "agent_id"))
    places = Counter(project.tally(Site, "place_id"))
    kinds = {
        "person": tr("Person"),
        "organisation": tr("Organisation"),
        "group": tr("Group"),
        "office": tr("Office"),
    }
    rows = [
        Row(Ref("agent", agent.id), agent.name, kinds.get(agent.kind, agent.kind), count=people[agent.id], sign="agent")
        for agent in project.all(Agent)
    ]
    rows += [
        Row(Ref("place", place.id), place.name, tr("Place"), count=places[place.id], sign="place")
        for place in project.all(Place)
    ]
    return _by_title(rows, typed)


def tags(project: Project, typed: str = "") -> list[Row]:
    """Return tags as rows, by name, with how often each is given."""
    given = Counter(project.tally(Tagging, "tag_id"))
    rows = [Row(Ref("tag", tag.id), tag.name, count=given[tag.id], sign="tag") for tag in project.all(Tag)]
    return _by_title(rows, typed)


@dataclass(frozen=True)
class _Shelved:
    source: Source
    published: str  # EDTF
    entries: int
    left: int  # proposals

    @property
    def title(self) -> str:
        """What the shelf calls it: its short title, where it has one."""
        return self.source.short_title or str(self.source.csl.get("title", ""))

    @property
    def publisher(self) -> str:
        """Who brought it out, "" where nobody is named."""
        return str(self.source.csl.get("container-title") or self.source.csl.get("publisher") or "")

    def row(self) -> Row:
        date = _in_words(self.published) if self.published else tr("date?")
        note = tr("{publisher} · {date}", publisher=self.publisher, date=date) if self.publisher else date
        if self.left:  # in front, where it is not cut
            note = counted("{count} proposal · {note}", "{count} proposals · {note}", self.left, note=note)
        return Row(Ref("source", self.source.id), self.title, note, not self.published, self.entries)


def _sorted(shelf: Sequence[_Shelved], sort: str) -> list[_Shelved]:
    if sort == "title":
        return sorted(shelf, key=lambda one: fold(one.title))
    if sort == "publisher":
        return sorted(shelf, key=lambda one: (not one.publisher, fold(one.publisher), fold(one.title)))
    if sort == "entries":
        return sorted(shelf, key=lambda one: (-one.entries, fold(one.title)))
    if sort == "added":
        return list(reversed(shelf))
    undated = [one for one in shelf if not one.published]
    dated = sorted((one for one in shelf if one.published), key=lambda one: _day(one.published), reverse=True)
    return undated + dated


def _day(edtf: str) -> tuple[int, str]:
    try:
        return parse(edtf).lo, edtf
    except DateSyntaxError:
        return 0, edtf


def _in_words(edtf: str) -> str:
    try:
        return show(parse(edtf), "short")
    except DateSyntaxError:
        return edtf


def _by_title(rows: Iterable[Row], typed: str) -> list[Row]:
    fits = _fitting(typed)
    return sorted((row for row in rows if fits(row.title)), key=lambda row: fold(row.title))


def _fitting(typed: str) -> Callable[[str], bool]:
    """Return whether a text holds all typed words, case and accents aside."""
    words = fold(typed).split()

    def _fits(text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in words)

    return _fits
