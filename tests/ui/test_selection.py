"""What is selected, and the way back to what was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.desk.selection import Ref, Selection, Words

A, B, C, D = (Ref("entry", letter) for letter in "abcd")


@pytest.fixture
def selection(qapp):
    return Selection()


@pytest.fixture
def heard(selection):
    heard = []
    selection.changed.connect(lambda: heard.append(selection.current))
    return heard


def test_what_is_selected_is_told_once(selection, heard):
    selection.select(A)
    selection.select(A)
    selection.select(A, [A, B])
    assert heard == [A, A]
    assert selection.chosen == {A, B}


def test_the_entries_chosen_begin_with_the_current_one(selection):
    selection.select(C, [B, A, Ref("source", "s")])
    assert selection.entries() == ("c", "a", "b")
    selection.select(Ref("source", "s"))
    assert selection.entries() == ()


def test_opening_selects_and_asks_for_the_words(selection, heard):
    opened = []
    selection.opened.connect(opened.append)
    selection.open(A)
    selection.open(A)
    assert (heard, opened) == ([A], [A, A])


def test_back_and_forward_go_through_the_places_visited(selection):
    for ref in (A, B, C):
        selection.select(ref)
    selection.back()
    selection.back()
    assert selection.current == A
    selection.back()
    assert selection.current == A, "there is nothing before the first"
    assert selection.may_go(1)
    assert not selection.may_go(-1)
    selection.forward()
    assert selection.current == B
    selection.select(D)
    selection.forward()
    assert selection.current == D, "a new place is the last one"
    assert selection.visited() == (D, B, A)


def test_what_is_no_more_is_let_go(selection, heard):
    selection.select(A, [A, B])
    selection.forget([C])
    assert heard == [A]
    selection.forget([A])
    assert (selection.current, selection.chosen) == (None, {B})


def test_the_way_back_goes_on_from_where_one_is_when_an_earlier_place_goes(selection):
    for ref in (A, B, C, D):
        selection.select(ref)
    selection.back()
    selection.forget([A])
    assert selection.current == C
    selection.back()
    assert selection.current == B
    selection.forward()
    selection.forward()
    assert selection.current == D


def test_another_project_forgets_every_place(selection):
    selection.select(A)
    selection.select_words(Words("s", "v", 0, 4, "word"))
    selection.clear()
    assert (selection.current, selection.words, selection.visited()) == (None, None, ())
    selection.back()
    assert selection.current is None


def test_words_are_told_once(selection):
    heard = []
    selection.words_changed.connect(lambda: heard.append(selection.words))
    words = Words("s", "v", 0, 4, "word")
    selection.select_words(words)
    selection.select_words(words)
    selection.select_words(None)
    assert heard == [words, None]


class Walk:
    """An oracle: the places before, the one where one is, and those after."""

    def __init__(self):
        self.before, self.here, self.after = [], None, []

    def select(self, ref):
        if ref != self.here:
            self.before, self.here, self.after = [*self.before, *([self.here] if self.here else [])], ref, []

    def back(self):
        if self.before:
            self.after.insert(0, self.here)
            self.here = self.before.pop()

    def forward(self):
        if self.after:
            self.before.append(self.here)
            self.here = self.after.pop(0)


steps = st.lists(st.sampled_from([A, B, C, "back", "forward"]), max_size=40)


@given(steps)
def test_any_walk_is_the_walk_of_a_browser(walked):
    selection, walk = Selection(), Walk()
    for step in walked:
        for of in (selection, walk):
            getattr(of, step)() if isinstance(step, str) else of.select(step)
        assert selection.current == walk.here
