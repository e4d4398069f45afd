"""What a filter looks for is lit up in the labels; the overview and the names of lanes stay legible."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.ui.timeline.conftest import shown
from timeline_app import actions
from timeline_app.project import Filter
from timeline_app.ui.kit import theme


def seen_at(canvas, item, x, y, wide, tall):
    """Return how often each colour is seen in a part of an item."""
    at = canvas.mapFromScene(item.mapToScene(QPointF(x, y)))
    image = canvas.grab().toImage().copy(at.x(), at.y(), wide, tall)
    colours = [image.pixelColor(a, b).name() for a in range(image.width()) for b in range(image.height())]
    return {colour: colours.count(colour) for colour in set(colours)}


def hits_in_labels(canvas):
    """Return the titles under whose words there is the ground of hits."""
    hit = theme.colour("hit").name()
    return {
        text.text
        for text in canvas.drawn().texts
        if seen_at(canvas, canvas.picture, text.x, text.y, int(text.w), int(text.h)).get(hit, 0) > 20
    }


def test_words_of_the_filter_are_lit_up_in_the_labels(qtbot, pane, sample_desk):
    canvas = pane.canvas
    assert not hits_in_labels(canvas)
    sample_desk.document.set_filter(Filter(text="district"))
    qtbot.waitUntil(lambda: len(canvas.marks) < 15)
    found = hits_in_labels(canvas)
    assert found
    assert all("district" in title for title in found)
    assert any("district" not in text.text for text in canvas.drawn().texts)
    sample_desk.document.set_filter(Filter())
    qtbot.waitUntil(lambda: len(canvas.marks) > 15)
    assert not hits_in_labels(canvas)


def test_words_are_lit_up_in_scripts_from_the_right_too(qtbot, pane, sample_desk):
    actions.add_entry(sample_desk.document.project, "شورای ولایتی از راه خبر داد", when="12 September 2019")
    sample_desk.document.set_filter(Filter(text="راه"))
    canvas = pane.canvas
    qtbot.waitUntil(lambda: len(canvas.marks) == 1)
    canvas.face = None  # a label, not a card
    canvas.home()
    (line,) = canvas.drawn().texts
    hit, half = theme.colour("hit").name(), int(line.w / 2)
    left, right = (seen_at(canvas, canvas.picture, line.x + at, line.y, half, int(line.h)) for at in (0, half))
    assert left.get(hit, 0) + right.get(hit, 0) > 20
    whole = seen_at(canvas, canvas.picture, line.x, line.y, 3, int(line.h))
    assert not whole.get(hit)


def test_an_edge_of_the_region_passes_under_the_words_of_the_overview(canvas):
    tick = canvas.overview.curve.ticks[-1]
    share = (tick.x + tick.inset + 12) / canvas.overview.width()
    canvas.overview.region.setRegion((share, 1.0))
    QApplication.processEvents()
    accent = theme.colour("accent").name()
    x = share * canvas.overview.width() - 2
    assert not seen_at(canvas, canvas.overview, x, 4, 4, 10).get(accent)
    assert seen_at(canvas, canvas.overview, x, 24, 4, 8).get(accent)


def test_a_long_name_of_a_lane_takes_two_lines_where_there_is_room(qtbot, sample_desk):
    pane = shown(qtbot, sample_desk, (1192, 900))
    canvas = pane.canvas
    canvas.lane_title = lambda _: "Spokesman of the governor of the far province"
    canvas.lanes.update()
    lane = canvas.drawn().lanes[0]
    assert lane.height > theme.px(50)
    text = theme.colour("text").name()
    second = seen_at(canvas, canvas.lanes, 12, lane.y + 26, 100, 16)
    assert second.get(text, 0) > 5


def test_a_band_across_the_view_without_words_draws_no_line(qtbot, canvas):
    view = canvas.view
    canvas.set_view(replace(view, lo=view.lo, hi=view.lo + 3600))
    scene = canvas.drawn()
    across = [band for band in scene.bands if band.x0 < 0 and band.x1 > view.width]
    for band in across:
        if band.mark not in scene.texts.mark:
            row = seen_at(canvas, canvas.picture, 200, band.y + band.h - 1, 200, 2)
            assert len(row) < 6


def test_where_no_entry_has_a_date_the_table_is_one_press_away(qtbot, empty_desk):
    actions.add_entry(empty_desk.document.project, "Something without a date (sample)")
    pane, asked = shown(qtbot, empty_desk), []
    empty_desk.wishes.reveal.connect(asked.append)
    qtbot.waitUntil(lambda: "date" in pane.empty.sentence.text())
    pane.empty.button.click()
    assert asked == ["table"]
