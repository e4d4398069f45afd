import pytest

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Link, Name, Passage, Place, Source, Tag, Version

EVERYTHING = (Source, Version, Passage, Entry, Citation, Link, Agent, Place, Name, Tag)


def living(project):
    return {kind.__name__: len(project.all(kind)) for kind in EVERYTHING if project.all(kind)}


@pytest.fixture
def cited(project, closed, storm, mark):
    """An entry that cites, is linked, and has who, where and tags."""
    actions.cite(project, closed, mark("old harbour"), claimant="Ann", via=["Post"])
    actions.edit_entry(project, closed, people=["Ann"], places=["Lowick"], tags=["law"])
    actions.link(project, storm, closed, citation=project.all(Citation)[0])
    return closed


def test_what_would_go_with_an_entry_is_said_first(project, cited):
    told = actions.dependents(project, [("entry", cited.id)])
    assert [(table, words) for table, _, words in told] == [
        ("passage", "“old harbour”"),
        ("citation", "“old harbour” for “The harbour is closed”"),
        ("link", "“A storm hits Lowick” precedes “The harbour is closed”"),
    ]


def test_removing_an_entry_takes_along_what_makes_no_sense_without_it_and_comes_back_whole(project, cited):
    before = project.chronicle()
    actions.remove(project, [("entry", cited.id)])
    assert living(project) == {"Source": 1, "Version": 1, "Entry": 1, "Agent": 2, "Place": 1, "Tag": 1}
    assert project.undo_label == "Remove entry"
    project.undo()
    assert project.chronicle().entries == before.entries
    project.redo()
    assert len(project.all(Entry)) == 1


def test_what_a_colleague_wrote_can_be_removed_brought_back_and_removed_again(project, cited, reopen):
    other = reopen(author="Bashir", installation="there")
    actions.remove(other, [("entry", cited.id)])
    other.undo()
    other.redo()
    assert len(other.all(Entry)) == 1


def test_removing_a_source_takes_its_text_marks_and_citations_but_no_entry(project, cited, lowick):
    told = actions.dependents(project, [("source", lowick.id)])
    assert {table for table, _, _ in told} == {"passage", "citation"}
    actions.remove(project, [("source", lowick.id)])
    assert living(project) == {"Entry": 2, "Link": 1, "Agent": 2, "Place": 1, "Tag": 1}
    assert project.all(Link)[0].citation_id is None


@pytest.mark.parametrize("fields", [{"colour": "y"}, {"comment": "why"}])
def test_a_mark_that_is_also_a_highlight_or_a_note_outlives_its_citation(project, cited, mark, fields):
    mark("old harbour", **fields)
    actions.remove(project, [("citation", project.all(Citation)[0].id)])
    assert len(project.all(Passage)) == 1


def test_a_mark_with_a_tag_or_another_citation_outlives_a_citation(project, cited, storm):
    (passage,) = project.all(Passage)
    (first,) = project.all(Citation)
    second = actions.cite(project, storm, passage)
    actions.remove(project, [("citation", first.id)])
    assert len(project.all(Passage)) == 1
    actions.set_tags(project, "passage", passage.id, ["law"])
    actions.remove(project, [("citation", second.id)])
    assert len(project.all(Passage)) == 1


def test_two_citations_of_one_mark_take_it_along_when_both_go(project, cited, storm):
    actions.cite(project, storm, project.all(Passage)[0])
    actions.remove(project, [("citation", citation.id) for citation in project.all(Citation)])
    assert not project.all(Passage)
    assert project.undo_label == "Remove citations"


def test_people_places_and_tags_leave_what_stays(project, cited):
    with project.edit("Add names") as edit:
        edit.add(Name(of_table="place", of_id=project.all(Place)[0].id, text="Lowwick"))
        edit.add(Place(name="The quay", part_of_id=project.all(Place)[0].id))
    gone = [(str(kind.__tablename__), record.id) for kind in (Agent, Tag) for record in project.all(kind)]
    actions.remove(project, [*gone, ("place", project.all(Place)[0].id)])
    (citation,) = project.all(Citation)
    assert (citation.claimant_id, citation.via) == (None, [])
    (view,) = [view for view in project.chronicle().entries if view.id == cited.id]
    assert not (view.people or view.places or view.tags)
    assert [place.part_of_id for place in project.all(Place)] == [None]
    assert not project.all(Name)
    assert project.undo_label == "Remove"


def test_what_is_gone_already_is_passed_over(project, cited):
    refs = [("entry", cited.id)]
    actions.remove(project, refs)
    actions.remove(project, refs)
    assert actions.dependents(project, refs) == ()


def test_sources_and_entries_are_named_by_their_titles(project, lowick, mark, closed):
    actions.cite(project, closed, lowick)
    long = mark("On Monday, 3 June 2019, the council of Lowick closed the old harbour. “Nobody was asked,” said")
    words = [words for _, _, words in actions.dependents(project, [("source", lowick.id)])]
    assert words[0].startswith("“On Monday")
    assert words[0].endswith("…”")
    assert len(words[0]) < len(long.quote)
    assert words[1] == "The source as a whole, for “The harbour is closed”"


def test_an_entry_that_goes_with_nothing_is_its_own_matter(project, closed):
    assert actions.dependents(project, [("entry", closed.id)]) == ()
    actions.remove(project, [("entry", closed.id)])
    assert not project.all(Entry)


def test_a_claimant_who_leaves_is_wiped_from_what_stays_only(project, cited, storm, mark):
    actions.cite(project, storm, mark("a storm"), via=["Post"], claimant="Lee")
    (post,) = [agent for agent in project.all(Agent) if agent.name == "Post"]
    actions.remove(project, [("agent", post.id), ("entry", cited.id)])
    (left,) = project.all(Citation)
    assert left.via == []
    assert left.claimant_id is not None
