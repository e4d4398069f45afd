"""The citations of an entry in its form: cards in the person's order, each with its own fields in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Passage, Source
from timeline_app.model.vocabulary import CREDIBILITY, LOCATORS, MODES, STANCES, title_of
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.parts.cards import STANCE_SIGNS, Card, Line, emptied, empty_line
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields import CheckField, ChoiceField, Field, LineField, TextField
from timeline_app.ui.kit.messages import told
from timeline_app.ui.kit.panes import Section
from timeline_app.ui.selection import Ref
from timeline_app.words import tr


class Citations(Section):
    """“Citations 2 +”: what an entry rests on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Citations"))
        self._desk = desk
        self._entry: Entry | None = None
        self._editing = ""
        self._editor: CitationEditor | None = None
        self._cards: dict[str, Card] = {}
        self.inside.setSpacing(theme.px(8))

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry rests on."""
        if self._entry is None or self._entry.id != entry.id:
            self._editing = ""
        self._entry = entry
        found = actions.citations_of(self._desk.document.project, entry)
        self.set_count(len(found))
        if self._editor is not None and self._editing in {citation.id for citation in found}:
            self._editor.refresh(next(citation for citation in found if citation.id == self._editing))
        else:
            self._editor = None
        kept = self._editor
        if kept is not None:
            kept.setParent(None)
        column = emptied(self.inside)
        self._cards = {}
        for citation in found:
            self._put(column, citation, kept if citation.id == self._editing else None)
        if not found and not entry.own_note:
            column.addWidget(empty_line(tr("None. Select words and press C, or mark this as your own note.")))

    def flush(self) -> None:
        """Commit what is half typed in the open fields."""
        if self._editor is not None:
            self._editor.flush()

    def forget(self) -> None:
        """Let go of the entry: its project is closed."""
        self._entry, self._editor, self._editing = None, None, ""
        emptied(self.inside)

    def _put(self, column: QVBoxLayout, citation: Citation, editor: CitationEditor | None) -> None:
        card = self._card(citation)
        self._cards[citation.id] = card
        column.addWidget(card)
        if citation.id == self._editing:
            self._editor = editor or CitationEditor(self._desk, citation)
            column.addWidget(self._editor)
            self._editor.show()

    def _card(self, citation: Citation) -> Card:
        project = self._desk.document.project
        passage = project.get(Passage, citation.passage_id) if citation.passage_id else None
        source = project.get(Source, citation.source_id) if citation.source_id else None
        claimant = project.get(Agent, citation.claimant_id) if citation.claimant_id else None
        card = Card("accent" if citation.stance == "supports" else "edge")
        if passage is not None:
            card.quote(passage.quote)
        sign, tone = STANCE_SIGNS.get(citation.stance, ("info", "soft"))
        who = claimant.name if claimant else tr("the source itself")
        hedge = f" “{citation.hedge}”" if citation.hedge else ""
        card.line(Line(f"{who}{hedge} · {title_of(STANCES, citation.stance).lower()}", tone, sign))
        card.line(Line(_place(source, citation)))
        ref = Ref("passage", passage.id) if passage else Ref("source", citation.source_id or "")
        card.opened.connect(lambda: self._desk.selection.opened.emit(ref))
        card.edited.connect(lambda: self._edit(citation.id))
        card.removed.connect(lambda: self._desk.wishes.remove.emit((Ref("citation", citation.id),)))
        card.moved.connect(lambda by: self._move(citation.id, by))
        card.tool("go", tr("Go to the words"), card.opened.emit)
        card.tool("edit", tr("Edit citation"), card.edited.emit)
        card.tool("delete", tr("Remove citation"), card.removed.emit)
        card.setAccessibleName(f"{passage.quote if passage else ''}, {who}, {_place(source, citation)}")
        return card

    def _edit(self, id_: str) -> None:
        self.flush()
        self._editing = "" if self._editing == id_ else id_
        self._editor = None
        if self._entry is not None:
            self.show_entry(self._entry)
        self._focus_editor()

    def _focus_editor(self) -> None:
        if self._editor is not None:
            self._editor.fields["claimant"].editor().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _move(self, id_: str, by: int) -> None:
        ids = list(self._cards)
        at = ids.index(id_)
        to = min(max(at + by, 0), len(ids) - 1)
        if to != at and self._entry is not None:
            ids.insert(to, ids.pop(at))
            self._desk.document.do(actions.reorder_citations, self._entry, ids)
            self._cards[id_].setFocus()


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
        column.setContentsMargins(theme.px(12), 0, 0, theme.px(8))
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
