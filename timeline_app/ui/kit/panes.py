"""What every pane has: its header, and what it says while there is nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QTabBar, QToolButton, QVBoxLayout, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import ElidedLabel, button, inset, label, tool
from timeline_app.words import tr

_MOST_BUTTONS = 6


class PaneHeader(QFrame):
    """The head of a pane, 36 high: title or tabs, up to six buttons, the rest behind ⋯.

    A line of 2 px in the accent stands under the header of the pane that has the focus.
    """

    tab_chosen = Signal(int)  # from 0

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.fix(self, height=36)
        self.setProperty("ground", "pane")
        self._active = False
        self._menu: QMenu | None = None
        self._buttons = 0
        self.tabs: QTabBar | None = None
        self._row = QHBoxLayout(self)
        inset(self._row, 16, 0, 8, 2)
        self._row.setSpacing(0)
        self.title = ElidedLabel(title)
        theme.dress(self.title, "label")
        self._row.addWidget(self.title, 1)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(36))  # a dock asks for the hint only

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.set_text(title)
        self.setAccessibleName(title)

    def add_tabs(self, names: Sequence[str]) -> QTabBar:
        """Put tabs where the title is."""
        tabs = QTabBar()
        tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(False)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        theme.dress(tabs, "label")
        for name in names:
            tabs.addTab(name)
        tabs.currentChanged.connect(self.tab_chosen)
        self.title.hide()
        self._row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._row.insertWidget(0, tabs)
        self._row.insertStretch(1, 1)
        self.tabs = tabs
        return tabs

    def add_widget(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget of the pane's own before the ⋯ button."""
        self._row.insertWidget(self._end(), widget, stretch)

    def add_button(
        self,
        name: str,
        words: str,
        key: str = "",
        does: Callable[[], object] | None = None,
        *,
        checkable: bool = False,
    ) -> QToolButton:
        """Add a button at the end; six at most, ⋯ included.

        Raises:
            ValueError: there are six already.
        """
        self._buttons += 1
        if self._buttons > _MOST_BUTTONS:
            raise ValueError("a header has at most six buttons; put the rest behind ⋯")
        made = tool(name, words, key, checkable=checkable)
        if does:
            made.clicked.connect(lambda: does())
        self.add_widget(made)
        return made

    def stand_in(self, widget: QWidget, wanted: bool) -> None:
        """Show a widget of the pane's own, put here before, in the place of all buttons; or these again."""
        for one in self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            one.setHidden(wanted)
        widget.setVisible(wanted)

    def menu(self) -> QMenu:
        """Return the menu behind ⋯, made on first use."""
        if self._menu is None:
            self._buttons += 1
            more = tool("more", tr("More"))
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._menu = QMenu(more)
            more.setMenu(self._menu)
            self._row.addWidget(more)
        return self._menu

    def add_to_menu(self, words: str, does: Callable[[], object], key: str = "") -> QAction:
        """Add a line to the menu behind ⋯; `key` is only shown, never bound."""
        action = self.menu().addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(lambda: does())
        return action

    def set_active(self, active: bool) -> None:
        """Draw or take away the line that says: the focus is in this pane."""
        if active != self._active:
            self._active = active
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        bottom = self.height()
        painter.fillRect(0, bottom - 1, self.width(), 1, theme.colour("line"))
        if self._active:
            painter.fillRect(0, bottom - 2, self.width(), 2, theme.colour("accent"))

    def _end(self) -> int:
        return self._row.count() - (1 if self._menu else 0)


class EmptyState(QWidget):
    """One sentence and at most one button, in the middle of what would be there."""

    pressed = Signal()

    def __init__(self, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(40), theme.px(16), theme.px(40), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addStretch(2)
        self.sentence = label(_lines(sentence), "body", "soft", wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.sentence)  # an alignment here would cut its second line
        self.button = button(action)
        self.button.clicked.connect(self.pressed)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setHidden(not action)
        column.addStretch(3)
        self.setAccessibleName(sentence)

    def say(self, sentence: str, action: str = "") -> None:
        """Show another sentence and button."""
        self.sentence.setText(_lines(sentence))
        self.setAccessibleName(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))


def _lines(sentences: str) -> str:
    """Return each sentence on a line of its own: what is missing, then what to do."""
    return sentences.replace(". ", ".\n")


def scrolled(body: QWidget) -> QScrollArea:
    """Return what scrolls a form of a pane, up and down alone; the focus stays with its fields."""
    body.setProperty("ground", "pane")
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setProperty("ground", "pane")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


def is_focus_inside(widget: QWidget, now: QWidget | None) -> bool:
    """Return whether the focus is in `widget` or below it."""
    return now is not None and (now is widget or widget.isAncestorOf(now))
