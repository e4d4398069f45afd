"""Chips, and the layout that places them one after another."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import inset, label, tool
from timeline_app.words import tr


class Chip(QFrame):
    """A word in a box: a tag, a name, a filter in force; it may be removed."""

    removed = Signal()
    pressed = Signal()

    def __init__(self, text: str, *, removable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        theme.fix(self, height=24)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        inset(row, 8, 0, 0 if removable else 8, 0)
        row.setSpacing(0)
        self._label = label(text, "small")
        row.addWidget(self._label)
        self.setAccessibleName(text)
        if removable:
            cross = tool("clear", tr("Remove {name}", name=text))
            theme.fix(cross, 24, 24, icon=12)
            cross.clicked.connect(self.removed)
            row.addWidget(cross)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(self.rect(), 4, 4)


class FlowLayout(QLayout):
    """Places its widgets one after another and goes on in the next line, in the direction of the tongue."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one at `at`."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), really=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, really=True)

    def _place(self, rect: QRect, *, really: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        mirrored = really and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, high = inner.left(), inner.top(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), 10_000))
            wanted = max(size.width(), item.minimumSize().width())
            if x > inner.left() and x + wanted > inner.right() + 1:
                x, y, high = inner.left(), y + high + self._gap, 0
            rest = inner.right() + 1 - x
            grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            size.setWidth(max(rest, wanted) if grows else wanted)
            if really:
                left = inner.left() + inner.right() + 1 - x - size.width() if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), size))
            x += size.width() + self._gap
            high = max(high, size.height())
        return y + high - rect.top() + self.contentsMargins().bottom()
