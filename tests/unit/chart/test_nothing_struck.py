"""No title stands twice, and nothing that is drawn strikes words through."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tests.unit.chart.conftest import day, items, lasting, until, views, width
from timeline_app.chart import Links, Style, Tie, marks, scene
from timeline_app.chart.calendar import DAY

PAPER = Style(lane_least=34, gutter=14, row=13, bar=10.5, strip=5, label_most=170, label_short=90, label_least=28,
              halo=30, dot=3, corner=4, links=30)  # fmt: skip


@st.composite
def linked(draw):
    """Entries, a view of them, links between them, and a style: the window's or that of paper."""
    entries, view = draw(items(most=40)), draw(views())
    end = st.sampled_from([entry.id for entry in entries] or [""])
    ties = [Tie(f"{at}", draw(end), draw(end), "causes") for at in range(20 if entries else 0)]
    return entries, ties, view, draw(st.sampled_from([Style(), PAPER]))


def drawn(entries, ties, view, style):
    found = marks(entries)
    return scene(found, Links.of(found, ties), view, width, style)


def meets(text, left, top, right, bottom):
    return text.x < right and left < text.x + text.w and text.y < bottom and top < text.y + text.h


@given(linked())
def test_no_title_is_drawn_twice(made):
    picture = drawn(*made)
    assert max(Counter(text.mark for text in picture.texts).values(), default=1) == 1


@given(linked())
def test_no_dot_and_no_arrow_head_of_what_is_open_meets_words(made):
    picture = drawn(*made)
    for text in picture.texts:
        for dot in picture.dots:
            assert not meets(text, dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r)
        for arrow in picture.arrows:
            left, right = sorted((arrow.x, arrow.x - arrow.size if arrow.right else arrow.x + arrow.size))
            assert not meets(text, left, arrow.y - arrow.size / 2, right, arrow.y + arrow.size / 2)


@given(linked())
def test_no_link_runs_along_words_or_ends_in_them(made):
    picture = drawn(*made)
    for path in picture.paths:
        for (ax, ay), (bx, by) in pairwise(path.points):
            if ay == by:
                assert not any(meets(text, min(ax, bx), ay, max(ax, bx), by) for text in picture.texts)
        if path.arrow:
            x, y = path.points[-1]
            assert not any(meets(text, x - 6, y - 3, x, y + 3) for text in picture.texts)


@pytest.mark.parametrize("style", [Style(), PAPER])
@pytest.mark.parametrize("kind", ["open", "unknown"])
def test_what_has_no_beginning_is_named_in_its_bar_alone(week, style, kind):
    beside = [lasting(day(2019, 9, 8, 12), day(2019, 9, 9), name="1", size=3600), until(day(2019, 9, 9), kind=kind)]
    picture = drawn(beside, (), week, style)
    assert [text.text for text in picture.texts].count("Until") == 1


@pytest.mark.parametrize("style", [Style(), PAPER])
def test_a_link_ends_where_words_begin_that_run_across_an_uncertain_beginning(week, style):
    vague = lasting(
        day(2019, 9, 5), day(2019, 9, 7), name="1", size=DAY - 60, title="Both garrisons fall back at night"
    )
    early = lasting(day(2019, 9, 2), day(2019, 9, 3), name="2", lane="Kabul")
    picture = drawn([vague, early], [Tie("0", early.id, vague.id, "causes")], week, style)
    text = next(text for text in picture.texts if text.text == vague.title)
    (path,) = picture.paths
    assert text.inside
    assert path.arrow
    assert path.points[-1][0] < text.x
