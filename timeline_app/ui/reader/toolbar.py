"""What can be done with selected words, offered beside them: never on them, never with the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.reader.marks import HIGHLIGHTS
from timeline_app.words import tr

_REST = 150  # ms after which it appears
_AWAY = 8


class SelectionBar(QFrame):
    """Entry E · Cite C · Highlight H · Note N · Tag T. It is shown 150 ms after words were selected."""

    entry = Signal()
    cite = Signal()
    highlight = Signal(str)  # letter of a colour; "" for the last one used
    note = Signal()
    tag = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._words: Sequence[QRectF] = ()
        self.setProperty("ground", "raised")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("With the selected words"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(4)] * 4)
        row.setSpacing(0)
        self.buttons = {
            "entry": self._button("entry", tr("Entry"), "E"),
            "cite": self._button("cite", tr("Cite"), "C"),
            "highlight": self._button("highlight", tr("Highlight"), "H"),
            "note": self._button("note", tr("Note"), "N"),
            "tag": self._button("tag", tr("Tag"), "T"),
        }
        for button in self.buttons.values():
            row.addWidget(button)
        self.buttons["entry"].clicked.connect(self.entry)
        self.buttons["cite"].clicked.connect(self.cite)
        self.buttons["highlight"].clicked.connect(lambda: self.highlight.emit(""))
        self.buttons["note"].clicked.connect(self.note)
        self.buttons["tag"].clicked.connect(self.tag)
        self.colours = colour_menu(self, self.highlight.emit)
        self.buttons["highlight"].setMenu(self.colours)
        self.buttons["highlight"].setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def offer(self, words: Sequence[QRectF]) -> None:
        """Appear beside these stretches of the host after 150 ms of rest; at once where it is shown already."""
        self._words = words
        if not words:
            self.leave()
        elif self.isHidden():
            self._timer.start()
        else:
            self._place()

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        place = beside(self._words, self.sizeHint(), self._host.rect(), theme.px(_AWAY))
        if place is None:
            self.hide()
        else:
            self.setGeometry(QRect(place, self.sizeHint()))

    def _button(self, name: str, words: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(name))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(f"\u2009{words}  {key}")  # off its icon
        button.setToolTip(tr("{words} ({key})", words=words, key=key))
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumHeight(theme.px(28))
        theme.dress(button, "small")
        return button


def colour_menu(parent: QWidget, chosen: object) -> QMenu:
    """Return the menu of the five colours of highlights; `chosen` is called with the letter of one."""
    menu = QMenu(parent)
    names = {"y": tr("Yellow"), "g": tr("Green"), "b": tr("Blue"), "p": tr("Pink"), "v": tr("Violet")}
    for letter, name in names.items():
        action = QAction(_swatch(letter), name, menu)
        action.setData(letter)
        menu.addAction(action)
    menu.triggered.connect(lambda action: chosen(action.data()))  # type: ignore[operator]  # a signal's emit
    return menu


def beside(words: Sequence[QRectF], size: QSize, room: QRect, away: int) -> QPoint | None:
    """Return where a bar stands beside words: above them, else below, else nowhere; inside the room."""
    top = min(round(slot.top()) for slot in words)
    bottom = max(round(slot.bottom()) for slot in words)
    if top - away - size.height() >= room.top():
        y, anchor = top - away - size.height(), words[0]
    elif bottom + away + size.height() <= room.bottom():
        y, anchor = bottom + away, words[-1]
    else:
        return None
    middle = round(anchor.center().x())
    x = min(max(middle - size.width() // 2, room.left() + away), room.right() - size.width() - away)
    return QPoint(max(x, room.left()), y)


def _swatch(letter: str) -> QIcon:
    side = theme.px(16)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(theme.colour("edge"))
    painter.setBrush(theme.colour(HIGHLIGHTS[letter]))
    painter.drawRoundedRect(1, 1, side - 3, side - 3, 3, 3)
    painter.end()
    return QIcon(pixmap)
