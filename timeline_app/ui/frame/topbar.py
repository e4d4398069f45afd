"""The bar on top: menus, the way to the search, the three arrangements; under it what the project has to say."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.controls import label
from timeline_app.ui.kit.messages import MessageBar
from timeline_app.words import tr


class _Menus(QMenuBar):
    """As wide as its menus from right to left too: there Qt (6.11) asks for half of the window."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        places = [self.actionGeometry(action) for action in self.actions()]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and places:
            wide = max(place.right() for place in places) - min(place.left() for place in places)
            hint.setWidth(wide + theme.px(16))
        return hint


class TopBar(QFrame):
    """40 high: menus, search 360 wide, arrangements. The project's message bar hangs below it."""

    search_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        theme.fix(bar, height=40)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        row.setSpacing(theme.px(8))
        self.menus = _Menus()
        self.menus.setNativeMenuBar(True)
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.search = self._search()
        self.arrangements = QHBoxLayout()
        self.arrangements.setSpacing(theme.px(4))
        row.addWidget(self.menus)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        row.addLayout(self.arrangements)
        column.addWidget(bar)
        self.message = MessageBar()
        column.addWidget(self.message)

    def add_arrangement(self, action: QAction) -> QToolButton:
        """Add a button for an arrangement; it shows whether the action is checked."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setProperty("arrangement", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.fix(button, height=28)
        theme.dress(button, "label")
        key = action.shortcut().toString()
        button.setToolTip(f"{action.text()} ({key})")
        button.setAccessibleName(action.text())
        self.arrangements.addWidget(button)
        return button

    def _search(self) -> QPushButton:
        made = QPushButton(tr("Search and commands"))
        made.setProperty("search", True)
        made.setIcon(icons.icon("find", "soft"))
        made.setToolTip(tr("Search and commands (Ctrl+K)"))
        made.setAccessibleName(tr("Search and commands"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.fix(made, height=28, icon=16)
        made.setMaximumWidth(theme.px(360))
        made.setMinimumWidth(theme.px(160))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(self.search_wanted)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        inside.addStretch(1)
        key = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        hint = label(key, "small", "soft")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(hint)
        return made
