"""What a filter lets through is told in another thread, and the timeline goes on from that."""

import pytest

from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import Filter, Project, fill_index
from timeline_app.project.search import index
from timeline_app.project.views import kept
from timeline_app.project.views.marks import found

FILTERS = [
    Filter(places=frozenset({"Kabul"})),
    Filter(text="Taliban"),
    Filter(uncited=True),
    Filter(after=1_568_000_000),
    Filter(kinds=frozenset({"nonsense"})),
    Filter(without=(Filter(text="Taliban"),)),
]


@pytest.fixture
def sample(copy_of_sample, tmp_path):
    project = copy_of_sample(tmp_path / "sample.chronology")
    project.marks()
    yield project
    project.close()


def nobody(_done, _total, _words=""):
    pass


def as_the_file_says(project, wanted):
    return {packed.ljust(16, b"\0").hex() for packed in found(project._db, wanted).tolist()}


def no_question(_db, _wanted):
    raise AssertionError("the file was asked")


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_after_a_filter_is_told_its_entries_are_known_without_asking_the_file(sample, wanted, monkeypatch):
    expected = as_the_file_says(sample, wanted)
    assert not sample.is_told(wanted)
    assert sample.tell(sample.told_beside(wanted)(nobody))
    monkeypatch.setattr(kept, "found", no_question)
    assert sample.is_told(wanted)
    assert set(sample.marks(wanted).id) == expected
    assert list(sample.marks(wanted).id) == [id_ for id_ in sample.marks().id if id_ in expected]


def test_many_filters_may_be_told_one_after_the_other(sample, monkeypatch):
    monkeypatch.setattr(kept, "found", no_question)
    for wanted in FILTERS * 2:
        sample.tell(sample.told_beside(wanted)(nobody))
        assert sample.is_told(wanted)
        sample.marks(wanted)


def test_what_was_told_before_an_edit_is_not_taken(sample):
    wanted = Filter(text="Taliban")
    told = sample.told_beside(wanted)(nobody)
    actions.edit_entry(sample, sample.all(Entry)[0], title="The Taliban are named here")
    assert not sample.tell(told)
    assert not sample.is_told(wanted)
    assert set(sample.marks(wanted).id) == as_the_file_says(sample, wanted)


def test_after_an_edit_a_filter_is_told_anew(sample):
    wanted = Filter(text="Taliban")
    sample.tell(sample.told_beside(wanted)(nobody))
    entry = actions.add_entry(sample, "The Taliban, once more", own_note=True)
    assert not sample.is_told(wanted)
    assert sample.tell(sample.told_beside(wanted)(nobody))
    assert entry.id in set(sample.marks(wanted).id)


def test_an_index_that_is_filled_meanwhile_leaves_what_was_read_and_told(sample):
    wanted = Filter(text="Taliban")
    index.forget(sample._db)
    _ = sample.marks().lanes["place"]
    sample.tell(sample.told_beside(wanted)(nobody))
    before = sample.marks()
    fill_index(sample.path)
    assert sample.is_told(wanted)
    assert sample.is_at_hand("place")
    entry = actions.edit_entry(sample, sample.all(Entry)[0], title="Named while the index was filled")
    assert sample.is_at_hand("place")
    assert sample.marks().edited(before) is not None  # of one entry alone
    assert sample.marks().title[sample.marks().id.index(entry.id)] == entry.title


@pytest.mark.parametrize("own_too", [False, True])
def test_what_another_program_wrote_is_read_also_while_an_index_is_filled(sample, own_too):
    _ = sample.marks().lanes["place"]
    other = Project.open(sample.path, author="Somebody else")
    index.forget(other._db)
    actions.add_entry(other, "From elsewhere", own_note=True)
    other.close()
    fill_index(sample.path)
    if own_too:
        actions.edit_entry(sample, sample.all(Entry)[0], title="Named here")
    assert not sample.is_at_hand("place")
    assert {"From elsewhere", *["Named here"] * own_too} <= set(sample.marks().title)


def test_no_filter_needs_no_telling(sample):
    assert sample.is_told(Filter())
