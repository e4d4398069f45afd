"""Open, read and edit a project file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from timeline_app.errors import (
    ChronologyError,
    InvalidValue,
    NotSaved,
    Overtaken,
    ReadOnlyProject,
    Stale,
)
from timeline_app.model import Dossier, new_id
from timeline_app.project.change import Change, Key, Row
from timeline_app.project.edit import Edit
from timeline_app.project.file import backups, dating, gate, store
from timeline_app.project.journal import ledger, proof, reversal
from timeline_app.project.journal.authors import Author, stamp
from timeline_app.project.journal.stacks import FIRST, Stacks
from timeline_app.project.reading import Reading
from timeline_app.project.search import index
from timeline_app.words import tr

SHORT = 8  # last digits of an id that people are shown


class Project(Reading):
    """One open project file. Reads are methods; every write goes through `edit`, `undo` or `redo`.

    Belongs to the thread that opened it. A worker reads through a Project of its own on the same path.
    """

    def __init__(self, path: Path, opened: gate.Opened, author: Author, *, doubted: bool = False) -> None:
        """Take a file that came through the gate.

        Args:
            doubted: its index is somebody else's, and could not be made to count as missing: our first write does.
        """
        super().__init__(opened.db)
        self.path = path
        self.readonly = opened.readonly
        self._opened = opened
        self._author = author
        self._listeners: list[Callable[[Change], None]] = []
        self._stacks = Stacks(opened.db, author)
        self._opened_at = self._stacks.heard
        self._doubted = doubted

    @classmethod
    def create(cls, path: Path, *, author: str, installation: str = "", title: str = "", **dossier: Any) -> Project:
        """Make a new project file with its one dossier row, and open it.

        Raises:
            ProjectFileError: the file is there already, or cannot be written.
        """
        store.create(path)
        who = Author(path, author, installation)
        opened = gate.open_(path)
        dating.stamp(opened.db)
        project = cls(path, opened, who)
        index.note_whole(opened.db, 0)
        try:
            with project.edit(FIRST) as edit:
                edit.add(Dossier(title=title, **dossier))
        except ChronologyError:
            project.close()
            path.unlink()
            raise
        return project

    @classmethod
    def open(
        cls, path: Path, *, author: str = "", installation: str = "", readonly: bool = False, proved: bool = False
    ) -> Project:
        """Open a project file through the gate.

        A file that this person did not write last is proved against its journal first, which takes 1 s for 50,000
        operations. Its index for searching is not believed either, and counts as missing, where it can be written.

        Args:
            proved: `prove_file` has done that, in another thread, of the file as it stands.

        Raises:
            ProjectFileError: it is not there, not ours, newer, damaged, or cannot be read.
        """
        who = Author(path, author, installation)
        trusted = who.left_last(path)
        opened = gate.open_(path, readonly=readonly, trusted=trusted)
        if not (trusted or proved):
            _refuse_altered(path, opened)
        if not opened.readonly and dating.renew(opened.db) and trusted:
            who.remember_again(opened.db)
        believed = opened.readonly or trusted or who.made_index() or index.distrust(opened.db)
        project = cls(path, opened, who, doubted=not believed)
        if not project.count(Dossier):
            project.close()
            raise gate.damaged(path, tr("it was never finished"))
        return project

    def prove(self, report: proof.Report = proof.silent) -> tuple[str, ...]:
        """Return a sentence for each thing in the file that is not as it was written; () when all is well."""
        return proof.prove(self._db, report)

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the file; what was at `target` stays until the copy is safe on disk.

        Raises:
            ReadOnlyProject: the target cannot be written, or is this very file.
        """
        if target.resolve() == self.path.resolve():
            raise ReadOnlyProject(
                tr("{name} is the project itself.", name=target.name),
                hint=tr("Choose another name for the copy; every change is on disk already."),
            )
        backups.copy_open(self._db, target)
        note_index(target, self._author.name, self._author.installation)

    def close(self) -> None:
        """Let go of the file. Everything was on disk before."""
        with suppress(sqlite3.Error), store.at_one_moment(self._db):
            self._columns.leave()
        with suppress(sqlite3.Error):
            if not self.readonly:
                self._author.remember_again(self._db)
                untouched = not self._doubted and self._stacks.heard == self._opened_at == index.last(self._db)
                if untouched:  # the index may be new all the same, and is ours then
                    self._author.note_index()
        self._engine.dispose()
        self._opened.close()

    @property
    def writer(self) -> str:
        """Who writes, the same in every file of this installation; the name where the installation has no id."""
        return self._author.installation or self._author.name

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
        edit = Edit(
            lambda table, id_: store.row(self._db, table, id_),
            lambda table, row: dating.on_clock(table, row, dating.zone_of(self._db)),
        )
        yield edit
        if edit.rows or edit.blobs:
            self._write(label, edit.rows, blobs=edit.blobs)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back, untranslated; None when there is nothing."""
        return self._stacks.done[-1].label if self._stacks.done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None when there is nothing."""
        return self._stacks.undone[-1].label if self._stacks.undone else None

    def undo(self, *, step_over: bool = False) -> Change | None:
        """Take back this person's last edit; return what that did to the file, None when there is nothing.

        Args:
            step_over: leave the edit as it is and go one further back the next time.

        Raises:
            Overtaken: somebody built on it; nothing was written.
        """
        return self._reverse(self._stacks.done, step_over=step_over)

    def redo(self) -> Change | None:
        """Do again what `undo` took back; None when there is nothing.

        Raises:
            Overtaken: somebody built on it; nothing was written.
        """
        return self._reverse(self._stacks.undone, step_over=False)

    def listen(self, hear: Callable[[Change], None]) -> None:
        """Call `hear` after every change, in the thread of this project."""
        self._listeners.append(hear)

    def refresh(self) -> Change | None:
        """Read what other programs wrote into the file since; tell the listeners. Cheap when there is nothing.

        None also while another program keeps the file locked: it is heard the next time.
        """
        try:
            with store.at_one_moment(self._db):
                found = ledger.transactions(self._db, self._stacks.heard)
                change = reversal.change_of(self._db, found)
        except sqlite3.OperationalError:
            return None
        if not found:
            return None
        self._stacks.take(found)
        self._tell(change, ours=False)
        return change

    def _reverse(self, stack: list[ledger.Transaction], *, step_over: bool) -> Change | None:
        self.refresh()  # the last edit may have been made by the same person on the command line
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
        touched = dating.settled(self._db, touched)
        try:
            txn = self._commit(label, touched, undoes, blobs)
        except (sqlite3.Error, OSError) as why:
            raise NotSaved(
                tr("The change could not be saved: {why}.", why=why),
                hint=tr("Everything before it is safe. Make room or save a copy elsewhere, then try again."),
            ) from why
        except UnicodeEncodeError as why:
            raise InvalidValue(
                tr("The text holds half a character, which cannot be written."), hint=tr("Type it anew.")
            ) from why
        self._author.remember(txn.author, txn.hash)
        change = Change(label, touched)
        if self._stacks.heard == txn.k - 1:
            self._stacks.take([txn])
            self._tell(change)
        else:
            self.refresh()  # tells what other programs wrote before it, and this
        return change

    def _commit(
        self,
        label: str,
        touched: dict[Key, tuple[Row | None, Row | None]],
        undoes: str | None,
        blobs: Sequence[tuple[bytes, str]],
    ) -> ledger.Transaction:
        db = self._db
        try:
            db.execute("begin immediate")
            self._compare(touched)
            if self._doubted:
                index.forget(db)
            stale = dating.is_stale(db)
            for data, media_type in blobs:
                store.put_blob(db, data, media_type)
            txn = ledger.append(db, self._author.id(db), label, ledger.steps(touched), undoes)
            self._apply(touched)
            index.follow(db, touched, txn.k)
            if not stale and dating.is_stale(db):
                dating.stamp(db)  # another clock, on which all rows are by now
            db.execute("commit")
            self._doubted = False
        finally:
            if db.in_transaction:
                db.execute("rollback")
        return txn

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

    def _tell(self, change: Change, *, ours: bool = True) -> None:
        self._columns.hear(change, ours=ours)
        self._sheets.hear(change)
        for hear in self._listeners:
            hear(change)


def left_by(path: Path, author: str, installation: str) -> bool:
    """Tell whether this person was the last to write the file, so that it opens without being proved."""
    return Author(path, author, installation).left_last(path)


def note_index(path: Path, author: str, installation: str) -> None:
    """Note that the index of a file as it stands was made on this installation, as that of a copy of ours is."""
    Author(path, author, installation).note_index()


def prove_file(path: Path, report: proof.Report = proof.silent) -> str:
    """Prove a file against its journal on a connection of its own; for a worker, before the file is opened.

    Returns the `stamp` of what was proved: where it is another by the time of opening, the proof is of another file.

    Raises:
        ProjectFileError: it is not there, not ours, newer, damaged or altered.
    """
    before = stamp(path)
    opened = gate.open_(path, readonly=True)
    _refuse_altered(path, opened, report)
    opened.close()
    return before


def _refuse_altered(path: Path, opened: gate.Opened, report: proof.Report = proof.silent) -> None:
    with gate.telling_damage(path, opened):
        if breaches := proof.prove(opened.db, report):
            raise gate.damaged(path, breaches[0])


def new_installation() -> str:
    """Return a random name for this installation, kept in the settings from the first run on."""
    return new_id()


def short(id_: str) -> str:
    """Return the digits of an id that people are shown."""
    return id_[-SHORT:]
