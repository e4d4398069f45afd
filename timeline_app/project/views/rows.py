"""Whole rows of a list: everything an entry has that a column can show, a page at a time."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, fields
from sqlite3 import Connection
from typing import Any

from timeline_app.model import made_at
from timeline_app.project.change import Change

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as columns show it; numbers of the date as in docs/DATES.md."""

    id: str
    title: str
    summary: str
    kind: str
    status: str
    importance: int
    confidence: str
    lane: str
    private_note: str
    own_note: bool
    edtf: str | None
    text: str  # the date as typed
    precision: int  # of `dates.Precision`, 0 without a date
    lo: int
    hi: int
    start_hi: int
    end_lo: int
    lo_kind: str
    hi_kind: str
    citations: int  # how many
    modified: int  # milliseconds since 1970 when a field of the entry itself was last written; 0 = nobody knows
    places: Names
    people: Names  # and organisations, groups, offices
    tags: Names
    sources: Names
    claimants: Names


_OWN = (
    "lower(hex(e.id)), e.title, e.summary, e.kind, e.status, e.importance, e.confidence, e.lane, e.private_note, "
    "e.own_note, e.when_edtf, e.when_text, coalesce(e.when_precision, 0), e.when_lo, e.when_hi, e.when_start_hi, "
    "e.when_end_lo, e.when_lo_kind, e.when_hi_kind, "
    "(select count(*) from citation c where c.entry_id = e.id and c.gone = 0), "
    '(select t.id from operation o join "transaction" t on t.k = o.txn where o.row = e.id order by o.k desc limit 1)'
)
_NAMES = {
    "places": "select s.entry_id, p.name from site s join place p on p.id = s.place_id "
    "where s.gone = 0 and p.gone = 0 and s.entry_id in ({holes}) order by s.position, s.id",
    "people": "select r.entry_id, a.name from role r join agent a on a.id = r.agent_id "
    "where r.gone = 0 and a.gone = 0 and r.entry_id in ({holes}) order by r.position, r.id",
    "tags": "select t.target_id, g.name from tagging t join tag g on g.id = t.tag_id where t.gone = 0 and g.gone = 0 "
    "and t.target_table = 'entry' and t.target_id in ({holes}) order by g.position, g.name",
    "sources": "select c.entry_id, "
    "coalesce(nullif(s.short_title, ''), cast(json_extract(s.csl, '$.title') as text), '') "
    "from citation c left join passage p on p.id = c.passage_id left join version v on v.id = p.version_id "
    "join source s on s.id = coalesce(v.source_id, c.source_id) "
    "where c.gone = 0 and s.gone = 0 and c.entry_id in ({holes}) order by c.position, c.id",
    "claimants": "select c.entry_id, a.name from citation c join agent a on a.id = c.claimant_id "
    "where c.gone = 0 and a.gone = 0 and c.entry_id in ({holes}) order by c.position, c.id",
}
BATCH = 500  # ids asked for in one question


def rows(db: Connection, ids: Sequence[str]) -> list[EntryRow]:
    """Return the rows of these entries, in this order; those that are gone are left out. 200 take some 5 ms."""
    found: dict[bytes, EntryRow] = {}
    packed = [bytes.fromhex(id_) for id_ in ids]
    for at in range(0, len(packed), BATCH):
        found |= _batch(db, packed[at : at + BATCH])
    return [found[id_] for id_ in packed if id_ in found]


def _batch(db: Connection, ids: list[bytes]) -> dict[bytes, EntryRow]:
    holes = ", ".join("?" * len(ids))
    names = {part: _named(db, query.format(holes=holes), ids) for part, query in _NAMES.items()}
    own = [field.name for field in fields(EntryRow)][: -len(_NAMES)]
    found = {}
    for values in db.execute(f"select {_OWN} from entry e where e.id in ({holes}) and e.gone = 0", ids):
        row: dict[str, Any] = dict(zip(own, values, strict=True))
        row["own_note"] = bool(row["own_note"])
        row["modified"] = made_at(row["modified"].hex()) if row["modified"] else 0
        id_ = bytes.fromhex(row["id"])
        row |= {part: tuple(known.get(id_, ())) for part, known in names.items()}
        found[id_] = EntryRow(**row)
    return found


def _named(db: Connection, query: str, ids: list[bytes]) -> dict[bytes, dict[str, None]]:
    names: dict[bytes, dict[str, None]] = {}
    for entry, name in db.execute(query, ids):
        names.setdefault(entry, {})[name] = None
    return names


_OWNERS = {"citation": "entry_id", "site": "entry_id", "role": "entry_id", "tagging": "target_id"}
_ELSEWHERE = {"link", "preference", "decision", "claim", "view"}  # no row shows anything of these


def touched(change: Change, beside: Container[str] = ()) -> set[str] | None:
    """Return the entries whose row, or place in a list, may be another after a change; None when that could be any.

    Args:
        beside: tables of which whoever asks shows nothing with an entry, or looks after them otherwise.
    """
    ids: set[str] = set()
    for (table, id_), states in change.rows.items():
        if table == "entry":
            ids.add(id_)
        elif table in _OWNERS:
            ids |= {str(state[_OWNERS[table]]) for state in states if state}
        elif not (table in _ELSEWHERE or table in beside):
            return None
    return ids
