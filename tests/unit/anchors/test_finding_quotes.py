"""Finding a quotation: letter by letter, and as somebody with another keyboard typed it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.anchors import loosely, narrow, occurrences

TEXT = "“It’s quiet,” said the sample officer.\nThe dis-\ntrict – all of it – was quiet…  It’s quiet, he said."


def words(text, spans):
    return [text[start:end] for start, end in spans]


def test_every_exact_hit_is_found_in_order():
    assert occurrences(TEXT, "quiet") == ((6, 11), (72, 77), (85, 90))


def test_hits_do_not_overlap():
    assert occurrences("aaaaa", "aa") == ((0, 2), (2, 4))


@pytest.mark.parametrize("quote", ["", "Quiet", "it's"])
def test_other_letters_are_no_exact_hit(quote):
    assert occurrences(TEXT, quote) == ()


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ('"It\'s quiet," said', ["“It’s quiet,” said"]),
        ("It's quiet,", ["It’s quiet,", "It’s quiet,"]),
        ("  said the\nsample ", ["said the\nsample".replace("\n", " ")]),
        ("district - all of it -", ["dis-\ntrict – all of it –"]),
        ("quiet...", ["quiet…"]),
        ("quiet... It's", ["quiet…  It’s"]),
    ],
)
def test_other_signs_and_spaces_are_found_with_the_words_of_the_text(quote, found):
    assert words(TEXT, loosely(TEXT, quote)) == found


@pytest.mark.parametrize("quote", ["", "  \n", "\u00ad", "IT'S QUIET", "it's silent"])
def test_other_words_are_not_found_loosely_either(quote):
    assert loosely(TEXT, quote) == ()


def test_accents_may_be_typed_in_one_piece_or_in_two():
    text = "Le cafe\u0301 était fermé"
    assert words(text, loosely(text, "café e\u0301tait")) == ["cafe\u0301 était"]


def test_half_of_an_ellipsis_is_not_found():
    assert loosely("…", ".") == ()
    assert loosely("wait… what", "wait.") == ()
    assert words("wait… what", loosely("wait… what", "wait...")) == ["wait…"]


quotes = st.text(st.sampled_from("ab “”\"'’–-…. \n\u00adﬁé"), max_size=30)


@given(quotes, st.integers(0, 30), st.integers(0, 30))
def test_any_stretch_of_a_text_is_found_loosely_somewhere(text, one, other):
    start, end = sorted((one, other))
    quote = text[start:end]
    if narrow(quote).text.strip() and narrow(quote).text.strip() in narrow(text).text:
        hits = loosely(text, quote)
        assert all(narrow(text[a:b]).text.strip() == narrow(quote).text.strip() for a, b in hits)


@given(quotes, quotes)
def test_hits_are_in_order_and_apart(text, quote):
    hits = loosely(text, quote)
    assert all(a[1] <= b[0] for a, b in pairwise(hits))


def test_a_text_of_many_megabytes_is_searched_in_one_go():
    text = "The “sample” officer said nothing at all on that day.\n" * 60_000
    assert len(occurrences(text, "sample")) == 60_000
    assert len(loosely(text, '"sample" officer')) == 60_000
