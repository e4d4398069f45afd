"""Puts the export panel in the inspector's place, shows the pages in the reader's, and writes the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app import actions, exports
from timeline_app.errors import ChronologyError
from timeline_app.project import Project
from timeline_app.settings import Settings
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit.jobs import Job, Report
from timeline_app.ui.present.panel import PDF, ExportPanel
from timeline_app.words import tr

T = TypeVar("T")
REST = 400  # milliseconds without a change before pages are set anew
PAGES = 12


class Presenter(QObject):
    """One per window. Work is done in jobs, on a project of their own that only reads."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.panel: ExportPanel | None = None
        self._setting: Job[list[bytes]] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._set_pages)
        desk.wishes.arrange.connect(self._arranged)
        desk.wishes.export.connect(self._show)
        desk.document.opened.connect(self._leave)
        desk.document.changed.connect(lambda _: self._stale())
        desk.document.filtered.connect(self._stale)

    def _arranged(self, name: str) -> None:
        if name == "present":
            self._show()
        else:
            self._leave()

    def _show(self) -> None:
        if not self._desk.document.is_open:
            return
        if self.panel is None:
            self.panel = ExportPanel(self._desk)
            self.panel.export_wanted.connect(self._ask_where)
            self.panel.changed.connect(self._stale)
            self.panel.open_wanted.connect(_open)
        self.panel.count()
        self._desk.wishes.form.emit(self.panel)
        if self.panel.format.name == PDF:
            self._desk.wishes.pages.emit([])  # they are under way
        self._stale()

    def _leave(self) -> None:
        if self.panel is not None:
            self._rest.stop()
            if self._setting is not None:
                self._setting.cancel()
            self.panel = None
            self._desk.wishes.form.emit(None)
            self._desk.wishes.pages.emit(None)

    def _stale(self) -> None:
        if self.panel is not None:
            self.panel.count()
            self._rest.start()

    def _set_pages(self) -> None:
        panel = self.panel
        if panel is None or not self._desk.document.is_open:
            return
        if self._setting is not None:
            self._setting.cancel()
        if panel.format.name != PDF:
            self._desk.wishes.pages.emit(None)  # only pages can be shown as pages
            return
        options = panel.options()

        def work(project: Project, report: Report) -> list[bytes]:
            from timeline_app.exports.pdf import preview  # loads typst and pikepdf: not before pages are wanted

            return preview(project.chronicle(wanted), exports.Options(options, report), pages=PAGES, dpi=96)

        wanted = panel.wanted()
        self._setting = self._run(tr("Setting pages"), work)
        self._setting.finished.connect(self._desk.wishes.pages.emit)
        self._setting.failed.connect(self._not_set)

    def _not_set(self, error: Exception) -> None:
        self._desk.wishes.pages.emit(None)
        self._refused(error)

    def _ask_where(self) -> None:
        panel = self.panel
        if panel is None:
            return
        known = panel.format
        project = self._desk.document.project
        proposed = project.path.with_suffix(known.suffix)
        dialog = QFileDialog(self._host.window(), tr("Export"), str(proposed.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{known.title} (*{known.suffix})"])
        dialog.setDefaultSuffix(known.suffix.lstrip("."))
        dialog.selectFile(proposed.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write what the panel says to `path`, in a job."""
        panel = self.panel
        assert panel is not None
        name, wanted, options = panel.format.name, panel.wanted(), panel.options()

        def work(project: Project, report: Report) -> exports.Report:
            return actions.export(project, path, format=name, options=options, wanted=wanted, report=report)

        job = self._run(tr("Writing {name}", name=path.name), work, lambda report: str(report.path))
        panel.busy(True)
        panel.say(tr("Writing {name} …", name=path.name))
        job.progressed.connect(lambda _done, _total, words: panel.say(words))
        job.finished.connect(panel.done)
        job.failed.connect(self._refused)
        job.cancelled.connect(partial(panel.say, tr("Stopped; nothing was written.")))
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(lambda *_: panel.busy(False))

    def _run(
        self, name: str, work: Callable[[Project, Report], T], summary: Callable[[T], str] | None = None
    ) -> Job[T]:
        path, settings = self._desk.document.project.path, self._desk.preferences.now
        return self._desk.jobs.run(name, partial(_on_a_copy, path, settings, work), summary)

    def _refused(self, error: Exception) -> None:
        if self.panel is not None and isinstance(error, ChronologyError):
            self.panel.say(f"{error} {error.hint}".strip(), "danger")
        elif not isinstance(error, ChronologyError):
            raise error


def _on_a_copy(path: Path, settings: Settings, work: Callable[[Project, Report], T], report: Report) -> T:
    """Read through a project of this thread's own."""
    project = actions.open_project(path, settings, readonly=True)
    try:
        return work(project, report)
    finally:
        project.close()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
