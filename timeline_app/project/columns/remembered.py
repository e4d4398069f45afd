"""The columns of a project in the user's own cache folder, so that opening it again does not read every entry.

A file of arrays, one after the other as numpy writes them, behind a line of JSON that says what they are, and that
behind the SHA-256 of all of it. It holds for the state of the journal that it names; what was written since is read
again. Losing it costs time alone.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import file_digest, sha256
from io import BufferedRandom, BufferedReader
from pathlib import Path
from sqlite3 import Connection
from threading import get_ident
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app import dates, paths
from timeline_app.project.columns.base import READ, Held, Words
from timeline_app.project.columns.lanes import Named
from timeline_app.project.columns.sequences import Rows
from timeline_app.project.file.dating import clock

WORTH = 5_000
"""Entries; fewer are read anew as fast as they are found in the cache."""
FOLLOWED, HANDED_ON = 300, 60
"""Operations since columns were remembered: after no more than the first a project goes on from them, and reads again
what was touched; a job hands on what has fewer than the second behind it, which leaves room for edits meanwhile."""
_LAYOUT = 2
_MOST = 12  # projects remembered
_SEAL = 32  # bytes


class Head(NamedTuple):
    """What the columns show: the local number of the journal's last transaction, and a hash of all their hashes.

    The hash of the last alone vouches for the transactions of its author, not for those of others before it. The clock
    of the dates is hashed with them: numbers that are computed anew are in no journal.
    """

    k: int
    hash: str


class Remembered(NamedTuple):
    """All entries as they were at a head."""

    head: Head
    held: Held
    words: Words
    lanes: dict[str, Named]
    rows: Rows
    unkept: str = ""  # under which name to keep them, where they are not as they are kept already


def dossier_id(db: Connection) -> str:
    """Return under which name the columns of a file are kept."""
    found = db.execute("select id from dossier where gone = 0 order by id limit 1").fetchone()
    return str(found[0].hex()) if found else ""


def head(db: Connection, upto: int = 1 << 62) -> Head:
    """Return how far the journal of a file goes, or went with the transaction of this number."""
    found = db.execute('select k, hash from "transaction" where k <= ? order by k', (upto,)).fetchall()
    return Head(
        found[-1][0] if found else 0, sha256(b"".join([*(own for _, own in found), clock(db).encode()])).hexdigest()
    )


def remember(dossier: str, known: Remembered) -> None:
    """Keep the columns of the project with this id, where they are many; a disk that refuses is no matter."""
    if len(known.rows) < WORTH:
        return
    with suppress(OSError):
        folder = paths.cache_dir() / "columns"
        folder.mkdir(exist_ok=True)
        part = folder / f".{dossier}.{os.getpid()}-{get_ident()}.part"
        try:
            with part.open("w+b") as file:
                _sealed(file, known)
            part.replace(_file(dossier))
        finally:
            part.unlink(missing_ok=True)
        _let_go(folder)


def recall(dossier: str) -> Remembered | None:
    """Return the columns kept of a project, None when there are none that this version can read, or damaged ones."""
    try:
        with _file(dossier).open("rb") as file:
            return _read(file) if file.read(_SEAL) == _seal(file) else None
    except (OSError, ValueError, TypeError, KeyError, EOFError):
        return None


def _file(dossier: str) -> Path:
    return paths.cache_dir() / "columns" / f"{dossier}.columns"


def _let_go(folder: Path) -> None:
    """Keep the projects remembered last; what a session left half written counts as one."""
    found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in found[_MOST:]:
        path.unlink()


def _sealed(file: BufferedRandom, known: Remembered) -> None:
    file.write(bytes(_SEAL))
    _write(file, known)
    seal = _seal(file)
    file.seek(0)
    file.write(seal)


def _seal(file: BufferedReader | BufferedRandom) -> bytes:
    """Return the hash of what stands behind the seal; the file is left there."""
    file.seek(_SEAL)
    found = file_digest(file, "sha256").digest()
    file.seek(_SEAL)
    return found


def _format() -> list[Any]:
    return [_LAYOUT, dates.VERSION, [list(one) for one in READ.descr]]


def _write(file: BinaryIO, known: Remembered) -> None:
    lanes = {kind: named.names for kind, named in known.lanes.items()}
    said = {"format": _format(), "head": known.head, "words": known.words, "lanes": lanes}
    file.write(json.dumps(said).encode() + b"\n")
    arrays = [known.rows, *(known.held[name] for name in READ.names or ())]
    for named in known.lanes.values():
        arrays += [named.start, named.codes]
    for array in arrays:
        np.save(file, array, allow_pickle=False)


def _read(file: BinaryIO) -> Remembered | None:
    said = json.loads(file.readline())
    if said["format"] != _format():
        return None
    rows = _array(file, np.int64)
    held = {name: _array(file, READ[name], len(rows)) for name in READ.names or ()}
    lanes = {}
    for kind, names in said["lanes"].items():
        start = _array(file, np.int64, len(rows) + 1)
        lanes[kind] = Named(start, _array(file, np.int32, int(start[-1])), tuple(names))
    words = {name: tuple(known) for name, known in said["words"].items()}
    return Remembered(Head(*said["head"]), held, words, lanes, rows)


def _array(file: BinaryIO, kind: Any, length: int | None = None) -> NDArray[Any]:
    found: NDArray[Any] = np.load(file, allow_pickle=False)
    if found.dtype != kind or found.ndim != 1 or length not in (None, len(found)):
        raise ValueError("not as it was written")
    return found
