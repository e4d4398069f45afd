"""Years that a text names only roughly, wherever in the sentence and with whichever word."""

import pytest

from timeline_app.suggest import read

ROUGHLY = ["about", "around", "circa", "roughly", "approximately"]


def heard(text):
    return [(each.text, each.edtf, each.timex.mod) for each in read(text).expressions]


@pytest.mark.parametrize("word", ROUGHLY)
@pytest.mark.parametrize("year", ["1850", "the year 1850", "the year of 1850"])
@pytest.mark.parametrize("sentence", ["{} it fell.", "{}, the tower fell.", "{} the tower fell."])
def test_a_sentence_may_begin_with_a_rough_year(sentence, year, word):
    words = f"{word.capitalize()} {year}"
    assert heard(sentence.format(words)) == [(words, "1850~", "APPROX")]


@pytest.mark.parametrize("word", ROUGHLY)
@pytest.mark.parametrize("year", ["2000", "the year 2000"])
@pytest.mark.parametrize("sentence", ["It fell {}.", "In {} it fell.", "It was some time {} that it fell."])
def test_a_rough_year_may_stand_within_a_sentence(sentence, year, word):
    words = f"{word} {year}"
    assert heard(sentence.format(words)) == [(words, "2000~", "APPROX")]


def test_some_time_around_a_year_is_about_that_year():
    assert heard("Some time around 1850 it fell.") == [("around 1850", "1850~", "APPROX")]
    assert heard("Sometime around the year 1840 it fell.") == [("around the year 1840", "1840~", "APPROX")]


def test_years_before_christ_and_open_ends_are_rough_too():
    assert [edtf for _, edtf, _ in heard("About the year 480 BC the wall was built.")] == ["-0479~"]
    assert [edtf for _, edtf, _ in heard("Since about 1850 it stood empty.")] == ["1850~/.."]
    assert [edtf for _, edtf, _ in heard("Before about the year 1850 it stood empty.")] == ["[..1850]"]


def test_a_rough_year_is_never_surer_than_an_exact_one():
    for text in ("About 1500 sheep were sold.", "It is a novel about the year 2000."):
        assert [each.derivation.confidence.band for each in read(text).expressions] == ["medium"]


@pytest.mark.parametrize(
    "text", ["About 1850 men came.", "Roughly 1200 prisoners were freed.", "About 1500 km of road."]
)
def test_a_rough_number_of_something_is_no_year(text):
    assert not [edtf for _, edtf, _ in heard(text) if edtf]


def test_a_year_that_is_named_outright_stays_exact():
    assert [edtf for _, edtf, _ in heard("In the year 1850 it fell, and in 1852 it was built again.")] == [
        "1850",
        "1852",
    ]
