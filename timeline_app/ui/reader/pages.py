"""The pages of an export as they will be, one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.panes import label
from timeline_app.words import tr

WIDEST = 794  # pixels: A4 at 96 dots an inch


class PageStack(QScrollArea):
    """Shows pictures of pages, as wide as there is room, at most as wide as on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Pages"))
        self._inner = QWidget()
        self._inner.setProperty("ground", "window")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(*[theme.px(24)] * 4)
        self._column.setSpacing(theme.px(16))
        self._waits = label(tr("The pages are being set."), "body", "soft")
        self._column.addWidget(self._waits, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._pages: list[tuple[QLabel, QPixmap]] = []

    def put(self, pages: Sequence[bytes]) -> None:
        """Show other pages, each a PNG; without any, that they are under way."""
        for page, _ in self._pages:
            self._column.removeWidget(page)
            page.deleteLater()
        self._pages = []
        self._waits.setVisible(not pages)
        for number, data in enumerate(pages, 1):
            pixmap = QPixmap()
            pixmap.loadFromData(data)
            page = QLabel()
            page.setAccessibleName(tr("Page {number} of {count}", number=number, count=len(pages)))
            self._column.insertWidget(self._column.count() - 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
            self._pages.append((page, pixmap))
        self._scale()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def _scale(self) -> None:
        room = max(120, min(self.viewport().width() - 2 * theme.px(24), WIDEST))
        ratio = self.devicePixelRatioF()
        for page, pixmap in self._pages:
            if not pixmap.isNull():
                shown = pixmap.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
                shown.setDevicePixelRatio(ratio)
                page.setPixmap(shown)
