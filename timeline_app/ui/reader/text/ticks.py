"""A scroll bar that shows where in the whole text marks and hits are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from timeline_app.ui.kit import theme


class TickBar(QScrollBar):
    """Ticks are shares of the whole height, 0 to 1; those of marks in their colour, those of hits in `warn`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: Sequence[tuple[float, QColor]] = ()
        self._hits: Sequence[float] = ()

    def put(self, marks: Sequence[tuple[float, QColor]], hits: Sequence[float]) -> None:
        """Show other ticks."""
        self._marks, self._hits = marks, hits
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        high, wide = self.height() - 4, self.width()
        for share, colour in self._marks:
            painter.fillRect(wide - 5, round(2 + share * high), 4, 2, colour)
        for share in self._hits:
            painter.fillRect(1, round(2 + share * high), 5, 2, theme.colour("warn"))
