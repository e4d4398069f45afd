"""The preview of an export: made in a job after a rest, stopped when another is due, shown in the reader's place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app import actions, citations
from timeline_app.errors import ChronologyError
from timeline_app.model import Citation
from timeline_app.project import Filter, Project
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.reading import read_in_job
from timeline_app.ui.kit.jobs import Job, Report
from timeline_app.ui.kit.messages import told
from timeline_app.ui.present.looking import Shown, look
from timeline_app.ui.present.panel import ExportPanel
from timeline_app.ui.present.showing import Showing
from timeline_app.words import tr

REST = 400  # milliseconds without a change before a preview is made anew
_PAGES = frozenset({".pdf", ".svg", ".png"})


class Previewing(QObject):
    """What the presenter shows beside its panel; nothing of it waits for a job."""

    failed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel: ExportPanel | None = None
        self._showing: Showing | None = None
        self._making: Job[Shown] | None = None
        self._noting: Job[str] | None = None
        self._counting: Job[dict[str, int]] | None = None
        self.wanted: Filter | None = None  # what the preview was made of last
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.make)

    def begin(self, panel: ExportPanel) -> None:
        """Show what is under way until the first preview is there."""
        self._panel = panel
        if panel.format.suffix in _PAGES:
            self._desk.wishes.pages.emit([])
        else:
            self._beside().wait()

    def later(self) -> None:
        """Make the preview anew once nothing has changed for a while."""
        self._rest.start()

    def end(self) -> None:
        """Want no preview any more; the reader's place is the reader's again."""
        self.stop()
        self._panel = None
        self._take_away()
        self._desk.wishes.pages.emit(None)

    def stop(self) -> None:
        """Stop what is under way; a job too far to be stopped is passed over."""
        self._rest.stop()
        for job in (self._making, self._noting, self._counting):
            if job is not None:
                job.cancel()
        self._making = self._noting = self._counting = None

    def make(self) -> None:
        """Make the preview now, and the note and the counts that go with it."""
        panel = self._panel
        if panel is None or not self._desk.document.is_open:
            return
        self.stop()
        known, options, wanted = panel.format, panel.options(), panel.wanted()
        self.wanted = wanted
        if known.suffix in _PAGES:
            self._take_away()
        else:
            self._desk.wishes.pages.emit(None)
            self._beside().wait()

        def _work(project: Project, report: Report) -> Shown:
            return look(project, known, options, wanted, report)

        self._making = job = read_in_job(self._desk.document, self._desk.jobs, tr("Making the preview"), _work)
        job.finished.connect(partial(self._made, job))
        job.failed.connect(partial(self._not_made, job))
        self._note(panel)
        self._count(panel)

    def _made(self, job: Job[Shown], shown: Shown) -> None:
        if job is not self._making:
            return
        if shown.pages:
            self._desk.wishes.pages.emit(list(shown.pages))
        elif self._showing is not None:
            self._showing.put(shown)

    def _not_made(self, job: Job[Shown], error: Exception) -> None:
        if job is not self._making:
            return
        if self._showing is not None and isinstance(error, ChronologyError):
            self._showing.fail(told(error))
        self._desk.wishes.pages.emit(None)
        self.failed.emit(error)

    # one note as the style writes it

    def _note(self, panel: ExportPanel) -> None:
        field = panel.fields.get("style")
        if field is None:
            panel.put_note("")
            return
        style = str(field.value() or "")
        work = partial(_note_in_words, style)
        self._noting = job = read_in_job(self._desk.document, self._desk.jobs, tr("Writing a note"), work)
        job.finished.connect(partial(self._noted, job))
        job.failed.connect(partial(self._not_noted, job))

    def _noted(self, job: Job[str], words: str) -> None:
        if job is self._noting and self._panel is not None:
            self._panel.put_note(words)

    def _not_noted(self, job: Job[str], error: Exception) -> None:
        if not isinstance(error, ChronologyError):
            raise error
        self._noted(job, told(error))

    # how many entries the saved views show

    def _count(self, panel: ExportPanel) -> None:
        views = panel.views()
        if not views:
            return

        def _work(project: Project, _report: Report) -> dict[str, int]:
            return {key: len(project.marks(wanted)) for key, wanted in views.items()}

        self._counting = job = read_in_job(self._desk.document, self._desk.jobs, tr("Counting entries"), _work)
        job.finished.connect(partial(self._counted, job))

    def _counted(self, job: Job[dict[str, int]], counts: dict[str, int]) -> None:
        if job is self._counting and self._panel is not None:
            self._panel.put_counts(counts)

    # the place

    def _beside(self) -> Showing:
        if self._showing is None:
            self._showing = Showing()
            self._desk.wishes.stage.emit(self._showing)
        return self._showing

    def _take_away(self) -> None:
        if self._showing is not None:
            self._desk.wishes.stage.emit(None)
            self._showing.deleteLater()
            self._showing = None


def _note_in_words(style: str, project: Project, _report: Report) -> str:
    """Return the first note of the project as a style writes it, "" where nothing is cited."""
    first = next((one for one in project.all(Citation) if one.source_id or one.passage_id), None)
    if first is None:
        return ""
    note, _remarks = citations.note_of(actions.mention(project, first, style))
    return citations.plain_text(note)
