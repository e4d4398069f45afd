"""The export panel: format, what, options, and the button; below it what the last export did."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from timeline_app import actions, exports
from timeline_app.exports import Format, Report
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField, Field
from timeline_app.ui.kit.messages import announce
from timeline_app.ui.kit.panes import scrolled
from timeline_app.ui.present.asking import FormatField, OptionFields
from timeline_app.ui.present.kept import LastExports
from timeline_app.words import counted, tr

PDF = "pdf"
FILTERED, CHOSEN, ALL, VIEW = "filter", "selection", "all", "view:"


class ExportPanel(QWidget):
    """What to write and how; `export_wanted` says that it should be written now."""

    export_wanted = Signal()
    stop_wanted = Signal()
    changed = Signal()  # another preview is due
    open_wanted = Signal(object)  # Path

    def __init__(self, desk: Desk, kept: LastExports | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._kept = kept or LastExports()
        self._formats = exports.formats()
        self._views: dict[str, tuple[str, Filter]] = {}
        self._counts: Mapping[str, int] = {}
        self._path = Path()
        self.options_of: OptionFields | None = None
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
        whole.addWidget(self._foot())
        self.count()
        self._suit()
        desk.columns.arrived.connect(self.count)

    @property
    def format(self) -> Format:
        """The format chosen."""
        name = self._format.typed()
        return next(known for known in self._formats if known.name == name)

    @property
    def fields(self) -> dict[str, Field]:
        """Every field that is asked for now, by name: format, what, and the options of the format."""
        options = self.options_of.fields if self.options_of is not None else {}
        return {"format": self._format, "what": self._what, **options}

    def wanted(self) -> Filter | None:
        """Return the filter that stands for what is to be written; None for everything."""
        what = str(self._what.typed())
        if what == CHOSEN:
            return Filter(ids=frozenset(self._desk.selection.entries()))
        if what in self._views:
            return self._views[what][1]
        return self._desk.document.filter if what == FILTERED else None

    def options(self) -> dict[str, Any]:
        """Return the options of the format by name, those left as the format has them by itself left out."""
        return self.options_of.chosen() if self.options_of is not None else {}

    def wrong(self) -> Field | None:
        """Return the first field whose words are no value, None where all are."""
        return self.options_of.wrong() if self.options_of is not None else None

    def count(self) -> None:
        """Say anew how many entries each choice of “what” holds."""
        document = self._desk.document
        if not document.is_open:
            return
        project = document.project
        total = project.count(Entry)
        choices = [(ALL, counted("All, {count} entry", "All, {count} entries", total))]
        if document.filter:
            choices.append((FILTERED, self._filtered_words()))
        if chosen := len(self._desk.selection.entries()):
            choices.append((CHOSEN, counted("Selected, {count} entry", "Selected, {count} entries", chosen)))
        views = actions.views(project)
        self._views = {VIEW + view.id: (view.name, actions.look_of(view).wanted) for view in views}
        choices += [(key, self._view_words(key)) for key in self._views]
        kept = self._what.typed()
        self._what.set_choices(choices)
        self._what.load(kept if kept in {value for value, _ in choices} else ALL)

    def views(self) -> dict[str, Filter]:
        """Return the saved views that can be chosen: their value and filter."""
        return {key: wanted for key, (_, wanted) in self._views.items()}

    def put_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many entries each saved view shows."""
        if counts != self._counts:
            self._counts = counts
            self.count()

    def keep(self) -> None:
        """Remember format and options for this project."""
        if self._desk.document.is_open:
            self._kept.keep(self._desk.document.project.dossier.id, self.format.name, self.options())

    def say(self, words: str, tone: str = "soft") -> None:
        """Say how far an export is, or how it ended."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        theme.dress(self._told, "small", tone)
        self._told.setAccessibleName(words)

    def progress(self, done: int, total: int, words: str) -> None:
        """Show how far the export is; `total` 0 means nobody knows."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.say(words)

    def done(self, report: Report) -> None:
        """Say what an export did and offer to open the file."""
        lines = [tr("Written: {name}", name=report.path.name), *report.notes]
        self.say("\n".join(lines), "text")
        announce(self, lines[0])
        self._path = report.path
        self.open_button.show()
        self.folder_button.show()

    def busy(self, busy: bool) -> None:
        """Keep a second export from being started; the one under way can be stopped."""
        self.export_button.setEnabled(not busy)
        self.stop_button.setVisible(busy)
        self.bar.setVisible(busy)
        if busy:
            self.bar.setRange(0, 0)
            self.open_button.hide()
            self.folder_button.hide()

    def put_note(self, words: str) -> None:
        """Show how the citation style writes a note; "" for nothing to show."""
        if self.options_of is not None:
            self.options_of.put_note(words)

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        body.setLayout(self.column)
        return scrolled(body)

    def _build(self) -> None:
        self._format = FormatField(tr("Format"), self._formats)
        last = self._kept.format(self._desk.document.project.dossier.id) if self._desk.document.is_open else ""
        self._format.load(last if last in {known.name for known in self._formats} else PDF)
        self._format.committed.connect(lambda _: self._suit())
        self._holds = controls.label("", "small", "text", wraps=True)
        self._loses = controls.label("", "small", "soft", wraps=True)
        about = QVBoxLayout()
        about.setSpacing(theme.px(4))
        for part in (self._format, self._holds, self._loses):
            about.addWidget(part)
        self.column.addLayout(about)
        self._what = ChoiceField(tr("What"), [(ALL, tr("All"))])
        self._what.load(ALL)
        self._what.committed.connect(lambda _: self.changed.emit())
        self.column.addWidget(self._what)
        self._asked = QVBoxLayout()
        self.column.addLayout(self._asked)

    def _foot(self) -> QWidget:
        """Return what stays in sight below the fields: progress, what was said, and the buttons."""
        foot = QWidget()
        foot.setProperty("ground", "pane")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(foot)
        controls.inset(column, 16, 8, 16, 16)
        column.setSpacing(theme.px(8))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("How far the export is"))
        self._told = controls.label("", "small", "soft", wraps=True)
        self.export_button = controls.button(tr("Export…"), primary=True)
        self.stop_button = controls.button(tr("Stop"))
        self.open_button = controls.button(tr("Open the file"))
        self.folder_button = controls.button(tr("Show in folder"))
        self.export_button.clicked.connect(lambda: self.export_wanted.emit())
        self.stop_button.clicked.connect(lambda: self.stop_wanted.emit())
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._path))
        self.folder_button.clicked.connect(lambda: self.open_wanted.emit(self._path.parent))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in (self.export_button, self.stop_button, self.open_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(self.bar)
        column.addWidget(self._told)
        column.addLayout(row)
        hidden: tuple[QWidget, ...] = (self.bar, self._told, self.stop_button, self.open_button, self.folder_button)
        for part in hidden:
            part.hide()
        return foot

    def _filtered_words(self) -> str:
        document = self._desk.document
        if not self._desk.columns.want():
            return tr("Filtered")
        shown = len(document.project.marks(document.filter))
        return counted("Filtered, {count} entry", "Filtered, {count} entries", shown)

    def _view_words(self, key: str) -> str:
        name = self._views[key][0]
        if key not in self._counts:
            return tr("View “{name}”", name=name)
        return counted("View “{name}”, {count} entry", "View “{name}”, {count} entries", self._counts[key], name=name)

    def _suit(self) -> None:
        """Ask for the options of the format, as they were chosen last, and say what it cannot hold."""
        known = self.format
        holds, loses = tr(known.holds), tr(known.loses)
        self._holds.setText(holds)
        self._holds.setVisible(bool(holds))
        self._loses.setText(tr("Left out: {what}", what=loses[:1].lower() + loses[1:]) if loses else "")
        self._loses.setVisible(bool(loses))
        if self.options_of is not None:
            self._asked.removeWidget(self.options_of)
            self.options_of.hide()
            self.options_of.deleteLater()
        document = self._desk.document
        dossier = document.project.dossier if document.is_open else None
        chosen = self._kept.options(dossier.id, known.name) if dossier else {}
        languages = list(dossier.languages) if dossier else []
        self.options_of = OptionFields(known, chosen, languages, self._project_style)
        self.options_of.changed.connect(self._heard)
        self._asked.addWidget(self.options_of)
        self.changed.emit()

    def _heard(self) -> None:
        self.keep()
        self.changed.emit()

    def _project_style(self) -> str:
        document = self._desk.document
        return str(document.project.dossier.citation_style) if document.is_open else ""
