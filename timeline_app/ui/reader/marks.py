"""The marks of one text: marked words with what rests on them, read from the project and kept up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.actions import lane_look
from timeline_app.dates import show
from timeline_app.model import Agent, Citation, Entry, Passage, Source, Tagging, Version
from timeline_app.project import Change, Filter, MarkColumns, Project
from timeline_app.ui.desk.selection import Ref

HIGHLIGHTS = {"y": "yellow", "g": "green", "b": "blue", "p": "pink", "v": "violet"}
"""Letter kept in a passage → name of the colour in the theme."""


@dataclass(frozen=True, slots=True)
class Support:
    """An entry that rests on a mark; `lane` is the number of its colour."""

    entry_id: str
    citation_id: str
    title: str
    date: str
    claimant: str
    stance: str
    lane: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words [start, end) in code points of the text."""

    id: str  # of the passage
    start: int
    end: int
    supports: tuple[Support, ...] = ()
    colour: str = ""  # name of a highlight of the theme
    comment: str = ""
    tags: int = 0
    status: str = "exact"

    @property
    def length(self) -> int:
        """Code points in it; the shortest mark under the pointer is taken first."""
        return self.end - self.start

    def at(self, point: int) -> bool:
        """Return whether a code point lies in it."""
        return self.start <= point < self.end


class _Known(NamedTuple):
    """What citations speak of, by id."""

    entries: Mapping[str, Entry]
    agents: Mapping[str, Agent]

    @classmethod
    def of(cls, project: Project, cited: Sequence[Citation]) -> _Known:
        """Ask for all of them at once, which is many times faster than one by one."""
        entries = project.several(Entry, (citation.entry_id for citation in cited))
        agents = project.several(Agent, (citation.claimant_id for citation in cited if citation.claimant_id))
        return cls({entry.id: entry for entry in entries}, {agent.id: agent for agent in agents})


class Marks:
    """The marks of one version. Asks the project once; after that each change costs what it touched."""

    def __init__(self, project: Project, version_id: str, lanes: Mapping[str, int]) -> None:
        self.version_id = version_id
        self._project = project
        self._lanes = lanes
        passages = project.all(Passage, version_id=version_id)
        version = project.get(Version, version_id)
        cited: defaultdict[str | None, list[Citation]] = defaultdict(list)
        for citation in project.all(Citation, source_id=version.source_id) if version and passages else ():
            cited[citation.passage_id].append(citation)
        tags = project.tally_of(Tagging, "target_id", [passage.id for passage in passages])
        known = _Known.of(project, [c for passage in passages for c in cited[passage.id]])
        self._by_id = {p.id: self._mark(p, cited[p.id], tags[p.id], known) for p in passages}

    def in_order(self) -> list[Mark]:
        """Return all marks in the order of the text, the longer first where two begin together."""
        return sorted(self._by_id.values(), key=lambda mark: (mark.start, -mark.end, mark.id))

    def get(self, id_: str) -> Mark | None:
        """Return the mark of a passage, None if it is not in this text."""
        return self._by_id.get(id_)

    def of_entries(self, entry_ids: Set[str]) -> set[str]:
        """Return the ids of the marks on which one of these entries rests."""
        return {m.id for m in self._by_id.values() if any(s.entry_id in entry_ids for s in m.supports)}

    def hear(self, change: Change) -> bool:
        """Take in a change; return whether a mark is another now."""
        before = dict(self._by_id)
        for id_ in self._touched(change):
            passage = self._project.get(Passage, id_)
            if passage is not None and passage.version_id == self.version_id:
                cited = self._project.all(Citation, passage_id=id_)
                tags = self._project.all(Tagging, target_table="passage", target_id=id_)
                self._by_id[id_] = self._mark(passage, cited, len(tags), _Known.of(self._project, cited))
            else:
                self._by_id.pop(id_, None)
        return before != self._by_id

    def put_into(self, lanes: Mapping[str, int]) -> bool:
        """Take on other numbers of lanes; return whether a mark is another now."""
        before, self._lanes = dict(self._by_id), lanes
        for id_, mark in before.items():
            supports = tuple(replace(s, lane=_lane(lanes, s.entry_id)) for s in mark.supports)
            self._by_id[id_] = replace(mark, supports=supports)
        return before != self._by_id

    def _touched(self, change: Change) -> set[str]:
        ids = set(change.ids("passage"))
        ids |= _told(change, "citation", "passage_id") | _told(change, "tagging", "target_id")
        entries = set(change.ids("entry")) | _told(change, "site", "entry_id")
        names = change.ids("agent") | change.ids("place")
        for mark in self._by_id.values():
            if names or any(support.entry_id in entries for support in mark.supports):
                ids.add(mark.id)
        return ids

    def _mark(self, passage: Passage, cited: Iterable[Citation], tags: int, known: _Known) -> Mark:
        supports = (self._support(citation, known) for citation in cited)
        return Mark(
            passage.id,
            passage.start,
            passage.end,
            tuple(support for support in supports if support is not None),
            HIGHLIGHTS.get(passage.colour, ""),
            passage.comment,
            tags,
            passage.status,
        )

    def _support(self, citation: Citation, known: _Known) -> Support | None:
        entry = known.entries.get(citation.entry_id)
        if entry is None:
            return None
        claimant = known.agents.get(citation.claimant_id or "")
        return Support(
            entry.id,
            citation.id,
            entry.title,
            show(entry.date, "short") if entry.date else "",
            claimant.name if claimant else "",
            citation.stance,
            _lane(self._lanes, entry.id),
        )


def citations(project: Project, entry_id: str) -> list[Citation]:
    """Return the citations of an entry in the person's order."""
    return sorted(project.all(Citation, entry_id=entry_id), key=lambda c: (c.position, c.id))


def passages_of(project: Project, ref: Ref) -> list[Passage]:
    """Return the passages that a passage, a citation or an entry rests on, the first to be shown first."""
    ids: list[str | None] = []
    if ref.table == "passage":
        ids = [ref.id]
    elif ref.table in ("citation", "entry"):
        ids = [citation.passage_id for citation in _cited(project, ref)]
    found = (project.get(Passage, id_) for id_ in ids if id_)
    return [passage for passage in found if passage is not None]


def cited_whole(project: Project, ref: Ref) -> str:
    """Return the first source that a citation or an entry rests on, with words or without; "" for none."""
    if ref.table not in ("citation", "entry"):
        return ""
    return next((citation.source_id for citation in _cited(project, ref) if citation.source_id), "")


def title_of(source: Source) -> str:
    """Return what a source is called in one line."""
    return source.short_title or str(source.csl.get("title", ""))


def _cited(project: Project, ref: Ref) -> list[Citation]:
    if ref.table == "entry":
        return citations(project, ref.id)
    citation = project.get(Citation, ref.id)
    return [citation] if citation else []


def in_columns(spans: Sequence[tuple[float, float]], most: int) -> list[int]:
    """Put stretches [top, bottom) side by side: the longest first, each into the first column free for it.

    Returns the column of each, from 0; `most` or more means that there was no room for it.
    """
    taken: list[list[tuple[float, float]]] = []
    columns = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda n: (spans[n][0] - spans[n][1], spans[n][0], n)):
        top, bottom = spans[at]
        free = (n for n, column in enumerate(taken) if all(bottom <= a or b <= top for a, b in column))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((top, bottom))
        columns[at] = number
    return [min(column, most) for column in columns]


def shortest_first(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in the order in which clicks take them."""
    return sorted(marks, key=lambda mark: (mark.length, mark.start, mark.id))


class LaneNumbers(Mapping[str, int]):
    """Entry → the number of its lane, "" → that of entries on no lane."""

    def __init__(self, columns: MarkColumns, numbers: NDArray[np.int64], others: int) -> None:
        self._columns = columns
        self._numbers = numbers
        self._others = others

    def __getitem__(self, entry_id: str) -> int:
        at = int(self._columns.id.find([entry_id])[0]) if entry_id else -1
        if at < 0 and entry_id:
            raise KeyError(entry_id)
        return int(self._numbers[at]) if entry_id else self._others

    def __iter__(self) -> Iterator[str]:
        return iter((*self._columns.id, ""))

    def __len__(self) -> int:
        return len(self._numbers) + 1

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LaneNumbers):  # one by one takes seconds for 100,000
            return isinstance(other, Mapping) and len(self) == len(other) and super().__eq__(other)
        same = np.array_equal(self._numbers, other._numbers) and self._others == other._others
        return same and np.array_equal(self._columns.array("id"), other._columns.array("id"))

    __hash__ = None  # type: ignore[assignment]  # as of a dictionary


def lanes_of(project: Project, wanted: Filter, kind: str) -> LaneNumbers:
    """Return the number of each entry's lane, in the order of their first entries, as the timeline draws them.

    Entries in no lane come after the last, under "" as well. Those that the filter leaves out keep the colour of
    their lane where it is drawn, and have one after those where it is not. A few milliseconds for 100,000 entries.

    Args:
        kind: what lanes stand for, one of `project.LANES`.
    """
    every = project.marks()
    _, drawn = project.marks(wanted).lanes[kind].numbered()
    order = {name: number for number, name in enumerate(drawn[:-1])}
    others = len(order)
    lane, names = every.lanes[kind].numbered()
    for name in names[:-1]:
        order.setdefault(name, len(order) + 1)  # not drawn: after the others
    colours = lane_look(project, kind).coloured(order | {"": others})
    numbers = np.array([colours[name] for name in names], np.int64)
    return LaneNumbers(every, numbers[lane], colours[""])


def _lane(lanes: Mapping[str, int], entry_id: str) -> int:
    return lanes.get(entry_id, lanes.get("", 0))


def _told(change: Change, table: str, field: str) -> set[str]:
    """Return what a field of the touched rows of a table held, before or after."""
    states = [state for (name, _), both in change.rows.items() if name == table for state in both if state]
    return {str(state[field]) for state in states if state.get(field)}
