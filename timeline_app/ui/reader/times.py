"""Words of time, looked for piece by piece, so that a long text is shown at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from timeline_app.suggest import spot
from timeline_app.ui.reader.text import TextView

PIECE = 60_000  # code points, about 30 ms


class TimeWords(QObject):
    """Underlines the words of time of the text in a view; each piece ends with a paragraph."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._done = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._look)

    def begin(self) -> None:
        """Look through the text that the view shows now."""
        self._next.stop()
        self._done = 0
        self._view.set_times(())
        self._look()

    def _look(self) -> None:
        text, start = self._view.script.text, self._done
        cut = text.find("\n", start + PIECE)
        end = cut if cut >= 0 else len(text)
        found = [(start + span.start, start + span.end) for span in spot(text[start:end])]
        self._view.set_times([*self._view.times, *found])
        self._done = end
        if end < len(text):
            self._next.start()
