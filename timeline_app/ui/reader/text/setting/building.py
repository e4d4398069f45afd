"""The Qt document of a text, built line by line: one canonical line is one block, so places never shift.

Never from HTML: `<br>` became U+2028, table cells U+FDD0, a picture U+FFFC, and every offset was gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from timeline_app.sources import Block
from timeline_app.ui.kit import theme
from timeline_app.ui.reader.text.script import Script

LINE = 28 / 18  # height of a line to the size of its letters
LINE_RTL = 38 / 21
SIZE_RTL = 21 / 18  # Amiri is drawn smaller than it is
TAIL = 0.8
"""Where Qt puts the baseline in a line of fixed height, from its top (QTextDocumentLayout)."""

_SAMPLE = "the centre of the district had been overrun a day before, officials said on Monday evening"


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of a page: `size` is that of the letters, in pixels."""

    size: int
    line: int
    gap: int  # between paragraphs
    letter: float  # mean width of a letter

    @classmethod
    def at(cls, zoom: int) -> Look:
        """Return the sizes at a zoom of the reader (14 to 28) and the text size in force."""
        size = theme.px(zoom)
        font = _font(size, 400, rtl=False)
        wide = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        return cls(size, round(size * LINE), round(size * LINE / 2), wide)


def build(document: QTextDocument, script: Script, look: Look) -> None:
    """Fill a document with a text; the same text again, with other sizes, keeps every place."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block, letters = _formats(Block("para", 0, 0), look, rtl=script.rtl)
    cursor.setBlockFormat(block)
    cursor.setBlockCharFormat(letters)
    cursor.insertText(script.text, letters)
    spaced = script.spaced
    for number, line in enumerate(script.blocks):
        rtl, empty = script.is_rtl(line), line.start == line.end
        if line.kind != "para" or rtl != script.rtl or line.links or number == 0 or spaced or empty:
            _dress(cursor, script, line, look, rtl=rtl, number=number)
    cursor.endEditBlock()


def _dress(cursor: QTextCursor, script: Script, line: Block, look: Look, *, rtl: bool, number: int) -> None:
    block, letters = _formats(line, look, rtl=rtl)
    if number == 0:
        block.setTopMargin(0)
    if script.spaced and line.kind not in ("title", "heading"):
        block.setBottomMargin(0)
    if line.start == line.end:  # an empty line is a gap, or nothing where there are gaps already
        titled = number > 0 and script.blocks[number - 1].kind in ("title", "heading")
        high = look.gap if script.spaced and not titled else 1
        block.setLineHeight(high, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setBottomMargin(0)
    cursor.setPosition(script.units.units(line.start))
    cursor.setPosition(script.units.units(line.end), QTextCursor.MoveMode.KeepAnchor)
    cursor.setBlockFormat(block)
    cursor.setBlockCharFormat(letters)
    cursor.setCharFormat(letters)
    for start, end, address in line.links:
        linked = QTextCharFormat()
        linked.setAnchor(True)
        linked.setAnchorHref(address)
        linked.setForeground(theme.colour("accent"))
        cursor.setPosition(script.units.units(start))
        cursor.setPosition(script.units.units(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(linked)


def _formats(line: Block, look: Look, *, rtl: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
    scale, weight, above = _role(line)
    size = round(look.size * scale * (SIZE_RTL if rtl else 1))
    block = QTextBlockFormat()
    block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    block.setAlignment(_start(rtl))
    tight = 1.0 if scale == 1 else 0.86  # larger letters need less room between lines
    high = round(size * (LINE_RTL if rtl else LINE) * tight)
    block.setLineHeight(high, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block.setBottomMargin(look.gap if line.kind != "item" else look.gap / 2)
    block.setTopMargin(look.gap * above)
    indent = look.size * 1.5 * max(1, line.level) if line.kind in ("item", "quote") else 0
    (block.setRightMargin if rtl else block.setLeftMargin)(indent)
    letters = QTextCharFormat()
    letters.setFont(_font(size, weight, rtl=rtl))
    letters.setForeground(theme.colour("soft" if line.kind in ("note", "running") else "text"))
    return block, letters


def _role(line: Block) -> tuple[float, int, float]:
    """Return scale, weight and room above (in gaps) of a line."""
    if line.kind == "title":
        return 1.45, 600, 0
    if line.kind == "heading":
        return (1.22 if line.level <= 2 else 1.0), 600, 1
    if line.kind in ("note", "running"):
        return 0.86, 400, 0
    return 1.0, 400, 0


def _start(rtl: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def _font(size: int, weight: int, *, rtl: bool) -> QFont:
    font = QFont(theme.font("reading-rtl" if rtl else "reading"))
    font.setPixelSize(size)
    font.setVariableAxis(QFont.Tag("wght"), weight)
    if rtl and weight > 400:
        font.setStyleName("Bold")  # Amiri has no axis, but a cut of its own
    return font
