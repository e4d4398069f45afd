"""Copies of a project: one that a person asked for, and those kept in case.

SQLite's own backup interface copies a file that is being written, page by page and whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from timeline_app import paths
from timeline_app.project.file.store import connect, replace, unwritable

LATEST, DAILY, WEEKLY = 10, 7, 8
_STAMP = "%Y-%m-%dT%H%M%S"
_OURS = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]*.chronology"  # what else lies there is not ours


def copy(path: Path, target: Path) -> None:
    """Write a whole copy of a project file; what was at `target` stays until the copy is safe on disk.

    Raises:
        ReadOnlyProject: the target cannot be written.
    """
    try:
        source = connect(path, readonly=True)
    except sqlite3.Error as why:
        raise unwritable(target, why) from why
    try:
        copy_open(source, target)
    finally:
        source.close()


def copy_open(source: sqlite3.Connection, target: Path) -> None:
    """Write a whole copy of what a connection reads; otherwise as `copy`."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        copied = sqlite3.connect(part)
        try:
            source.backup(copied)
        finally:
            copied.close()
        _settle(part)
        replace(part, target)
    except (OSError, sqlite3.Error) as why:
        part.unlink(missing_ok=True)
        raise unwritable(target, why) from why


def folder(dossier_id: str) -> Path:
    """Return where the backups of a project lie."""
    return paths.data_dir() / "backups" / dossier_id


def daily(path: Path, dossier_id: str) -> Path | None:
    """Keep a backup at the first opening of a day; return it, or None when there is one of today.

    Raises:
        ReadOnlyProject: the user's own folder cannot be written.
    """
    now = datetime.now(UTC)
    kept = folder(dossier_id)
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise unwritable(kept.parent, why) from why
    if any(found.name.startswith(now.strftime("%Y-%m-%d")) for found in kept.glob(_OURS)):
        return None
    target = kept / f"{now.strftime(_STAMP)}.chronology"
    copy(path, target)
    for old in superfluous(sorted(found.name for found in kept.glob(_OURS))):
        (kept / old).unlink(missing_ok=True)  # another window may have been faster
    return target


def superfluous(names: Iterable[str]) -> list[str]:
    """Return the backups that need not be kept: neither among the latest nor the last of a day or week.

    Args:
        names: file names that begin with their time, oldest first.
    """
    newest_first = sorted(names, reverse=True)
    kept = set(newest_first[:LATEST])
    for most, period in ((DAILY, _day), (WEEKLY, _week)):
        seen: dict[str, str] = {}
        for name in newest_first:
            seen.setdefault(period(name), name)
        kept |= set(list(seen.values())[:most])
    return [name for name in newest_first if name not in kept]


def _day(name: str) -> str:
    return name[:10]


def _week(name: str) -> str:
    return datetime.strptime(name[:10], "%Y-%m-%d").replace(tzinfo=UTC).strftime("%G-%V")


def _settle(path: Path) -> None:
    """Wait until the bytes are on the disk itself."""
    with path.open("r+b") as file:  # Windows settles only what may be written
        os.fsync(file.fileno())
