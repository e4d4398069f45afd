"""Something painted as an object of its own for screen readers, and the widget that it is painted in.

Qt asks only while somebody listens; then often, and at any time. So answers are computed when asked, from what the
widget shows at that moment, and nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from timeline_app.ui.kit.access import keeping

_NOTHING = Shiboken.VoidPtr(0)  # None would reach Qt as the address of None
_KEPT = 400  # parts kept that are no longer shown: whoever speaks of one may still ask for it

Key = TypeVar("Key", bound=Hashable)
One = TypeVar("One", bound="Part")


class Deed(NamedTuple):
    """What can be done with a part: its name as it is said, its key ("" for none), and the doing."""

    name: str
    key: str
    does: Callable[[], object]


class Part(QAccessibleInterface):
    """One painted thing. What it is called and where it is, is asked of the methods that a subclass gives."""

    def __init__(self, above: QAccessibleInterface | None, widget: QWidget) -> None:
        super().__init__()
        self._above, self._widget = above, widget
        self._doing = _Doing(self)
        keeping.keep(self)

    def name(self) -> str:
        """Return what it is called; never empty."""
        raise NotImplementedError

    def told(self) -> str:
        """Return what else is to be said of it."""
        return ""

    def kind(self) -> QAccessible.Role:
        """Return what sort of thing it is."""
        return QAccessible.Role.ListItem

    def place(self) -> QRect:
        """Return where it is painted, in pixels of the screen; empty when it is out of sight."""
        return QRect()

    def deeds(self) -> Sequence[Deed]:
        """Return what can be done with it, the usual first."""
        return ()

    def parts(self) -> Sequence[Part]:
        """Return what it consists of, in the order of reading."""
        return ()

    def describe(self, state: QAccessible.State) -> None:
        """Say more of its state than whether it is in sight."""

    # what Qt asks

    def isValid(self) -> bool:
        return Shiboken.isValid(self._widget)

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # nothing but ourselves stands for it

    def window(self) -> QWindow:
        return self._widget.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return self._above  # type: ignore[return-value]  # a voice has another

    def childCount(self) -> int:
        return len(self.parts())

    def child(self, index: int) -> QAccessibleInterface:
        return at(self.parts(), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return index_of(self.parts(), child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return under(self.parts(), x, y)

    def role(self) -> QAccessible.Role:
        return self.kind()

    def rect(self) -> QRect:
        return self.place() if self.isValid() else QRect()

    def text(self, text: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if text == QAccessible.Text.Name:
            return self.name()
        return self.told() if text == QAccessible.Text.Description else ""

    def setText(self, text: QAccessible.Text, words: str) -> None:
        """Nothing is renamed by a screen reader."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid() or not self._widget.isVisible():
            state.invisible = True
        else:
            state.offscreen = self.place().isEmpty()
            self.describe(state)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        if kind == QAccessible.InterfaceType.ActionInterface and self.deeds():
            return self._doing  # type: ignore[return-value]  # taken as the address of it
        return _NOTHING  # type: ignore[return-value]  # Qt takes none


class _Doing(QAccessibleActionInterface):
    """The deeds of a part, as Qt asks for them."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part

    def actionNames(self) -> list[str]:
        return [deed.name for deed in self._part.deeds()]

    def doAction(self, name: str) -> None:
        found = next((deed for deed in self._part.deeds() if deed.name == name), None)
        if found is not None:
            found.does()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return [deed.key for deed in self._part.deeds() if deed.name == name and deed.key]

    def localizedActionName(self, name: str) -> str:
        return name

    def localizedActionDescription(self, name: str) -> str:
        return ""


class Family(Generic[Key, One]):
    """Parts by what they stand for: the same thing is the same part each time somebody asks."""

    def __init__(self, make: Callable[[Key], One]) -> None:
        self._make = make
        self._known: dict[Key, One] = {}

    def of(self, keys: Sequence[Key]) -> list[One]:
        """Return the parts for these keys; of the others those asked for last are kept."""
        for key in keys:
            known = self._known.pop(key, None)
            self._known[key] = known if known is not None and Shiboken.isValid(known) else self._make(key)
        for key in list(self._known)[: max(len(self._known) - len(keys) - _KEPT, 0)]:
            keeping.drop(self._known.pop(key))
        return [self._known[key] for key in keys]


class Voice(Part):
    """A widget whose contents are painted; what Qt asks of a widget comes from the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(None, widget)

    def object(self) -> QObject:
        return self._widget

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._widget.parentWidget() or self._widget.window())

    def name(self) -> str:
        return self._widget.accessibleName()

    def told(self) -> str:
        return self._widget.accessibleDescription()

    def kind(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def place(self) -> QRect:
        return QRect(self._widget.mapToGlobal(QPoint(0, 0)), self._widget.size())

    def describe(self, state: QAccessible.State) -> None:
        state.focusable = True
        state.focused = self._widget.hasFocus()
        state.active = True


def at(parts: Sequence[Part], index: int) -> QAccessibleInterface:
    """Return the part with this number; Qt takes none for a wrong one."""
    return parts[index] if 0 <= index < len(parts) else None  # type: ignore[return-value]  # Qt takes none


def index_of(parts: Sequence[Part], child: QAccessibleInterface | None) -> int:
    """Return the number of a part, -1 for a stranger."""
    return next((number for number, part in enumerate(parts) if part is child), -1)


def under(parts: Sequence[Part], x: int, y: int) -> QAccessibleInterface:
    """Return the innermost part at a place of the screen, none where there is none."""
    for part in parts:
        if part.place().contains(x, y):
            return under(part.parts(), x, y) or part
    return None  # type: ignore[return-value]  # Qt takes none
