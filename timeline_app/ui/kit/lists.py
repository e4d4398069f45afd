"""The rows of lists: one line or two, with signs, counts, and the words that were sought."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.controls import elided

TITLE = Qt.ItemDataRole.DisplayRole
NOTE = Qt.ItemDataRole.UserRole + 1  # the second line
COUNT = Qt.ItemDataRole.UserRole + 2  # at the row's end, in soft
NOTE_TONE = Qt.ItemDataRole.UserRole + 3  # token of the second line; "soft" if there is none
SIGN = Qt.ItemDataRole.UserRole + 4  # name of an icon before the title
LANE = Qt.ItemDataRole.UserRole + 5  # number of the lane whose bar stands at the row's start
VALUE = Qt.ItemDataRole.UserRole + 6  # what the row stands for
HEAD = Qt.ItemDataRole.UserRole + 7  # True: a heading between rows, not to be chosen
SIGNS = Qt.ItemDataRole.UserRole + 8  # names of icons on the second line, at its end
TITLE_HITS = Qt.ItemDataRole.UserRole + 9  # [start, end) of the words in the title that were sought
NOTE_HITS = Qt.ItemDataRole.UserRole + 10  # the same of the second line

Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int]


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
        hits = index.data(TITLE_HITS) or ()
        self._text(painter, self._mirror(option, whole, line), str(index.data(TITLE) or ""), "body", "text", hits=hits)
        if note:
            below = QRect(start, top + high, inner.right() + 1 - start, low)
            below = self._signs(painter, option, index, whole, below)
            tone = str(index.data(NOTE_TONE) or "soft")
            hits = index.data(NOTE_HITS) or ()
            self._text(painter, self._mirror(option, whole, below), note, "small", tone, hits=hits)

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
    def _text(
        painter: QPainter, rect: QRect, text: str, role: theme.Role, tone: str, *, hits: Sequence[Span] = ()
    ) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        shown = elided(text, QFontMetrics(font), rect.width())
        if hits:
            room = len(shown) - (shown != text)
            lit = [(start + 1, min(end, room) + 1) for start, end in hits if start < room]  # behind the isolate
            draw_hits(painter, rect, isolated(shown), lit, font)
            return
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), isolated(shown))


def draw_hits(painter: QPainter, rect: QRect, text: str, spans: Sequence[Span], font: QFont) -> None:
    """Draw `text` on one line from its leading side, with the pen of the painter; `spans` stand on the ground of hits.

    Args:
        spans: [start, end) in code points of `text`, in order; what lies beyond its end is left out.
    """
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(painter.layoutDirection())
    layout.setTextOption(option)
    layout.setFormats([_range(text, span) for span in spans if span[0] < len(text)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()


def _range(text: str, span: Span) -> QTextLayout.FormatRange:
    """Return the format of a hit; Qt counts in UTF-16."""
    lit = QTextLayout.FormatRange()
    start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in span)
    lit.start, lit.length = start, end - start
    look = QTextCharFormat()
    look.setBackground(theme.colour("hit"))
    look.setForeground(theme.colour("text"))
    lit.format = look
    return lit
