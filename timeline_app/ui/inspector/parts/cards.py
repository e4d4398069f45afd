"""Citations and links of an entry as cards: what they say, where they lead, and their own fields in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from timeline_app.dates import accept, show
from timeline_app.project import MarkColumns
from timeline_app.ui.inspector.parts.rows import Row
from timeline_app.ui.kit import access, controls, icons, theme
from timeline_app.ui.kit.messages import Sign
from timeline_app.words import runs_right_to_left, tr

QUOTE_LINES = 3
CARDS = 50
"""How many rows a section shows at once; laying them out takes about 3 ms each."""
STANCE_SIGNS = {"supports": ("accept", "ok"), "disputes": ("ambiguous", "danger"), "context": ("info", "soft")}


class Line(NamedTuple):
    """One line of a card: words, the token of their colour, and a sign before them ("" = none)."""

    words: str
    tone: str = "soft"
    sign: str = ""


class Card(QFrame):
    """A bar at the start, a quotation or a title, lines below it, tools at the end; Enter and a click open it."""

    opened = Signal()
    edited = Signal()
    removed = Signal()
    moved = Signal(int)  # -1 up, +1 down

    def __init__(self, bar: str = "accent", pen: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        super().__init__()
        self._bar, self._pen = bar, pen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        access.be(self, QAccessible.Role.ListItem, self.opened.emit)
        whole = QVBoxLayout(self)
        controls.inset(whole, 12, 4, 0, 4)
        whole.setSpacing(theme.px(4))
        self._quotes = QVBoxLayout()
        whole.addLayout(self._quotes)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(2))
        self._row.addLayout(self.column, 1)
        whole.addLayout(self._row)

    def quote(self, words: str) -> None:
        """Show a quotation, at most three lines of it."""
        self.setAccessibleName(self.accessibleName() or words)
        self._quotes.addWidget(QuoteLabel(words))

    def line(self, line: Line) -> None:
        """Show one line."""
        self.setAccessibleName(self.accessibleName() or line.words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        if line.sign:
            row.addWidget(Sign(line.sign, line.tone))
        text = controls.ElidedLabel(line.words)
        theme.dress(text, "small", line.tone)
        row.addWidget(text, 1)
        self.column.addLayout(row)

    def tool(self, name: str, words: str, does: Callable[[], object]) -> None:
        """Put a button at the end."""
        made = controls.tool(name, words)
        made.setIcon(icons.icon(name, "soft"))  # quieter than the words
        made.setFixedSize(theme.px(28), theme.px(28))
        made.clicked.connect(lambda: does())
        self._row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_E):
            self.edited.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 2 if from_right else 1
        colour = QColor(theme.colour("accent" if self.hasFocus() else self._bar))
        painter.setPen(QPen(colour, 3, self._pen, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPoint(x, theme.px(4)), QPoint(x, self.height() - theme.px(4)))


class QuoteLabel(QLabel):
    """A quotation in the serif of sources, from its own side, cut after three lines at the end of a word."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._from_right = runs_right_to_left(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.dress(self, "quote")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMinimumWidth(theme.px(80))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._broken(width)) * self._pitch()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text"))
        own = Qt.LayoutDirection.RightToLeft if self._from_right else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(own)
        side = Qt.AlignmentFlag.AlignLeading if self._from_right else Qt.AlignmentFlag.AlignLeft
        for number, words in enumerate(self._broken(self.width())):
            top = number * self._pitch()
            painter.drawText(0, top, self.width(), self._pitch(), side | Qt.AlignmentFlag.AlignVCenter, words)

    def _pitch(self) -> int:
        return max(theme.current().line("quote"), self.fontMetrics().height())

    def _broken(self, width: int) -> list[str]:
        metrics = self.fontMetrics()
        lines: list[str] = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
                lines[-1] = longer
            elif len(lines) < QUOTE_LINES:
                lines.append(word)
            else:
                lines[-1] = metrics.elidedText(f"{longer} …", Qt.TextElideMode.ElideRight, width)
                break
        return lines


def linkage(arrow: str, type_: str, title: str, date: str, basis: str) -> tuple[Line, Line]:
    """Return the two lines of a link's card."""
    hedged = "" if basis == "stated" else tr("hedged") if basis == "hedged" else tr("inferred")
    return Line(f"{arrow} {type_}" + (f" · {hedged}" if hedged else "")), Line(f"{title} · {date}", "text")


BASIS_PENS = {
    "stated": Qt.PenStyle.SolidLine,
    "hedged": Qt.PenStyle.DashLine,
    "inferred": Qt.PenStyle.DotLine,
}


def dated(marks: MarkColumns, row: int) -> str:
    """Return the date of an entry in words."""
    edtf = marks.edtf[row]
    return show(accept(edtf, precision=marks.precision[row])) if edtf else tr("undated")


def entry_rows(entries: Iterable[tuple[str, str, str]], opens: Callable[[str], object]) -> Iterator[Row]:
    """Yield a card for each entry, given by id, title and date in words; `opens` gets its id."""
    for id_, title, date in entries:
        yield Row(id_, (title, date), partial(_entry_card, title, date, partial(opens, id_)))


def _entry_card(title: str, date: str, opens: Callable[[], object]) -> Card:
    card = Card()
    card.line(Line(title, "text"))
    card.line(Line(date))
    card.setAccessibleName(f"{title}, {date}")
    card.opened.connect(opens)
    return card


def first_rows(rows: Iterable[Row], most: int, more: Callable[[], object]) -> Iterator[Row]:
    """Yield rows, a thousand of which would hold the window up; after `most`, a button that asks for more of them."""
    for number, row in enumerate(rows):
        if number == most:
            yield Row("more", most, partial(_more, more))
            return
        yield row


def _more(more: Callable[[], object]) -> QPushButton:
    button = controls.button(tr("Show more"), link=True)
    button.clicked.connect(lambda: more())
    return button


def sentence_row(words: str) -> Row:
    """Return the sentence that stands where there are no cards."""
    return Row("", words, partial(controls.label, words, "small", "soft", wraps=True))
