"""The card beside an entry under the pointer: its date, its title, the words it rests on and whose they are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.lists import runs_right_to_left
from timeline_app.ui.kit.panes import label
from timeline_app.ui.timeline.reading import CardWords
from timeline_app.words import tr

_WIDE, _OFF, _MOST = 320, 16, 220


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

    def show_words(self, words: CardWords, place: QPoint) -> None:
        """Show an entry near `place` on the parent, off the pointer and inside the parent."""
        self.date.setText(words.date)
        self.title.setText(words.title)
        quote = words.quote if len(words.quote) <= _MOST else words.quote[:_MOST].rsplit(" ", 1)[0] + "…"
        self.quote.setText(tr("“{quote}”", quote=quote) if quote else "")
        self.quote.setVisible(bool(quote))
        start = Qt.AlignmentFlag.AlignRight if runs_right_to_left(quote) else Qt.AlignmentFlag.AlignLeft
        self.quote.setAlignment(start | Qt.AlignmentFlag.AlignAbsolute)
        self.cited.setText(" ".join(part for part in (words.cited, words.more) if part))
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
