"""Who says so, and whether a date is of the saying or of what is told."""

import pytest

from tests.unit.suggest.marked import proposed, told


def test_a_date_before_the_reporting_verb_is_of_the_statement_and_bounds_the_event():
    statement, event = proposed(
        "On [[May 8|2021-05-08]], Minister Karel Dovan said he had called off talks with the miners."
    )
    assert (statement.kind, statement.when.edtf) == ("statement", "2021-05-08")
    assert statement.title == "Minister Karel Dovan said he had called off talks with the miners"
    assert (event.kind, event.when.edtf) == ("occurrence", "[..2021-05-08]")
    assert event.title == "Minister Karel Dovan called off talks with the miners"
    assert (event.claimant, event.hedge) == ("Karel Dovan", "said")
    assert event.relations == (("announced-in", statement.key),)
    assert event.derivation["proposal"] == event.key != statement.key
    assert "so not after it" in event.derivation["words"]


@pytest.mark.parametrize(
    ("text", "claimant", "hedge"),
    [
        ("The brigade withdrew from Orlec on [[May 10|2021-05-10]], officials said.", "officials", "said"),
        ("Officials said the brigade withdrew from Orlec on [[May 10|2021-05-10]].", "Officials", "said"),
        (
            "The mayor of Velden claimed that the brigade withdrew on [[May 10|2021-05-10]].",
            "mayor of Velden",
            "claimed",
        ),
        ("According to the ministry, the brigade withdrew on [[May 10|2021-05-10]].", "ministry", "According to"),
        ("The brigade withdrew on [[May 10|2021-05-10]], according to two diplomats.", "two diplomats", "according to"),
        ("The brigade, Mira Solen said, withdrew on [[May 10|2021-05-10]].", "Mira Solen", "said"),
        ("The brigade reportedly withdrew on [[May 10|2021-05-10]].", "", "reportedly"),
        ("The brigade withdrew on [[May 10|2021-05-10]].", "", ""),
    ],
)
def test_a_date_in_what_is_told_is_of_the_event(text, claimant, hedge):
    (found,) = proposed(text)
    assert (found.kind, found.when.edtf) == ("occurrence", "2021-05-10")
    assert (found.claimant, found.hedge) == (claimant, hedge)
    assert found.title.startswith(("The brigade", "Brigade"))


def test_a_date_behind_the_speaker_is_of_the_statement():
    assert told(
        "Elections will be held on [[June 3|2021-06-03]], the commission announced on [[Friday|2021-05-07]]."
    ) == [
        ("forecast", "2021-06-03", "Elections will be held"),
        ("statement", "2021-05-07", "Elections will be held on June 3, the commission announced"),
    ]


def test_a_reporting_clause_inside_what_it_reports_is_left_out_of_the_event():
    assert told("The town, officials said on [[Monday|2021-05-10]], fell without a shot.") == [
        ("statement", "2021-05-10", "The town, officials said, fell without a shot"),
        ("occurrence", "[..2021-05-10]", "The town fell without a shot"),
    ]


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_is_a_statement_and_nothing_more(marks):
    spoken = f"{marks[0]}We will not sign,{marks[1]} Mira Solen, the head of the Velden council, told reporters"
    (found,) = proposed(f"{spoken} on [[Tuesday|2021-05-11]].")
    assert (found.kind, found.claimant) == ("statement", "Mira Solen")
    assert found.title.startswith(f"{marks[0]}We will not sign,{marks[1]} Mira Solen")


def test_a_claim_about_several_days_has_three_readings():
    statement, event = proposed(
        "On [[May 8 and 9|&2021-05-08&2021-05-09]], forces claimed to have recaptured Brell and Tarnow."
    )
    assert statement.title == "Forces claimed to have recaptured Brell and Tarnow"
    assert (event.title, event.when.edtf) == ("Forces recaptured Brell and Tarnow", "[2021-05-08,2021-05-09]")
    assert [other.edtf for other in event.alternatives] == ["{2021-05-08,2021-05-09}", "[..2021-05-09]"]
    assert (event.claimant, event.hedge) == ("forces", "claimed")


def test_what_is_so_when_it_is_said_is_of_that_day():
    assert told("On [[May 8|2021-05-08]] the council confirmed it is in control of the port.")[1] == (
        *("state", "2021-05-08", "The council is in control of the port"),
    )


def test_what_is_announced_for_later_lies_after_the_statement():
    assert told("On [[May 8|2021-05-08]] the ministry said the plant would close.")[1] == (
        *("forecast", "[2021-05-08..]", "The plant would close"),
    )


def test_what_has_a_date_of_its_own_is_told_once():
    assert told("In [[April|2021-04]] the ministry said that the plant would close in [[2030|2030]].") == [
        ("statement", "2021-04", "The ministry said that the plant would close in 2030"),
        ("forecast", "2030", "The plant would close"),
    ]


def test_a_deed_of_words_without_a_clause_is_a_statement_alone():
    assert told("Ana Petrel announced on [[Wednesday|2021-05-12]] the closure of two mines.") == [
        ("statement", "2021-05-12", "Ana Petrel announced the closure of two mines")
    ]


def test_a_participle_is_told_as_it_was_said():
    assert (
        told("On [[May 8|2021-05-08]] she said the rebels had taken the bridge.")[1][2] == "The rebels took the bridge"
    )
    assert told("On [[May 8|2021-05-08]] rebels claimed to have overrun Brell.")[1][2] == "Rebels overran Brell"


def test_an_expression_of_a_bounded_order_gives_no_event_without_a_day():
    statement, *rest = proposed("Since [[2015|2015/..]] officials have said that the dam failed.")
    assert statement.kind in ("statement", "state") and not rest
