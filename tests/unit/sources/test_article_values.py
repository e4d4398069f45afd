"""Articles as values: they cross the border of a process and come out the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.sources import Article, Block, DateEvidence, Extraction, Note, Page, Rival

words = st.text(max_size=5)
places = st.integers(0, 99)
blocks = st.builds(
    Block, words, places, places, places, words, words, st.tuples() | st.tuples(st.tuples(places, places, words))
)
made_by = st.builds(Extraction, words, words, places, st.dictionaries(words, words), st.dictionaries(words, words))
notes = st.builds(Note, words, words, st.dictionaries(words, words | places))
dates = st.builds(DateEvidence, words, words, words, words, words)
articles = st.builds(
    Article,
    words,
    st.lists(blocks, max_size=3).map(tuple),
    made_by,
    csl=st.dictionaries(words, words),
    published=st.lists(dates, max_size=2).map(tuple),
    modified=st.lists(dates, max_size=2).map(tuple),
    pages=st.lists(st.builds(Page, places, words, places, places, href=words), max_size=2).map(tuple),
    rivals=st.lists(st.builds(Rival, words, words, st.lists(blocks, max_size=2).map(tuple)), max_size=2).map(tuple),
    notes=st.lists(notes, max_size=2).map(tuple),
)


@given(articles)
def test_an_article_comes_back_from_json_as_it_was(article):
    assert Article.from_json(json.loads(json.dumps(article.to_json()))) == article


def test_a_block_that_says_little_is_a_short_list():
    assert Block("para", 3, 8).to_json() == ["para", 3, 8]
    assert Block("item", 3, 8, level=2).to_json() == ["item", 3, 8, 2, "", "", []]


def test_a_note_is_said_with_its_holes_filled():
    assert str(Note("Read as {encoding}.", holes={"encoding": "UTF-16"})) == "Read as UTF-16."


@pytest.mark.parametrize(("count", "said"), [(1, "1 byte is odd."), (2, "2 bytes are odd."), (0, "0 bytes are odd.")])
def test_a_note_knows_one_from_many(count, said):
    assert str(Note("{count} byte is odd.", "{count} bytes are odd.", {"count": count})) == said


def test_a_title_is_what_the_bytes_call_themselves():
    bare = Article("", (), Extraction("plain", "text/plain", 1))
    assert bare.title == ""
    assert Article("", (), bare.made_by, csl={"title": "Road closed"}).title == "Road closed"
