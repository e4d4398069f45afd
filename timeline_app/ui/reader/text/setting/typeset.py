"""A text that is read and selected: set at a size, laid out as far as one looks, and never typed into."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QEasingCurve,
    QMimeData,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRectF,
    QSizeF,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from timeline_app.anchors import snap
from timeline_app.ui.desk import dragging
from timeline_app.ui.kit import theme
from timeline_app.ui.reader.text.script import Script
from timeline_app.ui.reader.text.setting.building import Look, build
from timeline_app.ui.reader.text.setting.geometry import Margins, Places, margins
from timeline_app.ui.reader.text.ticks import TickBar
from timeline_app.words import tr

Span = tuple[int, int]
JUMP = 150  # ms

_EMPTY = Script("", ())


class TypesetText(QTextBrowser):
    """Shows the words of a script. Spans and places in its interface are code points of the script's text."""

    words_selected = Signal(object)  # (start, end) of whole letters, or None
    link_pressed = Signal(str)  # the whole address

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setCursorWidth(2)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Text"))
        self.ticks = TickBar(self)
        self.setVerticalScrollBar(self.ticks)
        self.script = _EMPTY
        self.look = Look.at(18)
        self._zoom = 18
        self._places = Places(self.document())
        self._margins = Margins(0, 0, cards=False)
        self._reached = 0.0  # pixel down to which the text is laid out at least
        self._jump = QPropertyAnimation(self.ticks, QByteArray(b"value"), self)
        self._jump.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.still = False  # whether jumps take no time
        self.selectionChanged.connect(self._tell_words)
        self.anchorClicked.connect(lambda url: self.link_pressed.emit(url.toString()))
        self.document().documentLayout().documentSizeChanged.connect(self._laid_out)
        theme.changed.connect(self._dress)

    def put(self, script: Script, zoom: int) -> None:
        """Show another text, from its start."""
        self.script, self._zoom = script, zoom
        self._rebuild()
        self.ticks.setValue(0)

    def set_zoom(self, zoom: int) -> None:
        """Draw the text in another size; the line at the top stays."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()

    # words and places

    def words(self) -> Span | None:
        """Return the selected words as whole letters without white space around them, None when there are none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        units = self.script.units
        start, end = snap(self.script.text, units.point(cursor.selectionStart()), units.point(cursor.selectionEnd()))
        return (start, end) if start < end else None

    def caret(self) -> int:
        """Return where the caret stands."""
        return self.script.units.point(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select words."""
        cursor = self.textCursor()
        cursor.setPosition(self.script.units.units(start))
        cursor.setPosition(self.script.units.units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def deselect(self) -> None:
        """Let go of the selected words; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def put_caret(self, point: int) -> None:
        """Put the caret somewhere without scrolling there."""
        top = self.ticks.value()
        cursor = self.textCursor()
        cursor.setPosition(self.script.units.units(point))
        self.setTextCursor(cursor)
        self.ticks.setValue(top)

    def slots(self, start: int, end: int) -> list[QRectF]:
        """Return where words stand, line by line, in pixels of the viewport."""
        units = self.script.units
        found = self._places.slots(units.units(start), units.units(end))
        return [slot.translated(0, -self.ticks.value()) for slot in found]

    def point_at(self, place: QPoint) -> int:
        """Return the code point nearest to a place in the viewport."""
        return self.script.units.point(self._places.at(QPointF(place) + QPointF(0, self.ticks.value())))

    def top(self) -> int:
        """Return the code point at the upper edge."""
        return self.point_at(QPoint(self._margins.left + 1, 1))

    def is_in_view(self, start: int, end: int) -> bool:
        """Return whether the first line of some words can be seen well: another fits below it."""
        slots = self.slots(start, end)
        return bool(slots) and slots[0].top() >= 0 and slots[0].bottom() + slots[0].height() <= self.viewport().height()

    def scroll_to(self, point: int, *, at: float = 0.3, at_once: bool = False) -> None:
        """Scroll so that a place stands at a share of the height; it takes 150 ms."""
        slot = self._places.slot(self.script.units.units(point))
        goal = max(0, round(slot.top() - at * self.viewport().height()))
        self._reach(goal + self.viewport().height())
        self._jump.stop()
        if at_once or self.still or not self.isVisible():
            self.ticks.setValue(goal)
            return
        self._jump.setDuration(JUMP)
        self._jump.setStartValue(self.ticks.value())
        self._jump.setEndValue(min(goal, self.ticks.maximum()))
        self._jump.start()

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top() if self.script.text and self.ticks.value() else 0
        super().resizeEvent(event)
        self._lay_out()
        if top:
            self.scroll_to(top, at=0, at_once=True)

    def _dress(self) -> None:
        """Take on another zoom or theme; the line at the top stays."""
        top = self.top() if self.ticks.value() else 0
        caret = self.textCursor().position(), self.textCursor().anchor()
        self._rebuild()
        cursor = self.textCursor()
        cursor.setPosition(caret[1])
        cursor.setPosition(caret[0], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.scroll_to(top, at=0, at_once=True)

    def _rebuild(self) -> None:
        self.look = Look.at(self._zoom)
        blocked = self.blockSignals(True)
        size = self.document().pageSize()
        self.document().setPageSize(QSizeF(0, 0))  # until it has a size again, Qt lays out nothing
        build(self.document(), self.script, self.look)
        self._begin()
        self.blockSignals(blocked)
        self._lay_out(size)

    def _begin(self) -> None:
        """Put the caret where the text begins; to move it there would lay out the text from its end."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def _lay_out(self, size: QSizeF | None = None) -> None:
        """Give the page its margins, and lay out what comes first; Qt does the rest when nothing else is to be done."""
        self._margins = margins(self.width(), self.viewport().width(), self.look, rtl=self.script.rtl)
        document = self.document()
        root = document.rootFrame()
        frame = QTextFrameFormat(root.frameFormat())
        frame.setLeftMargin(self._margins.left)
        frame.setRightMargin(self._margins.right)
        frame.setTopMargin(theme.px(24))
        frame.setBottomMargin(theme.px(48))
        size = size or document.pageSize()
        if frame != root.frameFormat():
            document.setPageSize(QSizeF(0, 0))
            root.setFrameFormat(frame)
        if size != document.pageSize():
            document.setPageSize(size)
        self._reached = 0.0
        self._reach(self.viewport().height())
        self._laid_out()

    def _reach(self, bottom: float) -> None:
        """Lay out the text down to a pixel and some way on, so that the scroll bar reaches there."""
        end = bottom + self.viewport().height()
        if self._reached < end and not self.document().pageSize().isNull():
            self._places.at(QPointF(0, end))
            self._reached = end
            page = self.document().documentLayout()
            page.documentSizeChanged.emit(QSizeF(0, end))  # Qt tells it later; who hears it measures it anew

    def _laid_out(self) -> None:
        """Hear that words stand elsewhere than before; what is drawn on them is drawn anew."""
        self.viewport().update()

    def _tell_words(self) -> None:
        self.words_selected.emit(self.words())

    # what never comes in, and what goes out

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing: no picture, no style, whatever a document says."""
        return QByteArray()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give out the words themselves, never what the widget made of them."""
        mime, span = QMimeData(), self.words()
        if span:
            words = self.script.words(*span)
            mime.setText(words.text)
            if words.version_id:
                dragging.pack_words(mime, words)
        return mime
