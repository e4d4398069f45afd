"""What every pane is made of: its header, its empty state and foldable sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.kit import icons, theme
from timeline_app.words import tr

_MOST_BUTTONS = 6
_HEAD_WORDS = 12  # pixels before the words in the head of a section
_WORTH = 0.6  # of a line that was cut; shorter ones are cut within a word


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of `text` as fits, with "…" where it was cut: behind a whole word unless that loses too much."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if shown == text or not shown.endswith("…"):
        return shown
    kept = shown.removesuffix("…")
    behind = kept.rfind(" ")
    if not text[len(kept) :].startswith(" ") and behind > _WORTH * len(kept):
        kept = kept[:behind]
    return kept.rstrip(" ,;:·–—-") + "…" if kept.strip() else shown


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit, cut at its logical end; the tooltip has it all."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        stay(self)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text`, which is also the accessible name."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def text_whole(self) -> str:
        """Return the text before it was cut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = elided(self._whole, self.fontMetrics(), max(self.width(), 24))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def tool(name: str, words: str, key: str = "", *, checkable: bool = False) -> QToolButton:
    """Return a header button of 32×32 with the icon `name`; its tooltip is "words (key)".

    "back" and "forward" point the other way where lines begin at the right.
    """
    button = QToolButton()
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        name = {"back": "forward", "forward": "back"}.get(name, name)
    button.setIcon(icons.icon(name))
    theme.fix(button, 32, 32, icon=16)
    button.setToolTip(f"{words} ({key})" if key else words)
    button.setAccessibleName(words)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def button(words: str, *, primary: bool = False, small: bool = False, link: bool = False) -> QPushButton:
    """Return a button with a word on it; at most one in a pane is primary."""
    made = QPushButton(words)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setProperty("primary", primary)
    made.setProperty("small", small)
    made.setProperty("link", link)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    return made


def label(text: str, role: theme.Role = "body", tone: str = "text", *, wraps: bool = False) -> QLabel:
    """Return a plain label in a role and a tone."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    lead(made)
    theme.dress(made, role, tone)
    return made


def inset(inside: QLayout, start: float, top: float, end: float, bottom: float) -> None:
    """Keep so many pixels of the design free around a layout; Qt does not mirror its margins, so we do."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    inside.setContentsMargins(*(theme.px(size) for size in (start, top, end, bottom)))


def lead(words: QLabel) -> None:
    """Let words begin where lines begin in this window; Qt looks at the words alone."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        words.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def stay(line: QLabel) -> None:
    """Let a single line stay at the side where lines of this window begin, in whatever script it is."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


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
        for button in self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setHidden(wanted)
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


class _Head(QToolButton):
    """The head of a section: the sign under the labels' first letters, the words over those of cards, a soft count.

    Qt's own drawing leaves so much room around the sign that it stands on no line of the form.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress(self, "label")

    def say(self, title: str, count: str) -> None:
        """Show a title and a count, "" for none."""
        self._words = (title, count)
        self.setText(f"{title}  {count}" if count else title)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + theme.px(_HEAD_WORDS + 8)
        return QSize(wide, max(theme.px(24), self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, glyph, size = theme.px(_HEAD_WORDS), theme.px(14), self.size()
        inner = QRect(start - 4, 0, size.width() - start + 4, size.height())
        if self.underMouse() or self.hasFocus():
            pen = QPen(theme.colour("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            painter.setPen(pen)
            painter.setBrush(theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._mirrored(inner).adjusted(1, 1, -1, -1), 4, 4)
        sign = QRect(-glyph // 4, (size.height() - glyph) // 2, glyph, glyph)  # it is empty for a quarter at each side
        self.icon().paint(painter, self._mirrored(sign))
        for words, tone in zip(self._words, ("text", "soft"), strict=True):
            painter.setPen(theme.colour(tone))
            wide = self.fontMetrics().horizontalAdvance(words)
            place = self._mirrored(QRect(start, 0, wide + 1, size.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
            start += wide + self.fontMetrics().horizontalAdvance("  ")

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class Section(QWidget):
    """A part of a form that folds: a head with a sign, a title, a count, and a body below."""

    folded = Signal(bool)

    def __init__(self, title: str, *, open_: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._head = _Head()
        self._head.clicked.connect(self._toggle)
        top = QHBoxLayout()
        top.setSpacing(theme.px(4))
        top.addWidget(self._head)
        top.addStretch(1)
        self._tools = top
        column.addLayout(top)
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(theme.px(12))
        column.addWidget(self.body)
        self._title = title
        self._count: int | None = None
        self._open = open_
        self._show()

    def add_tool(self, widget: QWidget) -> None:
        """Put a button at the end of the head."""
        self._tools.addWidget(widget)

    def set_count(self, count: int | None) -> None:
        """Show how many there are beside the title; None takes it away."""
        self._count = count
        self._show()

    def is_open(self) -> bool:
        """Return whether the body is shown."""
        return self._open

    def set_open(self, open_: bool) -> None:
        """Fold or unfold."""
        if open_ != self._open:
            self._open = open_
            self._show()
            self.folded.emit(not open_)

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _show(self) -> None:
        self._head.say(self._title, "" if self._count is None else str(self._count))
        self._head.setIcon(icons.icon("chevron-down" if self._open else "chevron-right", "soft"))
        state = tr("open") if self._open else tr("folded")
        self._head.setAccessibleName(f"{self._head.text()}, {state}")
        self.body.setVisible(self._open)


def is_focus_inside(widget: QWidget, now: QWidget | None) -> bool:
    """Return whether the focus is in `widget` or below it."""
    return now is not None and (now is widget or widget.isAncestorOf(now))
