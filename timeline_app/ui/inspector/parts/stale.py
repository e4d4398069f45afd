"""Dates that were read with another publication date: listed in both readings, changed when a person says so."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from timeline_app import actions
from timeline_app.dates import show
from timeline_app.model import Source
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.jobs import Job
from timeline_app.words import counted, tr

_SHOWN = 12


class StaleDates(QFrame):
    """A box that is there only while some entries of a source would now be dated otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: list[actions.Rereading] = []
        self._awaited: actions.Outdated | None = None
        self.setProperty("ground", "warn")
        column = QVBoxLayout(self)
        controls.inset(column, 12, 8, 12, 8)
        column.setSpacing(theme.px(8))
        self.told = controls.label("", "label", wraps=True)
        self.listed = controls.label("", "small", wraps=True)
        self.read_button = controls.button(tr("Read them anew"), small=True)
        self.read_button.clicked.connect(self._read)
        row = QHBoxLayout()
        row.addWidget(self.read_button)
        row.addStretch(1)
        column.addWidget(self.told)
        column.addWidget(self.listed)
        column.addLayout(row)
        self.hide()

    def show_source(self, source: Source) -> None:
        """Look which dates of a source's entries hang on a publication date that it no longer has."""
        self._awaited = outdated = actions.outdated(self._desk.document.project, source)
        if outdated is None:
            self._put([])
            return
        job = Job(lambda _report: (outdated, actions.read_again(outdated)))
        job.finished.connect(self._take)
        job.failed.connect(self._give_up)
        job.start()

    def _take(self, answer: tuple[actions.Outdated, list[actions.Rereading]]) -> None:
        if answer[0] is self._awaited:
            self._put(answer[1])

    def _give_up(self, error: Exception) -> None:
        raise error

    def _put(self, found: list[actions.Rereading]) -> None:
        self._found = found
        self.setVisible(bool(found))
        lines = [
            tr("{title}: {old} → {new}", title=one.entry.title, old=show(one.old), new=show(one.new))
            for one in self._found[:_SHOWN]
        ]
        if further := len(self._found) - len(lines[:_SHOWN]):
            lines.append(counted("and {count} more", "and {count} more", further))
        self.listed.setText("\n".join(lines))
        self.told.setText(
            counted(
                "{count} date was read with another publication date.",
                "{count} dates were read with another publication date.",
                len(self._found),
            )
        )
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as the wrapped lines; a form asks a box only once how high it wants to be."""
        for label in (self.told, self.listed):
            label.setFixedHeight(max(0, label.heightForWidth(max(label.width(), theme.px(240)))))  # -1 without words

    def _read(self) -> None:
        self._desk.document.do(actions.reread, self._found)
