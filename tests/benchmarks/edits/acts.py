"""The edits that are timed, each something else than the one before, and how the timeline is repainted after them."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple

from PySide6.QtTest import QTest

from tests.benchmarks.deeds_window import empty_window, quiet
from timeline_app import actions, settings
from timeline_app.model import Entry
from timeline_app.ui.window import MainWindow

_EDITED = 8  # entries, by turns: what an edit takes back is then one of ours, as made-up rows have no history
_NEAR = 1000  # entries around the middle of the view, from which others are taken to be linked and removed
_PLACES = ("Aster", "Birch")
_PATIENCE = 600  # seconds for opening


class Edits:
    """Edits of the entries in the middle of the timeline of a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.document = window, window.desk.document
        ids = self._drawn()
        self._ids, self._others = cycle(ids[:_EDITED]), cycle(ids[_EDITED:])
        self._numbers = count(1)

    def title(self) -> None:
        """Give an entry another title."""
        self._edit(title=f"Another title (a sample), the {next(self._numbers)}th of them")

    def date(self) -> None:
        """Move an entry to another day."""
        self._edit(when=self._day())

    def interval(self) -> None:
        """Make an entry one of some years."""
        number = next(self._numbers)
        self._edit(when=f"{2000 + number % 9}/{2010 + number % 7}")

    def place(self) -> None:
        """Put an entry into the lane of another place."""
        self._edit(places=[_PLACES[next(self._numbers) // _EDITED % 2]])

    def new(self) -> None:
        """Add an entry."""
        title = f"A new entry (a sample), the {next(self._numbers)}th of them"
        self.document.do(actions.add_entry, title, when=self._day(), own_note=True)

    def removed(self) -> None:
        """Remove an entry."""
        self.document.do(actions.remove, [("entry", self._other().id)])

    def link(self) -> None:
        """Link two entries."""
        self.document.do(actions.link, self._other(), self._other())

    def repaint(self) -> None:
        """Read and paint the timeline at once, as it does by itself a moment after it has heard of a change."""
        self.window.timeline.read()
        self.window.timeline.canvas.viewport().repaint()

    def _edit(self, **fields: object) -> None:
        self.document.do(actions.edit_entry, self._found(next(self._ids)), **fields)

    def _day(self) -> str:
        number = next(self._numbers)
        return f"{2000 + number % 18}-{number % 12 + 1:02}-{number % 27 + 1:02}"

    def _other(self) -> Entry:
        found = self.document.project.get(Entry, next(self._others))
        return found if found is not None else self._other()

    def _found(self, id_: str) -> Entry:
        found = self.document.project.get(Entry, id_)
        assert found is not None
        return found

    def _drawn(self) -> list[str]:
        """Return the entries, those nearest to the middle of the view first."""
        canvas = self.window.timeline.canvas
        away = abs(canvas.marks.at - (canvas.view.lo + canvas.view.hi) / 2)
        return [canvas.marks.ids[at] for at in away.argsort(kind="stable")[:_NEAR].tolist()]


class Kind(NamedTuple):
    """A kind of edit: what it is called, and what makes the next one of it."""

    name: str
    act: Callable[[Edits], None]


KINDS = (
    Kind("another title", Edits.title),
    Kind("another date", Edits.date),
    Kind("another date, an interval", Edits.interval),
    Kind("another place", Edits.place),
    Kind("a new entry", Edits.new),
    Kind("an entry removed", Edits.removed),
    Kind("a new link", Edits.link),
)


def opened(path: Path) -> MainWindow:
    """Return a window with its timeline on a project, when it has nothing more to do."""
    window = empty_window()
    window.desk.document.show(actions.open_project(path, settings.load()))
    window.desk.wishes.reveal.emit("timeline")
    wait_for(window)
    return window


def wait_for(window: MainWindow) -> None:
    """Wait until the timeline is drawn and nobody has more to do."""
    QTest.qWait(300)
    until = time.monotonic() + _PATIENCE
    while window.desk.jobs.busy() and time.monotonic() < until:
        QTest.qWait(100)
    quiet()
