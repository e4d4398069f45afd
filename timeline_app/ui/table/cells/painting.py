"""How cells are drawn: one line each, cut at its own end; headings of groups over the whole row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem

from timeline_app.project import Group, hits_in
from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.controls import elided
from timeline_app.ui.kit.lists import Span, draw_hits, isolated
from timeline_app.ui.table.columns import COLUMNS
from timeline_app.ui.table.model import HEADING, OPEN_ORDER, EntryTableModel
from timeline_app.words import runs_right_to_left

Index = QModelIndex | QPersistentModelIndex
_SEARCHED = ("title", "summary")  # what the words of a filter are looked for in, of all that a cell shows
_TURNING = {"summary", "place", "person", "tag", "source", "claimant", "lane", "note"}  # words of people
_LIT = 20  # hits of a word in one cell
BAR = 3  # design pixels of the bar at the start of a row
State = QStyle.StateFlag


def paint_cell(painter: QPainter, option: QStyleOptionViewItem, index: Index, model: EntryTableModel) -> None:
    """Draw the cell of an entry: uncited rows have a bar and a sign."""
    rect: QRect = option.rect
    selected, focused = bool(option.state & State.State_Selected), bool(option.state & State.State_HasFocus)
    _ground(painter, option)
    row, column = model.entry_at(index.row()), COLUMNS[index.column()]
    if row is None:
        return
    uncited = not row.citations and not row.own_note
    if column.name == "when":
        if uncited or focused:
            painter.fillRect(_start(rect, option), theme.colour("accent" if focused else "warn"))
        _bracket(painter, option, index)
    elif focused:
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, theme.colour("accent"))
    inner = rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
    if column.name == "citations" and uncited:
        inner = _sign(painter, inner, option, "warn", "warn")
    quiet = column.name not in ("when", "title")
    tone = "warn" if uncited and column.name == "citations" else "soft" if quiet and not selected else "text"
    words = column.text(row)
    lit = _lit(words, model.searched()) if column.name in _SEARCHED else ()
    _words(painter, inner, words, tone, turns=column.name in _TURNING, lit=lit)


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, index: Index, group: Group) -> None:
    """Draw what a cell shows of the heading of a group, which goes over the whole row."""
    painter.setClipRect(option.rect)
    option.rect.setLeft(0)
    if isinstance(option.widget, QAbstractScrollArea):
        option.rect.setRight(option.widget.viewport().width() - 1)
    _ground(painter, option, "sunken")
    folded = bool(index.data(HEADING))
    rect: QRect = option.rect
    if option.state & State.State_HasFocus:
        painter.fillRect(_start(rect, option), theme.colour("accent"))
    left_to_right = option.direction == Qt.LayoutDirection.LeftToRight
    sign = ("chevron-right" if left_to_right else "chevron-left") if folded else "chevron-down"
    inner = _sign(painter, rect.adjusted(theme.px(8), 0, -theme.px(8), 0), option, sign, "soft")
    painter.setFont(theme.font("label"))
    painter.setPen(theme.colour("text"))
    words = str(index.sibling(index.row(), 0).data() or "")
    cut = elided(words, painter.fontMetrics(), inner.width())
    painter.drawText(
        inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, isolated(cut)
    )


def _ground(painter: QPainter, option: QStyleOptionViewItem, plain: str = "pane") -> None:
    rect: QRect = option.rect
    selected, hovered = option.state & State.State_Selected, option.state & State.State_MouseOver
    painter.fillRect(rect, theme.colour("sel" if selected else "hover" if hovered else plain))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))


def _sign(painter: QPainter, rect: QRect, option: QStyleOptionViewItem, name: str, tone: str) -> QRect:
    """Draw a sign at the start, and return what is left."""
    size = theme.px(16)
    left_to_right = option.direction == Qt.LayoutDirection.LeftToRight
    left = rect.left() if left_to_right else rect.right() - size
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(left, rect.center().y() - size // 2, size, size, icons.pixmap(name, tone, size, ratio))
    step = size + theme.px(4)
    return rect.adjusted(step, 0, 0, 0) if left_to_right else rect.adjusted(0, 0, -step, 0)


def _words(painter: QPainter, rect: QRect, text: str, tone: str, *, turns: bool, lit: Sequence[Span] = ()) -> None:
    """Draw a text from the leading side; one that turns, from the side at which its own letters begin."""
    if not text:
        return
    font = theme.font("body")
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    cut, from_right, whole = _cut(text, font.key(), rect.width())
    side = Qt.AlignmentFlag.AlignLeading
    if turns:
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute
    if lit:
        room = len(text) if whole else len(cut) - 3  # the isolates and the dots
        shown = [(start + 1, min(end, room) + 1) for start, end in lit if start < room]
        draw_hits(painter, _beside(painter, rect, cut, side), cut, shown, font)
        return
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)


def _beside(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> QRect:
    """Return the part of a rectangle that a text fills at one of its sides."""
    wide = min(painter.fontMetrics().horizontalAdvance(text) + 1, rect.width())
    return QStyle.alignedRect(painter.layoutDirection(), side, QSize(wide, rect.height()), rect)


@lru_cache(maxsize=8192)
def _lit(text: str, typed: str) -> tuple[Span, ...]:
    """Return where searched words stand in a text."""
    return tuple(hits_in(text, typed, _LIT)) if text and typed else ()


@lru_cache(maxsize=8192)
def _cut(text: str, font: str, width: int) -> tuple[str, bool, bool]:
    """Return a text as it fits into a width, whether it runs from the right, and whether it fits whole."""
    shown = elided(text, QFontMetrics(theme.font("body")), width)
    return isolated(shown), runs_right_to_left(text), shown == text


def _bracket(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Join rows whose order the dates leave open by a dotted line before their dates."""
    above, below = bool(index.data(OPEN_ORDER)), bool(index.sibling(index.row() + 1, index.column()).data(OPEN_ORDER))
    if not (above or below):
        return
    rect = _start(option.rect, option)
    left = rect.left() + theme.px(5) * (1 if option.direction == Qt.LayoutDirection.LeftToRight else -1)
    middle, dot = rect.center().y(), theme.px(2)
    top, bottom = rect.top() if above else middle, rect.bottom() if below else middle
    for y in range(top, bottom, 2 * dot):
        painter.fillRect(left, y, dot, dot, theme.colour("soft"))


def _start(rect: QRect, option: QStyleOptionViewItem) -> QRect:
    width = theme.px(BAR)
    left = rect.left() if option.direction == Qt.LayoutDirection.LeftToRight else rect.right() - width + 1
    return QRect(left, rect.top(), width, rect.height() - 1)
