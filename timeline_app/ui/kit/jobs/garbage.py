"""Collects cyclic garbage in the GUI thread alone.

Python looks for garbage in whichever thread happens to allocate. A widget that is part of a cycle would then be
destroyed in the thread of a job, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 500  # ms
_LOOK = 10  # collections of the middle generation between two looks at how many objects have grown old
_GROWN = 1.25  # times as many old objects as the last whole search left: Python's own measure for the next one


class _Sweeper(QObject):
    """Does what Python would have done, by Python's own thresholds, when the event loop comes round."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0  # old objects after the last whole search
        self._looked = 0  # count of the oldest generation at the last look
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        young, middle, old = (number > most for number, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
        if old and self._has_grown():
            gc.collect()
            self._left, self._looked = len(gc.get_objects(generation=2)), 0
        elif middle:
            gc.collect(1)
        elif young:
            gc.collect(0)

    def _has_grown(self) -> bool:
        """Tell whether a whole search is worth its time; to look takes a tenth of it, 20 ms for a million objects."""
        number = gc.get_count()[2]
        if number - self._looked < _LOOK:
            return False
        self._looked = number
        return len(gc.get_objects(generation=2)) > _GROWN * self._left


def collect_in_this_thread_only() -> None:
    """Take the collecting over from Python, for as long as the application lives; GUI thread.

    What is there already, modules for the most part, is left out from now on: looking through it took 240 ms.
    """
    application = QCoreApplication.instance()
    if application is not None and application.findChild(_Sweeper) is None:
        gc.disable()
        gc.freeze()
        _Sweeper(application)
