"""Who writes: one person, on one installation, in one copy of a file.

The last transaction that we wrote into a file is remembered in the user's own folder. A file whose last
transaction of that author is another one is a copy (or a backup): going on under the same author would fork
its chain, so a new author id is opened under the same name.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from timeline_app import paths
from timeline_app.model import new_id


class Author:
    """The author of one open file: the id to write under, opened at the first write."""

    def __init__(self, path: Path, name: str, installation: str) -> None:
        self._path = path
        self.name = name
        self.installation = installation
        key = sha256("\0".join((str(path.resolve()), installation, name)).encode()).hexdigest()[:32]
        self._memory = paths.data_dir() / "heads" / f"{key}.json"

    def id(self, db: Connection) -> str:
        """Return the author id to write under; the caller holds the write lock."""
        known = self._remembered()
        if known and _head(db, known["author"]) == known["head"]:
            return known["author"]
        id_ = new_id()
        db.execute(
            "insert into author (id, name, public_key, since, installation) values (?, ?, null, ?, ?)",
            (bytes.fromhex(id_), self.name, time.time_ns() // 1_000_000, self.installation),
        )
        return id_

    def remember(self, author: str, head: str) -> None:
        """Note the last transaction written; losing the note costs nothing but a new author id."""
        self._note({"author": author, "head": head, "stamp": stamp(self._path)})

    def remember_again(self, db: Connection) -> None:
        """Note how the file stands after we wrote what is computed, such as an index, which makes no transaction.

        Where somebody else wrote a transaction since ours, it is not we who left it.
        """
        known = self._remembered()
        last = db.execute('select lower(hex(hash)) from "transaction" order by k desc limit 1').fetchone()
        if known and last and known["head"] == last[0]:
            self._note(known | {"stamp": stamp(self._path)})

    def note_index(self) -> None:
        """Note that the index for searching in the file as it stands is our work, whoever wrote last."""
        self._note(self._noted() | {"index": stamp(self._path)})

    def made_index(self) -> bool:
        """Tell whether the index in the file as it stands is our work."""
        now = _as_it_stands(self._path)
        return bool(now) and now in (self._noted().get("index"), self._remembered().get("stamp"))

    def _note(self, note: dict[str, str]) -> None:
        part = self._memory.with_name(f"{self._memory.name}.{os.getpid()}.part")
        with suppress(OSError):  # the edit is on disk, whatever becomes of the note
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(note), encoding="utf-8")
            part.replace(self._memory)

    def left_last(self, path: Path) -> bool:
        """Tell whether this person, on this installation, was the last to write the file as it stands.

        Nobody has left a file beside which a write that was cut off waits to be rolled back into it.
        """
        now = _as_it_stands(path)
        return bool(now) and self._remembered().get("stamp") == now

    def own_ids(self, db: Connection) -> set[str]:
        """Return the ids under which this person wrote into the file from this installation."""
        query = "select id from author where installation = ? and name = ?"
        return {row[0].hex() for row in db.execute(query, (self.installation, self.name))}

    def _remembered(self) -> dict[str, str]:
        note = self._noted()
        return note if note.keys() >= {"author", "head", "stamp"} else {}

    def _noted(self) -> dict[str, str]:
        try:
            note = json.loads(self._memory.read_text(encoding="utf-8"))
            return {str(name): str(value) for name, value in note.items()}
        except (OSError, ValueError, AttributeError):
            return {}


def stamp(path: Path) -> str:
    """Return what changes with every write of a file: its size, its time and its change counter; "" without one."""
    try:
        with path.open("rb") as file:
            counter = file.read(28)[24:]  # bytes 24–27 of a SQLite header
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {counter.hex()}"


def _as_it_stands(path: Path) -> str:
    """Return the stamp of a file, "" where a write that was cut off waits to be rolled back into it."""
    return "" if path.with_name(f"{path.name}-journal").exists() else stamp(path)


def _head(db: Connection, author: str) -> str | None:
    query = 'select hash from "transaction" where author = ? order by k desc limit 1'
    found = db.execute(query, (bytes.fromhex(author),)).fetchone()
    return str(found[0].hex()) if found else None
