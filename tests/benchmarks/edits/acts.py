"""The edits that are timed; each does something else than the one before, and leaves as many entries as there were."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, cycle
from typing import NamedTuple

from PySide6.QtTest import QTest

from tests.benchmarks.deeds_window import quiet
from timeline_app import actions, settings
from timeline_app.model import Entry
from timeline_app.project import Project
from timeline_app.ui.window import MainWindow

Act = Callable[[], object]
_EDITED = 8  # entries, by turns: what an edit takes back is then one of ours, as the made-up rows have no history
_PLACES = ("Aster", "Birch")


class Edits:
    """Edits of the entries in the middle of the timeline of one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.document = window.desk.document
        ids = self._drawn()
        self._ids, self._others = cycle(ids[:_EDITED]), iter(ids[_EDITED:])
        self._names = count(1)

    @property
    def project(self) -> Project:
        """The open project."""
        return self.document.project

    def title(self) -> Act:
        """Give an entry another title."""
        return lambda: self._edit(title=f"Another title, the {next(self._names)}th of the kind")

    def date(self) -> Act:
        """Move an entry by some days."""
        return lambda: self._edit(when=f"20{next(self._names) % 18:02}-03-{next(self._names) % 27 + 1:02}")

    def long(self) -> Act:
        """Make an entry a state of some years."""
        return lambda: self._edit(when=f"20{next(self._names) % 9:02}/2012", kind="state")

    def place(self) -> Act:
        """Put an entry into the lane of another place."""
        return lambda: self._edit(places=[_PLACES[next(self._names) % 2]])

    def new(self) -> Act:
        """Add an entry."""
        when = f"20{next(self._names) % 18:02}-05-{next(self._names) % 27 + 1:02}"
        return lambda: self.document.do(actions.add_entry, f"New {next(self._names)}", when=when, own_note=True)

    def removed(self) -> Act:
        """Remove an entry."""
        return lambda: self.document.do(actions.remove, [("entry", self._other().id)])

    def link(self) -> Act:
        """Link two entries."""
        return lambda: self.document.do(actions.link, self._other(), self._other())

    def undo(self) -> Act:
        """Take the last edit back."""
        return self.document.undo

    def redo(self) -> Act:
        """Do it again."""
        return self.document.redo

    def _edit(self, **fields: object) -> None:
        self.document.do(actions.edit_entry, self._found(next(self._ids)), **fields)

    def _other(self) -> Entry:
        return self._found(next(self._others))

    def _found(self, id_: str) -> Entry:
        found = self.project.get(Entry, id_)
        assert found is not None
        return found

    def _drawn(self) -> list[str]:
        """Return the entries, those nearest to the middle of the view first."""
        marks, view = self.window.timeline.canvas.marks, self.window.timeline.canvas.view
        near = abs(marks.at - (view.lo + view.hi) / 2).argsort(kind="stable")[:1000]
        return [marks.ids[at] for at in near.tolist()]


class Kind(NamedTuple):
    """A kind of edit: what it is called, and what makes the next one of it."""

    name: str
    make: Callable[[Edits], Act]


KINDS = (
    Kind("another title", Edits.title),
    Kind("another date", Edits.date),
    Kind("another date, of an interval", Edits.long),
    Kind("another place", Edits.place),
    Kind("a new entry", Edits.new),
    Kind("an entry removed", Edits.removed),
    Kind("a new link", Edits.link),
)


def shown(window: MainWindow, project: Project) -> Edits:
    """Show a project and wait until the window has nothing more to do."""
    window.desk.document.show(project)
    QTest.qWait(500)
    quiet()
    return Edits(window)


def opened(path: object) -> Project:
    """Open a project as the window does."""
    return actions.open_project(path, settings.load())


def repaint(window: MainWindow) -> None:
    """Read and paint the timeline at once, as it does when it has heard of a change."""
    window.timeline.read()
    window.timeline.canvas.viewport().repaint()
