"""The sample dossier, replayed through the verbs."""

import tomllib

import pytest

from timeline_app import actions
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
