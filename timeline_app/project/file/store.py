"""Files and connections: the pragmas, a new file, rows and blobs.

Why SQLite is set up so: docs/FORMAT.md, "The file".
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from timeline_app.errors import ProjectFileError, ReadOnlyProject
from timeline_app.project import rows
from timeline_app.project.folding import fold
from timeline_app.project.migrations import FORMAT, STEPS
from timeline_app.project.search import index, tables
from timeline_app.words import tr

APPLICATION_ID = 0x4348524E  # "CHRN", header bytes 68–71
PRAGMAS = (
    "journal_mode = delete",
    "synchronous = full",
    "foreign_keys = on",
    "busy_timeout = 5000",
    "trusted_schema = off",
    "cell_size_check = on",
    "mmap_size = 0",
)
_KEPT = {"transaction", "operation"}
_DENIED = {sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_DROP_TABLE}


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Open a connection to a project file with our pragmas; the journal in it cannot be altered through it.

    The driver stays out of transactions: every write says `begin immediate` itself.
    """
    mode = "ro" if readonly else "rw"
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=5)
    try:
        for pragma in PRAGMAS[1:] if readonly else PRAGMAS:
            db.execute(f"pragma {pragma}")
        db.execute("select count(*) from sqlite_schema").fetchone()  # the first to touch the file itself
        index.attach(db)
    except sqlite3.Error:
        db.close()
        raise
    db.create_function("folded", 1, _folded, deterministic=True)
    db.create_function("packed", 1, bytes.fromhex, deterministic=True)
    db.set_authorizer(_guard)
    return db


@contextmanager
def at_one_moment(db: sqlite3.Connection) -> Iterator[None]:
    """Let several questions see the file as it was at one moment; another program waits meanwhile to write."""
    db.execute("begin")
    try:
        yield
    finally:
        db.execute("rollback")


def create(path: Path) -> None:
    """Make an empty project file of the newest format.

    Raises:
        ProjectFileError: something is there already, or the folder cannot be written.
    """
    if path.exists():
        raise ProjectFileError(
            tr("{name} is there already.", name=path.name), hint=tr("Choose another name, or open it.")
        )
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch()
        db = connect(part)
        try:
            db.execute("begin immediate")
            for step in STEPS:
                step(db)
            db.execute(f"pragma application_id = {APPLICATION_ID}")
            db.execute(f"pragma user_version = {FORMAT}")
            db.execute("commit")
        finally:
            db.close()
        replace(part, path)
    except (OSError, sqlite3.Error) as why:
        part.unlink(missing_ok=True)
        raise unwritable(path, why) from why


def replace(part: Path, path: Path) -> None:
    """Put a finished file in the place of another; what a crash left beside the old one must not roll it back."""
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    part.replace(path)


def unwritable(path: Path, why: Exception) -> ProjectFileError:
    """Return the error that says that a file could not be written, and why."""
    reason = (why.strerror if isinstance(why, OSError) else None) or str(why)
    return ReadOnlyProject(
        tr("{name} could not be written: {why}.", name=path.name, why=reason),
        hint=tr("Choose a folder in which you may write and that has room."),
    )


def upsert(db: sqlite3.Connection, table: str, states: Iterable[Mapping[str, Any]]) -> None:
    """Write whole rows of one cache table."""
    names = [c.name for c in rows.table(table).columns]
    listed = ", ".join(f'"{n}"' for n in names)
    news = ", ".join(f'"{n}" = excluded."{n}"' for n in names if n != "id")
    holes = ", ".join("?" * len(names))
    db.executemany(
        f'insert into "{table}" ({listed}) values ({holes}) on conflict (id) do update set {news}',
        (rows.to_file(table, state) for state in states),
    )


def row(db: sqlite3.Connection, table: str, id_: str) -> dict[str, Any] | None:
    """Return one row of a cache table, or None where there is none or it is gone."""
    return tables.living(db, table, id_)


def put_blob(db: sqlite3.Connection, data: bytes, media_type: str) -> str:
    """Keep bytes under their SHA-256; return it in hexadecimal. The same bytes are kept once."""
    digest = sha256(data)
    db.execute("insert or ignore into blob values (?, ?, ?, ?)", (digest.digest(), len(data), media_type, data))
    return digest.hexdigest()


def blob(db: sqlite3.Connection, digest: str) -> bytes | None:
    """Return the bytes with this SHA-256, unchecked; None where there are none."""
    found = db.execute("select bytes from blob where sha256 = ?", (bytes.fromhex(digest),)).fetchone()
    return None if found is None else bytes(found[0])


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _guard(action: int, table: str | None, *_: str | None) -> int:
    return sqlite3.SQLITE_DENY if action in _DENIED and table in _KEPT else sqlite3.SQLITE_OK
