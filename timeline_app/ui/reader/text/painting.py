"""How marks are drawn: grounds below the words, lines and bars above, cards beside. Forms differ, not only colours.

A citation is a solid line in the colour of its lane and a bar; a highlight is a ground; a note a dashed line
and a sign; words of time a dotted line. What is selected has the ground `sel`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from timeline_app.ui.kit import icons, theme
from timeline_app.ui.kit.controls import elided
from timeline_app.ui.kit.lists import isolated
from timeline_app.ui.reader.marks import Mark
from timeline_app.ui.reader.text.layout import COLUMNS, Card, Placed, bar, crowded
from timeline_app.ui.reader.text.setting.geometry import Margins
from timeline_app.words import tr

UNDERLINES = (23 / 28, 26 / 28)  # of the height of a line, from its top
UNDERLINES_RTL = (33 / 38, 36 / 38)  # letters from the right reach lower
DOTTED, DOTTED_RTL = 25 / 28, 35 / 38
_STANCES = {"supports": "●", "disputes": "◐", "context": "○"}


def mark_colour(mark: Mark) -> QColor:
    """Return the colour of a mark's line: that of the first entry that rests on it."""
    return theme.lane(mark.supports[0].lane) if mark.supports else theme.colour("soft")


def highlights(painter: QPainter, placed: Sequence[Placed], lit: frozenset[str]) -> None:
    """Draw the grounds of highlights, the outer ones first and higher, and of what is selected."""
    painter.setPen(Qt.PenStyle.NoPen)
    for one in sorted(placed, key=lambda p: -p.mark.length):
        if one.mark.colour:
            inset = min(2 + 3 * one.depth, 8)
            for slot in one.slots:
                painter.fillRect(_snug(slot, inset), theme.colour(one.mark.colour))
    for one in placed:
        if one.mark.id in lit:
            inset = 6 if one.mark.colour else 1
            for slot in one.slots:
                painter.fillRect(_snug(slot, inset), theme.colour("sel"))


def hits(painter: QPainter, slots: Sequence[QRectF], current: Sequence[QRectF]) -> None:
    """Draw the grounds of what was found, and a frame around the hit one stands at."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("warn"), 1))
    for slot in slots:
        painter.fillRect(_snug(slot, 3), theme.colour("hit"))
        painter.drawRect(_snug(slot, 3).adjusted(-0.5, 0.5, 0.5, -0.5))
    painter.setPen(QPen(theme.colour("text"), 1))
    for slot in current:
        painter.drawRect(_snug(slot, 3).adjusted(-0.5, 0.5, 0.5, -0.5))


def dotted(painter: QPainter, slots: Sequence[QRectF], *, rtl: bool) -> None:
    """Underline words of time."""
    pen = QPen(theme.colour("soft"), 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.4])
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for slot in slots:
        y = round(slot.top() + slot.height() * (DOTTED_RTL if rtl else DOTTED)) + 0.5
        painter.drawLine(QPointF(slot.left() + 1, y), QPointF(slot.right() - 1, y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def frame(painter: QPainter, slots: Sequence[QRectF]) -> None:
    """Frame the words that one is asked about."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 1))
    for slot in slots:
        painter.drawRect(_snug(slot, 1).adjusted(-2.5, 0.5, 2.5, -0.5))


def lines(painter: QPainter, placed: Sequence[Placed]) -> None:
    """Draw what stands under or around the words of marks."""
    for one in placed:
        mark = one.mark
        if mark.supports and one.level < len(UNDERLINES):
            _underline(painter, one, mark_colour(mark))
        if mark.comment:
            _dashes(painter, one)
        if mark.status == "changed":
            _waves(painter, one)
        elif mark.status in ("ambiguous", "review", "orphan"):
            _frame(painter, one)


def bars(painter: QPainter, placed: Sequence[Placed], margins: Margins, width: int, *, rtl: bool) -> None:
    """Draw the bars in the margin, and how many found no room there."""
    for one in placed:
        if one.column < COLUMNS and one.mark.supports:
            painter.fillRect(bar(one, margins, width, rtl=rtl), mark_colour(one.mark))
    painter.setFont(theme.font("tiny"))
    painter.setPen(theme.colour("soft"))
    for slot, count in crowded(placed):
        wide, away = theme.px(24), theme.px(12 + 6 * COLUMNS + 2)
        left = width - margins.right + away if rtl else margins.left - away - wide
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(
            QRectF(left, slot.top(), wide, slot.height()), side | Qt.AlignmentFlag.AlignVCenter, f"+{count}"
        )


def signs(painter: QPainter, placed: Sequence[Placed], margins: Margins, width: int, *, rtl: bool) -> None:
    """Draw the signs of notes and tags at the outer edge of the gutter."""
    side, taken = theme.px(14), set[int]()
    for one in placed:
        names = [name for name, there in (("note", one.mark.comment), ("tag", one.mark.tags)) if there]
        for name in names:
            top = round(one.top + (one.slots[0].height() - side) / 2)
            while top in taken:
                top += side + 2
            taken.add(top)
            out = theme.px(12 + 6 * COLUMNS + 6)
            left = width - margins.right + out if rtl else margins.left - out - side
            icons.icon(name, "soft").paint(painter, QRectF(left, top, side, side).toRect())


def handles(painter: QPainter, one: Placed) -> None:
    """Draw a handle at either end of the mark that can be widened and narrowed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for grip in one.grips:
        painter.setPen(QPen(theme.colour("pane"), 1))
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(grip, 2, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def card(painter: QPainter, one: Card, *, lit: bool, hovered: bool, rtl: bool) -> None:
    """Draw a card: title and date; claimant and stance. A note's card shows its first words."""
    place = one.place
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = "sel" if lit else "hover" if hovered else "pane"
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour = theme.lane(one.support.lane) if one.support else theme.colour("edge")
    painter.fillRect(QRectF(place.right() - 3 if rtl else place.left(), place.top() + 4, 3, place.height() - 8), colour)
    inner = place.adjusted(theme.px(12), theme.px(6), -theme.px(8), -theme.px(6))
    if rtl:
        inner = place.adjusted(theme.px(8), theme.px(6), -theme.px(12), -theme.px(6))
    upper = QRectF(inner.left(), inner.top(), inner.width(), theme.px(18))
    lower = QRectF(inner.left(), upper.bottom(), inner.width(), theme.px(18))
    if one.support is None:
        _pair(painter, upper, tr("Note"), "", rtl=rtl)
        _text(painter, lower, " ".join(one.mark.comment.split()), "tiny", "soft", rtl=rtl)
        return
    support = one.support
    _pair(painter, upper, support.title, support.date, rtl=rtl)
    words = tr("{sign} {stance}", sign=_STANCES.get(support.stance, "●"), stance=stance_word(support.stance))
    if support.claimant:
        words = tr("{claimant} · {stance}", claimant=isolated(support.claimant), stance=words)
    _text(painter, lower, words, "tiny", "soft", rtl=rtl)


def stance_word(stance: str) -> str:
    """Return a stance in words."""
    return {"supports": tr("supports"), "disputes": tr("disputes"), "context": tr("context")}.get(stance, stance)


def _pair(painter: QPainter, place: QRectF, title: str, date: str, *, rtl: bool) -> None:
    wide = 0
    if date:
        metrics = QFontMetrics(theme.font("tiny"))
        wide = min(metrics.horizontalAdvance(date) + 2, theme.px(120))
        left = place.left() if rtl else place.right() - wide
        _text(painter, QRectF(left, place.top(), wide, place.height()), date, "tiny", "soft", rtl=rtl, end=True)
        wide += theme.px(8)
    rest = place.adjusted(wide if rtl else 0, 0, 0 if rtl else -wide, 0)
    _text(painter, rest, title, "small", "text", rtl=rtl)


def _text(
    painter: QPainter, place: QRectF, text: str, role: theme.Role, tone: str, *, rtl: bool, end: bool = False
) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = elided(text, QFontMetrics(font), int(place.width()))
    side = Qt.AlignmentFlag.AlignRight if rtl != end else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, int(flags), isolated(shown))


def _level(one: Placed, number: int) -> float:
    return (UNDERLINES_RTL if one.rtl else UNDERLINES)[number]


def _underline(painter: QPainter, one: Placed, colour: QColor) -> None:
    for slot in one.slots:
        y = round(slot.top() + slot.height() * _level(one, one.level))
        painter.fillRect(QRectF(slot.left(), y, slot.width(), 2), colour)


def _dashes(painter: QPainter, one: Placed) -> None:
    pen = QPen(theme.colour("text"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    for slot in one.slots:
        y = round(slot.top() + slot.height() * _level(one, 1)) + 0.5
        painter.drawLine(QPointF(slot.left(), y), QPointF(slot.right(), y))


def _waves(painter: QPainter, one: Placed) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("warn"), 1))
    for slot in one.slots:
        y, x = slot.top() + slot.height() * _level(one, 1), slot.left()
        wave = QPainterPath(QPointF(x, y))
        while x < slot.right():
            wave.quadTo(x + 1.5, y - 2.5, x + 3, y)
            wave.quadTo(x + 4.5, y + 2.5, x + 6, y)
            x += 6
        painter.drawPath(wave)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _frame(painter: QPainter, one: Placed) -> None:
    painter.setPen(QPen(theme.colour("warn"), 1, Qt.PenStyle.DashLine))
    for slot in one.slots:
        painter.drawRect(_snug(slot, 2).adjusted(0.5, 0.5, -0.5, -0.5))


def _snug(slot: QRectF, inset: float) -> QRectF:
    return QRectF(round(slot.left()), round(slot.top() + inset), round(slot.width()), round(slot.height() - 2 * inset))
