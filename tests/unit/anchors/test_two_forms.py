"""The wide and the narrow form of a text, and the way back from each."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.anchors import Prepared, figures, narrow, wide

SIGNS = "‘’“”«»‹›′″–—−‑…\u00ad\u200b\u200e\ufe0f\u00a0\u2009ﬁﬄ\u0301\u0308½ßŠÅ\u212b각ᄀ\u1161\u11a8 \n\t-aeo1٣"
texts = st.one_of(st.text(st.sampled_from(SIGNS)), st.text(st.characters(codec="utf-8")))
forms = pytest.mark.parametrize("form", [wide, narrow])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Yes”, he said", '"Yes", he said'),
        ("it’s", "it's"),
        ("«oui»", '"oui"'),
        ("1996–2001", "1996-2001"),
        ("wait…", "wait..."),
        ("two  words\nthere", "two words there"),
        ("10\u00a0km", "10 km"),
        ("dis\u00adtrict", "district"),
        ("dis-\ntrict", "district"),
        ("dis\u00ad\n trict", "district"),
        ("ofﬁce", "office"),
        ("e\u0301te\u0301", "été"),
        ("na\u200bme", "name"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212b", "Å"),
    ],
)
@forms
def test_what_only_the_keyboard_makes_different_is_the_same(form, one, other):
    assert form(one).text == form(other).text


@pytest.mark.parametrize(("one", "other"), [("10²", "102"), ("US", "us"), ("été", "ete"), ("Straße", "strasse")])
def test_the_narrow_form_keeps_what_changes_the_sense_and_the_wide_one_does_not(one, other):
    assert narrow(one).text != narrow(other).text
    assert wide(one).text == wide(other).text


def test_a_hyphen_between_words_stays():
    assert narrow("well-known").text == "well-known"
    assert narrow("see -\nthere").text == "see - there"
    assert narrow("1996-\n2001").text == "1996- 2001"


def test_a_place_goes_back_to_all_that_it_was_made_of():
    form = narrow("a  ﬁn e\u0301\u00ad!")
    assert form.text == "a fin é!"
    assert form.span(1, 2) == (1, 3)
    assert form.span(2, 4) == (3, 4)
    assert form.span(6, 7) == (6, 8)
    assert form.span(7, 8) == (9, 10)
    assert form.span(0, len(form.text)) == (0, 10)


def test_half_a_ligature_is_not_whole():
    form = narrow("oﬃce")
    assert form.whole(0, 4)
    assert form.whole(1, 5) is True
    assert not form.whole(0, 2)
    assert not form.whole(2, 5)
    assert narrow("oﬃ").whole(0, 4)


def test_a_code_point_knows_its_place():
    form = narrow("a  ﬁn\u00ad!")
    assert [form.place(point) for point in range(8)] == [0, 1, 1, 2, 4, 5, 5, 6]
    assert narrow("\u00ada").place(0) == 0
    assert narrow("a\u00ad").place(1) == 1


@forms
@given(text=texts)
def test_every_place_comes_from_somewhere_and_in_order(form, text):
    made = form(text)
    spans = [made.span(place, place + 1) for place in range(len(made.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@forms
@given(text=texts)
def test_a_place_is_found_again_from_its_code_point(form, text):
    made = form(text)
    for place in range(len(made.text)):
        start, _ = made.span(place, place + 1)
        first = made.place(start)
        assert first <= place
        assert made.span(first, first + 1)[0] == start


@given(texts)
def test_the_narrow_form_is_what_its_rules_say(text):
    """The same rules in the plainest way, without the map and without words broken at line ends."""
    text = text.replace("-", "").replace("\u00ad", "").replace("‑", "").replace("‐", "")
    plain = "".join(narrow(letter).text for letter in unicodedata.normalize("NFC", text))
    expected = re.sub(r"\s+", " ", unicodedata.normalize("NFC", plain))
    assert unicodedata.normalize("NFC", re.sub(r"\s+", " ", narrow(text).text)) == expected


@given(st.text(st.sampled_from("aéß “”\n٣1–")))
def test_forms_of_forms_stay(text):
    assert narrow(narrow(text).text).text == narrow(text).text
    assert wide(wide(text).text).text == wide(text).text


def test_a_sign_that_would_come_apart_into_a_space_stays_whole():
    assert wide("a´b¨c").text == "a´b¨c"


def test_a_text_is_made_ready_once():
    prepared = Prepared("ÉTÉ  2019")
    assert prepared.wide is prepared.wide
    assert prepared.wide.text == "ete 2019"
    assert prepared.narrow is prepared.narrow
    assert prepared.narrow.text == "ÉTÉ 2019"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11 Afghans and 1 American", ("11", "1")),
        ("1,234.5 or 1 234", ("1234", "5", "1", "234")),
        ("12\u202f000", ("12000",)),
        ("در ۱۴ سنبله ۱۳۹۸", ("14", "1398")),
        ("no figure", ()),
    ],
)
def test_figures_are_runs_of_digits_in_any_script(text, found):
    assert figures(text) == found


def test_empty_texts_have_empty_forms():
    assert wide("").text == narrow("").text == ""
    assert narrow("").place(0) == 0
