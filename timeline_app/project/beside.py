"""What workers do with a file on a connection of their own, while its `Project` belongs to another thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from timeline_app.errors import DamagedProject, NotSaved
from timeline_app.project.file import store
from timeline_app.project.search import Found, fill, index, search
from timeline_app.project.search.filling import Report
from timeline_app.words import tr

T = TypeVar("T")


def answer(db: sqlite3.Connection, ask: Callable[[], T]) -> T:
    """Return an answer as of one moment; where the index for searching is damaged, once more without it."""
    if not index.is_whole(db):
        index.attach(db)  # somebody may have made it anew
    try:
        with store.at_one_moment(db):
            return ask()
    except sqlite3.DatabaseError as why:
        if not index.is_damage(why) or not index.is_sound(db):
            raise
    index.give_up(db)
    with store.at_one_moment(db):
        return ask()


def search_file(path: Path, typed: str, *, most: int = 8, seconds: float = 0) -> Found:
    """Return what `Project.search` finds in a file.

    Args:
        seconds: after which the texts of articles are left out where there is no index; 0 for never.

    Raises:
        DamagedProject: the file cannot be read.
    """
    try:
        with closing(store.connect(path, readonly=True)) as db:
            return answer(db, lambda: search(db, typed, most=most, seconds=seconds))
    except sqlite3.Error as why:
        raise DamagedProject(tr("The project could not be searched: {why}.", why=why)) from why


def fill_index(path: Path, report: Report = lambda _done, _total, _words: None) -> int:
    """Make the index of a file whole, in short writes; return how many rows were read for it.

    Who stops it, by what `report` raises, goes on there the next time.

    Raises:
        NotSaved: the file cannot be written; search goes on without an index.
    """
    try:
        with closing(store.connect(path)) as db:
            return fill(db, report)
    except sqlite3.Error as why:
        raise NotSaved(
            tr("The index for searching could not be written: {why}.", why=why),
            hint=tr("Search goes on without it, more slowly. It is tried again when the project is opened."),
        ) from why
