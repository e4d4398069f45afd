"""The export panel: format, what, options, and the button; below it what the last export did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app import exports
from timeline_app.citations import favourites
from timeline_app.exports import Format, Report
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import panes, theme
from timeline_app.ui.kit.fields import CheckField, ChoiceField, Field
from timeline_app.words import counted, tr

PDF = "pdf"
FILTERED, CHOSEN, ALL = "filter", "selection", "all"


class ExportPanel(QWidget):
    """What to write and how; `export_wanted` says that it should be written now."""

    export_wanted = Signal()
    changed = Signal()  # another preview is due
    open_wanted = Signal(object)  # Path

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._formats = exports.formats()
        self.fields: dict[str, Field] = {}
        self.setAccessibleName(tr("Export"))
        self.column = QVBoxLayout()
        self.column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(24))
        self.column.setSpacing(theme.px(12))
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scrolled(), 1)
        self._build()
        self._suit()

    @property
    def format(self) -> Format:
        """The format chosen."""
        name = self.fields["format"].typed()
        return next(known for known in self._formats if known.name == name)

    def wanted(self) -> Filter | None:
        """Return the filter that stands for what is to be written; None for everything."""
        what = self.fields["what"].typed()
        if what == CHOSEN:
            return Filter(ids=frozenset(self._desk.selection.entries()))
        return self._desk.document.filter if what == FILTERED else None

    def options(self) -> dict[str, Any]:
        """Return the options that the format knows, by name."""
        return {name: field.typed() for name, field in self.fields.items() if name in self.format.options}

    def count(self) -> None:
        """Say anew how many entries each choice of “what” holds."""
        document = self._desk.document
        if not document.is_open:
            return
        total = document.project.count(Entry)
        choices = [(ALL, counted("All, {count} entry", "All, {count} entries", total))]
        if document.filter:
            shown = len(document.project.marks(document.filter))
            choices.append((FILTERED, counted("Filtered, {count} entry", "Filtered, {count} entries", shown)))
        if chosen := len(self._desk.selection.entries()):
            choices.append((CHOSEN, counted("Selected, {count} entry", "Selected, {count} entries", chosen)))
        field = self.fields["what"]
        if isinstance(field, ChoiceField):
            kept = field.typed()
            field.set_choices(choices)
            field.load(kept if kept in {value for value, _ in choices} else ALL)

    def say(self, words: str, tone: str = "soft") -> None:
        """Say how far an export is, or how it ended."""
        self._told.setText(words)
        theme.dress(self._told, "small", tone)
        self._told.setAccessibleName(words)

    def done(self, report: Report) -> None:
        """Say what an export did and offer to open the file."""
        lines = [tr("Written: {name}", name=report.path.name), *report.notes]
        self.say("\n".join(lines), "text")
        self._path = report.path
        self.open_button.show()

    def busy(self, busy: bool) -> None:
        """Keep a second export from being started."""
        self.export_button.setEnabled(not busy)
        if busy:
            self.open_button.hide()

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("ground", "pane")
        body.setLayout(self.column)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        scroll.setProperty("ground", "pane")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        return scroll

    def _build(self) -> None:
        self._add("format", ChoiceField(tr("Format"), [(known.name, known.title) for known in self._formats]), PDF)
        self._loses = panes.label("", "small", "soft", wraps=True)
        self.column.addWidget(self._loses)
        self._add("what", ChoiceField(tr("What"), [(ALL, tr("All"))]), ALL)
        self._add("page_size", ChoiceField(tr("Page"), [("a4", "A4"), ("letter", "Letter")]), "a4")
        styles = [(style.name, style.title) for style in favourites()]
        self._add("style", ChoiceField(tr("Citation style"), [("", tr("As the project says")), *styles]), "")
        for name, words, on in (
            ("include_timeline", tr("Drawn timeline"), True),
            ("include_quotes", tr("Quotations"), True),
            ("include_index", tr("Index of names"), True),
            ("include_private", tr("Private notes"), False),
        ):
            self._add(name, CheckField(words), on)
        self.export_button = panes.button(tr("Export…"), primary=True)
        self.export_button.clicked.connect(lambda: self.export_wanted.emit())
        self.open_button = panes.button(tr("Open the file"))
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._path))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.export_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._told = panes.label("", "small", "soft", wraps=True)
        self.column.addWidget(self._told)
        self._path = Path()
        self.open_button.hide()

    def _add(self, name: str, field: Field, value: Any) -> None:
        self.fields[name] = field
        field.load(value)
        self.column.addWidget(field)
        field.committed.connect(lambda _: self._suit())

    def _suit(self) -> None:
        """Show the options that the format knows."""
        known = self.format.options
        for name, field in self.fields.items():
            field.setVisible(name in ("format", "what") or name in known)
        loses = self.format.loses
        self._loses.setText(tr("Left out: {what}", what=loses[:1].lower() + loses[1:]) if loses else "")
        self._loses.setVisible(bool(self.format.loses))
        self.changed.emit()
