"""The ground of words that were looked for, under labels and cards."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

from timeline_app.project import hits_in

Box = tuple[float, float, float, float]  # left, top, width, height

_MOST = 8  # hits of a word in one line
_WIDEST = 1e5  # of a line, which is not broken


def hits(font: QFont, line: tuple[str, QRectF], typed: str) -> list[Box]:
    """Return where words of `typed` stand in a text that is written into a rectangle from its left, whole pixels."""
    text, box = line
    left, top, tall = round(box.left()), round(box.top()), round(box.height())
    ends = ((round(begin), round(end)) for begin, end in _stretches(text, typed, font))
    return [(left + begin, top, end - begin, tall) for begin, end in ends]


@lru_cache(maxsize=4096)
def _stretches(text: str, typed: str, font: QFont) -> tuple[tuple[float, float], ...]:
    """Return where words stand in a line, from its left edge."""
    spans = hits_in(text, typed, _MOST)
    if not spans:
        return ()
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDEST)
    layout.endLayout()
    ends = ([_place(line, text, at) for at in span] for span in spans)
    return tuple((min(pair), max(pair)) for pair in ends)


def _place(line: QTextLine, text: str, at: int) -> float:
    """Return where the letter `at` begins; Qt counts in UTF-16."""
    return float(line.cursorToX(len(text[:at].encode("utf-16-le")) // 2)[0])  # type: ignore[index]  # and the place
