"""A byte a letter says what the texts say, in the same order, whatever their script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.folding import fold_one
from timeline_app.project.gathering.letters import Letters
from timeline_app.project.gathering.ranking import ranks
from timeline_app.project.gathering.texts import ASCII, SIGN, Texts

scripts = st.text(alphabet="aZ é\u0301ßÆØابٱآی\u064eي\u200c٣кЯΩ語\U0001f600\x1e", max_size=12)


@given(st.lists(st.lists(scripts, min_size=1), min_size=1), st.booleans())
def test_a_byte_a_letter_says_the_same_in_the_same_order_whatever_the_script(some, folded):
    letters = Letters(folded=folded)
    chained = Texts.chained([letters.read(SIGN.join(part), len(part)) for part in some])
    said = [fold_one(value) if folded else value for part in some for value in part]
    assert [chained.text(row) for row in range(len(said))] == said
    assert ranks(chained).tolist() == ranks(Texts.of([value.encode() for value in said])).tolist()
    plain = chained.in_utf8()
    assert [plain.at(row) for row in range(len(said))] == [value.encode() for value in said]
    assert chained.letters == "".join(sorted(chained.letters))


@pytest.mark.parametrize("many", [3, 300])
def test_few_or_many_letters_whose_form_is_none_or_several_are_written_as_their_forms(many):
    values = ["", "ß", "\u0301", "Straße \u064e٣", *(chr(0xAC00 + 7 * at) + "ء" for at in range(many)), "ßa", "ㄱ"]
    letters = Letters(folded=True)
    chained = Texts.chained([letters.read(SIGN.join(values), len(values)) for _ in range(2)])
    assert [chained.text(row) for row in range(2 * len(values))] == [fold_one(value) for value in values] * 2
    assert chained.letters


@pytest.mark.parametrize("many", [ASCII, ASCII + 1])
def test_where_there_are_more_letters_than_bytes_all_texts_are_in_utf_8(many):
    letters = Letters(folded=False)
    parts = [["é", "a"], [chr(0x4E00 + at) for at in range(many - 1)][::-1], ["ü", "\0"], ["z"]]
    read = [letters.read(SIGN.join(part), len(part)) for part in parts[: 2 + (many > ASCII)]]
    chained = Texts.chained(read)
    assert len(chained.letters) == (many if many == ASCII else 0)
    said = [value for part in parts[: len(read)] for value in part]
    assert [chained.text(row) for row in range(len(said))] == said
    expected = [sorted(set(said)).index(value) for value in said]
    assert ranks(chained).tolist() == expected
    assert Texts.chained([*read, letters.read("z", 1)]).text(len(said)) == "z"


def test_a_nul_is_kept_in_utf_8():
    chained = Texts.chained([Letters(folded=True).read(f"Ä{SIGN}Ä\0b", 2)])
    assert [chained.text(row) for row in range(2)] == ["a", "a\0b"]
    assert not chained.letters


def test_a_text_in_any_script_that_holds_the_sign_between_texts_is_told():
    for text in ("one", "é"):
        with pytest.raises(ValueError, match="not as many"):
            Letters(folded=True).read(f"{text}{SIGN}two", 1)
