"""The way of a large file into the window: it is proved and read in a job, while the window goes on."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app import actions
from timeline_app.errors import ProjectFileError
from timeline_app.project import Project, Remembered, keep_columns, read_columns
from timeline_app.settings import Settings
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.jobs import Job, Report
from timeline_app.words import tr

LARGE = 2_000_000  # bytes; proving less takes about a tenth of a second
VAST = 20_000_000  # bytes; reading the entries of less takes about a tenth of a second


class _Read(NamedTuple):
    """What the job found: of which state of the file it was proved, and its entries where they are many."""

    stamp: str
    known: Remembered | None


class Opening(QObject):
    """One for each window. Of two files asked for one after the other, the last is opened."""

    told = Signal(str)  # what is done and how far it is; "" once it has ended
    ready = Signal(object)  # () -> Project: opens the file
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job[_Read] | None = None
        self._opened: tuple[Project, Remembered | None] | None = None  # to be shown once the window has breathed

    def begin(self, path: Path) -> None:
        """Open a file: at once where that takes less than a moment, else as soon as it is proved and read."""
        self.stop()
        now = self._desk.preferences.now
        size = path.stat().st_size if path.is_file() else 0
        trusted = size < LARGE or actions.left_by(path, now)
        if trusted and size < VAST:
            self.ready.emit(lambda: actions.open_project(path, now))
            return
        lanes = self._desk.document.lanes

        def _work(report: Report) -> _Read:
            proved = "" if trusted else actions.prove_file(path, report)
            known = None
            with suppress(ProjectFileError):  # it is met again on opening
                known = read_columns(path, lanes, report) if size >= VAST else None
            return _Read(proved, known)

        name = tr("Opening {name}", name=path.name) if trusted else tr("Checking {name}", name=path.name)
        job = self._job = self._desk.jobs.run(name, _work)
        job.progressed.connect(partial(self._tell, job, path))
        job.finished.connect(partial(self._show, job, path, now))
        job.failed.connect(partial(self._fail, job))
        job.ended.connect(partial(self._end, job))
        self.told.emit(name)

    def stop(self) -> None:
        """Open nothing any more of what is being proved or read."""
        if self._job is not None:
            self._job.cancel()
            self._end(self._job)
        if self._opened is not None:
            self._opened[0].close()
            self._opened = None

    def _tell(self, job: Job[_Read], path: Path, done: int, total: int, words: str) -> None:
        if job is not self._job:
            return
        if total:
            share = done * 100 // total
            self.told.emit(tr("{name}: {words}, {share} %", name=path.name, words=words, share=share))
        else:
            self.told.emit(tr("{name}: {words}", name=path.name, words=words))

    def _show(self, job: Job[_Read], path: Path, now: Settings, read: _Read) -> None:
        """Open what was read, and let the window breathe before it is shown."""
        if job is not self._job:
            return
        self._end(job)
        try:
            self._opened = _opened(path, now, read)
        except ProjectFileError as error:
            self.failed.emit(error)
            return
        QTimer.singleShot(0, self, self._hand_over)

    def _hand_over(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            project, known = opened
            self.ready.emit(lambda: project)
            if known is not None:
                QTimer.singleShot(0, partial(_keep, known))  # when it is seen: nobody waits for that

    def _fail(self, job: Job[_Read], error: Exception) -> None:
        if job is self._job:
            self.failed.emit(error)

    def _end(self, job: Job[_Read]) -> None:
        if job is self._job:
            self._job = None
            self.told.emit("")


def _opened(path: Path, now: Settings, read: _Read) -> tuple[Project, Remembered | None]:
    """Open a file that was read, and proved as it stands, else it is proved now; with what it goes on from."""
    as_proved = bool(read.stamp) and read.stamp == actions.stamp(path)
    project = actions.open_project(path, now, proved=as_proved)
    is_taken = read.known is not None and project.take(read.known)
    return project, read.known if is_taken else None


def _keep(known: Remembered) -> None:
    job = Job(lambda _: keep_columns(known))
    job.failed.connect(_tell_of)
    job.start()


def _tell_of(error: Exception) -> None:
    raise error  # a disk that refuses is no matter, anything else is a mistake of ours
