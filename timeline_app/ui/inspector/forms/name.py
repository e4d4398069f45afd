"""A person, organisation, place or tag: the name, and the entries it stands in."""

from __future__ import annotations

from typing import Any

from timeline_app.dates import show
from timeline_app.model import Agent, Entry, Place, Record, Role, Site, Tag, Tagging
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import Card, Line, emptied
from timeline_app.ui.kit import panes, theme
from timeline_app.ui.selection import Ref
from timeline_app.words import tr


class NameForm(Form):
    """Who or where, and in which entries."""

    tables = frozenset({"agent", "place", "tag", "role", "site", "tagging", "entry"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._name = panes.label("", "title", wraps=True)
        self.column.addWidget(self._name)
        self._entries = panes.Section(tr("Entries"))
        self._entries.inside.setSpacing(theme.px(8))
        self.column.addWidget(self._entries)

    def read(self, *, anew: bool) -> None:
        assert self.ref is not None
        project = self.desk.document.project
        kinds: dict[str, type[Agent] | type[Place] | type[Tag]] = {"agent": Agent, "place": Place, "tag": Tag}
        kind: type[Record] = kinds[self.ref.table]
        record = project.get(kind, self.ref.id)
        if record is None:
            return
        name = str(getattr(record, "name", ""))
        self._name.setText(name)
        found = sorted(self._found(), key=lambda entry: (entry.when_sort, entry.when_hi, entry.id))
        column = emptied(self._entries.inside)
        self._entries.set_count(len(found))
        for entry in found:
            card = Card()
            card.line(Line(entry.title, "text"))
            card.line(Line(show(entry.date) if entry.date else tr("undated")))
            card.opened.connect(lambda id_=entry.id: self.desk.selection.select(Ref("entry", id_)))
            column.addWidget(card)
        self.titled.emit(name)

    def commit(self, name: str, value: Any) -> None:
        """There are no fields."""

    def _found(self) -> list[Entry]:
        assert self.ref is not None
        project, (table, id_) = self.desk.document.project, self.ref
        if table == "agent":
            ids = {role.entry_id for role in project.all(Role, agent_id=id_)}
        elif table == "place":
            ids = {site.entry_id for site in project.all(Site, place_id=id_)}
        else:
            ids = {tagging.target_id for tagging in project.all(Tagging, tag_id=id_, target_table="entry")}
        return [entry for one in ids if (entry := project.get(Entry, one)) is not None]
