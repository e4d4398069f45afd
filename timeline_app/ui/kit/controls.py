"""What stands in panes and bars: labels, among them one that is cut where it does not fit, buttons, and their room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from timeline_app.ui.kit import icons, theme

_WORTH = 0.6  # of a line that was cut; shorter ones are cut within a word


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of `text` as fits, with "…" where it was cut: behind a whole word unless that loses too much."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if shown == text or not shown.endswith("…"):
        return shown
    kept = shown.removesuffix("…")
    behind = kept.rfind(" ")
    if not text[len(kept) :].startswith(" ") and behind > _WORTH * len(kept):
        kept = kept[:behind]
    return kept.rstrip(" ,;:·–—-") + "…" if kept.strip() else shown


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit, cut at its logical end; the tooltip has it all."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        stay(self)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text`, which is also the accessible name."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def text_whole(self) -> str:
        """Return the text before it was cut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = elided(self._whole, self.fontMetrics(), max(self.width(), 24))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def tool(name: str, words: str, key: str = "", *, checkable: bool = False) -> QToolButton:
    """Return a header button of 32×32 with the icon `name`; its tooltip is "words (key)".

    "back" and "forward" point the other way where lines begin at the right.
    """
    button = QToolButton()
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        name = {"back": "forward", "forward": "back"}.get(name, name)
    button.setIcon(icons.icon(name))
    theme.fix(button, 32, 32, icon=16)
    button.setToolTip(f"{words} ({key})" if key else words)
    button.setAccessibleName(words)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def button(words: str, *, primary: bool = False, small: bool = False, link: bool = False) -> QPushButton:
    """Return a button with a word on it; at most one in a pane is primary."""
    made = QPushButton(words)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setProperty("primary", primary)
    made.setProperty("small", small)
    made.setProperty("link", link)
    made.setAccessibleName(words)
    made.setAutoDefault(False)
    return made


def label(text: str, role: theme.Role = "body", tone: str = "text", *, wraps: bool = False) -> QLabel:
    """Return a plain label in a role and a tone."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    lead(made)
    theme.dress(made, role, tone)
    return made


def inset(inside: QLayout, start: float, top: float, end: float, bottom: float) -> None:
    """Keep so many pixels of the design free around a layout; Qt does not mirror its margins, so we do."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    inside.setContentsMargins(*(theme.px(size) for size in (start, top, end, bottom)))


def lead(words: QLabel) -> None:
    """Let words begin where lines begin in this window; Qt looks at the words alone."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        words.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def stay(line: QLabel) -> None:
    """Let a single line stay at the side where lines of this window begin, in whatever script it is."""
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
