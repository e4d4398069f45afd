"""Texts as one array of bytes: as they were, whatever they hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.gathering.texts import BLOCK, SIGN, WORD, Texts, without_nuls

endings = st.text(alphabet="a\0\1\2\3", max_size=6)
some_bytes = st.lists(st.binary(max_size=3 * BLOCK).map(lambda value: value.replace(b"\0", b"0")))


@given(st.lists(st.text().filter(lambda text: SIGN not in text and "\0" not in text), min_size=1))
def test_texts_that_were_joined_are_the_texts(values):
    texts = Texts.parted(SIGN.join(values).encode(), len(values))
    assert len(texts) == len(values)
    assert texts.values(np.arange(len(values))) == [value.encode() for value in values]
    assert texts.length().tolist() == [len(value.encode()) for value in values]


def test_a_text_that_holds_the_sign_between_texts_is_told():
    with pytest.raises(ValueError, match="not as many"):
        Texts.parted(f"one{SIGN}two".encode(), 1)


@given(endings, endings)
def test_without_their_nuls_texts_sort_as_they_did(one, other):
    ended = [text.encode() for text in (one, other)]
    assert (without_nuls(ended[0]) < without_nuls(ended[1])) == (one < other)
    assert b"\0" not in without_nuls(ended[0])


@given(some_bytes, st.integers(0, 4 * BLOCK))
def test_what_is_behind_a_depth_is_what_the_texts_have_there(values, depth):
    behind = Texts.of(values).behind(depth)
    every = np.arange(len(values))
    assert behind.values(every) == Texts.of(values).values(every, depth) == [value[depth:] for value in values]


@given(some_bytes.filter(len), st.integers(0, BLOCK))
def test_words_are_the_bytes_of_a_block_and_zeros_behind_the_end(values, depth):
    words = Texts.of(values).words(depth)
    for found, value in zip(words.T, values, strict=True):
        assert found.astype(">u8").tobytes() == value[depth : depth + BLOCK].ljust(BLOCK, b"\0")
    assert words.shape == (BLOCK // WORD, len(values))
