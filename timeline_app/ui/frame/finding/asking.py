"""Asking the project what holds some words: at once where that is quick, else beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from timeline_app.project import Answered, Filter, look_up_file
from timeline_app.ui.desk.document import Document
from timeline_app.ui.kit.jobs import Job

QUICK = 0.016  # seconds that a key may wait
LARGE = 50_000_000  # bytes of a file that is asked beside the window from the first key on
SCANNED = 1.0  # seconds for a look through everything, after which articles are left out
MOST = 8  # things of one kind


class Asking(QObject):
    """Answers are kept until the project changes; while a new one is under way the last one stays."""

    answered = Signal()  # what was asked last can be had now

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._known: dict[Filter, Answered] = {}
        self._last: Answered | None = None
        self._job: Job[Answered] | None = None
        self._wanted: Filter | None = None
        project = document.project
        self._beside = not project.is_indexed or _size(project.on_disk) > LARGE
        document.changed.connect(self._forget)

    def ask(self, wanted: Filter) -> Answered | None:
        """Return the answer; the last one, or None, while it is being looked for."""
        if wanted not in self._known:
            self._wanted = wanted
            if self._beside:
                self._start()
            else:
                self._at_once(wanted)
        self._last = self._known.get(wanted, self._last)
        return self._last

    def knows(self, wanted: Filter) -> bool:
        """Return whether the answer is there."""
        return wanted in self._known

    def _at_once(self, wanted: Filter) -> None:
        start = perf_counter()
        self._known[wanted] = self._document.project.look_up(wanted, MOST)
        self._beside = perf_counter() - start > QUICK

    def _start(self) -> None:
        """Look for what is wanted last; what was wanted before it is passed over."""
        if self._job is not None or self._wanted is None or not self._document.is_open:
            return
        wanted, path = self._wanted, self._document.project.on_disk
        job: Job[Answered] = Job(lambda _report: look_up_file(path, wanted, most=MOST, seconds=SCANNED))
        job.finished.connect(partial(self._take, wanted))
        job.ended.connect(partial(self._go_on, wanted))
        self._job = job
        job.start()

    def _take(self, wanted: Filter, answer: Answered) -> None:
        self._known[wanted] = answer

    def _go_on(self, wanted: Filter) -> None:
        self._job = None
        if wanted != self._wanted:
            self._start()
        elif wanted in self._known:
            self.answered.emit()

    def _forget(self, _change: object = None) -> None:
        self._known.clear()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
