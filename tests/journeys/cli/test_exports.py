"""What goes out from the command line: the list of formats, a saved view, options by name."""

from __future__ import annotations

import csv
import shutil

import pytest

from timeline_app import actions, exports, settings
from timeline_app.actions import Look
from timeline_app.project import Filter


@pytest.fixture
def own(run, dossier, tmp_path):
    """A copy of the project with a second entry, and a saved view that shows only the first."""
    copy = tmp_path / "own.chronology"
    shutil.copy(dossier.path, copy)
    run("add", copy, "--title", "The quay is repaired", "--when", "2019-07-01")
    project = actions.open_project(copy, settings.load())
    actions.save_view(project, "Before the repair", Look(wanted=Filter(text="harbour")))
    project.close()
    return copy


def titles(path):
    return [row["title"] for row in csv.DictReader(path.read_text("utf-8-sig").splitlines())]


def test_the_list_names_every_format_with_what_it_cannot_hold(run):
    said = run("export", "--list")
    assert said.status == 0, said.err
    for known in exports.formats():
        assert known.title in said.out
        assert known.loses in said.out
        assert all(option in said.out for option in known.options)


def test_the_list_of_one_format_says_every_option_its_values_and_its_default(run):
    said = run("export", "--list", "--format", "pdf").out
    assert "--option template=report|compact|evidence" in said
    assert "--option include_private=true|false" in said
    assert "--option volume_size=100…3000" in said
    assert "--option subtitle=WORDS" in said
    assert "by default 3000" in said
    assert "by default false" in said
    assert "Spreadsheet" not in said


def test_the_list_as_json_holds_what_a_panel_needs(run):
    found = {one["name"]: one for one in run("export", "--list", "--json").json}
    assert found.keys() == {known.name for known in exports.formats()}
    assert found["pdf"]["options"]["page_size"]["choices"] == {"a4": "A4", "letter": "Letter"}
    assert found["png"]["options"]["ppi"]["most"] > found["png"]["options"]["ppi"]["least"]
    assert found["svg"]["loses"]


def test_a_format_that_is_not_there_is_not_listed(run):
    said = run("export", "--list", "--format", "papyrus")
    assert said.status == 1
    assert "no export format" in said.err


@pytest.mark.parametrize("words", [(), ("only.chronology",)])
def test_an_export_without_project_or_file_says_what_it_needs(run, words):
    said = run("export", *words)
    assert said.status == 1
    assert "needs a project and a file" in said.err
    assert "--list" in said.err


@pytest.mark.parametrize("name", ["Before the repair", "before the REPAIR "])
def test_a_saved_view_goes_out_by_its_name(run, own, tmp_path, name):
    assert run("export", own, tmp_path / "all.csv").status == 0
    assert run("export", own, tmp_path / "view.csv", "--view", name).status == 0
    assert titles(tmp_path / "all.csv") == ["The harbour is closed", "The quay is repaired"]
    assert titles(tmp_path / "view.csv") == ["The harbour is closed"]


def test_a_view_that_is_not_there_is_refused_with_those_that_are(run, own, dossier, tmp_path):
    said = run("export", own, tmp_path / "a.csv", "--view", "Another")
    assert said.status == 1
    assert "“Before the repair”" in said.err
    assert "none yet" in run("export", dossier.path, tmp_path / "a.csv", "--view", "Another").err
    assert not (tmp_path / "a.csv").exists()


def test_a_view_and_a_filter_are_not_mixed(run, own, tmp_path):
    said = run("export", own, tmp_path / "a.csv", "--view", "Before the repair", "--filter", "quay")
    assert said.status == 1
    assert "either --view or --filter" in said.err


def test_every_option_of_every_format_is_taken_from_the_command_line_with_its_default(run, own, tmp_path):
    slow = {"pdf", "docx", "odt", "svg", "png"}
    for known in exports.formats():
        if known.name in slow:
            continue
        out = tmp_path / f"{known.name}{known.suffix}"
        options = [f"--option={name}={check.default}" for name, check in known.options.items()]
        said = run("export", own, out, "--format", known.name, *options)
        assert said.status == 0, (known.name, said.err)
        assert out.exists()
