"""What stands under the typed reader: spelling, tokens, the words of a language, zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import Ambiguous, read
from timeline_app.dates.languages import Role, pack
from timeline_app.dates.typed.folding import fold
from timeline_app.dates.typed.rules.clocks import offsets_of, zone_of
from timeline_app.dates.typed.tokens import tokens_of
from timeline_app.dates.zones import offset_at, offset_on_the_clock, zone_named
from timeline_app.errors import InvalidValue


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("SEPTEMBER", "september"),
        ("Février", "fevrier"),
        ("Straße", "strasse"),
        ("۱۴ ١٤ １４", "14 14 14"),
        ("5–9 5—9 5−9", "5-9 5-9 5-9"),
        ("’80s", "'80s"),
        ("سنبلهٔ", "سنبله"),
        ("غبرګولی", "غبرگولی"),
        ("علي", "علی"),
        ("مي\u200cشود", "می شود"),
        ("\u200f2019\u200e", "2019"),
        ("2019؟", "2019?"),
    ],
)
def test_what_is_the_same_to_a_reader_is_spelt_the_same(written, folded):
    assert fold(written).text == folded


@given(st.text(max_size=80))
def test_every_folded_character_knows_where_it_comes_from(text):
    folded = fold(text)
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place <= len(text) for place in folded.places)
    assert folded.places[-1] == len(text)


@given(st.text(max_size=60).map(lambda text: fold(text).text))
def test_tokens_cover_everything_but_the_blanks(text):
    tokens = tokens_of(text, (pack("en"),), 99)
    assert "".join("".join(token.text.split()) for token in tokens) == "".join(text.split())
    for token in tokens:
        assert text[token.start : token.start + len(token.text)] == token.text


def test_tokens_are_numbers_phrases_signs_and_unknown_words():
    tokens = tokens_of("up to 10,000 b.c., foo-19th", (pack("en"),), 99)
    assert [token.text for token in tokens] == ["up to", "10,000", "b.c.", ",", "foo", "-", "19", "th"]
    assert Role.UNTIL in tokens[0].roles
    assert tokens[1].number == 10_000
    assert tokens[2].roles[Role.ERA] == (-1,)
    assert dict(tokens[4].roles) == {}
    assert [token.spaced for token in tokens] == [True, True, True, False, True, False, False, False]


def test_the_longest_phrase_wins_and_no_phrase_ends_inside_a_word():
    assert [token.text for token in tokens_of("no later than mayor may", (pack("en"),), 99)] == [
        "no later than",
        "mayor",
        "may",
    ]


def test_a_number_too_long_for_any_year_has_no_value():
    assert tokens_of("9" * 40, (pack("en"),), 99)[0].number is None


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("kabul", "Asia/Kabul"),
        ("new york", "America/New_York"),
        ("eastern", "America/New_York"),
        ("asia/kabul", "Asia/Kabul"),
        ("afghanistan", "Asia/Kabul"),
        ("atlantis", ""),
    ],
)
def test_zones_are_found_by_their_cities(name, zone):
    assert zone_of(name) == zone


def test_abbreviations_of_several_zones_have_several_offsets():
    assert [offset for offset, _ in offsets_of("ist")] == ["+05:30", "+02:00", "+01:00"]
    assert offsets_of("utc") == [("Z", "")]
    assert offsets_of("xyz") == []


def test_every_shared_abbreviation_is_asked_about_with_the_place():
    found = read("5 September 2019, 10:00 (CST)")
    assert isinstance(found, Ambiguous)
    assert any("China" in choice.reading for choice in found.choices)


def test_offsets_are_those_of_the_zone_on_the_day():
    summer, winter = 1_567_677_600, 1_575_540_000  # 5 September and 5 December 2019, 10:00 UTC
    assert offset_at("America/New_York", summer) == -240
    assert offset_at("America/New_York", winter) == -300
    assert offset_on_the_clock("Asia/Kabul", summer) == 270
    assert offset_on_the_clock("Asia/Kathmandu", summer) == 345


def test_years_beyond_the_zone_database_have_its_first_and_last_rule():
    assert offset_at("Asia/Kabul", 10**15) == 270
    assert offset_at("Europe/Paris", -(10**15)) == 9
    assert offset_on_the_clock("Asia/Kabul", 10**15) == 270


@pytest.mark.parametrize("name", ["Nowhere/Land", "", "../etc", "\0"])
def test_a_zone_that_is_none_is_refused_in_words(name):
    with pytest.raises(InvalidValue, match="not a time zone"):
        zone_named(name)
