"""What workers do with a file on a connection of their own, while its `Project` belongs to another thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from timeline_app.errors import DamagedProject, NotSaved
from timeline_app.project.chronicle import Filter
from timeline_app.project.file import store
from timeline_app.project.lists.sources import Listed, listed
from timeline_app.project.search import Found, Hit, Snippet, fill, index, search
from timeline_app.project.search.filling import Report
from timeline_app.project.sheets.parts import Source
from timeline_app.project.views.kept import Kept
from timeline_app.project.views.selecting import condition
from timeline_app.words import tr

T = TypeVar("T")


def answer(db: sqlite3.Connection, ask: Callable[[], T], *, at_once: bool = True) -> T:
    """Return an answer as of one moment; where the index for searching is damaged, once more without it.

    Args:
        at_once: keep the file from being written meanwhile; else the answer is of several moments.
    """
    moment = store.at_one_moment if at_once else nullcontext
    if not index.is_whole(db):
        index.attach(db)  # somebody may have made it anew
    try:
        with moment(db):
            return ask()
    except sqlite3.DatabaseError as why:
        if not index.is_damage(why) or not index.is_sound(db):
            raise
    index.give_up(db)
    with moment(db):
        return ask()


class Answered(NamedTuple):
    """What a filter and its words found, and how many entries the filter lets through."""

    found: Found
    fitting: int


def look_up(db: sqlite3.Connection, wanted: Filter, *, most: int = 8, seconds: float = 0) -> Answered:
    """Return what holds the words of a filter, and fits its conditions.

    With conditions only entries are found, and quotes that these cite; conditions alone find the entries themselves,
    in order of time.

    Args:
        most: things of each kind.
        seconds: after which the texts of articles are left out where there is no index; 0 for never.
    """
    whole = index.is_whole(db)
    where, values = condition(wanted, whole=whole)
    fitting = int(db.execute(f"select count(*) from entry e where {where}", values).fetchone()[0])
    conditions = replace(wanted, text="")
    if not conditions:
        return Answered(search(db, wanted.text, most=most, seconds=seconds), fitting)
    where, values = condition(conditions, whole=whole)
    if wanted.text:
        ids = {id_ for (id_,) in db.execute(f"select lower(hex(e.id)) from entry e where {where}", values)}
        return Answered(search(db, wanted.text, most=most, entries=ids, seconds=seconds), fitting)
    query = (
        f"select lower(hex(e.id)), e.title, coalesce(e.when_edtf, '') from entry e where {where} "
        "order by e.when_edtf is null, e.when_sort, e.when_hi, e.rank, e.id limit ?"
    )
    rows = db.execute(query, [*values, most]).fetchall()
    hits = tuple(Hit("entry", id_, Snippet(title), when=when) for id_, title, when in rows)
    more = frozenset({"entry"}) if fitting > most else frozenset()
    return Answered(Found("", {"entry": hits} if hits else {}, more, whole=whole), fitting)


def look_up_file(path: Path, wanted: Filter, *, most: int = 8, seconds: float = 0) -> Answered:
    """Return what `look_up` finds in a file.

    Raises:
        DamagedProject: the file cannot be read.
    """
    try:
        with closing(store.connect(path, readonly=True)) as db:
            return answer(db, lambda: look_up(db, wanted, most=most, seconds=seconds))
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


def list_sources(path: Path, report: Report = lambda _done, _total, _words: None) -> list[Listed]:
    """Return every source of a file in one line, oldest first; edits may go on meanwhile.

    Raises:
        DamagedProject: the file cannot be read.
    """
    try:
        with closing(store.connect(path, readonly=True)) as db:
            return listed(Source(db, lambda: report(0, 0, tr("Reading the sources"))))
    except sqlite3.Error as why:
        raise DamagedProject(tr("The sources could not be read: {why}.", why=why)) from why


def read_ahead(path: Path, report: Report = lambda _done, _total, _words: None) -> None:
    """Read the columns of a large file, so that it opens at once: they are kept in the user's cache folder.

    The file is one that may be opened: left by this person, or proved. Whatever fails is met again on opening it.
    """
    report(0, 0, tr("Reading the entries"))
    with suppress(sqlite3.Error), closing(store.connect(path, readonly=True)) as db, store.at_one_moment(db):
        kept = Kept(db)
        kept.read(Filter(), "when", falling=False).lanes["place"].numbered()
        kept.leave()
