"""Puts the export panel in the inspector's place, a preview in the reader's, and writes the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app import actions, exports
from timeline_app.errors import ChronologyError
from timeline_app.project import Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.reading import read_in_job
from timeline_app.ui.kit.jobs import Job, Report
from timeline_app.ui.kit.messages import told
from timeline_app.ui.present.panel import ExportPanel
from timeline_app.ui.present.previewing import Previewing
from timeline_app.words import tr


class Presenter(QObject):
    """One per window. Work is done in jobs, on a project of their own that only reads."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.panel: ExportPanel | None = None
        self.previewing = Previewing(desk, self)
        self._writing: Job[exports.Report] | None = None
        self.previewing.failed.connect(lambda error: self._refused(self.panel, error))
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
            self.panel = panel = ExportPanel(self._desk)
            panel.export_wanted.connect(self._ask_where)
            panel.stop_wanted.connect(self._stop_writing)
            panel.changed.connect(self._stale)
            panel.open_wanted.connect(_open)
        self._desk.wishes.form.emit(self.panel)
        self.previewing.begin(self.panel)
        self._stale()

    def _leave(self) -> None:
        panel = self.panel
        if panel is None:
            return
        self.previewing.end()
        self.panel = None
        self._desk.wishes.form_done.emit(panel)

    def _count(self) -> None:
        """Say anew how many entries there are to write; a preview is due only when others would be written."""
        if self.panel is not None:
            self.panel.count()
            if self.panel.wanted() != self.previewing.wanted:
                self.previewing.later()

    def _stale(self, _change: object = None) -> None:
        if self.panel is not None:
            self.panel.count()
            self.previewing.later()

    def _ask_where(self) -> None:
        panel = self.panel
        if panel is None:
            return
        if (wrong := panel.wrong()) is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        panel.keep()
        known = panel.format
        project = self._desk.document.project
        proposed = project.path.with_suffix(known.suffix)
        dialog = QFileDialog(self._host.window(), tr("Export"), str(proposed.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{tr(known.title)} (*{known.suffix})"])
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

        def _work(project: Project, report: Report) -> exports.Report:
            return actions.export(project, path, format=name, options=options, wanted=wanted, report=report)

        words = tr("Writing {name}", name=path.name)
        job = read_in_job(self._desk.document, self._desk.jobs, words, _work, lambda report: str(report.path))
        self._writing = job
        panel.busy(True)
        panel.say(tr("Writing {name} …", name=path.name))
        job.progressed.connect(partial(self._tell, panel))
        job.finished.connect(partial(self._written, panel))
        job.failed.connect(partial(self._refused, panel))
        job.cancelled.connect(partial(self._stopped, panel))
        job.ended.connect(partial(self._ended, panel))

    def _stop_writing(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    # a job may outlive the panel that it was started from: these ask whether it is still there

    def _tell(self, panel: ExportPanel, done: int, total: int, words: str) -> None:
        if panel is self.panel:
            panel.progress(done, total, words)

    def _stopped(self, panel: ExportPanel) -> None:
        if panel is self.panel:
            panel.say(tr("Stopped; nothing was written."))

    def _written(self, panel: ExportPanel, report: exports.Report) -> None:
        if panel is self.panel:
            panel.done(report)
        else:
            self._desk.wishes.toast.emit(tr("Written: {name}", name=report.path.name), False)

    def _ended(self, panel: ExportPanel) -> None:
        self._writing = None
        if panel is self.panel:
            panel.busy(False)
            if not panel.open_button.isHidden():
                panel.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, panel: ExportPanel | None, error: Exception) -> None:
        if not isinstance(error, ChronologyError):
            raise error
        if panel is not None and panel is self.panel:
            panel.say(told(error), "danger")
        else:
            self._desk.document.failed.emit(error)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
