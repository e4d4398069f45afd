"""The names that entries have on each kind of lane, read when a kind is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.sequences import HOLDING, Column, Rows, ids_of, rows_of
from timeline_app.project.gathering.holdings import HOLDINGS, Held, cited_sources
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.parts import Source
from timeline_app.shifts import Shift

LANES = ("place", "person", "organisation", "tag", "source", "claimant", "kind", "lane")
"""What the lanes of a timeline can stand for."""

_NAMES = {
    "place": "select id, name from place where gone = 0",
    "person": "select id, name from agent where gone = 0 and kind = 'person'",
    "organisation": "select id, name from agent where gone = 0 and kind <> 'person'",
    "claimant": "select id, name from agent where gone = 0",
    "agent": "select id, name from agent where gone = 0",
    "tag": "select id, name from tag where gone = 0 order by position, name",
    "source": "select id, coalesce(nullif(short_title, ''), cast(json_extract(csl, '$.title') as text), '') "
    "from source where gone = 0",
}
_ROLES = "select id, entry_id, agent_id, position from role where gone = 0 and {owners} and id > ? order by id limit ?"
_HELD = {
    "place": "select id, entry_id, place_id, position from site where gone = 0 and {owners} "
    "and id > ? order by id limit ?",
    "person": _ROLES,
    "organisation": _ROLES,
    "claimant": "select id, entry_id, claimant_id, position from citation "
    "where gone = 0 and +claimant_id is not null and {owners} and id > ? order by id limit ?",
    "tag": "select id, target_id, tag_id, 0 from tagging where gone = 0 and target_table = 'entry' and {owners} "
    "and id > ? order by id limit ?",
    "source": "select c.id, c.entry_id, coalesce(v.source_id, c.source_id), c.position from citation c "
    "left join passage p on p.id = c.passage_id left join version v on v.id = p.version_id "
    "where c.gone = 0 and coalesce(v.source_id, c.source_id) is not null and {owners} "
    "and c.id > ? order by c.id limit ?",
}
"""Kind → id, entry, what it has and at which place among others; of tags, that follows from the tags.

For a few entries, which SQLite finds by their ids; those of all are gathered.
"""
_OWNERS = {"tag": "target_id", "source": "c.entry_id"}  # "entry_id" where nothing else is said


class Named(NamedTuple):
    """The names of the entries on one kind of lane: those of row i are names[codes[start[i] : start[i + 1]]]."""

    start: Rows
    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, size: int, rows: Rows, codes: NDArray[np.int32], names: Sequence[str]) -> Named:
        """Put pairs of row and code together; those of a row stay in their order, the second of two alike goes."""
        order = np.argsort(rows, kind="stable")
        rows, codes = rows[order], codes[order]
        pair = rows * max(len(names), 1) + codes
        first = np.zeros(len(pair), bool)
        first[np.unique(pair, return_index=True)[1]] = True
        rows, codes = rows[first], codes[first]
        return cls(np.searchsorted(rows, np.arange(size + 1)), codes, tuple(names))

    def edited(self, shift: Shift, news: Named) -> Named:
        """Return the names after an edit, `news` being those of the rows that came; itself when they are the same."""
        names = tuple(dict.fromkeys((*self.names, *news.names)))
        number = {name: at for at, name in enumerate(names)}
        codes = np.array([number[name] for name in news.names], np.int32)[news.codes]
        gone = _listed(self.start, shift.gone)
        went = self.start[shift.gone + 1] - self.start[shift.gone]
        if shift.still and np.array_equal(went, np.diff(news.start)):
            where = Shift.of(len(self.codes), gone, gone)
            altered = where.column(self.codes, codes)
            return self if altered is self.codes and names == self.names else Named(self.start, altered, names)
        start = np.concatenate([[0], np.cumsum(shift.column(np.diff(self.start), np.diff(news.start)))])
        return Named(
            start, Shift.of(len(self.codes), gone, _listed(start, shift.come)).column(self.codes, codes), names
        )


def _listed(start: Rows, rows: Rows) -> Rows:
    """Return where the names of these rows stand, one row after the other."""
    parts = [np.arange(begin, end) for begin, end in zip(start[rows].tolist(), start[rows + 1].tolist(), strict=True)]
    return np.concatenate([np.empty(0, np.int64), *parts])


class Lane(Column[tuple[str, ...]]):
    """The names of each entry of a view on one kind of lane; the first is where it is drawn, () = none."""

    __slots__ = ("_named", "_numbered", "_rows")

    def __init__(self, named: Named, rows: Rows) -> None:
        self._named = named
        self._rows = rows
        self._numbered: tuple[NDArray[np.int64], tuple[str, ...]] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, in no order; some may be nobody's."""
        return self._named.names

    def drawn(self) -> NDArray[np.int32]:
        """Return the number of the name where each entry is drawn, into `names`; -1 for none."""
        start, codes = self._named.start, self._named.codes
        none = start[1:] == start[:-1]
        first = np.append(codes, np.int32(-1))[np.minimum(start[:-1], len(codes))]
        return np.where(none, np.int32(-1), first)[self._rows]

    def _drawn_at(self, places: Rows) -> NDArray[np.int32]:
        """Return the number of the name where each of these entries is drawn, that behind the last for none."""
        start, codes, rows = self._named.start, self._named.codes, self._rows[places]
        found = np.full(len(rows), len(self.names), np.int32)
        some = start[rows] < start[rows + 1]
        found[some] = codes[start[rows[some]]]
        return found

    def first_of(self, places: Rows) -> list[str]:
        """Return the name where each of these entries is drawn, "" for none."""
        names = (*self.names, "")
        return [names[code] for code in self._drawn_at(places).tolist()]

    def firsts(self, places: Rows) -> dict[str, int]:
        """Return the names where these entries are drawn, "" among them, each with the first of the places."""
        first = np.full(len(self.names) + 1, len(self._rows))
        np.minimum.at(first, self._drawn_at(places), places)
        used = np.flatnonzero(first < len(self._rows)).tolist()
        return {(*self.names, "")[code]: int(first[code]) for code in used}

    def numbered(self) -> tuple[NDArray[np.int64], tuple[str, ...]]:
        """Return the number of each entry's lane, and the names of lanes in the order of their first entries.

        The last name is "", of the entries on no lane. Asked again it costs nothing.
        """
        if self._numbered is None:
            self._numbered = self._number()
        return self._numbered

    def _number(self) -> tuple[NDArray[np.int64], tuple[str, ...]]:
        drawn, count = self.drawn(), len(self.names)
        names = (*self.names, "")
        drawn[drawn < 0] = count
        first = np.full(count + 1, len(drawn))
        first[drawn[::-1]] = np.arange(len(drawn))[::-1]  # of several for one lane the last one written stays
        used = [at for at in np.argsort(first, kind="stable").tolist() if first[at] < len(drawn) and names[at]]
        place = np.full(count + 1, len(used), np.int64)
        place[used] = np.arange(len(used))
        return place[drawn], (*(names[at] for at in used), "")

    def several(self) -> list[int]:
        """Return the places in the view of the entries that have more than one name."""
        found: list[int] = np.flatnonzero(np.diff(self._named.start)[self._rows] > 1).tolist()
        return found

    def _one(self, at: int) -> tuple[str, ...]:
        row = int(self._rows[at])
        held = self._named.codes[self._named.start[row] : self._named.start[row + 1]]
        return tuple(self._named.names[code] for code in held.tolist())

    def _every(self) -> Sequence[tuple[str, ...]]:
        names = [self._named.names[code] for code in self._named.codes.tolist()]
        start = self._named.start.tolist()
        return [tuple(names[start[row] : start[row + 1]]) for row in self._rows.tolist()]


class Lanes(Mapping[str, Lane]):
    """Kind of lane → the names of each entry of a view; read from the file when it is first asked for."""

    def __init__(self, source: NamedSource, rows: Rows) -> None:
        self._source = source
        self._rows = rows
        self._known: dict[str, Lane] = {}

    def __getitem__(self, kind: str) -> Lane:
        if kind not in self._known:
            self._known[kind] = Lane(self._source.named(kind), self._rows)
        return self._known[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(LANES)

    def __len__(self) -> int:
        return len(LANES)


class NamedSource:
    """Whoever can say what the entries are called on a kind of lane."""

    def named(self, kind: str) -> Named:
        """Return the names.

        Raises:
            KeyError: there is no such kind.
        """
        raise NotImplementedError


def read_names(source: Source, kind: str, packed: NDArray[np.bytes_], few: Sequence[bytes] | None = None) -> Named:
    """Return the names that entries have on a lane; read in parts.

    Args:
        packed: the ids of the entries, sorted.
        few: look at the rows of these entries alone.
    """
    if kind == "lane":
        return _by_hand(source, packed, few)
    found = pairs(source, kind, Roll(packed), few)
    return Named.of(len(packed), found.rows, found.codes, found.names)


class Pairs(NamedTuple):
    """Rows of entries and places in `names`; of one entry in the order in which its names are told."""

    rows: Rows
    codes: NDArray[np.int32]
    names: tuple[str, ...]


def pairs(source: Source, kind: str, roll: Roll, few: Sequence[bytes] | None = None) -> Pairs:
    """Return which entry has which name on a lane other than those made by hand, or as an `agent` of any kind."""
    known = source.db.execute(_NAMES[kind]).fetchall()
    names = tuple(dict.fromkeys(name for _, name in known))
    number = {name: at for at, name in enumerate(names)}
    place = {id_: at for at, (id_, _) in enumerate(known)}
    known.sort()
    named = np.frombuffer(b"".join(id_ for id_, _ in known), "S16")
    code = np.array([number[name] for _, name in known], np.int32)
    held = _held(source, kind, few)
    rows, which = roll.rows(held.entries), Roll(named).rows(held.things)
    there = (rows >= 0) & (which >= 0)
    rows, which, position = rows[there], which[there], held.turns[there]
    if kind == "tag" and len(known):
        position = np.array([place[id_] for id_, _ in known])[which]
    if position.any():
        order = np.argsort(position, kind="stable")
        rows, which = rows[order], which[order]
    return Pairs(rows, code[which] if len(code) else np.zeros(0, np.int32), names)


def _held(source: Source, kind: str, few: Sequence[bytes] | None) -> Held:
    """Return who holds what, oldest first; of these few, or of all entries."""
    if few is None:
        return cited_sources(source) if kind == "source" else HOLDINGS[kind].held(source)
    query = _HELD[kind].format(owners=owned(_OWNERS.get(kind, "entry_id"), few))
    held = source.arrays(query, HOLDING, held_by=few)
    return Held(ids_of(held, "entry"), ids_of(held, "named"), held["position"])


_BY_HAND = "select id, lane from entry where gone = 0 and lane <> '' and {owners} and id > ? order by id limit ?"


def _by_hand(source: Source, packed: NDArray[np.bytes_], few: Sequence[bytes] | None) -> Named:
    parts = source.parts(_BY_HAND.format(owners=owned("id", few)), held_by=few or ())
    found = [row for rows in parts for row in rows]
    names = tuple(dict.fromkeys(lane for _, lane in found))
    number = {name: at for at, name in enumerate(names)}
    rows = rows_of(packed, np.frombuffer(b"".join(id_ for id_, _ in found), "S16"))
    codes = np.array([number[lane] for _, lane in found], np.int32)
    return Named.of(len(packed), rows[rows >= 0], codes[rows >= 0], names)


def owned(column: str, few: Sequence[bytes] | None) -> str:
    """Return the condition that a column holds one of these ids, with a hole for each."""
    return "true" if few is None else f"{column} in ({', '.join('?' * len(few))})"
