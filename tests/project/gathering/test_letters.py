"""A byte a letter sorts texts as their letters do, whatever their script."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.letters import ASCII, Letters
from timeline_app.project.gathering.ranking import ranks
from timeline_app.project.gathering.stretches import Part
from timeline_app.project.gathering.texts import SIGN, without_nuls

ROOM = 127  # letters that are not ASCII
scripts = st.text(alphabet="aZ é\u0301ßÆØابٱآی\u064eي\u200c٣кЯΩ語\U0001f600\x1e\0\1\2ÿ", max_size=12)


def read(letters, parts):
    return [letters.read(SIGN.join(part).encode(), len(part)) for part in parts]


def ranked(values):
    known = sorted(set(values))
    return [known.index(value) + bool(known[0]) for value in values]


@given(st.lists(st.lists(scripts, min_size=1), min_size=1), st.booleans())
def test_a_byte_a_letter_ranks_texts_as_their_letters_do(some, folded):
    letters = Letters(folded=folded)
    parts = [Part.of(texts) for texts in read(letters, some)]
    said = [fold_one(value) if folded else value for part in some for value in part]
    assert ranks(parts, letters.collation()).tolist() == ranked(said)


@given(st.lists(scripts, min_size=1), st.booleans())
def test_texts_have_a_byte_for_each_letter_of_their_forms(values, folded):
    letters = Letters(folded=folded)
    (texts,) = read(letters, [values])
    said = [without_nuls((fold_one(value) if folded else value).encode()).decode() for value in values]
    assert texts.length().tolist() == [len(value) for value in said]
    plain = [value.encode() for value in said if value.isascii()]
    assert [value for value in texts.values(np.arange(len(texts))) if value.isascii()] == plain


@pytest.mark.parametrize("many", [3, 300])
def test_few_or_many_letters_whose_form_is_none_or_several_are_written_as_their_forms(many):
    values = ["", "ß", "\u0301", "Straße \u064e٣", *(chr(0xAC00 + 7 * at) + "ء" for at in range(many)), "ßa", "ㄱ"]
    values += ["ﷺ", "ﷲ", "⑽ßé", "㎯a", "가ﷺ나"]  # forms of 18, 4, 4 and 6 letters
    letters = Letters(folded=True)
    parts = [Part.of(texts) for texts in read(letters, [values, values])]
    assert ranks(parts, letters.collation()).tolist() == ranked([fold_one(value) for value in values]) * 2


@pytest.mark.parametrize("many", [ROOM, ROOM + 1])
def test_where_there_are_more_letters_than_bytes_that_is_told(many):
    letters = Letters(folded=False)
    parts = [[chr(0x4E00 + at) for at in range(many - 1)], ["é", "a"], ["z"]]
    if many > ROOM:
        with pytest.raises(ValueError, match="more letters"):
            read(letters, parts)
        return
    found = ranks([Part.of(texts) for texts in read(letters, parts)], letters.collation())
    assert found.tolist() == ranked([value for part in parts for value in part])
    assert len(set(letters.collation()[ASCII:-1])) == ROOM


def test_a_text_in_any_script_that_holds_the_sign_between_texts_is_told():
    for text in ("one", "é"):
        with pytest.raises(ValueError, match="not as many"):
            Letters(folded=True).read(f"{text}{SIGN}two".encode(), 1)
