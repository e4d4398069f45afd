"""The sources in one line each, as every pane lists them: read once, and followed from edit to edit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.model import Source
from timeline_app.project import Change, Listed, Project, list_sources
from timeline_app.ui.desk.document import Document
from timeline_app.ui.kit.jobs import Job, JobTray
from timeline_app.words import counted, tr

FEW = 200
"""Sources of a project that is read at once; of more, sources and texts are read once the window is painted."""
LATER = 100  # ms after which many are read: what stands in the middle of the window comes first
_TOUCHED = 60  # sources; where an edit touched more, all are read anew
_REST = 300  # ms after such an edit
_OWNERS = {"version": "source_id", "citation": "source_id"}


class Sources(QObject):
    """One per window. `lines` are oldest first, and stay as they were until others are read."""

    changed = Signal()  # `lines`

    def __init__(self, document: Document, jobs: JobTray) -> None:
        super().__init__(document)
        self._document = document
        self._jobs = jobs
        self._job: Job[list[Listed]] | None = None
        self._again = False
        self._failed = False
        self.lines: list[Listed] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._read)
        document.opened.connect(self._open)
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._go_on)
        document.painted.connect(self._later.start)
        document.changed.connect(self._hear)
        self._open()

    def is_read(self) -> bool:
        """Return whether `lines` say what is in the project; else they are being read, or could not be."""
        return self._job is None and not self._waits

    def could_not_be_read(self) -> bool:
        """Return whether reading them failed, so that `lines` say nothing."""
        return self._failed

    def _open(self) -> None:
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
        self._job, self._again, self._waits, self._failed = None, False, False, False
        document, self.lines = self._document, []
        if document.is_open:
            self._waits = not document.project.is_at_most(Source, FEW)
            if not self._waits:
                self.lines = document.project.sources()
        self.changed.emit()

    def _go_on(self) -> None:
        if self._waits:
            self._read()

    def _read(self) -> None:
        """Read all in a job; what is edited meanwhile is read in the next one."""
        self._waits = False
        if not self._document.is_open or self._job is not None:
            self._again = self._job is not None
            return
        project = self._document.project
        work = partial(list_sources, project.on_disk)
        job = self._job = self._jobs.run(tr("Reading the sources"), work, _summary)
        job.finished.connect(partial(self._take, job, project))
        job.cancelled.connect(partial(self._read_here, job, project))
        job.failed.connect(partial(self._give_up, job))
        job.ended.connect(partial(self._end, job))

    def _take(self, job: Job[list[Listed]], project: Project, lines: list[Listed]) -> None:
        if self._job is job and self._document.is_open and self._document.project is project:
            self._job = None
            self._put(lines)

    def _read_here(self, job: Job[list[Listed]], project: Project) -> None:
        """Read all in the window, whatever that takes: without them the shelves would be empty."""
        if self._job is job:
            self._job, self._again = None, False
            self._put(project.sources())

    def _give_up(self, job: Job[list[Listed]], _error: object) -> None:
        """Know of no lines, rather than of some: the tray says why."""
        if self._job is job:
            self._job, self._again, self._waits, self._failed = None, False, True, True
            self.changed.emit()

    def _end(self, job: Job[list[Listed]]) -> None:
        if self._job is job:
            self._job = None
        if self._job is None and self._again:
            self._again = False
            self._read()

    def _put(self, lines: list[Listed]) -> None:
        self._failed = False
        if lines != self.lines:
            self.lines = lines
        self.changed.emit()

    def _hear(self, change: Change) -> None:
        touched = _touched(change)
        if not touched or self._waits:
            return
        if self._job is not None:
            self._again = True
        elif len(touched) <= _TOUCHED:
            known = {line.id: line for line in self.lines if line.id not in touched}
            known |= {line.id: line for line in self._document.project.sources(touched)}
            self._put([known[id_] for id_ in sorted(known)])
        elif self._document.project.is_at_most(Source, FEW):
            self._put(self._document.project.sources())
        else:
            self._rest.start()


def _touched(change: Change) -> set[str]:
    """Return the sources of which a line may be another now."""
    found = {id_ for table, id_ in change.rows if table == "source"}
    for (table, _), states in change.rows.items():
        if table in _OWNERS:
            found |= {str(state[_OWNERS[table]]) for state in states if state and state[_OWNERS[table]]}
    return found


def _summary(lines: list[Listed]) -> str:
    return counted("{count} source.", "{count} sources.", len(lines))
