"""The project as the windows see it: the same object, with Qt signals. The one bridge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.errors import ChronologyError
from timeline_app.project import Change, Filter, Project

T = TypeVar("T")
UNSEEN = 300  # milliseconds after which a window counts as painted that nobody can see
POLL = 1000  # milliseconds between looks at what other programs wrote


class Document(QObject):
    """Carries `Project` changes into the Qt event loop. There is one per window; it outlives its projects."""

    changed = Signal(object)  # Change: after every committed change
    closing = Signal()  # the open project is about to be closed: commit what is half typed
    arriving = Signal(object)  # Path of a project that is opened next, None for none: panes take their places
    opened = Signal()  # another project is open, or none: read everything anew
    painted = Signal()  # what was opened has been painted: time for what nobody looks at first
    filtered = Signal()  # `filter` is another
    laned = Signal()  # `lanes` is another
    failed = Signal(object)  # ChronologyError: what a verb refused

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self.filter = Filter()
        self.lanes = "place"  # what lanes and their colours stand for, in every pane: one of `project.LANES`
        self._poll = QTimer(self)
        self._poll.setInterval(POLL)
        self._poll.timeout.connect(self._look)
        self._unpainted = False
        self._late = QTimer(self, singleShot=True, interval=UNSEEN)
        self._late.timeout.connect(self.say_painted)

    @property
    def project(self) -> Project:
        """The open project.

        Raises:
            RuntimeError: none is open; ask `is_open` first.
        """
        if self._project is None:
            raise RuntimeError("no project is open")
        return self._project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    def show(self, project: Project | None) -> None:
        """Make `project` the open one; the one before is closed, once everybody has committed what is half typed."""
        if self._project is not None:
            self.closing.emit()
            self._poll.stop()
            self._project.close()
        self._project = None
        self.filter = Filter()
        self.arriving.emit(project.path if project is not None else None)
        self._project = project
        if project is not None:
            project.listen(self.changed.emit)
            self._poll.start()
        self.opened.emit()
        self._unpainted = True
        self._late.start()

    @property
    def is_painted(self) -> bool:
        """Whether `painted` was told of what is open."""
        return not self._unpainted

    def say_painted(self) -> None:
        """Tell, once for each project, that the window shows it; where nobody does, it is told after a while."""
        self._late.stop()
        if self._unpainted:
            self._unpainted = False
            self.painted.emit()

    def set_filter(self, wanted: Filter) -> None:
        """Filter every view alike."""
        if wanted != self.filter:
            self.filter = wanted
            self.filtered.emit()

    def set_lanes(self, kind: str) -> None:
        """Sort the entries into other lanes, in every pane alike."""
        if kind != self.lanes:
            self.lanes = kind
            self.laned.emit()

    def do(
        self,
        verb: Callable[..., T],
        *args: Any,
        refused: Callable[[ChronologyError], None] | None = None,
        **kwargs: Any,
    ) -> T | None:
        """Carry out a verb of `actions` on the project; None when it was refused.

        Args:
            refused: hears why, in place of `failed`; a field shows its own errors.
        """
        try:
            return verb(self.project, *args, **kwargs)
        except ChronologyError as error:
            (refused or self.failed.emit)(error)
            return None

    def undo(self) -> Change | None:
        """Take back the last edit, or say why not."""
        return self.do(Project.undo)

    def redo(self) -> Change | None:
        """Do again what was taken back, or say why not."""
        return self.do(Project.redo)

    def _look(self) -> None:
        if self._project is not None:
            self.do(Project.refresh)
