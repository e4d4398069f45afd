"""Where the timeline looks, and how it comes to look elsewhere: panned, zoomed, scrolled, brought to an entry."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.chart import Scene, View, busiest, is_busiest_within
from timeline_app.dates import CEILING, FLOOR
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.around.cursor import CursorView
from timeline_app.ui.timeline.brush.look import Lit
from timeline_app.ui.timeline.drawing.motion import Motion
from timeline_app.ui.timeline.drawing.picture import TimeBox

_NUDGE = 0.05  # a zoom by less comes at once: touchpads send many of them
_LABEL = 280  # pixels kept free at the right for the words of the last entry and a badge behind them


class LookingView(CursorView):
    """Looks at a stretch of time through a box; whoever derives from it draws what is there."""

    looked = Signal()  # at another stretch of time

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.still = False  # no animation
        self.glides = True  # the picture runs on after a fast drag
        self.box = TimeBox()
        self.motion = Motion(self)
        self.motion.moved.connect(self._range)
        self._origin = 0
        self._view = View(0, 86_400, 600, 200)
        self._at_home = False  # nobody has looked elsewhere since
        self.box.held.connect(self.motion.stop)  # a click takes effect when let go: what was aimed at stays there
        self.box.wheeled.connect(self._wheel)
        self.box.scrolled.connect(self._moved)

    @abstractmethod
    def drawn(self) -> Scene:
        """Return the picture of what is in sight."""

    @abstractmethod
    def lit(self) -> Lit:
        """Return what is picked out."""

    @abstractmethod
    def _lanes_changed(self) -> None:
        """Draw anew, the names of lanes too."""

    @property
    def view(self) -> View:
        """The part of time in sight."""
        return self._view

    def set_view(self, view: View, *, jump: bool = False) -> None:
        """Look at another stretch of time; a `jump` takes 150 ms where motion is wanted."""
        self.motion.stop()
        self._at_home = False
        if jump and not self.still and self.isVisible():
            self.motion.go(self._view, view)
        else:
            self._range(view.lo, view.hi)

    def centre(self, moment: float) -> None:
        """Bring a moment to the middle."""
        self.set_view(self._view.panned(self._view.x(moment) - self._view.width / 2), jump=True)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show `factor` times as much time; what is at `x`, else at the cursor, else in the middle, stays there."""
        if x is None:
            cursor = self.lit().cursor
            inside = cursor is not None and 0 <= cursor <= self._view.width
            x = cursor if cursor is not None and inside else self._view.width / 2
        self.set_view(self._view.zoomed(factor, x))

    def fit(self, ids: tuple[str, ...] = ()) -> None:
        """Show everything, or all of the time that these entries take, with room for words.

        An end that is open or unknown reaches as far as anything in the chronology is known.
        """
        stretch = self._stretch(ids)
        if stretch is not None:
            self.set_view(self._roomy(*stretch), jump=True)
        elif not ids:
            self.set_view(self._view.around(self.marks), jump=True)

    def home(self) -> None:
        """Show where most entries are: everything, unless a few of them lie far off."""
        stretch = busiest(self.marks)
        if stretch:
            self.set_view(self._roomy(*stretch))
            self._at_home = True

    def _stretch(self, ids: tuple[str, ...]) -> tuple[int, int] | None:
        """Return from when until when these entries last, None when none of them is drawn."""
        marks, whole = self.marks, self.marks.extent()
        places = [marks.index[id_] for id_ in ids if id_ in marks.index]
        if not places or whole is None:
            return None
        s0, s1, e0, e1 = (column[places] for column in (marks.s0, marks.s1, marks.e0, marks.e1))
        lo = min(max(int(s0.min()), whole[0]), int(e0.min(initial=CEILING, where=e0 > FLOOR + 1)))
        hi = max(min(int(e1.max()), whole[1]), int(s1.max(initial=FLOOR, where=s1 < CEILING)))
        return lo, max(hi, lo + 1)

    def _roomy(self, lo: int, hi: int) -> View:
        """Look at [lo, hi) with a margin, and room at the right for the words of the last entry."""
        room = max(hi - lo, 3600)
        share = min(_LABEL / self._view.width, 0.4)
        return self._view.fitted(lo - 0.04 * room, lo + 1.04 * room / (1 - share), margin=0)

    def pan(self, pixels: float) -> None:
        """Look further to the right, or to the left when negative."""
        self.set_view(self._view.panned(pixels))

    def scroll_lanes(self, pixels: float) -> None:
        """Scroll the lanes down, or up when negative."""
        if pixels <= 0 and not self._view.scroll:
            return  # at the top already; nothing is laid out to find that
        most = max(self.drawn().tall - self._view.height, 0.0)
        scroll = min(max(self._view.scroll + pixels, 0.0), most)
        if scroll != self._view.scroll:
            self._view = replace(self._view, scroll=float(round(scroll)))
            self._lanes_changed()

    def fold(self, names: frozenset[str]) -> None:
        """Draw these lanes as strips, and the others open."""
        if names != self._view.folded:
            self._view = replace(self._view, folded=names)
            self._lanes_changed()
            self.scroll_lanes(0)

    def reveal(self, entry_id: str) -> None:
        """Bring an entry into view by the shortest way."""
        mark = self.marks.index.get(entry_id)
        if mark is None:
            return
        view, scene_now = self._view, self.drawn()
        box = next((lane for lane in scene_now.lanes if lane.lane == self.marks.lane[mark]), None)
        if box is not None and (box.y < 0 or box.y + box.height > view.height):
            self.scroll_lanes(box.y if box.y < 0 else min(box.y, box.y + box.height - view.height))
        x, end = view.x(int(self.marks.at[mark])), view.x(int(self.marks.e1[mark]))
        if x < theme.px(12) and (self.marks.row[mark] < 0 or end < theme.px(60)):
            self.set_view(view.panned(x - view.width * 0.25), jump=True)
        elif x > view.width - theme.px(48):
            self.set_view(view.panned(x - view.width * 0.65), jump=True)

    def _outgrown(self) -> bool:
        """Whether nobody has looked elsewhere, and most entries are no longer where the picture looks."""
        return self._at_home and not is_busiest_within(self.marks, self._view.lo, self._view.hi)

    def _range(self, lo: float, hi: float) -> None:
        self.box.setXRange(lo - self._origin, hi - self._origin, padding=0)

    def _wheel(self, factor: float, x: float) -> None:
        """Zoom by a turn of the wheel; another turn on the way goes on from where the first one leads."""
        begin = self.motion.goal() or self._view
        self.set_view(begin.zoomed(factor, x), jump=abs(factor - 1) > _NUDGE)

    def _fling(self, pixels: float) -> None:
        if self.glides and not self.still:
            self.set_view(self._view.panned(pixels), jump=True)

    def _moved(self, right: float, down: float) -> None:
        if right:
            self.pan(right)
        if down:
            self.scroll_lanes(down)
