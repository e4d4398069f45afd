"""The verb `date`, as scripts use it."""

import json

import pytest

from timeline_app import dates
from timeline_app.cli.grammar import CALENDARS

MEMBERS = ["input", "status", "edtf", "level", "earliest", "latest", "precision", "reading", "notes", "candidates"]


def test_every_answer_has_the_same_members_in_the_order_of_the_texts(run):
    answer = run("date", "5 Sept 2019", "-0043-03", "9/5/2019", "the other day", "2015/..", "--json")
    assert answer.status == 0
    shapes = [json.loads(line) for line in answer.out.splitlines()]
    assert [list(shape) for shape in shapes] == [MEMBERS] * 5
    assert [shape["status"] for shape in shapes] == ["normalized", "normalized", "ambiguous", "none", "normalized"]
    assert shapes[0] | {"notes": []} == {
        "input": "5 Sept 2019",
        "status": "normalized",
        "edtf": "2019-09-05",
        "level": 0,
        "earliest": "2019-09-05",
        "latest": "2019-09-05",
        "precision": "day",
        "reading": "5 September 2019",
        "notes": [],
        "candidates": [],
    }
    assert (shapes[1]["earliest"], shapes[1]["latest"]) == ("-0043-03-01", "-0043-03-31")
    assert [one["edtf"] for one in shapes[2]["candidates"]] == ["2019-05-09", "2019-09-05"]
    assert shapes[3]["notes"], "why it is no date"
    assert (shapes[4]["earliest"], shapes[4]["latest"]) == ("2015-01-01", None)


@pytest.mark.parametrize(
    "words", [("-0043-03", "1999?"), ("1999?", "--", "-0043-03"), ("-012X",), ("--json", "-Y17E7")]
)
def test_a_date_before_christ_is_no_option(run, words):
    assert "unrecognized" not in run("date", *words).err


def test_edtf_is_taken_to_the_letter(run):
    answer = run("date", "--edtf", "--json", "2019-09", " 2019", "5 September 2019", "")
    statuses = [json.loads(line)["status"] for line in answer.out.splitlines()]
    assert statuses == ["normalized", "none", "none", "none"]


def test_people_get_one_line_a_date_and_the_reason_or_the_choice(run):
    answer = run("date", "Sonbola 1398", "9/5/2019", "31 June 2019")
    assert answer.status == 1, "two of them are not one date"
    assert "2019-08-23/2019-09-22" in answer.out
    assert "more than one way" in answer.out
    assert "no such day" in answer.out
    assert run("date", "2019").status == 0


def test_the_date_stands_in_the_calendars_asked_for(run):
    answer = run("date", "5 September 2019", "--calendar", "solar_hijri", "--json")
    assert answer.json["reading"] == "5 September 2019 · ۱۴ سنبله ۱۳۹۸"
    assert "23 August 2019 OS" in run("date", "2019-09-05", "--calendar=julian").out
    assert run("date", "1398", "--calendar", "solar_hijri", "--json").json["status"] == "ambiguous"


def test_lines_of_standard_input_are_dates_each_with_an_answer(shell):
    lines = b"2019-09\n\n 2019\n" + "۱۴ سنبله ۱۳۹۸\n".encode() + b"\xff2019\n" + b"9" * 200_000 + b"\n1918-11"
    process = shell("date", "--json", stdin=-1)
    out, err = process.communicate(lines, timeout=60)
    shapes = [json.loads(line) for line in out.decode().splitlines()]
    assert [shape["edtf"] for shape in shapes] == ["2019-09", None, "2019", "2019-09-05", None, None, "1918-11"]
    assert (process.returncode, err) == (0, b"")


def test_the_command_line_names_the_calendars_that_can_be_read():
    assert set(dates.CALENDARS) <= set(CALENDARS)
