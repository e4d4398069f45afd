"""Which widget has which voice, and what is told to those who listen."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from timeline_app.ui.kit.access import keeping
from timeline_app.ui.kit.access.parts import Voice

Make = Callable[[QWidget], Voice]

_makers: WeakKeyDictionary[QObject, Make] = WeakKeyDictionary()
_installed: list[bool] = []


def give(widget: QWidget, make: Make) -> None:
    """Let a widget speak by the voice that `make` makes of it; it is made when somebody first listens."""
    if not _installed:
        QAccessible.installFactory(_voice)
        _installed.append(True)
    _makers[widget] = make


def tell(what: QWidget | QAccessibleInterface, event: QAccessible.Event) -> None:
    """Tell those who listen, if anybody does, that something has the focus, another name or other parts."""
    if QAccessible.isActive() and not keeping.is_over():
        QAccessible.updateAccessibility(QAccessibleEvent(what, event))


def _voice(_key: str, widget: QObject | None) -> Voice | None:
    make = _makers.get(widget) if widget is not None and not keeping.is_over() else None
    return make(widget) if make is not None and isinstance(widget, QWidget) else None
