"""Anchors: what is kept of a passage, and its W3C form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.anchors import Anchor, broken, canonical, describe, intact

TEXT = "A sample officer said so on Monday. The road was closed from Tuesday on, another sample officer said."
texts = st.text(st.sampled_from("ab \né\u0301😀👩\u200d🇩🇪ا"), min_size=1)


@st.composite
def passages(draw):
    text = canonical(draw(texts))
    start = draw(st.integers(0, max(0, len(text) - 1)))
    return text, start, draw(st.integers(start + 1, max(start + 1, len(text))))


def test_an_anchor_holds_the_words_and_what_stands_beside_them():
    anchor = describe(TEXT, 36, 44)
    assert anchor.exact == "The road"
    assert anchor.prefix == " sample officer said so on Monday. "[-32:]
    assert anchor.suffix == " was closed from Tuesday on, another sample"[:32]


def test_at_the_ends_of_the_text_there_is_less_beside():
    anchor = describe("ab", 0, 1)
    assert (anchor.prefix, anchor.suffix) == ("", "b")


def test_context_never_cuts_a_letter():
    letter = "👩\u200d👩\u200d👧"
    text = letter * 10 + "X" + letter * 10
    anchor = describe(text, 50, 51)
    assert anchor.prefix == letter * 6
    assert anchor.suffix == letter * 6


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 2), (0, 5)])
def test_an_empty_or_outer_span_is_no_passage(span):
    with pytest.raises(ValueError, match="not a passage"):
        describe("four", *span)


@given(passages())
def test_what_was_described_is_intact(passage):
    text, start, end = passage
    if end > len(text):
        return
    anchor = describe(text, start, end)
    assert intact(text, anchor)
    assert max(len(anchor.prefix), len(anchor.suffix)) <= 32
    assert Anchor.from_json(json.loads(json.dumps(anchor.to_json()))) == anchor
    assert Anchor.from_selectors(anchor.to_selectors()) == anchor


@pytest.mark.parametrize(
    "altered",
    [
        TEXT.replace("road", "Road"),
        TEXT.replace("Monday", "Sunday"),
        TEXT.replace("Tuesday", "Thursday"),
        " " + TEXT,
        TEXT[1:],
        TEXT[:40],
        "",
    ],
)
def test_any_change_of_the_words_or_beside_them_breaks_it(altered):
    assert not intact(altered, describe(TEXT, 36, 44))


def test_an_anchor_that_claims_to_start_before_the_text_is_not_intact():
    assert not intact("abc", Anchor(0, 1, "a", prefix="c"))
    assert not intact("abc", Anchor(1, 1, ""))


def test_only_broken_ones_are_listed():
    whole, bad = describe(TEXT, 0, 8), Anchor(0, 8, "A Sample")
    assert broken(TEXT, [bad, whole]) == (bad,)


def test_page_and_rectangles_are_kept_where_there_are_any():
    anchor = Anchor(0, 1, "a", page=2, rects=((1.0, 2.0, 3.5, 4.0),))
    assert Anchor.from_json(json.loads(json.dumps(anchor.to_json()))) == anchor
    assert set(Anchor(0, 1, "a").to_json()) == {"start", "end", "exact", "prefix", "suffix"}


def test_pages_are_counted_from_one_outside():
    selectors = Anchor(0, 1, "a", page=0).to_selectors()
    assert selectors[-1]["value"] == "page=1"
    assert Anchor.from_selectors(selectors).page == 0


def test_other_selectors_and_members_are_passed_over():
    selectors = [{"type": "XPathSelector", "value": "/p"}, *describe(TEXT, 0, 8).to_selectors()]
    assert Anchor.from_selectors(selectors).exact == "A sample"
    assert Anchor.from_json({**describe(TEXT, 0, 8).to_json(), "note": 1}).exact == "A sample"


@pytest.mark.parametrize("value", [{}, {"start": 0, "end": 1}, {"start": None, "end": 1, "exact": "a"}])
def test_what_is_no_anchor_is_refused(value):
    with pytest.raises(ValueError, match="not an anchor"):
        Anchor.from_json(value)


def test_selectors_need_a_place_and_a_quote():
    with pytest.raises(ValueError, match="TextQuoteSelector"):
        Anchor.from_selectors([{"type": "TextPositionSelector", "start": 0, "end": 1}])
