"""Finding words in the text: a bar under the header, "3 of 12", forms of letters forgotten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from timeline_app.anchors import Prepared, wide
from timeline_app.project import hits_in
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import inset, label, tool
from timeline_app.ui.reader.text import TextView
from timeline_app.words import figures, tr

Span = tuple[int, int]
MOST = 5000  # hits; nobody steps through more

_LETTERS = str.maketrans("يىۍېكةۀەؤ", "ییییکههه" + "و", "ـ\u200c\u200d")
_SAME = {ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ٱ"): "ا", ord("ئ"): "ی"}


def find(prepared: Prepared, typed: str) -> list[Span]:
    """Return where words stand as [start, end) in code points: case, accents, and kinds of ی ک ه aside.

    Digits of all scripts are one: ۱۸ is found by 18.
    """
    needle = _folded(wide(typed).text).strip()
    if not needle:
        return []
    form = prepared.wide
    places, plain = _with_places(form.text)
    found = []
    for hit in re.finditer(re.escape(needle), plain):
        first, last = places[hit.start()], places[hit.end() - 1] + 1
        found.append(form.span(first, last))
        if len(found) == MOST:
            break
    return found


def _folded(text: str) -> str:
    letters = text.translate(_LETTERS).translate(_SAME)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and c not in "0123456789" else c for c in letters)


def _with_places(text: str) -> tuple[Sequence[int], str]:
    """Return the folded text and the place of each of its letters in `text`."""
    if text.isascii():
        return range(len(text)), text
    places: list[int] = []
    letters: list[str] = []
    table: dict[str, str] = {letter: _folded(letter) for letter in set(text)}
    for place, letter in enumerate(text):
        plain = table[letter]
        if plain:
            letters.append(plain)
            places.append(place)
    return places, "".join(letters)


class FindBar(QFrame):
    """The bar of 36 under the header. It searches as one types; Enter goes on, Shift+Enter back, Esc closes."""

    sought = Signal(str)  # what is typed now
    stepped = Signal(int)  # 1: next, -1: previous
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px(44))
        self.setProperty("ground", "sunken")
        row = QHBoxLayout(self)
        inset(row, 16, 4, 8, 4)
        row.setSpacing(theme.px(8))
        self.line = QLineEdit(placeholderText=tr("Find in this text"))
        self.line.setAccessibleName(tr("Find in this text"))
        self.line.setMaximumWidth(theme.px(360))
        self.line.textChanged.connect(self.sought)
        self.line.installEventFilter(self)
        self.count = label("", "small", "soft")
        back = tool("previous", tr("Previous"), "Shift+F3")
        on = tool("next", tr("Next"), "F3")
        close = tool("close", tr("Close"), "Esc")
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.leave)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(back)
        row.addWidget(on)
        row.addStretch(1)
        row.addWidget(close)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar with the focus; `words` replace what was sought last."""
        self.show()
        if words:
            self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.emit(self.line.text())

    def hold(self, words: str) -> None:
        """Show the bar with words that somebody else seeks; the focus stays where it is."""
        self.line.blockSignals(True)
        self.line.setText(words)
        self.line.blockSignals(False)
        self.show()

    def say(self, current: int, total: int) -> None:
        """Say at which hit one stands, from 1; 0 for none."""
        if not self.line.text().strip():
            words = ""
        elif not total:
            words = tr("Not found")
        elif current:
            words = tr("{number} of {total}", number=figures(current), total=figures(total))
        else:
            words = tr("{total} found", total=figures(total))
        self.count.setText(words)
        theme.mark(self.count, "tone", "warn" if words and not total else "soft")

    def leave(self) -> None:
        """Close the bar."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False


class Finder(QObject):
    """Joins the bar with the text: hits are shown as one types, and one steps through them in a ring."""

    def __init__(self, bar: FindBar, view: TextView) -> None:
        super().__init__(view)
        self._bar = bar
        self._view = view
        self._hits: list[Span] = []
        self._at = -1
        bar.sought.connect(self._seek)
        bar.stepped.connect(self.step)
        bar.closed.connect(self._end)

    def open(self) -> None:
        """Open the bar; selected words of one line are what is sought."""
        span = self._view.words()
        words = self._view.script.text[span[0] : span[1]] if span else ""
        self._bar.open("" if "\n" in words else words)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1); the bar opens when nothing was sought yet."""
        if self._bar.isHidden():
            self.open()
            return
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._show()

    def show(self, typed: str, start: int) -> None:
        """Light every typed word in the text, wherever it stands, and go to the one at `start` or behind it.

        Where none of them stands in it, as when an article was found by its title, nothing happens.
        """
        hits = hits_in(self._view.script.text, typed, MOST)
        if not hits:
            return
        self._hits = hits
        self._bar.hold(typed)
        self._at = next((n for n, hit in enumerate(self._hits) if hit[0] >= start), 0 if self._hits else -1)
        self._show()

    def anew(self) -> None:
        """Seek the same words in another text, without moving."""
        if not self._bar.isHidden():
            self._seek(self._bar.line.text(), moves=False)

    def _seek(self, typed: str, *, moves: bool = True) -> None:
        self._hits = find(self._view.script.prepared, typed)
        from_here = self._view.top() if self._at < 0 else self._hit_start()
        self._at = next((n for n, hit in enumerate(self._hits) if hit[0] >= from_here), 0 if self._hits else -1)
        if moves:
            self._show()
        else:
            self._at = -1
            self._tell()

    def _hit_start(self) -> int:
        return self._view.caret()

    def _show(self) -> None:
        self._tell()
        if 0 <= self._at < len(self._hits):
            start, end = self._hits[self._at]
            self._view.put_caret(start)
            if not self._view.is_in_view(start, end):
                self._view.scroll_to(start)

    def _tell(self) -> None:
        self._view.set_hits(self._hits, self._at)
        self._bar.say(self._at + 1, len(self._hits))

    def _end(self) -> None:
        hit = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._hits, self._at = [], -1
        self._view.set_hits(())
        if hit:
            self._view.select(*hit)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
