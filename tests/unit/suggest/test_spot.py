"""Time expressions are found in prose; nothing is said of what they mean."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.suggest.spot import Span, spot


def found_in(text: str) -> list[str]:
    return [text[span.start : span.end] for span in spot(text)]


@pytest.mark.parametrize(
    "words",
    [
        *("On September 10", "on 5 September 2019", "Thursday, September 5", "September 10, 2019", "5–9 September"),
        *("September 8 and 9", "5 Sept. 2019", "Sept 11, 2001", "September 2019", "in early September", "early May"),
        *("since 2015", "in 2001", "from 1996 to 2001", "Between 2015 and 2018", "c. 1920", "1939–45", "2019-09-05"),
        *("the 1990s", "late 1990s", "late 19th century", "nineteenth century", "spring of 1968", "winter 1941–42"),
        *("44 BC", "500 BCE", "AD 79", "last week", "a day before", "Two days later", "three years ago", "this month"),
        *("the day after", "yesterday evening", "past two weeks", "by December", "on Saturday", "Monday morning"),
        *("10:10 a.m.", "at 14:30", "a decade ago", "the day before yesterday", "today"),
    ],
)
def test_a_time_expression_is_found(words):
    for text in (words, f"It was said {words}.", f"“{words}”, they wrote, and more followed"):
        assert len(found_in(text)) == 1
        assert found_in(text)[0].endswith(words.removeprefix("in early ").removeprefix("early ").split()[-1])


@pytest.mark.parametrize(
    "text",
    [
        *("It may be so, this may end.", "They march on.", "2,019 people", "12345 dollars", "room 12", "a second man"),
        *("He came before them.", "the last man", "Marching", "Sundays"),
        *("", "no time at all"),
    ],
)
def test_other_words_are_left_alone(text):
    assert found_in(text) == []


def test_a_paragraph_is_marked_from_left_to_right():
    text = "On September 10, as agreed, they met; since 2015 there had been none. Two days later it was over."
    assert found_in(text) == ["September 10", "2015", "Two days later"]


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_in_order_and_apart(text):
    spans = spot(text)
    assert all(isinstance(span, Span) and 0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("text", ["1 ", "the ", "a few ", "9", "may ", "-", "5 and ", "last ", "on the ", "in 1999-"])
def test_a_long_text_of_one_kind_is_read_through(text):
    assert len(spot(text * 2_000)) <= 2_000
