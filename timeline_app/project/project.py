"""Open, read and edit a project file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, select

from timeline_app.errors import Choice, DamagedProject, NotFound, NotSaved, Overtaken, ReadOnlyProject, Stale
from timeline_app.model import Dossier, Record, Version, new_id
from timeline_app.project.change import Change, Key, Row
from timeline_app.project.chronicle import Chronicle, Filter
from timeline_app.project.edit import Edit
from timeline_app.project.file import backups, gate, store
from timeline_app.project.journal import ledger, proof, reversal
from timeline_app.project.journal.authors import Author
from timeline_app.project.views.compose import compose, paragraph, paragraphs
from timeline_app.project.views.marks import MarkColumns, marks
from timeline_app.words import tr

R = TypeVar("R", bound=Record)
_MARKS_KEPT = 4  # views of one state of the file; each is as large as all its entries
SHORT = 8  # last digits of an id that people are shown


class Project:
    """One open project file. Reads are methods; every write goes through `edit`, `undo` or `redo`.

    Belongs to the thread that opened it. A worker reads through a Project of its own on the same path.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, author: Author, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._db = db
        self._author = author
        self._engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool, pool_reset_on_return=None)
        self._listeners: list[Callable[[Change], None]] = []
        self._texts: dict[str, str] = {}
        self._marked: dict[tuple[Filter, str, bool], MarkColumns] = {}
        self._marked_at = (-1, -1)
        self._heard = 0
        self._read_stacks()

    @classmethod
    def create(cls, path: Path, *, author: str, installation: str = "", title: str = "", **dossier: Any) -> Project:
        """Make a new project file with its one dossier row, and open it.

        Raises:
            ProjectFileError: the file is there already, or cannot be written.
        """
        store.create(path)
        project = cls.open(path, author=author, installation=installation)
        with project.edit("New project") as edit:
            edit.add(Dossier(title=title, **dossier))
        project._read_stacks()  # a project cannot be undone out of existence
        return project

    @classmethod
    def open(
        cls, path: Path, *, author: str = "", installation: str = "", readonly: bool = False, proved: bool = False
    ) -> Project:
        """Open a project file through the gate.

        A file that this person did not write last is proved against its journal first, which takes 1 s for 50,000
        operations.

        Args:
            proved: `prove_file` has just done that, in another thread.

        Raises:
            ProjectFileError: it is not there, not ours, newer, damaged, or cannot be read.
        """
        who = Author(path, author, installation)
        trusted = who.left_last(path)
        db, readonly = gate.open_(path, readonly=readonly, trusted=trusted)
        if not (trusted or proved):
            _refuse_altered(path, db)
        return cls(path, db, who, readonly=readonly)

    def prove(self, report: proof.Report = proof.silent) -> tuple[str, ...]:
        """Return a sentence for each thing in the file that is not as it was written; () when all is well."""
        return proof.prove(self._db, report)

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the file; what was at `target` stays until the copy is safe on disk.

        Raises:
            ReadOnlyProject: the target cannot be written.
        """
        backups.copy(self.path, target)

    def close(self) -> None:
        """Let go of the file. Everything was on disk before."""
        self._engine.dispose()
        self._db.close()

    # reading

    @property
    def writer(self) -> str:
        """Who writes, the same in every file of this installation; the name where the installation has no id."""
        return self._author.installation or self._author.name

    @property
    def dossier(self) -> Dossier:
        """The one row about the project itself."""
        return self.all(Dossier)[0]

    def get(self, kind: type[R], id_: str) -> R | None:
        """Return one living record, or None."""
        with Session(self._engine, expire_on_commit=False) as session:
            found = session.get(kind, id_)
            return None if found is None or found.gone else found

    def all(self, kind: type[R], **equals: Any) -> Sequence[R]:
        """Return the living records of one kind whose fields equal these, oldest first."""
        query = select(kind).where(col(kind.gone) == False)  # noqa: E712  SQL, not Python
        for field, wanted in equals.items():
            query = query.where(getattr(kind, field) == wanted)
        with Session(self._engine, expire_on_commit=False) as session:
            return session.exec(query.order_by(col(kind.id))).all()

    def count(self, kind: type[Record]) -> int:
        """Return how many living records of one kind there are."""
        query = f'select count(*) from "{kind.__tablename__}" where gone = 0'
        return int(self._db.execute(query).fetchone()[0])

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

    def chronicle(self, wanted: Filter | None = None) -> Chronicle:
        """Return the full, cited view, or what a filter lets through; 0.2 s for 5,000 entries."""
        return compose(self._db, wanted or Filter())

    def marks(self, wanted: Filter | None = None, order: str = "when", *, falling: bool = False) -> MarkColumns:
        """Return every entry as columns for the timeline and the table, in an order of `views.marks.ORDERS`.

        Asked for again while the file is as it was, as by the second of two panes, it costs nothing.
        """
        state = (self._db.total_changes, self._db.execute("pragma data_version").fetchone()[0])
        if state != self._marked_at or len(self._marked) > _MARKS_KEPT:
            self._marked, self._marked_at = {}, state
        asked = (wanted or Filter(), order, falling)
        if asked not in self._marked:
            self._marked[asked] = marks(self._db, asked[0], order, falling=falling)
        return self._marked[asked]

    # writing

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """Make changes that succeed or fail together and are undone together.

        On disk when the block ends. An exception inside the block writes nothing.

        Args:
            label: what the person did, untranslated, for the Undo menu and the history ("Add entry").

        Raises:
            ReadOnlyProject: the file cannot be written.
            NotSaved: the disk refused; the file is as it was.
            Stale: another program changed one of the rows in the meantime.
        """
        if self.readonly:
            raise ReadOnlyProject(
                tr("{name} is open for reading only.", name=self.path.name),
                hint=tr("Save a copy and edit that."),
            )
        edit = Edit(lambda table, id_: store.row(self._db, table, id_))
        yield edit
        if edit.rows or edit.blobs:
            self._write(label, edit.rows, blobs=edit.blobs)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, untranslated; None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    def undo(self, *, step_over: bool = False) -> Change | None:
        """Take back this person's last edit; return what that did to the file, None when there is nothing.

        Args:
            step_over: leave the edit as it is and go one further back the next time.

        Raises:
            Overtaken: somebody built on it; nothing was written.
        """
        return self._reverse(self._done, step_over=step_over)

    def redo(self) -> Change | None:
        """Do again what `undo` took back; None when there is nothing.

        Raises:
            Overtaken: somebody built on it; nothing was written.
        """
        return self._reverse(self._undone, step_over=False)

    def listen(self, hear: Callable[[Change], None]) -> None:
        """Call `hear` after every change, in the thread of this project."""
        self._listeners.append(hear)

    def refresh(self) -> Change | None:
        """Read what another program wrote into the file since; tell the listeners. Cheap when there is nothing."""
        last = self._db.execute('select max(k) from "transaction"').fetchone()[0] or 0
        if last == self._heard:
            return None
        change = reversal.since(self._db, self._heard)
        self._read_stacks()
        self._tell(change)
        return change

    def _reverse(self, stack: list[ledger.Transaction], *, step_over: bool) -> Change | None:
        if not stack:
            return None
        txn = stack[-1]
        touched: dict[Key, tuple[Row | None, Row | None]] = {}
        if not step_over:
            overtaken = reversal.overtaken(self._db, txn, self._author.own_ids(self._db))
            if overtaken:
                raise Overtaken(overtaken, hint=tr("Step over it to undo what came before."))
            touched = reversal.reverse(self._db, txn)
        return self._write(txn.label, touched, undoes=txn.id)

    def _write(
        self,
        label: str,
        touched: dict[Key, tuple[Row | None, Row | None]],
        *,
        undoes: str | None = None,
        blobs: Sequence[tuple[bytes, str]] = (),
    ) -> Change:
        """Write one transaction; the one place from which anything reaches the file."""
        db = self._db
        try:
            db.execute("begin immediate")
            self._compare(touched)
            for data, media_type in blobs:
                store.put_blob(db, data, media_type)
            author = self._author.id(db)
            txn = ledger.append(db, author, label, ledger.steps(touched), undoes)
            self._apply(touched)
            db.execute("commit")
        except (sqlite3.Error, OSError) as why:
            raise NotSaved(
                tr("The change could not be saved: {why}.", why=why),
                hint=tr("Everything before it is safe. Make room or save a copy elsewhere, then try again."),
            ) from why
        finally:
            if db.in_transaction:
                db.execute("rollback")
        self._author.remember(author, txn.hash)
        ledger.turn(self._done, self._undone, txn)
        if self._heard == txn.k - 1:
            self._heard = txn.k
        change = Change(label, touched)
        self._tell(change)
        return change

    def _compare(self, touched: dict[Key, tuple[Row | None, Row | None]]) -> None:
        for (table, id_), (before, _) in touched.items():
            if store.row(self._db, table, id_) != before:
                raise Stale(
                    tr("Another program changed this in the meantime; nothing was written."),
                    hint=tr("Look at it as it is now, and try again."),
                )

    def _apply(self, touched: dict[Key, tuple[Row | None, Row | None]]) -> None:
        states: dict[str, list[Row]] = {}
        for (table, _), (before, after) in touched.items():
            state = {**after, "gone": False} if after is not None else {**(before or {}), "gone": True}
            states.setdefault(table, []).append(state)
        for table, found in states.items():
            store.upsert(self._db, table, found)

    def _read_stacks(self) -> None:
        own = self._author.own_ids(self._db)
        found = ledger.transactions(self._db)
        self._done, self._undone = ledger.undo_stacks(txn for txn in found if txn.author in own)
        self._done = [txn for txn in self._done if txn.label != "New project"]
        self._heard = found[-1].k if found else 0

    def _tell(self, change: Change) -> None:
        for hear in self._listeners:
            hear(change)


def left_by(path: Path, author: str, installation: str) -> bool:
    """Tell whether this person was the last to write the file, so that it opens without being proved."""
    return Author(path, author, installation).left_last(path)


def prove_file(path: Path, report: proof.Report = proof.silent) -> None:
    """Prove a file against its journal on a connection of its own; for a worker, before the file is opened.

    Raises:
        ProjectFileError: it is not there, not ours, newer, damaged or altered.
    """
    db, _ = gate.open_(path, readonly=True)
    try:
        _refuse_altered(path, db, report)
    finally:
        db.close()


def _refuse_altered(path: Path, db: sqlite3.Connection, report: proof.Report = proof.silent) -> None:
    if breaches := proof.prove(db, report):
        db.close()
        raise gate.damaged(path, breaches[0])


def new_installation() -> str:
    """Return a random name for this installation, kept in the settings from the first run on."""
    return new_id()


def short(id_: str) -> str:
    """Return the digits of an id that people are shown."""
    return id_[-SHORT:]
