"""Cards in place of labels where there is room: date, title, status, source and first quotation of an entry.

Whether a moment has a card depends on what is near it in time, never on where the view begins: a card neither
appears nor moves while the view is dragged. It takes the rows of its lane below its title and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import NamedTuple

import numpy as np

from timeline_app.chart.marks import Ints, Marks
from timeline_app.chart.parts import Card, CardLine, Flags, Floats, LaneBox, Role
from timeline_app.chart.tiles.labels import BEFORE, Labels
from timeline_app.chart.tiles.sheets import LINES, Sheet
from timeline_app.chart.tiles.words import elided
from timeline_app.chart.view import Style, View
from timeline_app.words import runs_right_to_left

LEFT = (
    6.0  # a card begins no further to the left; what would go beyond an edge has a label, which is cut as whole words
)
_INSET = 8.0
_AROUND = 500.0  # how far to either side of a card entries are counted …
_APART = 200.0  # … of which there may be one to so much width, and one in each lane
_LINES = 6
_BESIDE = 12.0  # between the date and a quotation in the same row
_ALONG = 220.0  # room that these need behind the words of an interval
_STEP = 16  # units by which their room is counted, so that they stay as they are while it changes a little
_QUOTE = 120.0  # room that a quotation needs there: less says nothing
_KEPT = 2000  # cards of which the lines are kept


class CardWords(NamedTuple):
    """What a card says; what is "" is left out."""

    title: str
    date: str = ""
    status: str = ""
    source: str = ""
    quote: str = ""


class Said(NamedTuple):
    """A text on a card, its true width, and the row that it stands in; texts of one row follow each other."""

    role: Role
    text: str
    width: float
    row: int


@dataclass(frozen=True, slots=True)
class Face:
    """Where the words of cards come from, and how wide they are by the fonts that will draw them.

    `words` is asked, by id, for entries whose card is being laid out and for no others; None leaves the label.
    Lines are kept, so that a face is to be made anew when words, fonts or sizes are others.
    """

    words: Callable[[str], CardWords | None]
    measure: Callable[[Role, str], float]
    kept: dict[tuple[str, int, float], tuple[Said, ...]] = field(default_factory=dict)
    told: dict[str, CardWords | None] = field(default_factory=dict)

    def lines(self, id_: str, count: int, wide: float, ellipsis: str) -> tuple[Said, ...]:
        """Return what an entry's card says in at most `count` rows no wider than `wide`; () for none."""
        key = (id_, count, wide)
        if key not in self.kept:
            words = self._asked(id_)
            self.kept[key] = self._said(words, count, wide, ellipsis) if words else ()
        return self.kept[key]

    def along(self, id_: str, wide: int, ellipsis: str) -> tuple[Said, ...]:
        """Return when an entry was and what is quoted of it, in a row no wider than `wide`; () without a quotation."""
        key = (id_, 1, wide - wide % _STEP)
        if key not in self.kept:
            words = self._asked(id_)
            self.kept[key] = self._behind(words, 0, key[2], ellipsis) if words and words.quote else ()
        return self.kept[key]

    def _asked(self, id_: str) -> CardWords | None:
        if len(self.kept) >= _KEPT:
            self.kept.clear()
            self.told.clear()
        if id_ not in self.told:
            self.told[id_] = self.words(id_)
        return self.told[id_]

    def _said(self, words: CardWords, count: int, wide: float, ellipsis: str) -> tuple[Said, ...]:
        """Fill the rows; where there are but two, the quotation shares the second one with the date."""
        if count == 2 and words.quote and words.title:
            made = self._set([("title", words.title)], 1, wide, ellipsis)
            behind = self._behind(words, 1, wide, ellipsis)
            if made and behind:
                return (*made, *behind)
        return tuple(self._set(_told(words, count), count, wide, ellipsis))

    def _behind(self, words: CardWords, row: int, wide: float, ellipsis: str) -> tuple[Said, ...]:
        """Return date and quotation in one row; () where there is no room for some words of it."""
        when = " · ".join(part for part in (words.date, words.status) if part)
        date = self.measure("date", when)
        left = wide - date - _BESIDE
        quote = elided(words.quote, left, partial(self.measure, "quote"), ellipsis) if left >= _QUOTE else ""
        return (Said("date", when, date, row), Said("quote", quote, self.measure("quote", quote), row)) if quote else ()

    def _set(self, told: Sequence[tuple[Role, str]], count: int, wide: float, ellipsis: str) -> list[Said]:
        """Break the last text over the rows that are left, the others have one each."""
        lines: list[Said] = []
        for at, (role, text) in enumerate(told):
            spare = count - len(told) + 1 if at == len(told) - 1 else 1
            measure = partial(self.measure, role)
            parts = wrapped(text, wide, spare, measure, ellipsis)
            lines += [Said(role, part, measure(part), len(lines) + row) for row, part in enumerate(parts)]
        return lines


def _told(words: CardWords, count: int) -> list[tuple[Role, str]]:
    """Return the texts of a card in their order: as much as goes into so many lines."""
    when = " · ".join(part for part in (words.date, words.status) if part)
    if count <= 2 or (count == 3 and words.quote):
        when = " · ".join(part for part in (when, words.source) if part)
        told: list[tuple[Role, str]] = [("title", words.title), ("date", when)]
    else:
        told = [("title", words.title), ("date", when), ("source", words.source)]
    told = [line for line in told if line[1]]
    return [*told, ("quote", words.quote)] if words.quote and count > len(told) else told


def wrapped(text: str, most: float, lines: int, measure: Callable[[str], float], ellipsis: str = "…") -> list[str]:
    """Break a text between words into at most `lines` lines no wider than `most`; the last is shortened."""
    rest = text.split()
    made: list[str] = []
    while rest and len(made) < lines - 1:
        count = 1
        while count < len(rest) and measure(" ".join(rest[: count + 1])) <= most:
            count += 1
        if measure(" ".join(rest[:count])) > most:
            break
        made.append(" ".join(rest[:count]))
        rest = rest[count:]
    last = elided(" ".join(rest), most, measure, ellipsis) if rest else ""
    return [*made, last] if last else made


@dataclass(slots=True)
class Cards:
    """The cards of one picture; without a face there are none."""

    marks: Marks
    view: View
    style: Style
    labels: Labels
    face: Face | None
    made: list[Card] = field(default_factory=list)

    def choose(self, boxes: Sequence[LaneBox], sheet: Sheet, x: Floats) -> tuple[Flags, Floats]:
        """Lay out cards; return which labels of the sheet give way to them, and where the next card begins.

        That is infinity where none follows in the row. `x`: the places of the labels in the view.
        """
        taken, ends = np.zeros(len(x), np.bool_), np.full(len(x), inf)
        if self.face is None:
            return taken, ends
        may = (sheet.width > 0) & ~sheet.leader & (x < self.view.width) & (x + self.style.card >= 0)
        may[may] = self._calm(sheet.at[may])
        by_lane = {box.lane: box for box in boxes}
        for at in np.flatnonzero(may).tolist():
            mark, line = int(sheet.mark[at]), int(sheet.line[at])
            box = by_lane[int(self.marks.lane[mark])]
            row = line % LINES
            count = min(box.label_rows - row, _LINES)
            if count > 1 and self._alone(mark):
                lines = self._lay_out(box, mark, float(x[at]), row, count)
                taken[at] = lines > 0
                below = (sheet.line >= line) & (sheet.line < line + lines) & (x < x[at])
                ends[below] = np.minimum(ends[below], x[at] - BEFORE)
        return taken, ends

    def follow(self, mark: int, left: float, right: float, y: float) -> None:
        """Say of an interval in its bar, behind its words, when it was and what is quoted, where the view is calm."""
        wide, view, style = min(right - left, 2 * self.style.card) - 2 * _INSET, self.view, self.style
        if self.face is None or wide < _ALONG or not self._calm(np.array([int(view.seconds(view.width / 2))]))[0]:
            return
        said = self.face.along(self.marks.ids[mark], int(wide), style.ellipsis)
        if said:
            held = sum(line.width for line in said) + _BESIDE * (len(said) - 1) + 2 * _INSET
            colour = self.marks.colours[int(self.marks.lane[mark])]
            from_right = runs_right_to_left(self.marks.titles[mark])
            lines = self._row(said, (left, y - style.row / 2, held), from_right=from_right)
            self.made.append(Card(left, y - style.bar / 2, held, style.bar, colour, mark, tuple(lines), along=True))

    def edges(self) -> Floats:
        """Return left, right, top and bottom of the cards, (n, 4), for what has to keep clear of them."""
        return np.array([(c.x, c.x + c.w, c.y, c.y + c.h) for c in self.made], np.float64).reshape(-1, 4)

    def _lay_out(self, box: LaneBox, mark: int, x: float, row: int, count: int) -> int:
        style, face = self.style, self.face
        assert face is not None
        left = x + self._after(mark) + 1
        lines = face.lines(self.marks.ids[mark], count, style.card - 2 * _INSET, style.ellipsis)
        if len(lines) < 2:
            return 0
        rows = [[line for line in lines if line.row == at] for at in range(lines[-1].row + 1)]
        wide = max(sum(line.width for line in held) + _BESIDE * (len(held) - 1) for held in rows) + 2 * _INSET
        if left < LEFT or left + wide > self.view.width:
            return 0
        top = box.labels_y + row * style.row + 1
        told: list[CardLine] = []
        for at, held in enumerate(rows):
            from_right = any(runs_right_to_left(first.text) for first in (rows[0][0], held[0]))
            told += self._row(held, (left, top + at * style.row - 1, wide), from_right=from_right)
        tall = len(rows) * style.row - 2
        self.made.append(Card(left, top, wide, tall, box.colour, mark, tuple(told)))
        return len(rows)

    def _row(self, said: Sequence[Said], place: tuple[float, float, float], *, from_right: bool) -> list[CardLine]:
        """Set what stands in one row; `place`: left, top and width of the card there."""
        left, top, wide = place
        x, made = left + _INSET, []
        for line in said:
            begin = 2 * left + wide - x - line.width if from_right else x
            made.append(CardLine(begin, top, line.width, self.style.row, line.text, line.role))
            x += line.width + _BESIDE
        return made

    def _alone(self, mark: int) -> bool:
        after = self._after(mark) + self.style.card + BEFORE + 4
        return self._gap(mark, 1) >= after and self._gap(mark, -1) >= self.style.card

    def _gap(self, mark: int, way: int) -> float:
        """Return the distance to the next entry of the lane that has a dot or words among the dots."""
        marks, part = self.marks, self.marks.slice(int(self.marks.lane[mark]))
        other, most = mark + way, 2 * self.style.card
        while part.start <= other < part.stop:
            gap = abs(int(marks.at[other]) - int(marks.at[mark])) / self.view.scale
            if gap >= most:
                break
            if marks.row[other] < 0 or self.labels.beside(other, self.view.scale) == "leader":
                return gap - (float(self.labels.before(np.array([other]))[0]) - BEFORE if way > 0 else 0)
            other += way
        return most

    def _after(self, mark: int) -> float:
        return float(self.labels.after(np.array([mark]))[0])

    def _calm(self, at: Ints) -> Flags:
        """Say of which moments nothing much is near in any of the lanes."""
        marks, reach = self.marks, int(_AROUND * self.view.scale)
        order = marks.times.sorted
        found = np.searchsorted(order, at + reach) - np.searchsorted(order, at - reach)
        calm: Flags = found <= max(2 * _AROUND / _APART, len(marks.lanes))
        return calm
