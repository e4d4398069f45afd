"""The cached columns of dates: computed anew when a later version of this program reads dates otherwise.

What a person typed, its EDTF and how it was read are journalled and stay; only numbers that follow from them change.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress

from timeline_app import dates
from timeline_app.dates import HistoricalDate
from timeline_app.model.entries import WHEN_COLUMNS

_KEY = "dates"
_FIRST = "1"  # files of that version do not say so


def is_stale(db: sqlite3.Connection) -> bool:
    """Whether the columns were computed by another version of `dates`."""
    found = db.execute("select value from local where key = ?", (_KEY,)).fetchone()
    return (found[0] if found else _FIRST) != str(dates.VERSION)


def renew(db: sqlite3.Connection) -> None:
    """Compute the columns of every entry anew where they are stale; about 0.1 ms an entry.

    A file that cannot be written now keeps what it has until it is opened again.
    """
    if not is_stale(db):
        return
    with suppress(sqlite3.OperationalError):
        db.execute("begin immediate")
        try:
            _compute(db)
            db.execute("insert or replace into local values (?, ?)", (_KEY, str(dates.VERSION)))
            db.execute("commit")
        finally:
            if db.in_transaction:
                db.execute("rollback")


def _compute(db: sqlite3.Connection) -> None:
    listed = ", ".join(f"{name} = :{name}" for name in WHEN_COLUMNS)
    known = db.execute('select id, "when" from entry').fetchall()
    read = ((id_, json.loads(when) if when else None) for id_, when in known)
    rows = (dates.columns(HistoricalDate.from_json(when) if when else None) | {"id": id_} for id_, when in read)
    db.executemany(f"update entry set {listed} where id = :id", rows)
