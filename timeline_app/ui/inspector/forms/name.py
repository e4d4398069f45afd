"""A person, organisation, place or tag: the name and a note, and the entries it stands in."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.model import Agent, Place, Role, Site, Tag, Tagging
from timeline_app.model.vocabulary import AGENT_KINDS
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import dated, entry_rows, sentence_row
from timeline_app.ui.inspector.parts.rows import Rows
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField, LineField, TextField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.words import tr

MOST = 50  # cards shown; the table shows all of them, and faster
_KINDS: dict[str, type[Agent] | type[Place] | type[Tag]] = {"agent": Agent, "place": Place, "tag": Tag}
_FILTERS = {"agent": "people", "place": "places", "tag": "tags"}


class NameForm(Form):
    """Who or where, and in which entries."""

    tables = frozenset({"agent", "place", "tag", "role", "site", "tagging", "entry"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add("name", LineField(tr("Name")))
        self.add("kind", ChoiceField(tr("Kind"), parts.options(AGENT_KINDS)))
        self.add("note", TextField(tr("Note"), lines=2))
        self._entries = Section(tr("Entries"))
        self._entries.inside.setSpacing(theme.px(8))
        self._rows = Rows(self._entries.inside)
        self.column.addWidget(self._entries)
        self.all_button = controls.button(tr("Show all of them in the table"), small=True)
        self.all_button.clicked.connect(self._show_all)
        self.column.addWidget(self.all_button)
        self._unread = False  # the entries of what is shown
        desk.columns.arrived.connect(self._show_unread)

    def read(self, *, anew: bool) -> None:
        record = self._record()
        if record is None:
            return
        values = {name: getattr(record, name, None) for name in self.fields}
        for name, field in self.fields.items():
            field.setVisible(values[name] is not None)
        self.fill({name: value for name, value in values.items() if value is not None}, anew=anew)
        self._show_entries()
        self.titled.emit(record.name)

    def commit(self, name: str, value: Any) -> None:
        record = self._record()
        if record is not None:
            self.attempt(name, actions.edit_named, record, **{name: value})

    def _record(self) -> Agent | Place | Tag | None:
        if self.ref is None:
            return None
        return self.desk.document.project.get(_KINDS[self.ref.table], self.ref.id)

    def _show_unread(self) -> None:
        if self._unread and self.ref is not None and self._record() is not None:
            self._show_entries()

    def _show_entries(self) -> None:
        self._unread = not self.desk.columns.want()
        if self._unread:
            self._entries.set_count(None)
            self._rows.show([sentence_row(tr("The entries are being read."))])
            self.all_button.hide()
            return
        marks = self.desk.document.project.marks(Filter(ids=frozenset(self._ids())))
        shown = [(marks.id[row], marks.title[row], dated(marks, row)) for row in range(min(len(marks), MOST))]
        self._entries.set_count(len(marks))
        self._rows.show(entry_rows(shown, lambda id_: self.desk.selection.select(Ref("entry", id_))))
        self.all_button.setVisible(len(marks) > MOST)

    def _ids(self) -> list[str]:
        assert self.ref is not None
        project, (table, id_) = self.desk.document.project, self.ref
        if table == "agent":
            return project.values(Role, "entry_id", agent_id=id_)
        if table == "place":
            return project.values(Site, "entry_id", place_id=id_)
        return project.values(Tagging, "target_id", tag_id=id_, target_table="entry")

    def _show_all(self) -> None:
        record = self._record()
        if record is not None and self.ref is not None:
            wanted: dict[str, Any] = {_FILTERS[self.ref.table]: frozenset({record.name})}
            self.desk.document.set_filter(Filter(**wanted))
            self.desk.wishes.reveal.emit("table")
