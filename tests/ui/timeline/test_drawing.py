from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.timeline.conftest import Hand, shown
from timeline_app.chart import Links, Tie, View, marks, scene
from timeline_app.chart.calendar import DAY, days
from timeline_app.chart.marks import Item
from timeline_app.chart.parts import Outline
from timeline_app.ui.kit import style, theme
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.drawing.painting import paint


def colours(image):
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("span", [2, 3600, DAY, 400 * DAY, 10**11, 10**15])
def test_every_step_is_painted_once_at_every_scale(canvas, span):
    view = canvas.view
    middle = (view.lo + view.hi) / 2
    canvas.set_view(View(middle - span / 2, middle + span / 2, view.width, view.height))
    QApplication.processEvents()
    for step in (lambda: canvas.pan(30), lambda: canvas.pan(-7), lambda: canvas.zoom(0.9), lambda: canvas.zoom(1.2)):
        before = canvas.picture.painted
        step()
        QApplication.processEvents()
        assert canvas.picture.painted - before <= 1
        if span > 2:
            assert canvas.picture.painted - before == 1


def test_the_wheel_zooms_at_the_pointer(canvas, hand):
    held, before = canvas.view.seconds(300), canvas.view.scale
    hand.wheel(300, 50, 120)
    assert canvas.view.scale < before
    assert canvas.view.seconds(300) == pytest.approx(held, abs=canvas.view.scale)


def test_shift_and_the_wheel_scroll_the_lanes_and_a_sideways_wheel_pans(qtbot, sample_desk):
    canvas = shown(qtbot, sample_desk, (1192, 300)).canvas
    hand = Hand(canvas)
    hand.wheel(300, 50, -120, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.scroll == 60
    assert canvas.drawn().lanes[0].y == -60
    lo = canvas.view.lo
    hand.wheel(300, 50, -120, sideways=True)
    assert canvas.view.lo > lo
    for _ in range(40):
        hand.wheel(300, 50, -120, Qt.KeyboardModifier.ShiftModifier)
    last = canvas.drawn().lanes[-1]
    assert last.y + last.height == pytest.approx(canvas.view.height, abs=1)


def test_a_drag_off_the_dots_pans(canvas, hand):
    moment = canvas.view.seconds(500)
    hand.drag((500, 3), (450, 3), (380, 3))
    assert canvas.view.x(moment) == pytest.approx(380, abs=2)


def test_the_left_column_is_of_whole_pixels(canvas):
    place = canvas.box.mapToScene(QPointF(0, 0))
    assert place == place.toPoint().toPointF()
    assert place.x() == theme.px(160)


def test_narrow_panes_give_up_names_and_overview(qtbot, sample_desk):
    small = shown(qtbot, sample_desk, (480, 240)).canvas
    assert small.box.mapToScene(QPointF(0, 0)).x() == theme.px(12)
    assert not small.overview.isVisible()


@pytest.mark.parametrize("size", [(1192, 572), (701, 303), (480, 240), (330, 200)])
def test_nothing_shows_through_the_canvas_which_has_no_background(qtbot, sample_desk, size):
    canvas = shown(qtbot, sample_desk, size).canvas
    for span in (1, 0.01):
        canvas.zoom(span)
        image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.magenta)
        canvas.viewport().render(image, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        held = np.frombuffer(image.constBits(), np.uint32)
        assert not (held == QColor(Qt.GlobalColor.magenta).rgb()).any()


def test_a_second_calendar_has_a_row_of_its_own_below_the_tiers(canvas):
    assert not canvas.ruler().second
    plain = canvas.axis.maximumHeight()
    canvas.calendar = "solar_hijri"
    canvas.show_marks(canvas.marks, canvas.links)
    assert canvas.axis.maximumHeight() > plain
    assert any("۱۳۹۸" in tick.label for tick in canvas.ruler().second)
    assert not canvas.grab().isNull()
    canvas.dress()
    assert canvas.axis.maximumHeight() > plain


def test_the_axis_draws_the_ticks_of_the_picture(canvas):
    axis = canvas.ruler()
    assert axis is canvas.drawn().axis
    shot = canvas.grab(canvas.mapFromScene(canvas.axis.sceneBoundingRect()).boundingRect()).toImage()
    assert len(colours(shot)) > 5


def test_lane_names_fold_their_lane(qtbot, canvas):
    first = canvas.drawn().lanes[0]
    place = canvas.mapFromScene(canvas.lanes.mapToScene(QPointF(30, first.y + 8)))
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert canvas.drawn().lanes[0].folded
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not canvas.drawn().lanes[0].folded


def test_labels_on_the_screen_never_overlap_by_their_true_extents(canvas, hand):
    for turn in (0, 120, 120, -360, -240, 600):
        hand.wheel(500, 100, turn)
        boxes = [QRectF(text.x, text.y, text.w, text.h) for text in canvas.drawn().texts]
        assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[:at])
        for text in canvas.drawn().texts:
            assert text.w >= canvas.look.metrics.horizontalAdvance(text.text)


def test_dragging_the_region_of_the_overview_moves_the_picture(canvas):
    left, right = canvas.overview.region.getRegion()
    canvas.overview.region.setRegion((left - 0.1, right - 0.1))
    focus = canvas.overview.focus
    assert float(focus.share(canvas.view.lo)) == pytest.approx(left - 0.1, abs=0.01)


def test_the_region_follows_the_picture(canvas):
    before = canvas.overview.region.getRegion()
    canvas.pan(200)
    assert canvas.overview.region.getRegion() > before


def test_a_click_on_the_overview_goes_there(qtbot, canvas):
    place = canvas.mapFromScene(canvas.overview.mapToScene(QPointF(40, 20)))
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wanted = canvas.overview.focus.seconds(40 / canvas.overview.width())
    assert canvas.view.x(wanted) == pytest.approx(canvas.view.width / 2, abs=2)


def test_the_dark_theme_leaves_no_light_patch(qapp, canvas):
    style.apply(qapp, theme.Theme(dark=True))
    QApplication.processEvents()
    image = canvas.grab().toImage()
    light = [
        1
        for x in range(0, image.width(), 9)
        for y in range(0, image.height(), 9)
        if image.pixelColor(x, y).lightness() > 170
    ]
    assert len(light) < 0.06 * (image.width() / 9) * (image.height() / 9)
    style.apply(qapp, theme.Theme())


def test_a_jump_takes_its_time_where_motion_is_wanted(qtbot, canvas):
    canvas.still = False
    wanted = canvas.view.panned(400)
    canvas.set_view(wanted, jump=True)
    assert canvas.view.lo < wanted.lo
    qtbot.waitUntil(lambda: canvas.view.lo == pytest.approx(wanted.lo))


def test_the_first_look_shows_where_most_entries_are_and_fit_shows_all(canvas):
    at = canvas.marks.at
    inside = [m for m in at if canvas.view.lo <= m < canvas.view.hi]
    assert 0.7 * len(at) <= len(inside) < len(at)
    canvas.fit()
    assert all(canvas.view.lo <= m < canvas.view.hi for m in at)


def entry(at, **more):
    return Item(id=f"{at:032x}", title=more.pop("title", "Title"), s0=at, s1=at + 59, e0=at + 1, e1=at + 60, **more)


def painted(items, ties=(), lit=None, view=None, size=(600, 200)):
    found = marks(items)
    look = Look()
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(look.colour("pane"))
    view = view or View(days(2019, 9, 1) * DAY, days(2019, 9, 5) * DAY, *size)
    picture = scene(found, Links.of(found, ties), view, look.measure, look.style)
    painter = QPainter(image)
    paint(painter, picture, found, look, lit or Lit())
    painter.end()
    return image


def test_every_kind_of_doubt_and_status_looks_different(looks):
    at = days(2019, 9, 2) * DAY
    kinds = [
        {}, {"approximate": True}, {"uncertain": True}, {"status": "disputed"}, {"status": "prospective"},
        {"status": "unsure"}, {"hi_kind": "open"}, {"citations": 1}, {"importance": 5},
    ]  # fmt: skip
    images = [painted([entry(at, **kind)]) for kind in kinds]
    assert not any(a == b for at, a in enumerate(images) for b in images[:at])


def test_statuses_of_intervals_look_different(looks):
    at = days(2019, 9, 2) * DAY

    def span(**more):
        return Item(
            id="1".rjust(32, "0"), title="Siege", s0=at, s1=at + 1, e0=at + DAY - 1, e1=at + DAY, span="lasts", **more
        )

    images = [painted([span(status=status)]) for status in ("undisputed", "disputed", "prospective", "unsure")]
    images.append(painted([span(approximate=True)]))
    images.append(painted([span()], lit=Lit((0,))))
    images.append(painted([span()], lit=Lit((), 0)))
    assert not any(a == b for at, a in enumerate(images) for b in images[:at])


def test_what_is_selected_is_ringed_and_the_cursor_runs_under_the_labels(looks):
    at = days(2019, 9, 2) * DAY
    plain, ringed = painted([entry(at)]), painted([entry(at)], lit=Lit((0,)))
    hovered = painted([entry(at)], lit=Lit((), 0))
    cursor = painted([entry(at)], lit=Lit((), None, 300.0))
    assert len({bytes(image.constBits()) for image in (plain, ringed, hovered, cursor)}) == 4
    assert cursor.pixelColor(300, 150) == theme.colour("cursor")


def test_the_cursor_and_the_edges_of_bars_strike_no_words_through(looks):
    at = days(2019, 9, 5) * DAY
    entries = [entry(at, title="What happened on the day")]
    found = marks(entries)
    view = View(days(2019, 9, 1) * DAY, days(2019, 9, 11) * DAY, 600, 200)
    label = scene(found, Links.of(found, ()), view, Look().measure, Look().style).texts[0]
    x = round(label.x + label.w / 2)
    shot = painted(entries, lit=Lit((), None, float(x)), view=view)
    met = [y for y in range(200) if shot.pixelColor(x, y) == theme.colour("cursor")]
    assert len(met) > 150
    assert not set(met) & set(range(round(label.y) + 1, round(label.y + label.h) - 1))


def lasting(start, end):
    return Item(id="1" * 32, title="", s0=start, s1=start, e0=end, e1=end, span="lasts")


def test_what_fills_the_whole_view_is_paler_than_what_ends_in_it_and_an_end_is_a_line(looks):
    begin = days(2019, 9, 2) * DAY
    ground = Look().ground(0)
    far, near = lasting(begin - 99 * DAY, begin + 99 * DAY), lasting(begin, begin + 4 * DAY)
    shades = []
    for each in (far, near):
        found, view = marks([each]), View(begin - DAY, begin + 9 * DAY, 600, 200)
        bar = scene(found, Links.of(found, ()), view, Look().measure, Look().style).bars[0]
        shot = painted([each], view=view)
        middle = round(bar.y + bar.h / 2)
        shades.append(shot.pixelColor(200, middle))
        if each is near:
            assert shot.pixelColor(round(bar.x0), middle) == Look().lane(0)
            assert shot.pixelColor(round(bar.x1) - 1, middle) == Look().lane(0)
    assert ground.lightnessF() > shades[0].lightnessF() > shades[1].lightnessF()


@pytest.mark.parametrize("wide", range(3, 9))
@pytest.mark.parametrize("status", ["undisputed", "disputed"])
def test_a_bar_shows_two_pixels_at_each_end_a_line_under_it_and_its_ground_between_them(looks, wide, status):
    begin = days(2019, 9, 2) * DAY
    each = replace(lasting(begin, begin + wide * DAY // 8), status=status)
    found, view = marks([each]), View(begin - 10 * DAY, begin + 65 * DAY, 600, 200)
    bar = scene(found, Links.of(found, ()), view, Look().measure, Look().style).bars[0]
    left, right = round(bar.x0), round(bar.x1)
    assert right - left == wide
    shot = painted([each], view=view)
    for y in (round(bar.y), round(bar.y + bar.h / 2), round(bar.y + bar.h)):
        edges = {x for x in range(left, right) if y == round(bar.y + bar.h) or min(x - left, right - 1 - x) < 2}
        assert {x for x in range(left - 2, right + 2) if shot.pixelColor(x, y) == Look().lane(0)} == edges


def test_links_are_solid_dashed_or_dotted_and_brighter_when_lit(looks):
    first, last = entry(days(2019, 9, 2) * DAY, lane="a"), entry(days(2019, 9, 4) * DAY, lane="b")
    images = [
        painted([first, last], [Tie("1", first.id, last.id, "causes", basis)])
        for basis in ("stated", "hedged", "inferred")
    ]
    view = View(days(2019, 9, 1) * DAY, days(2019, 9, 5) * DAY, 600, 200, lit=frozenset({first.id}))
    images.append(painted([first, last], [Tie("1", first.id, last.id)], view=view))
    assert not any(a == b for at, a in enumerate(images) for b in images[:at])


def test_every_shape_of_dot_and_a_crowd_are_painted(looks):
    at = days(2019, 9, 2) * DAY
    many = [entry(at + n, lane=f"{n % 25:02}", status="unsure") for n in range(300)]
    image = painted(many, size=(600, 1400), view=View(at - DAY, at + DAY, 600, 1400))
    assert len(colours(image)) > 20
    assert Outline.DOTTED is not Outline.DASHED


def test_texts_kept_are_let_go_when_there_are_too_many(looks):
    look = Look()
    for number in range(4100):
        look.laid_out(str(number))
    assert look.laid_out("one")[0].text() == "one"
    assert all(look.measure(a) <= look.measure(b) for a, b in pairwise(("i", "ii", "iiii")))


def test_in_a_mirrored_window_names_stand_at_the_right_and_time_runs_as_ever(qapp, qtbot, sample_desk):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        canvas = shown(qtbot, sample_desk).canvas
        canvas.grab()
        assert canvas.box.mapToScene(QPointF(0, 0)).x() == 0
        assert canvas.lanes.mapToScene(QPointF(0, 0)).x() == canvas.width() - theme.px(160)
        ticks = canvas.ruler().lower
        assert all(a.x < b.x and a.seconds < b.seconds for a, b in pairwise(ticks))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_at_home_the_last_words_have_room_at_any_width_and_elsewhere_nothing_moves(qtbot, sample_desk):
    pane = shown(qtbot, sample_desk, (1192, 572))
    canvas = pane.canvas
    wide = canvas.view
    pane.resize(800, 572)
    QApplication.processEvents()
    last = canvas.view.width - canvas.view.x(float(canvas.marks.at.max()))
    assert last == pytest.approx(wide.width - wide.x(float(canvas.marks.at.max())), abs=40)
    canvas.pan(30)
    lo = canvas.view.lo
    pane.resize(1000, 572)
    QApplication.processEvents()
    assert canvas.view.lo == pytest.approx(lo)
