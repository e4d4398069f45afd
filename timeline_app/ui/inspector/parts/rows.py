"""A column of widgets that stay as they are while what they show stays.

A form is read anew at each change. Were its cards made anew each time, the focus, half a click and what is being
typed in them would be lost by the very edit that leaving a field makes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from timeline_app.ui.kit.panes import is_focus_inside


class Row(NamedTuple):
    """One row: which it is, what it shows, and how to make its widget when it shows something else than before."""

    key: str
    told: Hashable
    make: Callable[[], QWidget]


class Rows:
    """Keeps a layout in step with a list of rows."""

    def __init__(self, layout: QVBoxLayout) -> None:
        self._layout = layout
        self._known: dict[str, tuple[Hashable, QWidget]] = {}

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows in this order; whoever had the focus keeps it, or the row in its place gets it."""
        old, new = self._known, dict[str, tuple[Hashable, QWidget]]()
        for row in rows:
            known = old.get(row.key)
            new[row.key] = known if known is not None and known[0] == row.told else (row.told, row.make())
        self._known = new
        if list(old.items()) == list(new.items()):
            return
        while self._layout.count():
            self._layout.takeAt(0)
        for _, widget in new.values():
            self._layout.addWidget(widget)
            widget.show()  # at once: what is not seen takes no focus
        kept = {id(widget) for _, widget in new.values()}
        self._hand_on(list(old), {key: widget for key, (_, widget) in old.items() if id(widget) not in kept})

    def widget(self, key: str) -> QWidget | None:
        """Return the widget of a row; None where there is none."""
        known = self._known.get(key)
        return known[1] if known is not None else None

    def order(self) -> list[str]:
        """Return which rows there are, in their order."""
        return list(self._known)

    def _hand_on(self, order: list[str], leaving: dict[str, QWidget]) -> None:
        """Give the focus of a widget that leaves to its successor, or to the row that stands in its place now."""
        now = QApplication.focusWidget()
        for key, widget in leaving.items():
            if is_focus_inside(widget, now) and self._known:
                place = min(order.index(key), len(self._known) - 1)
                heir = self.widget(key) or list(self._known.values())[place][1]
                heir.setFocus(Qt.FocusReason.OtherFocusReason)
            widget.hide()
            widget.deleteLater()
