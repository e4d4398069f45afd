"""Who holds the interfaces: Qt keeps what it was once given, and deletes it; Python must not do so as well."""

from __future__ import annotations

import atexit

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import Shiboken

_held: dict[int, QAccessibleInterface] = {}  # by the identity of the wrapper
_ending: list[bool] = []  # holds one when the program ends


def keep(one: QAccessibleInterface) -> None:
    """Hold an interface until it is dropped, its widget is gone, or the program ends."""
    if len(_held) % 100 == 99:
        for key in [key for key, held in _held.items() if not Shiboken.isValid(held)]:
            del _held[key]
    _held[id(one)] = one


def drop(one: QAccessibleInterface) -> None:
    """Let Qt forget an interface and delete it."""
    _held.pop(id(one), None)
    if Shiboken.isValid(one):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(one))


def is_over() -> bool:
    """Return whether the program is ending: nothing more is given to Qt."""
    return bool(_ending)


@atexit.register
def end() -> None:
    """Take everything back from Qt while both it and Python are alive."""
    _ending.append(True)
    if QCoreApplication.instance() is not None:
        for one in list(_held.values()):
            drop(one)
    _held.clear()
