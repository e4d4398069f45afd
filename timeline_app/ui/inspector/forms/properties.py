"""The properties of the project itself, and the settings of the person who works on it."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.model.vocabulary import WEEKDAYS
from timeline_app.settings import CHOICES
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.forms.fields import options
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.kit import controls
from timeline_app.ui.kit.fields import CheckField, ChoiceField, LineField, TagsField, TextField
from timeline_app.words import tr

SIZES = (85, 100, 115, 125, 150)  # per cent
GREGORIAN = "gregorian"
STYLES = (
    ("chicago-notes-bibliography", "Chicago, notes and bibliography"),
    ("chicago-author-date", "Chicago, author and date"),
    ("apa", "APA"),
    ("modern-language-association", "MLA"),
    ("oscola", "OSCOLA"),
    ("bluebook-law-review", "Bluebook"),
    ("nlm-citation-sequence", "Vancouver (NLM)"),
)


class DossierForm(Form):
    """Title · subtitle · authors · summary · description · time · citation style · handling."""

    tables = frozenset({"dossier"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add("title", LineField(tr("Title")))
        self.add("subtitle", LineField(tr("Subtitle")))
        self.add("authors", TagsField(tr("Authors"), separators=";"))
        self.add("summary", TextField(tr("Summary, in front of exports"), lines=3))
        self.add("description", TextField(tr("Description"), lines=2))
        self.heading(tr("Dates"))
        self.add("time_zone", LineField(tr("Time zone"), placeholder="Asia/Kabul"))
        self.add("first_weekday", ChoiceField(tr("First day of the week"), options(WEEKDAYS)))
        self.add("calendars", ChoiceField(tr("Second calendar"), _second_calendars()))
        self.heading(tr("Sources and exports"))
        self.add("languages", TagsField(tr("Languages"), placeholder="en"))
        self.add("citation_style", ChoiceField(tr("Citation style"), STYLES))
        self.add("handling", LineField(tr("Handling"), placeholder=tr("who may see it")))
        self.heading(tr("File"))
        self._where = controls.label("", "small", "soft", wraps=True)
        self.column.addWidget(self._where)

    def read(self, *, anew: bool) -> None:
        project = self.desk.document.project
        dossier = project.dossier
        shown = {name: _shown(getattr(dossier, name)) for name in self.fields}
        second = next((name for name in dossier.calendars if name != GREGORIAN), "")
        self.fill(shown | {"calendars": second}, anew=anew)
        self._where.setText(str(project.path))
        self.titled.emit(tr("Project"))

    def commit(self, name: str, value: Any) -> None:
        stored = list(value) if isinstance(value, tuple) else value
        if name == "calendars":
            stored = [GREGORIAN, *filter(None, [value])]
        self.attempt(name, actions.edit_dossier, **{name: stored})


class SettingsForm(Form):
    """Who one is, the looks of the window, and what new projects begin with. Each change is kept at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add("name", LineField(tr("Your name, as the history shows it")))
        self.heading(tr("Looks"))
        looks = [("system", tr("As the desktop")), ("light", tr("Light")), ("dark", tr("Dark"))]
        self.add("theme", ChoiceField(tr("Colours"), looks))
        dense = [("compact", tr("Compact")), ("regular", tr("Regular")), ("roomy", tr("Roomy"))]
        self.side_by_side(
            density=ChoiceField(tr("Density"), dense),
            text_size=ChoiceField(tr("Text size"), [(size, f"{size} %") for size in SIZES]),
        )
        pixels = [(size, str(size)) for size in CHOICES["reader_size"]]
        self.add("reader_size", ChoiceField(tr("Text of articles"), pixels))
        self.add("reduce_motion", CheckField(tr("Reduce motion")))
        self.add("glide", CheckField(tr("The timeline runs on after a fast drag")))
        self.heading(tr("For new projects"))
        self.add("time_zone", LineField(tr("Time zone"), placeholder="Asia/Kabul"))
        self.add("first_weekday", ChoiceField(tr("First day of the week"), options(WEEKDAYS)))
        self.add("citation_style", ChoiceField(tr("Citation style"), STYLES))
        desk.preferences.changed.connect(self._refresh)

    def read(self, *, anew: bool) -> None:
        now = self.desk.preferences.now
        self.fill({name: getattr(now, name) for name in self.fields}, anew=anew)
        self.titled.emit(tr("Settings"))

    def forget(self) -> None:
        """The settings belong to no project."""

    def _refresh(self) -> None:
        """Follow a change made elsewhere; unseen, it would put its title over another form."""
        if self.isVisible():
            self.read(anew=False)

    def commit(self, name: str, value: Any) -> None:
        if name == "time_zone" and value not in available_timezones():
            self.fields[name].refuse(tr("There is no such time zone. Write one like Asia/Kabul."))
            return
        self.desk.preferences.set(**{name: value})


def _second_calendars() -> list[tuple[str, str]]:
    return [
        ("", tr("None")),
        ("solar_hijri", tr("Solar Hijri (Afghanistan, Iran)")),
        ("islamic", tr("Islamic")),
        ("hebrew", tr("Hebrew")),
        ("julian", tr("Julian (Old Style)")),
    ]


def _shown(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
