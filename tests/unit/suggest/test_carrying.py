"""Which year a date without one has, where another date of the sentence names one."""

import pytest

from timeline_app.suggest import read
from timeline_app.suggest.entries import Band, propose

PUBLISHED = "2019-09-11"


def dates(text):
    return {each.text: each.edtf for each in read(text, PUBLISHED, mode="news").expressions}


def test_a_year_that_only_begins_something_is_not_carried_on_in_news():
    text = "Both villages, held by the rebels since 2015, were taken back on September 8 and 9."
    assert dates(text) == {"2015": "2015/..", "September 8": "2019-09-08", "9": "2019-09-09"}


def test_a_year_that_is_told_of_is_carried_on():
    assert dates("In 2015 the mill closed; on May 3 the owner left.")["May 3"] == "2015-05-03"


def test_a_season_of_long_ago_is_a_look_back_and_the_days_go_on_as_before():
    text = (
        "On 7 July 1683 the court left the city. It had been besieged once before, in the autumn of 1529. "
        "On 3 September the defenders gave up the wall."
    )
    found = {each.text: each.edtf for each in read(text, mode="narrative").expressions}
    assert found["the autumn of 1529"] == "1529-23"
    assert found["3 September"] == "1683-09-03"


HELD = [
    "Held since 2015, the fort of Ankor fell on September 8.",
    "The ferry has been idle since 2015. On September 8 the owner sold it.",
    "From 2015 the mill stood idle. On September 8 the owner left.",
]


@pytest.mark.parametrize("text", HELD)
@pytest.mark.parametrize("mode", ["auto", "news", "narrative"])
def test_a_year_since_which_something_lasts_is_nowhere_the_year_of_what_follows(text, mode):
    found = read(text, mode=mode).expressions[-1]
    assert (found.text, found.edtf, found.derivation.provisional) == ("September 8", "", True)


@pytest.mark.parametrize("text", HELD)
def test_in_a_narrative_of_known_publication_such_a_day_is_no_sure_one(text):
    found = read(text, PUBLISHED, mode="narrative").expressions[-1]
    assert (found.edtf, found.derivation.confidence.band) == ("2019-09-08", "medium")


def test_a_narrative_goes_on_behind_a_year_that_only_began_something():
    text = "In May 1940 the army reached the river. The town, held since 1939, fell on 8 September."
    assert {each.text: each.edtf for each in read(text).expressions}["8 September"] == "1940-09-08"


def test_without_a_publication_day_a_year_that_was_carried_on_is_never_sure():
    text = "In 2015 the mill closed. On September 8 the owner left. Two days later the workers sold the wheels."
    year, day, later = read(text, mode="narrative").expressions
    assert [each.edtf for each in (year, day, later)] == ["2015", "2015-09-08", "2015-09-10"]
    assert year.derivation.confidence.band == "high"
    assert "high" not in {each.derivation.confidence.band for each in (day, later)}
    proposals = propose(text, read(text, mode="narrative"))
    assert [each.band is Band.HIGH for each in proposals] == [True, False, False]


def test_with_a_publication_day_it_is_as_sure_as_ever():
    text = "In 1915 the mill closed. On September 8 the owner left."
    assert read(text, PUBLISHED).expressions[-1].derivation.confidence.band == "high"


def test_a_year_named_for_both_days_is_carried_from_nowhere():
    bands = {
        each.derivation.confidence.band for each in read("On September 8 and 9, 2015, the mill burned.").expressions
    }
    assert bands == {"high"}


def test_news_of_an_unknown_day_has_the_year_of_its_sentence_and_no_other():
    text = "In 2015 the mill closed and on May 3 the owner left. On September 8 it burned."
    found = {each.text: each for each in read(text, mode="news").expressions}
    assert (found["May 3"].edtf, found["May 3"].derivation.confidence.band) == ("2015-05-03", "medium")
    assert read("In 2015 the mill closed. It burned on September 8.", mode="news").expressions[-1].edtf == ""


def test_a_year_until_which_something_lasted_is_not_carried_on_in_news_of_an_unknown_day():
    assert read("Closed until 2015, the mill burned on September 8.", mode="news").expressions[-1].edtf == ""
