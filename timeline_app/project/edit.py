"""The pen handed out by `Project.edit`. It writes nothing; it collects what to write."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar

from timeline_app.errors import Stale
from timeline_app.model import Record
from timeline_app.project import rows
from timeline_app.project.change import Key, Row
from timeline_app.words import tr

R = TypeVar("R", bound=Record)
Read = Callable[[str, str], Row | None]


class Edit:
    """Collects rows (before, after) and blobs until the edit ends.

    Args:
        read: gives the row (table, id) as the file holds it now, None where there is none.
        settle: gives a row of a table with the numbers of its date on the project's clock.
    """

    def __init__(self, read: Read, settle: Callable[[str, Row], Row]) -> None:
        self._read = read
        self._settle = settle
        self.rows: dict[Key, tuple[Row | None, Row | None]] = {}
        self.blobs: list[tuple[bytes, str]] = []

    def add(self, record: R) -> R:
        """Put a new record into the project and return it as it will be read.

        Where its natural key is in the file already, the record takes that row's place.

        Raises:
            InvalidValue: a field cannot hold what it is given.
        """
        name = str(record.__tablename__)
        return self._note(record, self.state(name, record.id), record.model_dump(warnings=False))

    def change(self, record: R, **fields: Any) -> R:
        """Give some fields of a record other values; all its other fields stay as the file has them.

        Raises:
            InvalidValue: a field cannot hold what it is given.
            Stale: the record has been removed in the meantime.
            TypeError: there is no such field, or it is not for an edit to change.
        """
        if unknown := fields.keys() - set(rows.written(str(record.__tablename__))):
            raise TypeError(f"{record.__tablename__} has no field {', '.join(sorted(unknown))} to be changed")
        before = self.state(str(record.__tablename__), record.id)
        if before is None:
            raise Stale(tr("This has been removed in the meantime."), hint=tr("Undo brings it back."))
        return self._note(record, before, {**before, **fields})

    def remove(self, record: Record) -> None:
        """Take a record out of the project; nothing happens to one that is out already."""
        key = (str(record.__tablename__), record.id)
        before = self.state(*key)
        if before is not None:
            self._keep(key, before, None)

    def blob(self, data: bytes, media_type: str) -> str:
        """Keep some bytes with the edit; return their SHA-256 in hexadecimal, under which they are found."""
        self.blobs.append((data, media_type))
        return sha256(data).hexdigest()

    def state(self, table: str, id_: str) -> Row | None:
        """Return a row as it will be at the end of the edit, so far; None where there is none."""
        key = (table, id_)
        return self.rows[key][1] if key in self.rows else self._read(table, id_)

    def _note(self, record: R, before: Row | None, after: Row) -> R:
        name = str(record.__tablename__)
        state = self._settle(name, rows.checked(name, after))
        self._keep((name, record.id), before, state)
        return type(record)(**state)

    def _keep(self, key: Key, before: Row | None, after: Row | None) -> None:
        earliest = self.rows[key][0] if key in self.rows else before
        if earliest == after:
            self.rows.pop(key, None)
        else:
            self.rows[key] = (earliest, after)
