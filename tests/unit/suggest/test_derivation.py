"""Every date keeps why it was read so: anchor, rule, confidence, other readings, one sentence."""

import itertools
import json

import pytest

from timeline_app import dates
from timeline_app.suggest import Anchor, Confidence, Joint, read

NEWS = "They left Darby on September 3. A day before, others came. Last week it rained, and since 2015 it had not."


def derivations(text, published="2019-09-11", **options):
    return [each.derivation for each in read(text, published, **options).expressions]


def test_the_reason_names_expression_date_and_anchor():
    day, before, week, since = (each.reason for each in derivations(NEWS))
    assert day.startswith("“September 3” → 3 September 2019; the year is not said")
    assert before == "“A day before” → 2 September 2019; anchored on “September 3” in the previous sentence."
    assert week.endswith("counted from the publication date, 11 September 2019.")
    assert since == "“2015” → since 2015; the words say all of it."


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("It began on 3 May 2018 and ended the next day.", "in the same sentence"),
        ("It began on 3 May 2018. The next day it ended.", "in the previous sentence"),
        ("It began on 3 May 2018. It rained. The next day it ended.", "in the same paragraph"),
        ("It began on 3 May 2018.\n\nThe next day it ended.", "further up in the text"),
    ],
)
def test_the_reason_says_where_the_anchor_stands(text, where):
    last = derivations(text)[-1]
    assert where in last.reason
    assert text[last.anchor.start : last.anchor.end] == last.anchor.text == "3 May 2018"
    assert last.anchor.edtf == "2018-05-03"


def test_a_carried_year_is_said_to_be_carried():
    last = derivations("War came on 1 September 1939. In November it snowed.")[-1]
    assert last.reason.endswith("the year is carried on from “1 September 1939” in the previous sentence.")
    assert [other.edtf for other in last.alternatives] == ["1940-11", "1938-11"]


def test_a_date_inside_the_words_is_their_anchor():
    (only,) = derivations("It was two days after 3 May 2018.")
    assert only.anchor.kind is Anchor.STATED
    assert "inside the words" in only.reason


def test_every_week_lists_what_other_first_days_would_make_of_it():
    (week,) = derivations("They met last week.")
    assert {other.edtf for other in week.alternatives} == {
        "2019-09-01/2019-09-07",
        "2019-08-31/2019-09-06",
        "2019-09-05/2019-09-11",
    }
    assert week.confidence.band == "medium"
    assert all(other.because.endswith(".") for other in week.alternatives)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("It was won in November.", "2019-11"),
        ("They met on Monday.", "2019-09-16"),
        ("They met on 9/5/2019.", "2019-05-09"),
        ("They met last May.", "2018-05"),
        ("They met next spring.", "2021-21"),
        ("They met in the eighties.", "188X"),
        ("They met this month.", "2019-09"),
        ("They met on September 3. A day before, others came.", "2019-09-10"),
        ("They met on September 3 and then again two weeks later.", "2019-09-23/2019-09-29"),
    ],
)
def test_where_a_policy_chose_the_other_reading_is_kept(text, other):
    assert other in [each.edtf for each in derivations(text)[-1].alternatives]


@pytest.mark.parametrize("text", ["They met on September 10.", "They met in 2015.", "They met on 9/9/2019."])
def test_where_nothing_is_in_doubt_there_is_no_other_reading(text):
    assert derivations(text)[0].alternatives == ()


def test_september_8_and_9_has_three_other_readings():
    reading = read("On September 8 and 9, forces claimed to have come.", "2019-09-11")
    (group,) = reading.groups
    assert (group.members, group.joint, group.edtf) == ((0, 1), Joint.AND, "{2019-09-08,2019-09-09}")
    assert [other.edtf for other in group.alternatives] == [
        "[2019-09-08,2019-09-09]",
        "2019-09-08/2019-09-09",
        "[..2019-09-09]",
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They fought in 1914–18.", "1914/1918"),
        ("They fought from 3 to 7 May 2018.", "2018-05-03/2018-05-07"),
        ("They fought between 1996 and 2001.", "1996/2001"),
        ("They fought in June or July 2018.", "[2018-06,2018-07]"),
        ("They fought from early 2001 to December 2012.", "2001-01/2012-12"),
        ("They fought on September 1, 2 and 3.", "{2019-09-01,2019-09-02,2019-09-03}"),
        ("They fought from 1998–02.", "1998/2002"),
        ("They fought from 490 to 480 BC.", "-0489/-0479"),
        ("They fought between 9 and 10 a.m.", "2019-09-11T09:00:00/2019-09-11T10:00:00"),
        ("They fought from May 2018 to March 2017.", ""),
        ("They fought from Monday to 5 May.", ""),
    ],
)
def test_a_group_has_one_date(text, edtf):
    (group,) = read(text, "2019-09-11", mode="news").groups
    assert group.edtf == edtf
    assert edtf == "" or dates.accept(edtf)


def test_two_complete_dates_are_two_dates():
    reading = read("They met in March and April 1917.", "2019-09-11")
    assert [each.edtf for each in reading.expressions] == ["1917-03", "1917-04"]
    assert reading.groups == ()


def test_bands_follow_the_score():
    assert Confidence(0.97, 1.0, 1.0).band == "high"
    assert Confidence(0.97, 1.0, 1.0, close=True).band == "medium"
    assert Confidence(0.97, 0.8, 1.0).band == "medium"
    assert Confidence(0.9, 0.5, 1.0).band == "low"
    assert Confidence(0.9, 0.5, 1.0).score == 0.45


def test_a_verb_that_disagrees_lowers_the_confidence():
    agreed, unknown = (derivations(text)[0].confidence.tense for text in ("It was in August.", "In August:"))
    assert agreed == 1.0 > unknown
    assert derivations("It was won on 27 September.")[0].confidence.tense < unknown


def test_a_derivation_is_kept_as_json():
    for each in derivations(NEWS):
        kept = json.loads(json.dumps(each.to_json()))
        assert kept["v"] == 1
        assert kept["expression"] == NEWS[slice(*kept["span"])]
        assert kept["rule"].startswith("en/")
        assert set(kept["policy"]) == {"published", "provisional", "mode", "week_start"}
        assert kept["confidence"]["band"] in ("high", "medium", "low")


def test_expressions_stand_in_order_and_apart():
    found = read(NEWS, "2019-09-11").expressions
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(NEWS[each.start : each.end] == each.text for each in found)
    assert found[0].date.source_text == "September 3"
