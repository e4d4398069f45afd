"""What can be dropped on the timeline: words out of a text, and entries."""

from __future__ import annotations

from abc import abstractmethod

import pyqtgraph as pg
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from timeline_app.ui.desk import dragging


class DropView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Lights up what a drop would go to, and tells what was dropped on it."""

    dropped = Signal(object, object)  # QMimeData, id of the entry below it or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False)
        self.setAcceptDrops(True)

    @abstractmethod
    def entry_at(self, place: QPoint) -> str | None:
        """Return the id of the entry at a place of the widget."""

    @abstractmethod
    def hover(self, entry_id: str | None) -> None:
        """Pick out an entry, or none."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()
        self.hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.hover(None)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData(), self._below(event))

    def _consider(self, event: QDropEvent) -> None:
        """Light up what a drop would go to."""
        if not dragging.holds(event.mimeData()):
            event.ignore()
            return
        event.acceptProposedAction()
        self.hover(self._below(event))

    def _below(self, event: QDropEvent) -> str | None:
        return self.entry_at(event.position().toPoint())
