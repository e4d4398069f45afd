"""The canonical text: what is turned into what, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.anchors import CANON_VERSION, canonical

# Every character there is, halves of pairs too, and the troublesome ones more often.
TROUBLE = "\r\n\v\f\x85\u2028\u2029\ufeff\ufffc\ufdd0\ufffe\U0001ffff\0\x1b\t \u00a0\u200c\u00ad\ud83d\ude00😀é"
wild = st.text(st.one_of(st.sampled_from(TROUBLE), st.characters(codec=None, exclude_categories=())))


def test_the_rules_have_a_number():
    assert CANON_VERSION == 1


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n"])
def test_every_kind_of_line_end_becomes_one_line_feed(end):
    assert canonical(f"one{end}two") == "one\ntwo"


def test_two_line_ends_stay_two():
    assert canonical("a\r\n\r\nb\n\rc") == "a\n\nb\n\nc"


@pytest.mark.parametrize(
    "dropped", ["\0", "\x01", "\x1b", "\x7f", "\x80", "\x9f", "\ufeff", "\ufffc", "\ufdd0", "\ufdef"]
)
def test_what_qt_would_turn_into_something_else_is_dropped(dropped):
    assert canonical(f"a{dropped}b") == "ab"


@pytest.mark.parametrize("plane", range(17))
def test_the_last_two_code_points_of_every_plane_are_dropped(plane):
    last = chr((plane << 16) + 0xFFFE) + chr((plane << 16) + 0xFFFF)
    assert canonical(f"a{last}b") == "ab"


@pytest.mark.parametrize(
    "kept", ["\t", "\u00a0", "\u200c", "\u200d", "\u00ad", "\u200e", "\u202b", "e\u0301", "é", "ﬁ", "  ", " \n "]
)
def test_everything_else_stays_as_it_is(kept):
    assert canonical(f"a{kept}b") == f"a{kept}b"


def test_outer_white_space_stays():
    assert canonical("  a \n\n") == "  a \n\n"


def test_halves_of_a_pair_are_joined_and_lone_ones_replaced():
    assert canonical("\ud83d\ude00 \ud83d \ude00") == "😀 \ufffd \ufffd"


def test_halves_that_only_meet_because_something_was_dropped_stay_lone():
    assert canonical("\ud83d\0\ude00") == "\ufffd\ufffd"


@given(wild)
def test_twice_is_as_once(text):
    once = canonical(text)
    assert canonical(once) == once


@given(wild)
def test_a_canonical_text_can_be_written_and_read_back(text):
    once = canonical(text)
    assert once.encode().decode() == once


@given(st.text())
def test_no_letter_is_lost(text):
    """What canonical text leaves out is neither a letter nor a figure nor a sign."""
    assert [c for c in canonical(text) if c.isalnum()] == [c for c in text if c.isalnum()]
