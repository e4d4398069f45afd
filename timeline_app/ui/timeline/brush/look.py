"""What painting needs besides a scene: colours, the font, laid-out texts, and what is picked out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

from timeline_app.chart import Style
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.brush.stamps import Stamps

_ON_DARK = 1.35
_MOST_TEXTS = 4000  # kept laid out


@dataclass(frozen=True, slots=True)
class Lit:
    """What is picked out: marks selected (the first is the current one), the mark under the pointer, the cursor's x."""

    selected: tuple[int, ...] = ()
    hovered: int | None = None
    cursor: float | None = None


@dataclass
class Look:
    """Colours, font and laid-out texts of the theme in force; make a new one when that changes."""

    theme: theme.Theme = field(default_factory=theme.current)
    stamps: Stamps = field(default_factory=Stamps)
    _texts: dict[str, QStaticText] = field(default_factory=dict)
    _widths: dict[str, float] = field(default_factory=dict)
    _colours: dict[tuple[int, float], QColor] = field(default_factory=dict)

    @cached_property
    def font(self) -> QFont:
        """The font of every label."""
        return self.theme.font("small")

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """The measures of that font."""
        return QFontMetricsF(self.font)

    @cached_property
    def style(self) -> Style:
        """The sizes of the picture at the text size in force."""
        px = self.theme.px
        return Style(
            lane_least=px(44), lane_most=px(280), lane_folded=px(24), row=px(20), bar=px(16), strip=px(8),
            label_most=min(px(230), 236), label_wide=px(480),
            label_short=px(110), label_least=px(40), card=px(340), dot=px(9) / 2,
        )  # fmt: skip

    def measure(self, text: str) -> float:
        """Return the width of a label in pixels."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = math.ceil(self.metrics.horizontalAdvance(text))
        return width

    def colour(self, token: str) -> QColor:
        """Return the colour of a token."""
        return self.theme.colour(token)

    def lane(self, number: int, opacity: float = 1.0) -> QColor:
        """Return a lane's colour; translucent ones are a little stronger on dark grounds."""
        key = (number, opacity)
        if key not in self._colours:
            colour = self.theme.lane(number)
            if opacity < 1:
                colour.setAlphaF(min(opacity * (_ON_DARK if self.theme.dark else 1), 1.0))
            self._colours[key] = colour
        return self._colours[key]

    def laid_out(self, text: str) -> QStaticText:
        """Return a text ready to be drawn."""
        if text not in self._texts:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            made.prepare(font=self.font)
            self._texts[text] = made
        return self._texts[text]

    def write(self, painter: QPainter, text: str, x: float, middle: float) -> None:
        """Write a text from `x` on, its own height centred: Arabic lines are taller than Latin ones."""
        laid_out = self.laid_out(text)
        painter.drawStaticText(QPointF(round(x), round(middle - laid_out.size().height() / 2)), laid_out)
