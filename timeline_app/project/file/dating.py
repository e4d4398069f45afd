"""The cached columns of dates: on the clock of the project, and computed anew when a later version reads otherwise.

What a person typed, its EDTF and how it was read are journalled and stay; only numbers that follow from them change.
A time with a stated offset is the only date that moves with the project's time zone (docs/DATES.md).
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress

from timeline_app import dates
from timeline_app.dates import HistoricalDate
from timeline_app.model.entries import WHEN_COLUMNS
from timeline_app.project.change import Key, Row
from timeline_app.project.file import store

ENTRY, DOSSIER = "entry", "dossier"
Touched = dict[Key, tuple[Row | None, Row | None]]
_KEY = "dates"
_FIRST = "1"  # files of that version do not say so


def is_stale(db: sqlite3.Connection) -> bool:
    """Whether the columns were computed by another version of `dates`, or for another time zone."""
    return clock(db) != _stamp(db)


def clock(db: sqlite3.Connection) -> str:
    """Return by which version of `dates`, and for which time zone, the columns were computed, as the file says."""
    found = db.execute("select value from local where key = ?", (_KEY,)).fetchone()
    return str(found[0]) if found else _FIRST


def renew(db: sqlite3.Connection) -> bool:
    """Compute the columns of every entry anew where they are stale, and tell whether that wrote; 0.1 ms an entry.

    A file that cannot be written now keeps what it has until it is opened again.
    """
    if not is_stale(db):
        return False
    with suppress(sqlite3.OperationalError):
        db.execute("begin immediate")
        try:
            _compute(db)
            stamp(db)
            db.execute("commit")
            return True
        finally:
            if db.in_transaction:
                db.execute("rollback")
    return False


def stamp(db: sqlite3.Connection) -> None:
    """Note that the columns are those of this version and of the project's time zone."""
    db.execute("insert or replace into local values (?, ?)", (_KEY, _stamp(db)))


def zone_of(db: sqlite3.Connection) -> str:
    """Return the time zone of the project; "" for none."""
    found = db.execute("select time_zone from dossier where gone = 0 order by id limit 1").fetchone()
    return str(found[0]) if found else ""


def on_clock(table: str, row: Row, zone: str) -> Row:
    """Return a row with the numbers of its date on the clock of a time zone; only a time with an offset moves."""
    when = row.get("when") if table == ENTRY else None
    if not when or "T" not in when["edtf"]:
        return row
    return {**row, **dates.columns(HistoricalDate.from_json(when), zone)}


def settled(db: sqlite3.Connection, touched: Touched) -> Touched:
    """Return what is about to be written on the project's clock, and with it every row that a new clock moves."""
    now = zone_of(db)
    _, new = _zones(touched, now)
    pairs = touched.items()
    found = {key: (before, on_clock(key[0], after, new) if after else after) for key, (before, after) in pairs}
    return {**moved(db, now, new), **found}


def as_told(db: sqlite3.Connection, touched: Touched) -> Touched:
    """Return what the journal tells of a written change on the clocks of before and after, with what that moved."""
    old, new = _zones(touched, zone_of(db))
    pairs = touched.items()
    found = {key: (on_clock(key[0], before, old) if before else before, after) for key, (before, after) in pairs}
    return {**moved(db, old, new), **found}


def _zones(touched: Touched, now: str) -> tuple[str, str]:
    """Return the time zone before and after a change."""
    for (table, _), (before, after) in touched.items():
        if table == DOSSIER and before is not None and after is not None:
            return str(before["time_zone"]), str(after["time_zone"])
    return now, now


def moved(db: sqlite3.Connection, old: str, new: str) -> Touched:
    """Return the living entries whose numbers differ on two clocks, as they are on each."""
    if old == new:
        return {}
    query = "select lower(hex(id)) from entry where gone = 0 and when_edtf like '%T%'"
    rows = {id_: store.row(db, ENTRY, id_) for (id_,) in db.execute(query).fetchall()}
    pairs = {(ENTRY, id_): (on_clock(ENTRY, row, old), on_clock(ENTRY, row, new)) for id_, row in rows.items() if row}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def _stamp(db: sqlite3.Connection) -> str:
    return f"{dates.VERSION} {zone_of(db)}"


def _compute(db: sqlite3.Connection) -> None:
    listed = ", ".join(f"{name} = :{name}" for name in WHEN_COLUMNS)
    known = db.execute('select id, "when" from entry').fetchall()
    read = ((id_, json.loads(when) if when else None) for id_, when in known)
    zone = zone_of(db)
    rows = (dates.columns(HistoricalDate.from_json(when) if when else None, zone) | {"id": id_} for id_, when in read)
    db.executemany(f"update entry set {listed} where id = :id", rows)
