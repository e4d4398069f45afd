"""Dots with their words and badges: near the edges of the view these give way as whole words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from timeline_app.chart.layout.cards import Cards
from timeline_app.chart.layout.shapes import Shapes
from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.parts import Arrow, Badge, Flags, Floats, LaneBox, Texts
from timeline_app.chart.tiles.labels import PAD, Labels, sure_ends
from timeline_app.chart.tiles.packing import badge
from timeline_app.chart.tiles.sheets import Sheet, sorted_by_place
from timeline_app.chart.view import Style, View

LEFT = 11.0  # of a label whose dot is outside to the left, behind its arrow
_HEAD = 4.5  # of that arrow
_SEEN = 60.0  # of a band, before words stand on it whose dot is out of sight
_EDGE = 9.0  # free at the right, where the window shows how far down the lanes are
_TALL = 16.0  # of a badge


@dataclass(slots=True)
class Moments:
    """Draws the dots and labels of a sheet."""

    marks: Marks
    view: View
    style: Style
    labels: Labels
    shapes: Shapes
    cards: Cards
    words: list[Texts] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)

    def draw(self, sheet: Sheet, boxes: Sequence[LaneBox]) -> None:
        """Draw all that is in view."""
        sheet = self._with_lit(sheet)
        if not len(sheet.mark):
            return
        x = self.view.xs(sheet.at)
        if sheet.crowded:
            sheet, x = _thinned(sheet, x, self.marks)
        self._dots(sheet, x)
        told, ends = self.cards.choose(boxes, sheet, x)
        if told.any():
            sheet = replace(sheet, width=np.where(told, 0.0, sheet.width))
        self._words(sheet, x, ends)

    def _dots(self, sheet: Sheet, x: Floats) -> None:
        dot, width = self.style.dot, self.view.width
        seen = ~sheet.leader & (x <= width + dot)
        left = np.flatnonzero(seen & (x < -dot))
        seen[left] = self._ends(sheet.mark[left]) > 0  # its band reaches into view
        self.shapes.moments(sheet.mark[seen], x[seen], sheet.y[seen])

    def _words(self, sheet: Sheet, x: Floats, cards: Floats) -> None:
        """Write what stands in view, as far as the next label or card."""
        style, wide = self.style, self.view.width
        begin = x + np.where(sheet.leader, 0.0, sheet.after)
        ends = begin + sheet.width + sheet.badge
        lasting = self._lasting(sheet, x, ends)
        if lasting.any():
            kept = (ends > LEFT) | lasting | (x >= -style.dot)  # what has left keeps no words from those that last
            sheet, x, cards, begin, lasting = _some(sheet, kept), x[kept], cards[kept], begin[kept], lasting[kept]
            ends = np.where(lasting, np.inf, ends[kept])
        following = np.append((x - sheet.before)[1:], np.inf)
        following[:-1][sheet.line[1:] != sheet.line[:-1]] = np.inf
        following = np.minimum(following, cards)
        out = begin < LEFT  # a badge leaves with its dot, and the words take its place
        before = np.where((sheet.width > 0) & ~out, sheet.ahead, 0.0)
        begin = begin + before
        left = np.maximum(begin, LEFT)
        held = left > begin
        worded = sheet.width > 0
        limit = np.where(held, np.minimum(following, wide - _EDGE), wide - _EDGE)
        spare = np.where((sheet.badge > 0) & (before == 0), sheet.badge + PAD, 0.0)
        room = np.minimum(limit, following) - left - spare
        room = np.minimum(np.maximum(room, np.minimum(sheet.width, limit - left)), style.label_wide)
        seen = (ends > LEFT) & (x < wide) & (worded | (sheet.badge > 0))
        badged = (sheet.badge > 0) & ~out & (ends <= wide)
        shown = self._written(sheet, np.flatnonzero(seen & worded), (x, left, room))
        self._arrows(sheet, held & (shown > 0) & (x < -style.dot))
        badged &= seen & ((before > 0) | (shown + sheet.badge <= wide - left))
        behind = left + shown + np.where(worded, PAD, 0.0)
        self._badges(sheet, np.flatnonzero(badged), np.where(before > 0, left - before, behind))

    def _written(self, sheet: Sheet, held: Ints, places: tuple[Floats, Floats, Floats]) -> Floats:
        """Write the words of these where there is room for enough of them; return the widths of all that is written.

        Args:
            places: of all, those of their dots, where their words begin, and how much room these have.
        """
        x, left, room = places
        style, words, shown = self.style, sheet.words[held], np.zeros(len(x))
        whole = sheet.whole[held]
        wide = np.where(whole <= room[held], whole, 0.0)
        cut = np.flatnonzero(wide == 0)
        least = np.minimum(style.label_least, sheet.width[held[cut]])
        columns = (cut, sheet.mark[held[cut]], room[held[cut]], least)
        for place, mark, most, enough in zip(*(column.tolist() for column in columns), strict=True):
            text, width = self.labels.title(mark).within(most)
            if text and width >= enough:
                words[place], wide[place] = text, width
        shown[held] = wide
        held, words, wide = held[wide > 0], words[wide > 0], wide[wide > 0]
        none, led = np.zeros(len(held), np.bool_), np.where(sheet.leader[held], x[held], np.nan)
        top, mark = sheet.y[held] - style.bar / 2, sheet.mark[held]
        self.words.append(Texts(left[held], top, wide, style.bar, tuple(words.tolist()), mark, none, none, led))
        return shown

    def _lasting(self, sheet: Sheet, x: Floats, ends: Floats) -> Flags:
        """Say of which moments the words would have left at the left while their band has not."""
        found = ~sheet.leader & (x < 0) & (ends <= LEFT) & (sheet.width > 0)
        left = np.flatnonzero(found)
        found[left] = self._ends(sheet.mark[left]) > _SEEN
        return found

    def _ends(self, marks: Ints) -> Floats:
        """Return where the bands of marks end."""
        return self.shapes.xs(sure_ends(self.marks, marks))

    def _arrows(self, sheet: Sheet, outside: Flags) -> None:
        """Say of words at the left edge that their dot lies to the left."""
        for at in np.flatnonzero(outside).tolist():
            mark = int(sheet.mark[at])
            colour = self.shapes.colour(mark)
            self.shapes.arrows.append(Arrow(2.0, float(sheet.y[at]), _HEAD, False, colour, mark))

    def _badges(self, sheet: Sheet, held: Ints, x: Floats) -> None:
        """Draw the badges of these, from `x`, of all, on."""
        marks = sheet.mark[held]
        columns = (x[held], sheet.y[held] - _TALL / 2, sheet.badge[held] - PAD, sheet.hidden[held], marks)
        places = (self.marks.lane[marks], sheet.start[held], sheet.end[held])
        self.badges += [
            Badge(begin, y, wide, _TALL, badge(hidden), mark, lane, start, end)
            for begin, y, wide, hidden, mark, lane, start, end in zip(
                *(column.tolist() for column in (*columns, *places)), strict=True
            )
        ]

    def _with_lit(self, sheet: Sheet) -> Sheet:
        """Let entries that are picked out, and stand behind others, take the places of these."""
        marks, changed = self.marks, dict[int, tuple[int, float]]()
        index = marks.index
        for mark in sorted(index[id_] for id_ in self.view.lit if id_ in index):
            if marks.row[mark] >= 0 or (sheet.mark == mark).any():
                continue
            at = int(marks.at[mark])
            before = (sheet.hidden > 0) & (sheet.start <= at) & (at < sheet.end)
            for place in np.flatnonzero(before & (marks.lane[sheet.mark] == marks.lane[mark])).tolist():
                if place not in changed:
                    room = float(sheet.width[place])
                    changed[place] = mark, self.labels.words(mark, room)[1] if room else 0.0
                    break
        if not changed:
            return sheet
        places = list(changed)
        column, width = sheet.mark.copy(), sheet.width.copy()
        column[places] = [changed[place][0] for place in places]
        width[places] = [changed[place][1] for place in places]
        return sorted_by_place(self.labels, replace(sheet, mark=column, width=width))


def _thinned(sheet: Sheet, x: Floats, marks: Marks) -> tuple[Sheet, Floats]:
    """Leave out of labels that meet those of lower rank: they were packed for a closer look."""
    begin, end = x - sheet.before, x + sheet.after + sheet.width + sheet.badge + PAD
    meets = (sheet.line[1:] == sheet.line[:-1]) & (
        np.maximum.accumulate(end + sheet.line * 1e7)[:-1] > begin[1:] + sheet.line[1:] * 1e7
    )
    if not meets.any():
        return sheet, x
    kept = np.zeros(len(x), np.bool_)
    seen = np.flatnonzero((end > 0) & (begin < x.max(initial=0.0) + 1))
    seen = seen[np.argsort(-marks.rank[sheet.mark[seen]].astype(np.int64), kind="stable")]
    taken: dict[int, list[tuple[float, float]]] = {}
    for at, line, left, right in zip(
        seen.tolist(), *(column[seen].tolist() for column in (sheet.line, begin, end)), strict=True
    ):
        row = taken.setdefault(line, [])
        if all(right <= a or left >= b for a, b in row):
            row.append((left, right))
            kept[at] = True
    return _some(sheet, kept), x[kept]


def _some(sheet: Sheet, kept: Flags) -> Sheet:
    return replace(sheet, **{name: getattr(sheet, name)[kept] for name in _COLUMNS})


_COLUMNS = (
    *("mark", "line", "y", "leader", "hidden", "start", "end", "width", "badge"),
    *("at", "before", "after", "words", "whole", "ahead"),
)
