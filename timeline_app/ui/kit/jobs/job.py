"""Work that takes longer than a tenth of a second, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from timeline_app.errors import Cancelled
from timeline_app.ui.kit.jobs import garbage

T = TypeVar("T")
_REST = 100  # ms between two looks whether the threads have let go
_SELDOM = 100  # ms between two words on how far it is: more would take longer to paint than to read


class Report(Protocol):
    """What work calls as it goes; raises `Cancelled` once the user has had enough."""

    def __call__(self, done: int, total: int, words: str = "") -> None:
        """Say how far it is; `total` 0 means nobody knows."""


class Job(QObject, Generic[T]):
    """One piece of work. Its three endings are three signals; exactly one is sent.

    The work runs in a thread of the pool, touches no widget and no file of ours, and computes on values.
    Signals arrive in the thread of this object. A started job lives until its ending was heard, and goes in the
    thread that made it.
    """

    progressed = Signal(int, int, str)  # done, of how many (0: unknown), in words; what was reported last, now and then
    finished = Signal(object)  # the result
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()  # after any of the three
    _stirred = Signal()  # something was reported since `progressed` was sent

    def __init__(self, work: Callable[[Report], T], *, name: str = "") -> None:
        super().__init__()  # without a parent: its end must not depend on that of a window
        self.name = name
        self._work: Callable[[Report], T] | None = work
        self._pool: QThreadPool | None = None
        self._stop = Event()
        self._last = (0, 0, "")  # reported
        self._due = False  # to be sent
        self._stirred.connect(self._send_soon)

    def start(self, pool: QThreadPool | None = None) -> None:
        """Begin in a thread of the pool."""
        garbage.collect_in_this_thread_only()
        self._pool = pool or QThreadPool.globalInstance()
        _running.add(self)
        self.ended.connect(self._release)
        # The pool would delete a QRunnable, and its wrapper would stand for what Qt makes in its place (record 0020).
        self._pool.start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def held(self) -> bool:
        """Return whether a thread may still hold it."""
        return self._pool is not None and self._pool.activeThreadCount() > 0

    def _run(self) -> None:
        assert self._work is not None, "a job runs once"
        try:
            result = self._work(self._report)
        except Cancelled:
            self._due = False
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001  it is handed on, not swallowed
            self._send()
            self.failed.emit(error)
        else:
            self._send()
            self.finished.emit(result)
        self.ended.emit()

    def _report(self, done: int, total: int, words: str = "") -> None:
        if self._stop.is_set():
            raise Cancelled
        self._last = (done, total, words)
        if not self._due:
            self._due = True
            self._stirred.emit()

    def _send_soon(self) -> None:
        QTimer.singleShot(_SELDOM, self, self._send)

    def _send(self) -> None:
        """Send what was reported last, if that was not sent; its thread calls this as well as that of the work."""
        if self._due:
            self._due = False  # before it is looked at: what is reported meanwhile is sent again
            self.progressed.emit(*self._last)

    def _release(self) -> None:
        self._work = None  # what it worked on may be large
        _running.discard(self)
        _ended.append(self)
        if len(_ended) == 1:  # else somebody looks already
            _let_go()


def _let_go() -> None:
    """Forget the jobs that have ended, once no thread holds them: who lets go of a Qt object last destroys it."""
    ended, _ended[:] = _ended[:], []
    for job in ended:
        if job.held():
            _ended.append(job)
        elif isValid(job):  # else it went with the tray
            job.deleteLater()
    if _ended:
        QTimer.singleShot(_REST, _let_go)


_running: set[QObject] = set()
_ended: list[Job[Any]] = []  # while there are any, one timer runs for all of them
