"""Brings tables in: read and planned in a job, shown, taken as one edit when a person says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app import actions
from timeline_app.actions import ImportPlan
from timeline_app.errors import ChronologyError
from timeline_app.project import Change, Project
from timeline_app.sources.interchange import Incoming
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.reading import read_in_job
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.desk.tables import table_suffixes
from timeline_app.ui.incoming.panel import ImportPanel
from timeline_app.ui.incoming.plan_view import PlanView
from timeline_app.ui.kit.jobs import Job, Report
from timeline_app.ui.kit.messages import told
from timeline_app.words import counted, tr

Found = tuple[Incoming, ImportPlan]


class Importer(QObject):
    """One per window; it hears `wishes.import_file`. Nothing is written before `take`."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.panel: ImportPanel | None = None
        self.view: PlanView | None = None
        self._plan: ImportPlan | None = None
        self._reading: Job[Found] | None = None
        self._taking = False
        desk.wishes.import_file.connect(self.bring)
        desk.wishes.arrange.connect(lambda name: self.leave() if name == "present" else None)
        desk.wishes.export.connect(self.leave)
        desk.document.opened.connect(self.leave)
        desk.document.changed.connect(self._changed)

    def bring(self, path: Path | None) -> None:
        """Read a file or folder and show what it would change; None asks for one."""
        if not self._desk.document.is_open:
            return
        if path is None:
            self._choose()
            return
        self.leave()
        self.panel = panel = ImportPanel(path)
        self.view = PlanView(tr("What “{name}” would change", name=path.name))
        panel.asked_anew.connect(self.read)
        panel.taken.connect(self.take)
        panel.left.connect(self.leave)
        panel.all_decided.connect(self._decide_all)
        self.view.model.decided.connect(self._decided)
        self._desk.wishes.arrange.emit("read")
        self._desk.wishes.form.emit(panel)
        self._desk.wishes.stage.emit(self.view)
        self.read()

    def read(self) -> None:
        """Read the file as the panel says, and plan what it means for the project, in a job."""
        panel = self.panel
        if panel is None:
            return
        self._stop()
        path, options = panel.path, dict(panel.options)

        def _work(project: Project, report: Report) -> Found:
            incoming = actions.read_table(project, path, options=options, report=report)
            report(0, 0, tr("Comparing with the project"))
            return incoming, actions.plan_import(project, incoming)

        panel.busy(True, tr("Reading {name} …", name=path.name))
        self._reading = job = read_in_job(
            self._desk.document, self._desk.jobs, tr("Reading {name}", name=path.name), _work
        )
        job.finished.connect(partial(self._read, job))
        job.failed.connect(partial(self._not_read, job))
        job.cancelled.connect(partial(self._stopped, job))

    def take(self) -> None:
        """Write what is ticked as one edit, and select it; where that is refused, the panel says why and stays."""
        panel, view, plan = self.panel, self.view, self._plan
        if panel is None or view is None or plan is None:
            return
        choices = view.model.decisions.choices()
        count = view.model.decisions.count(plan)
        panel.busy(True, counted("Writing {count} change …", "Writing {count} changes …", count))
        panel.repaint()  # thousands of rows take seconds, in which nothing else is painted
        self._taking = True
        try:
            change = actions.apply_import(self._desk.document.project, plan, choices)
        except ChronologyError as error:
            panel.busy(False)
            panel.put_decisions(plan, view.model.decisions)
            panel.say(told(error), "danger")
            return
        finally:
            self._taking = False
        self.leave()
        self._select(change)
        self._desk.wishes.toast.emit(counted("Took {count} change.", "Took {count} changes.", count), True)

    def leave(self) -> None:
        """Take panel and plan away; nothing is written."""
        self._stop()
        panel, view = self.panel, self.view
        self.panel = self.view = self._plan = None
        if panel is not None:
            self._desk.wishes.form_done.emit(panel)
        if view is not None:
            self._desk.wishes.stage.emit(None)
            view.deleteLater()

    def _choose(self) -> None:
        dialog = QFileDialog(self._host.window(), tr("Bring in a table or chronology"))
        kinds = " ".join(f"*{suffix}" for suffix in table_suffixes())
        dialog.setNameFilters([f"{tr('Tables and chronologies')} ({kinds})", f"{tr('All files')} (*)"])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.bring(Path(name)))
        dialog.open()

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _read(self, job: Job[Found], found: Found) -> None:
        if job is not self._reading or self.panel is None or self.view is None:
            return
        self._reading = None
        incoming, self._plan = found
        self.panel.busy(False)
        self.panel.put(incoming, self._plan)
        self.view.put(self._plan)
        self._decided()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_read(self, job: Job[Found], error: Exception) -> None:
        if not isinstance(error, ChronologyError):
            raise error
        if job is self._reading and self.panel is not None:
            self._reading = None
            self.panel.busy(False)
            self.panel.say(told(error), "danger")

    def _stopped(self, job: Job[Found]) -> None:
        if job is self._reading and self.panel is not None:
            self._reading = None
            self.panel.busy(False)
            self.panel.say(tr("Stopped; nothing was read."))

    def _decided(self) -> None:
        if self.panel is not None and self.view is not None and self._plan is not None:
            self.panel.put_decisions(self._plan, self.view.model.decisions)

    def _decide_all(self, word: str) -> None:
        if self.view is not None and self._plan is not None and self._plan.group("conflict"):
            self.view.model.decide(self.view.model.index(0, 0), word)

    def _changed(self, _change: Change) -> None:
        """Plan anew: the project is not as it was when the plan was made. Decisions stay."""
        if self.panel is not None and not self._taking:
            self.read()

    def _select(self, change: Change) -> None:
        """Select the entries that were taken, or what else there is."""
        there = [Ref(table, id_) for (table, id_), (_, after) in change.rows.items() if after is not None]
        entries = [ref for ref in there if ref.table == "entry"]
        chosen = entries or [ref for ref in there if ref.table in ("source", "agent", "place", "tag")][:1]
        if chosen:
            self._desk.selection.select(chosen[0], chosen)
