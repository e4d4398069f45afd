"""Sentences by their places in the untouched text; all texts are our own."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.suggest.prose import load, sentences, taken_apart

ENGLISH = load("en")


def parts(text):
    return [text[start:end] for start, end in sentences(text, ENGLISH)]


@pytest.mark.parametrize(
    "whole",
    [
        *("Mr. Dovan met Gen. Brand at 5 p.m. on Sept. 5 in Velden.", "It fell by 2.5 metres.", "J. R. Brand left."),
        *("The U.S. Embassy was closed.", "He left (at last) for the U.S. on Monday.", "Wait... it goes on.", "No end"),
        *("“Stop!” he said.", "It ended, e.g. in Velden."),
    ],
)
def test_what_is_one_sentence_stays_one(whole):
    assert parts(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. They left.", ["It fell.", "They left."]),
        ("“It fell.” They left.", ["“It fell.”", "They left."]),
        ("A headline\nIt fell.  They left!\n\n Why? ", ["A headline", "It fell.", "They left!", "Why?"]),
        ("He went to the U.S. The port was closed.", ["He went to the U.S.", "The port was closed."]),
        ("سقطت المدينة؟ انسحبوا.", ["سقطت المدينة؟", "انسحبوا."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_text_falls_into_its_sentences(text, expected):
    assert parts(text) == expected


@given(st.text(alphabet="aA .!?…\n“”\"'()U.S.1", max_size=60))
def test_sentences_lie_apart_in_order_and_leave_out_only_blanks(text):
    found = sentences(text, ENGLISH)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


@given(st.text(alphabet="aA .,'’s-–“”1\n", max_size=60))
def test_words_are_exactly_what_stands_in_the_text(text):
    sentence = taken_apart(text, 0, len(text), ENGLISH)
    assert all(text[word.start : word.end] == word.text for word in sentence.words)
    assert "".join(word.text for word in sentence.words) == "".join(text.split())
    for place in range(len(text) + 1):
        at = sentence.word_at(place)
        assert all(word.end <= place for word in sentence.words[:at])
        assert all(word.end > place for word in sentence.words[at:])


def test_a_dash_inside_a_word_parts_no_clauses():
    words = taken_apart("1914–18 – and", 0, 13, ENGLISH).words
    assert [("dash" in word.classes) for word in words if word.text == "–"] == [False, True]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        *(("The outnumbered forces withdrew", "withdrew"), ("districts captured by rebels fell", "fell")),
        *(("it had fallen", "had"), ("Ahmed left", "left"), ("the led lamps", ""), ("a need to be fed", "")),
        *(("officials say so", "say"), ("troops entered Velden", "entered")),
    ],
)
def test_the_verb_of_a_clause_is_told_from_participles_and_names(text, verb):
    sentence = taken_apart(text, 0, len(text), ENGLISH)
    assert next((word.text for word in sentence.words if "finite" in word.classes), "") == verb
