"""Which mark is drawn where: its lines, its column in the margin, the level of its underline, its cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from timeline_app.anchors import Utf16
from timeline_app.ui.kit import theme
from timeline_app.ui.reader.marks import Mark, Support, in_columns
from timeline_app.ui.reader.text.setting.geometry import CARD, Margins, Places

COLUMNS = 5
LEVELS = 2  # underlines one under the other; more only in the margin
_CARD_HIGH, _CARD_GAP = 48, 4


@dataclass(frozen=True, slots=True)
class Card:
    """A card beside the text; without a support it is that of a note."""

    mark: Mark
    support: Support | None
    place: QRectF


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark on the page, in pixels of the document."""

    mark: Mark
    slots: tuple[QRectF, ...]
    column: int = COLUMNS  # COLUMNS: no room in the margin, or nothing to draw there
    level: int = LEVELS  # LEVELS: no room under the words
    depth: int = 0  # how many highlights it lies in
    rtl: bool = False  # whether it begins at the right

    @property
    def grips(self) -> tuple[QRectF, QRectF]:
        """The handles at start and end."""
        first = [slot for slot in self.slots if slot.top() == self.top]
        last = [slot for slot in self.slots if slot.bottom() == self.bottom]
        left, right = min(slot.left() for slot in first), max(slot.right() for slot in first)
        start = right if self.rtl else left
        left, right = min(slot.left() for slot in last), max(slot.right() for slot in last)
        end = left if self.rtl else right
        high = self.slots[0].height()
        return (
            QRectF(start - 2, self.top + 2, 4, high - 4),
            QRectF(end - 2, self.bottom - high + 2, 4, high - 4),
        )

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return self.slots[0].top()

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.slots[-1].bottom()


def place(marks: Sequence[Mark], units: Utf16, places: Places) -> list[Placed]:
    """Find where marks stand, those in the order of the text; laying out the text if need be."""
    lines = {m.id: tuple(places.slots(units.units(m.start), units.units(m.end))) for m in marks}
    seen = [mark for mark in marks if lines[mark.id]]
    barred = [mark for mark in seen if mark.supports]
    reach = [(lines[m.id][0].top(), lines[m.id][-1].bottom()) for m in barred]
    columns = dict(zip((m.id for m in barred), in_columns(reach, COLUMNS), strict=True))
    levels = dict(
        zip((m.id for m in barred), in_columns([(m.start, m.end) for m in barred], LEVELS), strict=True),
    )
    return [Placed(m, lines[m.id], columns.get(m.id, COLUMNS), levels.get(m.id, LEVELS), _depth(m, seen)) for m in seen]


def parted(marks: Sequence[Mark], text: str, point: int) -> int:
    """Return where, at a code point or after it, a paragraph ends that no mark from before reaches beyond.

    Marks before such a place and marks after it share no line: each stand as if the others were not there. `marks`
    are in the order of the text.
    """
    end = _line_end(text, point)
    for mark in marks:
        if mark.start > end:
            break
        end = max(end, _line_end(text, mark.end) if mark.end > end else end)
    return end


def _line_end(text: str, point: int) -> int:
    found = text.find("\n", point)
    return found if found >= 0 else len(text)


def cards(placed: Sequence[Placed], margins: Margins, width: int, *, rtl: bool) -> list[Card]:
    """Put the cards of marks beside the text, each at its first line or below the card before."""
    if not margins.cards:
        return []
    wide, high, gap = theme.px(CARD), theme.px(_CARD_HIGH), theme.px(_CARD_GAP)
    away = theme.px(24)
    left = margins.left - away - wide if rtl else width - margins.right + away
    found: list[Card] = []
    free = 0.0
    for one in sorted(placed, key=lambda p: (p.top, p.mark.start, -p.mark.end)):
        supports: list[Support | None] = [*one.mark.supports]
        if one.mark.comment:
            supports.append(None)
        for support in supports:
            top = max(one.top, free)
            found.append(Card(one.mark, support, QRectF(left, top, wide, high)))
            free = top + high + gap
    return found


def bar(one: Placed, margins: Margins, width: int, *, rtl: bool) -> QRectF:
    """Return the bar of a mark in the margin; the longest is the innermost."""
    away, pitch, thick = theme.px(12), theme.px(6), theme.px(4)
    out = away + pitch * one.column
    left = width - margins.right + out if rtl else margins.left - out - thick
    return QRectF(left, one.top + 2, thick, one.bottom - one.top - 4)


def on_bar(one: Placed, point: QPointF, margins: Margins, width: int, *, rtl: bool) -> bool:
    """Return whether a point is on the bar of a mark, a pixel beside it included."""
    return one.column < COLUMNS and bar(one, margins, width, rtl=rtl).adjusted(-1, 0, 1, 0).contains(point)


def crowded(placed: Sequence[Placed]) -> list[tuple[QRectF, int]]:
    """Return the first lines of marks that found no column, with how many begin there."""
    found: dict[float, tuple[QRectF, int]] = {}
    for one in placed:
        if one.column == COLUMNS and one.mark.supports:
            found[one.top] = one.slots[0], found.get(one.top, (one.slots[0], 0))[1] + 1
    return list(found.values())


def _depth(mark: Mark, marks: Sequence[Mark]) -> int:
    if not mark.colour:
        return 0
    return sum(
        1
        for other in marks
        if other.colour
        and other.id != mark.id
        and other.start <= mark.start
        and mark.end <= other.end
        and (other.length > mark.length or other.id < mark.id)
    )
