"""From the open project to what the timeline draws: marks, links, and the words of a hover card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.actions.finding import citations_of, source_of
from timeline_app.chart import CardWords, Columns, Edit, Flag, Ghosts, Links, Marks, Ties, Whole, marks
from timeline_app.chart import edited as marks_edited
from timeline_app.dates import CEILING, HistoricalDate, describe, show
from timeline_app.errors import NotFound
from timeline_app.model import Citation, Dossier, Entry, Passage
from timeline_app.project import Change, Filter, Lane, LaneLook, MarkColumns, Project
from timeline_app.shifts import Shift
from timeline_app.ui.kit.jobs import Report
from timeline_app.words import counted, tr

_TABLES = frozenset(
    ("citation", "link", "site", "place", "role", "agent", "tag", "tagging", "source", "version", "dossier")
)
_FIELDS = ("title", "when", "kind", "status", "importance", "own_note", "lane", "rank")  # of an entry

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


_STEPS = 4  # of arranging entries, between which it is told how far it is
LARGE = 200_000  # entries; arranging fewer takes less than a tenth of a second


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """All that the picture is made from, as the project had it at one moment; arranging it asks the project nothing."""

    columns: MarkColumns
    kind: str
    """Of lanes."""
    ties: tuple[tuple[str, str, str, str, str], ...]
    look: LaneLook
    first_weekday: int = 0
    calendar: str = ""
    """The first calendar of the project that is not Gregorian."""

    @property
    def lane(self) -> Lane:
        """The names of each entry on the kind of lanes."""
        return self.columns.lanes[self.kind]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What a filter lets through, ready to be drawn; `total` counts the entries of the whole project."""

    marks: Marks
    links: Links
    gathered: Gathered
    ghosts: Ghosts | None = None

    @property
    def total(self) -> int:
        """How many entries the project has."""
        return self.gathered.columns.total

    @property
    def shown(self) -> int:
        """How many entries are let through, with and without a date."""
        return len(self.gathered.columns)


class Looks(NamedTuple):
    """How entries are wanted: on a kind of lanes of `project.LANES`, with this look, by the calendars of a dossier."""

    kind: str
    look: LaneLook
    dossier: Dossier


def gathered(project: Project, wanted: Filter, looks: Looks) -> Gathered:
    """Read everything."""
    columns, dossier = project.marks(wanted), looks.dossier
    second = next((name for name in dossier.calendars if name != "gregorian"), "")
    _ = columns.lanes[looks.kind]  # reads the names now, in the thread of the project
    return Gathered(columns, looks.kind, project.ties(), looks.look, _weekday(dossier.first_weekday), second)


def _to_nobody(done: int, total: int, words: str = "") -> None:
    pass


def arranged(read: Gathered, report: Report = _to_nobody) -> Drawn:
    """Sort what was read into marks; in any thread. 0.03 s for 100,000, 0.4 s for a million.

    Lanes come as the look has them, else in the order of their first entries. `report`: told between the steps.
    """
    columns, ties = read.columns, Ties.of(read.ties)
    lane, names = read.lane.numbered()
    ends = columns.id.find([*ties.source.tolist(), *ties.target.tolist()])
    tied = np.bincount(ends[ends >= 0], minlength=len(columns))
    report(1, _STEPS)
    found = marks(_columns(columns, lane, names, tied), read.look.arranged(names), _colours(read.look, names))
    report(2, _STEPS)
    others = {columns.id[at]: read.lane[at] for at in read.lane.several()} if read.look.ghosts else {}
    ghosts = Ghosts.of(found, others) if read.look.ghosts else None
    found.times.find()
    report(3, _STEPS)
    return Drawn(found, Links.of(found, ties), read, ghosts)


def edited(read: Gathered, before: Drawn | None) -> Drawn | None:
    """Return what `arranged` does, made of what was drawn before; None where more than a few entries are others.

    None as well where lanes appear, vanish or change places, and where entries are marked in all their lanes.
    """
    if before is None or read.kind != before.gathered.kind or read.look.ghosts or before.ghosts is not None:
        return None
    ties, moved = before.links.ties.edited(read.ties)
    known = read.columns.edited(before.gathered.columns, _ends(before.links.ties, ties, moved))
    if known is None or read.kind in known.renamed:
        return None
    columns, came = read.columns, read.columns.some(known.came)
    names = tuple(dict.fromkeys(read.lane.first_of(known.came)))
    lane = np.array([names.index(name) for name in read.lane.first_of(known.came)], np.int64)
    tied = np.array([ties.count(id_) for id_ in came.id], np.int64)
    news = _columns(came, lane, names, tied)._replace(position=known.came)
    whole = Whole(columns.id, columns.title, columns.date_words, columns.id.find, columns.rows)
    found = marks_edited(before.marks, Edit(known.gone, news, known.was, whole))
    used = _names(found, read.lane) if found is not None else ()
    if found is None or found.lanes != tuple(name for name in read.look.arranged(used) if name in found.lanes):
        return None
    colours = _colours(read.look, used)
    found = replace(found, colours=tuple(colours[name] for name in found.lanes))
    found.times.find()
    return Drawn(found, before.links.edited(found, ties, moved), read)


def _ends(before: Ties, after: Ties, moved: Shift | None) -> set[str]:
    """Return the entries that one of the links that went or came begins or ends at."""
    if moved is None:
        return set()
    held = ((before, moved.gone), (after, moved.come))
    return {id_ for ties, those in held for column in (ties.source, ties.target) for id_ in column[those].tolist()}


def _colours(look: LaneLook, names: Sequence[str]) -> dict[str, int]:
    """Return the colours of lanes that are given in the order of their first entries.

    A place has one colour in every pane: the Reader numbers places in this order too, undated ones among them.
    """
    return look.coloured({name: at for at, name in enumerate(names)})


def _names(found: Marks, lane: Lane) -> tuple[str, ...]:
    """Return the lanes in the order of their first entries, "" the last, as `Lane.numbered` does."""
    first = lane.firsts(found.unplaced)
    for name, at in zip(found.lanes, found.order[found.first[:-1]].tolist(), strict=True):
        first[name] = min(at, first.get(name, at))
    return (*(name for name in sorted(first, key=first.__getitem__) if name), "")


def drawn(project: Project, wanted: Filter, lanes: str, look: LaneLook) -> Drawn:
    """Read everything and arrange it."""
    return arranged(gathered(project, wanted, Looks(lanes, look, project.dossier)))


def _weekday(name: str) -> int:
    return _WEEK.index(name) if name in _WEEK else 0


def concerns(change: Change, wanted: Filter) -> bool:
    """Return whether a change may change the picture; what a filter looks into is not told apart."""
    if wanted or change.tables & _TABLES:
        return True
    states = (both for (table, _), both in change.rows.items() if table == "entry")
    return any(a is None or b is None or any(a.get(f) != b.get(f) for f in _FIELDS) for a, b in states)


def _columns(found: MarkColumns, lane: NDArray[np.int64], names: Sequence[str], tied: NDArray[np.int64]) -> Columns:
    """Return entries as the chart needs them; `tied`: how many links each has."""
    cited = found.array("citations").astype(np.int64)
    cited[cited == 0] = found.array("own_note")[cited == 0]
    flags = np.zeros(len(found), np.uint16)
    for flag, said in _said(found):
        flags |= said.astype(np.uint16) * np.uint16(flag)
    flags[cited == 0] |= np.uint16(Flag.UNCITED)
    return Columns(
        id=found.id,
        title=found.title,
        date_words=found.date_words,
        find=found.id.find,
        by_id=found.rows,
        s0=found.array("lo"),
        s1=found.array("start_hi"),
        e0=found.array("end_lo"),
        e1=found.array("hi"),
        flags=flags,
        importance=found.array("importance"),
        cited=cited + tied,
        lane=lane,
        lanes=names,
        position=np.arange(len(found)),
    )


def _said(found: MarkColumns) -> tuple[tuple[Flag, NDArray[np.bool_]], ...]:
    return (
        (Flag.LASTS, found.span.says("lasts")),
        (Flag.APPROXIMATE, found.array("approximate")),
        (Flag.UNCERTAIN, found.array("uncertain")),
        (Flag.OPEN_START, found.lo_kind.says("open")),
        (Flag.UNKNOWN_START, found.lo_kind.says("unknown")),
        (Flag.OPEN_END, found.hi_kind.says("open")),
        (Flag.UNKNOWN_END, found.hi_kind.says("unknown")),
        (Flag.DISPUTED, found.status.says("disputed")),
        (Flag.PROSPECTIVE, found.status.says("prospective")),
        (Flag.UNSURE, found.status.says("unsure")),
    )


def under_way(found: Marks, mark: int) -> str:
    """Say how many other entries can have been under way within the bounds of a mark."""
    begin, end = int(found.at[mark]), int(found.e1[mark])
    if end >= CEILING:  # open: what was under way when it began
        end = max(int(found.s1[mark]), begin + 1)
    count = found.under_way(begin, end) - 1
    return counted("{count} other under way", "{count} others under way", count) if count > 0 else ""


def rests_on(project: Project, entry_id: str) -> tuple[str, str]:
    """Return how many citations an entry has, and its status where that is not the usual one."""
    entry = project.get(Entry, entry_id)
    if entry is None:
        return ("", "")
    count = len(project.all(Citation, entry_id=entry_id))
    cited = counted("{count} citation", "{count} citations", count)
    if not count:
        cited = tr("own note") if entry.own_note else tr("cites nothing yet")
    return cited, "" if entry.status == "undisputed" else tr(entry.status.capitalize()).lower()


@dataclass(frozen=True, slots=True)
class Told:
    """What a hover card says; empty lines are left out."""

    date: str
    title: str
    quote: str
    cited: str
    more: str
    uncited: bool


def card(project: Project, entry_id: str) -> Told | None:
    """Return the words for an entry, with its first citation that quotes; None when it is gone."""
    entry = project.get(Entry, entry_id)
    if entry is None:
        return None
    citations = citations_of(project, entry)
    quoted = [(citation, quote) for citation in citations if (quote := _quote(project, citation))]
    first = quoted[0][0] if quoted else citations[0] if citations else None
    others = len(citations) - 1
    return Told(
        date=date_words(entry),
        title=entry.title,
        quote=quoted[0][1] if quoted else "",  # a summary is nobody's words
        cited=_cited(project, first) if first else tr("Own note") if entry.own_note else tr("Cites nothing yet"),
        more=counted("and {count} other citation", "and {count} other citations", others) if others > 0 else "",
        uncited=not citations and not entry.own_note,
    )


def told(project: Project, entry_id: str) -> CardWords | None:
    """Return the words of an entry's card in the picture; None when it is gone."""
    words, entry = card(project, entry_id), project.get(Entry, entry_id)
    if words is None or entry is None:
        return None
    status = "" if entry.status == "undisputed" else tr(entry.status.capitalize()).lower()
    when = show(HistoricalDate.from_json(entry.when)) if entry.when else words.date
    if words.uncited:  # nothing that a click could go to
        status = " · ".join(part for part in (status, tr("cites nothing yet")) if part)
        return CardWords(words.title, when, status)
    quote = tr("“{quote}”", quote=words.quote) if words.quote else ""
    return CardWords(words.title, when, status, " ".join(filter(None, (words.cited, words.more))), quote)


def date_words(entry: Entry) -> str:
    """Return an entry's date as it was understood: “Thursday 5 September 2019 · day”."""
    return describe(HistoricalDate.from_json(entry.when)) if entry.when else tr("No date")


def _quote(project: Project, citation: Citation) -> str:
    passage = project.get(Passage, citation.passage_id) if citation.passage_id else None
    return passage.quote if passage else ""


def _cited(project: Project, citation: Citation) -> str:
    try:
        source = source_of(project, citation)
    except NotFound:
        return ""
    publisher = source.csl.get("container-title") or source.csl.get("publisher") or ""
    title = source.short_title or source.csl.get("title", "")
    return tr("{publisher}: {title}", publisher=publisher, title=title) if publisher else str(title)
