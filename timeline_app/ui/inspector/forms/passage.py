"""The form of a marked passage: the words, what rests on them, colour, note and tags."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.dates import show
from timeline_app.model import Passage, Version
from timeline_app.model.vocabulary import HIGHLIGHTS
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import Card, entry_rows, sentence_row
from timeline_app.ui.inspector.parts.rows import Row, Rows
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField, TagsField, TextField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.words import tr


class PassageForm(Form):
    """The words · what they support · highlight · note · tags."""

    tables = frozenset({"passage", "citation", "entry", "tag", "tagging"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._passage: Passage | None = None
        above = QVBoxLayout()
        self._quote = Rows(above)
        self.column.addLayout(above)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for words, does in ((tr("New entry"), self._enter), (tr("Cite for…"), self._cite)):
            made = controls.button(words, small=True)
            made.clicked.connect(lambda _=False, does=does: does())
            row.addWidget(made)
        row.addStretch(1)
        self.column.addLayout(row)
        self._supports = Section(tr("Supports"))
        self._supports.inside.setSpacing(theme.px(8))
        self._entries = Rows(self._supports.inside)
        self.column.addWidget(self._supports)
        self.add("colour", ChoiceField(tr("Highlight"), [("", tr("none")), *parts.options(HIGHLIGHTS)]))
        self.add("comment", TextField(tr("Note"), lines=3))
        self.add("tags", TagsField(tr("Tags"), placeholder=tr("Tag")))

    def read(self, *, anew: bool) -> None:
        assert self.ref is not None
        project = self.desk.document.project
        passage = project.get(Passage, self.ref.id)
        if passage is None:
            return
        self._passage = passage
        told = (passage.id, passage.quote)
        self._quote.show([Row("quote", told, partial(self._quoted, *told))])
        tags = parts.tags_of(project, "passage", passage.id)
        self.fill({"colour": passage.colour, "comment": passage.comment, "tags": tags}, anew=anew)
        self._show_entries(passage)
        self.titled.emit(tr("Passage"))

    def forget(self) -> None:
        super().forget()
        self._passage = None

    def commit(self, name: str, value: Any) -> None:
        if self._passage is None:
            return
        if name == "tags":
            self.attempt(name, actions.set_tags, "passage", self._passage.id, value)
        else:
            verb = actions.highlight if name == "colour" else actions.comment
            self.attempt(name, verb, self._passage, value)

    def _show_entries(self, passage: Passage) -> None:
        found = actions.entries_of(self.desk.document.project, passage)
        self._supports.set_count(len(found))
        entries = [(entry.id, entry.title, show(entry.date) if entry.date else tr("undated")) for entry in found]
        nothing = sentence_row(tr("Nothing yet. Press E for a new entry, C to cite it for one."))
        self._entries.show(entry_rows(entries, self._select) if found else [nothing])

    def _quoted(self, id_: str, quote: str) -> Card:
        card = Card()
        card.quote(quote)
        card.opened.connect(lambda: self.desk.selection.opened.emit(Ref("passage", id_)))
        return card

    def _select(self, id_: str) -> None:
        self.desk.selection.select(Ref("entry", id_))

    def _words(self) -> Words | None:
        passage = self._passage
        version = self.desk.document.project.get(Version, passage.version_id) if passage else None
        if passage is None or version is None:
            return None
        return Words(version.source_id, version.id, passage.start, passage.end, passage.quote)

    def _enter(self) -> None:
        self.desk.wishes.entry.emit(self._words())

    def _cite(self) -> None:
        if words := self._words():
            self.desk.wishes.cite.emit(words)
