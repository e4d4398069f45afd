"""What an import is about, in the inspector's place: the file, how it is read, and the button that takes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from timeline_app.actions import ImportPlan
from timeline_app.sources.interchange import Incoming
from timeline_app.ui.incoming.columns import ColumnMapper
from timeline_app.ui.incoming.deciding import FILE, PROJECT, Decisions
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.kit.messages import announce
from timeline_app.ui.kit.panes import scrolled
from timeline_app.words import counted, tr


class ImportPanel(QWidget):
    """`asked_anew` is sent when the file is to be read in another way: with `options`."""

    asked_anew = Signal()
    taken = Signal()
    left = Signal()
    all_decided = Signal(object)  # whose word holds in every conflict

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.options: dict[str, str] = {}
        self.mapper: ColumnMapper | None = None
        self.setAccessibleName(tr("Bring in “{name}”", name=path.name))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scrolled(), 1)
        whole.addWidget(self._foot())
        self._fill()

    def put(self, incoming: Incoming, plan: ImportPlan) -> None:
        """Say what the file holds, and ask what only a person knows about it."""
        self.summary.setText("\n".join(plan.summary) or tr("There is nothing in it."))
        self.notes.setText("\n".join(plan.notes))
        self.notes.setVisible(bool(plan.notes))
        self.order.setVisible(plan.asks_day_order or "day_first" in self.options)
        self.whose.setVisible(bool(plan.group("conflict")))
        self._put_columns(incoming)

    def put_decisions(self, plan: ImportPlan, decisions: Decisions) -> None:
        """Say how much would be taken, or what has to be decided first."""
        count, waiting = decisions.count(plan), decisions.open(plan)
        self.take_button.setText(counted("Take {count} change", "Take {count} changes", count))
        self.take_button.setAccessibleName(self.take_button.text())
        self.take_button.setEnabled(count > 0 and not waiting)
        if waiting:
            one, many = "{count} conflict is open.", "{count} conflicts are open."
            self.say(counted(one, many, waiting), "warn")
        else:
            self.say(tr("Nothing is written before you take it.") if count else tr("There is nothing to take."))

    def say(self, words: str, tone: str = "soft") -> None:
        """Say what is under way, or what went wrong."""
        self._told.setText(words)
        self._told.setAccessibleName(words)
        theme.dress(self._told, "small", tone)
        if tone == "danger":
            announce(self, words)

    def busy(self, busy: bool, words: str = "") -> None:
        """Show that the file is being read."""
        self.bar.setVisible(busy)
        self.take_button.setEnabled(not busy and self.take_button.isEnabled())
        if words:
            self.say(words)

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        self.column = QVBoxLayout(body)
        controls.inset(self.column, 16, 12, 16, 24)
        self.column.setSpacing(theme.px(12))
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return scrolled(body)

    def _fill(self) -> None:
        self.summary = controls.label("", "body", wraps=True)
        self.notes = controls.label("", "small", "soft", wraps=True)
        days = [("true", tr("5 September, the day first")), ("false", tr("9 May, the month first"))]
        self.order = ChoiceField(tr("5/9/2019 is meant as"), days)
        self.order.committed.connect(self._ordered)
        words = [
            ("", tr("Choose for each")),
            (FILE, tr("The file’s word holds")),
            (PROJECT, tr("The project’s word holds")),
        ]
        self.whose = ChoiceField(tr("Where both changed, in all rows"), words)
        self.whose.load("")
        self.whose.committed.connect(self.all_decided)
        self.columns = Section(tr("Columns"))
        for part in (self.summary, self.notes, self.order, self.whose, self.columns):
            self.column.addWidget(part)
        for part in (self.notes, self.order, self.whose, self.columns):
            part.setVisible(False)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("ground", "pane")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(foot)
        controls.inset(column, 16, 8, 16, 16)
        column.setSpacing(theme.px(8))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("The file is being read"))
        self._told = controls.label("", "small", "soft", wraps=True)
        self.take_button = controls.button(tr("Take"), primary=True)
        self.leave_button = controls.button(tr("Cancel"))
        self.take_button.clicked.connect(lambda: self.taken.emit())
        self.leave_button.clicked.connect(lambda: self.left.emit())
        self.take_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        column.addWidget(self.bar)
        column.addWidget(self._told)
        column.addLayout(row)
        return foot

    def _put_columns(self, incoming: Incoming) -> None:
        """Ask for the columns of a table that is not ours; what a person chose in the meantime stays in sight."""
        if self.mapper is not None:
            self.columns.inside.removeWidget(self.mapper)
            self.mapper.hide()
            self.mapper.deleteLater()
            self.mapper = None
        self.columns.setVisible(bool(incoming.columns))
        if incoming.columns:
            self.mapper = ColumnMapper(incoming.columns)
            self.mapper.mapped.connect(self._mapped)
            self.columns.inside.addWidget(self.mapper)

    def _mapped(self, _heading: str, _field: str) -> None:
        assert self.mapper is not None
        self.options = {name: value for name, value in self.options.items() if not name.startswith("map:")}
        self.options |= {f"map:{heading}": field for heading, field in self.mapper.mapping().items()}
        self.asked_anew.emit()

    def _ordered(self, order: str) -> None:
        self.options["day_first"] = order
        self.asked_anew.emit()
