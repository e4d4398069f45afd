"""New, Open, Open recent, the sample, Save a copy: everything about which file is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app import actions
from timeline_app.errors import ProjectFileError
from timeline_app.project import Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.tables import is_table
from timeline_app.ui.frame.filing.opening import Opening
from timeline_app.ui.kit.jobs import Report
from timeline_app.words import tr

SUFFIX = ".chronology"
_RECENT = 10


class Files(QObject):
    """The deeds of the File menu. Choosers are windows of the desktop's own; nothing here waits for them."""

    failed = Signal(object)  # ChronologyError

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._unkept = False  # the project that is open has no backup of the day yet
        self.opening = Opening(desk, self)
        self.opening.ready.connect(self._open)
        self.opening.failed.connect(self._tell)
        desk.document.painted.connect(self._back_up)

    def new(self) -> None:
        """Ask where the new project shall be, make it and open it."""
        self._save_chooser(tr("New project"), tr("New project"), self.new_at, overwrites=False)

    def new_at(self, path: Path) -> None:
        """Make a project file and open it; an ending is added where there is none, and nothing is overwritten."""
        path = _named(path)
        self._open(lambda: actions.new_project(path, self._desk.preferences.now))

    def choose(self) -> None:
        """Ask for a project file and open it."""
        dialog = QFileDialog(self._window, tr("Open a project"), self._folder())
        dialog.setNameFilters(
            [tr("Projects ({pattern})", pattern=f"*{SUFFIX} *.pdf"), tr("All files ({pattern})", pattern="*")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a project file in this window; the one before is closed.

        A large one is proved in a job first, and read in one, so that the window never waits for it. Of a PDF the
        project is opened that it carries, once it is asked where that shall lie; a table comes into the open project.
        """
        if self._desk.document.is_open and is_table(path):
            self._desk.wishes.import_file.emit(path)
            return
        if actions.carries_project(path):
            self._ask_where_to_recover(path)
            return
        self.opening.begin(path)

    def recover(self, pdf: Path, target: Path) -> None:
        """Take the project out of a PDF into a file of its own, in a job, and open it; nothing is overwritten."""
        target = _named(target)
        name = tr("Taking the project out of {name}", name=pdf.name)
        job = self._desk.jobs.run(name, lambda report: actions.project_in(pdf, target, report))
        job.finished.connect(self.open)
        job.failed.connect(self._tell)

    def _ask_where_to_recover(self, pdf: Path) -> None:
        does = partial(self.recover, pdf)
        title = tr("Where shall the project lie that “{name}” carries?", name=pdf.name)
        self._save_chooser(title, pdf.stem, does, overwrites=False, folder=pdf.parent)

    def open_sample(self) -> None:
        """Make a fresh copy of the sample, in a job, and open it."""
        now = self._desk.preferences.now

        def _make(report: Report) -> Path:
            project = actions.open_sample(now)
            project.close()
            return project.path

        job = self._desk.jobs.run(tr("Preparing the sample"), _make)
        job.finished.connect(self.open)
        job.failed.connect(self._tell)

    def copy(self) -> None:
        """Ask where a copy shall be, and write it."""
        project = self._desk.document.project
        name = tr("{name} copy", name=project.path.stem)
        self._save_chooser(tr("Save a copy"), name, self.copy_to)

    def copy_to(self, path: Path) -> None:
        """Write a copy of the open project; the project stays the one that is open."""
        target = _named(path)
        self._desk.document.do(actions.save_copy, target)
        if target.exists():
            self._desk.wishes.toast.emit(tr("A copy is in “{name}”.", name=target.name), False)

    def recent(self) -> list[Path]:
        """Return the project files opened last, latest first, that are still there."""
        return [path for name in self._desk.preferences.now.recent if (path := Path(name)).exists()]

    def _open(self, opening: Callable[[], Project]) -> None:
        self.opening.stop()  # what was asked for before does not come over it
        try:
            project = opening()
        except ProjectFileError as error:
            self._tell(error)
            return
        self._unkept = True
        self._desk.document.show(project)
        path = str(project.path.resolve())
        others = [name for name in self._desk.preferences.now.recent if name != path]
        self._desk.preferences.set(recent=(path, *others)[:_RECENT])

    def _back_up(self) -> None:
        """Keep the backup of the day, in a job; what goes wrong with it is told and stops nothing."""
        if not (self._unkept and self._desk.document.is_open):
            return
        self._unkept = False
        project = self._desk.document.project
        work = partial(actions.back_up, project.path, project.dossier.id)
        job = self._desk.jobs.run(tr("Backup of the day"), lambda _report: work())
        job.failed.connect(self._tell)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(error)

    def _save_chooser(
        self,
        title: str,
        name: str,
        does: Callable[[Path], None],
        *,
        overwrites: bool = True,
        folder: Path | None = None,
    ) -> None:
        dialog = QFileDialog(self._window, title, str(folder) if folder else self._folder())
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not overwrites)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Projects ({pattern})", pattern=f"*{SUFFIX}")])
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.selectFile(f"{name}{SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: does(Path(chosen)))
        dialog.open()

    def _folder(self) -> str:
        recent = self.recent()
        return str(recent[0].parent if recent else Path.home())


def _named(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
