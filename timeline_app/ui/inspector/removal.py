"""What would leave the project together with something, before it does: Remove or Keep."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from timeline_app import actions
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import Card, Line, emptied
from timeline_app.ui.kit import panes, theme
from timeline_app.ui.selection import Ref
from timeline_app.words import counted, tr

_KINDS = {
    "entry": ("Removed the entry.", "Removed {count} entries."),
    "source": ("Removed the source.", "Removed {count} sources."),
    "passage": ("Removed the mark.", "Removed {count} marks."),
    "citation": ("Removed the citation.", "Removed {count} citations."),
    "link": ("Removed the link.", "Removed {count} links."),
}


class RemovalForm(Form):
    """Lists what rests on the things to be removed; nothing goes before “Remove” is pressed."""

    done = Signal()  # removed or kept

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._refs: tuple[Ref, ...] = ()
        self.column.addWidget(panes.label(tr("These would go with it. Undo brings all of it back."), wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.remove_button, self.keep_button = panes.button(tr("Remove"), primary=True), panes.button(tr("Keep"))
        for made, does in ((self.remove_button, self._remove), (self.keep_button, self.done.emit)):
            made.clicked.connect(lambda _=False, does=does: does())
            row.addWidget(made)
        row.addStretch(1)
        self.column.addLayout(row)
        self._list = panes.Section(tr("What rests on it"))
        self._list.inside.setSpacing(theme.px(4))
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
        column = emptied(self._list.inside)
        self._list.set_count(len(found))
        for table, id_, words in found:
            card = Card("danger")
            card.line(Line(words, "text"))
            card.opened.connect(lambda table=table, id_=id_: self.desk.selection.opened.emit(Ref(table, id_)))
            column.addWidget(card)
        self.titled.emit(tr("Remove?"))
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def read(self, *, anew: bool) -> None:
        """Nothing to read: what is listed was asked for."""

    def commit(self, name: str, value: Any) -> None:
        """There are no fields."""

    def _remove(self) -> None:
        before = self.desk.document.project.undo_label
        self.desk.document.do(actions.remove, self._refs)
        if self.desk.document.project.undo_label != before or self._refs:
            one, many = _KINDS.get(self._refs[0].table, ("Removed.", "Removed {count}."))
            self.desk.selection.forget(self._refs)
            self.desk.wishes.toast.emit(counted(one, many, len(self._refs)), True)
        self.done.emit()
