"""What is left of all articles follows every decision, also about those that are not on show."""

import pytest

from timeline_app import actions
from timeline_app.model import Entry, Version


@pytest.fixture
def proposals(qtbot, sample_desk):
    """The proposals of the sample, all articles read."""
    with qtbot.waitSignal(sample_desk.proposals.read_all().finished):
        pass
    return sample_desk.proposals


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


@pytest.fixture
def one(proposals, project):
    """An article with a proposal that has a date, and that proposal."""
    versions = (version for version in project.all(Version) if proposals.of(version.id))
    return next((v, p) for v in versions for p in proposals.of(v.id) if p.when and not p.provisional)


def test_what_is_dismissed_is_left_no_more_and_undo_brings_it_back(qtbot, proposals, project, one, sample_desk):
    version, proposal = one
    before = proposals.left()
    actions.dismiss(project, version, proposal)
    qtbot.waitUntil(lambda: proposals.left() == before - 1)
    assert proposal not in proposals.of(version.id)
    sample_desk.document.undo()
    qtbot.waitUntil(lambda: proposals.left() == before)


def test_an_entry_that_gets_another_date_settles_a_proposal_no_more(qtbot, proposals, project, one):
    version, proposal = one
    before = proposals.left()
    cites = actions.Words(version, *proposal.quote)
    entry = actions.add_entry(project, "Told by hand", when=proposal.when, cites=cites)
    qtbot.waitUntil(lambda: proposal not in proposals.of(version.id))
    actions.edit_entry(project, project.get(Entry, entry.id), when="1066")
    qtbot.waitUntil(lambda: proposals.left() == before)


def test_a_source_that_is_removed_has_nothing_left(qtbot, proposals, project, one):
    version, _ = one
    actions.remove(project, [("source", version.source_id)])
    qtbot.waitUntil(lambda: version.source_id not in proposals.by_source())
    assert proposals.of(version.id) is None


def test_a_name_that_is_rejected_is_proposed_by_no_article(qtbot, proposals, project):
    names = [name.text for version in project.all(Version) for p in proposals.of(version.id) for name in p.names]
    text = names[0]
    actions.reject_name(project, text)

    def named():
        return [n.text for v in project.all(Version) for p in proposals.of(v.id) for n in p.names]

    qtbot.waitUntil(lambda: text not in named())


def test_another_project_has_nothing_left_before_it_is_read(proposals, sample_desk):
    sample_desk.document.show(None)
    assert proposals.left() is None
    assert proposals.by_source() == {}
