"""The opening gate: a file may come from anyone, and only what is whole and ours gets through.

Steps and what each catches: docs/FORMAT.md, "Opening".
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from timeline_app.errors import DamagedProject, NewerFormat, NotAProject, ProjectFileError
from timeline_app.project.file.store import APPLICATION_ID, connect
from timeline_app.project.migrations import FORMAT
from timeline_app.words import tr

MAGIC = b"SQLite format 3\x00"
HEADER = 100  # bytes of a SQLite file header


def open_(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Open a project file that may come from anyone.

    Raises:
        ProjectFileError: it is not there, not ours, newer, damaged, or cannot be read.
    """
    admit(path)
    readonly = readonly or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    try:
        db = connect(path, readonly=readonly)
        db.execute('select count(*) from "transaction"').fetchone()
    except Exception as why:  # a damaged file raises nearly anything
        raise DamagedProject(
            tr("{name} is damaged: {why}.", name=path.name, why=why),
            hint=tr("Go back to a backup, or open a copy made by a colleague; this file was not changed."),
        ) from why
    return db


def admit(path: Path) -> None:
    """Look at the bytes of a file before SQLite does, and refuse what is not ours.

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
    if len(header) < HEADER or header[:16] != MAGIC or int.from_bytes(header[68:72]) != APPLICATION_ID:
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
        raise DamagedProject(tr("{name} is damaged: it does not say its format.", name=path.name))
