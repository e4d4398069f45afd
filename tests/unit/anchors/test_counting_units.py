"""Code points, UTF-16 units, and letters as people see them."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.anchors import Utf16, snap

FAMILY, FLAGS, ACUTE = "👩‍👩‍👧", "🇩🇪🇫🇷", "e\u0301"
mixed = st.text(
    st.sampled_from(["a", " ", "\n", "é", "\u0301", "😀", "\u200d", "👩", "🇩", "🇫", "ا", "\u0600", "각", "\u11a8"])
)


@given(st.text())
def test_every_place_is_counted_as_utf_16_does(text):
    units = Utf16(text)
    for point in range(len(text) + 1):
        assert units.units(point) == len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


@given(st.text())
def test_units_go_back_to_the_code_point_they_came_from(text):
    units = Utf16(text)
    assert [units.point(units.units(point)) for point in range(len(text) + 1)] == list(range(len(text) + 1))


def test_a_place_inside_a_pair_is_that_of_its_letter():
    assert Utf16("A😀B").point(2) == 1


def test_five_thousand_astral_letters_in_a_long_text():
    text = ("abcdefghi" * 4 + "abc😀") * 5000
    units = Utf16(text)
    assert len(text) == 200_000
    assert units.units(len(text)) == 205_000
    assert all(units.point(units.units(point)) == point for point in range(0, len(text), 7))


@pytest.mark.parametrize(
    ("text", "span", "snapped"),
    [
        (f"a{FAMILY}b", (2, 3), (1, 6)),
        (f"x {FLAGS}", (3, 4), (2, 4)),
        (f"x {FLAGS}", (4, 6), (4, 6)),
        (f"caf{ACUTE}!", (0, 4), (0, 5)),
        ("각" + "\u11a8", (0, 1), (0, 2)),
        ("two words here", (3, 10), (4, 9)),
        ("line\nend", (0, 5), (0, 4)),
        ("a\u00a0b", (0, 2), (0, 1)),
        ("plain", (1, 3), (1, 3)),
    ],
)
def test_a_selection_holds_whole_letters_and_no_outer_space(text, span, snapped):
    assert snap(text, *span) == snapped


@pytest.mark.parametrize("span", [(1, 3), (2, 2), (0, 0)])
def test_nothing_but_white_space_leaves_nothing(span):
    start, end = snap("a \n\tb", *span)
    assert start == end


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 9)])
def test_a_span_outside_of_the_text_is_our_own_mistake(span):
    with pytest.raises(ValueError, match="not a span"):
        snap("four", *span)


@given(mixed, st.integers(0, 40), st.integers(0, 40))
def test_snapping_agrees_with_the_letters_of_the_whole_text(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    borders = {0, len(text), *(letter.end() for letter in regex.finditer(r"\X", text))}
    first, last = snap(text, start, end)
    if first < last:
        assert first in borders
        assert last in borders
        assert not text[first].isspace() or first + 1 not in borders
        assert not text[last - 1].isspace() or last - 1 not in borders
        assert {c for c in text[start:end] if c.isalnum()} <= set(text[first:last])


def test_line_ends_are_trimmed_like_spaces():
    assert snap("a\r\nb", 0, 2) == (0, 1)
    assert snap("a\r\nb", 2, 4) == (3, 4)


@given(mixed, st.integers(0, 40), st.integers(0, 40))
def test_snapping_twice_is_as_once(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = snap(text, start, end)
    assert snap(text, first, last) == (first, last)


def test_a_letter_of_thousands_of_marks_is_looked_back_for_only_so_far():
    text = "a" + "\u0301" * 10_000
    start, end = snap(text, 9_000, 9_001)
    assert 0 < start <= 9_000
    assert end == len(text)
