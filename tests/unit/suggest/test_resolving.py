"""Dates that are counted from others: from publication, from the text, from one sentence to the next."""

import pytest

from timeline_app.suggest import Anchor, Mode, read
from timeline_app.suggest.resolving.moment import Moment, at_grain, day_moment, step
from timeline_app.suggest.terms import Grain


def values(text, published="2019-09-11", mode="auto", **options):
    return [each.timex.value for each in read(text, published, mode=mode, **options).expressions]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On September 3 they came. A day before, others left.", "2019-09-02"),
        ("On September 3 they came. The following day they left.", "2019-09-04"),
        ("On September 3 they came. They left that same day.", "2019-09-03"),
        ("On September 3 they came. Two weeks later they left.", "2019-W38"),
        ("On September 3 they came; three months later they left.", "2019-12"),
        ("They came in May 2017. Later that year they left.", "2017"),
        ("They came in May 2017 and left the following month.", "2017-06"),
        ("They came in October 1940. They left the following spring.", "1941-SP"),
        ("They came in October 1940. They left the previous April.", "1940-04"),
        ("Profit rose in the third quarter of 2018 from a year earlier.", "2017-Q3"),
        ("They came in 1990 and left a decade later.", "200"),
        ("They came at 10:30 on 5 May 2018 and left ten minutes later.", "2018-05-05T10:40"),
        ("They came on 5 May 2018 and left in the evening.", "2018-05-05TEV"),
        ("They came on 5 May 2018. On the 9th they left.", "2018-05-09"),
        ("They came on 5 May 2018. They left on June 3 of that year.", "2018-06-03"),
        ("They came in 1917 and left at the end of the next year.", "1918"),
        ("They came in the third quarter of 2018. In the same quarter they left.", "2018-Q3"),
        ("They came on 5 May 2018 and left two and a half years later.", "2020-11"),
        ("They came on 5 May 2018 and left the following Tuesday.", "2018-05-08"),
        ("They came on Monday, 7 May 2018 and left the previous Friday.", "2018-05-04"),
        ("They came in 1998 and left in '03.", "2003"),
        ("They came in 1890 and left in the nineties.", "189"),
        ("They came on 12 May 2018 and left on the 31st.", "2018-05-31"),
        ("They came in the first week of June 2017. On the 9th they left.", "2017-06-09"),
    ],
)
def test_an_expression_is_counted_from_the_date_before_it(text, last):
    assert values(text, mode="news")[-1] == last


def test_a_day_is_not_counted_from_a_month():
    found = read("They came in May 2017. A day before, others left.", "2019-09-11").expressions[-1]
    assert found.edtf == ""
    assert found.timex.value == "2017-05-XX"
    assert found.derivation.anchor.text == "May 2017"
    assert "names none" in found.derivation.reason


def test_a_narrative_carries_its_year_on():
    text = "War came on 1 September 1939. In November the lake froze. In February it thawed. By May all was over."
    reading = read(text, "2019-09-11")
    assert reading.mode is Mode.NARRATIVE
    assert [each.edtf for each in reading.expressions] == ["1939-09-01", "1939-11", "1940-02", "[..1940-05]"]


def test_a_narrative_goes_back_when_a_date_would_lie_far_ahead():
    text = "War came on 19 October 1870. Bread was short by January, but by October horses were sold."
    assert values(text) == ["1870-10-19", "1871-01", "1870-10"]


def test_an_aside_does_not_carry_its_year_on():
    text = "It began in May 1975. Money was to end in 1976. In June the town fell. In July 1975 all was over."
    assert values(text, mode="narrative") == ["1975-05", "1976", "1975-06", "1975-07"]


def test_a_narrative_does_not_stay_at_the_far_end_of_an_outlook():
    text = (
        "It began in May 1957. Its head, in office until October 1963, was new. In August it ended. In 1964 it rained."
    )
    assert values(text, mode="narrative") == ["1957-05", "1963-10", "1957-08", "1964"]


def test_what_stands_in_parentheses_is_no_anchor():
    assert values("It began in May 1975 (not in 1969). In June it ended.", mode="narrative")[-1] == "1975-06"


def test_nothing_told_lies_after_publication():
    assert values("It began in May 2019. In February it ended.", "2019-09-11", "narrative")[-1] == "2019-02"


def test_years_before_christ_go_on_until_another_era():
    text = "In 490 BC they landed. In 480, they came again, in the summer of 479 they left; in 1821 it was told anew."
    assert values(text, mode="narrative") == ["BC0490", "BC0480", "BC0479-SU", "1821"]
    assert values("In room 480 they met.", mode="narrative") == []


def test_a_weekday_follows_the_last_day_of_a_narrative():
    text = "It began on Monday, 4 March 1918. On Thursday it ended."
    assert values(text, mode="narrative") == ["1918-03-04", "1918-03-07"]
    assert values("On Thursday it ended.", "2019-09-11", "narrative") == ["2019-09-05"]


def test_news_tells_of_old_years_where_a_paragraph_names_them():
    text = "The vote is due on Friday. It was lost on 12 May 2003. On 3 June it was won.\n\nOn 3 June it rained."
    assert values(text, mode="news") == ["2019-09-13", "2003-05-12", "2003-06-03", "2019-06-03"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("He spoke on Monday of 1914, 1915 and 1916, and again last week and yesterday.", Mode.NEWS),
        ("In 1914 war came. In 1915 it went on. In 1918 it ended.", Mode.NARRATIVE),
        ("War came on 19 July 1870. In September the emperor fell.", Mode.NARRATIVE),
        ("They met in 2018 and in 2019.", Mode.NEWS),
        ("They met in May.", Mode.NEWS),
        ("Nothing.", Mode.NEWS),
    ],
)
def test_the_mode_is_chosen_from_the_text(text, mode):
    assert read(text, "2019-09-11").mode is mode
    other = Mode.NEWS if mode is Mode.NARRATIVE else Mode.NARRATIVE
    assert read(text, "2019-09-11", mode=other).mode is other


def test_without_a_publication_date_years_alone_choose_the_mode():
    assert read("In 2018 it rained, in 2019 it snowed.").mode is Mode.NARRATIVE


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("September 10", "XXXX-09-10"),
        ("May", "XXXX-05"),
        ("Monday", "PAST_REF"),
        ("last week", "PAST_REF"),
        ("last May", "PAST_REF"),
        ("next Friday", "FUTURE_REF"),
        ("the 10th", "PAST_REF"),
        ("two days ago", "PAST_REF"),
    ],
)
def test_without_a_publication_date_what_depends_on_it_has_none(words, value):
    (found,) = read(f"They met in {words}.").expressions
    assert (found.timex.value, found.edtf, found.derivation.provisional) == (value, "", True)
    assert "not known" in found.derivation.reason


def test_a_length_leads_to_the_event_of_its_sentence():
    text = "After a week of attacks, they left on 3 September 2019. After two months of rest they came on 31 May 2020."
    week, _, months, _ = read(text, "2020-09-11").expressions
    assert (week.edtf, week.timex.value) == ("2019-08-27~/2019-09-03", "P1W")
    assert months.edtf == "2020-03-31~/2020-05-31"
    assert week.derivation.anchor.kind is Anchor.NEXT_EVENT
    assert "it led to" in week.derivation.reason


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("After years of peace war came in 1914.", ""),
        ("After ten years of peace war came in 1914.", "1904~/1914"),
        ("After six months of peace war came in May 1914.", "1913-11~/1914-05"),
        ("After two weeks of peace war came in 1914.", ""),
        ("After two weeks of peace war came.", ""),
        ("After two hours of peace war came on 5 May 1914.", ""),
    ],
)
def test_a_lead_up_is_as_fine_as_its_event(text, edtf):
    assert read(text, mode="narrative").expressions[0].edtf == edtf


@pytest.mark.parametrize(
    ("start", "last", "this"),
    [
        (1, "2019-09-02/2019-09-08", "2019-09-09/2019-09-11"),
        (7, "2019-09-01/2019-09-07", "2019-09-08/2019-09-11"),
        (6, "2019-08-31/2019-09-06", "2019-09-07/2019-09-11"),
    ],
)
def test_weeks_begin_on_the_projects_first_day(start, last, this):
    found = read("They met last week and they met this week.", "2019-09-11", week_start=start).expressions
    assert [each.edtf for each in found] == [last, this]
    assert [each.timex.value for each in found] == ["2019-W36", "2019-W37"]


def test_a_running_unit_is_whole_where_the_verb_is_a_future():
    assert read("They will meet this week.", "2019-09-11").expressions[0].edtf == "2019-09-09/2019-09-15"
    assert read("They met this month.", "2019-09-11").expressions[0].edtf == "2019-09-01/2019-09-11"


@pytest.mark.parametrize("grain", list(Grain))
@pytest.mark.parametrize("count", [-13, -1, 0, 1, 40])
def test_a_step_there_and_back_is_none(grain, count):
    start = at_grain(Moment(Grain.DAY, 2019, 9, 11), max(grain, Grain.DAY))
    if grain >= Grain.DAY:
        assert step(step(start, count, grain), -count, grain) == start
    else:
        assert step(start, count, grain) == start


def test_hours_lead_over_midnight():
    late = Moment(Grain.MINUTE, 2019, 9, 11, hour=23, minute=30)
    assert step(late, 2, Grain.HOUR) == day_moment(late.first_day + 1)._replace(grain=Grain.MINUTE, hour=1, minute=30)
    assert step(late, -30, Grain.MINUTE).hour == 23
    assert step(late, 600, Grain.SECOND)[5:9] == ("", 23, 30, "") or step(late, 600, Grain.SECOND).hour >= 23


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("They met this Friday.", "2019-09-06"),
        ("They will meet this Friday.", "2019-09-13"),
        ("They met in the third quarter of last year.", "2018-Q3"),
        ("They will meet in the second half of next year.", "2020-H2"),
        ("They met in the final quarter of 2018.", "2018-Q4"),
        ("They met this fiscal year.", "2019"),
        ("They met one century ago.", "19"),
        ("They met a thousand years ago.", "1019"),
        ("They met in the tenth quarter.", None),
        ("They met on February 30.", "2019-02-XX"),
        ("They met at 7:30 am (0230 GMT) on Monday.", "2019-09-09T07:30"),
        ("They met last weekend.", "2019-W36-WE"),
        ("It fell last millennium.", "1"),
    ],
)
def test_odd_units_are_counted_too(words, value):
    found = values(words, mode="news")
    assert (found[0] if found else None) == value


def test_a_winter_begins_in_december():
    assert at_grain(Moment(Grain.DAY, 2019, 2, 3), Grain.SEASON) == Moment(Grain.SEASON, 2018, number=24)
    assert at_grain(Moment(Grain.YEAR), Grain.MONTH) == Moment(Grain.YEAR)
    assert step(Moment(Grain.YEAR), 3, Grain.YEAR) == Moment(Grain.YEAR)
    assert at_grain(Moment(Grain.WEEK, 2020, number=1), Grain.YEAR).year == 2020


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The notice is of 14 Sunbula 1398.", "2019-09-05"),
        ("The notice is of 7 Saur 1357.", "1978-04-27"),
        ("The notice is of 14 Sunbula.", "2019-09-05"),
        ("On 5 May 1978 it was found; it is of 7 Saur.", "1978-04-27"),
        ("The notice is of 31 Mizan 1398.", ""),
        ("The notice is of 14 Sunbula 1114.", ""),
        ("On 5 May 1478 it was found; it is of 7 Saur.", ""),
    ],
)
def test_a_solar_hijri_day_becomes_a_gregorian_one(text, edtf):
    last = read(text, "2019-09-11", mode="news").expressions[-1]
    assert last.edtf == edtf
    assert last.date is None or last.date.calendar == "solar_hijri"
    assert read("It is of 7 Saur.").expressions[0].edtf == ""
