"""The pick list: an overlay that one types into, and the rows it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from timeline_app.project.folding import fold
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import label
from timeline_app.ui.kit.lists import (
    COUNT,
    HEAD,
    NOTE,
    NOTE_HITS,
    SIGN,
    TITLE,
    TITLE_HITS,
    VALUE,
    Index,
    RowDelegate,
    Span,
    isolated,
)
from timeline_app.words import tr


@dataclass(frozen=True, slots=True)
class Again:
    """What a row stands for that types other words into the line instead of being picked."""

    typed: str


@dataclass(frozen=True, slots=True)
class Pick:
    """One row of a pick list; `head` makes it a heading that cannot be chosen."""

    value: Any
    title: str
    note: str = ""
    sign: str = ""
    end: str = ""
    head: bool = False
    title_hits: Sequence[Span] = ()
    note_hits: Sequence[Span] = ()


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
            TITLE_HITS: pick.title_hits,
            NOTE_HITS: pick.note_hits,
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
    folded = [(fold(f"{pick.title} {pick.note}"), pick) for pick in picks]

    def _find(typed: str) -> Sequence[Pick]:
        words = fold(typed).split()
        return [pick for text, pick in folded if all(word in text for word in words)]

    return _find


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
        nothing_after: Mapping[str, str] | None = None,
        lines: int = 2,
        settled: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(window)
        self._search = search
        self._settled = settled  # whether the rows are those of what is typed; else Enter waits for them
        self._chosen = False  # a row was gone to by hand
        self._due: bool | None = None  # Enter was pressed before they were there; True: the other way
        self._nothing = nothing or tr("Nothing fits.")
        self._nothing_after = nothing_after or {}  # by what the typed words begin with
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
        self._none = label("", "body", "soft", wraps=True)
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
        self._chosen = True
        at = (at + step) % len(rows) if abs(step) == 1 else min(len(rows) - 1, max(0, at + step))
        self.rows.setCurrentIndex(self._model.index(rows[at]))
        if at == 0:
            self.rows.scrollToTop()

    def _click(self, index: QModelIndex) -> None:
        if not index.data(HEAD):
            self._chosen = True
            self._take(other_way=False)

    def _take(self, *, other_way: bool) -> None:
        self._due = None if self._settled() or self._chosen else other_way
        index = self.rows.currentIndex()
        if self._due is not None or not index.isValid() or index.data(HEAD):
            return
        value = index.data(VALUE)
        if isinstance(value, Again):
            self.line.setText(value.typed)
            return
        self.leave()
        (self.picked_other_way if other_way else self.picked).emit(value)

    def renew(self) -> None:
        """Ask for the rows again: more is known by now. A row that was chosen stays in hand."""
        if self.isHidden():
            return
        due, held = self._due, self.rows.currentIndex().data(VALUE) if self._chosen else None
        self._refresh(self.line.text(), held)
        if due is not None and self._settled():
            self._take(other_way=due)

    def _refresh(self, typed: str, held: object = None) -> None:
        self._due, self._chosen = None, held is not None
        picks = self._search(typed)
        self._model.put(picks)
        rows = [row for row, pick in enumerate(picks) if not pick.head]
        at = next((row for row in rows if held is not None and picks[row].value == held), rows[0] if rows else -1)
        if rows:
            self.rows.setCurrentIndex(self._model.index(at))
        words = next((told for start, told in self._nothing_after.items() if typed.startswith(start)), self._nothing)
        self._none.setText(words.format(typed=isolated(typed)))
        self._none.setVisible(not rows)
        self.rows.setVisible(bool(picks))
        self._place()

    def _place(self) -> None:
        window = self.window()
        wide = min(self._wide, window.width() - theme.px(48))
        heights = [self.rows.sizeHintForRow(row) for row in range(min(self._most, len(self._model.picks)))]
        room = window.height() - self._top - theme.px(120)
        self.rows.setFixedHeight(max(0, min(sum(heights), room)))
        self._column.activate()
        bent = self._column.hasHeightForWidth()  # not while the one line that can break is hidden
        tall = self._column.totalHeightForWidth(wide) if bent else self._column.totalSizeHint().height()
        self.setGeometry((window.width() - wide) // 2, self._top, wide, tall)
