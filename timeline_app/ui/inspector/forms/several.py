"""Several entries at once: what is set here is set on all of them, as one edit."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.model.vocabulary import KINDS, STATUSES
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField
from timeline_app.words import counted, tr

_DIFFERS = object()


class SeveralForm(Form):
    """Kind · status · importance of all, merging them into one, removing them."""

    tables = frozenset({"entry"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._unread = False  # what is chosen
        self.add("kind", ChoiceField(tr("Kind of all"), parts.options(KINDS)))
        self.add("status", ChoiceField(tr("Status of all"), parts.options(STATUSES)))
        numbers = [(number, str(number)) for number in range(1, 6)]
        self.add("importance", ChoiceField(tr("Importance of all"), numbers))
        for field in (field for field in self.fields.values() if isinstance(field, ChoiceField)):
            field.combo.setPlaceholderText(tr("They differ"))
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(theme.px(8))
        self.column.addLayout(self._deeds)
        for words, does in ((tr("Merge into the first one"), self._merge), (tr("Remove all"), self._remove)):
            made = controls.button(words)
            made.clicked.connect(lambda _=False, does=does: does())
            self._deeds.addWidget(made)
        self._deeds.addStretch(1)
        desk.columns.arrived.connect(self._read_now)

    def read(self, *, anew: bool) -> None:
        """Show what is the same in all of them; until the entries are read, nothing is."""
        chosen = self.desk.selection.entries()
        self._unread = not self.desk.columns.want()
        marks = None if self._unread else self.desk.document.project.marks(Filter(ids=frozenset(chosen)))
        for name, field in self.fields.items():
            values = set(getattr(marks, name)) if marks is not None else set()
            field.load(values.pop() if len(values) == 1 else _DIFFERS)
        number = len(chosen) if marks is None else len(marks)
        self.titled.emit(counted("{count} entry", "{count} entries", number))

    def _read_now(self) -> None:
        if self._unread and self.ref is not None:
            self.read(anew=True)

    def commit(self, name: str, value: Any) -> None:
        self.attempt(name, actions.edit_entries, self._entries(), **{name: value})

    def _entries(self) -> list[Entry]:
        return self.desk.document.project.several(Entry, self.desk.selection.entries())

    def _merge(self) -> None:
        found = self._entries()
        if len(found) < 2:
            return
        kept = self.desk.document.do(actions.merge_entries, found[0], found[1:])
        if kept is not None:
            self.desk.selection.select(Ref("entry", kept.id))
            self.desk.wishes.toast.emit(tr("Merged into “{title}”.", title=kept.title), True)

    def _remove(self) -> None:
        self.desk.wishes.remove.emit(tuple(Ref("entry", id_) for id_ in self.desk.selection.entries()))
