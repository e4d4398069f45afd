"""Several entries at once: what is set here is set on all of them, as one edit."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.model.vocabulary import KINDS, STATUSES
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.kit import panes
from timeline_app.ui.kit.fields import ChoiceField
from timeline_app.ui.selection import Ref
from timeline_app.words import counted, tr

_DIFFERS = object()


class SeveralForm(Form):
    """Kind · status · importance of all, merging them into one, removing them."""

    tables = frozenset({"entry"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._count = panes.label("", "body")
        self.column.addWidget(self._count)
        self.add("kind", ChoiceField(tr("Kind of all"), parts.options(KINDS)))
        self.add("status", ChoiceField(tr("Status of all"), parts.options(STATUSES)))
        numbers = [(number, str(number)) for number in range(1, 6)]
        self.add("importance", ChoiceField(tr("Importance of all"), numbers))
        self._deeds = QVBoxLayout()
        self.column.addLayout(self._deeds)
        for words, does in ((tr("Merge into the first one"), self._merge), (tr("Remove all"), self._remove)):
            made = panes.button(words)
            made.clicked.connect(lambda _=False, does=does: does())
            self._deeds.addWidget(made)

    def read(self, *, anew: bool) -> None:
        found = self._entries()
        self._count.setText(counted("{count} entry", "{count} entries", len(found)))
        for name, field in self.fields.items():
            values = {getattr(entry, name) for entry in found}
            field.load(values.pop() if len(values) == 1 else _DIFFERS)
        self.titled.emit(self._count.text())

    def commit(self, name: str, value: Any) -> None:
        self.attempt(name, actions.edit_entries, self._entries(), **{name: value})

    def _entries(self) -> list[Entry]:
        project = self.desk.document.project
        found = (project.get(Entry, id_) for id_ in self.desk.selection.entries())
        return [entry for entry in found if entry is not None]

    def _merge(self) -> None:
        first, *others = self._entries()
        kept = self.desk.document.do(actions.merge_entries, first, others)
        if kept is not None:
            self.desk.selection.select(Ref("entry", kept.id))
            self.desk.wishes.toast.emit(tr("Merged into “{title}”.", title=kept.title), True)

    def _remove(self) -> None:
        self.desk.wishes.remove.emit(tuple(Ref("entry", entry.id) for entry in self._entries()))
