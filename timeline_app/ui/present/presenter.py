"""Puts the export panel in the inspector's place, shows the pages in the reader's, and writes the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app import actions, exports
from timeline_app.errors import ChronologyError
from timeline_app.project import Filter, Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.reading import read_in_job
from timeline_app.ui.desk.wishes import MOST_PAGES
from timeline_app.ui.kit.jobs import Job, Report
from timeline_app.ui.kit.messages import told
from timeline_app.ui.present.panel import PDF, ExportPanel
from timeline_app.words import tr

REST = 400  # milliseconds without a change before pages are set anew


class Presenter(QObject):
    """One per window. Work is done in jobs, on a project of their own that only reads."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.panel: ExportPanel | None = None
        self._setting: Job[list[bytes]] | None = None
        self._wanted: Filter | None = None  # what the pages were set of last
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._set_pages)
        desk.wishes.arrange.connect(self._arranged)
        desk.wishes.export.connect(self._show)
        desk.document.opened.connect(self._leave)
        desk.document.changed.connect(self._stale)
        desk.document.filtered.connect(self._stale)
        desk.selection.changed.connect(self._count)

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
        self._desk.wishes.form.emit(self.panel)
        if self.panel.format.name == PDF:
            self._desk.wishes.pages.emit([])  # they are under way
        self._stale()

    def _leave(self) -> None:
        panel = self.panel
        if panel is None:
            return
        self._stop_setting()
        self._desk.wishes.form.emit(panel)  # on top, whatever was put over it, so that None takes just this one
        self.panel = None
        self._desk.wishes.form.emit(None)
        self._desk.wishes.pages.emit(None)

    def _count(self) -> None:
        """Say anew how many entries there are to write; pages are due only when others would be written."""
        if self.panel is not None:
            self.panel.count()
            if self.panel.wanted() != self._wanted:
                self._rest.start()

    def _stale(self, _change: object = None) -> None:
        if self.panel is not None:
            self.panel.count()
            self._rest.start()

    def _set_pages(self) -> None:
        panel = self.panel
        if panel is None or not self._desk.document.is_open:
            return
        self._stop_setting()
        if panel.format.name != PDF:
            self._desk.wishes.pages.emit(None)  # only pages can be shown as pages
            return
        options = panel.options()

        def work(project: Project, report: Report) -> list[bytes]:
            from timeline_app.exports.pdf import preview  # loads typst and pikepdf: not before pages are wanted

            return preview(project.chronicle(wanted), exports.Options(options, report), pages=MOST_PAGES, dpi=96)

        wanted = self._wanted = panel.wanted()
        self._setting = job = read_in_job(self._desk.document, self._desk.jobs, tr("Setting pages"), work)
        job.finished.connect(partial(self._have_set, job))
        job.failed.connect(partial(self._not_set, job))

    def _stop_setting(self) -> None:
        """Want no pages any more; those of a job too far to be stopped are passed over."""
        self._rest.stop()
        if self._setting is not None:
            self._setting.cancel()
            self._setting = None

    def _have_set(self, job: Job[list[bytes]], pages: list[bytes]) -> None:
        if job is self._setting:
            self._desk.wishes.pages.emit(pages)

    def _not_set(self, job: Job[list[bytes]], error: Exception) -> None:
        if job is self._setting:
            self._desk.wishes.pages.emit(None)
            self._refused(self.panel, error)

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
        """Write what the panel says to `path`, in a job; nothing without a panel."""
        panel = self.panel
        if panel is None:
            return
        name, wanted, options = panel.format.name, panel.wanted(), panel.options()

        def work(project: Project, report: Report) -> exports.Report:
            return actions.export(project, path, format=name, options=options, wanted=wanted, report=report)

        words = tr("Writing {name}", name=path.name)
        job = read_in_job(self._desk.document, self._desk.jobs, words, work, lambda report: str(report.path))
        panel.busy(True)
        panel.say(tr("Writing {name} …", name=path.name))
        job.progressed.connect(partial(self._tell, panel))
        job.finished.connect(partial(self._written, panel))
        job.failed.connect(partial(self._refused, panel))
        job.cancelled.connect(partial(self._tell, panel, 0, 0, tr("Stopped; nothing was written.")))
        job.ended.connect(partial(self._ended, panel))

    # a job may outlive the panel that it was started from: these ask whether it is still there

    def _tell(self, panel: ExportPanel, _done: int, _total: int, words: str) -> None:
        if panel is self.panel:
            panel.say(words)

    def _written(self, panel: ExportPanel, report: exports.Report) -> None:
        if panel is self.panel:
            panel.done(report)
        else:
            self._desk.wishes.toast.emit(tr("Written: {name}", name=report.path.name), False)

    def _ended(self, panel: ExportPanel) -> None:
        if panel is self.panel:
            panel.busy(False)

    def _refused(self, panel: ExportPanel | None, error: Exception) -> None:
        if not isinstance(error, ChronologyError):
            raise error
        if panel is not None and panel is self.panel:
            panel.say(told(error), "danger")
        else:
            self._desk.document.failed.emit(error)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
