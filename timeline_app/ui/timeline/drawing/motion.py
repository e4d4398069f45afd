"""How the view moves from one stretch of time to another: at most 150 ms, or at once where motion is not wanted."""

from __future__ import annotations

from collections import deque
from time import monotonic

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from timeline_app.chart import View

JUMP = 150  # milliseconds
_RECENT = 0.08  # seconds of a drag that say how fast it was when it ended
_SLOW = 300.0  # pixels a second: a slower drag stays where it was put
_FAR = 240.0  # pixels that the picture runs on at most


class Motion(QObject):
    """Moves both ends of a view at once, so that what is at the same place in both stays there all the way."""

    moved = Signal(float, float)  # seconds: the view is [lo, hi) now

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ends: tuple[View, View] | None = None
        self._run = QVariantAnimation(self, duration=JUMP, startValue=0.0, endValue=1.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._step)

    def go(self, now: View, there: View) -> None:
        """Set out."""
        self.stop()
        self._ends = (now, there)
        self._run.start()

    def stop(self) -> None:
        """Stay where the view is."""
        self._run.stop()
        self._ends = None

    def goal(self) -> View | None:
        """Return where the view is on its way to, None when it rests."""
        return self._ends[1] if self._ends and self._run.state() == QVariantAnimation.State.Running else None

    def _step(self, share: float) -> None:
        if self._ends:
            old, new = self._ends
            self.moved.emit(*(a + (b - a) * share for a, b in ((old.lo, new.lo), (old.hi, new.hi))))


class Fling:
    """How fast a drag was when it ended."""

    def __init__(self) -> None:
        self._trail: deque[tuple[float, float]] = deque(maxlen=16)

    def begin(self) -> None:
        """A drag begins."""
        self._trail.clear()

    def note(self, pixels: float, at: float | None = None) -> None:
        """The view was dragged so far to the right; `at`: when, in seconds of any clock."""
        self._trail.append((monotonic() if at is None else at, pixels))

    def run_on(self, at: float | None = None) -> float:
        """Return how many pixels the view runs on, slowing down from its last speed; 0 after a slow drag."""
        now = monotonic() if at is None else at
        recent = [(when, pixels) for when, pixels in self._trail if now - when <= _RECENT]
        if len(recent) < 2 or now <= recent[0][0]:
            return 0.0
        speed = sum(pixels for _, pixels in recent[1:]) / (now - recent[0][0])
        if abs(speed) < _SLOW:
            return 0.0
        return min(max(speed * JUMP / 3000, -_FAR), _FAR)  # a cubic that slows down begins three times as fast
