"""Many entries at once: what is chosen here is given to all of them, as one edit, after a look at how many change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.model.vocabulary import CONFIDENCE, KINDS, STATUSES
from timeline_app.project import EntryRow
from timeline_app.ui.desk import Desk
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import ChoiceField, Field, LineField, TagsField
from timeline_app.ui.kit.messages import MessageBar
from timeline_app.words import counted, tr

_KEEP = object()


class BulkForm(QWidget):
    """A form in the inspector's place; `done` once it was carried out or given up."""

    done = Signal()

    def __init__(self, desk: Desk, ids: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.ids = desk, ids
        self.setAccessibleName(counted("Edit {count} entry", "Edit {count} entries", len(ids)))
        self.fields: dict[str, Field] = {}
        self.trouble = MessageBar()
        self.told = controls.label("", "small", "soft", wraps=True)
        self.apply = controls.button(tr("Change them"), primary=True)
        self.apply.clicked.connect(self.carry_out)
        stop = controls.button(tr("Cancel"))
        stop.clicked.connect(self.done)
        inside = self._inside()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.apply)
        foot.addWidget(stop)
        foot.addStretch(1)
        inside.addWidget(self.told)
        inside.addLayout(foot)
        inside.addStretch(1)
        self.setFocusProxy(next(iter(self.fields.values())))
        self._rows: list[EntryRow] = []
        desk.document.changed.connect(self._read)
        self._read()

    def _inside(self) -> QVBoxLayout:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.trouble)
        area, body = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setProperty("ground", "pane")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(body)
        whole.addWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(12))
        for name, field in self._made().items():
            self.fields[name] = field
            column.addWidget(field)
            field.edited.connect(self.preview)
            field.committed.connect(self.preview)
        return column

    def _made(self) -> dict[str, Field]:
        project = self._desk.document.project
        numbers = [(number, str(number)) for number in range(1, 6)]
        made: dict[str, Field] = {
            "status": self._choice(tr("Status"), [(term.slug, term.title) for term in STATUSES]),
            "kind": self._choice(tr("Kind"), [(term.slug, term.title) for term in KINDS]),
            "importance": self._choice(tr("Importance"), numbers),
            "confidence": self._choice(tr("Confidence"), [(term.slug, term.title) for term in CONFIDENCE]),
            "lane": LineField(tr("Lane"), placeholder=tr("As it is")),
        }
        known: dict[str, tuple[str, Callable[..., tuple[str, ...]]]] = {
            "tags": (tr("Add tags"), actions.known_tags),
            "without_tags": (tr("Take off tags"), actions.known_tags),
            "people": (tr("Add people"), actions.known_people),
            "places": (tr("Add places"), actions.known_places),
        }
        for name, (title, words) in known.items():
            field = TagsField(title, placeholder=tr("None"))
            field.complete_from(words(project))
            made[name] = field
        return made

    @staticmethod
    def _choice(title: str, options: list[tuple[Any, str]]) -> ChoiceField:
        field = ChoiceField(title, [(_KEEP, tr("As it is")), *options])
        field.load(_KEEP)
        return field

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(480))

    def alike(self) -> actions.Alike:
        """Return what is chosen so far."""
        values = {name: field.typed() for name, field in self.fields.items()}
        parts = {name: tuple(values.pop(name)) for name in ("tags", "without_tags", "people", "places")}
        fields = {name: value for name, value in values.items() if value is not _KEEP and value != ""}
        return actions.Alike(fields, **parts)

    def _read(self, *_: object) -> None:
        """Read the entries as they are now."""
        if self._desk.document.is_open:
            self._rows = self._desk.document.project.rows(self.ids)
            self.preview()

    def preview(self, *_: object) -> None:
        """Say how many entries would change."""
        if not self._desk.document.is_open:
            return
        alike = self.alike()
        number = sum(map(alike.changes, self._rows)) if alike else 0
        self.apply.setEnabled(number > 0)
        if not alike:
            self.told.setText(tr("Choose above what all of them get; the rest stays as it is."))
            return
        words = counted("{count} entry changes", "{count} entries change", number)
        rest = counted("{count} is so already", "{count} are so already", len(self._rows) - number)
        self.told.setText(tr("{change}, {rest}. One step of Undo takes it back.", change=words, rest=rest))

    def carry_out(self) -> None:
        """Do it, as one edit."""
        document = self._desk.document
        number = document.do(actions.make_alike, self.ids, self.alike(), refused=self.trouble.show_error)
        if number is not None:
            words = counted("{count} entry changed.", "{count} entries changed.", number)
            self._desk.wishes.toast.emit(words, number > 0)
            self.done.emit()
