"""What the window says: an error where it arose, and a toast that offers to undo; no boxes."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from timeline_app.errors import Choice, ChronologyError
from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.controls import ElidedLabel, button, inset, tool
from timeline_app.ui.kit.panes import is_focus_inside
from timeline_app.words import tr

_TOAST_LASTS = 8000  # ms, held while the pointer or the focus is on it


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say `words` at the next pause."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def told(error: ChronologyError) -> str:
    """Return what went wrong, what can be done about it, and what there is to choose from, as one text."""
    choices = "; ".join(error.choices) if isinstance(error, Choice) else ""
    return " ".join(words for words in (str(error), error.hint, choices) if words)


class Sign(QLabel):
    """An icon of 16 px among words, in the colour of a token; it follows the theme."""

    def __init__(self, name: str = "info", token: str = "soft", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        theme.fix(self, 16, 16)

    def put(self, name: str, token: str) -> None:
        """Show another icon; "" shows none."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            icons.icon(self._name, self._token).paint(QPainter(self), self.rect())


class MessageBar(QFrame):
    """A bar of 40 under a header: sign, sentence, hint, one thing to do; it stays until solved or closed."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.fix(self, height=40)
        self._does: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        inset(row, 16, 0, 4, 0)
        row.setSpacing(theme.px(8))
        self._sign = Sign("alert", "danger")
        self._sentence = ElidedLabel()
        self._button = button("", small=True)
        self._button.clicked.connect(self._act)
        self._close = tool("close", tr("Close this message"))
        self._close.clicked.connect(self.clear)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def show_error(self, error: Exception, action: str = "", does: Callable[[], object] | None = None) -> None:
        """Show what a person can mend; anything else is a bug and goes to the report."""
        if not isinstance(error, ChronologyError):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        self.say(told(error), tone="danger", action=action, does=does)

    def say(
        self,
        sentence: str,
        hint: str = "",
        *,
        tone: str = "warn",
        action: str = "",
        does: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence and what to do about it; `tone` is "danger" or "warn"."""
        words = f"{sentence} {hint}".strip()
        self._does = does
        self._sign.put("alert" if tone == "danger" else "warn", tone)
        theme.mark(self, "ground", tone)
        theme.dress(self._sentence, "body", "text")
        self._sentence.set_text(words)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def words(self) -> str:
        """Return what the bar says; "" while it is hidden."""
        return "" if self.isHidden() else self._sentence.text_whole()

    def clear(self) -> None:
        """Take the bar away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _act(self) -> None:
        does = self._does
        self.clear()
        if does:
            does()


class Toast(QFrame):
    """“Removed … Undo” at the foot of a pane for eight seconds, longer while pointed at or focused."""

    shown = Signal()
    gone = Signal()

    def __init__(self, host: QWidget, above: QWidget | None = None) -> None:
        """Stand in a host, above another widget in it while that is seen."""
        super().__init__(host)
        self._host = host
        self._above = above
        self._does: Callable[[], object] | None = None
        self.setProperty("ground", "raised")
        row = QHBoxLayout(self)
        inset(row, 16, 4, 8, 4)
        row.setSpacing(theme.px(8))
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self._sentence, "body")
        self._undo = button(tr("Undo"), link=True)
        self._undo.clicked.connect(self._act)
        row.addWidget(self._sentence)
        row.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_LASTS)
        self._timer.timeout.connect(self._maybe_leave)
        host.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    def offer(self, sentence: str, does: Callable[[], object] | None, action: str = "") -> None:
        """Say what was done and offer to take it back; another toast replaces this one."""
        self._does = does
        self._sentence.setText(sentence)
        self._undo.setText(action or tr("Undo"))
        self._undo.setVisible(does is not None)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self.shown.emit()
        self._timer.start()
        announce(self, f"{sentence} {self._undo.text()}" if does else sentence)

    def words(self) -> str:
        """Return what the toast says; "" while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def offers(self) -> bool:
        """Return whether there is a deed to be taken back on it."""
        return self._does is not None and not self.isHidden()

    def leave(self) -> None:
        """Take the toast away now."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if self.isHidden():
            return
        if is_focus_inside(self, now):
            self._timer.stop()
        elif is_focus_inside(self, old):
            self._timer.start()

    def _maybe_leave(self) -> None:
        if not self.underMouse() and not is_focus_inside(self, QApplication.focusWidget()):
            self.leave()

    def _act(self) -> None:
        does = self._does
        self.leave()
        if does:
            does()

    def _place(self) -> None:
        room = self._host.rect()
        wide = min(self.sizeHint().width(), room.width() - theme.px(32))
        self.resize(wide, theme.px(44))
        foot = room.height()
        if self._above is not None and self._above.isVisibleTo(self._host):
            foot = self._above.mapTo(self._host, QPoint(0, 0)).y()
        self.move(QPoint((room.width() - wide) // 2, foot - self.height() - theme.px(16)))
