"""Widgets that Qt names well, but by a role that says nothing, or without what Enter would do with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from timeline_app.ui.kit.access import keeping


class Pressed(QAccessibleWidget):
    """A widget with a role of its own that can be pressed like a button."""

    def __init__(self, widget: QWidget, role: QAccessible.Role, press: Callable[[], object] | None) -> None:
        super().__init__(widget, role)
        self._press = press
        keeping.keep(self)

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()] if self._press else [self.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction() and self._press:
            self._press()
        else:
            super().doAction(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["Return"] if name == self.pressAction() else []
