"""The entries that stand behind one dot, fanned out in a column beside it: to choose from by mouse or keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from timeline_app.ui.kit import controls, lists, theme
from timeline_app.ui.kit.panes import is_focus_inside
from timeline_app.words import tr

MOST = 12  # entries in a fan; the table has the rest
_WIDE, _ROWS = 380, 8


class Leaf(NamedTuple):
    """An entry of a fan; `colour` is the number of its lane's, None where it stands in no lane."""

    id: str
    title: str
    date: str
    colour: int | None = None


class Fan(QFrame):
    """A list panel over the timeline, at most twelve entries in it. Esc folds it again, and so does work elsewhere."""

    chosen = Signal(str)  # entry id
    zoomed = Signal(object)  # ids: show the stretch that they fill
    tabled = Signal(object)  # ids: show them in the table
    folded = Signal()  # it is gone and had the focus; whoever had it before may have it again

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(_WIDE))
        self._ids: tuple[str, ...] = ()
        self.head = controls.label("", "small", "soft")
        self.list = _Leaves()
        self.list.itemClicked.connect(self._choose)
        self.list.entered.connect(self._choose)
        self.list.left.connect(self.fold)
        self.zoom = controls.button(tr("Zoom to these"), small=True)
        self.table = controls.button(tr("Show in table"), small=True)
        self.zoom.clicked.connect(lambda: self._ask(self.zoomed.emit))
        self.table.clicked.connect(lambda: self._ask(self.tabled.emit))
        self._lay_out()
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(8)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.head)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.zoom)
        row.addWidget(self.table)
        row.addStretch(1)
        column.addLayout(row)

    def show_leaves(self, leaves: Sequence[Leaf], ids: Sequence[str], place: QPoint, head: str, *, zooms: bool) -> None:
        """Fan out below a place of the parent: these of the entries `ids`, all or the first twelve.

        Zooming in is offered where it `zooms` them apart.
        """
        self._ids = tuple(ids)
        self.list.clear()
        for leaf in leaves:
            self.list.add(leaf)
        rest = tr("the first {count}", count=len(leaves)) if len(ids) > len(leaves) else ""
        self.head.setText(" · ".join(part for part in (head, rest) if part))
        self.setAccessibleName(self.head.text())
        self.zoom.setVisible(zooms)
        self._fit(min(len(leaves), _ROWS))
        self.list.setCurrentRow(0)
        self.move(self._inside(place))
        self.raise_()
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def fold(self) -> None:
        """Go away."""
        if self.isVisible():
            had = is_focus_inside(self, QApplication.focusWidget())
            self.hide()
            if had:
                self.folded.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not is_focus_inside(self, now):
            self.fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.fold()
        else:
            event.ignore()

    def _fit(self, rows: int) -> None:
        """Be as tall as so many rows, or as the parent; the others are scrolled to, the buttons stay in sight."""
        row = theme.current().two_line_row
        self.list.setFixedHeight(rows * row + 2)
        self.adjustSize()
        over = self.height() - self._room().height()
        if over > 0:
            self.list.setFixedHeight(max(self.list.height() - over, row))
            self.adjustSize()

    def _room(self) -> QRect:
        return self._over.rect().adjusted(8, 8, -8, -8)

    def _inside(self, place: QPoint) -> QPoint:
        """Keep the panel within its parent; where there is no room below, it opens upwards."""
        room = self._room()
        y = place.y() + theme.px(8)
        if y + self.height() > room.bottom():
            y = place.y() - self.height() - theme.px(20)
        x = min(place.x(), room.right() - self.width())
        return QPoint(max(x, room.left()), max(min(y, room.bottom() - self.height()), room.top()))

    def _choose(self, item: QListWidgetItem) -> None:
        id_ = str(item.data(lists.VALUE))
        self.fold()
        self.chosen.emit(id_)

    def _ask(self, tell: Callable[[object], None]) -> None:
        self.fold()
        tell(self._ids)


class _Leaves(QListWidget):
    """The rows; Enter chooses, Esc and Space fold the fan."""

    entered = Signal(object)  # QListWidgetItem
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(lists.RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Entries"))

    def add(self, leaf: Leaf) -> None:
        """Add a row."""
        item = QListWidgetItem(leaf.title)
        item.setData(lists.NOTE, leaf.date)
        if leaf.colour is not None:
            item.setData(lists.LANE, leaf.colour)
        item.setData(lists.VALUE, leaf.id)
        item.setSizeHint(QSize(0, theme.current().two_line_row))
        self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered.emit(self.currentItem())
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.left.emit()
        else:
            super().keyPressEvent(event)
