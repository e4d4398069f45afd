"""The formats in groups, as a person looks for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from timeline_app.exports import Format
from timeline_app.ui.kit.fields import ChoiceField
from timeline_app.words import tr

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Documents", ("pdf", "docx", "odt", "markdown")),
    ("Tables", ("tables", "xlsx", "excel", "csv")),
    ("Web", ("html", "timelinejs", "knightlab")),
    ("Pictures", ("svg", "png")),
    ("Maps and calendars", ("geojson", "kml", "ics")),
)
"""Heading → the formats below it, by name and in order; all others stand under the last heading."""

OTHERS = "Other programs"


def grouped(known: Sequence[Format]) -> list[tuple[str, list[Format]]]:
    """Return (heading, formats) in order; a group without a format is left out, every format stands in one."""
    left = {one.name: one for one in known}
    found = [(tr(head), [left.pop(name) for name in names if name in left]) for head, names in GROUPS]
    found.append((tr(OTHERS), list(left.values())))
    return [(head, formats) for head, formats in found if formats]


class FormatField(ChoiceField):
    """One of the formats; headings between them cannot be chosen."""

    def __init__(self, title: str, known: Sequence[Format]) -> None:
        super().__init__(title, [])
        self.combo.setMaxVisibleItems(32)
        rows: list[tuple[str, str, bool]] = []
        for head, formats in grouped(known):
            rows.append((f"# {head}", head, True))
            rows += [(one.name, tr(one.title), False) for one in formats]
        self.set_choices([(value, words) for value, words, _ in rows])
        model = self.combo.model()
        assert isinstance(model, QStandardItemModel)
        for at, (_, words, is_head) in enumerate(rows):
            if is_head:
                model.item(at).setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                model.item(at).setAccessibleText(words)
