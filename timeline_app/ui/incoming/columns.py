"""Which column of somebody's table is which field: a choice for each heading, with what stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.sources.interchange import SeenColumn
from timeline_app.sources.interchange.sheets.headings import FIELDS
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField
from timeline_app.words import tr

_SHOWN = 3  # samples of a column


class ColumnMapper(QWidget):
    """`mapped` is sent with heading and field when a person says what a column is."""

    mapped = Signal(str, str)

    def __init__(self, columns: Sequence[SeenColumn]) -> None:
        super().__init__()
        self.fields: dict[str, ChoiceField] = {}
        self.samples: dict[str, str] = {}
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        choices = [("", tr("Kept as it is")), *((name, tr(words)) for name, words in FIELDS.items())]
        for column in columns:
            field = ChoiceField(column.heading, choices)
            field.load(column.field)
            field.committed.connect(lambda value, heading=column.heading: self.mapped.emit(heading, value))
            self.fields[column.heading] = field
            self.samples[column.heading] = _said(column)
            below = QVBoxLayout()
            below.setSpacing(theme.px(4))
            below.addWidget(field)
            if words := self.samples[column.heading]:
                field.editor().setAccessibleDescription(words)
                below.addWidget(controls.label(words, "small", "soft", wraps=True))
            inside.addLayout(below)

    def mapping(self) -> dict[str, str]:
        """Return the field of every heading, "" for a column that is kept as it is."""
        return {heading: str(field.value()) for heading, field in self.fields.items()}


def _said(column: SeenColumn) -> str:
    """Return what stands in a column, and how it is read where that is a date."""
    if column.readings:
        pairs = zip(column.samples, column.readings, strict=False)
        shown = [tr("{text} → {reading}", text=text, reading=reading) for text, reading in pairs]
    else:
        shown = [f"{text[:60]}…" if len(text) > 60 else text for text in map(_on_one_line, column.samples)]
    return "\n".join(shown[:_SHOWN])


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
