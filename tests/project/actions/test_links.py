import pytest

from timeline_app import actions
from timeline_app.errors import InvalidValue
from timeline_app.model import Link


def test_two_entries_are_linked(project, closed, storm, lowick):
    citation = actions.cite(project, closed, lowick)
    made = actions.link(project, storm, closed, "Given as  reason for", basis="hedged", note="n", citation=citation)
    assert (made.type, made.basis, made.citation_id) == ("given-as-reason-for", "hedged", citation.id)
    assert [found.id for found in actions.links_of(project, storm)] == [made.id]
    assert [found.id for found in actions.links_of(project, closed)] == [made.id]
    assert project.undo_label == "Add link"


def test_a_link_may_have_a_type_of_ones_own(project, closed, storm):
    assert actions.link(project, storm, closed, "rhymes with").type == "rhymes-with"


def test_a_link_is_refused_to_itself_twice_or_without_a_type(project, closed, storm):
    made = actions.link(project, storm, closed)
    other = actions.link(project, storm, closed, "causes")
    for refused in (
        lambda: actions.link(project, closed, closed),
        lambda: actions.link(project, storm, closed, "precedes"),
        lambda: actions.link(project, storm, closed, " - "),
        lambda: actions.link(project, storm, closed, "ends", basis="felt"),
        lambda: actions.edit_link(project, other, type="precedes"),
        lambda: actions.edit_link(project, other, to_id=storm.id),
        lambda: actions.edit_link(project, other, colour="y"),
    ):
        with pytest.raises(InvalidValue):
            refused()
    assert {link.id for link in project.all(Link)} == {made.id, other.id}


def test_a_link_can_be_changed(project, closed, storm):
    made = actions.link(project, storm, closed)
    assert actions.edit_link(project, made, type="Causes", note="n", distance="one week").type == "causes"
    assert actions.edit_link(project, made, type="causes").distance == "one week"
