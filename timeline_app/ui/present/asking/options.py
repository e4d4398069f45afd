"""A field for each option of a format, made from what the format says about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.errors import ExportError
from timeline_app.exports import Check, Format
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import CheckField, ChoiceField, Field, LineField, TextField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.present.asking.styles import StyleField
from timeline_app.words import tr

_LATER = frozenset({"title", "subtitle", "summary", "handling", "language", "calendar"})
_LATER |= {"lanes", "timeline", "footnotes", "volume_size", "bom", "include_index"}
"""Options that stand below “More options” where a format has many."""

_MANY = 6
_EVIDENCE = frozenset({"include_sources", "include_project"})
_SPOKEN = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "he",
    "fa",
    "ps",
    "ur",
    "hi",
    "zh",
    "ja",
)
_LINES = frozenset({"summary"})


class NumberField(LineField):
    """A number within the bounds of an option; what is none stays as typed, with the reason below it."""

    def __init__(self, title: str, name: str, check: Check, *, hint: str = "") -> None:
        super().__init__(title, hint=hint)
        self._name, self._check = name, check
        self._kept = check.default

    def typed(self) -> Any:
        text = super().typed().replace(",", ".")
        try:
            return self._check(self._name, text)
        except ExportError:
            return text

    def put(self, value: Any) -> None:
        super().put(f"{value:g}" if isinstance(value, float | int) else str(value))

    def load(self, value: Any) -> None:
        Field.load(self, value)

    def may_commit(self) -> bool:
        if isinstance(self.typed(), float):
            return True
        least, most = self._check.least, self._check.most
        self.refuse(tr("It is a number from {least:g} to {most:g}.", least=least, most=most))
        return False


class ExplainedChoice(ChoiceField):
    """A choice whose words say, behind a colon, what each is: the list shows the name, the line below the rest."""

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], *, hint: str = "") -> None:
        self._told = {value: words.partition(": ")[2] for value, words in choices}
        self.about = controls.label("", "small", "soft", wraps=True)
        super().__init__(title, [(value, words.partition(": ")[0]) for value, words in choices], hint=hint)
        self._column.addWidget(self.about)
        self.edited.connect(self._tell)

    def put(self, value: Any) -> None:
        super().put(value)
        self._tell()

    def _tell(self) -> None:
        words = self._told.get(str(self.typed()), "")
        self.about.setText(words[:1].upper() + words[1:])
        self.editor().setAccessibleDescription(words)


class OptionFields(QWidget):
    """The fields of one format; `changed` is sent with each value that is another."""

    changed = Signal()

    def __init__(
        self, known: Format, chosen: Mapping[str, Any], languages: Sequence[str], style: Callable[[], str]
    ) -> None:
        super().__init__()
        self._known = known
        self.fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.note = controls.label("", "small", "soft", wraps=True)
        self.note.hide()
        later = [name for name in known.options if name in _LATER] if len(known.options) > _MANY else []
        for name in known.options:
            if name not in later:
                column.addWidget(self._add(name, chosen, languages, style))
                if name == "style":
                    column.addWidget(self.note)
        self.more: Section | None = None
        if later:
            self.more = Section(tr("More options"), open_=any(self._differs(name, chosen) for name in later))
            for name in later:
                self.more.inside.addWidget(self._add(name, chosen, languages, style))
            column.addWidget(self.more)
        self._suit()

    def values(self) -> dict[str, Any]:
        """Return every option by name, what is half typed included where it is a value at all."""
        for field in self.fields.values():
            if not isinstance(field, NumberField) or isinstance(field.typed(), float):
                field.flush()
        return {name: field.value() for name, field in self.fields.items()}

    def chosen(self) -> dict[str, Any]:
        """Return the options that are not as the format has them by itself."""
        return {name: value for name, value in self.values().items() if value != self._default(name)}

    def put_note(self, words: str) -> None:
        """Show how the citation style writes a note; "" for nothing to show."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.note.setAccessibleName(tr("A note in this style: {note}", note=words) if words else "")

    def wrong(self) -> Field | None:
        """Return the first field whose words are no value, None where all are."""
        found = (field for field in self.fields.values() if isinstance(field, NumberField) and not field.may_commit())
        return next(found, None)

    def _add(self, name: str, chosen: Mapping[str, Any], languages: Sequence[str], style: Callable[[], str]) -> Field:
        check = self._known.options[name]
        field = _field(name, check, languages, style)
        self.fields[name] = field
        field.load(self._default(name))
        if self._differs(name, chosen):
            field.load(chosen[name])
        if check.hint:
            field.setToolTip(tr(check.hint))
        field.committed.connect(self._heard)
        return field

    def _heard(self, _value: object) -> None:
        self._suit()
        self.changed.emit()

    def _suit(self) -> None:
        """Show those options that make sense with the others."""
        template = self.fields.get("template")
        for name in _EVIDENCE & self.fields.keys():
            self.fields[name].setVisible(template is None or template.value() == "evidence")

    def _default(self, name: str) -> Any:
        default = self._known.options[name].default
        return default if default is not None else ""

    def _differs(self, name: str, chosen: Mapping[str, Any]) -> bool:
        """Tell whether another value than the default was chosen, that the option can still be."""
        if name not in chosen or chosen[name] == self._default(name):
            return False
        try:
            self._known.options[name](name, chosen[name])
        except ExportError:
            return False
        return True


def _field(name: str, check: Check, languages: Sequence[str], style: Callable[[], str]) -> Field:
    title, hint = tr(check.title), tr(check.hint) if check.hint else ""
    if name == "style":
        return StyleField(title, of_project=style, hint=hint)
    if name == "language":
        return ChoiceField(title, _spoken(languages), hint=hint)
    if check.kind == "truth":
        return CheckField(title, hint=hint)
    if check.kind == "choice":
        choices = [(value, tr(words)) for value, words in check.choices]
        explained = all(": " in words for _, words in choices)
        return (ExplainedChoice if explained else ChoiceField)(title, choices, hint=hint)
    if check.kind == "number":
        return NumberField(title, name, check, hint=hint)
    if name in _LINES:
        return TextField(title, lines=2, most=6, placeholder=hint, hint=hint)
    return LineField(title, placeholder=hint, hint=hint)


def _spoken(languages: Sequence[str]) -> list[tuple[str, str]]:
    """Return the languages to choose from, those of the project first."""
    codes = dict.fromkeys([*languages, *_SPOKEN])
    return [("", tr("The usual one")), *((code, _called(code)) for code in codes if code)]


def _called(code: str) -> str:
    locale = QLocale(code)
    name = locale.nativeLanguageName() if locale.language() != QLocale.Language.C else ""
    return f"{name[:1].upper()}{name[1:]} ({code})" if name else code
