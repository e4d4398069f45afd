"""Asks for the order of the rows: at once where there are few entries, else in a job while the old rows stay."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from timeline_app.model import Entry
from timeline_app.project import By, Filter, Order, Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.jobs import Job
from timeline_app.words import counted, tr

FEW = 10_000  # entries that are put in order within a twentieth of a second


class Asker(QObject):
    """One for each table. What was asked last is answered last; what was asked before it is forgotten."""

    arrived = Signal(object)  # Order
    waiting = Signal(bool)  # True: an answer is under way that takes its time

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job[Order] | None = None

    def is_waiting(self) -> bool:
        """Return whether an answer is under way."""
        return self._job is not None

    def ask(self, wanted: Filter, keys: Sequence[By], group: By | None) -> None:
        """Ask anew; `arrived` is sent before this returns where there are few entries."""
        self.forget()
        project = self._desk.document.project
        if project.is_at_most(Entry, FEW):
            self.arrived.emit(project.order(wanted, keys, group))
            return
        work = project.asked_beside(wanted, keys, group)
        job = self._desk.jobs.run(tr("Putting the table in order"), work, _summary)
        self._job = job
        job.finished.connect(partial(self._take, job, project))
        job.ended.connect(partial(self._end, job))
        self.waiting.emit(True)

    def forget(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.waiting.emit(False)

    def _take(self, job: Job[Order], project: Project, order: Order) -> None:
        if self._job is job and self._desk.document.is_open and self._desk.document.project is project:
            self._job = None
            self.arrived.emit(order)

    def _end(self, job: Job[Order]) -> None:
        if self._job is job:
            self._job = None
        if self._job is None:
            self.waiting.emit(False)


def _summary(order: Order) -> str:
    return counted("{count} row.", "{count} rows.", len(order))
