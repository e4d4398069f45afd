"""What the reader finds out once the text is shown, so that nobody waits: words of time, colours of lanes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.project import Change
from timeline_app.suggest import Span, spot
from timeline_app.ui.desk import Desk
from timeline_app.ui.reader.marks import lanes_of
from timeline_app.ui.reader.text import TextView

FIRST = 4_000  # code points: more than is shown at once
PIECE = 6_000  # about 25 ms
REST = 300  # ms after a change; the deed itself does not wait for colours


class TimeWords(QObject):
    """Underlines the words of time of the text in a view; each piece ends with a paragraph."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._done = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._look)

    def begin(self) -> None:
        """Look through the text that the view shows now, once it is painted."""
        self._done = 0
        self._view.set_times(())
        self._next.start()

    def _look(self) -> None:
        text, start = self._view.script.text, self._done
        cut = text.find("\n", start + (PIECE if start else FIRST))
        end = cut if cut >= 0 else len(text)
        found = [(start + span.start, start + span.end) for span in self._spans(text[start:end])]
        self._view.set_times([*self._view.times, *found])
        self._done = end
        if end < len(text):
            self._next.start()

    def _spans(self, text: str) -> list[Span]:
        """Return where a piece speaks of time; nowhere in a language nobody taught the program."""
        try:
            return spot(text, self._view.script.language.partition("-")[0].lower() or "en")
        except FileNotFoundError:
            return []


class Lanes(QObject):
    """The number of each entry's lane; read anew with other lanes, and some time after what they rest on changed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.numbers: Mapping[str, int] = {}
        self._desk, self._document = desk, desk.document
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.read)
        document = desk.document
        document.changed.connect(self._hear)
        desk.columns.arrived.connect(self.read)
        document.filtered.connect(self._rest.start)
        document.laned.connect(self.read)

    def read(self) -> None:
        """Read the numbers, now or as soon as the entries are."""
        self._rest.stop()
        if not self._desk.columns.want():
            return
        document = self._document
        found: Mapping[str, int] = {}
        if document.is_open:
            found = lanes_of(document.project, document.filter, document.lanes)
        if found != self.numbers:
            self.numbers = found
            self.changed.emit()

    def _hear(self, change: Change) -> None:
        if change.tables & {"entry", "site", "place", "role", "agent", "tag", "tagging", "preference"}:
            self._rest.start()
