"""An entry as a card: beside the pointer, and below a timeline that is shown to others.

Its date, its title, the words it rests on and whose they are.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.chart import wrapped
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import ElidedLabel, label
from timeline_app.ui.timeline.reading import Told
from timeline_app.words import figures, runs_right_to_left, tr

_WIDE, _OFF, _MOST = 320, 16, 220
_TALL, _HINT = 176, 44
_LINES = 2  # of the title of an entry that is shown to others


class HoverCard(QFrame):
    """Floats over its parent and takes neither the focus nor the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(theme.px(_WIDE))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(4))
        self.date = label("", "small", "soft", wraps=True)
        self.title = label("", "label", wraps=True)
        self.quote = label("", "quote", wraps=True)
        self.cited = label("", "small", "soft", wraps=True)
        for line in (self.date, self.title, self.quote, self.cited):
            column.addWidget(line)
        self.hide()

    def show_words(self, words: Told, place: QPoint) -> None:
        """Show an entry near `place` on the parent, off the pointer and inside the parent."""
        self.date.setText(words.date)
        self.title.setText(words.title)
        _say_quote(self.quote, words.quote)
        self.cited.setText(_cited(words))
        theme.mark(self.cited, "tone", "warn" if words.uncited else "soft")
        self.adjustSize()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        self.move(self._beside(place))
        self.raise_()
        self.show()

    def _beside(self, place: QPoint) -> QPoint:
        room, off = self._over.rect(), theme.px(_OFF)
        x = place.x() + off
        if x + self.width() > room.right() - 8:
            x = place.x() - off - self.width()
        y = place.y() + off
        if y + self.height() > room.bottom() - 8:
            y = place.y() - off - self.height()
        return QPoint(max(x, 8), max(y, 8))


class ShownEntry(QFrame):
    """The current entry below a timeline that is shown to others: always as high, until there is one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Entry"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(4))
        self.date = label("", "body", "soft")
        self.number = label("", "small", "soft")
        self.title = _Title()
        theme.dress(self.title, "title")
        self.quote = label("", "quote", wraps=True)
        self.cited = ElidedLabel()
        theme.dress(self.cited, "small", "soft")
        head = QHBoxLayout()
        head.addWidget(self.date, 1)
        head.addWidget(self.number)
        column.addLayout(head)
        for line in (self.title, self.quote, self.cited):
            column.addWidget(line)
        column.addStretch(1)
        self.hide()

    def show_words(self, words: Told | None, number: int, total: int) -> None:
        """Show an entry, the `number`th of `total` in time; None says how to begin."""
        theme.fix(self, height=_TALL if words else _HINT)
        self.date.setText(words.date if words else tr("Right and Left step on, Esc leaves."))
        self.number.setText(tr("{number} of {total}", number=figures(number), total=figures(total)) if words else "")
        self.title.set_text(words.title if words else "")
        self.title.setVisible(words is not None)
        self.cited.setVisible(words is not None)
        _say_quote(self.quote, words.quote if words else "")
        self.cited.set_text(_cited(words) if words else "")
        theme.mark(self.cited, "tone", "warn" if words and words.uncited else "soft")


class _Title(ElidedLabel):
    """A title on as many lines as it needs, up to `_LINES`; the last ends in "…" where more is left."""

    def _elide(self) -> None:
        measure, whole = self.fontMetrics().horizontalAdvance, self.text_whole()
        lines = wrapped(whole, max(self.width(), 24), _LINES, measure)
        self.setText("\n".join(lines))
        self.setToolTip(whole if " ".join(lines) != " ".join(whole.split()) else "")


def _say_quote(line: QLabel, quote: str) -> None:
    cut = quote if len(quote) <= _MOST else quote[:_MOST].rsplit(" ", 1)[0] + "…"
    line.setText(tr("“{quote}”", quote=cut) if cut else "")
    line.setVisible(bool(cut))
    start = Qt.AlignmentFlag.AlignRight if runs_right_to_left(cut) else Qt.AlignmentFlag.AlignLeft
    line.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute)


def _cited(words: Told) -> str:
    return " ".join(part for part in (words.cited, words.more) if part)
