"""`python -m tests.benchmarks.opening.once FILE`: open a project in the real window, and say as JSON what that took.

The folders of the environment must be those in which the file was left last, so that it opens without being proved.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from timeline_app.model import Entry
from timeline_app.ui.app import Application, make_window
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.kit.jobs import garbage
from timeline_app.ui.window import MainWindow

SIZE = (1600, 900)
BEAT = 2  # milliseconds between two looks whether the window still answers
LOOK = 0.3  # seconds in which a window that is done spends next to nothing
IDLE = 0.015  # seconds of the processor in that time, at most
LONGEST = 180  # seconds


class Moment(NamedTuple):
    """Seconds since the opening began: of the processor in all threads, in that of the window, and on the wall."""

    cpu: float
    own: float
    wall: float

    @classmethod
    def now(cls) -> Moment:
        """Return the clocks as they stand."""
        return cls(time.process_time(), time.thread_time(), time.perf_counter())

    def since(self, before: Moment) -> Moment:
        """Return what has passed."""
        return Moment(*(now - then for now, then in zip(self, before, strict=True)))


class Watch(QObject):
    """Notes when entries, or the words that there are none, were painted first, and how long nothing was answered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.painted: Moment | None = None
        self.pauses: list[Moment] = []
        self._begun = self._last = Moment.now()
        for shown in (window.timeline.canvas.viewport(), window.timeline.empty):
            shown.installEventFilter(self)
        self._beat = QTimer(self, interval=BEAT)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note)

    def begin(self) -> None:
        """Count from now on."""
        self._begun = self._last = Moment.now()
        self._beat.start()

    def end(self) -> Moment:
        """Count no more; return what passed since `begin`."""
        self._note()
        self._beat.stop()
        return Moment.now().since(self._begun)

    def longest(self) -> Moment:
        """Return the longest pause by the clock on the wall."""
        return max(self.pauses, key=lambda pause: pause.wall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self.painted is not None or not self._is_shown(watched):
            return False
        watched.removeEventFilter(self)
        QApplication.sendEvent(watched, event)
        self.painted = Moment.now().since(self._begun)
        return True

    def _is_shown(self, watched: QObject) -> bool:
        document = self._window.desk.document
        if watched is not self._window.timeline.empty:
            return len(self._window.timeline.canvas.marks) > 0
        return document.is_open and document.project.is_at_most(Entry, 0)

    def _note(self) -> None:
        now = Moment.now()
        self.pauses.append(now.since(self._last))
        self._last = now


def shown() -> MainWindow:
    """Return a window as a person has it before a file is opened, once nothing more is done."""
    app = QApplication.instance() or Application([])
    assert isinstance(app, QApplication)
    preferences = Preferences()
    preferences.set(tips_seen=("all",))
    window = make_window(app, preferences)
    garbage.collect_in_this_thread_only()
    window.resize(*SIZE)
    window.show()
    settle(window)
    return window


def opened(path: Path) -> dict[str, float]:
    """Open a file and wait until nothing more is done; milliseconds, and megabytes."""
    window = shown()
    watch = Watch(window)
    watch.begin()
    window.files.open(path)
    settle(window, lambda: watch.painted is not None)
    whole, painted, longest = watch.end(), watch.painted, watch.longest()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = Moment.now()
    window.close()
    window.deleteLater()
    closing = Moment.now().since(begun)
    assert painted is not None, "nothing was painted"
    return {
        "cpu": painted.cpu * 1000, "own": painted.own * 1000, "wall": painted.wall * 1000,
        "pause": longest.wall * 1000, "pause cpu": longest.own * 1000,
        "long pauses": sum(pause.wall > 0.1 for pause in watch.pauses),
        "quiet cpu": whole.cpu * 1000, "quiet wall": (whole.wall - LOOK) * 1000,
        "closing": closing.wall * 1000, "memory": memory,
    }  # fmt: skip


def wait(milliseconds: int) -> None:
    """Let the window live for a while; unlike `QTest.qWait`, this lets other threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(window: MainWindow, is_shown: Callable[[], bool] = lambda: True) -> None:
    """Wait until nothing more is done, and what is to be shown is."""
    until = time.perf_counter() + LONGEST
    while time.perf_counter() < until:
        spent = time.process_time()
        wait(int(LOOK * 1000))
        if time.process_time() - spent < IDLE and not window.desk.jobs.busy() and is_shown():
            return


if __name__ == "__main__":
    print(json.dumps(opened(Path(sys.argv[1]))))
    sys.stdout.flush()
