import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from tests.ui.reader.conftest import heard, source
from timeline_app.anchors import Prepared
from timeline_app.ui.reader.finding import MOST, FindBar, find

DARI = "مقام‌های محلي در ولایت ۱۸ سنبله كندز"


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("A naïve café", "NAIVE CAFE", ["naïve café"]),
        ("so “said” he", '"said"', ["“said”"]),
        ("A😀B and 😀b", "😀b", ["😀B", "😀b"]),
        (DARI, "محلی", ["محلي"]),
        (DARI, "کندز", ["كندز"]),
        (DARI, "18", ["۱۸"]),
        (DARI, "مقامهای", ["مقام‌های"]),
        ("nothing here", "else", []),
        ("nothing here", "  ", []),
    ],
)
def test_words_are_found_however_they_are_written(text, typed, found):
    assert [text[start:end] for start, end in find(Prepared(text), typed)] == found


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_every_hit_is_a_stretch_of_the_text(words, before, after):
    text = f"{before}{words}{after}"
    for start, end in find(Prepared(text), words):
        assert 0 <= start < end <= len(text)


def test_there_is_an_end_to_hits():
    assert len(find(Prepared("a" * (MOST + 10)), "a")) == MOST


@pytest.fixture
def bar(qtbot, looks):
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.open()
    return bar


def test_the_bar_says_where_one_is(bar):
    bar.line.setText("words")
    bar.say(3, 12)
    assert bar.count.text() == "3 of 12"
    bar.say(0, 0)
    assert bar.count.text() == "Not found"
    bar.line.clear()
    bar.say(0, 0)
    assert bar.count.text() == ""


def test_enter_steps_on_and_escape_closes(qtbot, bar):
    steps, closed = heard(bar.stepped), heard(bar.closed)
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert steps == [(1,), (-1,)]
    assert len(closed) == 1
    assert bar.isHidden()


def test_finding_goes_from_hit_to_hit_in_a_ring(qtbot, pane):
    pane.seek()
    qtbot.keyClicks(pane.find_bar.line, "takhar")
    assert pane.find_bar.count.text() == "1 of 3"
    pane.find_next()
    pane.find_next()
    assert pane.find_bar.count.text() == "3 of 3"
    pane.find_next()
    assert pane.find_bar.count.text() == "1 of 3"
    qtbot.keyClick(pane.find_bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count.text() == "3 of 3"


def test_a_hit_far_below_is_scrolled_to(qtbot, pane):
    pane.seek()
    qtbot.keyClicks(pane.find_bar.line, "what comes next")
    start = pane.view.script.text.index("What comes next")
    assert pane.view.is_in_view(start, start + 5)


def test_closing_leaves_the_hit_selected_and_the_focus_in_the_text(qtbot, pane):
    pane.seek()
    qtbot.keyClicks(pane.find_bar.line, "garrisons")
    qtbot.keyClick(pane.find_bar.line, Qt.Key.Key_Escape)
    start, end = pane.view.words()
    assert pane.view.script.text[start:end] == "garrisons"
    assert pane.view.hasFocus()


def test_selected_words_are_what_is_sought(pane):
    start = pane.view.script.text.index("Darqad")
    pane.view.select(start, start + 6)
    pane.seek()
    assert pane.find_bar.line.text() == "Darqad"


def test_another_text_is_searched_for_the_same_words(qtbot, pane, sample_desk):
    pane.seek()
    qtbot.keyClicks(pane.find_bar.line, "Kunduz")
    pane.show_source(source(sample_desk, "Twelve").id)
    assert pane.find_bar.count.text().endswith("found")


def test_f3_opens_the_bar_when_nothing_was_sought_yet(pane):
    pane.find_next()
    assert not pane.find_bar.isHidden()
