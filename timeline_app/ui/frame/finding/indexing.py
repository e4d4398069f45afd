"""The index of a project that has none: made in the background when the project is opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from timeline_app.project import fill_index
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.jobs import Job
from timeline_app.words import tr


class Indexing(QObject):
    """Starts one job for each project that needs it. Who stops it goes on there when the project is opened again."""

    changed = Signal()  # the index is whole by now, or not

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.document)
        self._desk = desk
        self._job: Job[int] | None = None
        self._had_enough = False
        desk.document.opened.connect(self._begin_anew)
        desk.document.closing.connect(self._stop)
        desk.document.changed.connect(self._look)
        self._look()

    def is_running(self) -> bool:
        """Return whether an index is being made."""
        return self._job is not None

    def _begin_anew(self) -> None:
        self._had_enough = False
        self._look()

    def _look(self, _change: object = None) -> None:
        """Make an index where there is none; a damaged one is noticed when it is asked or written."""
        document = self._desk.document
        if self._job is not None or self._had_enough or not document.is_open:
            return
        project = document.project
        if project.readonly or project.is_indexed:
            return
        work = partial(fill_index, project.path)
        job = self._job = self._desk.jobs.run(tr("Preparing search"), work, lambda _rows: tr("Search is prepared."))
        job.cancelled.connect(self._give_up)
        job.failed.connect(self._give_up)
        job.ended.connect(partial(self._end, job))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _give_up(self, _error: object = None) -> None:
        self._had_enough = True

    def _end(self, job: Job[int]) -> None:
        if self._job is job:
            self._job = None
        self.changed.emit()
