"""How cells are drawn and edited."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.lists import isolated, runs_right_to_left
from timeline_app.ui.kit.panes import elided
from timeline_app.ui.table.columns import COLUMNS
from timeline_app.ui.table.model import OPEN_ORDER, UNCITED

Index = QModelIndex | QPersistentModelIndex
BAR = 3  # design pixels of the bar at the start of a row


class CellDelegate(QStyledItemDelegate):
    """Draws one line a cell: words cut at their own end, uncited rows with a bar and a sign."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(rect, theme.colour("sel" if selected else "hover" if hovered else "pane"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        column = COLUMNS[index.column()]
        uncited = bool(index.data(UNCITED))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if index.column() == 0 and (uncited or focused):
            painter.fillRect(_start(rect, option), theme.colour("accent" if focused else "warn"))
        if column.name == "when":
            _bracket(painter, option, index)
        inner = rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
        if column.name == "citations" and uncited:
            inner = self._sign(painter, inner, option)
        self._words(painter, inner, str(index.data() or ""), column.name, uncited=uncited, selected=selected)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        terms = COLUMNS[index.column()].terms
        if COLUMNS[index.column()].field == "importance":
            return _choice(parent, [(str(number), number) for number in range(1, 6)])
        if terms:
            return _choice(parent, [(term.title, term.slug) for term in terms])
        line = QLineEdit(parent)
        line.setFont(theme.font("body"))
        line.setAccessibleName(COLUMNS[index.column()].title)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property("begun"):  # a change came while one types
            return
        editor.setProperty("begun", True)
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _sign(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> QRect:
        size = theme.px(16)
        left_to_right = option.direction == Qt.LayoutDirection.LeftToRight
        left = rect.left() if left_to_right else rect.right() - size
        ratio = painter.device().devicePixelRatioF()
        top = rect.center().y() - size // 2
        painter.drawPixmap(left, top, size, size, icons.pixmap("warn", "warn", size, ratio))
        step = size + theme.px(4)
        return rect.adjusted(step, 0, 0, 0) if left_to_right else rect.adjusted(0, 0, -step, 0)

    def _words(self, painter: QPainter, rect: QRect, text: str, name: str, *, uncited: bool, selected: bool) -> None:
        font = theme.font("body")
        painter.setFont(font)
        quiet = name not in ("when", "title")
        tone = "warn" if uncited and name == "citations" else "soft" if quiet and not selected else "text"
        painter.setPen(theme.colour(tone))
        from_right = runs_right_to_left(text)
        cut = isolated(elided(text, QFontMetrics(font), rect.width()))
        side = Qt.AlignmentFlag.AlignRight if from_right and name != "title" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)


def _bracket(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Join rows whose order the dates leave open by a dotted line before their dates."""
    rect = _start(option.rect, option)
    left = rect.left() + theme.px(5) * (1 if option.direction == Qt.LayoutDirection.LeftToRight else -1)
    middle, dot = rect.center().y(), theme.px(2)
    above, below = bool(index.data(OPEN_ORDER)), bool(index.sibling(index.row() + 1, index.column()).data(OPEN_ORDER))
    top, bottom = rect.top() if above else middle, rect.bottom() if below else middle
    for y in range(top, bottom, 2 * dot):
        painter.fillRect(left, y, dot, dot, theme.colour("soft"))


def _start(rect: QRect, option: QStyleOptionViewItem) -> QRect:
    width = theme.px(BAR)
    left = rect.left() if option.direction == Qt.LayoutDirection.LeftToRight else rect.right() - width + 1
    return QRect(left, rect.top(), width, rect.height() - 1)


def _choice(parent: QWidget, options: list[tuple[str, object]]) -> QComboBox:
    box = QComboBox(parent)
    box.setFont(theme.font("body"))
    for words, value in options:
        box.addItem(words, value)
    return box
