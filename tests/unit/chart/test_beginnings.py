"""Where the words of a label begin."""

import pytest

from tests.unit.chart.conftest import day, lasting, moment, until, width
from timeline_app.chart import Links, marks, scene


def drawn(entry, view):
    found = marks([entry])
    return scene(found, Links.of(found, ()), view, width)


def test_an_intervals_words_begin_in_what_it_surely_filled_where_all_of_them_fit(week):
    picture = drawn(lasting(day(2019, 9, 3), day(2019, 9, 8), title="Under attack"), week)
    assert picture.texts[0].x == pytest.approx(picture.bars[0].x0 + 6)
    long = drawn(lasting(day(2019, 9, 3), day(2019, 9, 8), title="Under attack " * 8), week)
    assert long.texts[0].x < long.bars[0].x0


def test_the_words_of_an_interval_without_a_beginning_keep_clear_of_its_arrow(week):
    picture = drawn(until(day(2019, 9, 6), title="Talks are held"), week)
    (arrow,), (text,) = picture.arrows, picture.texts
    assert arrow.x + arrow.size + 2 < text.x


def test_a_label_says_by_an_arrow_that_its_dot_lies_to_the_left(week):
    picture = drawn(moment(day(2019, 8, 31, 22), size=60, title="Before the week began"), week)
    assert not picture.dots
    assert [arrow.right for arrow in picture.arrows] == [False]
    assert picture.arrows[0].x < picture.texts[0].x
    assert not drawn(moment(day(2019, 9, 2), size=60), week).arrows
