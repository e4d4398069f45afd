"""The columns of the entries, read in a job wherever a pane would have to wait for them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from timeline_app.model import Entry
from timeline_app.project import Project, Remembered, keep_columns, read_columns
from timeline_app.ui.desk.document import Document
from timeline_app.ui.kit.jobs import Job, JobTray, Report
from timeline_app.words import counted, tr

FEW = 20_000  # entries that are read within a tenth of a second


class Columns(QObject):
    """One per window. After an edit of a few entries, and in small projects, they are always ready."""

    arrived = Signal()  # they are ready again

    def __init__(self, document: Document, jobs: JobTray) -> None:
        super().__init__(document)
        self._document = document
        self._jobs = jobs
        self._job: Job[Remembered] | None = None
        self._kind = ""
        self._given_up: Project | None = None  # it is read at once, whatever that takes, since no job can
        document.opened.connect(self._forget)

    def are_ready(self) -> bool:
        """Tell whether `project.marks` answers at once."""
        document = self._document
        if not document.is_open or document.project is self._given_up:
            return True
        project = document.project
        return project.is_at_hand(document.lanes) or project.is_at_most(Entry, FEW)

    def want(self) -> bool:
        """Tell whether they are ready; else have them read in a job, after which `arrived` is sent.

        Where a person stops the job they are read when somebody wants them the next time.
        """
        if self.are_ready():
            return True
        kind = self._document.lanes
        if self._job is None or kind != self._kind:
            self._read(self._document.project, kind)
        return False

    def _forget(self) -> None:
        self._let_go()
        self._given_up = None

    def _let_go(self) -> None:
        """Let nobody go on reading what is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _read(self, project: Project, kind: str, *, anew: bool = False) -> None:
        self._let_go()
        path = project.on_disk

        def _work(report: Report) -> Remembered:
            known = read_columns(path, kind, report, anew=anew)
            keep_columns(known)
            return known

        job = self._job = self._jobs.run(tr("Reading the entries"), _work, _summary)
        self._kind = kind
        job.finished.connect(partial(self._take, job, project, anew))
        job.failed.connect(partial(self._give_up, job, project))
        job.cancelled.connect(partial(self._put_off, job))

    def _take(self, job: Job[Remembered], project: Project, anew: bool, known: Remembered) -> None:
        if self._job is not job:
            return
        self._job = None
        if project.take(known) and project.is_at_hand(self._kind):
            self.arrived.emit()
        elif anew:
            self._read_at_once(project)  # names were changed twice while they were read
        else:
            self._read(project, self._kind, anew=True)

    def _read_at_once(self, project: Project) -> None:
        self._given_up = project
        self.arrived.emit()

    def _put_off(self, job: Job[Remembered]) -> None:
        if self._job is job:
            self._job = None

    def _give_up(self, job: Job[Remembered], project: Project, _error: object) -> None:
        if self._job is job:
            self._job = None
            self._read_at_once(project)


def _summary(known: Remembered) -> str:
    return counted("{count} entry.", "{count} entries.", len(known.rows))
