"""`suggest` and `accept`: an article of our own, with an invented town."""

import json

import pytest

from timeline_app import actions, settings
from timeline_app.model import Source, Version

TEXT = """The brigade withdrew from Orlec on May 10, officials said.

On May 8, Minister Karel Dovan said he had called off talks. Last week the council closed the port.
"""


@pytest.fixture
def news(tmp_path):
    file = tmp_path / "orlec.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def dated(run, project, news):
    """A project that holds the article."""
    run("import", project, news, "--published", "2021-05-14")
    return project


def test_files_are_read_without_a_project(run, news):
    found = run("suggest", news, "--published", "14 May 2021", "--json").json
    assert [(each["edtf"], each["title"]) for each in found] == [
        ("2021-05-10", "The brigade withdrew from Orlec"),
        ("2021-05-08", "Minister Karel Dovan said he had called off talks"),
        ("[..2021-05-08]", "Minister Karel Dovan called off talks"),
        ("2021-05-03/2021-05-09", "The council closed the port"),
    ]
    first = found[0]
    assert first["quote"] == TEXT[first["start"] : first["end"]] == TEXT.split("\n")[0]
    assert (first["claimant"], first["hedge"], first["words"]) == ("officials", "said", "May 10")
    assert (first["earliest"], first["latest"], first["file"]) == ("2021-05-10", "2021-05-10", str(news))
    assert found[2]["links"] == [{"type": "announced-in", "key": found[1]["key"]}]
    assert first["names"][0]["text"] == "Orlec"


def test_the_first_day_of_the_week_can_be_said(run, news):
    found = run("suggest", news, "--published", "2021-05-14", "--week-start", "sunday", "--json").json
    assert found[3]["edtf"] == "2021-05-02/2021-05-08"


def test_people_get_key_date_title_reason_and_sentence(run, news):
    said = run("suggest", news, "--published", "2021-05-14").out
    assert said.startswith("orlec.txt (4)")
    assert "10 May 2021  The brigade withdrew from Orlec" in said
    assert "occurrence, " in said and " · who says so: officials · in the words: “said”" in said
    assert "“May 10” → 10 May 2021" in said


def test_without_a_publication_date_it_is_said_and_the_dates_wait(run, news):
    answer = run("suggest", news, "--json")
    assert "no publication date was found" in answer.err
    assert [each["edtf"] for each in answer.json] == [None] * 3
    assert "waits for the publication date" in run("suggest", news).out


def test_a_project_says_what_is_not_settled(run, dated):
    found = run("suggest", dated, "--json").json
    assert len(found) == 4 and all(len(each["source"]) == 32 for each in found)
    made = run("accept", dated, "--ids", found[0]["key"][:8], found[2]["key"]).out.split()
    assert len(made) == 2
    assert [each["key"] for each in run("suggest", dated, "--json").json] == [found[1]["key"], found[3]["key"]]
    entries = run("list", dated, "entries", "--json").json
    assert {each["title"] for each in entries} == {found[0]["title"], found[2]["title"]}
    assert entries[1]["citations"][0]["claimant"] == "officials"


def test_all_are_accepted_as_one_edit(run, dated):
    made = [json.loads(line) for line in run("accept", dated, "--all", "--json").out.splitlines()]
    assert made[0]["title"] == "The brigade withdrew from Orlec" and len(made) == 4
    assert run("suggest", dated, "--json").json == []
    assert len(run("list", dated, "links", "--json").json) == 1
    assert "Accept proposals" in run("undo", dated).out
    assert len(run("suggest", dated, "--json").json) == 4


def test_only_sure_ones_are_accepted_when_asked(run, dated):
    sure = [each for each in run("suggest", dated, "--json").json if each["band"] == "high"]
    assert len(run("accept", dated, "--all", "--band", "high").out.split()) == len(sure) < 4


def test_what_waits_is_said_and_stays(run, project, news):
    run("import", project, news)
    answer = run("accept", project, "--all")
    assert (answer.status, answer.out) == (0, "") and "3 proposals wait for a publication date." in answer.err


def test_a_source_without_a_text_suggests_nothing_and_one_source_can_be_named(run, dated, tmp_path):
    other = tmp_path / "brell.txt"
    other.write_text("The mill burnt down on 3 April 2020.", "utf-8")
    source = run("import", dated, other).id
    assert len(run("suggest", dated, "--json").json) == 5
    assert len(run("accept", dated, "--all", "--source", source[-8:]).out.split()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("accept", "P"), "Say which proposals"),
        (("accept", "P", "--all", "--ids", "00"), "Say which proposals"),
        (("accept", "P", "--ids", "zz"), "No proposal has the key “zz”."),
        (("accept", "P", "--ids", ""), "Several proposals have keys"),
        (("suggest", "P", "F"), "Name one project, or files."),
        (("suggest", "P", "--published", "2020"), "have their own publication dates"),
        (("suggest", "F", "--published", "2020"), "“2020” is not a day."),
        (("suggest", "F", "--published", "soon"), "“soon” is not a day."),
        (("suggest", "nowhere.txt"), "nowhere.txt"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(run, dated, news, words, sentence):
    answer = run(*[{"P": dated, "F": news}.get(word, word) for word in words])
    assert answer.status == 1 and sentence in answer.err


def test_a_text_that_is_damaged_does_not_keep_the_others_from_being_read(run, dated):
    project = actions.open_project(dated, settings.load())
    with project.edit("junk") as edit:
        source = edit.add(Source(csl={"title": "A torn page"}))
        edit.add(Version(source_id=source.id, sha256="", text_sha256="0" * 64))
    project.close()
    answer = run("suggest", dated, "--json")
    assert answer.status == 1
    assert answer.err.startswith("A torn page: The text of a source is damaged")
    assert len(json.loads(answer.out)) == 4
