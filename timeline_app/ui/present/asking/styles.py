"""The field for a citation style: any of those that come with the program, or a file of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from timeline_app import citations
from timeline_app.citations import Style
from timeline_app.errors import ChronologyError
from timeline_app.ui.kit.fields import Field
from timeline_app.ui.kit.messages import told
from timeline_app.ui.kit.picking import Pick, PickList
from timeline_app.words import tr

OWN = "own:"  # what is picked to bring in a file
FOUND = 60


class _Press(QComboBox):
    """Looks like every other choice; what it opens is a list that one types into, for there are thousands."""

    pressed = Signal()

    def showPopup(self) -> None:
        self.pressed.emit()


class StyleField(Field):
    """The name of a style; "" is that of the project. A press opens a list that one types into."""

    def __init__(self, title: str, *, of_project: Callable[[], str], hint: str = "") -> None:
        super().__init__(title, hint=hint)
        self._of_project = of_project
        self._kept = self._name = ""
        self.press = _Press()
        self.press.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.press.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.press.setMinimumContentsLength(8)
        self._build(self.press)
        self.press.pressed.connect(self.ask)

    def typed(self) -> str:
        return self._name

    def put(self, value: str) -> None:
        self._name = value or ""
        self._show()

    def load(self, value: str) -> None:
        super().load(value or "")

    def editor(self) -> QWidget:
        return self.press

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def ask(self) -> PickList:
        """Open the list of styles over the window; return it."""
        picker = PickList(
            self,
            self._find,
            title=tr("Citation style"),
            placeholder=tr("Journal, publisher or style"),
            nothing=tr("No style is called “{typed}”."),
        )
        picker.setParent(self.window())
        picker.picked.connect(self._picked)
        picker.open_at(most=9)
        return picker

    def add_own(self, path: Path) -> None:
        """Take a style of one's own, once it has shown that it works; else say why not."""
        try:
            style = citations.add_style(path)
        except ChronologyError as error:
            self.refuse(told(error))
            return
        self._take(style.name)

    def _find(self, typed: str) -> list[Pick]:
        picks = [] if typed.strip() else [Pick("", tr("As the project says"), _title(self._of_project()))]
        picks += [Pick(style.name, style.title, _kind(style)) for style in citations.find_styles(typed, FOUND)]
        return [*picks, Pick(OWN, tr("A style of your own…"), tr("a file that ends in .csl"), sign="folder")]

    def _picked(self, value: str) -> None:
        if value != OWN:
            self._take(value)
            return
        dialog = QFileDialog(self.window(), tr("A citation style"))
        dialog.setNameFilters([f"{tr('Citation styles')} (*.csl)"])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.add_own(Path(name)))
        dialog.open()

    def _take(self, name: str) -> None:
        self.accept()
        self._name = name
        self._show()
        self.edited.emit()
        self.flush()

    def _show(self) -> None:
        words = _title(self._name) if self._name else tr("As the project says")
        self.press.clear()
        self.press.addItem(words)
        self.press.setToolTip(words if self._name else _title(self._of_project()))
        self.press.setAccessibleName(tr("{field}: {value}", field=self.title, value=words))


def _title(name: str) -> str:
    try:
        return citations.describe(name or citations.DEFAULT).title
    except ChronologyError:
        return name


def _kind(style: Style) -> str:
    words = tr("in the text") if style.in_text else tr("notes at the foot")
    return tr("{kind}, with “ibid.”", kind=words) if style.uses_ibid else words
