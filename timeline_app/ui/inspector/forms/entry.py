"""The form of one entry: everything in place, each field one edit."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import Change
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.citing import Citations
from timeline_app.ui.inspector.parts.linking import Links
from timeline_app.ui.kit.fields.dates import DateField
from timeline_app.words import tr

_NAMES = {"agent", "place", "tag", "name"}


class EntryForm(Form):
    """Title · when · citations · summary · kind, status … · who, where, tags · links · private note."""

    tables = frozenset(
        {"entry", "citation", "passage", "source", "link", "agent", "role", "place", "site", "tag", "tagging"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._entry: Entry | None = None
        self._names_changed = True
        parts.head(self)
        self.citations = Citations(desk)
        self.column.addWidget(self.citations)
        parts.body(self)
        self.links = Links(desk)
        self.column.addWidget(self.links)
        parts.foot(self)
        when = self.fields["when"]
        if isinstance(when, DateField):
            when.origin_pressed.connect(self._go_to_first_citation)
            when.other_chosen.connect(self._choose_other)

    @property
    def entry(self) -> Entry | None:
        """The entry shown, as it was read last."""
        return self._entry

    def read(self, *, anew: bool) -> None:
        assert self.ref is not None
        project = self.desk.document.project
        entry = project.get(Entry, self.ref.id)
        if entry is None:
            return
        self._entry = entry
        parts.read_as(self, project, entry.kind)
        if self._names_changed:
            parts.know(self, project)
            self._names_changed = False
        values: dict[str, Any] = {name: getattr(entry, name) for name in (*parts.TEXTS, "own_note", "private_note")}
        values["when"] = entry.date
        values["people"] = parts.people_of(project, entry)
        values["places"] = parts.places_of(project, entry)
        values["tags"] = parts.tags_of(project, "entry", entry.id)
        self.fill(values, anew=anew)
        self._explain(entry)
        parts.suit(self, entry.kind, entry.status)
        self.citations.show_entry(entry)
        self.links.show_entry(entry)
        self.titled.emit(entry.title)

    def flush(self) -> None:
        super().flush()
        self.citations.flush()

    def forget(self) -> None:
        super().forget()
        self._entry = None
        self._names_changed = True
        self.citations.forget()
        self.links.forget()

    def commit(self, name: str, value: Any) -> None:
        if self._entry is None:
            return
        if name == "title":
            value = " ".join(value.split())
        if name == "people":
            value = parts.people_said(value)
        elif name == "places":
            value = parts.places_said(value)
        self.attempt(name, actions.edit_entry, self._entry, **{name: value})

    def hear(self, change: Change) -> None:
        self._names_changed = self._names_changed or bool(change.tables & _NAMES)

    def _explain(self, entry: Entry) -> None:
        """Say under the date how it was read, where a person did not type it."""
        derivation: dict[str, Any] = (entry.when or {}).get("derivation") or {}
        field = self.fields["when"]
        if isinstance(field, DateField) and derivation.get("words"):
            provisional = bool(derivation.get("provisional"))
            others = actions.other_readings(entry)
            field.explain(str(derivation["words"]), tr("Show the words"), provisional=provisional, others=others)

    def _choose_other(self, edtf: str) -> None:
        """Take another reading of the same words; the derivation keeps that a person chose it."""
        if self._entry is not None:
            self.attempt("when", actions.choose_reading, self._entry, edtf)

    def _go_to_first_citation(self) -> None:
        if self.ref is not None:
            self.desk.selection.opened.emit(self.ref)
