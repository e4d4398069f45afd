"""Which entries hold what has a name: places, people, tags, and sources by way of the passages they cite."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project import parts
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.gathering.tables import PAIR, bytes_of, gather, ids, numbers, together
from timeline_app.project.parts import Source

Ids = NDArray[np.bytes_]


class Held(NamedTuple):
    """Who holds what: packed ids of entry and thing, and the place of the thing among others of its entry."""

    entries: Ids
    things: Ids
    turns: NDArray[np.int64]


class Holding(NamedTuple):
    """Where it stands which entry holds what."""

    table: str
    thing: str  # the column that says what
    entry: str = "h.entry_id"
    turn: str = "h.position"  # by which the first of several is told
    where: str = "true"

    def held(self, source: Source, *, turned: bool = True) -> Held:
        """Read it from the file, oldest first.

        Args:
            turned: with the turns, which are 0 otherwise; they take a third of the time.
        """
        rows = f"from {self.table} where +h.gone = 0 and h.id > ? and h.id <= ? and {self.where}"
        asked = [ids(source, f"{self.entry} || {self.thing}", PAIR)]
        asked += [numbers(self.turn)] if turned else []
        pairs, *turns = gather(source, rows, asked, source.spans(self.table.split()[0]))
        return Held(
            _column(pairs, "holder"), _column(pairs, "held"), turns[0] if turned else np.zeros(len(pairs), np.int64)
        )


_ROLES = Holding("role h", "h.agent_id")
HOLDINGS = {
    "place": Holding("site h", "h.place_id"),
    "agent": _ROLES,
    "person": _ROLES,
    "organisation": _ROLES,
    "claimant": Holding("citation h", "h.claimant_id", where="+h.claimant_id is not null"),
    "tag": Holding("tagging h", "h.tag_id", entry="h.target_id", turn="0", where="h.target_table = 'entry'"),
}
"""Kind of name → where it is held; the turn of tags follows from the tags."""

_CITED = "coalesce(h.passage_id, h.source_id)"
_RESTING = Holding("citation h", _CITED, where=f"{_CITED} is not null")
_SOURCE = "coalesce(v.source_id, h.source_id)"
_JOINED = Holding(
    "citation h left join passage p on p.id = h.passage_id left join version v on v.id = p.version_id",
    _SOURCE,
    where=f"{_SOURCE} is not null",
)
_PASSAGES = "select version_id, {} from passage where version_id > ? and version_id <= ? group by version_id"
_VERSIONS = "from version where id > ? and id <= ?"
_SOURCES = "from source where id > ? and id <= ?"
_QUOTING = Holding("citation h", "h.passage_id", where="+h.passage_id is not null")
_PASSAGES_OF = 100  # versions have a part's worth of passages, if they are articles


def cited_sources(source: Source, *, turned: bool = True) -> Held:
    """Return which entry cites which source: that of the passage, where there is one; `turned` as in `Holding.held`.

    The passages are looked up here, as that takes half of what SQLite takes; where it does not lead to a source,
    SQLite is asked.
    """
    cited = _RESTING.held(source, turned=turned)
    passages, sources = _of_passages(source)
    at = Roll(passages).rows(cited.things)
    found = at >= 0
    (known,) = gather(source, _SOURCES, [ids(source, "id")], source.spans("source"))
    if (Roll(np.sort(known)).rows(cited.things[~found]) < 0).any():
        return _JOINED.held(source, turned=turned)
    things = cited.things.copy()
    things[found] = sources[at[found]]
    return cited._replace(things=things)


class Holders(NamedTuple):
    """Which entries hold which things: a row of an entry, and the place of the thing in `things`."""

    things: Roll
    rows: NDArray[np.int32]
    places: NDArray[np.int32]

    def of(self, things: Ids) -> NDArray[np.int32]:
        """Return the rows of the entries that hold one of these; one that holds several, several times."""
        wanted = np.zeros(len(self.things), np.bool_)
        self.things.mark(wanted, things)
        found: NDArray[np.int32] = self.rows[wanted[self.places]]
        return found


def quoting(source: Source, entries: Roll) -> Holders:
    """Return which of these entries cite which passages."""
    held = _QUOTING.held(source, turned=False)
    return _holders(entries, held.entries, held.things)


def citing(source: Source, entries: Roll) -> Holders:
    """Return which of these entries cite which sources."""
    held = cited_sources(source, turned=False)
    return _holders(entries, held.entries, held.things)


def _holders(entries: Roll, held_by: Ids, things: Ids) -> Holders:
    rows = entries.rows(held_by)
    rows, things = rows[rows >= 0], things[rows >= 0]
    order = np.argsort(things, kind="stable")  # quick, as most lie in order already
    things = things[order]
    first = np.ones(len(things), np.bool_)
    first[1:] = things[1:] != things[:-1]
    return Holders(Roll(things[first]), rows[order].astype(np.int32), (np.cumsum(first) - 1).astype(np.int32))


def _of_passages(source: Source) -> tuple[Ids, Ids]:
    """Return the ids of all passages that are of a version, sorted, and the source of each."""
    (pairs,) = gather(source, _VERSIONS, [ids(source, "id || source_id", PAIR)], source.spans("version"))
    pairs = np.sort(pairs, order="holder")
    query, found = _PASSAGES.format(together(source, "id")), []
    for span in source.spans("version", max(parts.PART // _PASSAGES_OF, 1)):
        source.between()
        found += source.db.execute(query, span).fetchall()
    versions = np.array([version for version, _ in found], "S16")
    joined = [bytes_of(ids_) for _, ids_ in found]
    passages = np.frombuffer(b"".join(joined), "S16")
    number = [len(some) // 16 for some in joined]
    rows = np.repeat(Roll(_column(pairs, "holder")).rows(versions), number)
    passages, rows = passages[rows >= 0], rows[rows >= 0]
    order = np.argsort(passages, kind="stable")
    return passages[order], _column(pairs, "held")[rows[order]]


def _column(records: NDArray[Any], name: str) -> Ids:
    return np.ascontiguousarray(records[name])
