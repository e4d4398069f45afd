"""What is said of entries and lanes, in the words of the open project: on the canvas and to those who listen."""

from __future__ import annotations

from collections.abc import Callable

from timeline_app.dates import show
from timeline_app.model import Entry
from timeline_app.ui.desk.document import Document
from timeline_app.ui.timeline import reading
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas
from timeline_app.words import counted, tr


class Telling:
    """Gives the canvas its words; `lanes` tells what its lanes stand for, one of `project.LANES`."""

    def __init__(self, document: Document, canvas: TimelineCanvas, lanes: Callable[[], str]) -> None:
        self._document, self._canvas, self._lanes = document, canvas, lanes
        self._under_way: dict[int, str] = {}  # of the mark that the cursor is on

    def renew(self) -> None:
        """Serve other marks: what was under way is counted anew."""
        canvas, self._under_way = self._canvas, {}
        canvas.lane_title, canvas.date_title, canvas.cursor_told = self.lane_title, self.date_title, self.cursor_told

    def lane_title(self, name: str) -> str:
        """Return how a lane's name is shown."""
        if not name:
            return tr("Others")
        return tr(name.capitalize()) if self._lanes() == "kind" else name

    def date_title(self, id_: str) -> str:
        """Return an entry's date, short; "" without one."""
        entry = self._document.project.get(Entry, id_)
        return show(entry.date, "short") if entry is not None and entry.date is not None else ""

    def cursor_told(self, mark: int) -> tuple[str, str]:
        """Return how many others were under way in the bounds of a mark, and these bounds."""
        if mark not in self._under_way:
            self._under_way = {mark: reading.under_way(self._canvas.marks, mark)}
        entry = self._document.project.get(Entry, self._canvas.marks.ids[mark])
        return self._under_way[mark], show(entry.date, "iso") if entry is not None and entry.date is not None else ""

    def spoken(self, mark: int) -> str:
        """Return an entry as one line: date in words, title, lane, citations, status."""
        marks = self._canvas.marks
        if not self._document.is_open:
            return str(marks.titles[mark])
        lane = self.lane_title(marks.lanes[int(marks.lane[mark])])
        rests = reading.rests_on(self._document.project, marks.ids[mark])
        return ", ".join(filter(None, (self._date_words(mark), marks.titles[mark], lane, *rests)))

    def _date_words(self, mark: int) -> str:
        """Return an entry's date as it was typed, in words where it was typed in EDTF."""
        marks = self._canvas.marks
        typed, entry = str(marks.date_words[mark]), self._document.project.get(Entry, marks.ids[mark])
        date = entry.date if entry is not None else None
        return show(date) if date is not None and typed == date.edtf else typed

    def told(self, mark: int) -> str:
        """Return the bounds of an entry's date, what was under way in them, and how many links it has."""
        links = self._canvas.links
        linked = int(((links.source == mark) | (links.target == mark)).sum())
        said = counted("{count} link", "{count} links", linked) if linked else ""
        bounds = self.cursor_told(mark)[::-1] if self._document.is_open else ()
        return ", ".join(filter(None, (*bounds, said)))
