"""Where words stand on the page. All places are UTF-16 units of the document, all lengths its pixels."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from timeline_app.ui.kit import theme
from timeline_app.ui.reader.text.setting.building import TAIL, Look

GUTTER = 72
END = 40
STRIP = 312
CARD = 264
WITH_CARDS = 912  # width of the reader from which on cards have room
LONGEST, SHORTEST = 75, 60  # letters in a line


class Margins(NamedTuple):
    """Where the text stands between the edges of the view, and whether cards stand beside it."""

    left: int
    right: int
    cards: bool


def margins(whole: int, inner: int, look: Look, *, rtl: bool) -> Margins:
    """Return the margins of a page; `whole` is the width of the reader, `inner` what its scroll bar leaves.

    Gutter, text and cards stand together in the middle; the measure never gives way to cards.
    """
    gutter = theme.px(GUTTER)
    cards = whole >= WITH_CARDS and inner - gutter - theme.px(STRIP) >= SHORTEST * look.letter
    end = theme.px(STRIP if cards else END)
    room = max(inner - gutter - end, 120)
    text = min(room, round(LONGEST * look.letter))
    before = (room - text) // 2 + gutter
    after = inner - before - text
    return Margins(after, before, cards) if rtl else Margins(before, after, cards)


class Places:
    """Answers where words of a document are drawn. Asking lays out the text up to there."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def slots(self, start: int, end: int) -> list[QRectF]:
        """Return the stretches that [start, end) fills, each as high as its line, in the order of the text."""
        found: list[QRectF] = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            found += self._in_block(block, max(start - block.position(), 0), end - block.position())
            block = block.next()
        return found

    def slot(self, unit: int) -> QRectF:
        """Return the line in which a place stands, as wide as the place is: nothing."""
        block = self._document.findBlock(unit)
        line = block.layout().lineForTextPosition(unit - block.position())
        if not line.isValid():
            return QRectF(self._origin(block), QPointF(0, 0))
        x = _x(line, unit - block.position())
        return _slot(self._origin(block), block.blockFormat().lineHeight(), line, x, x)

    def is_rtl(self, unit: int) -> bool:
        """Return whether the paragraph of a place is read from the right."""
        block = self._document.findBlock(unit)
        return bool(block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def at(self, point: QPointF) -> int:
        """Return the place nearest to a point; unlike Qt, it lays out no more than about twice what lies above it."""
        block = self._block_at(point.y())
        origin, layout = self._origin(block), block.layout()
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        above = [line for line in lines if origin.y() + line.y() <= point.y()]
        line = above[-1] if above else layout.lineAt(0)
        return block.position() + (line.xToCursor(point.x() - origin.x()) if line.isValid() else 0)

    def _block_at(self, y: float) -> QTextBlock:
        """Return the last block that begins above a height, else the first."""
        low, high, blocks = 0, 1, self._document.blockCount()
        while high < blocks and self._begins_above(high, y):
            low, high = high, high * 2
        high = min(high, blocks)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._begins_above(middle, y) else (low, middle)
        return self._document.findBlockByNumber(low)

    def _begins_above(self, number: int, y: float) -> bool:
        return self._origin(self._document.findBlockByNumber(number)).y() <= y

    def _in_block(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        origin, high = self._origin(block), block.blockFormat().lineHeight()  # which lays it out
        layout, found, text = block.layout(), [], block.text()
        mixed = not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            stretches = _stretches(line, first, last) if mixed else [(_x(line, first), _last_x(line, last))]
            found += [_slot(origin, high, line, left, right) for left, right in stretches]
        return found

    def _origin(self, block: QTextBlock) -> QPointF:
        return self._document.documentLayout().blockBoundingRect(block).topLeft()


def _slot(origin: QPointF, high: float, line: QTextLine, left: float, right: float) -> QRectF:
    top = origin.y() + line.y() + line.ascent() - TAIL * high
    return QRectF(origin.x() + left, top, right - left, high)


def _x(line: QTextLine, at: int) -> float:
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]  # the stub forgets the place
    return found[0]


def _last_x(line: QTextLine, last: int) -> float:
    """Return where a span ends in its line, without the space that hangs over the line's end."""
    return min(_x(line, last), line.naturalTextRect().right())


def _stretches(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """Return the stretches of a line with letters of both directions, from the left.

    The edges of a cursor are ambiguous where the direction turns; what was drawn is not.
    """
    runs = (run.boundingRect() for run in line.glyphRuns(first, last - first))
    joined: list[tuple[float, float]] = []
    for left, right in sorted((run.left(), run.right()) for run in runs):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined
