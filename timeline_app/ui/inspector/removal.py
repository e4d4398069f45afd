"""What would leave the project together with something, before it does: Remove or Keep."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from timeline_app import actions
from timeline_app.errors import ChronologyError
from timeline_app.model import TABLES, Source
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import Card, Line, sentence_row
from timeline_app.ui.inspector.parts.rows import Row, Rows
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields.section import Section
from timeline_app.words import counted, figures, tr

MOST = 100  # cards shown of what rests on things; a source of thousands of marks lists no more
_KINDS = {
    "entry": ("Removed the entry.", "Removed {count} entries."),
    "source": ("Removed the source.", "Removed {count} sources."),
    "passage": ("Removed the mark.", "Removed {count} marks."),
    "citation": ("Removed the citation.", "Removed {count} citations."),
    "link": ("Removed the link.", "Removed {count} links."),
    "agent": ("Removed the name.", "Removed {count} names."),
    "place": ("Removed the place.", "Removed {count} places."),
    "tag": ("Removed the tag.", "Removed {count} tags."),
}


class RemovalForm(Form):
    """Lists what rests on the things to be removed; nothing goes before “Remove” is pressed."""

    done = Signal()  # removed or kept

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._refs: tuple[Ref, ...] = ()
        self.column.addWidget(controls.label(tr("These would go with it. Undo brings all of it back."), wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.remove_button, self.keep_button = controls.button(tr("Remove"), primary=True), controls.button(tr("Keep"))
        for made, does in ((self.remove_button, self._remove), (self.keep_button, self.done.emit)):
            made.clicked.connect(lambda _=False, does=does: does())
            row.addWidget(made)
        row.addStretch(1)
        self.column.addLayout(row)
        self._list = Section(tr("What rests on it"))
        self._list.inside.setSpacing(theme.px(4))
        self._rows = Rows(self._list.inside)
        self.column.addWidget(self._list)

    def ask(self, refs: tuple[Ref, ...]) -> bool:
        """Remove at once what nothing else rests on; else list what does, and return True.

        What only exists for the thing itself is no question: the mark of a citation, the citations of an entry.
        """
        self._refs = refs
        found = self.desk.document.do(actions.dependents, refs) or ()
        own = {"passage"} | ({"citation"} if {ref.table for ref in refs} == {"entry"} else set())
        found = tuple(one for one in found if one[0] not in own)
        if not found:
            self._remove()
            return False
        self._list.set_count(len(found))
        shown = [Row(id_, words, partial(self._card, Ref(table, id_), words)) for table, id_, words in found[:MOST]]
        if len(found) > MOST:
            shown.append(sentence_row(tr("… and {count} more", count=figures(len(found) - MOST))))
        self._rows.show(shown)
        name = self._name() if len(refs) == 1 else ""
        self.titled.emit(tr("Remove “{name}”?", name=name) if name else tr("Remove {count}?", count=figures(len(refs))))
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _name(self) -> str:
        """Return what the thing to be removed is called, where it has a name at all."""
        table, id_ = self._refs[0]
        record = self.desk.document.project.get(TABLES[table], id_)
        if isinstance(record, Source):
            return record.short_title or str(record.csl.get("title", ""))
        return str(getattr(record, "title", "") or getattr(record, "name", "") or getattr(record, "quote", ""))

    def read(self, *, anew: bool) -> None:
        """Nothing to read: what is listed was asked for."""

    def commit(self, name: str, value: Any) -> None:
        """There are no fields."""

    def _card(self, ref: Ref, words: str) -> Card:
        card = Card("danger")
        card.line(Line(words, "text"))
        card.opened.connect(lambda: self.desk.selection.opened.emit(ref))
        return card

    def _remove(self) -> None:
        refused: list[ChronologyError] = []
        self.desk.document.do(actions.remove, self._refs, refused=refused.append)
        if refused:
            self.desk.document.failed.emit(refused[0])
        else:
            kinds = {ref.table for ref in self._refs}
            one, many = _KINDS.get("".join(kinds), ("Removed.", "Removed {count} things."))
            self.desk.selection.forget(self._refs)
            self.desk.wishes.toast.emit(counted(one, many, len(self._refs)), True)
        self.done.emit()
