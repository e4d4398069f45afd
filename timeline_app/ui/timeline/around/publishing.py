"""From the lines of the sources to the strip that shows when they were published."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from timeline_app.dates import parse, show
from timeline_app.errors import DateSyntaxError
from timeline_app.project import Change, Listed
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.jobs import Job
from timeline_app.ui.timeline.around.published import Issue

FEW = 500  # sources whose dates are read and put into words at once; those of more, in a job


class Publishing(QObject):
    """Tells when the sources were published, whenever that is another."""

    arrived = Signal(object)  # list[Issue]

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[list[tuple[str, str, str]], str] = ([], "")
        desk.sources.changed.connect(self.read)
        desk.document.changed.connect(self._hear)

    def read(self) -> None:
        """Read the dates of the sources, if they or their titles are others."""
        document, lines = self._desk.document, self._desk.sources.lines
        zone = document.project.dossier.time_zone if document.is_open else ""
        asked = ([(line.id, line.title, line.published) for line in lines if line.published], zone)
        if asked == self._asked:
            return
        self._asked = asked
        if len(asked[0]) <= FEW:
            self.arrived.emit(issues(lines, zone))
            return
        job: Job[list[Issue]] = Job(lambda _report: issues(lines, zone))
        job.finished.connect(partial(self._take, asked))
        job.failed.connect(partial(self._give_up, asked))
        job.start()

    def _take(self, asked: object, found: list[Issue]) -> None:
        if asked is self._asked:
            self.arrived.emit(found)

    def _give_up(self, asked: object, _error: Exception) -> None:
        """Show none rather than those of before; the next change asks again."""
        if asked is self._asked:
            self._asked = ([], "")
            self.arrived.emit([])

    def _hear(self, change: Change) -> None:
        if "dossier" in change.tables:
            self.read()


def issues(lines: Iterable[Listed], zone: str) -> list[Issue]:
    """Return when sources were published, those of which a date is known; in any thread. 0.1 ms for each day.

    Args:
        zone: the time zone of the project.
    """
    known: dict[str, tuple[int, str] | None] = {"": None}
    found = []
    for line in lines:
        if line.published not in known:
            known[line.published] = _day(line.published, zone)
        if (day := known[line.published]) is not None:
            found.append(Issue(day[0], line.id, line.title, day[1]))
    return found


def _day(edtf: str, zone: str) -> tuple[int, str] | None:
    """Return when a date begins and how it is shown; None of one that is open, or no date at all."""
    try:
        date = parse(edtf)
    except DateSyntaxError:
        return None
    limits = date.on(zone)
    return (limits.start_lo, show(date)) if limits.lo_kind == "known" else None
