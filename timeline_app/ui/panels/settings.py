"""The settings: what one person prefers on one computer. Each change is kept and seen at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from timeline_app.settings import CHOICES
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields import CheckField, ChoiceField, Field, LineField
from timeline_app.ui.kit.panes import button, label
from timeline_app.words import tr


class SettingsPanel(QScrollArea):
    """One column of fields; "Done" gives the Inspector its place back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(tr("Settings"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setProperty("ground", "pane")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(*[theme.px(16)] * 4)
        self._column.setSpacing(theme.px(12))
        self.fields: dict[str, Field] = {}
        self._build()
        self._column.addStretch(1)
        self.setWidget(page)
        desk.preferences.changed.connect(self._refresh)

    def _build(self) -> None:
        self._head(tr("Looks"))
        names = {"system": tr("As the desktop"), "light": tr("Light"), "dark": tr("Dark")}
        self._add("theme", ChoiceField(tr("Theme"), list(names.items())))
        self._add("text_size", ChoiceField(tr("Text size of the window"), _percents()))
        rows = {"compact": tr("Compact"), "regular": tr("Regular"), "roomy": tr("Roomy")}
        self._add("density", ChoiceField(tr("Rows and fields"), list(rows.items())))
        letters = [(size, tr("{size} pixels", size=size)) for size in CHOICES["reader_size"]]
        self._add("reader_size", ChoiceField(tr("Letters in the reader"), letters))
        self._add("reduce_motion", CheckField(tr("Reduce motion")))
        self._head(tr("You"))
        self._add("name", LineField(tr("Your name, as the history of a project shows it")))
        self._head(tr("For new projects"))
        self._add("time_zone", LineField(tr("Time zone"), placeholder="Asia/Kabul"))
        days = {
            "monday": tr("Monday"),
            "saturday": tr("Saturday"),
            "sunday": tr("Sunday"),
        }
        self._add("first_weekday", ChoiceField(tr("Weeks begin on"), list(days.items())))
        done = button(tr("Done"), primary=True)
        done.clicked.connect(partial(self._desk.wishes.form.emit, None))
        self._column.addWidget(done)

    def _head(self, words: str) -> None:
        self._column.addWidget(label(words, "label"))

    def _add(self, name: str, field: Field) -> None:
        self.fields[name] = field
        field.load(getattr(self._desk.preferences.now, name))
        field.committed.connect(partial(self._keep, name))
        self._column.addWidget(field)

    def _keep(self, name: str, value: Any) -> None:
        self._desk.preferences.set(**{name: value})

    def _refresh(self) -> None:
        for name, field in self.fields.items():
            field.refresh(getattr(self._desk.preferences.now, name))


def _percents() -> list[tuple[int, str]]:
    return [(size, tr("{size} %", size=size)) for size in (85, 90, 100, 110, 125, 150)]
