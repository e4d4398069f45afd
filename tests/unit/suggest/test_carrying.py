"""Which year a date without one has, where another date of the sentence names one."""

from timeline_app.suggest import read

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
