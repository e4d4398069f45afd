"""What keeps a picture legible where scripts, edges and crowds meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.chart.conftest import day, lasting, moment, width
from timeline_app.chart import Links, busiest, marks, scene
from timeline_app.chart.calendar import DAY
from timeline_app.chart.second import second_row

ARABIC = "الجسر يغلق الطريق"


def drawn(entries, view):
    found = marks(entries)
    return scene(found, Links.of(found, []), view, width)


def crowd(title):
    return [moment(day(2019, 9, 5) + at, name=f"{at:x}", size=1, title=title) for at in range(30)]


@pytest.mark.parametrize(("title", "before"), [("The bridge is closed", False), (ARABIC, True)])
def test_a_badge_stands_where_the_words_end_for_those_who_read_them(week, title, before):
    picture = drawn(crowd(title), week)
    (badge,) = picture.badges
    text = next(text for text in picture.texts if text.mark == badge.mark)
    assert (badge.x + badge.w <= text.x) == before
    assert (text.x + text.w <= badge.x) != before
    dot = next(dot for dot in picture.dots if dot.mark == badge.mark)
    assert dot.x + dot.r < min(badge.x, text.x)


def test_a_badge_before_its_words_keeps_them_in_their_place_while_one_drags(week):
    entries = crowd(ARABIC)
    places = set()
    for drag in range(-400, 380, 20):
        picture = drawn(entries, week.panned(drag))
        places |= {
            round(text.x - dot.x, 6)
            for text in picture.texts
            for dot in picture.dots
            if text.mark == dot.mark == picture.dots[0].mark and text.x > 60 and text.x + text.w < week.width - 80
        }
    assert len(places) == 1


def test_the_sign_of_doubt_is_that_of_the_script(week):
    latin, arabic = (
        drawn([moment(day(2019, 9, 5), size=60, title=title, uncertain=True)], week).texts[0].text
        for title in ("Talks", ARABIC)
    )
    assert latin.endswith(" ?")
    assert arabic.endswith(" ؟")


def test_an_arrow_at_the_left_edge_has_words_and_lies_on_no_dot(week):
    entries = [moment(day(2019, 9, 5) + n * 3600, name=str(n), size=60, title="The bridge is closed") for n in range(9)]
    for drag in range(300, 560, 3):
        picture = drawn(entries, week.panned(drag))
        for arrow in picture.arrows:
            assert arrow.mark in picture.texts.mark
            assert not any(dot.x + dot.r > arrow.x and dot.x < arrow.x + 8 for dot in picture.dots if dot.y == arrow.y)


@pytest.mark.parametrize("title", ["The bridge is closed", ARABIC])
def test_words_whose_dot_has_left_with_its_badge_have_an_arrow(week, title):
    told = set()
    for drag in range(300, 700, 3):
        picture = drawn(crowd(title), week.panned(drag))
        for text in picture.texts:
            shown = text.mark in picture.dots.mark
            told.add(shown)
            assert shown or text.mark in {arrow.mark for arrow in picture.arrows}
    assert told == {True, False}


def test_words_in_a_disputed_bar_stand_clear_of_its_foot(week):
    plain, disputed = (
        drawn([lasting(day(2019, 9, 2), day(2019, 9, 10), status=status)], week).texts[0]
        for status in ("undisputed", "disputed")
    )
    assert disputed.y < plain.y
    assert (disputed.x, disputed.text) == (plain.x, plain.text)


def test_a_lane_that_shows_few_of_its_entries_has_a_strip_to_look_at(week):
    few, many = (
        drawn([moment(day(2019, 9, 5) + at, name=f"{at:x}", size=1) for at in range(count)], week).lanes[0]
        for count in (40, 400)
    )
    heights = [lane.y + lane.height - lane.strip_y for lane in (few, many)]
    assert heights[1] > 1.5 * heights[0]
    assert many.label_rows >= 3


def test_what_all_happened_on_one_day_opens_on_that_day():
    found = marks([moment(day(2019, 6, 3), name=str(number)) for number in range(30)])
    assert busiest(found) == (day(2019, 6, 3), day(2019, 6, 4))


def test_no_label_of_a_second_calendar_is_cut_at_the_right_edge(week):
    for drag in range(0, 1000, 37):
        view = replace(week, hi=week.lo + 300 * DAY).panned(drag)
        ticks = second_row(view.lo, view.hi, view.width, width, "solar_hijri")
        assert ticks
        assert all(tick.x + tick.inset + width(tick.label) <= view.width for tick in ticks if tick.label)


def test_large_numbers_of_a_badge_are_set_apart():
    from timeline_app.chart.tiles.packing import badge

    assert (badge(37), badge(9_999), badge(42_203)) == ("+37", "+9,999", "+42,203")
