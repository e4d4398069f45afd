"""The keys of the timeline: where the cursor goes, and what is done with the entry it is on (docs/KEYS.md)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from timeline_app.chart import steps
from timeline_app.ui.timeline.drawing.canvas import TimelineCanvas

_CLOSER = 0.7
_PAGE = 0.8  # of the width
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_OTHER = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

Key = Qt.Key


class Steering(QObject):
    """Moves the cursor of a canvas by keys and asks for deeds on the entry it is on."""

    moved = Signal(str)  # entry id: make it the current one
    asked = Signal(str)  # open edit cite note tag link follow remove fan title leave fold lane-up lane-down menu

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.by_time = False  # Left and Right go over all lanes, as when a chronology is shown to others
        canvas.key_pressed.connect(self.press)
        self._keys = self._table()

    def press(self, event: QKeyEvent) -> None:
        """Do what a key stands for and accept it; other keys are left alone."""
        held = event.modifiers() & (_CTRL | _SHIFT | _OTHER)
        if event.key() in (Key.Key_Less, Key.Key_Greater) and not held & (_CTRL | _OTHER):
            held = Qt.KeyboardModifier.NoModifier
        if event.key() in (Key.Key_Plus, Key.Key_Equal, Key.Key_Minus, Key.Key_0) and not held & (_CTRL | _OTHER):
            held = Qt.KeyboardModifier.NoModifier  # + and 0 need Shift on some keyboards
        does = self._keys.get((Key(event.key()), held))
        if does is not None:
            does()
            event.accept()

    def _table(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]:
        canvas, none = self._canvas, Qt.KeyboardModifier.NoModifier
        plain: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_Left: lambda: self._aside(-1),
            Key.Key_Right: lambda: self._aside(1),
            Key.Key_Up: lambda: self._go(lambda at: steps.across(canvas.marks, at, -1, self._lanes())),
            Key.Key_Down: lambda: self._go(lambda at: steps.across(canvas.marks, at, 1, self._lanes())),
            Key.Key_J: lambda: self._through(1),
            Key.Key_K: lambda: self._through(-1),
            Key.Key_Home: lambda: self._end(0),
            Key.Key_End: lambda: self._end(-1),
            Key.Key_PageUp: lambda: self._page(-1),
            Key.Key_PageDown: lambda: self._page(1),
            Key.Key_Plus: lambda: canvas.zoom(_CLOSER),
            Key.Key_Equal: lambda: canvas.zoom(_CLOSER),
            Key.Key_Minus: lambda: canvas.zoom(1 / _CLOSER),
            Key.Key_0: canvas.fit,
            Key.Key_F: canvas.fit,
            Key.Key_Less: lambda: canvas.foot.step(-1),
            Key.Key_Greater: lambda: canvas.foot.step(1),
        }
        deeds = {
            Key.Key_Return: "open", Key.Key_Enter: "open", Key.Key_E: "edit", Key.Key_F2: "title", Key.Key_C: "cite",
            Key.Key_N: "note", Key.Key_T: "tag", Key.Key_L: "link", Key.Key_Delete: "remove",
            Key.Key_Space: "fan", Key.Key_Z: "fold", Key.Key_Menu: "menu",
            Key.Key_Escape: "leave",
        }  # fmt: skip
        keys = {(key, none): does for key, does in plain.items()}
        keys |= {(key, none): self._ask(deed) for key, deed in deeds.items()}
        return keys | {
            (Key.Key_Left, _CTRL): lambda: self._through(-1),
            (Key.Key_Right, _CTRL): lambda: self._through(1),
            (Key.Key_F, _SHIFT): self._fit_selection,
            (Key.Key_L, _SHIFT): self._ask("follow"),
            (Key.Key_Up, _ALT): self._ask("lane-up"),
            (Key.Key_Down, _ALT): self._ask("lane-down"),
            (Key.Key_F10, _SHIFT): self._ask("menu"),
        }

    def _ask(self, deed: str) -> Callable[[], None]:
        return lambda: self.asked.emit(deed)

    def _lanes(self) -> list[int]:
        return [box.lane for box in self._canvas.drawn().lanes]

    def _go(self, step: Callable[[int], int]) -> None:
        """Take a step from the cursor, or begin at the entry nearest to the middle of the view."""
        canvas = self._canvas
        current, view = canvas.current(), canvas.view
        there = step(current) if current is not None else steps.nearest(canvas.marks, (view.lo + view.hi) / 2)
        if there is not None:
            self.moved.emit(canvas.marks.ids[there])

    def _aside(self, by: int) -> None:
        if self.by_time and self._canvas.current() is None:
            self._end(0)
        elif self.by_time:
            self._through(by)
        else:
            self._go(lambda at: steps.along(self._canvas.marks, at, by))

    def _through(self, by: int) -> None:
        self._go(lambda at: steps.through(self._canvas.marks, at, by))

    def _end(self, which: int) -> None:
        marks = self._canvas.marks
        if len(marks):
            self.moved.emit(marks.ids[int(steps.in_time(marks)[which])])

    def _page(self, way: int) -> None:
        canvas = self._canvas
        canvas.set_view(canvas.view.panned(way * _PAGE * canvas.view.width), jump=True)

    def _fit_selection(self) -> None:
        marks = self._canvas.marks
        self._canvas.fit(tuple(marks.ids[at] for at in self._canvas.lit().selected))
