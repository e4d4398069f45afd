"""Very many texts in the order of their bytes, as Python sorts them."""

import threading
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project.gathering import ranking, stretches
from timeline_app.project.gathering.ranking import ranks
from timeline_app.project.gathering.stretches import Part, Seen
from timeline_app.project.gathering.texts import WORD, Texts

BEGIN = b"the same beginning of all of them"
letters = st.text(alphabet="aäب \x7f", max_size=3).map(str.encode)
alike = st.tuples(st.sampled_from([BEGIN, BEGIN * 2, BEGIN * 5]), letters, st.sampled_from([b"", BEGIN])).map(b"".join)
texts = letters | alike | st.binary(max_size=30).map(lambda value: value.replace(b"\0", b""))
parted = st.lists(st.lists(texts, min_size=1))


def parts_of(values):
    return [Part.of(Texts.of(part)) for part in values]


def expected(values):
    every = [value for part in values for value in part]
    known = sorted(set(every))
    place = {value: at + bool(known[0]) for at, value in enumerate(known)}
    return [place[value] for value in every]


@given(parted)
def test_texts_rank_as_their_bytes_do_and_empty_ones_first(values):
    assert ranks(parts_of(values)).tolist() == expected(values)


@given(
    parted,
    st.sampled_from([8, 2000]),
    st.sampled_from([1 << 9, 1 << 64]),
    st.sampled_from([0, 50_000]),
    st.sampled_from([(64, 1), (256, 8), (256, 1000)]),
)
def test_very_many_texts_rank_as_few_do(values, deep, numbers, many, far):
    with pytest.MonkeyPatch.context() as context:
        for room in (ranking, stretches):
            context.setattr(room, "FEW", 1)
        context.setattr(ranking, "_DEEP", deep)
        context.setattr(ranking, "_NUMBERS", numbers)
        context.setattr(ranking, "_MANY", many)
        context.setattr(stretches, "_FAR", far[0])
        context.setattr(stretches, "_SHARE", far[1])
        context.setattr(stretches, "_PART", 3)
        assert ranks(parts_of(values)).tolist() == expected(values)


@pytest.mark.parametrize("many", [0, 50_000])
@pytest.mark.parametrize("size", [400, 5000])
def test_texts_rank_that_differ_in_groups_and_end_at_every_depth(monkeypatch, many, size):
    monkeypatch.setattr(ranking, "_MANY", many)
    ends = [b"", b"a", b"b" * 8, b"b" * 9, b"c" * 30, b"c" * 31, b"d" * 3000]
    every = [one + other + last for one, other, last in product(ends[:5], ends, ends)] * 5
    values = [every[at : at + size] for at in range(0, len(every), size)]
    assert len(every) > stretches.FEW
    assert ranks(parts_of(values)).tolist() == expected(values)


@given(parted.filter(len), st.integers(0, 3))
def test_what_was_seen_of_texts_and_what_is_behind_are_the_texts(values, blocks):
    every = [value for part in values for value in part]
    with pytest.MonkeyPatch.context() as context:
        context.setattr(stretches, "FEW", 0)
        context.setattr(stretches, "_FAR", 64 * blocks)
        seen = Seen(parts_of(values))
    at = np.arange(len(every))[::-1]
    for depth in range(0, seen.depth + 1, WORD):
        assert seen.tails(at, depth) == [value[depth:] for value in every[::-1]]


def test_few_texts_are_ranked_in_the_thread_that_asks(monkeypatch):
    started = []
    monkeypatch.setattr(threading.Thread, "start", lambda thread: started.append(thread.name))
    assert ranks(parts_of([[b"%d" % number for number in range(10_000)]])).max() == 10_000
    assert started == []
