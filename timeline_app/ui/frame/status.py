"""The bar at the foot: saved state, selection, filter, jobs, proposals left. All of it are buttons."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from timeline_app.errors import ChronologyError, NotSaved
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import theme
from timeline_app.words import counted, figures, tr

_SETTLES = 50  # ms; a burst of news is told once


class StatusBar(QStatusBar):
    """28 high; says in words what the window is about, and leads there."""

    pressed = Signal(str)  # saved selection filter jobs proposals

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saved_at = ""
        self._trouble: ChronologyError | None = None
        theme.fix(self, height=28)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, theme.px(8), 0)
        self.saved = self._part("saved")
        self.selection = self._part("selection")
        self.filter = self._part("filter")
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap, 1)
        self.jobs = self._part("jobs")
        self.proposals = self._part("proposals")
        self._later = QTimer(self, singleShot=True, interval=_SETTLES)
        self._later.timeout.connect(self.refresh)
        desk.document.changed.connect(self._changed)
        desk.document.opened.connect(self._opened)
        desk.document.filtered.connect(self._later.start)
        desk.columns.arrived.connect(self._later.start)
        desk.document.failed.connect(self._failed)
        desk.selection.changed.connect(self._later.start)
        desk.jobs.changed.connect(self._show_jobs)
        self.refresh()

    def set_proposals(self, count: int | None) -> None:
        """Show how many proposals are left; None when nobody knows."""
        words = "" if count is None else counted("{count} proposal", "{count} proposals", count)
        self._say(self.proposals, words)

    def refresh(self) -> None:
        """Say everything anew."""
        document = self._desk.document
        self._say(self.saved, self._saved_words(), "danger" if self._trouble else "soft")
        self._say(self.selection, self._selection_words() if document.is_open else "")
        self._say(self.filter, self._filter_words())
        self._show_jobs()

    def _part(self, name: str) -> QToolButton:
        part = QToolButton()
        part.setProperty("status", True)
        part.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.fix(part, height=24)
        theme.dress(part, "small", "soft")
        part.clicked.connect(lambda: self.pressed.emit(name))
        self.addWidget(part)
        part.hide()
        return part

    @staticmethod
    def _say(part: QToolButton, words: str, tone: str = "soft") -> None:
        part.setText(words)
        part.setAccessibleName(words)
        part.setVisible(bool(words))
        theme.mark(part, "tone", tone)

    def _saved_words(self) -> str:
        document = self._desk.document
        if not document.is_open:
            return ""
        if self._trouble:
            return tr("Not saved: {why}", why=self._trouble)
        if document.project.readonly:
            return tr("Read only")
        return tr("Saved {time}", time=self._saved_at) if self._saved_at else tr("Saved")

    def _selection_words(self) -> str:
        chosen = self._desk.selection.chosen
        counts = {
            "entry": ("{count} entry", "{count} entries"),
            "source": ("{count} source", "{count} sources"),
            "passage": ("{count} passage", "{count} passages"),
            "link": ("{count} link", "{count} links"),
        }
        told = []
        for table, (one, many) in counts.items():
            if number := sum(ref.table == table for ref in chosen):
                told.append(counted(one, many, number))
        return ", ".join(told)

    def _filter_words(self) -> str:
        document = self._desk.document
        if not document.is_open or not document.filter or not self._desk.columns.want():
            return ""
        shown = document.project.marks(document.filter)
        return tr("{shown} of {total}", shown=figures(len(shown)), total=figures(shown.total))

    def _show_jobs(self) -> None:
        running = self._desk.jobs.running()
        if running:
            job, progress = running[0]
            words = progress.words or job.name
            if len(running) > 1:
                words = tr("{words} and {count} more", words=words, count=len(running) - 1)
            self._say(self.jobs, words)
        else:
            self._say(self.jobs, "")

    def _changed(self, change: object) -> None:
        self._trouble = None
        self._saved_at = datetime.now().astimezone().strftime("%H:%M")
        self._later.start()

    def _opened(self) -> None:
        self._trouble = None
        self._saved_at = ""
        self._later.start()

    def _failed(self, error: ChronologyError) -> None:
        if isinstance(error, NotSaved):
            self._trouble = error
            self._later.start()
