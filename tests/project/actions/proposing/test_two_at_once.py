"""Two programs decide about one article, and files that others wrote hold what we never would."""

import pytest

from timeline_app import actions
from timeline_app.errors import InvalidValue, Stale
from timeline_app.model import Decision, Entry, Link, Version, natural_id
from timeline_app.project import Project


@pytest.fixture
def elsewhere(project):
    """The same file, open in another program."""
    other = Project.open(project.path, author="b", installation="b")
    yield other
    other.close()


def test_what_was_accepted_elsewhere_is_not_accepted_once_more(project, elsewhere, version, proposed):
    offered = proposed()
    actions.accept(elsewhere, version, offered[0])
    with pytest.raises(InvalidValue, match="accepted already"):
        actions.accept(project, version, offered[0])
    made = actions.accept_all(project, version, offered)
    assert len(made) == len(offered) - 1
    assert actions.accept_all(project, version, offered) == []
    assert project.count(Entry) == len(offered)


def test_accepting_at_the_same_moment_writes_once(project, elsewhere, version, proposed, monkeypatch):
    offered = proposed()
    edits = project.edit

    def late(label):
        actions.accept_all(elsewhere, version, offered)
        return edits(label)

    monkeypatch.setattr(project, "edit", late)
    with pytest.raises(Stale, match="Another program"):
        actions.accept_all(project, version, offered)
    assert project.count(Entry) == len(offered)


def test_links_are_made_whether_what_they_join_is_accepted_together_or_apart(project, version, proposed):
    offered = proposed()
    actions.accept_all(project, version, offered)
    together = [(project.get(Entry, link.from_id).title, link.type) for link in project.all(Link)]
    project.undo()
    for proposal in reversed(offered):
        actions.accept(project, version, proposal)
    apart = [(project.get(Entry, link.from_id).title, link.type) for link in project.all(Link)]
    assert together == apart != []


def test_undoing_what_another_program_built_on_is_refused_or_leaves_the_other_alone(
    project, elsewhere, version, proposed
):
    offered = proposed()
    actions.accept(project, version, offered[0])
    actions.accept(elsewhere, version, offered[3])
    project.undo()
    assert [entry.title for entry in project.all(Entry)] == [offered[3].title]


@pytest.mark.parametrize("junk", ["2021-02-31", "2021-99-99", "0000-00-00", "someday", "2021"])
def test_an_article_with_no_day_of_publication_in_the_calendar_is_read_without_one(project, version, junk):
    with project.edit("junk") as edit:
        edit.change(version, published={"edtf": junk})
    found = actions.proposals(project, project.get(Version, version.id))
    assert {each.provisional for each in found} == {True, False}


def test_a_way_of_reading_that_does_not_exist_counts_as_none(project, orlec, version, proposed):
    before = proposed()
    with project.edit("junk") as edit:
        id_ = natural_id("decision", orlec.id, "read-as", "")
        edit.add(Decision(id=id_, subject_table="source", subject_id=orlec.id, kind="read-as", value="banana"))
    assert actions.reading_mode(project, orlec.id) == "auto"
    assert proposed() == before


JUNK = [
    1,
    None,
    [],
    {"type": 3},
    {"proposal": [], "type": {}},
    {"proposal": "x"},
    {"type": "reports", "proposal": None},
]


@pytest.mark.parametrize("relations", [JUNK, {"proposal": "x"}, "x", None])
@pytest.mark.parametrize("key", [None, 7, [], {"a": 1}, ""])
def test_spoiled_derivations_are_passed_over(project, orlec, version, proposed, relations, key):
    entry = actions.accept(project, version, proposed()[0])
    spoiled = {
        "proposal": key,
        "relations": relations,
        "policy": "x",
        "alternatives": [1, {"edtf": "31/02"}, {"edtf": None}, {"edtf": "2019-02-31", "because": 3}],
        "words": [],
    }
    with project.edit("junk") as edit:
        edit.change(entry, when={**entry.when, "derivation": spoiled})
    entry = project.get(Entry, entry.id)
    assert actions.other_readings(entry) == []
    assert actions.rereadings(project, orlec) == []
    actions.accept_all(project, version, proposed())
    assert project.chronicle().entries
