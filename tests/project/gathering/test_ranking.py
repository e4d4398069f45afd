"""Very many texts in the order of their bytes, as Python sorts them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.gathering import ranking
from timeline_app.project.gathering.ranking import ranks
from timeline_app.project.gathering.texts import Texts

BEGIN = "the same beginning of all of them"
letters = st.text(alphabet="aäب \x7f", max_size=3)
alike = st.builds(
    "{}{}{}".format, st.sampled_from([BEGIN, BEGIN * 2, BEGIN * 5]), letters, st.sampled_from(["", BEGIN])
)
texts = letters | alike | st.text(max_size=30) | st.text(alphabet="a\0", max_size=30)


@given(st.lists(texts))
def test_texts_rank_as_their_bytes_do(values):
    encoded = [value.encode() for value in values]
    known = sorted(set(encoded))
    assert ranks(Texts.of(encoded)).tolist() == [known.index(value) for value in encoded]


@given(st.lists(texts), st.sampled_from([8, 16, 1000]), st.sampled_from([8, 1 << 62]), st.sampled_from([1, 50_000]))
def test_very_many_texts_rank_as_few_do(values, deep, ways, many):
    encoded = [value.encode() for value in values]
    with pytest.MonkeyPatch.context() as context:
        context.setattr(ranking, "_FEW", 1)
        context.setattr(ranking, "_DEEP", deep)
        context.setattr(ranking, "_WAYS", ways)
        context.setattr(ranking, "_MANY", many)
        known = sorted(set(encoded))
        assert ranks(Texts.of(encoded)).tolist() == [known.index(value) for value in encoded]


@pytest.mark.parametrize("many", [0, 50_000])
def test_texts_rank_that_differ_in_groups_and_end_at_every_depth(monkeypatch, many):
    monkeypatch.setattr(ranking, "_MANY", many)
    ends = ["", "a", "b" * 8, "b" * 9, "c" * 30, "c" * 31, "d" * 3000]
    values = [(one + other + last).encode() for one, other, last in product(ends[:5], ends, ends)] * 5
    known = {value: rank for rank, value in enumerate(sorted(set(values)))}
    assert len(values) > ranking._FEW
    assert ranks(Texts.of(values)).tolist() == [known[value] for value in values]
