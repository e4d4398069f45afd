"""Conditions and their values offered below a line in which a filter is typed, and what in it is not understood."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from timeline_app import actions
from timeline_app.ui.desk import Desk
from timeline_app.words import tr

LEAST = 2  # letters of a word before it is taken for the beginning of a condition


class Completing(QObject):
    """Offers as one types; Down and Enter take what is offered, every other key goes on. One for each line."""

    def __init__(self, line: QLineEdit, desk: Desk) -> None:
        super().__init__(line)
        self._line, self._desk = line, desk
        self._said = line.toolTip()
        self._offered: list[actions.Completion] = []
        self._rows = QStringListModel(self)
        self.completer = QCompleter(self._rows, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setWidget(line)
        cast("Any", self.completer.activated)[QModelIndex].connect(self._take)  # one of two signals of this name
        line.textEdited.connect(self._offer)
        line.textChanged.connect(self._explain)

    def offered(self) -> list[str]:
        """Return what is offered now, as it would be typed."""
        return [each.text for each in self._offered]

    def _offer(self, typed: str) -> None:
        at = self._line.cursorPosition()
        found = actions.completions(self._desk.document.project, typed, at) if self._desk.document.is_open else []
        names = [each for each in found if not each.note or at - each.start >= LEAST]
        self._offered = [each for each in names if each.text != typed[each.start : each.end]]
        shown = [tr("{typed} – {meaning}", typed=e.text, meaning=e.note) if e.note else e.text for e in self._offered]
        self._rows.setStringList(shown)
        if shown:
            self.completer.complete()
        elif (popup := self.completer.popup()) is not None:
            popup.hide()

    def _take(self, index: QModelIndex) -> None:
        """Put in what was chosen; behind the name of a condition its values are offered at once."""
        if not 0 <= index.row() < len(self._offered):
            return
        chosen, typed = self._offered[index.row()], self._line.text()
        self._line.setText(typed[: chosen.start] + chosen.text + typed[chosen.end :])
        self._line.setCursorPosition(chosen.start + len(chosen.text))
        self._line.textEdited.emit(self._line.text())

    def _explain(self, typed: str) -> None:
        """Say under the pointer, and to a screen reader, what is not understood."""
        found = actions.read_filter(self._desk.document.project, typed).problems if self._desk.document.is_open else ()
        said = "\n".join(" ".join((each.sentence, each.hint)).strip() for each in found)
        self._line.setToolTip(said or self._said)
        self._line.setAccessibleDescription(said)
