"""What is done while nothing moves: packing what was not ready in time, then what may be looked at next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE = 0.0015  # seconds of packing in one picture
SLICE = 0.004  # seconds of packing between two events
_REST = 40  # milliseconds without a new picture


class Rest(QTimer):
    """Works for one widget while it can be seen.

    `prepare` packs for a slice of time and returns whether all in view is there, and whether all else is.
    """

    ready = Signal()  # what was drawn as it was, for want of time, can be drawn as it should be

    def __init__(self, widget: QWidget, prepare: Callable[[], tuple[bool, bool]]) -> None:
        super().__init__(widget, singleShot=True)
        self._widget, self._prepare, self._complete = widget, prepare, True
        self.timeout.connect(self._work)

    def begin(self, *, complete: bool) -> None:
        """Wait until nothing has moved for a moment; `complete`: nothing is missing in what was drawn last."""
        self._complete = complete
        self.start(_REST)

    def _work(self) -> None:
        if not self._widget.isVisible():
            return
        here, near = self._prepare()
        if here and not self._complete:
            self.ready.emit()
        elif not near:
            self.start(0)
