"""What part of time is looked at, in how many pixels; and how big things are drawn in it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from timeline_app.chart.marks import Ints, Marks
from timeline_app.dates.languages import Language

Measure: TypeAlias = Callable[[str], float]
"""The width of a text in the units of the picture, by the font that will draw it; no estimate."""

LIMIT = 6.3e17  # 2 * 10**10 years to either side
CLOSEST = 2.0  # seconds across the whole view
_EXACT = 2**12  # steps of float64 across the view, at the least: in deep time it spans no less


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of the picture, in its own units (pixels in the window, points on paper)."""

    lane_least: float = 44
    lane_most: float = 280
    lane_stretched: float = 0
    """What a lane may have where all lanes have `lane_most` and the view is still not full; 0 for no more."""
    lane_folded: float = 24
    gutter: float = 10
    row: float = 20
    bar: float = 16
    strip: float = 8
    bin: float = 3
    label_most: float = 230
    label_wide: float = 480
    label_short: float = 110
    label_least: float = 40
    card: float = 340
    halo: float = 48
    dot: float = 4.5
    corner: float = 6
    links: int = 200
    ellipsis: str = "…"
    first_weekday: int = 0
    calendar: str = ""
    """A second calendar of the axis, a name of `dates.CALENDARS`; "" for none."""
    language: Language | None = None
    """Whose names and figures the axis has; None is the user's."""


@dataclass(frozen=True, slots=True)
class View:
    """A window on time: [lo, hi) seconds across `width`, lanes scrolled by `scroll` within `height`.

    `folded` and `hidden` name lanes drawn as a strip only, and not at all. `lit` holds ids of entries whose
    links are drawn whatever happens (what is selected or hovered). Nothing in it moves a label but time,
    width and lanes.
    """

    lo: float
    hi: float
    width: float
    height: float
    scroll: float = 0.0
    folded: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    lit: frozenset[str] = frozenset()

    @property
    def scale(self) -> float:
        """Seconds in one pixel."""
        return (self.hi - self.lo) / self.width

    def x(self, seconds: float) -> float:
        """Return where a moment stands, exact to a thousandth of a pixel even in deep time."""
        base = math.floor(self.lo)
        return ((seconds - base) - (self.lo - base)) / self.scale

    def placer(self) -> Callable[[int], float]:
        """Return `x` for many moments one after the other."""
        base = math.floor(self.lo)
        begin, scale = self.lo - base, self.scale
        return lambda seconds: ((seconds - base) - begin) / scale

    def xs(self, seconds: Ints) -> NDArray[np.float64]:
        """Return where moments stand; those far outside, sentinels too, stand one span outside the view."""
        base = math.floor(self.lo)
        span = math.ceil(self.hi - self.lo) + 1
        near = np.minimum(np.maximum(seconds, base - span), base + 2 * span) - base
        return np.asarray((near - (self.lo - base)) / self.scale, np.float64)

    def seconds(self, x: float) -> float:
        """Return the moment at a place."""
        return self.lo + x * self.scale

    def panned(self, pixels: float) -> View:
        """Look `pixels` further to the right (to the left when negative)."""
        span = self.hi - self.lo
        lo = min(max(self.lo + pixels * self.scale, -LIMIT), LIMIT - span)
        return replace(self, lo=lo, hi=lo + span)

    def zoomed(self, factor: float, x: float) -> View:
        """Show `factor` times as much time (less than 1 zooms in); the moment at `x` stays where it is."""
        held, share = self.seconds(x), x / self.width
        least = max(CLOSEST, _EXACT * math.ulp(held))
        span = min(max((self.hi - self.lo) * factor, least), 2 * LIMIT)
        lo = min(max(held - share * span, -LIMIT), LIMIT - span)
        return replace(self, lo=lo, hi=lo + span)

    def fitted(self, lo: float, hi: float, margin: float = 0.06) -> View:
        """Show [lo, hi) with `margin` of the width free on either side."""
        span = max(hi - lo, CLOSEST)
        lo, hi = max(lo - margin * span, -LIMIT), min(lo + span + margin * span, LIMIT)
        return replace(self, lo=lo, hi=hi)

    def around(self, marks: Marks, width: float = 220) -> View:
        """Show everything, with room at the right for the last label."""
        extent = marks.extent()
        if extent is None:
            return self
        lo, hi = extent
        room = min(width / max(self.width, 1.0), 0.4)
        span = max(hi - lo, 60)
        return replace(self, lo=lo - 0.05 * span, hi=lo + span * 1.05 / (1 - room))
