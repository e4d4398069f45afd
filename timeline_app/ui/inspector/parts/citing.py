"""The citations of an entry in its form: cards in the person's order, each with its own fields in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Passage, Source
from timeline_app.model.vocabulary import CREDIBILITY, LOCATORS, MODES, STANCES, title_of
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.parts.cards import CARDS, STANCE_SIGNS, Card, Line, first_rows, sentence_row
from timeline_app.ui.inspector.parts.rows import Row, Rows
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import inset
from timeline_app.ui.kit.fields import CheckField, ChoiceField, Field, LineField, TextField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.kit.messages import told
from timeline_app.words import tr

_EDITOR = "fields of "  # before the id of a citation: the key of its fields' row


class Told(NamedTuple):
    """What the card of a citation says."""

    bar: str
    quote: str
    lines: tuple[Line, ...]
    goes_to: Ref
    name: str


class Citations(Section):
    """“Citations 2 +”: what an entry rests on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Citations"))
        self._desk = desk
        self._entry: Entry | None = None
        self._editing = ""
        self._most = CARDS
        self.inside.setSpacing(theme.px(8))
        self._rows = Rows(self.inside)

    @property
    def editor(self) -> CitationEditor | None:
        """The open fields of a citation; None while none are open."""
        open_ = self._rows.widget(_EDITOR + self._editing)
        return open_ if isinstance(open_, CitationEditor) else None

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry rests on."""
        if self._entry is None or self._entry.id != entry.id:
            self._editing, self._most = "", CARDS
        self._entry = entry
        found = actions.citations_of(self._desk.document.project, entry)
        self.set_count(len(found))
        self._rows.show(first_rows(self._all_rows(found), self._most, self._more))
        edited = next((citation for citation in found if citation.id == self._editing), None)
        if edited is not None and self.editor is not None:
            self.editor.refresh(edited)

    def flush(self) -> None:
        """Commit what is half typed in the open fields."""
        if self.editor is not None:
            self.editor.flush()

    def forget(self) -> None:
        """Let go of the entry: its project is closed."""
        self._entry, self._editing = None, ""
        self._rows.show(())

    def _more(self) -> None:
        self._most += CARDS
        if self._entry is not None:
            self.show_entry(self._entry)

    def _all_rows(self, found: Sequence[Citation]) -> Iterator[Row]:
        for citation in found:
            told = self._told(citation)
            yield Row(citation.id, told, partial(self._card, citation.id, told))
            if citation.id == self._editing:
                yield Row(_EDITOR + citation.id, None, partial(CitationEditor, self._desk, citation))
        if not found and self._entry is not None and not self._entry.own_note:
            yield sentence_row(tr("None. Select words and press C, or mark this as your own note."))

    def _told(self, citation: Citation) -> Told:
        project = self._desk.document.project
        passage = project.get(Passage, citation.passage_id) if citation.passage_id else None
        source = project.get(Source, citation.source_id) if citation.source_id else None
        claimant = project.get(Agent, citation.claimant_id) if citation.claimant_id else None
        who = claimant.name if claimant else tr("the source itself")
        hedge = f" “{citation.hedge}”" if citation.hedge else ""
        sign, tone = STANCE_SIGNS.get(citation.stance, ("info", "soft"))
        stance = Line(f"{who}{hedge} · {title_of(STANCES, citation.stance).lower()}", tone, sign)
        place = _place(source, citation)
        quote = passage.quote if passage else ""
        ref = Ref("passage", passage.id) if passage else Ref("source", citation.source_id or "")
        bar = "accent" if citation.stance == "supports" else "edge"
        return Told(bar, quote, (stance, Line(place)), ref, f"{quote}, {who}, {place}")

    def _card(self, id_: str, told: Told) -> Card:
        card = Card(told.bar)
        if told.quote:
            card.quote(told.quote)
        for line in told.lines:
            card.line(line)
        card.opened.connect(lambda: self._desk.selection.opened.emit(told.goes_to))
        card.edited.connect(lambda: self._edit(id_))
        card.removed.connect(lambda: self._desk.wishes.remove.emit((Ref("citation", id_),)))
        card.moved.connect(lambda by: self._move(id_, by))
        card.tool("go", tr("Go to the words"), card.opened.emit)
        card.tool("edit", tr("Edit citation"), card.edited.emit)
        card.tool("delete", tr("Remove citation"), card.removed.emit)
        card.setAccessibleName(told.name)
        return card

    def _edit(self, id_: str) -> None:
        self.flush()
        self._editing = "" if self._editing == id_ else id_
        if self._entry is not None:
            self.show_entry(self._entry)
        if self.editor is not None:
            self.editor.fields["claimant"].editor().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _move(self, id_: str, by: int) -> None:
        if self._entry is None:
            return
        ids = [citation.id for citation in actions.citations_of(self._desk.document.project, self._entry)]
        at = ids.index(id_)
        to = min(max(at + by, 0), len(ids) - 1)
        if to != at:
            ids.insert(to, ids.pop(at))
            self._desk.document.do(actions.reorder_citations, self._entry, ids)


class CitationEditor(QWidget):
    """The fields of one citation, under its card."""

    def __init__(self, desk: Desk, citation: Citation) -> None:
        super().__init__()
        self._desk, self._citation = desk, citation
        self.fields: dict[str, Field] = {
            "claimant": LineField(tr("Who says so"), placeholder=tr("the source itself")),
            "stance": ChoiceField(tr("Stance"), [(term.slug, term.title) for term in STANCES]),
            "mode": ChoiceField(tr("How"), [("", tr("not said")), *((term.slug, term.title) for term in MODES)]),
            "hedge": LineField(tr("Hedge, in the source's words"), placeholder=tr("claimed, purported …")),
            "locator_label": ChoiceField(tr("Locator"), [("", tr("none")), *((t.slug, t.title) for t in LOCATORS)]),
            "locator": LineField(tr("Number"), placeholder="8"),
            "credibility": ChoiceField(
                tr("Credibility"), [(int(t.slug), f"{t.slug} {t.definition}") for t in CREDIBILITY]
            ),
            "note": TextField(tr("Note"), lines=1),
            "preferred": CheckField(tr("Prefer this where citations disagree")),
        }
        column = QVBoxLayout(self)
        inset(column, 12, 0, 0, 8)
        column.setSpacing(theme.px(8))
        known = self.fields["claimant"]
        if isinstance(known, LineField):
            known.complete_from(list(actions.known_people(desk.document.project)))
        for name, field in self.fields.items():
            column.addWidget(field)
            field.committed.connect(lambda value, name=name: self._commit(name, value))
        for name, value in self._values(citation).items():
            self.fields[name].load(value)

    def refresh(self, citation: Citation) -> None:
        """Show the citation after a change."""
        self._citation = citation
        for name, value in self._values(citation).items():
            self.fields[name].refresh(value)

    def flush(self) -> None:
        """Commit what is half typed."""
        for field in self.fields.values():
            field.flush()

    def _values(self, citation: Citation) -> dict[str, object]:
        project = self._desk.document.project
        claimant = project.get(Agent, citation.claimant_id) if citation.claimant_id else None
        rest = {name: getattr(citation, name) for name in self.fields if name != "claimant"}
        return {"claimant": claimant.name if claimant else "", **rest}

    def _commit(self, name: str, value: object) -> None:
        field = self.fields[name]
        self._desk.document.do(
            actions.edit_citation,
            self._citation,
            refused=lambda error: field.refuse(told(error)),
            **{name: value},
        )


def _place(source: Source | None, citation: Citation) -> str:
    name = (source.short_title or str(source.csl.get("title", ""))) if source else tr("source removed")
    if not citation.locator:
        return name
    return f"{name}, {title_of(LOCATORS, citation.locator_label or 'page').lower()} {citation.locator}"
