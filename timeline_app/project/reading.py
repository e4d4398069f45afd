"""What can be asked of an open project."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, select

from timeline_app.errors import Choice, DamagedProject, NotFound
from timeline_app.model import Dossier, Record, Version
from timeline_app.project.beside import Answered, answer, look_up
from timeline_app.project.change import Row
from timeline_app.project.chronicle import Chronicle, Filter
from timeline_app.project.columns.remembered import Remembered
from timeline_app.project.columns.sequences import is_id
from timeline_app.project.file import store
from timeline_app.project.journal import past
from timeline_app.project.journal.past import Past
from timeline_app.project.lists.sources import Listed, listed
from timeline_app.project.parts import Report, Source, reporting
from timeline_app.project.search import KINDS, Found, index, search
from timeline_app.project.sheets.keeping import Sheets
from timeline_app.project.sheets.sheet import Sheet
from timeline_app.project.views.compose import compose, paragraph, paragraphs
from timeline_app.project.views.evidence import evidence
from timeline_app.project.views.kept import Kept
from timeline_app.project.views.marks import MarkColumns
from timeline_app.project.views.ordering import By, Order, Told, mended, order, told
from timeline_app.project.views.rows import EntryRow, rows
from timeline_app.words import tr

R = TypeVar("R", bound=Record)
T = TypeVar("T")
BATCH = 500  # ids asked for in one question


class Reading:
    """The questions of a `Project`. Records are values; whoever keeps one asks again after a change."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool, pool_reset_on_return=None)
        self._texts: dict[str, str] = {}
        self._columns = Kept(db)
        self._sheets = Sheets(db)

    @property
    def dossier(self) -> Dossier:
        """The one row about the project itself."""
        return self.all(Dossier)[0]

    def get(self, kind: type[R], id_: str) -> R | None:
        """Return one living record, or None."""
        with Session(self._engine, expire_on_commit=False) as session:
            found = session.get(kind, id_)
            return None if found is None or found.gone else found

    def all(self, kind: type[R], /, **equals: Any) -> Sequence[R]:
        """Return the living records of one kind whose fields equal these, oldest first."""
        query = select(kind).where(col(kind.gone) == False)  # noqa: E712  SQL, not Python
        for field, wanted in equals.items():
            query = query.where(getattr(kind, field) == wanted)
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                return session.exec(query.order_by(col(kind.id))).all()
        except UnicodeEncodeError:  # half a character: the file holds none
            return []

    def several(self, kind: type[R], ids: Iterable[str]) -> list[R]:
        """Return the living records with these ids, in this order, in few questions; others are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, R] = {}
        with Session(self._engine, expire_on_commit=False) as session:
            for at in range(0, len(wanted), BATCH):
                some = col(kind.id).in_(wanted[at : at + BATCH])
                found |= {one.id: one for one in session.exec(select(kind).where(some)) if not one.gone}
        return [found[id_] for id_ in wanted if id_ in found]

    def values(self, kind: type[Record], field: str, /, *more: str, **equals: Any) -> list[Any]:
        """Return one field of all living records, or tuples of several, oldest first, without making records."""
        asked = (getattr(kind, name) for name in (field, *more))
        query = select(*asked).where(col(kind.gone) == False)  # noqa: E712  SQL, not Python
        for name, wanted in equals.items():
            query = query.where(getattr(kind, name) == wanted)
        with Session(self._engine) as session:
            found = session.exec(query.order_by(col(kind.id))).all()
        return [tuple(row) for row in found] if more else list(found)

    def words(self, kind: type[Record], field: str) -> list[str]:
        """Return each text, but "", that one field of living records has, in no order; 0.2 s for a million."""
        query = f'select distinct "{field}" from "{kind.__tablename__}" where +gone = 0 and "{field}" <> \'\''
        return [word for (word,) in self._db.execute(query)]

    def there(self, kind: type[Record], ids: Iterable[str]) -> set[str]:
        """Return which of these are ids of living records; what is no id is none."""
        wanted = [bytes.fromhex(id_) for id_ in dict.fromkeys(ids) if is_id(id_)]
        found: set[str] = set()
        for at in range(0, len(wanted), BATCH):
            some = wanted[at : at + BATCH]
            query = f'select id from "{kind.__tablename__}" where gone = 0 and id in ({", ".join("?" * len(some))})'
            found |= {id_.hex() for (id_,) in self._db.execute(query, some)}
        return found

    def first(self, kind: type[Record]) -> str | None:
        """Return the id of the oldest living record, None where there is none."""
        found = self._db.execute(f'select id from "{kind.__tablename__}" where gone = 0 order by id limit 1').fetchone()
        return None if found is None else str(found[0].hex())

    def tally_of(self, kind: type[Record], by: str, ids: Iterable[str]) -> Counter[str]:
        """Return how many living records have each of these ids in the field `by`, which has an index."""
        wanted, found = [bytes.fromhex(id_) for id_ in ids], Counter[str]()
        for at in range(0, len(wanted), BATCH):
            some = wanted[at : at + BATCH]
            query = (
                f'select "{by}" from "{kind.__tablename__}" where gone = 0 and "{by}" in ({", ".join("?" * len(some))})'
            )
            found.update(id_.hex() for (id_,) in self._db.execute(query, some))
        return found

    def tally(self, kind: type[Record], by: str) -> dict[str, int]:
        """Return how many living records there are for each id in the field `by`."""
        query = (
            f'select lower(hex("{by}")), count(*) from "{kind.__tablename__}" not indexed '
            f'where gone = 0 and "{by}" is not null group by "{by}"'
        )
        return dict(self._db.execute(query).fetchall())

    def count(self, kind: type[Record]) -> int:
        """Return how many living records of one kind there are."""
        query = f'select count(*) from "{kind.__tablename__}" where +gone = 0'
        return int(self._db.execute(query).fetchone()[0])

    def is_at_most(self, kind: type[Record], number: int) -> bool:
        """Tell whether there are no more records of one kind, gone ones included; quick in a file of any size."""
        query = f'select count(*) from (select 1 from "{kind.__tablename__}" limit ?)'
        return int(self._db.execute(query, [number + 1]).fetchone()[0]) <= number

    def find(self, kind: type[R], ending: str) -> R:
        """Return the one living record whose id ends so; eight digits are what people are shown.

        Raises:
            NotFound: there is none, or `ending` holds no hexadecimal digits.
            Choice: there are several.
        """
        query = f"select lower(hex(id)) from \"{kind.__tablename__}\" where gone = 0 and lower(hex(id)) like '%' || ?"
        wanted = ending.strip().lower()
        name = str(kind.__tablename__)
        found = [r[0] for r in self._db.execute(query, (wanted,))] if wanted.isalnum() else []
        if not found:
            raise NotFound(
                tr("There is no {kind} “{id}”.", kind=name, id=ending), hint=tr("List them to see their ids.")
            )
        if len(found) > 1:
            raise Choice(
                tr("{count} ids of {kind} end in “{id}”.", count=len(found), kind=name, id=ending),
                hint=tr("Give more digits."),
                choices=found,
            )
        record = self.get(kind, found[0])
        assert record is not None
        return record

    def text(self, version: Version) -> str:
        """Return the canonical text of a version, checked against its hash.

        Raises:
            DamagedProject: the bytes are not there, or not what they were.
        """
        if version.id not in self._texts:
            self._texts[version.id] = self.blob(version.text_sha256).decode()
        return self._texts[version.id]

    def paragraph(self, version: Version, at: int) -> int:
        """Return in which paragraph of a version's text a code point stands, from 1."""
        return paragraph(paragraphs(self.text(version)), at)

    def blob(self, digest: str) -> bytes:
        """Return the bytes with this SHA-256 (hexadecimal), checked.

        Raises:
            DamagedProject: they are not there, or not what they were.
        """
        found = store.blob(self._db, digest)
        if found is None or sha256(found).hexdigest() != digest:
            raise DamagedProject(
                tr("The text of a source is damaged: its bytes are not the ones that were captured."),
                hint=tr("Bring the article in again, or go back to a backup."),
            )
        return found

    def past(self) -> Past:
        """Return since when rows are there and who wrote them last; 0.1 s for 50,000 operations."""
        return past.past(self._db)

    def row_then(self, id_: str, revision: str) -> Row | None:
        """Return a row as it was when the transaction `revision` was the last; None when either was not there."""
        return past.then(self._db, id_, revision)

    def written_as(self, label: str) -> dict[str, str]:
        """Return, by row, the last edit with this label that stands on it and was not taken back."""
        return past.written_as(self._db, label)

    def search(
        self, typed: str, *, most: int = 8, entries: Collection[str] | None = None, kinds: Collection[str] = KINDS
    ) -> Found:
        """Return what holds all typed words, up to `most` of each kind; 50 ms for 10,000 articles.

        Args:
            entries: ids; only these, and quotes that they cite, are found.
        """
        return answer(self._db, lambda: search(self._db, typed, most=most, entries=entries, kinds=kinds))

    def look_up(self, wanted: Filter, most: int = 8) -> Answered:
        """Return what holds the words of a filter and fits its conditions; see `beside.look_up`."""
        return answer(self._db, lambda: look_up(self._db, wanted, most=most))

    @property
    def on_disk(self) -> Path:
        """The file that is read; that of a copy where a file could only be opened aside."""
        return Path(self._db.execute("pragma database_list").fetchone()[2])

    @property
    def is_indexed(self) -> bool:
        """Whether search and filters ask an index; without one they look through everything, which takes longer."""
        return index.is_whole(self._db)

    def chronicle(self, wanted: Filter | None = None) -> Chronicle:
        """Return the full, cited view, or what a filter lets through; 0.2 s for 5,000 entries."""
        return answer(self._db, lambda: compose(self._db, wanted or Filter()))

    def with_evidence(self, chronicle: Chronicle, *, private: bool = False, whole: bool = True) -> Chronicle:
        """Return a chronicle with what stands behind it: captured texts, custody, and the project as a file.

        The file has no history: one edit makes what the chronicle shows. The same rows give the same bytes.

        Args:
            private: with private notes, comments, and marks that no entry cites.
            whole: with the file; takes memory for all articles, twice.
        """
        with store.at_one_moment(self._db):
            return replace(chronicle, evidence=evidence(self._db, chronicle, private=private, whole=whole))

    def marks(self, wanted: Filter | None = None) -> MarkColumns:
        """Return every entry that a filter lets through, as columns, in order of time, undated ones last.

        Asked for again while the file is as it was, as by the second of two panes, it costs nothing.
        """
        return answer(self._db, lambda: self._columns.read(wanted or Filter()))

    def is_at_hand(self, kind: str) -> bool:
        """Tell whether `marks` answers at once for every entry and a kind of lanes; what a filter takes is not told."""
        return answer(self._db, lambda: self._columns.is_at_hand(kind))

    def take(self, known: Remembered) -> bool:
        """Go on from columns that `read_columns` has read; return whether they are of this file, and not too old."""
        return answer(self._db, lambda: self._columns.take(known))

    def order(self, wanted: Filter | None = None, keys: Sequence[By] = (), group: By | None = None) -> Order:
        """Return the ids of a list in order, as `views.ordering` says; some 15 ms for 10,000 entries."""
        source = Source(self._db, lambda: None)
        return answer(self._db, lambda: order(source, self._sheet(), wanted or Filter(), keys, group))

    def asked_beside(self, wanted: Filter, keys: Sequence[By], group: By | None) -> Callable[[Report], Order]:
        """Return what `order` does as work for another thread, on a connection of its own for reading.

        The work calls its `Report` a few times a second, and ends where that raises `Cancelled`. It reads in parts:
        what is edited meanwhile may stand where it stood, or where it stands now; `mended` puts it right.
        """
        return self._beside(lambda source, sheet: order(source, sheet, wanted, keys, group))

    def _beside(self, ask: Callable[[Source, Sheet], T]) -> Callable[[Report], T]:
        """Return as work for another thread what is asked of a connection of its own, and of the sheet as of now."""
        path, sheet = self.on_disk, self._sheet()

        def _ask(report: Report) -> T:
            with closing(store.connect(path, readonly=True)) as db, reporting(db, report):
                source = Source(db, lambda: report(0, 0))
                now = sheet if source.moment() == sheet.moment else Sheet(source.moment())
                return answer(db, lambda: ask(source, now), at_once=False)

        return _ask

    def is_told(self, wanted: Filter) -> bool:
        """Tell whether `marks` need not ask the file which entries a filter lets through."""
        return answer(self._db, lambda: self._columns.is_told(wanted))

    def told_beside(self, wanted: Filter) -> Callable[[Report], Told]:
        """Return as work for another thread, as `asked_beside` does, which entries a filter lets through."""
        return self._beside(lambda source, sheet: told(source, sheet, wanted))

    def tell(self, found: Told) -> bool:
        """Go on from what `told_beside` found, for `marks`; return whether the file is as it was then."""
        if Source(self._db, lambda: None).moment() != found.moment:
            return False
        answer(self._db, lambda: self._columns.tell(found.wanted, found.ids, found.through))
        return True

    def _sheet(self) -> Sheet:
        return self._sheets.sheet(self._columns.at_hand())

    def mended(self, before: Order, touched: Iterable[str], more: int = 0) -> Order:
        """Return an order as it is after an edit that touched these entries alone; see `views.ordering`."""
        return answer(self._db, lambda: mended(self._db, before, list(touched), more))

    def rows(self, ids: Sequence[str]) -> list[EntryRow]:
        """Return whole rows of a list in this order, without those that are gone."""
        with store.at_one_moment(self._db):
            return rows(self._db, ids)

    def sources(self, few: Collection[str] | None = None) -> list[Listed]:
        """Return every source in one line, oldest first, or the few with these ids; see `lists.sources`."""
        return answer(self._db, lambda: listed(Source(self._db, lambda: None), few))

    def ties(self) -> tuple[tuple[str, str, str, str, str], ...]:
        """Return every link as (id, from, to, type, basis), oldest first; the same value until one is changed."""
        return self._columns.ties()
