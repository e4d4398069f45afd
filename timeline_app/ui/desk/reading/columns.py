"""The columns of the entries, and which of them the filter lets through: asked in a job where a pane would wait."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from timeline_app.model import Entry
from timeline_app.project import Filter, Project, Remembered, Told, keep_columns, read_columns
from timeline_app.ui.desk.document import Document
from timeline_app.ui.kit.jobs import Job, JobTray, Report
from timeline_app.words import counted, tr

FEW = 20_000  # entries that are read, or filtered, within a tenth of a second


class Columns(QObject):
    """One per window. After an edit of a few entries, and in small projects, they are always ready."""

    arrived = Signal()  # they are ready again

    def __init__(self, document: Document, jobs: JobTray) -> None:
        super().__init__(document)
        self._document = document
        self._jobs = jobs
        self._job: Job[Remembered] | None = None
        self._kind = ""
        self._filtering: Job[Told] | None = None
        self._wanted = Filter()
        self._given_up: Project | None = None  # it is read at once, whatever that takes, since no job can
        document.opened.connect(self._forget)

    def are_ready(self) -> bool:
        """Tell whether `project.marks` answers at once, for all entries and for the filter of the document."""
        document = self._document
        if not document.is_open or document.project is self._given_up:
            return True
        project = document.project
        if project.is_at_hand(document.lanes) and project.is_told(document.filter):
            return True
        return project.is_at_most(Entry, FEW)

    def want(self) -> bool:
        """Tell whether they are ready; else have them read or filtered in a job, after which `arrived` is sent.

        Where a person stops the job it begins anew when somebody wants them the next time.
        """
        if self.are_ready():
            return True
        document = self._document
        if not document.project.is_at_hand(document.lanes):
            if self._job is None or document.lanes != self._kind:
                self._read(document.project, document.lanes)
        elif self._filtering is None or document.filter != self._wanted:
            self._filter(document.project, document.filter)
        return False

    def _forget(self) -> None:
        self._let_go()
        self._given_up = None

    def _let_go(self) -> None:
        """Let nobody go on reading what is not wanted any more."""
        for job in (self._job, self._filtering):
            if job is not None:
                job.cancel()
        self._job = self._filtering = None

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

    def _filter(self, project: Project, wanted: Filter) -> None:
        self._let_go()
        work = project.told_beside(wanted)
        job = self._filtering = self._jobs.run(tr("Filtering the entries"), work, _told)
        self._wanted = wanted
        job.finished.connect(partial(self._tell, job, project))
        job.failed.connect(partial(self._give_up, job, project))
        job.cancelled.connect(partial(self._put_off, job))

    def _tell(self, job: Job[Told], project: Project, found: Told) -> None:
        if self._filtering is not job:
            return
        self._filtering = None
        if project.tell(found) or self.want():  # else somebody wrote meanwhile, and it is asked again
            self.arrived.emit()

    def _take(self, job: Job[Remembered], project: Project, anew: bool, known: Remembered) -> None:
        if self._job is not job:
            return
        self._job = None
        if project.take(known) and project.is_at_hand(self._kind):
            if self.want():  # else they are filtered before
                self.arrived.emit()
        elif anew:
            self._read_at_once(project)  # names were changed twice while they were read
        else:
            self._read(project, self._kind, anew=True)

    def _read_at_once(self, project: Project) -> None:
        self._given_up = project
        self.arrived.emit()

    def _put_off(self, job: Job[Remembered] | Job[Told]) -> None:
        self._job = None if self._job is job else self._job
        self._filtering = None if self._filtering is job else self._filtering

    def _give_up(self, job: Job[Remembered] | Job[Told], project: Project, _error: object) -> None:
        if job in (self._job, self._filtering):
            self._put_off(job)
            self._read_at_once(project)


def _told(found: Told) -> str:
    return counted("{count} entry fits.", "{count} entries fit.", int(found.through.sum()))


def _summary(known: Remembered) -> str:
    return counted("{count} entry.", "{count} entries.", len(known.rows))
