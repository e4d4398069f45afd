"""A project without its history: what is in it, what is not, and that it is the same every time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app import actions
from timeline_app.model import TABLES, Decision, Dossier, Entry, Passage, Source, Version
from timeline_app.project import Filter, Project
from timeline_app.settings import Settings


@pytest.fixture(scope="module")
def sample(tmp_path_factory, copy_of_sample):
    project = copy_of_sample(tmp_path_factory.mktemp("sample") / "s.chronology", Settings(name="Amina"))
    entry = project.all(Entry)[0]
    actions.edit_entry(project, entry, private_note="Between us.")
    with project.edit("Note") as edit:
        edit.change(project.all(Source)[0], note="Between us.")
        edit.add(Decision(subject_table="entry", subject_id=entry.id, kind="proposal-dismissed"))
    yield project
    project.close()


def handed(project, folder, *, wanted=None, private=False):
    found = project.with_evidence(project.chronicle(wanted), private=private)
    path = folder / "handed.chronology"
    path.write_bytes(found.evidence.project)
    return path


def bare(chronicle):
    """Return a chronicle without what a handing over leaves at home."""
    entries = tuple(replace(entry, private_note="") for entry in chronicle.entries)
    sources = tuple(replace(source, note="") for source in chronicle.sources)
    return replace(chronicle, entries=entries, sources=sources, rows={}, left_out=0, _sources={})


def test_it_is_a_project_with_the_same_chronicle_and_passes_every_proof(sample, tmp_path):
    path = handed(sample, tmp_path)
    with_proof = Project.open(path, author="Somebody", installation="else")
    try:
        assert with_proof.prove() == ()
        assert bare(with_proof.chronicle()) == bare(sample.chronicle())
        assert with_proof.undo_label is None
    finally:
        with_proof.close()


def test_one_can_go_on_from_it(sample, tmp_path):
    path = handed(sample, tmp_path)
    project = Project.open(path, author="Somebody", installation="else")
    try:
        added = actions.add_entry(project, "One more", when="2019")
        assert project.get(Entry, added.id)
        project.undo()
        assert project.get(Entry, added.id) is None
        assert project.prove() == ()
    finally:
        project.close()


def test_the_same_rows_give_the_same_bytes(sample, tmp_path):
    assert handed(sample, tmp_path).read_bytes() == handed(sample, tmp_path).read_bytes()


def test_what_was_handed_over_is_handed_on_byte_for_byte(sample, tmp_path):
    path = handed(sample, tmp_path)
    (tmp_path / "second").mkdir()
    project = Project.open(path, author="Somebody", installation="else")
    try:
        assert handed(project, tmp_path / "second").read_bytes() == path.read_bytes()
    finally:
        project.close()


@pytest.mark.parametrize("private", [False, True])
def test_what_is_private_is_in_it_only_when_asked_for(sample, tmp_path, private):
    path = handed(sample, tmp_path, private=private)
    assert (b"Between us." in path.read_bytes()) == private
    project = Project.open(path, author="Somebody", installation="else", readonly=True)
    try:
        assert bool(project.all(Decision)) == private
        assert (project.count(Passage) == sample.count(Passage)) == private
        if private:
            kept = {name: project.count(kind) for name, kind in TABLES.items()}
            assert kept == {name: sample.count(kind) for name, kind in TABLES.items()}
    finally:
        project.close()


def test_what_a_filter_holds_back_is_not_in_it(sample, tmp_path):
    (entry,) = [e for e in sample.chronicle().entries if e.number == 3]
    path = handed(sample, tmp_path, wanted=Filter(ids=frozenset({entry.id})), private=True)
    project = Project.open(path, author="Somebody", installation="else")
    try:
        assert [e.id for e in project.all(Entry)] == [entry.id]
        assert {s.id for s in project.all(Source)} == {c.source_id for c in entry.citations}
        assert project.count(Dossier) == 1
        assert project.chronicle().links == ()
        assert project.prove() == ()
    finally:
        project.close()


def test_the_evidence_has_every_version_with_its_text_and_its_custody(sample):
    found = sample.with_evidence(sample.chronicle(), whole=False).evidence
    assert found.project == b""
    assert {v.id for v in found.versions} == {v.id for v in sample.all(Version)}
    for version in found.versions:
        record = sample.get(Version, version.id)
        assert found.texts[version.id] == sample.text(record)
        assert version.sha256 == record.sha256
        assert [act.action for act in version.acts] == ["imported"]
        assert version.acts[0].object == f"SHA-256:{version.sha256}"
