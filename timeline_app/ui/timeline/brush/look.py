"""What painting needs besides a scene: colours, the font, laid-out texts, and what is picked out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

from timeline_app.chart import Style
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.brush.fills import Floats
from timeline_app.ui.timeline.brush.stamps import Stamps
from timeline_app.ui.timeline.brush.strokes import Ints, Words

_CHANNELS = ("red", "green", "blue")
_ON_DARK = 1.35
_MOST_TEXTS = 4000  # kept laid out


@dataclass(frozen=True, slots=True)
class Lit:
    """What is picked out: marks selected (the first is the current one), the mark under the pointer, the cursor's x.

    `sought`: words of the filter, lit up where they stand.
    """

    selected: tuple[int, ...] = ()
    hovered: int | None = None
    cursor: float | None = None
    sought: str = ""


@dataclass
class Look:
    """Colours, font and laid-out texts of the theme in force; make a new one when that changes."""

    theme: theme.Theme = field(default_factory=theme.current)
    stamps: Stamps = field(default_factory=Stamps)
    _texts: dict[str, tuple[QStaticText, float]] = field(default_factory=dict)
    _widths: dict[str, float] = field(default_factory=dict)
    _colours: dict[tuple[int, float], QColor] = field(default_factory=dict)
    _inks: dict[float, Ints] = field(default_factory=dict)

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
            lane_least=px(44), lane_most=px(280), lane_stretched=px(840), lane_folded=px(24),
            row=px(20), bar=px(16), strip=px(8), label_most=min(px(230), 236), label_wide=px(480),
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

    def ground(self, number: int) -> QColor:
        """Return the ground of a lane on the pane, opaque: Qt fills translucent boxes many times slower."""
        key = (number, -1.0)
        if key not in self._colours:
            ground = self.theme.lane_ground(number)
            self._colours[key] = _mixed(ground, self.colour("pane"), ground.alphaF())
        return self._colours[key]

    def over_pane(self, token: str, opacity: float) -> QColor:
        """Return what the colour of a token looks like on the pane, opaque."""
        return _mixed(self.colour(token), self.colour("pane"), opacity)

    def lane(self, number: int, opacity: float = 1.0) -> QColor:
        """Return a lane's colour; translucent ones are a little stronger on dark grounds."""
        key = (number, opacity)
        if key not in self._colours:
            colour = self.theme.lane(number)
            if opacity < 1:
                colour.setAlphaF(min(opacity * (_ON_DARK if self.theme.dark else 1), 1.0))
            self._colours[key] = colour
        return self._colours[key]

    def inks(self, colours: Ints, opacity: float = 1.0) -> Ints:
        """Return the colours of lanes, given by their numbers, as numbers with their opacity."""
        most = int(colours.max(initial=0)) + 1
        table = self._inks.get(opacity)
        if table is None or len(table) < most:
            found = [self.lane(number, opacity).rgba() for number in range(max(most, 10))]
            table = self._inks[opacity] = np.array(found, np.int64)
        inks: Ints = table[colours]
        return inks

    def laid_out(self, text: str) -> tuple[QStaticText, float]:
        """Return a text ready to be drawn, and half of its height."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            made.prepare(font=self.font)
            found = self._texts[text] = made, made.size().height() / 2
        return found

    def written(self, texts: Sequence[str], x: Floats, middle: Floats, token: str) -> Words:
        """Return texts as they are written from `x` on; the own height of each is centred on `middle`.

        Arabic lines are taller than Latin ones.
        """
        held = self._texts
        found = [held.get(text) or self.laid_out(text) for text in texts]
        laid_out, halves = zip(*found, strict=True) if found else ((), ())
        left, top = np.rint(x).astype(np.int64), np.rint(middle - np.array(halves, np.float64)).astype(np.int64)
        return Words(left, top, laid_out, self.colour(token))

    def write(self, painter: QPainter, text: str, x: float, middle: float) -> None:
        """Write a text from `x` on, its own height centred."""
        laid_out, half = self.laid_out(text)
        painter.drawStaticText(round(x), round(middle - half), laid_out)


def _mixed(over: QColor, under: QColor, part: float) -> QColor:
    pairs = ((getattr(over, name)(), getattr(under, name)()) for name in _CHANNELS)
    return QColor(*(round(part * a + (1 - part) * b) for a, b in pairs))
