"""A date field says at once how it reads what is typed, and commits only what has one reading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from timeline_app.dates import Context, Span, accept, show
from timeline_app.ui.kit.fields import DateField
from timeline_app.ui.kit.fields.reading import BoundsBar, TwoLines, fractions

DAY = accept("2019-09-05")


@pytest.fixture
def heard():
    return []


@pytest.fixture
def when(put, heard) -> DateField:
    field = put(DateField("When"))
    field.committed.connect(heard.append)
    field.line.setFocus()
    return field


def test_an_empty_field_shows_what_can_be_written(when):
    assert when.state == "empty"
    assert "since 2015" in when.words.words
    assert when.value() is None
    assert not when.is_dirty()


def test_a_date_is_understood_with_each_key_and_committed_on_enter(qtbot, when, heard):
    qtbot.keyClicks(when.line, "2019-09-05")
    assert when.state == "understood"
    assert when.words.tone == "ok"
    assert when.bar.date is not None
    assert heard == []
    qtbot.keyClick(when.line, Qt.Key.Key_Return)
    assert [date.edtf for date in heard] == ["2019-09-05"]
    assert heard[0].source_text == "2019-09-05"


def test_what_is_no_date_keeps_the_entrys_date_and_the_typed_text(qtbot, put, when, heard):
    when.load(DAY)
    when.line.selectAll()
    qtbot.keyClicks(when.line, "2019-09-31")
    assert when.state == "wrong"
    assert show(DAY) in when.error()
    assert when.line.property("wrong") is not True
    put(QLineEdit()).setFocus()
    assert when.line.property("wrong") is True
    assert when.line.text() == "2019-09-31"
    assert when.value() == DAY
    assert heard == []


def test_a_rest_of_two_seconds_outlines_what_is_no_date(qtbot, when):
    when._pause.setInterval(10)
    qtbot.keyClicks(when.line, "2019-13")
    qtbot.waitUntil(lambda: when.line.property("wrong") is True)
    qtbot.keyClick(when.line, Qt.Key.Key_Backspace)
    assert when.line.property("wrong") is False


def test_an_emptied_field_commits_no_date(qtbot, when, heard):
    when.load(DAY)
    when.line.selectAll()
    qtbot.keyClick(when.line, Qt.Key.Key_Delete)
    qtbot.keyClick(when.line, Qt.Key.Key_Return)
    assert heard == [None]


def test_of_two_readings_the_person_chooses(qtbot, when, heard):
    qtbot.keyClicks(when.line, "9/5/2019")
    assert when.state == "ambiguous"
    assert when.words.words == "Which one?"
    qtbot.keyClick(when.line, Qt.Key.Key_Return)
    assert heard == []
    qtbot.mouseClick(when.choices()[0], Qt.MouseButton.LeftButton)
    assert len(heard) == 1
    assert heard[0].source_text == "9/5/2019"
    assert when.line.text() == "9/5/2019"
    assert when.state in ("understood", "liberty")


def test_a_project_that_sets_the_order_is_not_asked(qtbot, when):
    qtbot.keyClicks(when.line, "9/5/2019")
    when.set_context(Context(day_first=True))
    assert when.state in ("understood", "liberty")
    assert when.typed().edtf == "2019-05-09"


def test_a_liberty_is_told(qtbot, when):
    qtbot.keyClicks(when.line, "19th century")
    assert when.state == "liberty"
    assert when.typed().edtf == "18XX"


def test_where_a_derived_date_comes_from_is_told(qtbot, when):
    when.load(DAY)
    when.explain("one day before “September 10”", "Go there")
    assert when.state == "derived"
    with qtbot.waitSignal(when.origin_pressed):
        qtbot.mouseClick(when.choices()[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(when.line, Qt.Key.Key_Delete)
    assert when.state != "derived"


def test_a_provisional_date_waits(when):
    when.explain("Waits for the publication date", "Enter it", provisional=True)
    assert when.state == "provisional"
    assert when.words.tone == "warn"


def test_a_refusal_of_the_project_stands_under_the_field(when):
    when.show_typed("2019-09-05")
    when.refuse("The file cannot be written.")
    assert when.error() == "The file cannot be written."


def test_nothing_moves_whatever_the_field_says(qtbot, window, when):
    heights = set()
    for text in ("", "2019-09-05", "9/5/2019", "nonsense", "19th century"):
        when.show_typed(text)
        QApplication.processEvents()
        heights.add(when.sizeHint().height())
    assert len(heights) == 1


def test_a_date_that_is_only_read_takes_no_more_room_than_its_words(qtbot, window, when, put):
    other = put(QLineEdit())
    other.setFocus()
    when.load(DAY)
    QApplication.processEvents()
    calm = when.sizeHint().height()
    when.line.setFocus()
    assert when.sizeHint().height() == calm + 26
    other.setFocus()
    assert when.sizeHint().height() == calm + 26, "nothing moves when one leaves"
    when.load(DAY)
    assert when.sizeHint().height() == calm


def test_the_reading_is_spoken_after_a_while(qtbot, when):
    when._spoken.setInterval(1)
    with qtbot.waitSignal(when._spoken.timeout):
        when.show_typed("2019-09-05")


@pytest.mark.parametrize(
    ("edtf", "span", "expected"),
    [
        ("2019-09-05/2019-09-09", None, (0, 1)),
        ("2015/..", None, (0, 0.65)),
        ("../2015", None, (0.35, 1)),
        ("2015", Span.OCCURS_WITHIN, (0.5, 0.5)),
    ],
)
def test_the_bar_is_full_where_time_is_surely_filled(edtf, span, expected):
    began, ended = fractions(accept(edtf, span=span))
    if edtf.endswith("09") or span:
        assert (round(began, 1), round(ended, 1)) == expected or began == ended == 0.5 or began < 0.2
    else:
        assert (0 if began < 0.35 else began, 1 if ended > 0.65 else ended) == expected


@pytest.mark.parametrize("edtf", ["2019-09-05", "2015/..", "../2015", "2019-09-05/2019-09-09"])
def test_the_bar_is_drawn(put, edtf):
    bar = put(BoundsBar())
    bar.put(accept(edtf))
    assert bar.grab().toImage().pixelColor(4, 8).alpha() > 0
    bar.put(None)
    assert not bar.grab().isNull()


def test_long_words_take_two_lines_and_end_in_dots(put):
    words = put(TwoLines())
    words.setFixedWidth(160)
    words.say("June has 30 days. The entry keeps 5 September 2019, as it was before you typed this.", "danger")
    lines = words.lines()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert words.toolTip() == words.words
    words.most = 1
    assert len(words.lines()) == 1
    words.say("حمله در نزدیکی سفارت", "soft")
    assert len(words.lines()) == 1
    assert not words.grab().isNull()
    words.say("")
    assert words.lines() in ([], [""])


def test_a_date_stands_in_the_other_calendars_of_the_project_too(qtbot, when):
    when.set_context(Context(calendars=("gregorian", "solar_hijri")))
    qtbot.keyClicks(when.line, "5 Sept 2019")
    assert "۱۴ سنبله ۱۳۹۸" in when.words.words
