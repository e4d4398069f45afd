"""Texts as one array of bytes: as they were, whatever they hold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.texts import SIGN, Texts

texts = st.text(max_size=30) | st.text(alphabet="aä\0", max_size=30)


@given(st.lists(texts.filter(lambda text: SIGN not in text), min_size=1), st.booleans())
def test_texts_that_were_joined_are_the_texts(values, folded):
    read = Texts.joined(SIGN.join(values), len(values), folded=folded)
    assert [read.at(row) for row in range(len(values))] == [(fold_one(v) if folded else v).encode() for v in values]


@given(st.lists(st.text(alphabet=f'aÄ{SIGN}\0"', max_size=4)), st.booleans())
def test_texts_of_a_list_may_hold_anything(values, folded):
    read = Texts.listed(json.dumps(values), folded=folded)
    assert [read.at(row) for row in range(len(values))] == [(fold_one(v) if folded else v).encode() for v in values]


def test_a_text_that_holds_the_sign_between_texts_is_told():
    with pytest.raises(ValueError, match="not as many"):
        Texts.joined(f"one{SIGN}two", 1, folded=False)


@given(st.lists(st.lists(texts)))
def test_parts_are_set_one_after_the_other(some):
    chained = Texts.chained([Texts.of([value.encode() for value in part]) for part in some])
    every = [value.encode() for part in some for value in part]
    assert [chained.at(row) for row in range(len(every))] == every
