"""What is done between two pictures: packing what was not ready in time, then what may be looked at next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE = 0.001  # seconds of packing in one picture
SLICE = 0.002  # seconds of packing between two events
_BREATH = 3  # milliseconds after a picture: what is left of its frame is used
_REST = 40  # milliseconds without a new picture: nothing moves


class Rest(QTimer):
    """Works for one widget while it can be seen, in what its frames leave of the time and while nothing moves.

    `prepare` packs for a slice of time and returns whether all in view is there, and whether all else is.
    """

    ready = Signal()  # what was drawn as it was, for want of time, can be drawn as it should be, and nothing moves

    def __init__(self, widget: QWidget, prepare: Callable[[], tuple[bool, bool]]) -> None:
        super().__init__(widget, singleShot=True)
        self._widget, self._prepare, self._complete = widget, prepare, True
        self._since = QElapsedTimer()
        self.timeout.connect(self._work)

    def begin(self, *, complete: bool) -> None:
        """Work when a picture has been made; `complete`: nothing is missing in it."""
        self._complete = complete
        self._since.start()
        self.start(_BREATH)

    def _work(self) -> None:
        if not self._widget.isVisible():
            return
        here, near = self._prepare()
        if here and not self._complete:
            left = _REST - self._since.elapsed()
            if left <= 0:
                self.ready.emit()
            else:
                self.start(0 if not near else int(left))
        elif not near:
            self.start(0)
