"""The pages of an export as they will be, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from timeline_app.ui.desk.wishes import MOST_PAGES
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import label, tool
from timeline_app.words import counted, tr

WIDEST = 794  # pixels: A4 at 96 dots an inch


class PageStack(QScrollArea):
    """Shows pictures of pages, as wide as there is room, at most as wide as on paper."""

    turned = Signal(int)  # page in sight, from 1

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
        self.verticalScrollBar().valueChanged.connect(lambda _: self.turned.emit(self.current()))

    def put(self, pages: Sequence[bytes]) -> None:
        """Show other pages, each a PNG, from the first on; without any, that they are under way.

        Pages that take the place of others stand where those stood.
        """
        kept = self.verticalScrollBar().value() if self._pages else 0
        for page, _ in self._pages:
            self._column.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = []
        self._waits.setVisible(not pages)
        for number, data in enumerate(pages, 1):
            pixmap = QPixmap()
            pixmap.loadFromData(data)
            page = QLabel()
            page.setProperty("page", True)
            page.setAccessibleName(tr("Page {number} of {count}", number=number, count=len(pages)))
            self._column.insertWidget(self._column.count() - 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
            self._pages.append((page, pixmap))
        self._scale()
        self.verticalScrollBar().setValue(kept)
        self.turned.emit(self.current())

    def title(self) -> str:
        """Return what is shown, in words."""
        if not self._pages:
            return tr("Report")
        if len(self._pages) == MOST_PAGES:
            return tr("Report, the first {count} pages", count=MOST_PAGES)
        return counted("Report, {count} page", "Report, {count} pages", len(self._pages))

    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def current(self) -> int:
        """Return the number of the page in sight, from 1; 0 while there are none."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 2
        return sum(top <= line for top in self._tops())

    def turn(self, by: int) -> None:
        """Go to the beginning of a page further on, or back when negative."""
        if self._pages:
            to = min(max(self.current() - 1 + by, 0), len(self._pages) - 1)
            self.verticalScrollBar().setValue(self._tops()[to] - theme.px(16))

    def _tops(self) -> list[int]:
        """Return where each page begins; the layout may not have come to it yet."""
        heights = [page.sizeHint().height() + self._column.spacing() for page, _ in self._pages]
        return [*accumulate(heights[:-1], initial=self._column.contentsMargins().top())] if heights else []

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


class PageSteps(QWidget):
    """In the header over pages: back, which page of how many, on."""

    def __init__(self, pages: PageStack) -> None:
        super().__init__()
        self._pages = pages
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.back = tool("back", tr("Previous page"))
        self.back.clicked.connect(lambda: pages.turn(-1))
        self.on = tool("forward", tr("Next page"))
        self.on.clicked.connect(lambda: pages.turn(1))
        self.number = label("", "small", "soft")
        for widget in (self.back, self.number, self.on):
            row.addWidget(widget)
        pages.turned.connect(self._say)

    def _say(self, number: int) -> None:
        count = self._pages.count()
        self.number.setText(tr("{number} of {total}", number=number, total=count) if count else "")
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < count)
