"""English phrases and what they mean, read as news of Wednesday, 11 September 2019."""

import pytest

from timeline_app.suggest import Kind, read
from timeline_app.suggest.resolving.calendar import feast

PUBLISHED = "2019-09-11"


def heard(text, mode="news", published=PUBLISHED):
    return [(each.text, each.timex.value, each.edtf) for each in read(text, published, mode=mode).expressions]


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        ("September 10", "2019-09-10", "2019-09-10"),
        ("10 September 2018", "2018-09-10", "2018-09-10"),
        ("Thursday, September 5", "2019-09-05", "2019-09-05"),
        ("Sept. 5, 2018", "2018-09-05", "2018-09-05"),
        ("2019-08-31", "2019-08-31", "2019-08-31"),
        ("31.08.2019", "2019-08-31", "2019-08-31"),
        ("8/31/2019", "2019-08-31", "2019-08-31"),
        ("the 3rd of March, 1917", "1917-03-03", "1917-03-03"),
        ("early May 2018", "2018-05", "2018-05-01/2018-05-10"),
        ("mid-July", "2019-07", "2019-07-11/2019-07-20"),
        ("late 2017", "2017", "2017-09/2017-12"),
        ("the end of March 2016", "2016-03", "2016-03-21/2016-03-31"),
        ("December", "2018-12", "2018-12"),
        ("the 1990s", "199", "199X"),
        ("the late 1980s", "198", "1987/1989"),
        ("the eighties", "198", "198X"),
        ("the nineteenth century", "18", "18XX"),
        ("the 5th century BC", "BC04", "-0499/-0400"),
        ("480 BC", "BC0480", "-0479"),
        ("the 470s BC", "BC047", "-0478/-0469"),
        ("AD 79", "0079", "0079"),
        ("c. 1850", "1850", "1850~"),
        ("'98", "1998", "1998"),
        ("the year 1812", "1812", "1812"),
        ("the spring of 1968", "1968-SP", "1968-21"),
        ("the winter of 1941-42", "1941-WI", "1941-24"),
        ("last summer", "2019-SU", "2019-22"),
        ("the third quarter of 2018", "2018-Q3", "2018-35"),
        ("the second half of 2018", "2018-H2", "2018-41"),
        ("last week", "2019-W36", "2019-09-02/2019-09-08"),
        ("last month", "2019-08", "2019-08"),
        ("next month", "2019-10", "2019-10"),
        ("last year", "2018", "2018"),
        ("October last year", "2018-10", "2018-10"),
        ("earlier this year", "2019", "2019-01-01/2019-09-11"),
        ("later this year", "2019", "2019-09-11/2019-12-31"),
        ("the rest of the month", "2019-09", "2019-09-11/2019-09-30"),
        ("yesterday", "2019-09-10", "2019-09-10"),
        ("yesterday morning", "2019-09-10TMO", "2019-09-10"),
        ("last night", "2019-09-10TNI", "2019-09-10"),
        ("tonight", "2019-09-11TNI", "2019-09-11"),
        ("overnight", "2019-09-10TNI", "2019-09-10"),
        ("the day before yesterday", "2019-09-09", "2019-09-09"),
        ("the day after tomorrow", "2019-09-13", "2019-09-13"),
        ("three days ago", "2019-09-08", "2019-09-08"),
        ("two weeks ago", "2019-W35", "2019-08-26/2019-09-01"),
        ("nearly two decades ago", "199", "1999~"),
        ("a year ago", "2018", "2018"),
        ("two weeks from now", "2019-W39", "2019-09-23/2019-09-29"),
        ("years ago", "PAST_REF", ""),
        ("Monday", "2019-09-09", "2019-09-09"),
        ("Wednesday", "2019-09-11", "2019-09-11"),
        ("Monday night", "2019-09-09TNI", "2019-09-09"),
        ("the early hours of Tuesday", "2019-09-10TMO", "2019-09-10"),
        ("last Friday", "2019-09-06", "2019-09-06"),
        ("next Tuesday", "2019-09-17", "2019-09-17"),
        ("Thursday next week", "2019-09-19", "2019-09-19"),
        ("New Year's Eve", "2018-12-31", "2018-12-31"),
        ("New Year's Day 2018", "2018-01-01", "2018-01-01"),
        ("Christmas Eve", "2018-12-24", "2018-12-24"),
        ("two days after September 3", "2019-09-05", "2019-09-05"),
        ("the day before September 3", "2019-09-02", "2019-09-02"),
        ("last weekend", "2019-W36-WE", "2019-09-07/2019-09-08"),
        ("the weekend", "2019-W36-WE", "2019-09-07/2019-09-08"),
    ],
)
def test_a_date_is_read(words, value, edtf):
    assert heard(f"They met {words}.") == [(words, value, edtf)]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("three weeks", Kind.DURATION, "P3W"),
        ("two and a half years", Kind.DURATION, "P2.5Y"),
        ("twenty-five days", Kind.DURATION, "P25D"),
        ("half an hour", Kind.DURATION, "PT30M"),
        ("half a year", Kind.DURATION, "P6M"),
        ("a couple of months", Kind.DURATION, "P2M"),
        ("several months", Kind.DURATION, "PXM"),
        ("four years and six months", Kind.DURATION, "P4Y6M"),
        ("a fortnight", Kind.DURATION, "P2W"),
        ("more than a hundred years", Kind.DURATION, "P100Y"),
        ("the past two years", Kind.DURATION, "P2Y"),
        ("62 years of age", Kind.DURATION, "P62Y"),
        ("every Friday", Kind.SET, "XXXX-WXX-5"),
        ("every day", Kind.SET, "XXXX-XX-XX"),
        ("every other week", Kind.SET, "P2W"),
        ("every four years", Kind.SET, "P4Y"),
        ("every spring", Kind.SET, "XXXX-SP"),
        ("every January", Kind.SET, "XXXX-01"),
        ("every morning", Kind.SET, "XXXX-XX-XXTMO"),
        ("twice a week", Kind.SET, "P1W"),
        ("annually", Kind.SET, "XXXX"),
        ("quarterly", Kind.SET, "P1Q"),
        ("per month", Kind.SET, "P1M"),
        ("now", Kind.PRESENT, "PRESENT_REF"),
        ("at the moment", Kind.PRESENT, "PRESENT_REF"),
        ("recently", Kind.PAST, "PAST_REF"),
        ("in recent years", Kind.PAST, "PAST_REF"),
        ("a long time ago", Kind.PAST, "PAST_REF"),
        ("in the near future", Kind.FUTURE, "FUTURE_REF"),
    ],
)
def test_what_is_no_date_is_marked_and_has_none(words, kind, value):
    (found,) = read(f"They did it {words}.", PUBLISHED, mode="news").expressions
    assert (found.meaning.kind, found.timex.value, found.edtf, found.date) == (kind, value, "", None)
    assert words.endswith(found.text)
    assert found.text in found.derivation.reason


@pytest.mark.parametrize(
    ("words", "value"),
    [("A three-day siege began.", "P3D"), ("A year-long siege began.", "P1Y"), ("A 34-year-old came.", "P34Y")],
)
def test_a_length_before_a_noun_is_read(words, value):
    assert [found[1] for found in heard(words)] == [value]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It has held since 2015.", "2015/.."),
        ("It held until August 2018.", "../2018-08"),
        ("It ended by 2017.", "[..2017]"),
        ("It ended before May 5, 2016.", "[..2016-05-05]"),
        ("It began after 3 June 2017.", "[2017-06-03..]"),
        ("It holds from 1 July 2018.", "2018-07-01/.."),
        ("It stays closed until at least Friday, 13 September 2019.", "../2019-09-13"),
    ],
)
def test_the_word_before_a_date_bounds_it(text, edtf):
    assert [found[2] for found in heard(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met at 10:30 a.m. on Monday.", "2019-09-09T10:30"),
        ("They met at 6pm on September 3.", "2019-09-03T18:00"),
        ("They met at noon on Tuesday.", "2019-09-10T12:00"),
        ("They met at 12.15 a.m. on Monday.", "2019-09-09T00:15"),
        ("They met at 1030 GMT on Monday.", "2019-09-09T10:30Z"),
        ("They met at half past seven on Monday.", "2019-09-09T07:30"),
        ("They met at a quarter to three on Monday.", "2019-09-09T02:45"),
        ("They met at a quarter past 3 on Monday.", "2019-09-09T03:15"),
        ("They met at nine.", "2019-09-11T09:00"),
        ("They met on Monday evening, at eight o'clock.", "2019-09-09T20:00"),
        ("They met 9 September 2019, 10:30.", "2019-09-09T10:30"),
        ("It is dated 2019-09-10T21:40:00+04:30.", "2019-09-10T21:40+04:30"),
        ("It is dated 2019-09-10T21:40Z.", "2019-09-10T21:40Z"),
    ],
)
def test_a_time_has_the_day_that_stands_beside_it(text, value):
    assert value in [found[1] for found in heard(text)]


def test_a_time_counts_as_known_to_the_minute():
    (found,) = read("They met 9 September 2019, 10:30.", PUBLISHED).expressions
    assert found.date.end_hi - found.date.start_lo == 60


@pytest.mark.parametrize(
    "text",
    [
        "They may march on in a second attempt.",
        "500 people, 2,019 dollars, 1500 men and room 12.",
        "He fell in the fall of the city; it sprang to life.",
        "May I ask? Dr Friday and Ms April laughed.",
        "In resolution 1483 and on route 1812; see example.org/2019/two.",
        "",
    ],
)
def test_other_words_are_left_alone(text):
    assert [found for found in heard(text) if found[0].lower() not in {"the fall"}] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They said that they will meet on Friday.", "2019-09-13"),
        ("It is to be opened on 27 September.", "2019-09-27"),
        ("It was opened on 27 November.", "2018-11-27"),
        ("It will be closed until Friday.", "2019-09-13"),
        ("Forecasters expect rain over the weekend.", "2019-W37-WE"),
        ("It rained over the weekend.", "2019-W36-WE"),
    ],
)
def test_a_governing_verb_puts_a_date_ahead(text, value):
    assert [found[1] for found in heard(text)] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Easter 2019", "2019-04-21"),
        ("Easter Monday", "2019-04-22"),
        ("Good Friday 2018", "2018-03-30"),
        ("Thanksgiving", "2018-11-22"),
        ("Thanksgiving Day 2019", "2019-11-28"),
        ("Memorial Day", "2019-05-27"),
        ("Labor Day", "2019-09-02"),
        ("Valentine's Day", "2019-02-14"),
        ("last Easter", "2019-04-21"),
        ("next Christmas", "2019-12-25"),
        ("Halloween 1998", "1998-10-31"),
    ],
)
def test_feasts_move_through_the_year(words, value):
    assert [found[:2] for found in heard(f"They met on {words}.")] == [(words, value)]


def test_a_feast_without_any_year_has_no_day():
    assert [found[1] for found in heard("They met at Easter.", published="")] == ["XXXX-XX-XX"]


@pytest.mark.parametrize(("year", "day"), [(1916, "04-23"), (1818, "03-22"), (1943, "04-25"), (2000, "04-23")])
def test_easter_is_where_the_church_has_it(year, day):
    assert heard(f"On Easter Sunday {year} it rose.")[0][1] == f"{year}-{day}"


def test_a_feast_of_unknown_rule_is_a_faulty_pack():
    with pytest.raises(ValueError, match="sometime"):
        feast("sometime", 2019)
