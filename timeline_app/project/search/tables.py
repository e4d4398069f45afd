"""The rows and texts that are searched, as the tables hold them now."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from timeline_app.project import rows
from timeline_app.project.search.documents import TextOf


def living(db: Connection, table: str, id_: str) -> dict[str, Any] | None:
    """Return one row, or None where there is none or it is gone."""
    names = [c.name for c in rows.table(table).columns]
    listed = ", ".join(f'"{name}"' for name in names)
    query = f'select {listed} from "{table}" where id = ? and gone = 0'
    found = db.execute(query, (bytes.fromhex(id_),)).fetchone()
    return None if found is None else rows.from_file(table, found)


def texts(db: Connection) -> TextOf:
    """Return what gives the text with a hash; "" for one that is missing or damaged."""

    def _text_of(digest: str) -> str:
        query = "select bytes from blob where sha256 = ?"
        found = db.execute(query, (bytes.fromhex(digest),)).fetchone() if digest else None
        return bytes(found[0]).decode(errors="replace") if found else ""

    return _text_of
