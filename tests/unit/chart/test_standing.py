from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from tests.unit.chart.conftest import day, items, moment, views, width
from timeline_app.chart import Links, Memory, View, marks, scene
from timeline_app.chart.calendar import DAY

YEAR = moment(day(2019), name="1", size=365 * DAY, title="The year of the talks")


def drawn(entries, view, memory=None):
    found = marks(entries)
    return scene(found, Links.of(found, ()), view, width, memory=memory)


def at(first, days):
    return View(first, first + days * DAY, 1000, 400)


@pytest.mark.parametrize("days", [300, 60, 12, 3, 0.25])
def test_a_year_is_in_sight_with_its_words_as_long_as_it_lasts(days):
    picture = drawn([YEAR], at(day(2019, 3, 7), days))
    (text,) = picture.texts
    assert text.text == "The year of the talks"
    assert text.x < 12
    (band,) = picture.bands
    assert band.x0 <= 0
    assert band.y <= text.y + text.h / 2 <= band.y + band.h
    assert not [dot for dot in picture.dots if dot.x >= 0], "never a false point"


def test_it_is_gone_when_its_time_is_over():
    picture = drawn([YEAR], at(day(2020, 1, 3), 12))
    assert not picture.texts
    assert not picture.bands


def test_its_words_keep_clear_of_what_follows_in_the_row_and_it_keeps_the_row_while_the_view_is_dragged():
    entries = [YEAR, moment(day(2019, 3, 9), name="2", title="A sample day")]
    memory, rows = Memory(), set()
    for hours in range(0, 24 * 9, 5):
        picture = drawn(entries, at(day(2019, 3, 1, hours), 8), memory)
        texts = {text.mark: text for text in picture.texts}
        rows.update(text.y for mark, text in texts.items() if mark == 0)
        if len(texts) == 2 and texts[0].y == texts[1].y:
            assert texts[0].x + texts[0].w < texts[1].x
    assert len(rows) == 1


@given(items(25), views())
def test_no_words_meet_wherever_the_view_is(entries, view):
    for picture in (drawn(entries, view), drawn(entries, view.panned(4 * view.width))):
        for one, other in combinations(picture.texts, 2):
            apart = one.x + one.w <= other.x or other.x + other.w <= one.x
            assert apart or one.y + one.h <= other.y or other.y + other.h <= one.y


def test_of_several_in_one_row_the_latest_is_named():
    entries = [
        moment(day(2019, month), name=str(month), size=360 * DAY, title=f"Sample {month}", lane="Kabul")
        for month in range(1, 9)
    ]
    picture = drawn(entries, at(day(2019, 10, 7), 4))
    heights = [text.y for text in picture.texts]
    assert len(heights) == len(set(heights)) > 0
    assert len({band.y for band in picture.bands}) == len(picture.bands)
