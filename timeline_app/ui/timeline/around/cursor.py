"""What is said of the entry that the cursor is on, and of lanes: in words that the owner of the view gives."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from timeline_app.chart import Marks
from timeline_app.ui.timeline.around.drops import DropView


class CursorView(DropView):
    """A view with a cursor that is always on one entry, or on none."""

    marks: Marks

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane_title: Callable[[str], str] = str  # how a lane's name is shown
        self.date_title: Callable[[str], str] = lambda _: ""  # an entry's date, short
        self.cursor_told: Callable[[int], tuple[str, str]] = lambda _: ("", "")  # what was under way, and bounds

    @abstractmethod
    def current(self) -> int | None:
        """Return the mark that the cursor is on."""

    def lane_words(self, name: str) -> str:
        """Return how a lane's name is shown."""
        return self.lane_title(name)

    def current_lane(self) -> int | None:
        """Return the number of the lane that the cursor is in."""
        current = self.current()
        return None if current is None else int(self.marks.lane[current])

    def cursor_words(self) -> str:
        """Return the date under the cursor in words."""
        current = self.current()
        return "" if current is None else self.date_title(self.marks.ids[current]) or self.marks.date_words[current]

    def cursor_note(self) -> str:
        """Return what else was under way then."""
        current = self.current()
        return "" if current is None else self.cursor_told(current)[0]

    def cursor_bounds(self) -> str:
        """Return the first and the last day that the date under the cursor can mean."""
        current = self.current()
        return "" if current is None else self.cursor_told(current)[1]
