"""The opening gate: a file may come from anyone, and only what is whole and ours gets through.

Steps and what each catches: docs/FORMAT.md, "Opening".
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from timeline_app.errors import Cancelled, DamagedProject, NewerFormat, NotAProject, ProjectFileError
from timeline_app.project.file.store import APPLICATION_ID, connect
from timeline_app.project.migrations import FORMAT, newest
from timeline_app.words import tr

MAGIC = b"SQLite format 3\x00"
HEADER = 100  # bytes of a SQLite file header
WAL = 2  # in bytes 18 and 19: the file was written in WAL mode


class Opened(NamedTuple):
    """A connection that passed the gate. `aside` is the folder of the copy that it reads in the file's stead."""

    db: sqlite3.Connection
    readonly: bool
    aside: Path | None = None

    def close(self) -> None:
        """Let go of the file, and of the copy."""
        self.db.close()
        if self.aside is not None:
            shutil.rmtree(self.aside, ignore_errors=True)


def open_(path: Path, *, readonly: bool = False, trusted: bool = False) -> Opened:
    """Open a project file that may come from anyone.

    Args:
        readonly: write nothing; the locks of whoever writes the file are respected.
        trusted: this installation closed the file as it stands; the whole check of its pages is left out.

    Raises:
        ProjectFileError: it is not there, not ours, newer, damaged, or cannot be read.
    """
    wal = WAL in admit(path)[18:20]
    readonly = readonly or wal or not may_write(path)
    with telling_damage(path):
        db = None if wal else _reached(path, readonly=readonly)
        opened = Opened(db, readonly) if db else _settled_aside(path)
    with telling_damage(path, opened):
        _examine(opened.db, trusted=trusted)
    return opened


@contextmanager
def telling_damage(path: Path, opened: Opened | None = None) -> Iterator[None]:
    """Turn whatever a damaged file raises into one sentence; close what is open of it whenever this fails.

    Raises:
        ProjectFileError: the file is damaged.
    """
    with ExitStack() as failed:
        if opened is not None:
            failed.callback(opened.close)
        try:
            yield
        except (ProjectFileError, Cancelled):
            raise
        except Exception as why:  # nearly anything, from OverflowError to UnicodeDecodeError
            raise damaged(path, why) from why
        failed.pop_all()


def admit(path: Path) -> bytes:
    """Look at the first bytes of a file before SQLite does, refuse what is not ours, and return them.

    Raises:
        NotAProject, NewerFormat, DamagedProject: by what the first hundred bytes say.
        ProjectFileError: there is no such file, or it cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError as why:
        raise ProjectFileError(
            tr("{name} cannot be read: {why}.", name=path.name, why=why.strerror or why),
            hint=tr("Check that the file is there and that you may read it."),
        ) from why
    if not _is_ours(header):
        raise NotAProject(
            tr("{name} is not a chronology.", name=path.name),
            hint=tr("Open a file that ends in .chronology, or bring this one in as a source."),
        )
    version = int.from_bytes(header[60:64])
    if version > FORMAT:
        raise NewerFormat(
            tr("{name} was written by a newer version of Timeline.", name=path.name),
            hint=tr("Install the newest version and open it there; nothing was changed."),
        )
    if not version:
        raise damaged(path, tr("its header was altered"))
    return header


def is_project(path: Path) -> bool:
    """Tell whether a file says of itself that it is a chronology, of whatever version and in whatever state."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _is_ours(file.read(HEADER))
    except OSError:
        return False


def may_write(path: Path) -> bool:
    """Tell whether the file and its folder can be written; SQLite needs both."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def damaged(path: Path, why: object) -> DamagedProject:
    """Return the error that says that a file of ours is damaged, and where to go."""
    return DamagedProject(
        tr("{name} is damaged: {why}.", name=path.name, why=str(why).rstrip(".")),
        hint=tr("Go back to a backup, or to a copy of a colleague; this file was not changed."),
    )


def _is_ours(header: bytes) -> bool:
    return len(header) == HEADER and header[:16] == MAGIC and int.from_bytes(header[68:72]) == APPLICATION_ID


def _examine(db: sqlite3.Connection, *, trusted: bool) -> None:
    """Refuse damaged pages and any table, index or trigger that we did not make."""
    if not trusted:
        (answer,) = db.execute("pragma quick_check(1)").fetchone()
        if answer != "ok":
            raise sqlite3.DatabaseError(answer)
    if _fingerprint(db) != _due():
        raise sqlite3.DatabaseError(tr("its tables were altered"))


def _fingerprint(db: sqlite3.Connection) -> str:
    query = (
        "select type, name, tbl_name, sql from sqlite_schema "
        "where not (type in ('table', 'index') and tbl_name like 'search%') order by name"
    )
    return sha256(repr(db.execute(query).fetchall()).encode()).hexdigest()


@cache
def _due() -> str:
    with newest() as db:
        return _fingerprint(db)


def _reached(path: Path, *, readonly: bool) -> sqlite3.Connection | None:
    """Connect to a file; None where a write was cut off, so that only whoever may roll it back can read it."""
    try:
        db = connect(path, readonly=readonly)
    except sqlite3.OperationalError as why:
        if why.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
            return None
        raise
    return db


def _settled_aside(path: Path) -> Opened:
    """Copy a file with what a program left beside it, settle the copy and open that; the file stays as it is."""
    with ExitStack() as undone:
        folder = Path(tempfile.mkdtemp(prefix="timeline-"))
        undone.callback(shutil.rmtree, folder, ignore_errors=True)
        for name in (path.name, f"{path.name}-journal", f"{path.name}-wal"):
            if path.with_name(name).exists():
                shutil.copyfile(path.with_name(name), folder / name)
        copied = connect(folder / path.name)  # rolls back, or takes in the log and leaves WAL mode
        undone.callback(copied.close)
        copied.execute("select count(*) from author").fetchone()
        copied.close()
        opened = Opened(connect(folder / path.name, readonly=True), True, folder)
        undone.pop_all()
    return opened
