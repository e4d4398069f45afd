"""What workers do with a file on a connection of their own, while its `Project` belongs to another thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple, TypeVar

from timeline_app.errors import DamagedProject, NotSaved
from timeline_app.project.chronicle import Filter
from timeline_app.project.columns.base import Base, in_time, read_all
from timeline_app.project.columns.lanes import read_names
from timeline_app.project.columns.remembered import HANDED_ON, Remembered, dossier_id, head, recall, remember
from timeline_app.project.columns.texts import Texts
from timeline_app.project.file import store
from timeline_app.project.lists.sources import Listed, listed
from timeline_app.project.parts import PART, Source
from timeline_app.project.search import Found, Hit, Snippet, fill, index, search
from timeline_app.project.search.filling import Report
from timeline_app.project.views.selecting import condition
from timeline_app.words import tr

T = TypeVar("T")
_LASTING = 75_000  # pages, 300 MB; of less the entries are read in half a second


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
        f"select lower(hex(e.id)), e.title, coalesce(e.when_edtf, ''), coalesce(e.when_precision, 0) "
        f"from entry e where {where} "
        "order by e.when_edtf is null, e.when_sort, e.when_hi, e.rank, e.id limit ?"
    )
    rows = db.execute(query, [*values, most]).fetchall()
    hits = tuple(
        Hit("entry", id_, Snippet(title), when=when, precision=precision) for id_, title, when, precision in rows
    )
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


def read_columns(
    path: Path, kind: str, report: Report = lambda _done, _total, _words: None, *, anew: bool = False
) -> Remembered:
    """Return the columns of every entry of a file, with the names on a kind of lanes, for `Project.take`.

    They are those that an earlier session kept, where nothing was written since; else they are read in parts, between
    which edits may go on, for `keep_columns` to keep. The file is one that may be opened: left by this person, or
    proved.

    Args:
        anew: leave what was kept aside; the project could not go on from it.

    Raises:
        DamagedProject: the file cannot be read.
    """
    try:
        with closing(store.connect(path, readonly=True)) as db:
            return _columns(db, kind, report, anew)
    except sqlite3.Error as why:
        raise DamagedProject(tr("The entries could not be read: {why}.", why=why)) from why


def _columns(db: sqlite3.Connection, kind: str, report: Report, anew: bool) -> Remembered:
    now, name, texts = head(db), dossier_id(db), Texts(db)
    report(0, 0, tr("Reading the entries"))
    known = None if anew else recall(name)
    if known is not None and _is_followed(db, known):
        if kind in known.lanes:
            return known
        now = known.head
        base, rows = Base(db, known.held, known.words, texts, known.lanes), known.rows
        base.named(kind)
    else:
        parts, most = count(), _parts(db)
        source = Source(db, lambda: report(min(next(parts), most), most, tr("Reading the entries")))
        base = read_all(source, texts)
        base.lanes[kind] = read_names(source, kind, base.packed) if kind != "kind" else base.named(kind)
        rows = in_time(base.held)
    return Remembered(now, base.held, base.words, base.lanes, rows, name)


def _parts(db: sqlite3.Connection) -> int:
    """Return in how many parts entries, citations and names are read; 0 where that is over in a moment."""
    if db.execute("pragma page_count").fetchone()[0] < _LASTING:
        return 0
    total = db.execute("select count(*) from entry").fetchone()[0]  # of those not gone it would take seconds
    return 3 * (int(total) // PART + 1)


def keep_columns(known: Remembered) -> None:
    """Keep columns that were read for a later session, where they are many and not kept; 10 ms for 100,000."""
    if known.unkept:
        remember(known.unkept, known)


def _is_followed(db: sqlite3.Connection, known: Remembered) -> bool:
    """Tell whether a project can take these columns, and read again the little that was written since."""
    query = 'select count(*) from operation o join "transaction" t on t.k = o.txn where t.k > ?'
    number = db.execute(query, (known.head.k,)).fetchone()[0] if head(db, known.head.k) == known.head else HANDED_ON
    return int(number) < HANDED_ON
