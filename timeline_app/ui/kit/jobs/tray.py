"""What is under way, and how it ended: the jobs of a window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from timeline_app.ui.kit.jobs.job import Job, Report
from timeline_app.words import tr

T = TypeVar("T")
_SHOWN_AFTER = 400  # ms; shorter work never appears
_KEPT = 10


class Progress(NamedTuple):
    """How far a running job is; `total` 0 means nobody knows."""

    done: int = 0
    total: int = 0
    words: str = ""


class Result(NamedTuple):
    """How a job ended, in one sentence."""

    name: str
    words: str
    ok: bool


class JobTray(QObject):
    """All jobs of a window: those under way for longer than 400 ms, and the last ten results."""

    changed = Signal()  # running jobs, their progress or the results
    ended = Signal(Result)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.results: deque[Result] = deque(maxlen=_KEPT)  # newest last
        self._jobs: dict[Job[Any], tuple[float, Progress]] = {}
        self._wake = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._wake.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one comes early, before a job is due
        self._wake.timeout.connect(self.changed)

    def run(self, name: str, work: Callable[[Report], T], summary: Callable[[T], str] | None = None) -> Job[T]:
        """Make a job and start it once the caller has connected its signals, at the next turn of the loop.

        `summary` puts the result into one sentence for the list of results; "Done." otherwise.
        """
        job: Job[T] = Job(work, name=name)
        self.watch(job, summary)
        QTimer.singleShot(0, job, job.start)
        return job

    def watch(self, job: Job[T], summary: Callable[[T], str] | None = None) -> None:
        """Show a job that somebody else starts."""
        self._jobs[job] = (monotonic(), Progress())

        def _progressed(done: int, total: int, words: str) -> None:
            self._jobs[job] = (self._jobs[job][0], Progress(done, total, words))
            self.changed.emit()

        def _finished(result: T) -> None:
            self._end(job, summary(result) if summary else tr("Done."), ok=True)

        def _failed(error: Exception) -> None:
            self._end(job, str(error), ok=False)

        def _cancelled() -> None:
            self._end(job, tr("Stopped; nothing was changed."), ok=False)

        job.progressed.connect(_progressed)
        job.finished.connect(_finished)
        job.failed.connect(_failed)
        job.cancelled.connect(_cancelled)
        self._wake.start()

    def running(self) -> list[tuple[Job[Any], Progress]]:
        """Return the jobs to show, oldest first."""
        due = monotonic() - (_SHOWN_AFTER - 20) / 1000
        return [(job, progress) for job, (began, progress) in self._jobs.items() if began <= due]

    def busy(self) -> bool:
        """Return whether any job is under way, shown or not."""
        return bool(self._jobs)

    def cancel_all(self) -> None:
        """Ask every job to stop; on closing the window."""
        for job in list(self._jobs):
            job.cancel()

    def _end(self, job: Job[T], words: str, *, ok: bool) -> None:
        self._jobs.pop(job, None)
        result = Result(job.name, words, ok)
        self.results.append(result)
        self.ended.emit(result)
        self.changed.emit()
