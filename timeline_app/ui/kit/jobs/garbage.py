"""Collects cyclic garbage in the GUI thread alone.

Python looks for garbage in whichever thread happens to allocate. A widget that is part of a cycle would then be
destroyed in the thread of a job, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 500  # ms


class _Sweeper(QObject):
    """Does what Python would have done, by Python's own thresholds, when the event loop comes round."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(sweep)
        self._timer.start()


def collect_in_this_thread_only() -> None:
    """Take the collecting over from Python, for as long as the application lives; GUI thread.

    What is there already, modules for the most part, is left out from now on: looking through it took 240 ms.
    """
    application = QCoreApplication.instance()
    if application is not None and application.findChild(_Sweeper) is None:
        gc.disable()
        gc.freeze()
        _Sweeper(application)


def sweep() -> None:
    """Collect the oldest generation that is due, and with it the younger ones."""
    due = [
        age for age, (number, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if number > most
    ]
    if due:
        gc.collect(due[-1])
