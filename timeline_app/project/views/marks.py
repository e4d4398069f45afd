"""Every entry as columns, for views that show thousands: one query, no records."""

from __future__ import annotations

from dataclasses import dataclass, fields
from sqlite3 import Connection
from typing import Any

from timeline_app.project.chronicle import Filter
from timeline_app.project.views.selecting import condition

LANES = ("place", "person", "organisation", "tag", "source", "claimant", "kind", "lane")


@dataclass(frozen=True, slots=True)
class MarkColumns:
    """Columns of equal length, in the order asked for (time is `when_sort, when_hi, rank, id`).

    `lo`, `hi`, `start_hi`, `end_lo`: seconds as in docs/DATES.md, sentinels for open and unknown ends.
    `lanes`: lane kind → the names of each entry on it, the first is where it is drawn; () = none.
    """

    id: tuple[str, ...]
    title: tuple[str, ...]
    edtf: tuple[str | None, ...]
    text: tuple[str, ...]  # the date as typed
    span: tuple[str, ...]
    precision: tuple[int | None, ...]
    lo: tuple[int, ...]
    hi: tuple[int, ...]
    start_hi: tuple[int, ...]
    end_lo: tuple[int, ...]
    lo_kind: tuple[str, ...]
    hi_kind: tuple[str, ...]
    kind: tuple[str, ...]
    status: tuple[str, ...]
    importance: tuple[int, ...]
    own_note: tuple[bool, ...]
    citations: tuple[int, ...]  # how many
    order: tuple[tuple[bool, int, int, int, str], ...]  # by which they are in order of time
    lanes: dict[str, tuple[tuple[str, ...], ...]]
    total: int  # entries in the project, whatever the filter holds back

    def __len__(self) -> int:
        return len(self.id)


_WIDTH = 20  # columns asked for
_NAMES = {
    "place": "select s.entry_id, p.name from site s join place p on p.id = s.place_id "
    "where s.gone = 0 and p.gone = 0 and {owners} order by s.position, s.id",
    "person": "select r.entry_id, a.name from role r join agent a on a.id = r.agent_id "
    "where r.gone = 0 and a.gone = 0 and a.kind = 'person' and {owners} order by r.position, r.id",
    "organisation": "select r.entry_id, a.name from role r join agent a on a.id = r.agent_id "
    "where r.gone = 0 and a.gone = 0 and a.kind <> 'person' and {owners} order by r.position, r.id",
    "tag": "select t.target_id, g.name from tagging t join tag g on g.id = t.tag_id "
    "where t.gone = 0 and g.gone = 0 and t.target_table = 'entry' and {owners} order by g.position, g.name",
    "source": "select c.entry_id, coalesce(nullif(s.short_title, ''), json_extract(s.csl, '$.title'), '') "
    "from citation c left join passage p on p.id = c.passage_id left join version v on v.id = p.version_id "
    "join source s on s.id = coalesce(v.source_id, c.source_id) "
    "where c.gone = 0 and s.gone = 0 and {owners} order by c.position, c.id",
    "claimant": "select c.entry_id, a.name from citation c join agent a on a.id = c.claimant_id "
    "where c.gone = 0 and a.gone = 0 and {owners} order by c.position, c.id",
}


_FEW = 500  # entries of which the names are asked for one by one
_OWNERS = {
    "place": "s.entry_id", "person": "r.entry_id", "organisation": "r.entry_id", "tag": "t.target_id",
    "source": "c.entry_id", "claimant": "c.entry_id",
}  # fmt: skip

_FIRST_PLACE = (
    "(select p.name from site s join place p on p.id = s.place_id "
    "where s.entry_id = e.id and s.gone = 0 and p.gone = 0 order by s.position, s.id limit 1)"
)
_CITATIONS = "(select count(*) from citation c where c.entry_id = e.id and c.gone = 0)"
_COLUMNS = (
    "lower(hex(e.id)), e.title, e.when_edtf, e.when_text, e.when_span, e.when_precision, e.when_lo, e.when_hi, "
    "e.when_start_hi, e.when_end_lo, e.when_lo_kind, e.when_hi_kind, e.kind, e.status, e.importance, e.own_note, "
    f"{_CITATIONS}, e.lane, e.when_sort, e.rank"
)
ORDERS = {
    "when": ("e.when_sort", "e.when_hi", "e.rank", "e.id"),
    "title": ("e.title collate nocase",),
    "place": (f"{_FIRST_PLACE} is null", f"{_FIRST_PLACE} collate nocase"),
    "citations": (_CITATIONS,),
    "status": ("e.status",),
    "kind": ("e.kind",),
    "importance": ("e.importance",),
}
"""What entries can be put in order by, in SQL."""


def marks(db: Connection, wanted: Filter, order: str = "when", *, falling: bool = False) -> MarkColumns:
    """Return the entries that a filter lets through, as columns.

    Args:
        order: a name of `ORDERS`; entries that are equal in it come in order of time, undated ones last.
    """
    rows = _asked(db, _COLUMNS, wanted, order, falling)
    names = [*(f.name for f in fields(MarkColumns)[:-3]), "lane", "sort", "rank"]
    columns: dict[str, Any] = dict(zip(names, zip(*rows, strict=True) if rows else [()] * _WIDTH, strict=True))
    columns["own_note"] = tuple(bool(value) for value in columns["own_note"])
    undated = (edtf is None for edtf in columns["edtf"])
    order_of = (undated, columns.pop("sort"), columns["hi"], columns.pop("rank"), columns["id"])
    columns["order"] = tuple(zip(*order_of, strict=True))
    few = columns["id"] if wanted.ids is not None and len(columns["id"]) <= _FEW else None
    lanes = {name: _named(db, name, columns["id"], few) for name in _NAMES}
    lanes["kind"] = tuple((kind,) for kind in columns["kind"])
    lanes["lane"] = tuple((lane,) if lane else () for lane in columns.pop("lane"))
    total = int(db.execute("select count(*) from entry where gone = 0").fetchone()[0])
    return MarkColumns(**columns, lanes=lanes, total=total)


def found(db: Connection, wanted: Filter, order: str, *, falling: bool = False) -> list[str]:
    """Return the ids alone of what `marks` would; with no order they come as they lie, which asks least."""
    return [row[0].hex() for row in _asked(db, "e.id", wanted, order, falling)]


def _asked(db: Connection, columns: str, wanted: Filter, order: str, falling: bool) -> list[tuple[Any, ...]]:
    where, values = condition(wanted)
    first = [f"{part} desc" if falling else part for part in ORDERS.get(order, ())]
    last = ["e.when_edtf is null"] if order == "when" else []
    by = f" order by {', '.join([*last, *first, *ORDERS['when']])}" if order else ""
    return db.execute(f"select {columns} from entry e where {where}{by}", values).fetchall()


def _named(db: Connection, lane: str, ids: tuple[str, ...], few: tuple[str, ...] | None) -> tuple[tuple[str, ...], ...]:
    """Return the names that each entry has on a lane; with `few`, looking at the rows of these alone."""
    names: dict[bytes, dict[str, None]] = {}
    owners = f"{_OWNERS[lane]} in ({', '.join('?' * len(few))})" if few is not None else "true"
    values = [bytes.fromhex(id_) for id_ in few or ()]
    for entry, name in db.execute(_NAMES[lane].format(owners=owners), values):
        names.setdefault(entry, {})[name] = None
    return tuple(tuple(names.get(bytes.fromhex(id_), ())) for id_ in ids)
