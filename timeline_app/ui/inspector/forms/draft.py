"""A new entry before it is in the file: the same fields, written at once by “Add entry”."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.dates import Normalized, read
from timeline_app.errors import ChronologyError
from timeline_app.model import Entry, Source, Version
from timeline_app.model.vocabulary import STANCES
from timeline_app.suggest.entries import Proposal
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import Card, Line
from timeline_app.ui.inspector.parts.rows import Row, Rows
from timeline_app.ui.inspector.parts.waiting import State
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField, LineField, TextField
from timeline_app.ui.kit.fields.dates import DateField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.kit.messages import told
from timeline_app.words import tr

LONGEST = 90  # letters of the words that become the first title


class DraftForm(Form):
    """Not in the file yet. Leaving keeps it; “Add entry” or Ctrl+Enter writes it, “Discard” forgets it."""

    added = Signal(object)  # Ref of the new entry
    discarded = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words: Words | None = None
        self._proposal: Proposal | None = None
        self._fresh: State = {}
        self.column.addWidget(controls.label(tr("A draft, not in the file yet."), "small", "warn"))
        parts.head(self)
        self._ground = Section(tr("Citation"))
        self.column.addWidget(self._ground)
        self.add("claimant", LineField(tr("Who says so"), placeholder=tr("the source itself")), self._ground.inside)
        self.add("stance", ChoiceField(tr("Stance"), parts.options(STANCES)), self._ground.inside)
        above = QVBoxLayout()
        self._ground.inside.insertLayout(0, above)
        self._quote = Rows(above)
        parts.body(self)
        parts.foot(self)
        self.add_button = controls.button(tr("Add entry"), primary=True)
        self.add_button.setToolTip(tr("Add entry (Ctrl+Enter)"))
        self.discard_button = controls.button(tr("Discard"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.add_button)
        row.addWidget(self.discard_button)
        row.addStretch(1)
        self.column.insertLayout(1, row)
        self._error = controls.label("", "small", "danger", wraps=True)
        self._error.hide()
        self.column.insertWidget(2, self._error)
        self.add_button.clicked.connect(self.write)
        self.discard_button.clicked.connect(self.discard)
        for field in self.fields.values():
            field.finished.connect(self.write)
        self.clear()

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it that would be lost."""
        return self._words is not None or any(field.typed() for name, field in self.fields.items() if name in _TYPED)

    @property
    def is_touched(self) -> bool:
        """Whether a person has typed anything into it."""
        return self.is_begun and self.state() != self._fresh

    def state(self) -> State:
        """Return everything in it, as JSON can keep it."""
        fields = {name: field.typed() for name, field in self.fields.items() if name != "when"}
        when = self.fields["when"]
        fields["when"] = when.line.text() if isinstance(when, DateField) else ""
        return {"fields": fields, "words": self._words._asdict() if self._words else None}

    def restore(self, state: State) -> None:
        """Go on with a draft that was left."""
        words = state.get("words")
        self.begin(Words(**words) if words else None)
        fields: State = state.get("fields", {})
        for name, field in self.fields.items():
            if name == "when" and isinstance(field, DateField):
                field.show_typed(str(fields.get(name, "")))
            elif name in fields:
                field.put(fields[name])
        self.flush()

    def begin(self, words: Words | None, proposal: Proposal | None = None) -> None:
        """Begin a new draft from words of an article, from what the program read in them, or from nothing."""
        self.clear()
        self._words, self._proposal = words, proposal
        parts.know(self, self.desk.document.project)
        parts.read_as(self, self.desk.document.project, str(self.fields["kind"].typed()))
        self._ground.setVisible(words is not None)
        if words is not None:
            told = (words, self._source_of(words))
            self._quote.show([Row("quote", told, partial(self._card, *told))])
            self._propose(words.text)
        if proposal is not None:
            self._take(proposal)
        self._fresh = self.state()
        self.titled.emit(tr("New entry"))
        self.focus("title")
        title = self.fields["title"]
        if isinstance(title, TextField):
            title.text.selectAll()

    def clear(self) -> None:
        """Forget everything that was typed."""
        self._words, self._proposal = None, None
        self._quote.show(())
        blank: dict[str, Any] = dict.fromkeys(self.fields, "") | dict.fromkeys(parts.PARTS, ())
        fresh = Entry(title="")
        blank |= {"when": None, "own_note": False, "kind": fresh.kind, "status": fresh.status}
        blank |= {"importance": fresh.importance, "stance": "supports"}
        self.fill(blank, anew=True)
        self._say("")
        parts.suit(self, fresh.kind, fresh.status)

    def forget(self) -> None:
        """Forget it with the project that it was for; the pane has put it aside."""
        self.clear()

    def discard(self) -> None:
        """Forget the draft."""
        self.clear()
        self.discarded.emit()

    def read(self, *, anew: bool) -> None:
        """Nothing to read: a draft is not in the file."""

    def flush(self) -> None:
        for field in self.fields.values():
            field.flush()

    def commit(self, name: str, value: Any) -> None:
        if name in ("kind", "status"):
            parts.suit(self, str(self.fields["kind"].typed()), str(self.fields["status"].typed()))
            parts.read_as(self, self.desk.document.project, str(self.fields["kind"].typed()))

    def write(self) -> None:
        """Write the entry with its citation as one edit; what is refused is said and nothing is lost."""
        self.flush()
        when = self.fields["when"]
        if isinstance(when, DateField) and not when.may_commit():
            self._say(tr("The date is not understood yet. Choose a reading, or leave the date empty."))
            self.focus("when")
            return
        entry = self._written(self._values())
        if entry is not None:
            self.clear()
            self.added.emit(Ref("entry", entry.id))

    def _values(self) -> dict[str, Any]:
        values = {name: field.typed() for name, field in self.fields.items()}
        values["title"] = " ".join(values["title"].split())
        values["people"] = parts.people_said(values["people"])
        values["places"] = parts.places_said(values["places"])
        return values

    def _written(self, values: dict[str, Any]) -> Entry | None:
        """Write the entry through the verb it calls for; None when that was refused."""
        document = self.desk.document
        said = {name: values.pop(name) for name in ("claimant", "stance")}
        if self._words is None:
            return document.do(actions.add_entry, refused=self._refused, **values)
        version = document.project.get(Version, self._words.version_id)
        if version is None:
            self._say(tr("The article of these words has been removed. Undo brings it back."))
            return None
        if self._proposal is not None:
            return document.do(actions.accept, version, self._proposal, refused=self._refused, **values, **said)
        cites = actions.Words(version, self._words.start, self._words.end)
        return document.do(actions.add_entry, refused=self._refused, cites=cites, **values, **said)

    def _take(self, proposal: Proposal) -> None:
        """Fill in what the program read; a person looks at it before it is written."""
        people = [one for one in proposal.names if one.kind != "place"]
        places = [one for one in proposal.names if one.kind == "place"]
        self.fields["title"].put(proposal.title)
        self.fields["kind"].put(proposal.kind.value)
        self.commit("kind", proposal.kind.value)
        self.fields["when"].load(proposal.when)
        self.fields["claimant"].put(proposal.claimant)
        self.fields["people"].put(tuple(parts.said(one.name or one.text, one.role, "participant") for one in people))
        self.fields["places"].put(tuple(parts.said(one.name or one.text, one.role, "at") for one in places))
        when = self.fields["when"]
        if isinstance(when, DateField) and proposal.derivation.get("words"):
            when.explain(str(proposal.derivation["words"]), provisional=proposal.provisional)

    def _card(self, words: Words, source: str) -> Card:
        card = Card()
        card.quote(words.text)
        card.line(Line(source))
        card.opened.connect(lambda: self.desk.selection.opened.emit(Ref("source", words.source_id)))
        return card

    def _refused(self, error: ChronologyError) -> None:
        self._say(told(error))
        if not self.fields["title"].typed():
            self.focus("title")

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._error.setAccessibleName(sentence)

    def _propose(self, text: str) -> None:
        """Begin title and date from the words: the title to be typed over, the date only where it is certain."""
        line = " ".join(text.split())
        cut = line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0]
        self.fields["title"].put(cut)
        outcome = read(line)
        when = self.fields["when"]
        if isinstance(outcome, Normalized) and isinstance(when, DateField):
            when.show_typed(line)

    def _source_of(self, words: Words) -> str:
        source = self.desk.document.project.get(Source, words.source_id)
        return (source.short_title or str(source.csl.get("title", ""))) if source else ""


_TYPED = ("title", "when", "summary", "people", "places", "tags", "private_note")
