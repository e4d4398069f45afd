"""Bringing articles in: read them in a job, show each in the reader, let a person check its form, add it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from timeline_app import actions
from timeline_app.actions import Details
from timeline_app.errors import ChronologyError, SourceError
from timeline_app.model import Source, Version
from timeline_app.project import Project
from timeline_app.sources import Article, Capture, read_article, suffixes
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.jobs import Report
from timeline_app.ui.library import drops
from timeline_app.ui.library.form import Proposal, SourceForm
from timeline_app.words import counted, tr

Read = tuple[Capture, Article] | tuple[Capture | None, ChronologyError]


class Bringing(QObject):
    """Hears `wishes.bring_in`. One article is checked at a time; the others wait in a queue."""

    failed = Signal(str, str)  # a sentence and a hint, for the bar of the library

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._waiting: deque[Proposal] = deque()
        self._number = self._count = 0
        self._current: Proposal | None = None
        self.form: SourceForm | None = None
        desk.wishes.bring_in.connect(self.bring_in)
        desk.document.opened.connect(self.stop)

    # ways in

    def choose_files(self) -> None:
        """Ask for files to bring in."""
        if not self._may():
            return
        dialog = QFileDialog(self._window, tr("Add sources"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*{suffix}" for suffix in suffixes())
        dialog.setNameFilters([f"{tr('Articles')} ({kinds})", f"{tr('All files')} (*)"])
        dialog.filesSelected.connect(lambda names: self.bring_files([Path(name) for name in names]))
        dialog.open()

    def capture_clipboard(self) -> None:
        """Bring in what is on the clipboard: files, or words."""
        self.drop(QApplication.clipboard().mimeData() or QMimeData())  # None: nothing was ever copied

    def drop(self, mime: QMimeData) -> None:
        """Bring in what was dropped; a project is opened instead."""
        dropped = drops.taken(mime)
        if self._handed_on(dropped):
            return
        if dropped.files:
            self.bring_files(dropped.files)
        else:
            self.bring_in(list(dropped.captures))

    def bring_files(self, paths: Sequence[Path]) -> None:
        """Read files and bring them in."""
        dropped = drops.of_paths(paths)
        if not self._handed_on(dropped) and self._may():
            files = dropped.files
            self._read(len(files), lambda report: _read_files(files, report))

    def _handed_on(self, dropped: drops.Dropped) -> bool:
        """Open a project, hand on a table, say what is refused; return whether it was one of these."""
        if dropped.project:
            self._desk.wishes.open_project.emit(dropped.project)
        elif dropped.table:
            self._bring_table(dropped.table)
        elif dropped.refusal:
            self.failed.emit(dropped.refusal, "")
        else:
            return False
        return True

    def _bring_table(self, path: Path) -> None:
        """Hand on what comes in row by row."""
        if self._may():
            self._desk.wishes.import_file.emit(path)

    def bring_in(self, captures: list[Capture]) -> None:
        """Read what was captured and show the form of each; nothing captured: ask for files."""
        if not captures:
            self.choose_files()
        elif self._may():
            self._read(len(captures), lambda report: _read_captures(captures, report))

    def stop(self) -> None:
        """Let go of all that waits; nothing is brought in."""
        self._waiting.clear()
        self._done()

    # reading

    def _may(self) -> bool:
        if not self._desk.document.is_open:
            self.failed.emit(tr("There is no project to bring it into."), tr("Open one, or make a new one."))
            return False
        return True

    def _read(self, count: int, work: object) -> None:
        name = counted("Reading {count} article", "Reading {count} articles", count)
        job = self._desk.jobs.run(name, work, _summary)  # type: ignore[arg-type]  # a lambda of `report`
        job.finished.connect(self._have_read)
        job.failed.connect(self._desk.document.failed)

    def _have_read(self, found: list[Read]) -> None:
        if not self._desk.document.is_open:
            return
        self._tell_failures([read for read in found if isinstance(read[1], ChronologyError)])
        for capture, article in found:
            if capture is not None and isinstance(article, Article):
                here = _source_with(self._desk.document.project, capture)
                proposal = Proposal(capture, article, actions.details_of(article, capture), here)
                self._waiting.append(proposal)
                self._count += 1
        if self._current is None:
            self._next()

    def _tell_failures(self, failures: list[Read]) -> None:
        if not failures:
            return
        capture, error = failures[0]
        assert isinstance(error, ChronologyError)
        words = str(error)
        if capture is not None and capture.file_name and capture.file_name not in words:
            words = tr("“{name}”: {error}", name=capture.file_name, error=words)
        if len(failures) > 1:
            words = tr("{error} {count} more failed.", error=words, count=len(failures) - 1)
        self.failed.emit(words, error.hint)

    # checking, one at a time

    def _next(self) -> None:
        if not self._waiting:
            self._done()
            return
        self._current = self._waiting.popleft()
        self._number += 1
        form = SourceForm(self._current, self._number, self._count)
        form.added.connect(self._add)
        form.added_all.connect(self._add_all)
        form.skipped.connect(self._next)
        form.stopped.connect(self.stop)
        form.opened.connect(self._open)
        self.form = form
        self._desk.wishes.preview.emit(self._current.article)
        self._desk.wishes.form.emit(form)
        form.setFocus()

    def _done(self) -> None:
        self._number = self._count = 0
        self._current = None
        if self.form is not None:
            self.form = None
            self._desk.wishes.form.emit(None)
            self._desk.wishes.preview.emit(None)

    def _open(self, source_id: str) -> None:
        self._next()
        self._desk.selection.open(Ref("source", source_id))

    def _add(self, details: Details, another: bool) -> None:
        if self._current is None:
            return
        source = self._import(self._current, details, another=another)
        if source is not None:
            self._next()
            self._added([source])

    def _add_all(self, details: Details) -> None:
        """Add this one and all that wait; what they do not say themselves is taken from what was typed here."""
        if self._current is None:
            return
        typed = typed_over(self._current.details, details)
        made: list[Source] = []
        if not self._current.here:
            first = self._import(self._current, details, another=False)
            if first is None:
                return
            made.append(first)
        left: list[Proposal] = []
        for proposal in self._waiting:
            source = self._import(proposal, shared(proposal.details, typed), another=False, quiet=True)
            if source is None:
                left.append(proposal)
            else:
                made.append(source)
        self._waiting = deque(left)
        self._number, self._count = 0, len(left)
        self._next()
        if made:
            self._added(made)

    def _import(self, proposal: Proposal, details: Details, *, another: bool, quiet: bool = False) -> Source | None:
        project = self._desk.document.project
        try:
            return actions.import_article(project, proposal.article, proposal.capture, details, another_source=another)
        except ChronologyError as error:
            if self.form is not None and not quiet:
                self.form.refuse(error)
            return None

    def _added(self, made: list[Source]) -> None:
        title = str(made[-1].csl.get("title", ""))
        words = counted("Added “{title}”.", "Added {count} sources.", len(made), title=title)
        if self._current is None:
            self._desk.selection.select(Ref("source", made[-1].id))
            self._desk.wishes.reveal.emit("reader")  # to be read now
        self._desk.wishes.toast.emit(words, len(made) == 1)


def typed_over(said: Details, form: Details) -> Details:
    """Return a form without what its article said by itself: that holds for no other article."""

    def _typed(name: str) -> str:
        value: str = getattr(form, name)
        return "" if value == getattr(said, name) else value

    return replace(
        form,
        publisher=_typed("publisher"),
        published=_typed("published"),
        accessed=_typed("accessed"),
        language=_typed("language"),
        type=_typed("type"),
    )


def shared(own: Details, form: Details) -> Details:
    """Return what an article says of itself, completed by what all articles of one drop share."""
    return replace(
        own,
        publisher=own.publisher or form.publisher,
        published=own.published or form.published,
        published_by=own.published_by if own.published else form.published_by,
        accessed=own.accessed or form.accessed,
        language=own.language or form.language,
        type=form.type if form.type and own.type in ("article", "webpage", "") else own.type,
    )


def _read_files(paths: Sequence[Path], report: Report) -> list[Read]:
    found: list[Read] = []
    for number, got in enumerate(drops.read_all(paths)):
        if isinstance(got, SourceError):
            found.append((None, got))
        else:
            found.append(_read_one(got, number, len(paths), report))
    return found


def _read_captures(captures: Sequence[Capture], report: Report) -> list[Read]:
    return [_read_one(capture, number, len(captures), report) for number, capture in enumerate(captures)]


def _read_one(capture: Capture, number: int, count: int, report: Report) -> Read:
    """Read one article in its child process, or return why it cannot be read; of several say which one it is."""
    name = capture.file_name or tr("Pasted words")
    which = tr("Reading {number} of {count}: {name}", number=number + 1, count=count, name=name) if count > 1 else ""

    def _tell(_done: int, _total: int, words: str) -> None:
        report(number, count, which or words)

    report(number, count, which)
    try:
        return capture, read_article(capture, report=_tell)
    except SourceError as error:
        return capture, error


def _summary(found: list[Read]) -> str:
    failed = sum(isinstance(result, ChronologyError) for _, result in found)
    good = counted("{count} article read", "{count} articles read", len(found) - failed)
    return tr("{good}, {failed} failed.", good=good, failed=failed) if failed else tr("{good}.", good=good)


def _source_with(project: Project, capture: Capture) -> str:
    found = project.all(Version, sha256=capture.sha256)
    return found[0].source_id if found else ""
