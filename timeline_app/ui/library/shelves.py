"""What stands on the shelves of the library: sources, names and tags as rows of two lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.dates import parse, show
from timeline_app.errors import DateSyntaxError
from timeline_app.model import Agent, Place, Role, Site, Tag, Tagging
from timeline_app.project import Listed, Project
from timeline_app.project.folding import fold
from timeline_app.ui.desk.selection import Ref
from timeline_app.words import counted, tr

SORTS = ("published", "title", "publisher", "entries", "added")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; without a ref it is a heading. What its second line says is put into words when it is looked at."""

    ref: Ref | None
    title: str
    about: str = ""  # of a source its publisher
    count: int = 0  # entries that rest on it
    sign: str = ""
    published: str | None = None  # of a source, EDTF
    left: int = 0  # proposals

    @property
    def note(self) -> str:
        """The second line."""
        if self.published is None:
            return self.about
        date = _in_words(self.published) if self.published else tr("date?")
        note = tr("{publisher} · {date}", publisher=self.about, date=date) if self.about else date
        if self.left:  # in front, where it is not cut
            note = counted("{count} proposal · {note}", "{count} proposals · {note}", self.left, note=note)
        return note

    @property
    def warns(self) -> bool:
        """Whether the second line asks for something."""
        return self.published == ""


@dataclass(frozen=True, slots=True)
class Order:
    """How sources are shown."""

    sort: str = "published"  # one of SORTS
    grouped: bool = False  # by publisher
    uncited: bool = False  # only those on which no entry rests
    typed: str = ""  # words that title or publisher hold


def sources(lines: Sequence[Listed], order: Order, left: Mapping[str, int] | None = None) -> list[Row]:
    """Return the sources as rows, sorted and grouped; a few milliseconds for 10,000.

    Args:
        lines: oldest first.
        left: how many proposals are left, by source; where none are, nothing is said.
    """
    fits, waiting = _fitting(order.typed), left or {}
    shelf = [line for line in lines if fits(f"{line.title} {line.publisher}") and not (order.uncited and line.entries)]
    shelf = _sorted(shelf, order.sort)
    if not order.grouped:
        return [_row(line, waiting) for line in shelf]
    groups: defaultdict[str, list[Listed]] = defaultdict(list)
    for line in shelf:
        groups[line.publisher].append(line)
    rows: list[Row] = []
    for publisher in sorted(groups, key=lambda name: (not name, fold(name))):
        rows.append(Row(None, publisher or tr("Publisher not known")))
        rows += [_row(line, waiting) for line in groups[publisher]]
    return rows


def _row(line: Listed, left: Mapping[str, int]) -> Row:
    about = line.publisher
    return Row(Ref("source", line.id), line.title, about, line.entries, "", line.published, left.get(line.id, 0))


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


def _sorted(shelf: Sequence[Listed], sort: str) -> list[Listed]:
    if sort == "title":
        return sorted(shelf, key=lambda line: fold(line.title))
    if sort == "publisher":
        return sorted(shelf, key=lambda line: (not line.publisher, fold(line.publisher), fold(line.title)))
    if sort == "entries":
        return sorted(shelf, key=lambda line: (-line.entries, fold(line.title)))
    if sort == "added":
        return list(reversed(shelf))
    undated = [line for line in shelf if not line.published]
    dated = sorted(
        (line for line in shelf if line.published), key=lambda line: (line.day, line.published), reverse=True
    )
    return undated + dated


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

    return _fits if words else lambda _: True
