"""The links of an entry in its form, and the list that asks for the type of a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.dates import show
from timeline_app.model import Entry, Link
from timeline_app.model.vocabulary import BASES, LINK_TYPES, title_of
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.parts.cards import BASIS_PENS, CARDS, Card, Line, first_rows, linkage, sentence_row
from timeline_app.ui.inspector.parts.rows import Row, Rows
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields import ChoiceField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.kit.picking import Pick, PickList, fitting
from timeline_app.words import tr

_BASIS = "basis of "  # before the id of a link: the key of its field's row


class Told(NamedTuple):
    """What the card of a link says."""

    basis: str
    lines: tuple[Line, ...]
    other_id: str
    name: str


class Links(Section):
    """“Links 3”: how an entry belongs together with others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Links"))
        self._desk = desk
        self._entry: Entry | None = None
        self._editing = ""
        self._most = CARDS
        self.inside.setSpacing(theme.px(8))
        self._rows = Rows(self.inside)

    def show_entry(self, entry: Entry) -> None:
        """Show the links that begin and end at an entry."""
        if self._entry is None or self._entry.id != entry.id:
            self._editing, self._most = "", CARDS
        self._entry = entry
        found = actions.links_of(self._desk.document.project, entry)
        self.set_count(len(found))
        self._rows.show(first_rows(self._all_rows(found), self._most, self._more))
        for link in found:
            field = self._rows.widget(_BASIS + link.id)
            if isinstance(field, ChoiceField):
                field.refresh(link.basis)

    def forget(self) -> None:
        """Let go of the entry: its project is closed."""
        self._entry, self._editing = None, ""
        self._rows.show(())

    def _more(self) -> None:
        self._most += CARDS
        if self._entry is not None:
            self.show_entry(self._entry)

    def _all_rows(self, found: Sequence[Link]) -> Iterator[Row]:
        for link in found:
            told = self._told(link)
            yield Row(link.id, told, partial(self._card, link, told))
            if link.id == self._editing:
                yield Row(_BASIS + link.id, None, partial(self._basis, link))
        if not found:
            yield sentence_row(tr("None. Press L on the timeline or in the table, or drag one entry to another."))

    def _told(self, link: Link) -> Told:
        outward = self._entry is not None and link.from_id == self._entry.id
        other_id = link.to_id if outward else link.from_id
        other = self._desk.document.project.get(Entry, other_id)
        title = other.title if other else tr("removed")
        date = show(other.date, style="short") if other and other.date else tr("undated")
        type_ = link.title or title_of(LINK_TYPES, link.type)
        lines = linkage("→" if outward else "←", type_, title, date, link.basis)
        return Told(link.basis, lines, other_id, f"{type_}, {title}, {date}")

    def _card(self, link: Link, told: Told) -> Card:
        card = Card("edge", BASIS_PENS.get(told.basis, BASIS_PENS["stated"]))
        for line in told.lines:
            card.line(line)
        card.opened.connect(lambda: self._desk.selection.select(Ref("entry", told.other_id)))
        card.edited.connect(lambda: self._edit(link.id))
        card.removed.connect(lambda: self._desk.wishes.remove.emit((Ref("link", link.id),)))
        card.tool("edit", tr("Change type"), lambda: self.ask_type(link))
        card.tool("more", tr("Basis"), card.edited.emit)
        card.tool("delete", tr("Remove link"), card.removed.emit)
        card.setAccessibleName(told.name)
        return card

    def _basis(self, link: Link) -> ChoiceField:
        field = ChoiceField(tr("Basis"), [(term.slug, f"{term.title}: {term.definition}") for term in BASES])
        field.load(link.basis)
        field.committed.connect(lambda value: self._desk.document.do(actions.edit_link, link, basis=value))
        return field

    def _edit(self, id_: str) -> None:
        self._editing = "" if self._editing == id_ else id_
        if self._entry is not None:
            self.show_entry(self._entry)

    def ask_type(self, link: Link) -> None:
        """Let the person choose another type for a link."""
        picker = type_picker(self.window())
        picker.picked.connect(lambda type_: self._desk.document.do(actions.edit_link, link, type=type_))
        picker.open_at()


class Linker(QObject):
    """Grants the wish for a link: asks for its type in a list, then writes it."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        desk.wishes.link.connect(self._ask)

    def _ask(self, from_id: str, to_id: str) -> None:
        project = self._desk.document.project
        one, two = project.get(Entry, from_id), project.get(Entry, to_id)
        if one is None or two is None:
            return
        picker = type_picker(self._host.window(), tr("“{one}” … “{two}”", one=one.title, two=two.title))
        picker.picked.connect(lambda type_: self._write(one, two, type_))
        picker.open_at()

    def _write(self, one: Entry, two: Entry, type_: str) -> None:
        if self._desk.document.do(actions.link, one, two, type_) is not None:
            words = title_of(LINK_TYPES, type_).lower()
            self._desk.wishes.toast.emit(tr("Linked: {type} “{title}”.", type=words, title=two.title), True)


def type_picker(window: QWidget, title: str = "") -> PickList:
    """Return a list of link types; what is typed and fits none can be taken as a type of the person's own."""
    known = [Pick(term.slug, term.title, term.definition) for term in LINK_TYPES]
    fit = fitting(known)

    def _search(typed: str) -> Sequence[Pick]:
        found = list(fit(typed))
        own = "-".join(typed.lower().split())
        if own and own not in {pick.value for pick in known}:
            found.append(Pick(own, tr("“{words}”, a type of your own", words=typed.strip())))
        return found

    return PickList(window, _search, title=title or tr("How do they belong together?"), placeholder=tr("Type of link"))
