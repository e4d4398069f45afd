"""Of a long text only what comes first is laid out at once; what is seen is what a text laid out whole shows."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from tests.ui.reader.test_page import script, view  # noqa: F401  the fixture
from timeline_app.ui.reader.marks import Mark, Support
from timeline_app.ui.reader.text import layout

LINE = "The river rose above its banks, and the council closed the old bridge. "


def long(lines, seed=1):
    draw = Random(seed)
    return "\n".join(f"{number} {LINE * draw.randint(0, 6)}".rstrip() for number in range(lines))


def mark(number, start, end):
    support = Support(f"e{number}", f"c{number}", "Flood", "", "", "supports", 0)
    return Mark(f"{number:04}", start, end, (support,))


@st.composite
def marked(draw):
    text = long(400, draw(st.integers(0, 5)))
    starts = draw(st.lists(st.integers(0, len(text) - 900), min_size=1, max_size=40))
    marks = [mark(n, at, at + draw(st.integers(1, 800))) for n, at in enumerate(starts)]
    return text, sorted(marks, key=lambda m: (m.start, -m.end, m.id))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marked(), st.floats(0, 1))
def test_marks_in_sight_stand_where_they_stand_when_all_are_placed(view, drawn, share):  # noqa: F811
    text, marks = drawn
    view.put(script(text), 18)
    view.set_marks(marks)
    view.scroll_to(int(share * len(text)), at=0, at_once=True)
    placed = {one.mark.id: one for one in view._place()}
    top, bottom = view._window()
    whole = layout.place(marks, view.script.units, view._places)
    seen = [one for one in whole if one.bottom >= top and one.top <= bottom]
    assert [placed[one.mark.id] for one in seen] == seen


def test_only_marks_near_the_window_are_placed(view):  # noqa: F811
    text = long(3000)
    view.put(script(text), 18)
    view.set_marks([mark(n, at, at + 5) for n, at in enumerate(range(0, len(text), 1000))])
    assert 0 < len(view._place()) < 30
    view.cards()
    assert len(view._place()) > 100


@pytest.mark.parametrize("y", [0, 5, 100, 1234, 5000, 10**7])
def test_the_place_at_a_point_is_the_one_that_qt_finds_in_a_text_laid_out_whole(view, y):  # noqa: F811
    view.put(script(long(200)), 18)
    page = view.document().documentLayout()
    page.documentSize()  # lays out everything
    block = view._places._block_at(y)
    slot = page.blockBoundingRect(block)
    for x in (80, 200, 400):
        point = QPointF(x, min(max(y, slot.top() + 8), slot.bottom() - 8))
        assert view._places.at(point) == page.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)


def test_the_first_and_the_last_words_of_a_long_text_are_found_at_once(view):  # noqa: F811
    text = long(3000)
    view.put(script(text), 18)
    assert view.top() == 0
    assert view.caret() == 0
    assert view.ticks.maximum() > 0
    view.scroll_to(text.rindex("2990"), at=0, at_once=True)
    assert view.top() == text.rindex("2990")
    view.put(script("Short."), 18)
    assert view.ticks.maximum() == 0


def test_a_paragraph_that_a_mark_reaches_into_is_not_parted():
    text = "one two\nthree four\nfive"
    marks = [mark(1, 4, 9), mark(2, 16, 20)]
    assert layout.parted(marks, text, 0) == len(text)
    assert layout.parted(marks[:1], text, 0) == text.index("\nfive")
    assert layout.parted([], text, 2) == 7
