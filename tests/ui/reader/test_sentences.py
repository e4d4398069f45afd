import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.reader.text.sentences import next_word, paragraph, sentence

TEXT = "A title\nThe men left on Sept. 5. Dr. Nadir saw it! The U.S. embassy was near. It was 5 p.m. then.\n\nOther."


def around(text, words):
    start = text.index(words)
    first, last = sentence(text, start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("men left", "The men left on Sept. 5."),
        ("saw", "Dr. Nadir saw it!"),
        ("embassy", "The U.S. embassy was near."),
        ("title", "A title"),
        ("Other", "Other."),
        ("left on Sept. 5. Dr.", "The men left on Sept. 5. Dr. Nadir saw it!"),
    ],
)
def test_a_sentence_ends_where_a_reader_sees_it_end(words, whole):
    assert around(TEXT, words) == whole


def test_a_sentence_in_dari_ends_at_its_own_marks():
    text = "آنان رفتند؟ شهر آرام است. دیگر چه؟"
    assert around(text, "شهر") == "شهر آرام است."


def test_a_paragraph_is_the_line_without_white_space_around():
    text = "one\n  two three  \nfour"
    start = text.index("three")
    first, last = paragraph(text, start, start)
    assert text[first:last] == "two three"


def test_the_next_word_is_found_by_its_start_or_its_end():
    text = "the men’s tents, burnt"
    assert next_word(text, 3, 1, ends=True) == text.index(" tents")
    assert next_word(text, 9, -1, ends=True) == 3
    assert next_word(text, 4, -1, ends=False) == 0
    assert next_word(text, len(text), 1, ends=True) == len(text)


@given(st.text(alphabet="ab .!?\nA“”", max_size=60), st.data())
def test_a_sentence_never_leaves_its_paragraph_and_holds_the_words(text, data):
    start = data.draw(st.integers(0, len(text)))
    first, last = sentence(text, start, start)
    inside = paragraph(text, start, start)
    assert inside[0] <= first <= last <= inside[1]
