"""Which widget has which voice, and what is told to those who listen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from timeline_app.ui.kit.access import keeping
from timeline_app.ui.kit.access.roles import Pressed

Make = Callable[[QWidget], QAccessibleInterface]

_VOICE = "spoken_by"  # held by the widget itself, for it may hold the widget
_installed: list[bool] = []


def give(widget: QWidget, make: Make) -> None:
    """Let a widget speak by the voice that `make` makes of it; it is made when somebody first listens."""
    if not _installed:
        QAccessible.installFactory(_voice)
        _installed.append(True)
    vars(widget)[_VOICE] = make


def be(widget: QWidget, role: QAccessible.Role, press: Callable[[], object] | None = None) -> None:
    """Give a widget another role, and what Enter does with it as its first action."""
    give(widget, lambda _: Pressed(widget, role, press))


def tell(what: QWidget | QAccessibleInterface, event: QAccessible.Event) -> None:
    """Tell those who listen, if anybody does, that something has the focus, another name or other parts."""
    if QAccessible.isActive() and not keeping.is_over():
        QAccessible.updateAccessibility(QAccessibleEvent(what, event))


def _voice(_key: str, widget: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget) or keeping.is_over():
        return None
    make: Make | None = vars(widget).get(_VOICE)
    return make(widget) if make is not None else None
