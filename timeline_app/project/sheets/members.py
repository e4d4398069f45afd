"""Entries that carry one of some names or cite some sources: found by index from these, not from the entries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.project.columns.sequences import OF_ENTRY, ids_of, is_id
from timeline_app.project.gathering.holdings import HOLDINGS
from timeline_app.project.gathering.rolls import Roll
from timeline_app.project.parts import Source
from timeline_app.project.sheets.sheet import Sheet

Ids = NDArray[np.bytes_]
Rows = NDArray[Any]

_ANY = "in (select cast(packed(value) as text) from json_each(?))"  # SQLite ends a text of JSON at a NUL
_AGENTS = f"select id from agent where gone = 0 and name {_ANY}"
_MANY = 100_000  # rows that are looked up one by one in a tenth of a second or two
_AS_LONG = 3  # rows of a table are gone through in the time in which one is looked up


class _Asked(NamedTuple):
    names: str  # SQL for the ids of what is called so; its hole takes the names as JSON
    table: str
    number: str  # SQL for how many rows of it have one of these ids
    held: Callable[[Source, bytes], Iterator[NDArray[np.bytes_]]]  # reads the entries that hold one
    every: Callable[[Sheet, Source, Ids], Rows]  # goes through all for the rows of the entries that hold one


def _of(kind: str, names: str) -> _Asked:
    holding = HOLDINGS[kind]
    one = f"from {holding.table} where {holding.thing} = ?"
    rows = f"select h.id, {holding.entry} {one} and h.gone = 0 and {holding.where} and h.id > ? order by h.id limit ?"

    def _held(source: Source, thing: bytes) -> Iterator[NDArray[np.bytes_]]:
        yield ids_of(source.arrays(rows, OF_ENTRY, held_by=(thing,)), "entry")

    def _every(sheet: Sheet, source: Source, things: Ids) -> Rows:
        held = holding.held(source, turned=False)
        return sheet.ids(source).rows(held.entries[Roll(things).rows(held.things) >= 0])

    return _Asked(names, holding.table, f"select count(*) {one}", _held, _every)


_OF_PASSAGES = (
    "select p.id, coalesce(c.entry_id, x'') from (select id from passage where version_id = ? and id > ? "
    "order by id limit ?) p left join citation c on c.passage_id = p.id and c.gone = 0 order by p.id"
)
_WITHOUT = (
    "select c.id, c.entry_id from citation c left join passage p on p.id = c.passage_id "
    "left join version v on v.id = p.version_id where c.source_id = ? and v.id is null and c.gone = 0 and c.id > ? "
    "order by c.id limit ?"
)


def _citing(source: Source, thing: bytes) -> Iterator[NDArray[np.bytes_]]:
    """Read the entries that cite a passage of a source, or the source where no passage leads to one."""
    for (version,) in source.db.execute("select id from version where source_id = ?", (thing,)).fetchall():
        yield ids_of(source.arrays(_OF_PASSAGES, OF_ENTRY, held_by=(version,)), "entry")
    yield ids_of(source.arrays(_WITHOUT, OF_ENTRY, held_by=(thing,)), "entry")


MEMBERS: Mapping[str, _Asked] = {
    "places": _of("place", f"select id from place where gone = 0 and name {_ANY}"),
    "people": _of("agent", _AGENTS),
    "organisations": _of("agent", f"{_AGENTS} and kind <> 'person'"),
    "tags": _of("tag", f"select id from tag where gone = 0 and name {_ANY}"),
    "claimants": _of("claimant", _AGENTS),
    "sources": _Asked(
        "select packed(value) from json_each(?)",
        "citation",
        "select count(*) from version v join passage p on p.version_id = v.id where v.source_id = ?",
        _citing,
        lambda sheet, source, things: sheet.column(source, "citing").of(things),
    ),
}
"""Field of a filter → how its names are looked up; each finds what `views.selecting` says in SQL."""


def members(sheet: Sheet, source: Source, field: str, names: Iterable[str]) -> NDArray[np.bool_]:
    """Return which rows carry one of the names, or cite one of the sources; a tenth of a second for a hundred thousand.

    Where very many do, the table that says so is gone through instead; which entry cites which source is known then.
    """
    asked = MEMBERS[field]
    if field == "sources":
        known = sorted(filter(is_id, names))  # nothing has an id that is none
    else:
        known = [name.encode(errors="surrogatepass").hex() for name in sorted(names)]
    things = sorted(bytes(thing) for (thing,) in source.db.execute(asked.names, [json.dumps(known)]).fetchall())
    found = np.zeros(len(sheet.ids(source)), np.bool_)
    if (field == "sources" and "citing" in sheet.columns) or _are_many(source, asked, things):
        entries = [asked.every(sheet, source, np.array(things, "S16"))]
    else:
        entries = [sheet.ids(source).rows(some) for thing in things for some in asked.held(source, thing)]
    for rows in entries:
        found[rows[rows >= 0]] = True
    return found


def _are_many(source: Source, asked: _Asked, things: Iterable[bytes]) -> bool:
    """Return whether so many rows have one of the ids that it is quicker to go through all."""
    number, most = 0, _MANY
    for thing in things:
        number += int(source.db.execute(asked.number, (thing,)).fetchone()[0])
        if number > most == _MANY:
            most = max(source.db.execute(f"select count(*) from {asked.table}").fetchone()[0] // _AS_LONG, _MANY + 1)
        if number > most:
            return True
    return False
