"""Lists: the delegate of one- and two-line rows, and the pick list, an overlay that one types into."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.panes import elided, label
from timeline_app.words import tr

TITLE = Qt.ItemDataRole.DisplayRole
NOTE = Qt.ItemDataRole.UserRole + 1  # the second line
COUNT = Qt.ItemDataRole.UserRole + 2  # at the row's end, in soft
NOTE_TONE = Qt.ItemDataRole.UserRole + 3  # token of the second line; "soft" if there is none
SIGN = Qt.ItemDataRole.UserRole + 4  # name of an icon before the title
LANE = Qt.ItemDataRole.UserRole + 5  # number of the lane whose bar stands at the row's start
VALUE = Qt.ItemDataRole.UserRole + 6  # what the row stands for
HEAD = Qt.ItemDataRole.UserRole + 7  # True: a heading between rows, not to be chosen
SIGNS = Qt.ItemDataRole.UserRole + 8  # names of icons on the second line, at its end

Index = QModelIndex | QPersistentModelIndex


def runs_right_to_left(text: str) -> bool:
    """Return whether the first strong letter of `text` is written from the right."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def isolated(text: str) -> str:
    """Return `text` between isolates, so that it cannot disturb the direction of what stands around it."""
    return f"\u2068{text}\u2069"


class RowDelegate(QStyledItemDelegate):
    """Draws a row: title, cut at its own logical end; count at the row's end; a second line in soft.

    Selected is a fill; the row with the focus has a bar of 3 px in the accent at its start.
    """

    def __init__(self, parent: QObject | None = None, *, lines: int = 2, even: bool = True) -> None:
        super().__init__(parent)
        self._lines = lines
        self._even = even  # all rows equally high; else a row without a second line is low

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme.current()
        if index.data(HEAD):
            return QSize(0, look.px(28))
        two = self._lines == 2 and (self._even or index.data(NOTE))
        return QSize(0, look.two_line_row if two else look.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        if index.data(HEAD):
            self._text(painter, rect.adjusted(theme.px(16), 0, -theme.px(16), 0), index.data(TITLE), "small", "soft")
        else:
            self._ground(painter, option, rect)
            self._row(painter, option, index, rect.adjusted(theme.px(16), 0, -theme.px(16), 0))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                self._mirror(option, rect, QRect(rect.left(), rect.top(), 3, rect.height())),
                theme.colour("accent"),
            )

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect) -> None:
        whole = QRect(inner)
        note = str(index.data(NOTE) or "") if self._lines == 2 else ""
        high = theme.current().line("body")
        low = theme.current().line("small")
        top = inner.top() + (inner.height() - (high + low if note else high)) // 2
        line = QRect(inner.left(), top, inner.width(), high)
        if (lane := index.data(LANE)) is not None:
            bar = QRect(inner.left(), top + 2, 4, (high + low if note else high) - 4)
            painter.fillRect(self._mirror(option, whole, bar), theme.lane(int(lane)))
            line.setLeft(line.left() + theme.px(12))
        if sign := index.data(SIGN):
            side = theme.px(16)
            place = QRect(line.left(), line.center().y() - side // 2 + 1, side, side)
            icons.icon(sign, "soft").paint(painter, self._mirror(option, whole, place))
            line.setLeft(line.left() + side + theme.px(8))
        start = line.left()
        if count := str(index.data(COUNT) or ""):
            wide = QFontMetrics(theme.font("small")).horizontalAdvance(count) + 2
            end = QRect(line.right() + 1 - wide, line.top(), wide, line.height())
            self._text(painter, self._mirror(option, whole, end), count, "small", "soft")
            line.setRight(line.right() - wide - theme.px(8))
        self._text(painter, self._mirror(option, whole, line), str(index.data(TITLE) or ""), "body", "text")
        if note:
            below = QRect(start, top + high, inner.right() + 1 - start, low)
            below = self._signs(painter, option, index, whole, below)
            tone = str(index.data(NOTE_TONE) or "soft")
            self._text(painter, self._mirror(option, whole, below), note, "small", tone)

    def _signs(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, whole: QRect, below: QRect
    ) -> QRect:
        side = theme.px(14)
        for name in reversed(index.data(SIGNS) or ()):
            place = QRect(below.right() + 1 - side, below.center().y() - side // 2 + 1, side, side)
            icons.icon(name, "soft").paint(painter, self._mirror(option, whole, place))
            below.setRight(below.right() - side - theme.px(4))
        return below

    @staticmethod
    def _mirror(option: QStyleOptionViewItem, whole: QRect, part: QRect) -> QRect:
        direction = option.direction
        return QStyle.visualRect(direction, whole, part)

    @staticmethod
    def _text(painter: QPainter, rect: QRect, text: str, role: theme.Role, tone: str) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        shown = elided(text, QFontMetrics(font), rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), isolated(shown))


@dataclass(frozen=True, slots=True)
class Pick:
    """One row of a pick list; `head` makes it a heading that cannot be chosen."""

    value: Any
    title: str
    note: str = ""
    sign: str = ""
    end: str = ""
    head: bool = False


class PickModel(QAbstractListModel):
    """The rows of a pick list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picks: Sequence[Pick] = ()

    def put(self, picks: Sequence[Pick]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.picks = picks
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.picks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pick = self.picks[index.row()]
        told = {
            TITLE: pick.title,
            NOTE: pick.note,
            COUNT: pick.end,
            SIGN: pick.sign,
            VALUE: pick.value,
            HEAD: pick.head,
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (pick.title, pick.note, pick.end) if part)
        return told.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.picks[index.row()].head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def fitting(picks: Sequence[Pick]) -> Callable[[str], Sequence[Pick]]:
    """Return a search in fixed rows: every typed word stands in title or note, case and accents aside."""
    folded = [(_folded(f"{pick.title} {pick.note}"), pick) for pick in picks]

    def find(typed: str) -> Sequence[Pick]:
        words = _folded(typed).split()
        return [pick for text, pick in folded if all(word in text for word in words)]

    return find


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class PickList(QFrame):
    """A list over the window that one types into: arrows move, Enter picks, Esc or a click beside it closes.

    It is not modal; it hands the focus back to where it came from. One is open at a time in a window.
    """

    picked = Signal(object)  # the value of the row
    picked_other_way = Signal(object)  # the same, by Ctrl+Enter
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        search: Callable[[str], Sequence[Pick]],
        *,
        title: str,
        placeholder: str = "",
        nothing: str = "",
        lines: int = 2,
    ) -> None:
        super().__init__(window)
        self._search = search
        self._nothing = nothing or tr("Nothing fits.")
        self._came_from: QWidget | None = window.window().focusWidget()
        self.setProperty("ground", "raised")
        self.setAccessibleName(title)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(12), 1, theme.px(8))
        column.setSpacing(theme.px(8))
        top = QVBoxLayout()
        top.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        top.setSpacing(theme.px(4))
        top.addWidget(label(title, "small", "soft"))
        self.line = QLineEdit(placeholderText=placeholder, clearButtonEnabled=False)
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self._refresh)
        self.line.installEventFilter(self)
        top.addWidget(self.line)
        column.addLayout(top)
        self._model = PickModel(self)
        self.rows = QListView()
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setMouseTracking(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(RowDelegate(self.rows, lines=lines, even=False))
        self.rows.setAccessibleName(title)
        self.rows.clicked.connect(self._click)
        column.addWidget(self.rows)
        self._none = label("", "body", "soft")
        self._none.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        column.addWidget(self._none)

    def open_at(self, top: int = 96, width: int = 640, most: int = 10) -> None:
        """Show the list, `top` below the window's upper edge, in its middle, with up to `most` rows."""
        self._top, self._wide, self._most = theme.px(top), theme.px(width), most
        window = self.window()
        for other in window.findChildren(PickList):
            if other is not self and other.isVisible():
                other.leave()
        window.installEventFilter(self)
        self._refresh(self.line.text())
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and hand the focus back."""
        if self.isHidden():
            return
        self.hide()
        self.window().removeEventFilter(self)
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self.isVisible():
            if not self.isAncestorOf(self.window().focusWidget() or self):
                self._came_from = None
                self.leave()
        elif watched is self.window() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(other_way=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        rows = [row for row, pick in enumerate(self._model.picks) if not pick.head]
        if not rows:
            return
        now = self.rows.currentIndex().row()
        at = rows.index(now) if now in rows else 0
        at = (at + step) % len(rows) if abs(step) == 1 else min(len(rows) - 1, max(0, at + step))
        self.rows.setCurrentIndex(self._model.index(rows[at]))
        if at == 0:
            self.rows.scrollToTop()

    def _click(self, index: QModelIndex) -> None:
        if not index.data(HEAD):
            self._take(other_way=False)

    def _take(self, *, other_way: bool) -> None:
        index = self.rows.currentIndex()
        if not index.isValid() or index.data(HEAD):
            return
        value = index.data(VALUE)
        self.leave()
        (self.picked_other_way if other_way else self.picked).emit(value)

    def _refresh(self, typed: str) -> None:
        self._model.put(self._search(typed))
        first = next((row for row, pick in enumerate(self._model.picks) if not pick.head), -1)
        if first >= 0:
            self.rows.setCurrentIndex(self._model.index(first))
        self._none.setText(self._nothing.format(typed=isolated(typed)))
        self._none.setVisible(first < 0)
        self.rows.setVisible(first >= 0)
        self._place()

    def _place(self) -> None:
        window = self.window()
        wide = min(self._wide, window.width() - theme.px(48))
        heights = [self.rows.sizeHintForRow(row) for row in range(min(self._most, len(self._model.picks)))]
        room = window.height() - self._top - theme.px(120)
        self.rows.setFixedHeight(max(0, min(sum(heights), room)))
        self._column.activate()
        self.setGeometry((window.width() - wide) // 2, self._top, wide, self._column.totalSizeHint().height())
