"""Whatever the text: exact quotations, places inside it, order, keys apart, and an end in reasonable time."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app import suggest
from timeline_app.dates import parse
from timeline_app.suggest.entries import propose

WORDS = st.sampled_from(
    [
        *("On May 8", "on Monday", "in 2015", "last week", "a day before", "since 2015", "May 8 and 9", "recently"),
        *("officials", "the mayor", "Mira Solen", "Orlec", "the Velden council", "he", "it", "which", "that", "and"),
        *("said", "told", "claimed to have", "withdrew", "was taken", "attack", "after", "when", "according to"),
        *(",", ".", ";", "“", "”", '"', "–", "(", ")", "\n", "’s", "U.S.", "Mr.", "…", "will", "had", "the", "ß"),
        *("ینگی قلعه", "á", "𝔘", "\u2028", "\x00", "ǆ"),
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))
PUBLISHED = st.sampled_from(["", "2021-05-14"])


def proposed(text, published="2021-05-14"):
    reading = suggest.read(text, published)
    return propose(text, reading, published=parse(published) if published else None)


@settings(max_examples=150, deadline=None)
@given(TEXTS, PUBLISHED)
def test_every_place_lies_in_the_text_and_every_quotation_is_exact(text, published):
    found = proposed(text, published)
    for each in found:
        for ground in (each.ground, *each.also):
            assert 0 <= ground.quote.start <= ground.words.start < ground.words.end <= ground.quote.end <= len(text)
            quote = text[ground.quote.start : ground.quote.end]
            assert quote == quote.strip() and "\n" not in quote
        assert all(text[name.start : name.end] == name.text for name in each.names)
        assert all(each.quote.start <= name.start < name.end <= each.quote.end for name in each.names)
    assert all(a.quote.start <= b.quote.start for a, b in itertools.pairwise(found))
    assert len({each.key for each in found}) == len(found)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_titles_are_short_headlines(text):
    for each in proposed(text):
        assert 0 < len(each.title) <= 90
        assert each.title == each.title.strip() and each.title[-1] not in ",;:"
        assert each.when is not None and each.derivation["proposal"] == each.key
        assert not next((char for char in each.title if char.isalpha()), "A").islower() or "ß" in each.title


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_without_a_publication_date_only_what_waits_has_no_date(text):
    assert all(each.provisional for each in proposed(text, "") if each.when is None)


@given(st.lists(st.sampled_from(["It ended.", "It rained.", "The mill burnt down on 3 April 2020."]), max_size=6))
def test_a_key_depends_on_the_sentence_and_its_repetition_alone(before):
    sentence = "The council closed the port on 5 April 2020."
    alone = {each.key for each in proposed(sentence)}
    assert alone <= {each.key for each in proposed(" ".join([*before, sentence]))}


def test_a_key_does_not_depend_on_how_the_date_was_read():
    text = "The council closed the port on 5 April."
    keys = {tuple(each.key for each in proposed(text, day)) for day in ("", "2020-05-14", "1999-01-01")}
    assert len(keys) == 1


def test_the_same_sentence_twice_has_two_keys_but_is_one_event():
    (found,) = proposed("The mill burnt down on 3 April 2020.\n\nThe mill burnt down on 3 April 2020.")
    assert len(found.also) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("on May 5 the army and the navy took Orlec ", "officials said on May 5 that ", "and it fell on May 5 "),
        *("after the attack on May 5 ", "when he fell on May 5 ", "Ministry of ", "U.S. ", "“said” ", "according to "),
        *("a'b'", "((((", "said that he had ", "which ", "on May 5"),
    ],
)
def test_a_long_text_of_one_kind_without_an_end_is_read_through(text):
    whole = text * (10_000 // len(text))
    assert all(each.quote.end <= len(whole) for each in proposed(whole))
