"""What all forms of the inspector share: one scrolling column of fields that commit by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app.errors import ChronologyError
from timeline_app.project import Change
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.fields import Field
from timeline_app.ui.kit.messages import told

F = TypeVar("F", bound=Field)


class Form(QScrollArea):
    """One column, label above field, in the order of use.

    A form shows one record (`show_ref`), reads it anew on changes that touch `tables`, and commits what is
    half typed before it shows another (`flush`). Built in its place (`parent`), it need not be styled once more there.
    """

    tables: frozenset[str] = frozenset()
    titled = Signal(str)  # what the inspector's header should say

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self.ref: Ref | None = None
        self.setProperty("ground", "pane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setProperty("ground", "pane")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(24))
        self.column.setSpacing(theme.px(12))
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(body)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_sight)

    def _bring_into_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Scroll to a field that Tab enters from another pane; Qt does so only within the form."""
        if now is not None and self.isVisible() and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now, 0, theme.px(32))

    def show_ref(self, ref: Ref) -> None:
        """Show another record."""
        self.flush()
        same, self.ref = ref == self.ref, ref
        self.read(anew=not same)
        if not same:
            self.verticalScrollBar().setValue(0)

    def read(self, *, anew: bool) -> None:
        """Read the record from the project: into empty fields, or beside what is being typed."""
        raise NotImplementedError

    def hear(self, change: Change) -> None:
        """Note a change before it is read, whether the form is on show or not."""

    def flush(self) -> None:
        """Commit what is half typed."""
        for field in self.fields.values():
            field.flush()

    def forget(self) -> None:
        """Let go of the record shown and of what is typed: it belongs to a project that is closed."""
        if self.ref is None:
            return
        self.ref = None
        for field in self.fields.values():
            field.load(field.value())

    def add(self, name: str, field: F, into: QVBoxLayout | QHBoxLayout | None = None) -> F:
        """Put a field into the form; when it commits, `commit(name, value)` is called."""
        self.fields[name] = field
        (into or self.column).addWidget(field)
        field.committed.connect(lambda value: self.commit(name, value))
        return field

    def heading(self, words: str) -> None:
        """Begin another part of the form."""
        self.column.addSpacing(theme.px(12))
        self.column.addWidget(controls.label(words, "label"))

    def side_by_side(self, **fields: Field) -> None:
        """Put short fields into one row."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for name, field in fields.items():
            self.add(name, field, row)
            row.setStretchFactor(field, 1)
        self.column.addLayout(row)

    def fill(self, values: dict[str, Any], *, anew: bool) -> None:
        """Put values into fields of the same names."""
        for name, value in values.items():
            (self.fields[name].load if anew else self.fields[name].refresh)(value)

    def commit(self, name: str, value: Any) -> None:
        """Write one field."""
        raise NotImplementedError

    def attempt(self, name: str, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Carry out a verb for a field, which shows why where it is refused."""

        def _refused(error: ChronologyError) -> None:
            self.fields[name].refuse(told(error))

        return self.desk.document.do(verb, *args, refused=_refused, **kwargs)

    def focus(self, name: str) -> None:
        """Put the cursor into a field and bring it into view."""
        field = self.fields[name]
        field.editor().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(field)


K = TypeVar("K", bound=Form)


class Builder(Protocol):
    """A pane with forms."""

    def build(self, kind: type[K]) -> K:
        """Build a form and give it its place."""


class Built(Generic[K]):
    """A form of a pane as its attribute, built when it is first asked for: most windows never show most of them."""

    def __init__(self, kind: type[K]) -> None:
        self._kind = kind

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, pane: Builder, _owner: type) -> K:
        form = vars(pane)[self._name] = pane.build(self._kind)  # from now on found before this
        return form
