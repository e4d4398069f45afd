"""No text makes the reading fail: what is no date has none, and the rest of the article is read all the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app import dates, suggest
from timeline_app.actions import Article, everything
from timeline_app.suggest.names import Lexicon

LONG = "9" * 5000
JUNK = (
    "part 2019-00-05",
    "2019-13-01",
    "2019-99-99",
    "0000-00-00",
    "2019-05-12T25:61",
    "2019-05-12T10:30:00+99:59",
    LONG,
    f"{LONG}th",
    f"{LONG}s",
    f"{LONG}.5",
    "9" * 400 + " days",
    "for " + "9" * 400 + " decades",
    "1" + ",000" * 150 + " weeks ago",
    "the 31st of this month",
    "\x00\ud800\u202e\u0301🏳️‍🌈",
)


def article(text, published="2019-09-11", language="en", mode="auto"):
    return Article(text, published, language, 1, mode, Lexicon(), frozenset(), ())


@pytest.mark.parametrize("junk", JUNK, ids=ascii)
@pytest.mark.parametrize("mode", ["news", "narrative"])
def test_an_article_with_junk_in_it_is_read_around_it(junk, mode):
    found = everything(article(f"{junk}. On May 8, 2018 the mill in Orlec burned. {junk}", mode=mode))
    assert "2018-05-08" in [each.when.edtf for each in found if each.when]


def test_a_day_that_its_month_has_not_has_no_date():
    found = {each.text: each for each in suggest.read("He left on the 31st of this month.", "2019-09-11").expressions}
    assert (found["the 31st"].edtf, found["the 31st"].date) == ("", None)


@pytest.mark.parametrize("language", ["", "tlh", "../en", "en/../en", "e\0n", "/etc", "x" * 500, "\ud800"])
def test_a_language_without_a_pack_suggests_nothing(language):
    assert everything(article("On May 8, 2018 the mill burned.", language=language)) == ()


WORDS = "May|31|the|of|this month|last|next|year|days|ago|before|(|)|–|and|13/13/2013|fall of|00s|24:00|٣|BC|Q5|to|1,5"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS.split("|"), *JUNK]), max_size=12),
    st.sampled_from(["", "0001-01-01", "2019-09-11", "9999-12-31"]),
)
def test_whatever_stands_together_every_date_written_is_a_date(words, published):
    reading = suggest.read(" ".join(words), published)
    for written in (*(each.edtf for each in reading.expressions), *(group.edtf for group in reading.groups)):
        assert not written or dates.accept(written)
