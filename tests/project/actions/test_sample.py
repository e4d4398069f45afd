"""The sample dossier, replayed through the verbs."""

import tomllib

import pytest

from timeline_app import actions
from timeline_app.actions.sample import FILE
from timeline_app.errors import SourceError
from timeline_app.model import Place
from timeline_app.paths import resource
from timeline_app.settings import Settings

ME = Settings(name="Amina", installation="here")
TOLD = tomllib.loads((resource("seeds") / "chronology.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    project = actions.build_sample(tmp_path_factory.mktemp("sample") / "sample.chronology", ME)
    yield project
    project.close()


def test_the_sample_is_large_enough_to_show_the_program(sample):
    chronicle = sample.chronicle()
    assert len(chronicle.entries) >= 18
    assert sum(len(entry.citations) for entry in chronicle.entries) >= 25
    assert len(chronicle.links) >= 20


def test_every_entry_is_dated_as_the_seeds_say(sample):
    dated = {entry.title: entry.when.edtf if entry.when else "" for entry in sample.chronicle().entries}
    assert dated == {entry["title"]: entry["when"] for entry in TOLD["entry"]}


def test_every_quote_of_the_sample_stands_in_its_text(sample):
    assert all(cited.intact for entry in sample.chronicle().entries for cited in entry.citations)


def test_just_two_findings_are_left_in_the_sample_on_purpose(sample):
    found = {(finding.kind, finding.sentence.split("”")[0].strip("“")) for finding in actions.check(sample)}
    assert {kind for kind, _ in found} == {"uncited", "reserve-lost"}
    assert len(found) == 2


def test_the_person_who_opens_the_sample_begins_with_nothing_to_undo(sample):
    assert sample.undo_label is None
    assert sample.redo_label is None


def test_every_place_of_the_sample_lies_where_the_seeds_say(sample):
    places = {place.id: place for place in sample.all(Place)}
    told = {place["name"]: (place["lat"], place["part_of"]) for place in TOLD["place"]}
    found = {p.name: (p.latitude, places[p.part_of_id].name if p.part_of_id else "") for p in places.values()}
    assert found == told


def test_an_article_of_the_sample_is_told_by_its_outlet(sample):
    assert {source.publisher for source in sample.chronicle().sources} == {s["publisher"] for s in TOLD["source"]}
    assert {source.published for source in sample.chronicle().sources} == {s["published"] for s in TOLD["source"]}


@pytest.fixture
def own(monkeypatch, tmp_path):
    """A data folder in which nobody has opened the sample yet."""
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path / "own"))
    return tmp_path / "own"


def test_the_sample_is_opened_again_as_long_as_nobody_worked_on_it(own):
    first = actions.open_sample(ME)
    name = first.dossier.id
    first.close()
    again = actions.open_sample(ME)
    assert again.dossier.id == name
    assert again.path == own / FILE
    again.close()


def test_a_sample_that_was_worked_on_is_kept_beside_the_fresh_one(own):
    worked = actions.open_sample(ME)
    actions.add_entry(worked, "Mine")
    worked.close()
    fresh = actions.open_sample(ME)
    assert "Mine" not in {entry.title for entry in fresh.chronicle().entries}
    fresh.close()
    kept = actions.open_project(own / "sample-2.chronology", ME)
    assert kept.undo_label == "Add entry"
    kept.close()


def test_a_sample_that_cannot_be_opened_is_put_aside(own):
    own.mkdir()
    (own / FILE).write_text("words")
    actions.open_sample(ME).close()
    assert (own / "sample-2.chronology").read_text() == "words"


def test_a_sample_that_cannot_be_made_leaves_nothing_behind(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    told = (resource("seeds") / "chronology.toml").read_text("utf-8")
    (seeds / "chronology.toml").write_text(told, "utf-8")
    monkeypatch.setattr("timeline_app.paths.resource", lambda *_parts: seeds)
    with pytest.raises(SourceError):
        actions.build_sample(tmp_path / "sample.chronology", ME)
    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]
