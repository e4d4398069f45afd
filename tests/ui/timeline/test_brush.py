"""What is painted in one call looks as if each had been painted alone."""

from __future__ import annotations

import math
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from timeline_app.chart.parts import Dot, Dots, Fill, Outline, Shape
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.brush import cuts, fills, stamps, strokes, ways
from timeline_app.ui.timeline.brush.ground import Ground
from timeline_app.ui.timeline.brush.look import Look
from timeline_app.ui.timeline.painted.dots import paint_dot

INK = QColor(40, 90, 160, 90)
PIXEL = st.integers(0, 59).map(float)
BOX = st.tuples(PIXEL, PIXEL, st.integers(1, 40).map(float), st.integers(1, 40).map(float))


def painted(paint, size=60, ratio=1.0):
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    held = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return held[:, :, :3].astype(int)


def far(one, other):
    return int(np.abs(one - other).max())


@given(st.lists(BOX, max_size=5))
def test_slim_rectangles_are_filled_as_all_are(qapp, boxes):
    columns = np.array([*boxes, (3.0, 4.0, 1.0, 30.0)])
    alone = painted(lambda painter: [painter.fillRect(QRectF(*box), INK) for box in columns.tolist()])
    assert far(painted(lambda painter: fills.slim(painter, columns, INK)), alone) <= 2 * len(columns)
    assert not far(painted(lambda painter: fills.rects(painter, columns, INK)), alone)


def test_nothing_is_painted_of_nothing(qapp):
    none, blank = np.empty((0, 4)), painted(lambda painter: None)
    for paint in (fills.rects, fills.slim):
        assert not far(painted(lambda painter, paint=paint: paint(painter, none, INK)), blank)
    assert not len(fills.dashed(none, 4, 2))
    assert not far(painted(strokes.Fills.of_one(none, INK).paint), blank)
    assert fills.path((fills.MOVE, fills.LINE), np.empty((0, 2, 2))).isEmpty()


@given(st.lists(BOX, max_size=5), st.integers(1, 6), st.integers(1, 5))
def test_dashes_are_those_of_each_line_alone(lines, on, off):
    boxes = np.array([(x, y, w, 1) if w >= h else (x, y, 1, h) for x, y, w, h in lines], float).reshape(-1, 4)
    wanted = []
    for x, y, w, h in boxes.tolist():
        for at in range(0, int(max(w, h)), on + off):
            long = min(on, max(w, h) - at)
            wanted.append((x + at, y, long, 1) if h == 1 else (x, y + at, 1, long))
    assert fills.dashed(boxes, on, off).tolist() == [list(box) for box in wanted]


def test_a_path_in_columns_is_the_path_drawn_step_by_step(qapp):
    corners = np.array([[(4.5, 40.5), (4.5, 4.5), (40.5, 4.5)], [(9.5, 9.5), (50.5, 9.5), (50.5, 50.5)]])
    steps = QPainterPath()
    for begin, corner, end in corners.tolist():
        steps.moveTo(*begin)
        steps.quadTo(*corner, *end)
    found = fills.path((fills.MOVE, fills.CURVE, fills.CURVE_ON, fills.CURVE_ON), ways.cubic(corners))
    assert [found.elementAt(n).type for n in range(8)] == [steps.elementAt(n).type for n in range(8)]
    for n in range(8):
        one, other = found.elementAt(n), steps.elementAt(n)
        assert (one.x, one.y) == pytest.approx((other.x, other.y))


def round_alone(points, radius):
    """Return the legs and corners of one line."""
    at = [(math.floor(x) + 0.5, math.floor(y) + 0.5) for x, y in points]
    legs, corners, begin = [], [], at[0]
    for before, corner, after in zip(at, at[1:], at[2:], strict=False):
        end, start = towards(corner, before, radius), towards(corner, after, radius)
        legs.append((*begin, *end))
        corners.append((end, corner, start))
        begin = start
    return [*legs, (*begin, *at[-1])], corners


def towards(start, end, distance):
    (x, y), along, down = start, end[0] - start[0], end[1] - start[1]
    step = min(distance, (abs(along) + abs(down)) / 2)
    return x + math.copysign(step, along) * (along != 0), y + math.copysign(step, down) * (down != 0)


@st.composite
def line(draw):
    """Points of a line whose legs are level and upright in turn, at least one leg."""
    places, level = [(draw(PIXEL) + 0.3, draw(PIXEL) + 0.6)], draw(st.booleans())
    for _ in range(draw(st.integers(1, 7))):
        x, y = places[-1]
        step = draw(PIXEL)
        places.append((step, y) if level else (x, step))
        level = not level
    return places


@given(st.lists(line(), min_size=1, max_size=6))
def test_many_lines_are_rounded_as_each_alone(lines):
    points = np.array([one + [one[-1]] * (8 - len(one)) for one in lines])
    found = ways.rounded(points, np.array([len(one) for one in lines]), 6)
    legs, corners = zip(*(round_alone(one, 6) for one in lines), strict=True)
    assert sorted(map(tuple, found.legs.tolist())) == sorted(chain.from_iterable(legs))
    wanted = sorted(tuple(map(tuple, corner)) for corner in chain.from_iterable(corners))
    assert sorted(tuple(map(tuple, corner)) for corner in found.corners.tolist()) == wanted


def test_a_line_through_points_has_round_corners():
    points = np.array([[(0.0, 0.0), (50.0, 0.0), (50.0, 50.0)], [(0.0, 0.0), (9.0, 0.0), (9.0, 0.0)]])
    found = ways.rounded(points, np.array([3, 2]), 6)
    assert found.legs.tolist() == [[0.5, 0.5, 44.5, 0.5], [50.5, 6.5, 50.5, 50.5], [0.5, 0.5, 9.5, 0.5]]
    assert found.corners.tolist() == [[[44.5, 0.5], [50.5, 0.5], [50.5, 6.5]]]
    assert ways.pixels(found.legs).tolist() == [[0, 0, 44, 1], [50, 6, 1, 44], [0, 0, 9, 1]]


def test_heads_point_the_way_their_links_go():
    ends = [((0.0, 0.0), (20.0, 0.0)), ((0.0, 0.0), (0.0, 20.0)), ((30.0, 9.0), (2.0, 9.0))]
    found = ways.heads(np.array(ends), np.array([2, 2, 2]), 6.0)
    for (begin, end), head in zip(ends, found.tolist(), strict=True):
        assert tuple(head[0]) == tuple(head[3]) == end
        back = (np.array(head[1]) + head[2]) / 2 - end
        assert back @ (np.array(begin) - end) == pytest.approx(np.hypot(*back) * math.dist(begin, end))


@given(st.lists(BOX, max_size=6), st.lists(st.tuples(st.booleans(), PIXEL, PIXEL, st.integers(1, 55)), max_size=6))
def test_legs_leave_out_what_they_pass_under(qapp, labels, legs):
    boxes = np.array([(x, y, n, 1) if level else (x, y, 1, n) for level, x, y, n in legs], np.float64).reshape(-1, 4)
    around = np.array([(x, y, x + w, y + h) for x, y, w, h in labels], np.float64).reshape(-1, 4)
    obstacles = ways.Obstacles(around, 60, 60)
    met = obstacles.met(boxes)
    for leg, row in zip(boxes.tolist(), met.tolist(), strict=True):
        box = QRect(*map(int, leg))
        assert row == [box.intersects(QRect(*map(int, label))) for label in labels]

    def clipped(painter):
        painter.save()
        obstacles.clip(painter, met)
        fills.rects(painter, boxes, INK)
        painter.restore()

    pieces = obstacles.cut(boxes, met)
    assert not far(painted(lambda painter: fills.rects(painter, pieces, INK)), painted(clipped))


@pytest.mark.parametrize("dashes", [None, (4, 3)])
def test_links_are_hidden_by_labels_alone(qapp, dashes):
    points = np.array([[(5.0, 5.0), (30.0, 5.0), (30.0, 50.0), (55.0, 50.0)]])
    lines, arrows = ways.rounded(points, np.array([4]), 6), ways.heads(points, np.array([4]), 6.0)
    ink = ways.Ink(INK, 6.0, dashes)

    def drawn(boxes):
        obstacles = ways.Obstacles(np.array(boxes, np.float64).reshape(-1, 4), 60, 60)
        parts = ways.strokes(lines, arrows, ink, obstacles)
        return painted(lambda painter: [part.paint(painter) for part in parts])

    free, under = drawn([]), drawn([(20, 25, 40, 35), (25, 0, 40, 12)])
    hidden = np.zeros((60, 60), bool)
    hidden[25:35, 20:40] = hidden[0:12, 25:40] = True
    assert (under[hidden] == 255).all()
    assert (free[hidden] != 255).any()
    assert (free[~hidden] != 255).any()
    assert not far(under[~hidden], free[~hidden])


def columns(found):
    """Return dots as the columns that are stamped."""
    x, y, r, colour, mark, *looks = zip(*found, strict=True)
    fill, outline = (
        [list(kind).index(each) for each in told] for kind, told in zip((Fill, Outline), looks, strict=False)
    )
    shape = [each.value for each in looks[2]]
    return Dots(*map(np.array, (x, y, r, colour, mark, fill, outline, shape)))


def dots():
    forms = [(shape, fill, outline) for shape in Shape for fill in Fill for outline in Outline]
    return [Dot(20.0 + 33.1 * (n % 6), 20 + 33.25 * (n // 6), 4 + n % 3 / 2, n % 20, n, fill, outline, shape)
            for n, (shape, fill, outline) in enumerate(forms)]  # fmt: skip


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_stamped_dots_look_as_painted_ones(qapp, ratio):
    look = Look(theme.current())

    def alone(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot in dots():
            paint_dot(painter, dot, look)

    def stamped(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.stamps.draw(painter, columns(dots()), lambda painter, dot: paint_dot(painter, dot, look))

    one, other = painted(alone, 220, ratio), painted(stamped, 220, ratio)
    assert far(one, other) < 80, "an eighth of a pixel aside"
    assert np.abs(one - other).mean() < 1
    assert not far(painted(stamped, 220, ratio), other), "from the sheet, not painted again"


def test_a_turned_painter_paints_each_dot(qapp):
    asked = []

    def turned(painter):
        painter.rotate(30)
        stamps.Stamps().draw(painter, columns(dots()), lambda _, dot: asked.append(dot))

    painted(turned)
    assert asked == dots()


def test_a_sheet_grows_with_what_is_shown_at_once(qapp):
    held, look = stamps.Stamps(), Look(theme.current())
    many = [Dot(30.0, 30.0, 4 + n / 8, 0, n, Fill.FULL, Outline.SOLID, Shape.CIRCLE) for n in range(700)]
    asked = []

    def paint(painter, dot):
        asked.append(dot)
        paint_dot(painter, dot, look)

    for part in (many[:400], many[300:], many, many):
        painted(lambda painter, part=part: held.draw(painter, columns(part), paint))
    assert len(asked) == 400 + 400 + 700, "what does not fit beside the rest begins a new sheet"


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["#fafafa", "#e0f0d0"])), max_size=3),
    st.lists(st.floats(-5, 65), max_size=6),
    st.lists(st.floats(-5, 65), max_size=3),
)
def test_ruled_grounds_are_grounds_with_lines_over_them(qapp, ratio, lanes, weak, strong):
    tops = np.cumsum([0, *(tall for tall, _ in lanes)])
    grounds = np.array([(top, tall) for top, (tall, _) in zip(tops.tolist(), lanes, strict=False)], float)
    colours = [QColor(name) for _, name in lanes]
    rules = [(weak, QColor("#c0c0c0")), (strong, QColor("#808080"))]

    pane, line = QColor("#303030"), QColor("#505050")
    at_once = Ground(60, 60, grounds.reshape(-1, 2), colours, rules, pane, line).paint

    def one_by_one(painter):
        painter.fillRect(0, 0, 60, 60, pane)
        for (top, tall), colour in zip(grounds.astype(int).tolist(), colours, strict=True):
            painter.fillRect(0, top, 60, tall, colour)
        for places, colour in rules:
            for x in places:
                painter.fillRect(QRect(round(x), 0, 1, int(tops[-1])) & QRect(0, 0, 60, 60), colour)
        for top, tall in grounds.astype(int).tolist():
            painter.fillRect(0, top + tall - 1, 60, 1, line)

    if ratio == int(ratio):
        assert far(painted(at_once, ratio=ratio), painted(one_by_one, ratio=ratio)) == 0
    else:
        assert painted(at_once, ratio=ratio).shape == (90, 90, 3)


INKS = st.sampled_from([QColor(140, 47, 27, 120), QColor(31, 95, 115), QColor(91, 107, 47, 46)])


@given(st.lists(st.tuples(PIXEL, st.integers(1, 20).map(float), INKS), max_size=8))
def test_rectangles_of_many_inks_are_filled_as_each_alone(qapp, rows):
    boxes = np.array([(x, 7.0 * at, wide, 6.0) for at, (x, wide, _) in enumerate(rows)], float).reshape(-1, 4)
    inks = np.array([ink.rgba() for *_, ink in rows], np.int64)

    def alone(painter):
        for box, (*_, ink) in zip(boxes.tolist(), rows, strict=True):
            painter.fillRect(QRectF(*box), QColor.fromRgba(ink.rgba()))

    assert not far(painted(strokes.Fills(boxes, inks).paint), painted(alone))


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@given(st.lists(st.tuples(st.integers(2, 20).map(float), st.integers(16, 30).map(float), INKS), max_size=3))
def test_a_stretch_with_round_ends_is_a_round_rectangle(qapp, ratio, rows):
    places = [(left, left + wide, 2.0 + 18 * at) for at, (left, wide, _) in enumerate(rows)]
    ends, inks = np.array(places, float).reshape(-1, 3), np.array([ink.rgba() for *_, ink in rows], np.int64)
    left, right, top = ends.T
    middles = strokes.Fills(np.stack([left + 7, top, right - left - 14, 0 * top + 14], axis=1), inks)
    caps = cuts.caps(ends, np.full(len(rows), 14), inks, ratio)

    def alone(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for (x0, x1, y), (*_, ink) in zip(places, rows, strict=True):
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(x0, y, x1 - x0, 14), 7, 7)

    def at_once(painter):
        middles.paint(painter)
        caps.paint(painter)

    one, other = painted(alone, ratio=ratio), painted(at_once, ratio=ratio)
    assert np.abs(one - other).mean() < 0.5
    assert far(one, other) < 90, "the edge of a round alone"


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_corners_are_copied_from_pictures_that_look_like_them(qapp, ratio):
    long, short = (
        [(5.0, 5.0), (30.0, 5.0), (30.0, 50.0), (55.0, 50.0)],
        [(5.0, 20.0), (9.0, 20.0), (9.0, 8.0), (9.0, 8.0)],
    )
    lines = ways.rounded(np.array([long, short]), np.array([4, 3]), 6)
    ink = ways.Ink(INK, 6.0, None)
    turns, _ = ways.strokes(lines, np.empty((0, 4, 2)), ink, ways.Obstacles(np.empty((0, 4)), 60, 60))

    def alone(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        form = fills.path((fills.MOVE, fills.CURVE, fills.CURVE_ON, fills.CURVE_ON), ways.cubic(lines.corners))
        painter.strokePath(form, QPen(INK, 1.0))

    assert far(painted(turns.paint, ratio=ratio), painted(alone, ratio=ratio)) <= 3


def test_gradients_rise_to_their_colour_and_arrows_point_their_way(qapp):
    boxes, inks = np.array([(2.0, 4.0, 50.0), (2.0, 24.0, 50.0), (9.0, 44.0, 0.0)]), np.full(3, 0xFF204060)
    fades = cuts.slopes(boxes, np.full(3, 12), inks, np.array([True, False, True]))
    shown = painted(fades.paint)[:, :, 0]
    assert (np.diff(shown[8, 3:50]) <= 0).all()
    assert (np.diff(shown[28, 3:50]) >= 0).all()
    assert (shown[40:] == 255).all(), "without a width there is nothing"
    heads = cuts.arrows(np.array([(30.0, 15.0), (30.0, 45.0)]), np.array([28, -28]), inks[:2], 1.0)
    dark = painted(heads.paint)[:, :, 0] < 200
    assert dark[:30, :31].any()
    assert not dark[:30, 32:].any()
    assert dark[30:, 30:].any()
    assert not dark[30:, :28].any()
