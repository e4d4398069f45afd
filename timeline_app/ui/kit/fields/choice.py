"""Fields that choose: one of several, and yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QListView, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields.base import Field


class ChoiceField(Field):
    """One of several; the value is what the chosen row stands for. It commits at once.

    The wheel does not change it: a form that scrolls would change it by accident.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[Any, str]],
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, hint=hint, parent=parent)
        self.combo = QComboBox()
        self.combo.setView(QListView())  # the style sheet reaches only a list of its own
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self._build(self.combo)
        self.set_choices(choices)
        self.combo.activated.connect(self._chosen)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices: pairs of value and words. The value shown stays if it is among them."""
        self.combo.clear()
        self._values = [value for value, _ in choices]
        self.combo.addItems([words for _, words in choices])
        self.put(self._kept)

    def typed(self) -> Any:
        at = self.combo.currentIndex()
        return self._values[at] if at >= 0 else None

    def put(self, value: Any) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        theme.mark(self.combo, "empty", self.combo.currentIndex() < 0)

    def editor(self) -> QWidget:
        return self.combo

    def may_commit(self) -> bool:
        return self.combo.currentIndex() >= 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        theme.mark(self.combo, "empty", False)
        self.edited.emit()
        self.flush()


class CheckField(Field):
    """Yes or no, the words beside the box. It commits at once."""

    def __init__(self, title: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", hint=hint, parent=parent)
        self.title = title
        self._kept = False
        self.box = QCheckBox(title)
        self._build(self.box)
        self.setAccessibleName(title)
        self.box.clicked.connect(self._chosen)

    def typed(self) -> bool:
        return self.box.isChecked()

    def put(self, value: bool) -> None:
        self.box.setChecked(bool(value))

    def editor(self) -> QWidget:
        return self.box

    def _chosen(self) -> None:
        self.edited.emit()
        self.flush()
